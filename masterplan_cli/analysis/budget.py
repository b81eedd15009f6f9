"""Budget totals of the programmes: one engine from which every table of every book takes its money."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import HORIZONS, Horizon
from masterplan_cli.model.profile import Profile


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


def total_budget(profile: Profile, catalogues: Catalogues, horizons: Mapping[str, Horizon]) -> Budget:
    """Add up every amount of every programme, once, in whole rupiah.

    Dimensions and horizons are always all there; organisations and funding sources only where they have money.
    """
    dimensions = {
        part.id: dimension.id for dimension in catalogues.taxonomy.dimensions for part in dimension.subdimensions
    }
    lines = tuple(_lines(profile, dimensions, horizons))
    years = tuple(sorted({*profile.document.period, *(line.year for line in lines)}))
    matrix = _Matrices(lines, years)
    offices = [*(organisation.id for organisation in profile.organisations), ""]
    funding = [source.id for source in catalogues.funding.sources]
    programmes = matrix.by(lambda line: line.programme, [p.id for p in profile.programmes], keep_empty=True)
    subdimensions: dict[str, int] = defaultdict(int)
    for line in lines:
        subdimensions[line.subdimension] += line.amount
    by_dimension = matrix.by(
        lambda line: line.dimension, [d.id for d in catalogues.taxonomy.dimensions], keep_empty=True
    )
    return Budget(
        years=years,
        lines=lines,
        total=programmes.total,
        by_year=programmes.year_totals,
        by_programme=programmes.row_totals,
        by_subdimension=dict(subdimensions),
        dimension_year=by_dimension,
        funding_year=matrix.by(lambda line: line.funding, funding),
        organisation_year=matrix.by(lambda line: line.organisation, offices),
        horizon_year=matrix.by(lambda line: line.horizon, HORIZONS, keep_empty=True),
        programme_year=programmes,
    )


def _lines(profile: Profile, dimensions: Mapping[str, str], horizons: Mapping[str, Horizon]) -> Iterable[Line]:
    for programme in profile.programmes:
        for year, sources in sorted(programme.budget.items()):
            for funding, amount in sources.items():
                yield Line(
                    programme.id,
                    dimensions.get(programme.subdimension, ""),
                    programme.subdimension,
                    programme.lead or "",
                    horizons[programme.id],
                    year,
                    funding,
                    amount,
                )


@dataclass(frozen=True, slots=True)
class _Matrices:
    lines: tuple[Line, ...]
    years: tuple[int, ...]

    def by(self, key: Callable[[Line], str], order: Iterable[str], *, keep_empty: bool = False) -> Matrix:
        amounts: dict[tuple[str, int], int] = defaultdict(int)
        row_totals: dict[str, int] = defaultdict(int)
        year_totals: dict[int, int] = dict.fromkeys(self.years, 0)
        for line in self.lines:
            row = key(line)
            amounts[row, line.year] += line.amount
            row_totals[row] += line.amount
            year_totals[line.year] += line.amount
        known = list(dict.fromkeys(order))
        rows = [row for row in known if keep_empty or row in row_totals]
        rows += sorted(row_totals.keys() - set(rows))
        return Matrix(
            rows=tuple(rows),
            years=self.years,
            amounts=dict(amounts),
            row_totals={row: row_totals.get(row, 0) for row in rows},
            year_totals=year_totals,
            total=sum(year_totals.values()),
        )
