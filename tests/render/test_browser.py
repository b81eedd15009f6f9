"""Pages in Chromium: nothing overflows, nothing is asked for, nothing complains, no words cover each other."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from masterplan_cli.document.blocks import Section, TableBlock
from masterplan_cli.document.inline import Text
from masterplan_cli.document.table import Column, Row
from masterplan_cli.render import html

from .build import HTML_PARTS, MemoryStore, book, documents, full_book, paragraph, table

playwright = pytest.importorskip("playwright.sync_api")
TEMPLATES = Path(__file__).parents[2] / "templates"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and "MASTERPLAN_REQUIRE_BROWSER" not in os.environ,
        reason="no chromium, chromium-browser or google-chrome on PATH",
    ),
]
# Boxes of the words of one picture; one pixel of touching is allowed.
OVERLAPS = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
  const bad = boxes.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1
    || b.top < frame.top - 1 || b.bottom > frame.bottom + 1).map(([t]) => 'outside: ' + t);
  boxes.forEach(([t, a], i) => boxes.slice(i + 1).forEach(([u, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 4) bad.push(t + ' covers ' + u);
  }));
  return bad;
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parts = {name: (TEMPLATES / name).read_text() for name in HTML_PARTS}
    columns = tuple(Column(f"c{i}", f"Kolom {i}", "text" if i < 3 else "money") for i in range(12))
    rows = [Row((*["Nama program yang panjang"] * 3, *[10**12] * 9)) for _ in range(30)]
    wide = TableBlock(table(*rows, columns=columns, landscape=True), "Tabel 1.9", "table-wide")
    whole = full_book()
    chapter = replace(whole.chapters[0], blocks=(*whole.chapters[0].blocks, wide))
    target = tmp_path_factory.mktemp("site")
    for artifact in html.render(documents(book(chapters=(chapter,))), MemoryStore(parts)):
        (target / artifact.name).write_bytes(artifact.content)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as engine:
        yield engine.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


@pytest.mark.parametrize("name", ["buku-2.html", "index.html"])
@pytest.mark.parametrize("width", [1280, 390, 360])
def test_pages_fit_and_keep_to_themselves(browser, folder: Path, name: str, width: int) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": width, "height": 844})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # the style sheet passed the policy
    assert said == []
    assert asked == [(folder / name).as_uri()]
    assert page.evaluate(OVERLAPS) == []
    page.close()


# 1280 px at 200 % and at 400 %, with what else readers may have asked their system for.
@pytest.mark.parametrize("width", [640, 320])
@pytest.mark.parametrize("name", ["buku-2.html", "index.html"])
def test_pages_reflow_when_zoomed(browser, folder: Path, name: str, width: int) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": width, "height": 512}, reduced_motion="reduce", forced_colors="active")
    page.goto((folder / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cut = """() => [...document.querySelectorAll('h1, h2, h3, p, dd, figcaption, li')]
      .filter(e => !e.closest('.scroll'))
      .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.textContent)"""
    assert page.evaluate(cut) == []
    page.close()


def test_contents_mark_the_part_being_read_far_down(browser, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    # Chapters that were jumped over are not laid out; their last headings lie deeper than the room kept for them.
    words = tuple(paragraph("kata " * 80) for _ in range(12))
    chapters = tuple(
        Section(
            (Text(f"Bab {i}"),),
            f"bab-{i}",
            1,
            str(i),
            (),
            tuple(
                Section((Text(f"Bagian {i}.{k}"),), f"bagian-{i}-{k}", 2, f"{i}.{k}", words, ()) for k in range(1, 7)
            ),
        )
        for i in range(1, 8)
    )
    parts = {name: (TEMPLATES / name).read_text() for name in HTML_PARTS}
    for artifact in html.render(documents(book(chapters=chapters)), MemoryStore(parts)):
        (tmp_path / artifact.name).write_bytes(artifact.content)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((tmp_path / "buku-2.html").as_uri())
    page.click('nav.contents a[href="#bagian-6-3"]')
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('nav [aria-current]').hash") == "#bagian-6-3"
    page.close()
