"""Markdown: what is written reads back as the same words, and every link inside the file leads somewhere."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from masterplan_cli.document.blocks import Book, Paragraph, TableBlock
from masterplan_cli.document.inline import Code, Emphasis, Inlines, LineBreak, Link, Strong, Text
from masterplan_cli.document.table import Column, Rich, Row
from masterplan_cli.render import markdown
from masterplan_cli.render.markdown_text import Writer, escape_line, slug

from .build import MemoryStore, book, documents, full_book, paragraph, section, table

NASTY = (
    "<script>alert(1)</script>",
    "a | b || c",
    "*a* **b** _c_ __d__",
    "# no heading",
    "[x](javascript:alert(1))",
    "1. no list",
    "- no list",
    "&copy; &#60; R&D",
    "`code` ``",
    "~~gone~~ $x$ \\",
    "![x](http://a.id/b.png)",
    "http://a_b.id/_c_ www.a_b.id <a@b.id>",
    "[^1] [x]: http://a.id",
    "heading ##",
    "===",
    "A_b*c | <x>",
)
WORDS = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&;:=\"'/^@ 1a\n\t"), st.characters(exclude_categories=("Cs", "Cc")))
)


def written(whole: Book) -> str:
    return markdown.render(documents(whole), MemoryStore())[0].content.decode()


def read_back(source: str, kind: str) -> list[str]:
    """The words of every element of that kind that holds words and code only."""
    found = []
    for before, token in pairwise(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)):
        children = token.children or []
        if before.type == kind and all(child.type in ("text", "code_inline") for child in children):
            found.append("".join(child.content for child in children))
    return found


def normal(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff]+", " ", text).strip()


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_are_words_everywhere(text: str) -> None:
    source = written(book(paragraph(text), TableBlock(table(Row((text, 1))), "Tabel 1.1", "t")))
    assert normal(text) in read_back(source, "paragraph_open")
    assert normal(text) in read_back(source, "td_open")


@settings(max_examples=400, deadline=None)
@given(WORDS)
def test_paragraphs_headings_and_cells_read_back(text: str) -> None:
    wanted = normal(text).strip()
    if not wanted:
        return
    writer = Writer(book(), {})
    assert read_back(writer.line((Text(text),)), "paragraph_open") == [wanted]
    assert read_back(f"## {escape_line(text)}", "heading_open") == [wanted]
    grid = markdown.render(documents(book(TableBlock(table(Row((text, 1))), "T", "t"))), MemoryStore())[0]
    assert wanted in read_back(grid.content.decode(), "td_open")


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_code_keeps_its_characters(text: str) -> None:
    wanted = " ".join(normal(text).split(" ")).strip()
    if wanted:
        source = Writer(book(), {}).line((Text("x "), Code(text), Text(" y")))
        assert wanted in read_back(source, "paragraph_open")[0]


def inline(*inlines: object) -> str:
    return Writer(book(), {}).line(inlines)  # type: ignore[arg-type]


def test_marks_are_written_only_where_markdown_reads_them() -> None:
    assert inline(Text("kota "), Emphasis((Text("smart city"),)), Text(".")) == "kota *smart city*."
    assert inline(Strong((Text(" penting "),)), Text("sekali")) == "**penting** sekali"
    assert inline(Strong((Text("Catatan."),)), Text("lain")) == "Catatan.lain"


def test_a_line_break_cannot_start_a_block() -> None:
    assert inline(Text("satu"), LineBreak(), Text("- dua")) == "satu\\\n\\- dua"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.id", "java\tscript:x", "\\\\evil", "x:y"],
)
def test_unsafe_links_become_words(href: str) -> None:
    assert inline(Link(href, (Text("x"),))) == "x"


def test_links_survive_special_characters() -> None:
    assert inline(Link("https://a.id/x (1)?b=1&copy=2", (Text("x"),))) == "[x](https://a.id/x%20%281%29?b=1&copy=2)"


def test_internal_links_lead_to_headings() -> None:
    source = written(full_book())
    taken: dict[str, int] = {}
    headings = MarkdownIt("commonmark").enable("table").parse(source)
    slugs = {
        slug("".join(child.content for child in after.children or []), taken)
        for token, after in pairwise(headings)
        if token.type == "heading_open"
    }
    targets = set(re.findall(r"\]\(#([^)]+)\)", source))
    assert targets
    assert targets <= slugs


def test_equal_headings_get_numbered_slugs() -> None:
    taken: dict[str, int] = {}
    assert [slug(words, taken) for words in ("1.1 Latar & Belakang", "A_b", "A_b")] == [
        "11-latar--belakang",
        "a_b",
        "a_b-1",
    ]


def test_totals_and_group_rows_are_set_off() -> None:
    source = written(full_book())
    assert "| **Smart Governance** |  |" in source
    assert "| **Jumlah** | **52,59%** |" in source
    assert "| Pusat data | – |" in source
    assert "| Kelompok: A | Kelompok: B |" in source


def test_paragraphs_in_a_cell_stay_on_one_line() -> None:
    rich: Inlines = (Text("dua | tiga"),)
    columns = (Column("a", "A"),)
    source = written(book(TableBlock(table(Row((Rich(((Text("satu"),), rich)),)), columns=columns), "T", "t")))
    assert "| satu / dua \\| tiga |" in source


def test_captions_sources_and_notes_stand_with_their_table() -> None:
    source = written(full_book())
    assert "**Tabel 1.1** Anggaran per tahun" in source
    assert "*Sumber:* BPS 2022 [\\[1\\]](#catatan-sumber); RPJMD 2018–2023 [\\[2\\]](#catatan-sumber)" in source
    assert "*Isi tabel ini usulan.*" in source
    assert source.index("![Uraian gambar.](figures/buku-2-chart-1.svg)") < source.index("**Gambar 1.1**")


def test_the_same_exhibit_twice_gives_two_files() -> None:
    first = next(full_book().figures())
    twice = book(first, replace(first, anchor="again"))
    names = [a.name for a in markdown.render(documents(twice), MemoryStore())]
    assert names == ["buku-2.md", "figures/buku-2-chart-1.svg", "figures/buku-2-chart-1-2.svg"]


def test_sections_and_blocks_are_apart() -> None:
    source = written(book(chapters=(section(paragraph("a"), Paragraph((Text("b"),))),)))
    assert "# BAB I. Pendahuluan\n\na\n\nb\n" in source
