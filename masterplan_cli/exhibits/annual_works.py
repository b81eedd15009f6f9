"""Programmes, quick wins and money of an evaluated year, against the schedule and the budget of the plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from masterplan_cli.analysis.annual import WORK_STATES, Annual, Spending, Work
from masterplan_cli.document.table import Cell, Row, Table
from masterplan_cli.exhibits.annual import annual_of, dimension_names
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import dates, is_proposal
from masterplan_cli.exhibits.tabulate import columns, group, row, table, with_notes, without_empty
from masterplan_cli.language.format import rounded


def _proposal(scene: Scene, works: Iterable[Work]) -> bool:
    return is_proposal([scene.programmes[each.programme] for each in works])


def by_dimension(scene: Scene, year: str) -> Table | None:
    """How many programmes of each dimension the schedule has begun and finished, and how they stand by the records."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    rows = [
        row(name, *_scheduled(works), *annual.work_counts(id).values(), key=id)
        for id, name in dimension_names(scene).items()
        if (works := [each for each in annual.works if each.dimension == id])
    ]
    if rows:
        cells = (*_scheduled(annual.works), *annual.work_counts().values())
        rows.append(row(scene.word("total"), *cells, kind="total"))
    heads = columns(
        scene,
        "dimension::2",
        "programmes:integer:0.9",
        "due:integer:0.9",
        *(f"work-{name}:integer:0.9" for name in WORK_STATES),
    )
    caption = scene.word("exhibit.annual.programmes-by-dimension", year=year)
    name = f"annual.programmes-by-dimension/{year}"
    return table(scene, name, heads, rows, caption=caption, proposal=_proposal(scene, annual.works))


def _scheduled(works: Sequence[Work]) -> tuple[int, int]:
    return len(works), sum(each.is_due for each in works)


def programmes(scene: Scene, year: str) -> Table | None:
    """Every programme that the schedule has begun: what it should have reached by the end of the year, and what is
    recorded of it."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    before = scene.analysis.annual[annual.earlier[0]].work_of if annual.earlier else {}
    rows = [
        each
        for id, name in dimension_names(scene).items()
        if (works := [work for work in annual.works if work.dimension == id])
        for each in (group(name), *(_work(scene, work, before.get(work.programme)) for work in works))
    ]
    heads = columns(
        scene,
        "code:code:0.9",
        "programme::1.7",
        "expected-progress:percent:0.7",
        "progress:percent:0.7",
        "progress-before:percent:0.8",
        "status::0.9",
        "lead::0.9",
        "dates::0.8",
    )
    kept, filled = without_empty(heads, rows, {each.key for each in heads} - {"progress-before", "progress"})
    made = table(
        scene,
        f"annual.programmes/{year}",
        kept,
        filled,
        caption=scene.word("exhibit.annual.programmes", year=year),
        sources=(each.record.source for each in annual.works if each.record),
        proposal=_proposal(scene, annual.works),
        landscape=True,
        header_columns=2,
    )
    return with_notes(made, (scene.word("note.expected-progress"), *_notes(scene, annual.works)))


def _work(scene: Scene, work: Work, before: Work | None) -> Row:
    programme = scene.programmes[work.programme]
    return row(
        work.programme,
        scene.say(programme.name),
        rounded(work.expected, 1),
        work.physical,
        before.physical if before else None,
        work_state(scene, work),
        scene.office(work.lead),
        dates(scene, programme),
        key=work.programme,
    )


def work_state(scene: Scene, work: Work) -> str:
    """The state of a programme in words; one whose months are over and that is not finished is called overdue."""
    return scene.word("work-overdue" if work.is_due and work.is_short else f"work.{work.state}")


def _notes(scene: Scene, works: Iterable[Work]) -> Iterator[str]:
    for each in works:
        if each.record and each.record.note:
            yield f"{scene.say(scene.programmes[each.programme].name)}: {scene.say(each.record.note)}"


def quick_wins(scene: Scene, year: str) -> Table | None:
    """The quick wins of the year: when they were to be finished, and what is recorded of them."""
    annual = annual_of(scene, year)
    chosen = [win for win in scene.profile.quick_wins if annual and win.year == annual.year]
    if annual is None or not chosen:
        return None
    rows = [
        row(
            win.programme,
            scene.say(win.name),
            scene.office(scene.programmes[win.programme].lead),
            scene.analysis.schedule.slots[win.programme].end,
            work.planned if work else None,
            work.spent if work else None,
            work.physical if work else None,
            work_state(scene, work) if work else None,
            key=win.programme,
        )
        for win in chosen
        for work in (annual.work_of.get(win.programme),)
    ]
    heads = columns(
        scene,
        "code:code:0.9",
        "quick-win::1.7",
        "lead::0.9",
        "end:month:1",
        "planned:million:1.1",
        "spent:million:1.1",
        "progress:percent:0.8",
        "status::0.9",
    )
    kept, filled = without_empty(heads, rows, {each.key for each in heads} - {"spent", "progress"})
    proposal = is_proposal([scene.programmes[win.programme] for win in chosen])
    caption = scene.word("exhibit.annual.quick-wins", year=year)
    name = f"annual.quick-wins/{year}"
    return table(scene, name, kept, filled, caption=caption, proposal=proposal, header_columns=2)


def money_by_dimension(scene: Scene, year: str) -> Table | None:
    """Planned and realised money of the year by dimension."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    return _money(scene, annual, "dimension", annual.spending("dimension"), dimension_names(scene))


def money_by_organisation(scene: Scene, year: str) -> Table | None:
    """Planned and realised money of the year by lead organisation."""
    annual = annual_of(scene, year)
    if annual is None:
        return None
    names = {**{id: scene.office(id) for id in scene.organisations}, "": scene.word("no-lead")}
    return _money(scene, annual, "organisation", annual.spending("lead"), names)


def _money(
    scene: Scene, annual: Annual, kind: str, found: Mapping[str, Spending], names: Mapping[str, str]
) -> Table | None:
    rows = [row(name, *_amounts(found[id]), key=id) for id, name in names.items() if id in found]
    if rows:
        rows.append(row(scene.word("total"), *_amounts(annual.money), kind="total"))
    heads = columns(
        scene,
        "dimension::2" if kind == "dimension" else "lead::2",
        "programmes:integer:0.9",
        "planned:million:1.1",
        "recorded:integer:0.9",
        "planned-of-recorded:million:1.1",
        "spent:million:1.1",
        "absorption:percent:0.9",
    )
    kept, filled = without_empty(heads, rows, {"dimension", "lead", "programmes", "planned"})
    name = f"annual.money-by-{kind}"
    caption = scene.word(f"exhibit.{name}", year=str(annual.year))
    made = table(
        scene,
        f"{name}/{annual.year}",
        kept,
        filled,
        caption=caption,
        sources=(each.record.source for each in annual.works if each.record and each.spent is not None),
        proposal=_proposal(scene, annual.works),
    )
    return with_notes(made, (scene.word("note.absorption"),) if annual.money.recorded else ())


def _amounts(each: Spending) -> tuple[Cell, ...]:
    if not each.recorded:
        return each.programmes, each.planned, None, None, None, None
    return each.programmes, each.planned, each.recorded, each.planned_of_recorded, each.spent, each.absorption
