"""JSON: the ledger as `data.json` and every table of a book with typed values. No words for readers, no layout.

Money and integers are JSON integers, decimals JSON numbers with exactly their own digits, months `2023-03`,
dates ISO 8601, a missing value null. A cell whose kind differs from its column's is `{"value", "kind"}`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import assert_never

from masterplan_cli.document.blocks import Book, Figure, Section, TableBlock
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.inline import Inlines
from masterplan_cli.document.overview import DocumentSet, LedgerEntry
from masterplan_cli.document.table import Cell, Rich, Row, Table, Typed
from masterplan_cli.language.direction import bare
from masterplan_cli.render.renderer import Renderer
from masterplan_cli.render.resolve import data_of_its_own, numbered_notes, spoken
from masterplan_cli.store import Artifact, Store
from masterplan_cli.units import Month, Period, Value

Json = str | list["Json"] | dict[str, "Json"]
"""A JSON value; scalars are already written."""


def render(documents: DocumentSet, store: Store) -> tuple[Artifact, ...]:
    """`data.json` and one `<stem>.json` per book."""
    files = [Artifact("data.json", _file(_ledger(documents)))]
    files += [Artifact(f"{book.stem}.json", _file(_book(documents, book))) for book in documents.books]
    return tuple(files)


RENDERER = Renderer("json", render)


def scalar(value: Value) -> str:
    """A value as JSON text."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return encode_basestring(bare(value))
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}" if value.is_finite() else "null"
        case date():
            return f'"{value.isoformat()}"'
        case Month() | Period():
            return f'"{value}"'
        case _:
            assert_never(value)


def _ledger(documents: DocumentSet) -> Json:
    return {
        "slug": scalar(documents.slug),
        "edition": scalar(documents.edition),
        "version": scalar(documents.version),
        "figures": [_entry(entry) for entry in documents.ledger],
    }


def _entry(entry: LedgerEntry) -> Json:
    return {
        "name": scalar(entry.name),
        "value": scalar(entry.value),
        "kind": scalar(entry.kind),
        "rule": scalar(entry.rule),
        "inputs": _strings(entry.inputs),
    }


def _book(documents: DocumentSet, book: Book) -> Json:
    return {
        "slug": scalar(documents.slug),
        "edition": scalar(documents.edition),
        "version": scalar(documents.version),
        "id": scalar(book.id),
        "language": scalar(book.language),
        "stem": scalar(book.stem),
        "title": scalar(book.title),
        "region": scalar(book.cover.region),
        "status": scalar(book.cover.status),
        "outline": [_section(section, book) for section in (*book.front, *book.chapters)],
        "tables": [_table(block, book) for block in book.tables()],
        "figures": [_figure(figure, book) for figure in book.figures()],
        "sources": [
            {
                "number": scalar(note.number),
                "id": scalar(note.source),
                "short": _words(note.short, book),
                "full": _words(note.full, book),
            }
            for note in numbered_notes(book)
        ],
    }


def _section(section: Section, book: Book) -> Json:
    return {
        "number": scalar(section.number),
        "title": _words(section.title, book),
        "anchor": scalar(section.anchor),
        "level": scalar(section.level),
        "sections": [_section(inner, book) for inner in section.sections],
    }


def _table(block: TableBlock, book: Book) -> Json:
    table = block.table
    return {
        "name": scalar(table.name),
        "number": scalar(block.number),
        "anchor": scalar(block.anchor),
        "caption": scalar(table.caption),
        "proposal": scalar(table.proposal),
        **_cells(table, book),
        "notes": [_words(note, book) for note in table.notes],
        "sources": _strings(table.sources),
    }


def _cells(table: Table, book: Book) -> dict[str, Json]:
    return {
        "columns": [
            {"key": scalar(c.key), "title": scalar(c.title), "kind": scalar(c.kind), "group": scalar(c.group)}
            for c in table.columns
        ],
        "rows": [_row(row, book) for row in table.rows],
    }


def _row(row: Row, book: Book) -> str:
    cells = ", ".join([_cell(cell, book) for cell in row.cells])
    return f'{{"kind": "{row.kind}", "key": {encode_basestring(row.key)}, "cells": [{cells}]}}'


def _cell(cell: Cell, book: Book) -> str:
    match cell:
        case Rich(paragraphs):
            return scalar("\n".join(spoken(paragraph, book) for paragraph in paragraphs))
        case Typed(value, kind):
            return f'{{"value": {scalar(value)}, "kind": "{kind}"}}'
        case _:
            return scalar(cell)


def _figure(figure: Figure, book: Book) -> Json:
    """A figure; its numbers are `data` where no table of the book holds them."""
    chart: Chart = figure.chart
    own = data_of_its_own(chart, book)
    data: dict[str, Json] = {"data": _cells(own, book)} if own else {}
    return {
        "name": scalar(chart.name),
        "number": scalar(figure.number),
        "anchor": scalar(figure.anchor),
        "caption": scalar(chart.caption),
        "alternative": scalar(chart.alternative),
        "table": scalar(chart.table),
        "proposal": scalar(chart.proposal),
        "sources": _strings(chart.sources),
        **data,
    }


def _words(inlines: Inlines, book: Book) -> str:
    return scalar(spoken(inlines, book))


def _strings(texts: Iterable[str]) -> Json:
    return f"[{', '.join(encode_basestring(text) for text in texts)}]"


def _file(value: Json) -> bytes:
    return ("".join(_write(value, "\n")) + "\n").encode("utf-8", "replace")


def _write(value: Json, newline: str) -> Iterator[str]:
    deeper = newline + "  "
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _members("{}", [(f'"{key}": ', inner) for key, inner in value.items()], deeper)
    else:
        yield from _members("[]", [("", inner) for inner in value], deeper)


def _members(brackets: str, members: list[tuple[str, Json]], newline: str) -> Iterator[str]:
    separator = brackets[0]
    for head, inner in members:
        yield f"{separator}{newline}{head}"
        yield from _write(inner, newline)
        separator = ","
    yield newline[:-2] + brackets[1] if members else brackets
