"""What lets readers search, filter and sort a table: its rows as facets, months and amounts. No markup, no script."""

from dataclasses import dataclass

from masterplan_cli.units import Month


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, as stored and as readers see it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What entries can be filtered by; only values that occur, in the order in which they are offered."""

    key: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole rupiah in a year from a funding source; the names are those of the facets `year` and `source`."""

    year: str
    source: str
    rupiah: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table: words to search, values per facet in the facets' order, months inclusive, amounts."""

    key: str
    words: str
    values: tuple[tuple[str, ...], ...]
    start: Month
    end: Month
    critical: bool
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Explorer:
    """What a page needs to filter a table whose rows match `entries` one by one.

    The calendar runs from January of `first_year` to December of `last_year`; `years` are those with totals.
    """

    facets: tuple[Facet, ...]
    entries: tuple[Entry, ...]
    first_year: int
    last_year: int
    years: tuple[int, ...]
