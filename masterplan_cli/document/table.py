"""Tables with typed cells: numbers stay numbers until a leaf writes them."""

from dataclasses import dataclass
from typing import Literal

from masterplan_cli.document.explorer import Explorer
from masterplan_cli.document.inline import Inlines
from masterplan_cli.units import Kind, Value


@dataclass(frozen=True, slots=True)
class Rich:
    """A cell with marked-up words, or several paragraphs of them."""

    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell whose kind differs from its column's."""

    value: Value
    kind: Kind


Cell = Value | Rich | Typed
"""None means: no value; renderers write an en dash."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a stable English key, a title in the book's language, a kind, a relative width.

    `group` puts neighbouring columns with the same text under one spanning head.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: float = 1.0
    group: str = ""


RowKind = Literal["row", "group", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a `group` row has a single cell that spans the table. `key` is the entity's id, if any."""

    cells: tuple[Cell, ...]
    kind: RowKind = "row"
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An exhibit in rows and columns.

    `proposal` says that it holds proposed, not adopted, contents; renderers print the note of
    `Book.proposal_note`. `sources` are source ids, printed as the source line. `landscape` asks for a wide page.
    `header_columns` is the number of leading columns that name the row. Where there is an `explorer`, a format that
    can do so lets readers filter the rows; all others show the table.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Inlines, ...] = ()
    sources: tuple[str, ...] = ()
    proposal: bool = False
    landscape: bool = False
    header_columns: int = 1
    explorer: Explorer | None = None
