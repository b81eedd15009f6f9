"""Every digit a reader sees is computed, from the profile or a catalogue, or on a short list with its reason.

Computed figures are written by `Formats`; here it writes them in other characters, so that any plain digit left in the
composed books comes from data or from the words of a template.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.document.blocks import Book, Callout, Figure, Paragraph, TableBlock
from masterplan_cli.document.inline import Inlines, plain
from masterplan_cli.document.table import Rich, Table
from masterplan_cli.language.format import Formats
from masterplan_cli.language.language import LANGUAGES
from tests.support.templates import COMPILED

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "templates" / "chapters").rglob("*.j2"))
EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yaml"))
COMPUTED = str.maketrans("0123456789", "".join(chr(0xE000 + digit) for digit in range(10)))
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

CHAPTER_DIGITS = re.compile(
    r"^\s*\d+\.\s"  # the number of an item of a list
    r"|(?:Pasal|Article) \d+"  # articles of the draft regulation
    r"|ISO 37122"  # the name of a standard
)
RUNNING = re.compile(r"\b[A-Z]-\d+|^\W* ?\d+(, \d+)*$")
"""Codes and lists of running numbers of rows, and cells that hold nothing else."""
WORDS = ("core", "enums", "exhibits", "rules")
WORD_DIGITS = {
    r"(likelihood|impact|readiness-level)\.\d": "the steps of a scale are named by their number",
    r"column\.(likelihood|impact)|alternative\.readiness\.radar|note\.risk-levels": "the ends of a scale",
    r"note\.(method-saw|method-topsis|herfindahl|evidence-states)": "the ends of a scale",
    r"rule\.(mean-reached-share|weighted-mean-of-parts|weighted-sum|weighted-sum-of-criteria)": "the ends of a scale",
    r"(note\.(weights-(roc|ahp)|consistency)|method-source\.[a-z-]+)": "the year of a publication, and its limit",
    r"coverage\.(iso-37122|u4ssc)|field\.area_km2": "the name of a standard or of a field",
}


def dumped(value: Any) -> Iterator[str]:
    """Every string, number and date of a model, as text."""
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from dumped(getattr(value, name))
        case Mapping():
            for key, each in value.items():
                yield from (str(key), *dumped(each))
        case list() | tuple() | frozenset():
            for each in value:
                yield from dumped(each)
        case _:
            yield str(value)


def numbers(texts: Iterator[str]) -> set[str]:
    return {number for text in texts for number in NUMBER.findall(text)}


def printed(book: Book) -> Iterator[str]:
    """What the composed book says, but for the numbers of chapters, tables, figures and notes."""
    for section in book.sections():
        yield plain(section.title)
    for block in book.blocks():
        match block:
            case Paragraph(inlines):
                yield plain(inlines)
            case Callout(_, title, _):
                yield title
            case TableBlock(table, _, _):
                yield from _printed(table)
            case Figure(chart, _, _):
                yield from (chart.caption, chart.alternative, *map(_said, chart.notes))
                yield from _printed(chart.data) if chart.data else ()
            case _:
                pass


def _said(text: str | Inlines) -> str:
    return text if isinstance(text, str) else plain(text)


def _printed(table: Table) -> Iterator[str]:
    yield from (table.caption, *map(_said, table.notes), *(column.title for column in table.columns))
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, str):
                yield cell
            elif isinstance(cell, Rich):
                yield from (plain(paragraph) for paragraph in cell.paragraphs)


def words(kind: str, language: str) -> Mapping[str, str]:
    found = yaml.safe_load((ROOT / "templates" / "words" / f"{kind}.{language}.yaml").read_text(encoding="utf-8"))
    return {key: str(text) for key, text in found.items() if re.search(r"\d", str(text))}


def catalogued() -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in (ROOT / "masterplan_cli" / "catalogues").rglob("*.yaml"))


def with_digits() -> Iterator[str]:
    """The words that may hold a digit; which ones is tested below."""
    return (text for kind in WORDS for language in LANGUAGES for text in words(kind, language).values())


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `Formats` write its digits in characters of their own."""

    def marking(write: Any) -> Any:
        return lambda *given, **named: write(*given, **named).translate(COMPUTED)

    for name, member in vars(Formats).items():
        if callable(member) and not name.startswith("_"):
            monkeypatch.setattr(Formats, name, marking(member))


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_digit_of_the_books_is_computed_or_data(name: str) -> None:
    store = PackagedStore()
    checked = pipeline.check(DiskFiles(ROOT / "examples" / name), name, store).value
    assert checked is not None
    period = checked.profile.document.period
    years = {str(year) for year in range(period.first, period.last + 1)}
    data = years | numbers(dumped(checked.profile)) | numbers(catalogued()) | numbers(with_digits())
    strange = {
        (book.id, number, text[:120])
        for book in pipeline.build(checked, store, pipeline.Order(formats=("json",)), COMPILED).documents.books
        for text in printed(book)
        for number in NUMBER.findall(RUNNING.sub("", CHAPTER_DIGITS.sub("", text)))
        if number not in data
    }
    assert sorted(strange) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_chapter_writes_no_digit_itself(path: Path) -> None:
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text(encoding="utf-8"), flags=re.S)
    for line in text.splitlines():
        assert not re.search(r"\d", CHAPTER_DIGITS.sub("", line)), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WORDS)
def test_a_word_writes_a_digit_only_for_a_reason(kind: str, language: str) -> None:
    assert {key for key in words(kind, language) if not any(re.fullmatch(form, key) for form in WORD_DIGITS)} == set()
