"""Pages of a plan with hostile names in Chromium: nothing overflows, is cut or covered, and no direction bleeds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import PackagedStore
from tests.render.browser import chromium, opened
from tests.render.test_browser import pytestmark as pytestmark
from tests.render.test_measured import MEASURE
from tests.render.test_pages import TOO_WIDE
from tests.support.hostile import spoilt
from tests.support.templates import COMPILED
from tests.test_examples import build

PAGES = ("index", *(book.stem for book in build("pariaman.yaml").built.documents.books if book.language == "id"))
LAID_OUT = "document.querySelectorAll('.chapter').forEach(e => e.style.contentVisibility = 'visible')"
# Words beside a part that runs from right to left stand where they are written: before it left, after it right.
BLEEDS = """() => [...document.querySelectorAll('bdi')].filter(part => {
  const boxesOf = node => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(box => box.width > 0);
  };
  const own = boxesOf(part);
  const is_one_line = own.length && own.every(box => Math.abs(box.top - own[0].top) < 4);
  const left = Math.min(...own.map(box => box.left)), right = Math.max(...own.map(box => box.right));
  const besides = node => node?.nodeType === 3 && node.data.trim() && is_one_line
    ? boxesOf(node).filter(box => Math.abs(box.top - own[0].top) < 4) : [];
  return besides(part.previousSibling).some(box => box.right > left + 1)
    || besides(part.nextSibling).some(box => box.left < right - 1);
}).map(part => part.parentElement.textContent.slice(0, 120))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Indonesian pages of Pariaman under hostile names."""
    checked = build("pariaman.yaml").checked
    loaded = replace(checked.loaded, value=spoilt(checked.profile))
    order = pipeline.Order(formats=("html",), languages=("id",))
    built = pipeline.build(replace(checked, loaded=loaded), PackagedStore(), order, COMPILED)
    folder = tmp_path_factory.mktemp("hostile")
    for artifact in built.artifacts:
        (folder / artifact.name).write_bytes(artifact.content)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("name", PAGES)
def test_hostile_names_spoil_no_page(name: str, site: Path, browser: Any) -> None:
    with opened(browser, (site / f"{name}.html").as_uri(), viewport={"width": 1280, "height": 900}) as page:
        page.evaluate(LAID_OUT)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(BLEEDS) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.evaluate(MEASURE) == []
        page.emulate_media(media="print")
        assert page.evaluate(TOO_WIDE) == []


def test_a_direction_that_bleeds_is_found(site: Path, browser: Any) -> None:
    with opened(browser, (site / "buku-1-analisis-strategis.html").as_uri()) as page:
        page.evaluate(LAID_OUT)
        page.evaluate("document.querySelectorAll('bdi').forEach(part => part.style.unicodeBidi = 'normal')")
        assert page.evaluate(BLEEDS) != []
