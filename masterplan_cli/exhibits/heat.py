"""Matrices in shades and streams: risks, readiness, issues and dimensions, regional missions and dimensions."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from masterplan_cli.analysis.readiness import shown
from masterplan_cli.document.chart import Chart, Radar, Series
from masterplan_cli.document.diagram import Flow, HeatMap, Spotted, Stream
from masterplan_cli.document.table import Column, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart, data_table
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, row
from masterplan_cli.language.format import rounded
from masterplan_cli.model.situation import ELEMENTS

FIVE = (1, 2, 3, 4, 5)
_RISK_LEVELS = ("low", "moderate", "high", "extreme")
_RISK_BOUNDS = (4, 9, 15)
"""The highest products of likelihood and impact that are low, moderate and high."""
_SCORES = (1, 2, 3, 4)
_MOST_ROWS = 40


def risk_level(product: int) -> int:
    """The level of a product of likelihood and impact, from 0 (low) to 3 (extreme)."""
    return sum(product > bound for bound in _RISK_BOUNDS)


def risks(scene: Scene, _: str) -> Chart | None:
    """The risks by their codes in the five by five matrix of likelihood and impact."""
    rated: dict[tuple[int, int], list[str]] = {}
    for risk in scene.profile.risks:
        if risk.likelihood and risk.impact:
            rated.setdefault((risk.likelihood, risk.impact), []).append(risk.id)
    if not rated:
        return None
    rows = tuple(
        (
            scene.word(f"likelihood.{likelihood}"),
            tuple(
                Spotted(risk_level(likelihood * impact), ", ".join(rated.get((likelihood, impact), [])))
                for impact in FIVE
            ),
        )
        for likelihood in reversed(FIVE)
    )
    levels = tuple(scene.word(f"risk-level.{level}") for level in _RISK_LEVELS)
    drawing = HeatMap(
        tuple(scene.word(f"impact.{impact}") for impact in FIVE),
        rows,
        levels,
        scene.word("column.impact"),
        scene.word("column.likelihood"),
        warm=True,
    )
    found = {
        level: [id for (p, q), ids in sorted(rated.items()) if risk_level(p * q) == level for id in ids]
        for level in range(len(levels))
    }
    told = "; ".join(
        f"{levels[level]}: {', '.join(ids) or scene.word('none')}" for level, ids in reversed(found.items())
    )
    return chart(
        scene,
        "risks.heat-map",
        drawing,
        {"count": str(sum(map(len, rated.values()))), "levels": told},
        table="risks.register",
        notes=(scene.word("note.risk-levels"),),
        proposal=True,
        labels=("no-data",),
    )


def readiness(scene: Scene, _: str) -> Chart | None:
    """The score of each component of readiness, as far as there are scores."""
    items = [item for element in ELEMENTS for item in scene.profile.readiness if item.element == element]
    if not any(item.score is not None for item in items):
        return None
    write = scene.language.formats.number
    rows = tuple(
        (
            f"{scene.word(f'element.{item.element}')}: {scene.say(item.name)}",
            tuple(_score_cell(value, write) for value in (item.score, item.target)),
        )
        for item in items
    )
    scored = [item for item in items if item.score is not None]
    least = min(scored, key=lambda item: item.score or 0)
    most = max(scored, key=lambda item: item.score or 0)
    facts = {
        "count": str(len(items)),
        "scored": str(len(scored)),
        "least": f"{scene.say(least.name)} ({write(least.score or 0)})",
        "most": f"{scene.say(most.name)} ({write(most.score or 0)})",
    }
    heads = columns(scene, "element::1.4", "component::2", "score:decimal:0.8", "target:decimal:0.8")
    numbers = (
        row(scene.word(f"element.{item.element}"), scene.say(item.name), item.score, item.target, key=item.id)
        for item in items
    )
    drawing = HeatMap(
        (scene.word("column.score"), scene.word("column.target")),
        rows,
        tuple(scene.word(f"readiness-level.{level}") for level in _SCORES),
        rows_title=scene.word("column.component"),
    )
    return chart(
        scene,
        "readiness.heat-map",
        drawing,
        facts,
        data=data_table(scene, "readiness.heat-map", heads, numbers),
        sources=(source for item in items for source in item.sources),
        proposal=any(item.status == "proposed" for item in items),
        labels=("no-data",),
    )


def _score_cell(value: Decimal | None, write: Callable[[Decimal], str]) -> Spotted:
    return Spotted(None) if value is None else Spotted(min(max(int(rounded(value, 0)) - 1, 0), 3), write(value))


def readiness_radar(scene: Scene, _: str) -> Chart | None:
    """The score of each element of readiness, now and as aimed at; components without a score are left out."""
    items = scene.profile.readiness
    elements = scene.analysis.readiness.elements
    now = [shown(each.score) for each in elements]
    if sum(value is not None for value in now) < 3:
        return None
    goal = [shown(each.target) for each in elements]
    names = tuple(scene.word(f"element.{each.element}") for each in elements)
    name = "readiness.radar"
    heads = columns(scene, "element::2", "score:decimal:1", "target:decimal:1")
    data = data_table(scene, name, heads, (row(*cells) for cells in zip(names, now, goal, strict=True)))
    series = [Series(scene.word("column.score"), tuple(now))]
    if any(value is not None for value in goal):
        series.append(Series(scene.word("column.target"), tuple(goal)))
    write = scene.language.formats.cell
    told = "; ".join(f"{title} {write(value, 'decimal')}" for title, value in zip(names, now, strict=True))
    return chart(
        scene,
        name,
        Radar(names, tuple(series), 4),
        {"values": told},
        data=data,
        notes=(scene.word("note.readiness-mean"),),
        proposal=any(item.status == "proposed" for item in items),
    )


def issues(scene: Scene, _: str) -> Chart | None:
    """How many programmes of each dimension answer each issue, directly or through a gap of the issue."""
    if not scene.profile.issues or not scene.profile.programmes:
        return None
    gaps = {gap.id: gap.issues for gap in scene.profile.gaps}
    answered = {
        programme.id: {id for why in programme.why for id in (why, *gaps.get(why, ()))}
        for programme in scene.profile.programmes
    }
    counts = {
        issue.id: [
            sum(issue.id in answered[p.id] for p in scene.programmes_of_dimension[id]) for id in scene.dimensions
        ]
        for issue in scene.profile.issues
    }
    name = "issues.heat-map"
    rows = [
        (f"{issue.id} {scene.say(issue.name)}", counts[issue.id], sum(counts[issue.id]))
        for issue in scene.profile.issues
    ]
    data = _counts(scene, name, "issue::3", rows)
    most = max(max(line) for line in counts.values())
    open_ = [issue.id for issue in scene.profile.issues if not any(counts[issue.id])]
    widest = max(scene.profile.issues, key=lambda issue: sum(counts[issue.id]))
    facts = {
        "count": str(len(rows)),
        "most": scene.say(widest.name),
        "most_count": str(sum(counts[widest.id])),
        "open": ", ".join(open_) or scene.word("none"),
    }
    drawing = HeatMap(
        tuple(scene.say(dimension.name) for dimension in scene.dimensions.values()),
        tuple((title, tuple(_count_cell(count, most) for count in line)) for title, line, _ in rows[:_MOST_ROWS]),
        _count_levels(most),
        scene.word("programmes-by-dimension"),
        scene.word("column.issue"),
    )
    notes = [scene.word("note.issue-programmes")]
    if len(rows) > _MOST_ROWS:
        notes.append(scene.word("note.first-rows", count=str(_MOST_ROWS)))
    proposal = is_proposal(scene.programmes_in_order)
    return chart(scene, name, drawing, facts, data=data, notes=notes, proposal=proposal, labels=("no-data",))


def _counts(scene: Scene, name: str, first: str, rows: list[tuple[str, list[int], int]]) -> Table:
    heads = (
        *columns(scene, first),
        *(Column(id, scene.say(dimension.name), "integer", 1) for id, dimension in scene.dimensions.items()),
        *columns(scene, "total:integer:0.8"),
    )
    return data_table(scene, name, heads, (row(title, *line, total) for title, line, total in rows))


def _steps(most: int) -> tuple[int, ...]:
    """Upper ends of up to four levels of counts, the first one being zero."""
    if most <= 3:
        return tuple(range(most + 1))
    third = -(-most // 3)
    return tuple(dict.fromkeys((0, third, min(2 * third, most), most)))


def _count_levels(most: int) -> tuple[str, ...]:
    steps = _steps(most)
    names = ["0"]
    for low, high in pairwise(steps):
        names.append(str(high) if high == low + 1 else f"{low + 1}–{high}")
    return tuple(names)


def _count_cell(count: int, most: int) -> Spotted:
    level = next(index for index, step in enumerate(_steps(most)) if count <= step)
    return Spotted(level, str(count))


def mission_flow(scene: Scene, _: str) -> Chart | None:
    """Programmes by the mission of the reference plan that they serve, and by their dimension."""
    alignment = scene.analysis.alignment
    missions, mission_of = _missions(scene), _mission_of(scene)
    if not alignment.plan or not missions or not scene.profile.programmes:
        return None
    matched = {match.programme: match.nodes for match in alignment.matched}
    dimensions = tuple(scene.dimensions)
    heads = [*missions, "other", "none"]
    counts = {head: [0] * len(dimensions) for head in heads}
    for column, id in enumerate(dimensions):
        for programme in scene.programmes_of_dimension[id]:
            for head in _served(matched.get(programme.id, ()), mission_of):
                counts[head][column] += 1
    kept = [head for head in heads if head in missions or any(counts[head])]
    titles = {**missions, "other": scene.word("mission-other"), "none": scene.word("mission-none")}
    streams = tuple(
        Stream(left, right, counts[head][right])
        for left, head in enumerate(kept)
        for right in range(len(dimensions))
        if counts[head][right]
    )
    name = "alignment.flow"
    rows = [(titles[head], counts[head], sum(counts[head])) for head in kept]
    drawing = Flow(
        (scene.word("level.mission"), scene.word("column.dimension")),
        tuple(titles[head] for head in kept),
        tuple(scene.say(dimension.name) for dimension in scene.dimensions.values()),
        streams,
    )
    facts = {"streams": "; ".join(f"{title}: {total}" for title, _, total in rows)}
    proposal = is_proposal(scene.programmes_in_order)
    return chart(
        scene,
        name,
        drawing,
        facts,
        data=_counts(scene, name, "plan-mission::3", rows),
        notes=(scene.word("note.mission-flow"),),
        proposal=proposal,
        labels=("no-data",),
    )


def _missions(scene: Scene) -> dict[str, str]:
    """The missions of the reference plan by their reference."""
    nodes = scene.analysis.alignment.nodes
    return {node.ref: scene.plan_nodes.get(node.ref, node.ref) for node in nodes if node.kind == "mission"}


def _mission_of(scene: Scene) -> dict[str, str]:
    """The mission under which each node of the reference plan stands; nodes outside of missions are left out."""
    found: dict[str, str] = {}
    mission = ""
    for node in scene.analysis.alignment.nodes:
        if node.depth == 0:
            mission = node.ref if node.kind == "mission" else ""
        if mission:
            found[node.ref] = mission
    return found


def _served(nodes: tuple[str, ...], mission_of: dict[str, str]) -> list[str]:
    """The missions that a programme serves; `other` for a part outside of missions, `none` for nothing at all."""
    return list(dict.fromkeys(mission_of.get(node, "other") for node in nodes)) or ["none"]
