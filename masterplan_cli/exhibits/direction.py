"""Tables of the direction: missions, goals with their indicators, principles, dimensions."""

from collections.abc import Iterable, Iterator, Sequence

from masterplan_cli.document.table import Cell, Column, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import baseline_cells, columns, lines, prose, row, table, words, year_columns
from masterplan_cli.model.plan import Indicator


def missions(scene: Scene, _: str) -> Table | None:
    """Missions with their dimensions and their relation to regional plans."""
    vision = scene.profile.vision
    if vision is None:
        return None
    rows = (
        row(m.id, scene.say(m.text), ", ".join(m.dimensions) or None, plan_names(scene, m.plan_refs), key=m.id)
        for m in vision.missions
    )
    heads = columns(scene, "code:code:0.7", "mission::4", "dimensions::1.2", "plan-ref::2")
    return table(scene, "vision.missions", heads, rows, proposal=vision.status == "proposed")


def plan_names(scene: Scene, refs: Sequence[str]) -> Cell:
    """The names of plan nodes that are referred to."""
    return lines(*(scene.plan_nodes.get(ref, ref) for ref in refs))


def goals(scene: Scene, _: str) -> Table | None:
    """Goals with mission, dimension and the names of their indicators."""
    vision = scene.profile.vision
    if vision is None:
        return None
    rows = (
        row(
            goal.id,
            scene.say(goal.text),
            goal.mission,
            scene.say(scene.dimensions[goal.dimension].name) if goal.dimension in scene.dimensions else None,
            lines(*(scene.say(indicator.name) for indicator in goal.indicators)),
            key=goal.id,
        )
        for goal in vision.goals
    )
    heads = columns(scene, "code:code:0.7", "goal::3", "mission-code:code:0.8", "dimension::1.4", "indicators::2.4")
    return table(scene, "vision.goals", heads, rows, proposal=vision.status == "proposed")


def goal_indicators(scene: Scene, _: str) -> Table | None:
    """Indicators of the goals with baseline and targets."""
    vision = scene.profile.vision
    if vision is None:
        return None
    found = [indicator for goal in vision.goals for indicator in goal.indicators]
    caption = scene.word("exhibit.vision.indicators")
    return indicator_table(scene, "vision.indicators", found, caption=caption, proposal=vision.status == "proposed")


def indicator_table(
    scene: Scene, name: str, found: Sequence[Indicator], codes: Sequence[str] = (), *, caption: str, proposal: bool
) -> Table | None:
    """Indicators with baseline and yearly targets; the programmes' `codes` come first where given."""
    years = sorted({year for indicator in found for year in indicator.targets})
    return table(
        scene,
        name,
        indicator_heads(scene, years, has_codes=bool(codes)),
        indicator_rows(scene, found, codes, years),
        caption=caption,
        sources=sources_of(found),
        notes=(scene.word("note.down"),) if any(indicator.direction == "down" for indicator in found) else (),
        proposal=proposal,
        landscape=len(years) > 5,
        header_columns=2 if codes else 1,
    )


def sources_of(found: Iterable[Indicator]) -> Iterator[str | None]:
    """The sources of baselines and of targets."""
    for indicator in found:
        yield from (indicator.baseline.source if indicator.baseline else None, indicator.source)


def indicator_heads(scene: Scene, years: Sequence[int], *, has_codes: bool) -> tuple[Column, ...]:
    """The heads of a table of indicators."""
    first = ("code:code:1",) if has_codes else ()
    return (
        *columns(scene, *first, "indicator::3", "unit::1.1", "baseline:decimal:1", "year:year:0.8"),
        *year_columns(years, "decimal", scene.word("column.targets")),
    )


def indicator_rows(
    scene: Scene, found: Sequence[Indicator], codes: Sequence[str], years: Sequence[int]
) -> Iterator[Row]:
    """One row for each indicator, targets under `years`."""
    for index, indicator in enumerate(found):
        name = scene.say(indicator.name)
        shown = f"{name} ↓" if indicator.direction == "down" else name
        code: tuple[Cell, ...] = (codes[index],) if codes else ()
        targets = (indicator.targets.get(year) for year in years)
        yield row(
            *code, shown, scene.say(indicator.unit), *baseline_cells(scene, indicator), *targets, key=indicator.id
        )


def principles(scene: Scene, _: str) -> Table | None:
    """Principles."""
    vision = scene.profile.vision
    if vision is None:
        return None
    rows = (row(scene.say(item.name), prose(scene, item.text), key=item.id) for item in vision.principles)
    heads = columns(scene, "principle::1.4", "description::4")
    return table(scene, "vision.principles", heads, rows, proposal=vision.status == "proposed")


def directions(scene: Scene, dimension: str) -> Table | None:
    """Goal and strategy of dimensions and sub-dimensions, of all or of one."""
    vision = scene.profile.vision
    if vision is None:
        return None
    found = {direction.of: direction for direction in vision.directions}
    rows = []
    for id in scene.dimensions if not dimension else (dimension,):
        owner = scene.dimensions[id]
        parts = [(owner.id, owner.name), *((part.id, part.name) for part in owner.subdimensions)]
        for code, title in parts:
            if (direction := found.get(code)) is not None:
                cells = (scene.say(title), words(scene, direction.goal), prose(scene, direction.strategy))
                rows.append(row(code, *cells, key=code))
    name = f"directions/{dimension}" if dimension else "directions"
    caption = (
        scene.word("exhibit.directions.one", dimension=scene.say(scene.dimensions[dimension].name))
        if dimension
        else scene.word("exhibit.directions")
    )
    heads = columns(scene, "code:code:0.8", "name::1.8", "goal::3", "strategy::3.4")
    return table(scene, name, heads, rows, caption=caption, proposal=vision.status == "proposed", header_columns=2)
