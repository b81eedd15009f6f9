"""Writing document sets: whole or not at all, nothing of others lost; and the store with its overlay."""

import os
from pathlib import Path

import pytest

from masterplan_cli import disk
from masterplan_cli.disk import DiskProblem, PackagedStore, read_manifest, write_set
from masterplan_cli.store import Artifact

FACTS = {"tool": "masterplan test"}


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def test_writes_then_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    write_set(tmp_path, [Artifact("a.md", b"A"), Artifact("figures/b.svg", b"B")], FACTS)
    assert files(tmp_path) == {"a.md": "A", "figures/b.svg": "B"}
    written = write_set(tmp_path, [Artifact("a.md", b"A2")], FACTS)
    assert files(tmp_path) == {"a.md": "A2"}
    assert (written.changed, written.removed) == (("a.md",), ("figures/b.svg",))


def test_keeps_foreign_files_and_edited_leftovers(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    write_set(tmp_path, [Artifact("a.md", b"A"), Artifact("b.md", b"B")], FACTS)
    (tmp_path / "b.md").write_text("edited", encoding="utf-8")
    write_set(tmp_path, [Artifact("a.md", b"A")], FACTS)
    assert files(tmp_path) == {"a.md": "A", "b.md": "edited", "mine.txt": "mine"}


def test_refuses_edited_files_before_anything_is_replaced(tmp_path: Path) -> None:
    write_set(tmp_path, [Artifact("a.md", b"A"), Artifact("b.md", b"B")], FACTS)
    (tmp_path / "b.md").write_text("edited", encoding="utf-8")
    with pytest.raises(DiskProblem) as caught:
        write_set(tmp_path, [Artifact("a.md", b"A2"), Artifact("b.md", b"B2")], FACTS)
    assert (caught.value.key, caught.value.path) == ("edited-since", "b.md")
    assert files(tmp_path) == {"a.md": "A", "b.md": "edited"}
    write_set(tmp_path, [Artifact("b.md", b"B2")], FACTS, force=True)
    assert files(tmp_path)["b.md"] == "B2"


class Stop(BaseException):
    """A kill at a chosen moment."""


@pytest.mark.parametrize("moment", range(8))
def test_a_kill_at_any_replacement_leaves_whole_files_and_a_next_build_that_works(
    moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [Artifact(f"{name}.md", f"old {name}".encode()) for name in "abcd"]
    new = [Artifact(f"{name}.md", f"new {name}".encode()) for name in "abcd"]
    write_set(tmp_path, old, FACTS)
    real, calls = os.replace, iter(range(99))

    def replace(source: str, target: str) -> None:
        if next(calls) == moment:
            raise Stop
        real(source, target)

    monkeypatch.setattr(disk.os, "replace", replace)
    if moment < 6:
        with pytest.raises(Stop):
            write_set(tmp_path, new, FACTS)
    monkeypatch.setattr(disk.os, "replace", real)
    for name, text in files(tmp_path).items():
        assert text in (f"old {name[0]}", f"new {name[0]}")
    write_set(tmp_path, new, FACTS)
    assert files(tmp_path) == {f"{name}.md": f"new {name}" for name in "abcd"}
    assert {min(digests) for digests in read_manifest(tmp_path).values()} == {disk.digest(a.content) for a in new}


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, [Artifact("a.md", b"A")], FACTS)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(DiskProblem, match="cannot-write"):
        write_set(tmp_path, [Artifact("a.md", b"A2")], FACTS)
    assert files(tmp_path) == {"a.md": "A"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".masterplan")] == []


def test_a_manifest_that_is_not_ours_is_no_manifest(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"files": 3}', '{"files": {"a": 1}}'):
        (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
        assert read_manifest(tmp_path) == {}


def test_the_store_reads_overlay_first_and_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "own" / "books").mkdir(parents=True)
    (tmp_path / "own" / "books" / "masterplan.yaml").write_text("id: mine", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("secret", encoding="utf-8")
    store = PackagedStore(tmp_path / "own")
    assert store.read("books/masterplan.yaml") == "id: mine"
    assert "id: roadmap" in store.read("books/roadmap.yaml")
    assert "books/masterplan.yaml" in store.names("books")
    for name in ("../secret.yaml", "books/../../secret.yaml", "/etc/passwd", "no-such"):
        with pytest.raises(KeyError):
            store.read(name)
