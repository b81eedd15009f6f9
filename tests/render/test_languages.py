"""What is foreign says its language: in every kind of element, and all untranslated texts of the examples."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from masterplan_cli.document.blocks import Paragraph, TableBlock
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.inline import Citation, Emphasis, Strong, Text
from masterplan_cli.document.table import Rich, Row
from masterplan_cli.render import html
from tests.test_examples import build

from .build import MemoryStore, book, documents, paragraph, table

FOREIGN = Foreign({"Dinas Perhubungan": "id", "Kota aman.": "id"}, {"quick win": "en", "smart": "en"})
# Of these a page has its own reading: pictures are named and described as a whole, choices hold bare words.
UNREAD = {"svg", "style", "script", "title", "head", "option"}


def page(*blocks: object, foreign: Foreign = FOREIGN) -> str:
    made = html.render(documents(book(*blocks, foreign=foreign)), MemoryStore())  # type: ignore[arg-type]
    return next(artifact for artifact in made if artifact.name == "buku-2.html").content.decode()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("Setiap quick win."), '<p>Setiap <span lang="en">quick win</span>.</p>'),
        (paragraph("Dinas Perhubungan"), '<p lang="id">Dinas Perhubungan</p>'),
        (Paragraph((Emphasis((Text("Quick win"),)), Text(" ini"))), '<p><i lang="en">Quick win</i> ini</p>'),
        (Paragraph((Emphasis((Text("penting"),)),)), "<p><em>penting</em></p>"),
        (
            Paragraph((Text("Kota "), Strong((Text("aman"),)), Text("."))),
            '<p lang="id">Kota <strong>aman</strong>.</p>',
        ),
        (
            TableBlock(table(Row(("Quick win", 1)), Row((Rich(((Text("Smart "), Citation("bps")),)), 2))), "T", "t"),
            '<tr><th scope="row" lang="en">Quick win</th>',
        ),
        (TableBlock(table(Row(("Dinas Perhubungan",), "group"), Row(("a", 1))), "T", "t"), '<span lang="id">Dinas'),
    ],
)
def test_what_is_foreign_says_its_language(block: object, expected: str) -> None:
    assert expected in page(block)


def test_where_nothing_is_foreign_nothing_is_marked() -> None:
    assert "lang=" not in page(paragraph("quick win"), foreign=Foreign()).replace('<html lang="id">', "")


class Reader(HTMLParser):
    """The words of a page with the language in which they are to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.read: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br", "wbr", "img", "input"}:
            said = dict(attrs).get("lang")
            if tag == "html":
                self.language = said or ""
            self._open.append((tag, said or self._open[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and not UNREAD & {tag for tag, _ in self._open}:
            self.read.append((data, self._open[-1][1]))


def read(example: str, language: str) -> Iterator[tuple[str, str]]:
    """Every run of words of an example's pages in a language, and in which one it is to be read."""
    for name, text in build(example).files.items():
        if name.endswith(".html"):
            reader = Reader()
            reader.feed(text)
            if reader.language == language:
                yield from reader.read


def untranslated(example: str, language: str) -> set[str]:
    """Names of offices and programmes of two words or more that are not written in a language, by the profile."""
    profile = build(example).checked.profile
    main = profile.document.language
    named = [each.name for each in (*profile.organisations, *profile.programmes)] + [s.title for s in profile.sources]
    there = {getattr(name, language) for name in named if not isinstance(name, str)}
    other = "id" if language == "en" else "en"
    gone = {name for name in named if isinstance(name, str) and main != language}
    gone |= {getattr(name, other) for name in named if not isinstance(name, str) and not getattr(name, language)}
    return {text for text in gone - there if text and " " in text and re.search("[a-z]{3}", text)}


@pytest.mark.parametrize(
    ("example", "language", "least"),
    [("pariaman.yaml", "en", 50), ("minimal.yaml", "en", 5), ("port-marlow.yaml", "id", 5)],
)
def test_every_untranslated_text_of_an_example_is_marked(example: str, language: str, least: int) -> None:
    texts = untranslated(example, language)
    spoken = [(words, code) for words, code in read(example, language) if any(text in words for text in texts)]
    assert [words for words, code in spoken if code == language] == []
    assert len(spoken) >= least
