"""The table of what indicators reached; targets without results are in `programmes.py` and `direction.py`."""

from collections.abc import Iterator, Sequence

from masterplan_cli.analysis.monitoring import Reached, shown
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.profile import figure_notes
from masterplan_cli.exhibits.tabulate import columns, figure_cell, group, row, table, with_notes


def attainment(scene: Scene, year: str) -> Table | None:
    """Target, realised value, attainment and state of every monitored indicator, of one year or of all; the year has
    a column where there may be several."""
    found = [each for each in scene.analysis.monitored.reached if year in ("", str(each.year))]
    heads = columns(
        scene,
        "code:code:0.9",
        "indicator::2.6",
        "unit::1",
        *(() if year else ("year:year:0.7",)),
        "target:decimal:0.9",
        "realised:decimal:0.9",
        "attainment:percent:0.9",
        "status::1.1",
        "formula::1.5",
    )
    made = table(
        scene,
        f"monitoring.attainment/{year}" if year else "monitoring.attainment",
        heads,
        tuple(_rows(scene, found, is_dated=not year)),
        caption=scene.word("exhibit.monitoring.attainment.year", year=year) if year else "",
        sources=(each.figure.source for each in found),
        landscape=True,
        header_columns=2,
    )
    return with_notes(made, _notes(scene, found))


def _rows(scene: Scene, found: Sequence[Reached], *, is_dated: bool) -> Iterator[Row]:
    goals = {goal.id for goal in scene.profile.vision.goals} if scene.profile.vision else set()
    for title, chosen in (
        ("goal-indicators", [each for each in found if each.holder in goals]),
        ("programme-indicators", [each for each in found if each.holder not in goals]),
    ):
        if chosen:
            yield group(scene.word(title))
        yield from (_row(scene, each, is_dated=is_dated) for each in chosen)


def _row(scene: Scene, each: Reached, *, is_dated: bool) -> Row:
    name = scene.say(each.indicator.name)
    return row(
        each.holder,
        f"{name} ↓" if each.indicator.direction == "down" else name,
        scene.say(each.indicator.unit),
        *((each.year,) if is_dated else ()),
        each.target,
        figure_cell(scene, each.figure),
        shown(each.share),
        _state(scene, each),
        scene.word(f"formula.{each.formula}"),
        key=each.indicator.id,
    )


def _state(scene: Scene, each: Reached) -> str:
    if not each.is_comparable:
        return scene.word("attainment-state.not-comparable")
    if each.figure.value is not None and each.target is None:
        return scene.word("attainment-state.no-target")
    if each.figure.value is not None and each.share is None:
        return scene.word("attainment-state.undefined")
    return scene.word(f"attainment-state.{each.state}")


def _notes(scene: Scene, found: Sequence[Reached]) -> Iterator[str]:
    write, limits = scene.language.formats.number, scene.catalogues.thresholds
    bands = {"on_track": write(limits["status-on-track"]), "behind": write(limits["status-behind"])}
    yield scene.word("note.attainment", **bands)
    if any(each.indicator.direction == "down" for each in found):
        yield scene.word("note.down")
    date = scene.profile.document.date
    if any(each.year > date.year for each in found):
        yield scene.word("note.after-date", date=scene.language.formats.date(date))
    for each in found:
        yield from figure_notes(scene, f"{scene.say(each.indicator.name)} ({each.year})", each.figure)
