"""What the names in a book stand for: notes, labels, bibliography order, bare text. No format's syntax."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from masterplan_cli.document.blocks import Book, Note, Section
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.inline import (
    Citation,
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
)
from masterplan_cli.document.table import Column, Table
from masterplan_cli.units import Kind

CONTENTS = "contents"
TABLES = "list-of-tables"
FIGURES = "list-of-figures"
NOTES = "notes"
BIBLIOGRAPHY = "bibliography"


def spoken(inlines: Inlines, book: Book) -> str:
    """The bare words with cross-references spelled out and citations left out."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Emphasis(children) | Strong(children) | Link(_, children):
                parts.append(spoken(children, book))
            case Reference(target):
                parts.append(book.labels[target].text)
            case LineBreak():
                parts.append(" ")
            case Citation():
                pass
    return "".join(parts)


def cited(book: Book, sources: Iterable[str]) -> tuple[Note, ...]:
    """The notes of those sources, by number."""
    return tuple(sorted((book.notes[source] for source in dict.fromkeys(sources)), key=lambda note: note.number))


def numbered_notes(book: Book) -> tuple[Note, ...]:
    """All notes by number."""
    return tuple(sorted(book.notes.values(), key=lambda note: note.number))


def bibliography(book: Book) -> tuple[Note, ...]:
    """All sources in alphabetical order of their full entries."""
    return tuple(sorted(book.notes.values(), key=lambda note: (spoken(note.full, book).casefold(), note.number)))


def outline(sections: Iterable[Section], deepest: int) -> Iterator[Section]:
    """Those sections and the ones inside, in reading order, down to a level."""
    for section in sections:
        if section.level <= deepest:
            yield section
            yield from outline(section.sections, deepest)


def data_of_its_own(chart: Chart, book: Book) -> Table | None:
    """The numbers of a chart where no table of the book holds them."""
    if chart.data is None or (chart.data.name != chart.name and chart.data.name in book.labels):
        return None
    return chart.data


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring columns under one head; `title` is empty for a column that stands alone."""

    title: str
    columns: tuple[Column, ...]


def spans(table: Table) -> tuple[Span, ...]:
    """The columns in order, neighbours of the same group together."""
    found: list[Span] = []
    for column in table.columns:
        if column.group and found and found[-1].title == column.group:
            found[-1] = Span(column.group, (*found[-1].columns, column))
        else:
            found.append(Span(column.group, (column,)))
    return tuple(found)


# Kinds that have sums; in a row of sums every other column without a value stays empty instead of a dash.
SUMMED: frozenset[Kind] = frozenset({"integer", "decimal", "money", "million"})
