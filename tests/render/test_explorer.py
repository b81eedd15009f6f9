"""The programme explorer in Chromium: by mouse, by keys, by link, without a script, on paper, with 1,000 rows."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from masterplan_cli.document.blocks import TableBlock
from masterplan_cli.document.explorer import Amount, Entry, Explorer, Facet, Option
from masterplan_cli.document.table import Column, Row
from masterplan_cli.render import html
from masterplan_cli.units import Month
from tests.render.browser import chromium, opened, site
from tests.render.build import HTML_PARTS, MemoryStore, book, documents, table
from tests.render.test_browser import TEMPLATES
from tests.render.test_browser import pytestmark as pytestmark
from tests.test_examples import build

EXAMPLE = "pariaman.yaml"
WIDE = {"viewport": {"width": 1280, "height": 900}}
SHOWN = "() => [...document.querySelectorAll('.explored > .scroll > table > tbody > tr')].filter(r => !r.hidden).length"
OFF_SCREEN = """() => {
  const drawn = [...document.querySelectorAll('main > .chapter > h2')]
    .map(head => head.checkVisibility({contentVisibilityAuto: true}));
  return {first: drawn[0], last: drawn.at(-1)};
}"""
# The aim is 100 ms on an idle machine; one that is busy with other tests gets longer.


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> str:
    return (site(EXAMPLE) / "peta-jalan.html").as_uri()


def counted(dimension: str) -> int:
    profile = build(EXAMPLE).checked.profile
    return sum(programme.subdimension.startswith(dimension) for programme in profile.programmes)


def test_by_mouse(browser: Any, address: str) -> None:
    with opened(browser, address, **WIDE) as page:
        everything = page.evaluate(SHOWN)
        page.select_option("select[name=dimension]", "LIV")
        assert page.evaluate(SHOWN) == counted("LIV") < everything
        assert (
            page.locator("output").inner_text().startswith(f"{counted('LIV')} dari {everything} program · Anggaran Rp")
        )
        page.click("thead th:nth-child(6) button")
        amounts = page.locator(".explored > .scroll tbody tr:not([hidden]) > :nth-child(6)").all_inner_texts()
        written = [float(text.replace(".", "").replace(",", ".")) for text in amounts]
        assert written == sorted(written, reverse=True)
        assert page.locator("th[aria-sort=descending]").count() == 1
        page.click("button[type=reset]")
        page.wait_for_function(f"({SHOWN})() === {everything}")
        assert page.locator("th[aria-sort]").count() == 0


def test_by_keys_alone(browser: Any, address: str) -> None:
    with opened(browser, f"{address}#programmes-explorer", **WIDE) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.type") == "search"
        page.keyboard.type("posyandu")
        assert 0 < page.evaluate(SHOWN) < 10
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "dimension"
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.value") != ""
        assert "posyandu" in page.url


def test_a_link_restores_the_view(browser: Any, address: str) -> None:
    with opened(browser, address, **WIDE) as page:
        page.fill("input[type=search]", "warga")
        page.select_option("select[name=year]", "2026")
        link = page.locator("[data-link]").get_attribute("href")
        expected = page.locator("output").inner_text()
    with opened(browser, address + link, **WIDE) as page:
        assert page.locator("output").inner_text() == expected
        assert page.input_value("select[name=year]") == "2026"


def test_unknown_values_in_a_link_are_ignored(browser: Any, address: str) -> None:
    with opened(browser, f"{address}#programmes-explorer?dimension=%3Cimg%3E&sort=99&x=1", **WIDE) as page:
        assert page.evaluate(SHOWN) == len(build(EXAMPLE).checked.profile.programmes)


def test_the_totals_are_those_of_the_profile(browser: Any, address: str) -> None:
    budget = build(EXAMPLE).built.analysis.budget
    with opened(browser, address, **WIDE) as page:
        for year, rupiah in budget.by_year.items():
            shown = page.locator(f"[data-year='{year}']").inner_text()
            assert round(float(shown.replace(".", "").replace(",", ".")) * 10**6) == rupiah


def test_without_a_script_the_whole_table_stands_there(browser: Any, address: str) -> None:
    with opened(browser, address, **WIDE, java_script_enabled=False) as page:
        assert page.locator("form.explorer").is_hidden()
        rows = page.locator(".explored > .scroll > table > tbody > tr")
        assert rows.count() == len(build(EXAMPLE).checked.profile.programmes)
        assert rows.last.is_visible()


def test_on_paper_there_are_no_controls(browser: Any, address: str) -> None:
    with opened(browser, address, **WIDE) as page:
        page.emulate_media(media="print")
        assert page.locator("form.explorer").is_hidden()
        assert page.locator(".explored > .scroll > table").is_visible()


def test_the_scripts_stay_small() -> None:
    size = sum((TEMPLATES / "formats" / "html" / name).stat().st_size for name in ("book.js", "explorer.js"))
    print(f"scripts: {size / 1000:.1f} kB")
    assert size < 25_000


def thousand() -> Explorer:
    facets = (Facet("dimension", "Dimensi", tuple(Option(f"d{i}", f"D{i}") for i in range(6))),)
    entries = tuple(
        Entry(
            f"P{i}", f"Program {i} layanan", ((f"d{i % 6}",),), Month(2023, 1), Month(2025, 6), False,
            tuple(Amount(str(year), "apbd", 10**9) for year in range(2023, 2033)),
        )
        for i in range(1000)
    )  # fmt: skip
    return Explorer(facets, entries, 2023, 2032, tuple(range(2023, 2033)))


def test_a_thousand_programmes_are_filtered_at_once(browser: Any, tmp_path: Path) -> None:
    columns = (Column("code", "Kode", "code"), Column("name", "Nama"), Column("budget", "Anggaran", "million"))
    rows = [
        Row((f"P{i}", f"Program {i} layanan yang lebih dekat dengan warga", 10**10), key=f"P{i}") for i in range(1000)
    ]
    whole = replace(table(*rows, columns=columns, landscape=True), explorer=thousand())
    parts = {name: (TEMPLATES / name).read_text() for name in HTML_PARTS}
    for artifact in html.render(documents(book(TableBlock(whole, "Tabel 1.1", "t"))), MemoryStore(parts)):
        (tmp_path / artifact.name).write_bytes(artifact.content)
    with opened(browser, (tmp_path / "buku-2.html").as_uri(), **WIDE) as page:
        took = page.evaluate("""() => {
          const [select, times] = [document.querySelector('select'), []];
          for (const value of ['d1', '', 'd2', 'd3', '']) {
            const start = performance.now();
            select.value = value;
            select.dispatchEvent(new Event('input', {bubbles: true}));
            document.body.getBoundingClientRect();
            times.push(performance.now() - start);
          }
          return times.sort((a, b) => a - b);
        }""")
        print(f"1,000 programmes: a filter with layout takes {took[2]:.0f} ms (median), {took[-1]:.0f} ms at most")
        assert page.evaluate(SHOWN) == 1000


def test_the_heaviest_book_is_light(browser: Any) -> None:
    path = site(EXAMPLE) / "buku-2-masterplan.html"
    start = time.perf_counter()
    with opened(browser, path.as_uri(), **WIDE) as page:
        seconds = time.perf_counter() - start
        paint = page.evaluate(
            "performance.getEntriesByType('paint').find(p => p.name === 'first-contentful-paint')?.startTime"
        )
        ready = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
        laid_out = page.evaluate(OFF_SCREEN)
    size = path.stat().st_size
    print(f"Buku 2: {size / 1e6:.2f} MB, first paint {paint or 0:.0f} ms, interactive {ready:.0f} ms, {seconds:.1f} s")
    assert size < 1_500_000
    assert laid_out == {"first": True, "last": False}
    assert re.search(r"Content-Security-Policy", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("anchor", ["annexes", "bibliography"])
def test_a_link_reaches_a_chapter_that_was_not_laid_out(browser: Any, anchor: str) -> None:
    address = f"{(site(EXAMPLE) / 'buku-2-masterplan.html').as_uri()}#{anchor}"
    with opened(browser, address, **WIDE) as page:
        page.wait_for_function(
            "anchor => { const top = document.getElementById(anchor).getBoundingClientRect().top;"
            " return top > -60 && top < innerHeight }",
            arg=anchor,
        )
