"""The catalog: formats are named once, and every leaf gives the same bytes every time."""

import pytest

from masterplan_cli.render.catalog import FORMATS, RENDERERS
from masterplan_cli.render.renderer import Renderer

from .build import MemoryStore, documents, full_book


def test_formats_are_named_once() -> None:
    assert len(set(FORMATS)) == len(FORMATS) == len(RENDERERS)


@pytest.mark.parametrize("renderer", RENDERERS, ids=FORMATS)
def test_two_runs_give_the_same_bytes(renderer: Renderer) -> None:
    runs = [renderer.render(documents(full_book()), MemoryStore()) for _ in range(2)]
    assert runs[0] == runs[1]


@pytest.mark.parametrize("renderer", RENDERERS, ids=FORMATS)
def test_files_are_relative_end_with_a_newline_and_hold_no_residue(renderer: Renderer) -> None:
    for artifact in renderer.render(documents(full_book()), MemoryStore()):
        assert not artifact.name.startswith(("/", ".."))
        text = artifact.content.decode()
        assert text.endswith("\n")
        assert "\r" not in text
        for residue in ("None", "NaN", "undefined", "{{"):
            assert residue not in text
