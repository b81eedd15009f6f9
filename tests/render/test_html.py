"""HTML: text stays text, ids are unique, every link inside leads somewhere, tables say what their cells are."""

import re
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from masterplan_cli.document.blocks import Book, Callout, Paragraph, TableBlock
from masterplan_cli.document.inline import Link, Text
from masterplan_cli.document.table import Column, Row, Typed
from masterplan_cli.render import html
from masterplan_cli.render.html_text import escape

from .build import MemoryStore, book, documents, full_book, paragraph, section, table

VOID = {"meta", "br", "wbr"}


class Outline(HTMLParser):
    """Collects ids and links, and fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags[tag] += 1
        if values.get("id"):
            self.ids[str(values["id"])] += 1
        if tag == "a":
            self.links.append(values["href"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def pages(whole: Book) -> dict[str, str]:
    return {a.name: a.content.decode() for a in html.render(documents(whole), MemoryStore())}


def page(whole: Book) -> str:
    return pages(whole)["buku-2.html"]


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    assert not found.open
    return found


def test_profile_text_is_never_markup() -> None:
    evil = '<script>alert("1")</script>&'
    text = page(
        book(
            paragraph(evil),
            Callout("note", evil, (paragraph(evil),)),
            TableBlock(table(Row((evil, 1)), caption=evil), evil, "t"),
            title=evil,
            chapters=(section(paragraph(evil), title=evil),),
        )
    )
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas Komunikasi dan Informatika & mitra", "Dinas Komunikasi dan Informatika &amp; mitra"),
        ("a" * 30, "a" * 30),
        ("a" * 31 + " <b>", "<wbr>".join(["a" * 10] * 3 + ["a"]) + " &lt;b&gt;"),
        ("lihat https://pariamankota.go.id/a?b=1&c=2", "lihat https://pa<wbr>riamankota<wbr>.go.id/a?b<wbr>=1&amp;c=2"),
    ],
)
def test_only_an_endless_word_may_be_broken(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota", "<p>Kota</p>"),
        ("Kota \u2067مدينة (2)\u2069, 2024", '<p>Kota <bdi dir="rtl">مدينة (2)</bdi>, 2024</p>'),
        ("\u2066Kota <م>\u2069", '<p><bdi dir="ltr">Kota &lt;م&gt;</bdi></p>'),
        ("مدينة", '<p dir="auto">مدينة</p>'),
        ("a\u2069 \u2067b", "<p>a\u2069 \u2067b</p>"),
        ("\u2067a \u2067b\u2069", '<p>\u2067a <bdi dir="rtl">b</bdi></p>'),
    ],
)
def test_what_runs_from_right_to_left_is_set_apart(text: str, expected: str) -> None:
    assert expected in page(book(paragraph(text)))


def test_words_among_numbers_may_be_broken() -> None:
    words = "belum dihitung, menunggu survei tahun depan"
    cells = page(book(TableBlock(table(Row(("A", words)), Row(("B", "belum ada"))), "T", "t")))
    assert f'<td class="n"><span class="t">{words}</span></td>' in cells
    assert '<td class="n">belum ada</td>' in cells


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    for text in pages(full_book()).values():
        found = outline(text)
        assert [key for key, count in found.ids.items() if count > 1] == []
        inside = {link[1:] for link in found.links if link.startswith("#")}
        assert inside <= set(found.ids)


def test_the_page_asks_for_nothing() -> None:
    text = page(full_book())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src &#x27;none&#x27;")
    assert "unsafe-inline" not in text
    assert not re.search(r"<(script (?!type=.application/json)|link|img|iframe|object)|style=|@import|url\(http", text)


def test_unsafe_links_become_words() -> None:
    text = page(book(Paragraph((Link("javascript:alert(1)", (Text("klik"),)),))))
    assert "<p>klik</p>" in text
    assert "javascript" not in text


def test_tables_name_their_cells() -> None:
    text = page(full_book())
    assert '<th scope="colgroup" class="span" colspan="2">Kelompok</th>' in text
    assert '<th scope="row">Layanan satu pintu</th><td class="n">Rp1.250.000.000,00</td>' in text
    assert '<tr class="group"><th scope="rowgroup" colspan="2">' in text
    assert '<tr class="total"><th scope="row">Jumlah</th><td class="n">52,59%</td></tr>' in text
    assert 'role="region" tabindex="0" aria-labelledby="table-1-1-caption"' in text
    assert 'class="exhibit table landscape" id="table-1-2"' in text


def test_missing_values_are_a_dash_and_sums_leave_names_empty() -> None:
    text = page(full_book())
    assert '<td class="n"><span class="none">–</span></td>' in text
    assert '<tr class="subtotal"><td></td>' in text


def test_cells_of_another_kind_are_written_by_their_own() -> None:
    columns = (Column("a", "A"), Column("b", "B", "decimal"))
    cells = Row(("x", Typed("belum ada", "text"))), Row(("y", Typed(Decimal("7.5"), "percent")))
    text = page(book(TableBlock(table(*cells, columns=columns), "T", "t")))
    assert '<span class="t">belum ada</span>' in text
    assert '<td class="n">7,5%</td>' in text


def test_citations_lead_to_notes_and_back() -> None:
    text = page(full_book())
    assert 'id="cite-1-1" href="#note-1"' in text
    assert '<a href="#cite-1-1"' in text
    assert 'id="note-1-full"' in text


def test_the_front_page_lists_the_formats_built() -> None:
    index = pages(full_book())["index.html"]
    assert 'href="buku-2.html"' in index
    assert 'href="buku-2.md"' in index
    assert 'href="buku-2.json"' in index
    assert "buku-2.pdf" not in index
    assert "Rp1,25 miliar" in index


def test_charts_are_drawn_inside_the_page() -> None:
    assert outline(page(full_book())).tags["svg"] == 4
