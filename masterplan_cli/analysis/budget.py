"""Budget totals of the programmes: one engine from which every table of every book takes its money."""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.model.entity import Horizon


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of one programme: whole rupiah in a year from a funding source."""

    programme: str
    dimension: str
    subdimension: str
    organisation: str
    horizon: Horizon
    year: int
    funding: str
    amount: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Whole rupiah by row key and year, with totals; rows in catalogue or profile order, years ascending.

    Invariant: the row totals, the year totals and `total` are sums of the same lines.
    """

    rows: tuple[str, ...]
    years: tuple[int, ...]
    amounts: Mapping[tuple[str, int], int]
    row_totals: Mapping[str, int]
    year_totals: Mapping[int, int]
    total: int

    def amount(self, row: str, year: int) -> int:
        """The cell, zero where nothing is planned."""
        return self.amounts.get((row, year), 0)


@dataclass(frozen=True, slots=True)
class Budget:
    """All totals. `years` are those of the plan's period and any further year with money.

    `by_organisation` uses the key "" for programmes without a lead organisation.
    """

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    total: int
    by_year: Mapping[int, int]
    by_programme: Mapping[str, int]
    by_subdimension: Mapping[str, int]
    dimension_year: Matrix
    funding_year: Matrix
    organisation_year: Matrix
    horizon_year: Matrix
    programme_year: Matrix
