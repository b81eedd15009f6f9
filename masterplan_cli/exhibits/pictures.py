"""Figures of the structure of a plan: framework, planning hierarchy, house, bodies, results chain, paths of targets."""

from collections.abc import Iterable

from masterplan_cli.analysis.figures import percent
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import (
    Box,
    Field,
    Fields,
    House,
    Multiples,
    Number,
    Panel,
    Ranked,
    Ranking,
    Stages,
    Tier,
    Tiers,
    Wheel,
)
from masterplan_cli.exhibits.direction import sources_of
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.legal_and_plans import is_known
from masterplan_cli.exhibits.picture import chart, data_table
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, lines, row
from masterplan_cli.model.catalogue import Dimension
from masterplan_cli.model.governance import Body
from masterplan_cli.model.plan import Indicator, Plan

_PLAN_TIERS = (
    ("national", ("rpjpn", "rpjmn")),
    ("long-term", ("rpjpd", "rtrw")),
    ("medium-term", ("rpjmd",)),
    ("operational", ("renstra", "rkpd", "other")),
)
_GROUPS = ("strengths", "weaknesses", "opportunities", "threats")
_STAGES = ("input", "process", "output", "outcome", "impact")
_PANELS = 24


def framework(scene: Scene, _: str) -> Chart | None:
    """The dimensions of the taxonomy around the city, with their sub-dimensions."""
    dimensions = tuple(scene.dimensions.values())
    name = "figure.framework"
    parts = {d.id: tuple(scene.say(part.name) for part in d.subdimensions) for d in dimensions}
    data = data_table(
        scene,
        name,
        columns(scene, "dimension::1.4", "subdimension::4"),
        (row(scene.say(d.name), lines(*parts[d.id]), key=d.id) for d in dimensions),
    )
    drawing = Wheel(
        scene.say(scene.profile.region.name), tuple(Field(scene.say(d.name), parts[d.id]) for d in dimensions)
    )
    facts = {
        "count": str(len(dimensions)),
        "names": scene.language.formats.listing([scene.say(d.name) for d in dimensions]),
        "parts": str(sum(map(len, parts.values()))),
    }
    return chart(scene, name, drawing, facts, data=data, labels=("more",))


def planning(scene: Scene, _: str) -> Chart | None:
    """The plans by level, and this plan below them."""
    plans = [plan for plan in scene.profile.plans if is_known(scene, plan)]
    if not plans:
        return None
    tiers = [
        Tier(
            scene.word(f"plan-tier.{tier}"),
            tuple(_plan_box(scene, plan) for plan in plans if plan.kind in kinds),
            scene.word(f"plan-link.{tier}"),
        )
        for tier, kinds in _PLAN_TIERS
    ]
    document = scene.profile.document
    period = scene.language.formats.period(document.period)
    own = Box("document", scene.say(document.title), period, strong=True)
    kept = [tier for tier in tiers if tier.boxes]
    drawing = Tiers((*kept, Tier(scene.word("plan-tier.smart-city"), (own,))))
    facts = {
        "count": str(len(plans)),
        "levels": scene.language.formats.listing([tier.title for tier in kept]),
        "names": "; ".join(box.title for tier in kept for box in tier.boxes),
    }
    return chart(scene, "figure.planning", drawing, facts, table="plans.overview")


def _plan_box(scene: Scene, plan: Plan) -> Box:
    name = scene.say(plan.name)
    period = scene.language.formats.period(plan.period) if plan.period else ""
    role = "" if plan.role == "context" else scene.word(f"plan-role.{plan.role}")
    text = "; ".join(part for part in ("" if period in name else period, role) if part)
    return Box(plan.id, name, text)


def swot(scene: Scene, _: str) -> Chart | None:
    """The four groups of factors."""
    found = scene.profile.swot
    if found is None:
        return None
    fields = tuple(
        Field(
            scene.word(f"swot.{group}"),
            tuple(f"{factor.id} {scene.say(factor.text)}" for factor in getattr(found, group)),
            str(len(getattr(found, group))),
        )
        for group in _GROUPS
    )
    told = "; ".join(f"{field.title} {field.amount}" for field in fields)
    return chart(
        scene, "swot.figure", Fields(fields), {"counts": told}, table="swot.factors", labels=("more", "no-data")
    )


def house(scene: Scene, _: str) -> Chart | None:
    """Vision, missions, dimensions with their programmes, and principles as a house."""
    vision = scene.profile.vision
    if vision is None:
        return None
    budget, formats = scene.analysis.budget.dimension_year, scene.language.formats
    counts = {id: len(scene.programmes_of_dimension[id]) for id in scene.dimensions}
    pillars = tuple(
        Field(
            scene.say(dimension.name),
            (
                scene.word("programme-count", count=str(counts[id])),
                *([formats.short_money(total)] if (total := budget.row_totals.get(id, 0)) else []),
            ),
        )
        for id, dimension in scene.dimensions.items()
    )
    drawing = House(
        Field(scene.word("house.vision"), (scene.say(vision.statement),)),
        Field(scene.word("house.missions"), tuple(scene.say(mission.text) for mission in vision.missions)),
        pillars,
        Field(scene.word("house.principles"), tuple(scene.say(item.name) for item in vision.principles)),
    )
    name = "vision.house"
    data = data_table(
        scene,
        name,
        columns(scene, "dimension::2.4", "programmes:integer:1", "budget:money:1.4"),
        (
            row(scene.say(d.name), counts[id], budget.row_totals.get(id, 0) or None, key=id)
            for id, d in scene.dimensions.items()
        ),
    )
    facts = {
        "vision": scene.say(vision.statement),
        "missions": str(len(vision.missions)),
        "pillars": "; ".join(f"{pillar.title} {', '.join(pillar.items)}" for pillar in pillars),
        "principles": formats.listing(list(drawing.base.items)) or scene.word("none"),
    }
    return chart(
        scene, name, drawing, facts, data=data, proposal=vision.status == "proposed", labels=("more", "no-data")
    )


def bodies(scene: Scene, _: str) -> Chart | None:
    """The bodies by kind: council, team, then forum and working groups."""
    found = scene.profile.governance.bodies if scene.profile.governance else ()
    if not found:
        return None
    rows = (("council",), ("team",), ("working-group", "forum"))
    tiers = tuple(
        Tier(
            scene.language.formats.listing(
                list(dict.fromkeys(scene.word(f"body.{body.kind}") for body in found if body.kind in kinds))
            ),
            tuple(_body_box(scene, body) for body in found if body.kind in kinds),
            scene.word(f"body-link.{kinds[0]}"),
        )
        for kinds in rows
    )
    names = "; ".join(f"{tier.title}: {', '.join(box.title for box in tier.boxes)}" for tier in tiers if tier.boxes)
    proposal = any(body.status == "proposed" for body in found)
    facts = {"count": str(len(found)), "names": names}
    return chart(scene, "governance.chart", Tiers(tiers), facts, table="governance.bodies", proposal=proposal)


def _body_box(scene: Scene, body: Body) -> Box:
    first = f"{scene.say(body.members[0].role)}: {scene.say(body.members[0].holder)}" if body.members else ""
    seats = scene.word("seat-count", count=str(len(body.members))) if body.members else ""
    text = "; ".join(part for part in (first, seats) if part)
    return Box(body.id, scene.say(body.name), text, strong=body.kind == "council")


def results_chain(scene: Scene, _: str) -> Chart | None:
    """What each dimension puts in, does, delivers, reaches and serves."""
    if not scene.profile.programmes:
        return None
    rows = tuple(
        (scene.say(dimension.name), _chain(scene, dimension))
        for id, dimension in scene.dimensions.items()
        if scene.programmes_of_dimension[id]
    )
    name = "results.chain"
    heads = columns(scene, "dimension::1", *(f"stage-{stage}::1.6" for stage in _STAGES))
    data = data_table(scene, name, heads, (row(title, *(lines(*cell) for cell in cells)) for title, cells in rows))
    stages = tuple(scene.word(f"column.stage-{stage}") for stage in _STAGES)
    facts = {
        "count": str(len(rows)),
        "chains": "; ".join(
            f"{title}: {', '.join(cells[0])}, {scene.word('programme-count', count=str(len(cells[1])))}, "
            f"{scene.word('indicator-count', count=str(len(cells[2])))}"
            for title, cells in rows
        ),
    }
    return chart(
        scene,
        name,
        Stages(stages, rows),
        facts,
        data=data,
        notes=(scene.word("note.chain"),),
        proposal=is_proposal(scene.programmes_in_order),
        labels=("more", "no-data"),
    )


def _chain(scene: Scene, dimension: Dimension) -> tuple[tuple[str, ...], ...]:
    programmes = scene.programmes_of_dimension[dimension.id]
    money = scene.analysis.budget.dimension_year.row_totals.get(dimension.id, 0)
    offices = {id for p in programmes for id in (p.lead, *p.support) if id}
    vision = scene.profile.vision
    goals = [goal for goal in (vision.goals if vision else ()) if goal.dimension == dimension.id]
    return (
        (
            *([scene.language.formats.short_money(money)] if money else []),
            *([scene.word("office-count", count=str(len(offices)))] if offices else []),
        ),
        tuple(f"{p.id} {scene.say(p.name)}" for p in programmes),
        _names(scene, (indicator for p in programmes for indicator in p.indicators)),
        _names(scene, (indicator for goal in goals for indicator in goal.indicators)),
        tuple(scene.say(goal.text) for goal in goals),
    )


def _names(scene: Scene, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(scene.say(indicator.name) for indicator in indicators))


def indicator_paths(scene: Scene, _: str) -> Chart | None:
    """Small charts of the goals' indicators: what was measured, and the path to the target."""
    vision = scene.profile.vision
    found = [i for goal in (vision.goals if vision else ()) for i in goal.indicators if _numbers(scene, i) or i.targets]
    panels = [_panel(scene, indicator) for indicator in found[:_PANELS]]
    if not panels or vision is None:
        return None
    years = [year for panel in panels for year, _ in (*panel.actual, *panel.target)]
    drawing = Multiples(tuple(panels), min(years), max(years))
    notes = (scene.word("note.first-panels", count=str(_PANELS)),) if len(found) > _PANELS else ()
    return chart(
        scene,
        "indicators.paths",
        drawing,
        {"count": str(len(panels)), "paths": "; ".join(_told(scene, panel) for panel in panels)},
        table="vision.indicators",
        notes=(scene.word("note.paths"), *notes),
        sources=sources_of(found),
        proposal=vision.status == "proposed",
        labels=("measured", "aimed-at"),
    )


def _numbers(scene: Scene, indicator: Indicator) -> dict[int, Number]:
    """What was measured by year: the baseline, a profile series of the same id, and what monitoring found by the same
    method."""
    values: dict[int, Number] = {}
    for series in scene.profile.profile:
        if series.id == indicator.id:
            values |= {year: figure.value for year, figure in series.values.items() if figure.value is not None}
    baseline = indicator.baseline
    if baseline and baseline.value is not None and baseline.year is not None:
        values[baseline.year] = baseline.value
    for each in scene.analysis.monitored.reached:
        if each.indicator.id == indicator.id and each.is_comparable and each.figure.value is not None:
            values[each.year] = each.figure.value
    return dict(sorted(values.items()))


def _panel(scene: Scene, indicator: Indicator) -> Panel:
    return Panel(
        scene.say(indicator.name),
        scene.say(indicator.unit),
        tuple(_numbers(scene, indicator).items()),
        tuple(sorted(indicator.targets.items())),
        scene.word("wanted-down") if indicator.direction == "down" else "",
    )


def _told(scene: Scene, panel: Panel) -> str:
    write = scene.language.formats.number
    ends = dict((*panel.actual[-1:], *panel.target[-1:]))
    return f"{panel.title} " + ", ".join(f"{write(value)} ({year})" for year, value in ends.items())


def source_share(scene: Scene, _: str) -> Chart | None:
    """Each funding source's part of the whole need, the largest first."""
    matrix = scene.analysis.budget.funding_year
    if not matrix.total:
        return None
    formats = scene.language.formats
    ranked = sorted((id for id in matrix.rows if matrix.row_totals[id]), key=lambda id: -matrix.row_totals[id])
    shares = {id: formats.cell(percent(matrix.row_totals[id], matrix.total), "percent") for id in ranked}
    names = scene.funding_names
    bars = tuple(Ranked(names.get(id, id), matrix.row_totals[id], shares[id]) for id in ranked)
    told = "; ".join(f"{bar.label} {formats.short_money(int(bar.value or 0))} ({bar.note})" for bar in bars)
    return chart(
        scene,
        "budget.source-share",
        Ranking(bars, kind="money"),
        {"total": formats.short_money(matrix.total), "shares": told},
        table="budget.by-year-source",
        proposal=is_proposal(scene.programmes_in_order),
    )


def completeness(scene: Scene, _: str) -> Chart | None:
    """The score of each part of the profile, the weakest first."""
    parts = scene.analysis.completeness.parts
    ranked = sorted(parts, key=lambda part: part.score)
    if not ranked:
        return None
    bars = tuple(Ranked(scene.word(f"part.{part.part}"), part.score) for part in ranked)
    write = scene.language.formats.cell
    facts = {
        "least": bars[0].label,
        "least_score": write(bars[0].value, "percent"),
        "most": bars[-1].label,
        "most_score": write(bars[-1].value, "percent"),
        "score": write(scene.analysis.completeness.score, "percent"),
    }
    return chart(scene, "completeness.chart", Ranking(bars, "", "percent", 100), facts, table="completeness.parts")
