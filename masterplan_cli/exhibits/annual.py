"""How the indicators stand in an evaluated year, alone and beside earlier ones. Programmes and money are in
`annual_works.py`, what is to be done next in `annual_next.py`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from masterplan_cli.analysis.annual import STANDINGS, Annual, Measured, Standing
from masterplan_cli.analysis.figures import percent
from masterplan_cli.analysis.monitoring import shown
from masterplan_cli.document.chart import Chart, Series, StackedBars
from masterplan_cli.document.table import Cell, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart
from masterplan_cli.exhibits.tabulate import columns, row, table, with_notes, without_empty, words, year_columns

_NARROW = 7
"""With more columns than this a table of attainments is printed on a wide page."""


def annual_of(scene: Scene, year: str) -> Annual | None:
    """The evaluation of a year given in words, if it is an evaluated one."""
    return scene.analysis.annual.get(int(year)) if year.isdecimal() else None


def dimension_names(scene: Scene) -> Mapping[str, str]:
    """The dimensions by id, and at the end what serves none alone."""
    return {**{id: scene.say(each.name) for id, each in scene.dimensions.items()}, "": scene.word("across-dimensions")}


def bands(scene: Scene) -> dict[str, str]:
    """The limits of the states in words."""
    limits, write = scene.catalogues.thresholds, scene.language.formats.number
    return {"on_track": write(limits["status-on-track"]), "behind": write(limits["status-behind"])}


def states(scene: Scene, year: str) -> Table | None:
    """How many indicators of each dimension stand how, and the share on track of those judged."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    whole = annual.counts()
    counted = _counted(whole)
    rows = [
        row(name, *_counts(counts, counted), key=id)
        for id, name in dimension_names(scene).items()
        if any((counts := annual.counts(id)).values())
    ]
    if rows:
        rows.append(row(scene.word("total"), *_counts(whole, counted), kind="total"))
    heads = columns(scene, "dimension::2", *_count_heads(counted))
    caption = scene.word("exhibit.annual.states", year=year)
    made = table(scene, f"annual.states/{year}", heads, rows, caption=caption)
    return with_notes(made, (scene.word("note.attainment", **bands(scene)), scene.word("note.on-track-share")))


def _counted(*counts: Mapping[Standing, int]) -> tuple[Standing, ...]:
    """The standings that get a column: all, but for what cannot be judged where there is none."""
    return tuple(name for name in STANDINGS if name != "not-judged" or any(each[name] for each in counts))


def _count_heads(counted: Sequence[Standing]) -> tuple[str, ...]:
    standings = (f"standing-{name}:integer:0.9" for name in counted)
    return ("indicators:integer:0.9", *standings, "on-track-share:percent:1")


def _counts(counts: Mapping[Standing, int], counted: Sequence[Standing]) -> tuple[Cell, ...]:
    return (sum(counts.values()), *(counts[name] for name in counted), _on_track(counts))


def _on_track(counts: Mapping[Standing, int]) -> Decimal | None:
    judged = counts["on-track"] + counts["behind"] + counts["at-risk"]
    return percent(counts["on-track"], judged) if judged else None


def states_chart(scene: Scene, year: str) -> Chart | None:
    """The same as stacked bars: a bar for each dimension."""
    annual = annual_of(scene, year)
    if annual is None or not annual.indicators:
        return None
    names = {id: name for id, name in dimension_names(scene).items() if any(annual.counts(id).values())}
    facts = {
        "year": year,
        "parts": "; ".join(f"{name}: {_told(scene, annual.counts(id))}" for id, name in names.items()),
        "all": _told(scene, annual.counts()),
    }
    short = [name.partition(" (")[0] for name in names.values()]
    bars = _bars(scene, short, [annual.counts(id) for id in names])
    caption = scene.word("exhibit.annual.states-chart", year=year)
    return chart(scene, f"annual.states-chart/{year}", bars, facts, table=f"annual.states/{year}", caption=caption)


def _told(scene: Scene, counts: Mapping[Standing, int]) -> str:
    return ", ".join(f"{number} {scene.word(f'standing.{name}')}" for name, number in counts.items() if number)


def _bars(scene: Scene, categories: Sequence[str], counts: Sequence[Mapping[Standing, int]]) -> StackedBars:
    series = tuple(
        Series(scene.word(f"standing.{name}"), tuple(each[name] for each in counts))
        for name in STANDINGS
        if any(each[name] for each in counts)
    )
    return StackedBars(tuple(categories), series, scene.word("unit.indicators"), "integer")


def years(scene: Scene, year: str) -> Table | None:
    """The evaluated years up to this one: how many indicators and programmes stood how."""
    annual = annual_of(scene, year)
    if annual is None or not annual.earlier:
        return None
    compared = [scene.analysis.annual[each] for each in (*reversed(annual.earlier), annual.year)]
    counted = _counted(*(each.counts() for each in compared))
    rows = [row(each.year, *_counts(each.counts(), counted), _done(each), key=str(each.year)) for each in compared]
    heads = columns(scene, "year:year:0.8", *_count_heads(counted), "programmes-done:integer:1")
    kept, filled = without_empty(heads, rows, {each.key for each in heads} - {"programmes-done"})
    return table(scene, f"annual.years/{year}", kept, filled, caption=scene.word("exhibit.annual.years", year=year))


def _done(annual: Annual) -> int | None:
    """How many programmes are finished; None where no progress is recorded at all."""
    return annual.work_counts()["done"] if len(annual.unrecorded) < len(annual.works) else None


def years_chart(scene: Scene, year: str) -> Chart | None:
    """The same as stacked bars: a bar for each evaluated year."""
    annual = annual_of(scene, year)
    if annual is None or not annual.earlier:
        return None
    compared = {str(each): scene.analysis.annual[each].counts() for each in (*reversed(annual.earlier), annual.year)}
    facts = {"years": "; ".join(f"{each}: {_told(scene, counts)}" for each, counts in compared.items())}
    bars = _bars(scene, list(compared), list(compared.values()))
    caption = scene.word("exhibit.annual.years-chart", year=year)
    return chart(scene, f"annual.years-chart/{year}", bars, facts, table=f"annual.years/{year}", caption=caption)


def trend(scene: Scene, year: str) -> Table | None:
    """The attainment of the indicators that can be compared with earlier evaluated years, the change since the last of
    them, and the follow-up that was agreed then."""
    annual = annual_of(scene, year)
    if annual is None or not annual.earlier:
        return None
    compared = [*reversed(annual.earlier), annual.year]
    rows = [found for each in annual.indicators if (found := _trend(scene, each, compared))]
    heads = (
        *columns(scene, "code:code:0.9", "indicator::1.8"),
        *year_columns(compared, "percent", scene.word("column.attainment")),
        *columns(scene, "points:decimal:0.9", "status::1", "agreed::1.7"),
    )
    kept, filled = without_empty(heads, rows, {each.key for each in heads} - {"agreed"})
    caption = scene.word("exhibit.annual.trend", year=year)
    wide = len(kept) > _NARROW
    made = table(scene, f"annual.trend/{year}", kept, filled, caption=caption, landscape=wide, header_columns=2)
    return with_notes(made, (scene.word("note.points", year=str(annual.earlier[0])),))


def _trend(scene: Scene, each: Measured, compared: Sequence[int]) -> Row | None:
    found = [scene.analysis.annual[year].measured_of.get(each.indicator.id) for year in compared]
    shares = [shown(one.reached.share) if one and one.reached else None for one in found]
    *before, now = shares
    if now is None or not any(share is not None for share in before):
        return None
    last = found[-2].reached if found[-2] else None
    return row(
        each.holder,
        indicator_name(scene, each),
        *shares,
        now - before[-1] if before[-1] is not None else None,
        scene.word(f"standing.{each.standing}"),
        words(scene, last.figure.follow_up) if last else None,
        key=each.indicator.id,
    )


def indicator_name(scene: Scene, each: Measured) -> str:
    """The indicator's name, with an arrow where lower is better."""
    name = scene.say(each.indicator.name)
    return f"{name} ↓" if each.indicator.direction == "down" else name
