"""`DocumentSet`: the books of one build, the front page data and the ledger of figures, as renderers receive them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from masterplan_cli.document.blocks import Block, Book
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.theme import Theme
from masterplan_cli.units import Kind, Value


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure of the front page, already written for readers."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A dimension on the front page; `key` is its id, `figures` are written for readers."""

    key: str
    title: str
    words: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page in one language; `words` are its fixed texts by key, `quick_wins` years and names, `foreign` its
    words in another language."""

    language: Literal["id", "en"]
    title: str
    subtitle: str
    region: str
    facts: tuple[tuple[str, str], ...]
    notice: tuple[Block, ...]
    figures: tuple[KeyFigure, ...]
    descriptions: Mapping[str, str]
    words: Mapping[str, str]
    charts: tuple[Chart, ...] = ()
    cards: tuple[Card, ...] = ()
    quick_wins: tuple[tuple[str, str], ...] = ()
    foreign: Foreign = field(default_factory=Foreign)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A computed figure: name, value with its kind, the rule's name, and the inputs' names or profile addresses."""

    name: str
    value: Value
    kind: Kind
    rule: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Everything that is rendered in one build. The first front's language is the profile's own.

    `formats` are those built in this run, so that the front page can link to them. `left_out` are the ids of the book
    plans for which the profile has no contents.
    """

    slug: str
    edition: str
    version: str
    fronts: tuple[Front, ...]
    books: tuple[Book, ...]
    ledger: tuple[LedgerEntry, ...]
    formats: tuple[str, ...] = ("html",)
    theme: Theme = field(default_factory=Theme)
    left_out: tuple[str, ...] = ()
