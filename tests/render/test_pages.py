"""The flagship example in Chromium, every page: desktop and phone, nothing overflows, overlaps or complains."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.render.test_browser import ARGUMENTS, CHROMIUM, OVERLAPS, playwright
from tests.render.test_browser import pytestmark as pytestmark
from tests.test_examples import build

PAGES = sorted(name for name in build("pariaman.yaml").files if name.endswith(".html"))

# Tables that need more than the printed page, in millimetres; none may, since no word is broken to make it fit.
TOO_WIDE = """() => [...document.querySelectorAll('figure.table table, .data table')].filter(table => {
  const room = (table.closest('.landscape') ? 261 : 168) * 96 / 25.4;
  table.parentElement.style.width = room + 'px';
  return table.getBoundingClientRect().width > room + 1;
}).map(table => table.closest('.exhibit').id)"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pariaman")
    for name in PAGES:
        (folder / name).write_text(build("pariaman.yaml").files[name], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as engine:
        yield engine.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_pages_of_the_example(name: str, width: int, site: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})  # type: ignore[attr-defined]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERLAPS) == []
    assert said == []
    assert asked == [(site / name).as_uri()]
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_tables_fit_the_printed_page(name: str, site: Path, browser: object) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    page.emulate_media(media="print")
    page.goto((site / name).as_uri())
    assert page.evaluate(TOO_WIDE) == []
    page.close()
