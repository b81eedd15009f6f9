"""What an evaluated year leaves to do: what fell short and why, what has to move faster, which results are missing."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from masterplan_cli.analysis.annual import Annual, Measured, Pace, Work
from masterplan_cli.analysis.monitoring import shown
from masterplan_cli.document.table import Cell, Row, Table, Typed
from masterplan_cli.exhibits.annual import annual_of, indicator_name
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.profile import figure_notes
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, figure_cell, group, row, table, with_notes
from masterplan_cli.language.format import rounded
from masterplan_cli.model.entity import LocalText
from masterplan_cli.model.programme import Programme


def shortfalls(scene: Scene, year: str) -> Table | None:
    """Indicators and programmes that are behind or at risk, those at risk first, with cause and follow-up."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    heads = columns(
        scene,
        "code:code:0.9",
        "shortfall::1.5",
        "target:decimal:0.7",
        "realised:decimal:0.7",
        "attainment:percent:0.8",
        "cause::1.5",
        "follow-up::1.5",
    )
    made = table(
        scene,
        f"annual.shortfalls/{year}",
        heads,
        tuple(_shortfalls(scene, annual)),
        caption=scene.word("exhibit.annual.shortfalls", year=year),
        sources=(each.reached.figure.source for each in annual.short if each.reached),
        landscape=True,
        header_columns=2,
    )
    notes = [note for each in annual.short for note in _notes(scene, each)]
    return with_notes(made, (*([scene.word("note.shortfall-programmes")] if annual.late else []), *notes))


def _shortfalls(scene: Scene, annual: Annual) -> Iterator[Row]:
    for standing in ("at-risk", "behind"):
        rows = [_indicator(scene, each) for each in annual.short if each.standing == standing]
        yield from (group(scene.word(f"short.indicators.{standing}")), *rows) if rows else ()
    for state in ("overdue", "at-risk", "behind"):
        rows = [_programme(scene, each) for each in annual.late if state == ("overdue" if each.is_due else each.state)]
        yield from (group(scene.word(f"short.programmes.{state}")), *rows) if rows else ()


def _indicator(scene: Scene, each: Measured) -> Row:
    reached = each.reached
    return row(
        each.holder,
        _with_unit(scene, each),
        each.target,
        figure_cell(scene, reached.figure) if reached else None,
        shown(reached.share) if reached else None,
        _recorded(scene, reached.figure.cause if reached else None),
        _recorded(scene, reached.figure.follow_up if reached else None),
        key=each.indicator.id,
    )


def _programme(scene: Scene, each: Work) -> Row:
    return row(
        each.programme,
        scene.say(scene.programmes[each.programme].name),
        Typed(rounded(each.expected, 1), "percent"),
        Typed(each.physical, "percent"),
        shown(each.share),
        _recorded(scene, each.record.cause if each.record else None),
        _recorded(scene, each.record.follow_up if each.record else None),
        key=each.programme,
    )


def _with_unit(scene: Scene, each: Measured) -> str:
    return f"{indicator_name(scene, each)} ({scene.say(each.indicator.unit)})"


def _recorded(scene: Scene, text: LocalText | None) -> Cell:
    return scene.say(text) or scene.word("not-recorded")


def _notes(scene: Scene, each: Measured) -> Iterator[str]:
    if each.reached:
        yield from figure_notes(scene, scene.say(each.indicator.name), each.reached.figure)


def paces(scene: Scene, year: str) -> Table | None:
    """Indicators that have to move faster than before to meet their next target."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    rows = [_pace(scene, each) for each in annual.paces]
    heads = columns(
        scene,
        "code:code:0.9",
        "indicator::2",
        "realised:decimal:0.9",
        "next-target:decimal:0.9",
        "target-year:year:0.7",
        "needed-change:decimal:1",
        "change-before:decimal:1",
    )
    caption = scene.word("exhibit.annual.paces", year=year)
    made = table(scene, f"annual.paces/{year}", heads, rows, caption=caption, header_columns=2)
    return with_notes(made, (scene.word("note.paces"),))


def _pace(scene: Scene, each: Pace) -> Row:
    indicator = each.measured.indicator
    places = _places(each.realised, each.target)
    return row(
        each.measured.holder,
        _with_unit(scene, each.measured),
        each.realised,
        each.target,
        each.year,
        rounded(each.needed, places),
        rounded(each.before, places) if each.before is not None else None,
        key=indicator.id,
    )


def _places(*values: Decimal) -> int:
    """One decimal more than the values have, so that a change is not rounded away; two at most."""
    own = max(-int(value.normalize().as_tuple().exponent) for value in values)
    return min(max(own, 0) + 1, 2)


def silent(scene: Scene, year: str) -> Table | None:
    """Indicators without a result, with who keeps their data and where they come from."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    rows = [
        row(
            each.holder,
            _with_unit(scene, each),
            each.target,
            keeper(scene, each),
            scene.say(each.indicator.verification) or None,
            key=each.indicator.id,
        )
        for each in annual.silent
    ]
    heads = columns(scene, "code:code:0.9", "indicator::2.4", "target:decimal:0.9", "ask::1.3", "verification::1.6")
    proposal = is_proposal(_holders(scene, annual.silent))
    caption = scene.word("exhibit.annual.silent", year=year)
    return table(scene, f"annual.silent/{year}", heads, rows, caption=caption, proposal=proposal, header_columns=2)


def _holders(scene: Scene, found: Iterable[Measured]) -> list[Programme]:
    return [scene.programmes[each.holder] for each in found if each.holder in scene.programmes]


def keeper(scene: Scene, each: Measured) -> Cell:
    """Who can provide the result: whom the record names, else who keeps the indicator, else who leads its programme."""
    if each.reached and each.reached.figure.ask:
        return scene.say(each.reached.figure.ask)
    programme = scene.programmes.get(each.holder)
    office = each.indicator.owner or (programme.lead if programme else None)
    return scene.office(office) if office else None
