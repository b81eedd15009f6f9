"""The floors of the house: imports run downwards only; only the rim touches disk, clock, environment or terminal."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "masterplan_cli"

MAY_IMPORT: dict[str, set[str]] = {
    "units": set(),
    "colour": set(),
    "store": set(),
    "source": set(),
    "model": {"units"},
    "document": {"units"},
    "language": {"units"},
    "diagnostics": {"source"},
    "loading": {"source", "diagnostics", "units"},
    "checks": {"model", "colour", "source", "diagnostics", "units"},
    "analysis": {"model", "units"},
    "render": {"document", "colour", "language", "store", "units"},
    "exhibits": {"analysis", "model", "document", "language", "units"},
    "compose": {
        "exhibits", "loading", "document", "language", "store", "source", "diagnostics", "model", "analysis", "units",
    },
    "pipeline": {
        "compose", "exhibits", "loading", "checks", "analysis", "render", "document", "language", "store", "source",
        "diagnostics", "model", "units",
    },
    "disk": {"store", "source", "loading"},
    "cli": {
        "pipeline", "disk", "compose", "exhibits", "loading", "checks", "analysis", "render", "document", "language",
        "store", "source", "diagnostics", "model", "units",
    },
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip

RIM = {"cli", "disk", "__main__"}
RIM_MODULES = {
    "os",
    "pathlib",
    "shutil",
    "tempfile",
    "time",
    "datetime.now",
    "subprocess",
    "socket",
    "random",
    "locale",
    "glob",
}
RIM_CALLS = {"open", "print", "input", "exit", "exec", "eval"}


def room_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "templates" not in path.parts)


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards_only(path: Path) -> None:
    room = room_of(path)
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        steps = name.split(".")
        if steps[0] == "masterplan_cli" and len(steps) > 1 and steps[1] != "__version__":
            assert steps[1] == room or steps[1] in MAY_IMPORT[room], f"{room} must not import {steps[1]}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_rim_touches_the_world(path: Path) -> None:
    if room_of(path) in RIM:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imported(tree):
        assert name.split(".")[0] not in RIM_MODULES, f"{name} belongs to the rim"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in RIM_CALLS, f"{node.func.id}() belongs to the rim"
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "read_text", "write_text", "environ"):
            pytest.fail(f".{node.attr} belongs to the rim")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_lives_here(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "a sentence on what lives here is missing"


def test_every_room_has_its_floor() -> None:
    assert {room_of(path) for path in modules()} <= MAY_IMPORT.keys()


def test_no_circle_between_rooms() -> None:
    def below(room: str, seen: tuple[str, ...]) -> None:
        assert room not in seen, f"circle: {seen}"
        for other in MAY_IMPORT[room]:
            below(other, (*seen, room))

    for room in MAY_IMPORT:
        below(room, ())
