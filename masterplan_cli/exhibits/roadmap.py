"""The roadmap in time: Gantt charts with their tables, year pages, milestones, organisations."""

from collections.abc import Iterator
from dataclasses import dataclass

from masterplan_cli.document.chart import Bar, Chart, Gantt, Group
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import dates, is_proposal
from masterplan_cli.exhibits.tabulate import columns, row, table, with_notes, without_empty
from masterplan_cli.model.programme import Programme
from masterplan_cli.units import Month

TIGHTEST = 10
"""So many handovers are shown, and beyond them those that cannot be kept."""


def gantt(scene: Scene, dimension: str) -> Chart | None:
    """The schedule of a dimension as bars; without one, the critical chain and the quick wins of all dimensions."""
    groups = tuple(_groups(scene, dimension) if dimension else _key_groups(scene))
    if not groups:
        return None
    bars = [bar for each in groups for bar in each.bars]
    schedule = scene.analysis.schedule
    title = scene.say(scene.dimensions[dimension].name) if dimension else ""
    name = f"roadmap.gantt/{dimension}" if dimension else "roadmap.gantt"
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    formats = scene.language.formats
    period = scene.profile.document.period
    return Chart(
        name=name,
        caption=scene.word("exhibit.roadmap.gantt.one", dimension=title)
        if dimension
        else scene.word("exhibit.roadmap.gantt"),
        drawing=Gantt(
            groups,
            min(period.first, schedule.first.year),
            max(period.last, schedule.last.year),
            schedule.critical_chain,
        ),
        alternative=scene.word(
            "alternative.gantt",
            count=str(len(bars)),
            first=formats.month(first),
            last=formats.month(last),
            critical=", ".join(bar.key for bar in bars if bar.critical) or scene.word("none"),
        ),
        table=f"roadmap.schedule/{dimension}" if dimension else "roadmap.critical",
        proposal=is_proposal(scene.programmes_in_order),
    )


def _groups(scene: Scene, dimension: str) -> Iterator[Group]:
    for part in scene.dimensions[dimension].subdimensions:
        bars = tuple(_bar(scene, programme) for programme in scene.programmes_of.get(part.id, ()))
        if bars:
            yield Group(scene.say(part.name), bars)


def _key_groups(scene: Scene) -> Iterator[Group]:
    schedule = scene.analysis.schedule
    for id, dimension in scene.dimensions.items():
        bars = tuple(
            _bar(scene, programme)
            for programme in scene.programmes_of_dimension[id]
            if programme.id in schedule.critical_chain or schedule.horizons[programme.id] == "quick-win"
        )
        if bars:
            yield Group(scene.say(dimension.name), bars)


def _bar(scene: Scene, programme: Programme) -> Bar:
    slot = scene.analysis.schedule.slots[programme.id]
    return Bar(
        key=programme.id,
        label=f"{programme.id} {scene.say(programme.name)}",
        start=slot.start,
        end=slot.end,
        critical=slot.critical,
        slack_end=Month.at(slot.end.index + slot.slack) if slot.slack else None,
        marks=tuple(milestone.month for milestone in programme.milestones),
        after=slot.predecessors,
    )


def schedule(scene: Scene, dimension: str) -> Table | None:
    """The computed dates of a dimension's programmes."""
    chosen = scene.programmes_of_dimension.get(dimension, ())
    rows = (_schedule_row(scene, programme) for programme in chosen)
    heads = columns(
        scene,
        "code:code:0.9",
        "programme::3",
        "start:month:1",
        "finish:month:1",
        "months:integer:0.7",
        "predecessors::1.2",
        "slack:integer:0.9",
        "critical:mark:0.7",
    )
    caption = scene.word("exhibit.roadmap.schedule", dimension=scene.say(scene.dimensions[dimension].name))
    name = f"roadmap.schedule/{dimension}"
    return table(scene, name, heads, rows, caption=caption, proposal=is_proposal(chosen), header_columns=2)


def _schedule_row(scene: Scene, programme: Programme) -> Row:
    slot = scene.analysis.schedule.slots[programme.id]
    return row(
        programme.id,
        scene.say(programme.name),
        slot.start,
        slot.end,
        slot.months,
        ", ".join(slot.predecessors) or None,
        slot.slack,
        slot.critical,
        key=programme.id,
    )


def critical(scene: Scene, _: str) -> Table | None:
    """The critical chain in order."""
    slots = scene.analysis.schedule.slots
    chain = scene.analysis.schedule.critical_chain
    rows = (
        row(
            order,
            id,
            scene.say(scene.programmes[id].name),
            slots[id].start,
            slots[id].end,
            scene.office(scene.programmes[id].lead),
            key=id,
        )
        for order, id in enumerate(chain, 1)
    )
    heads = columns(
        scene, "no:integer:0.5", "code:code:1", "programme::3.4", "start:month:1", "finish:month:1", "lead::1.2"
    )
    proposal = is_proposal([scene.programmes[id] for id in chain])
    return table(scene, "roadmap.critical", heads, rows, proposal=proposal, header_columns=3)


def handovers(scene: Scene, _: str) -> Table | None:
    """The programmes that follow others with the shortest pause: all that cannot begin when stated, then the next."""
    slots = scene.analysis.schedule.slots
    waiting = [(pause, p) for p in scene.programmes_in_order if (pause := slots[p.id].pause) is not None]
    waiting.sort(key=lambda each: (each[0], slots[each[1].id].start))
    chosen = [(pause, p) for place, (pause, p) in enumerate(waiting) if pause < 0 or place < TIGHTEST]
    rows = tuple(_handover(scene, programme, pause) for pause, programme in chosen)
    heads = columns(
        scene,
        "code:code:0.9",
        "programme::3",
        "predecessor:code:0.9",
        "predecessor-finish:month:1",
        "start:month:1",
        "pause:integer:0.8",
        "possible-start:month:1.1",
    )
    heads, rows = without_empty(heads, rows, {each.key for each in heads} - {"possible-start"})
    proposal = is_proposal([programme for _, programme in chosen])
    made = table(scene, "roadmap.handovers", heads, rows, proposal=proposal, header_columns=2)
    return with_notes(made, (scene.word("note.handovers", count=str(TIGHTEST)),))


def _handover(scene: Scene, programme: Programme, pause: int) -> Row:
    slots = scene.analysis.schedule.slots
    slot = slots[programme.id]
    last = max(slot.predecessors, key=lambda id: slots[id].end)
    possible = slot.start if slot.late_by else None
    name = scene.say(programme.name)
    stated = Month.at(slot.start.index - slot.late_by)
    return row(programme.id, name, last, slots[last].end, stated, pause, possible, key=programme.id)


def year(scene: Scene, year: str) -> Table | None:
    """The programmes of one year: beginning, running, finishing."""
    wanted = int(year)
    slots = scene.analysis.schedule.slots
    amounts = scene.analysis.budget.programme_year
    chosen = [p for p in scene.programmes_in_order if slots[p.id].start.year <= wanted <= slots[p.id].end.year]
    rows = [
        row(
            p.id,
            scene.say(p.name),
            scene.office(p.lead),
            _state(scene, p, wanted),
            amounts.amount(p.id, wanted) or None,
            key=p.id,
        )
        for p in chosen
    ]
    others = amounts.year_totals.get(wanted, 0) - sum(amounts.amount(p.id, wanted) for p in chosen)
    if others:
        rows.append(row(None, scene.word("outside-schedule"), None, None, others))
    if rows:
        rows.append(row(None, scene.word("total"), None, None, amounts.year_totals.get(wanted, 0), kind="total"))
    heads = columns(scene, "code:code:0.9", "programme::3.4", "lead::1.2", "state::1.4", "budget:million:1.2")
    caption = scene.word("exhibit.roadmap.year", year=year)
    return table(
        scene, f"roadmap.year/{year}", heads, rows, caption=caption, proposal=is_proposal(chosen), header_columns=2
    )


def _state(scene: Scene, programme: Programme, year: int) -> str:
    slot = scene.analysis.schedule.slots[programme.id]
    match slot.start.year == year, slot.end.year == year:
        case True, True:
            return scene.word("state.within")
        case True, False:
            return scene.word("state.begins")
        case False, True:
            return scene.word("state.finishes")
    return scene.word("state.runs")


def milestones(scene: Scene, _: str) -> Table | None:
    """All milestones in order of time."""
    found = sorted(
        ((m.month, p.id, m, p) for p in scene.programmes_in_order for m in p.milestones), key=lambda item: item[:2]
    )
    rows = (
        row(month, scene.say(milestone.name), id, scene.office(programme.lead), key=id)
        for month, id, milestone, programme in found
    )
    heads = columns(scene, "month:month:1", "milestone::4", "code:code:1", "lead::1.4")
    proposal = is_proposal([programme for *_, programme in found])
    return table(scene, "roadmap.milestones", heads, rows, proposal=proposal)


@dataclass(frozen=True, slots=True)
class _Load:
    programmes: tuple[Programme, ...]
    total: int
    peak: int | None


def organisations(scene: Scene, id: str) -> Table | None:
    """The load of every lead organisation, or the programmes of one."""
    if id:
        return _organisation(scene, id)
    rows = [
        row(
            scene.office(lead),
            len(load.programmes),
            ", ".join(p.id for p in load.programmes),
            load.total,
            load.peak,
            key=lead,
        )
        for lead in scene.leads
        if (load := _load(scene, lead))
    ]
    if rows:
        count = sum(len(scene.leads[lead]) for lead in scene.leads)
        total = sum(_load(scene, lead).total for lead in scene.leads)
        rows.append(row(scene.word("total"), count, None, total, None, kind="total"))
    heads = columns(
        scene, "lead::1.6", "programmes:integer:0.9", "codes::3", "budget:million:1.3", "busiest-year:year:0.9"
    )
    return table(scene, "roadmap.organisations", heads, rows, proposal=is_proposal(scene.programmes_in_order))


def _load(scene: Scene, lead: str) -> _Load:
    budget = scene.analysis.budget.organisation_year
    years = [(budget.amount(lead, year), -year) for year in budget.years]
    amount, negative = max(years, default=(0, 0))
    return _Load(scene.leads[lead], budget.row_totals.get(lead, 0), -negative if amount else None)


def _organisation(scene: Scene, id: str) -> Table | None:
    chosen = scene.leads.get(id, ())
    rows = [
        row(p.id, scene.say(p.name), dates(scene, p), scene.analysis.budget.by_programme[p.id], key=p.id)
        for p in chosen
    ]
    if rows:
        total = sum(scene.analysis.budget.by_programme[p.id] for p in chosen)
        rows.append(row(None, scene.word("total"), None, total, kind="total"))
    heads = columns(scene, "code:code:0.9", "programme::4", "dates::1.4", "budget:million:1.3")
    caption = scene.word("exhibit.roadmap.organisation", name=scene.office(id))
    name = f"roadmap.organisations/{id}"
    return table(scene, name, heads, rows, caption=caption, proposal=is_proposal(chosen), header_columns=2)
