"""`docs/coverage.md`: where everything that is asked for is in the product; `make goldens` writes it anew."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from masterplan_cli.exhibits.catalog import EXHIBITS
from masterplan_cli.pipeline import all_rules

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "coverage.md"
WANTED: dict[str, dict[str, list[str]]] = yaml.safe_load((ROOT / "tests" / "coverage.yaml").read_text(encoding="utf-8"))
CHAPTERS = {code: ROOT / "templates" / "chapters" / code for code in ("id", "en")}
INTRODUCTION = """\
# Coverage

What a smart city masterplan has to hold, and where it is: a chapter as book/chapter, a table or chart by its name with
the chapters that place it, a check by its code, a test by its file. What is missing is said to be missing.

This page is written by `make goldens` from `tests/coverage.yaml`; a test proves that everything named exists.
"""
RULES = {rule.code: rule.name for rule in all_rules()}
NAMES = {exhibit.name for exhibit in EXHIBITS}


def places(exhibit: str, code: str = "id") -> list[str]:
    """The chapters that place an exhibit, as book/chapter."""
    wanted = f'exhibit("{exhibit}"'
    return [
        f"{path.parent.name}/{path.name.removesuffix('.md.j2')}"
        for path in sorted(CHAPTERS[code].rglob("*.j2"))
        if re.search(rf"(?<!has_){re.escape(wanted)}", path.read_text(encoding="utf-8"))
    ]


def shown(proof: str) -> str:
    kind, _, what = proof.partition(" ")
    match kind:
        case "exhibit":
            return f"`{what}` in {', '.join(places(what)) or 'no chapter'}"
        case "check":
            return f"check {what} `{RULES[what]}`"
        case "test":
            return f"test `tests/{what}`"
        case "missing:":
            return f"**missing**: {what}"
        case _:
            return f"{kind} `{what}`"


def page() -> str:
    lines = [INTRODUCTION]
    for group, items in WANTED.items():
        lines.append(f"\n## {group}\n\n| What | Where |\n|---|---|")
        lines += [f"| {item} | {'; '.join(shown(proof) for proof in proofs)} |" for item, proofs in items.items()]
    return "\n".join(lines) + "\n"


def proofs() -> Iterator[tuple[str, str]]:
    for group, items in WANTED.items():
        for item, found in items.items():
            for proof in found or [""]:
                yield f"{group}: {item}", proof


@pytest.mark.parametrize(("item", "proof"), list(proofs()))
def test_what_is_named_exists(item: str, proof: str) -> None:
    kind, _, what = proof.partition(" ")
    match kind:
        case "chapter":
            assert all((folder / f"{what}.md.j2").is_file() for folder in CHAPTERS.values()), item
        case "exhibit":
            assert what in NAMES, item
            assert places(what, "id"), f"{what} is placed nowhere"
            assert places(what, "en"), f"{what} is placed nowhere in English"
        case "check":
            assert what in RULES, item
        case "test":
            assert (ROOT / "tests" / what).is_file(), item
        case "path":
            assert (ROOT / what).is_file(), item
        case _:
            assert kind == "missing:", item
            assert len(what) > 20, f"{item}: a reason is due"


def test_the_page_is_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
