"""The roadmap of one horizon in three linked tables: who does what, the yearly targets, the yearly money.

All three name the same programmes in the same order, so that number and code lead from one to the others. Schedules
and organisations are in `roadmap.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from masterplan_cli.document.table import Cell, Column, Row, Table
from masterplan_cli.exhibits.direction import indicator_rows, plan_names
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import dates, is_proposal
from masterplan_cli.exhibits.tabulate import columns, group, lines, row, table, without_empty, words, year_columns
from masterplan_cli.model.programme import Programme

Making = Callable[[int, Programme], Iterable[Row]]
"""The rows of a programme, given its number in the horizon."""
ALWAYS = frozenset({"no", "code", "programme", "indicator", "funding", "total"})
"""Columns that stay where they are empty, because their emptiness says something."""


def matrix(scene: Scene, horizon: str) -> Table | None:
    """What each programme of a horizon is, who answers for it, where it stands in codes and plans."""
    heads = columns(
        scene,
        "no:integer:0.5",
        "code:code:1",
        "subdimension::1.4",
        "programme::2.4",
        "type::0.9",
        "dates::1.1",
        "lead::1.1",
        "support::1.4",
        "location::1.2",
        "nomenclature::1.2",
        "plan-ref::1.8",
        "remark::1.6",
    )
    rows = _rows(scene, horizon, lambda number, programme: (_identity(scene, programme, number),))
    kept = without_empty(heads, rows, ALWAYS)
    return _table(scene, "roadmap.matrix", horizon, *kept, header_columns=4)


def _identity(scene: Scene, programme: Programme, number: int) -> Row:
    part = scene.subdimensions.get(programme.subdimension)
    return row(
        number,
        programme.id,
        scene.say(part.name) if part else programme.subdimension,
        scene.say(programme.name),
        scene.word(f"type.{programme.type}"),
        dates(scene, programme),
        scene.office(programme.lead) if programme.lead else None,
        ", ".join(scene.office(id) for id in programme.support) or None,
        words(scene, programme.location),
        lines(*dict.fromkeys(programme.codes.values())),
        plan_names(scene, programme.plan_refs) or words(scene, programme.unplanned),
        words(scene, programme.note),
        key=programme.id,
    )


def targets(scene: Scene, horizon: str) -> Table | None:
    """Every indicator of a horizon's programmes with its baseline and the years for which a target is set."""
    chosen = _chosen(scene, horizon)
    found = [indicator for programme in chosen for indicator in programme.indicators]
    years = sorted({year for indicator in found for year in indicator.targets})

    def measures(number: int, programme: Programme) -> Iterator[Row]:
        named: tuple[Cell, ...] = (number, programme.id, scene.say(programme.name))
        if not programme.indicators:
            yield row(*named, *(None,) * (4 + len(years)), key=programme.id)
        for each in indicator_rows(scene, programme.indicators, (), years):
            yield row(*named, *each.cells, key=each.key)

    heads = (
        *columns(scene, "no:integer:0.5", "code:code:1", "programme::2.2"),
        *columns(scene, "indicator::2.4", "unit::1.1", "baseline:decimal:1", "year:year:0.8"),
        *year_columns(years, "decimal", scene.word("column.targets")),
    )
    kept = without_empty(heads, _rows(scene, horizon, measures), ALWAYS)
    return _table(
        scene,
        "roadmap.targets",
        horizon,
        *kept,
        header_columns=3,
        sources=tuple(indicator.baseline.source for indicator in found if indicator.baseline),
        notes=(scene.word("note.down"),) if any(indicator.direction == "down" for indicator in found) else (),
    )


def money(scene: Scene, horizon: str) -> Table | None:
    """Every programme of a horizon by funding source and year; the totals are those of the budget tables."""
    budget = scene.analysis.budget
    if horizon not in budget.horizon_year.rows or not budget.horizon_year.row_totals[horizon]:
        return None
    years = [year for year in budget.horizon_year.years if budget.horizon_year.amount(horizon, year)]
    amounts = _amounts(scene, horizon)

    def by_source(number: int, programme: Programme) -> Iterator[Row]:
        named: tuple[Cell, ...] = (number, programme.id, scene.say(programme.name))
        sources = amounts.get(programme.id)
        if not sources:
            yield row(*named, *(None,) * (2 + len(years)), key=programme.id)
            return
        for source, by_year in sources.items():
            yearly = (by_year.get(year) for year in years)
            name = scene.funding_names.get(source, source)
            yield row(*named, name, *yearly, sum(by_year.values()), key=programme.id)

    heads = (
        *columns(scene, "no:integer:0.5", "code:code:1", "programme::2.6", "funding::1.2"),
        *year_columns(years, "million", scene.word("column.budget-by-year")),
        *columns(scene, "total:million:1.2"),
    )
    rows = _rows(scene, horizon, by_source)
    totals = (budget.horizon_year.amount(horizon, year) for year in years)
    sum_of_all = budget.horizon_year.row_totals[horizon]
    rows.append(row(None, None, scene.word("total"), None, *totals, sum_of_all, kind="total"))
    return _table(scene, "roadmap.money", horizon, heads, tuple(rows), header_columns=3)


def _amounts(scene: Scene, horizon: str) -> Mapping[str, Mapping[str, Mapping[int, int]]]:
    """Whole rupiah of the horizon's programmes: programme → funding source → year."""
    found: dict[str, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for line in scene.analysis.budget.lines:
        if line.horizon == horizon and line.amount:
            found[line.programme][line.funding][line.year] += line.amount
    return found


def _chosen(scene: Scene, horizon: str) -> list[Programme]:
    horizons = scene.analysis.schedule.horizons
    return [programme for programme in scene.programmes_in_order if horizons[programme.id] == horizon]


def _rows(scene: Scene, horizon: str, make: Making) -> list[Row]:
    """The rows of a horizon's programmes under their dimensions, the programmes numbered through."""
    rows: list[Row] = []
    number = 0
    horizons = scene.analysis.schedule.horizons
    for id, dimension in scene.dimensions.items():
        own = [programme for programme in scene.programmes_of_dimension[id] if horizons[programme.id] == horizon]
        if own:
            rows.append(group(scene.say(dimension.name)))
        for programme in own:
            number += 1
            rows += make(number, programme)
    return rows


def _table(
    scene: Scene,
    name: str,
    horizon: str,
    heads: Sequence[Column],
    rows: Sequence[Row],
    *,
    header_columns: int,
    sources: Sequence[str | None] = (),
    notes: Sequence[str] = (),
) -> Table | None:
    return table(
        scene,
        f"{name}/{horizon}",
        heads,
        rows,
        caption=scene.word(f"exhibit.{name}", horizon=scene.word(f"horizon.{horizon}").lower()),
        sources=sources,
        notes=notes,
        proposal=is_proposal(_chosen(scene, horizon)),
        landscape=True,
        header_columns=header_columns,
    )
