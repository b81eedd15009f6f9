"""Tables of the legal basis and of the region's planning documents."""

from collections.abc import Iterator

from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, prose, row, table, words
from masterplan_cli.model.entity import pick
from masterplan_cli.model.plan import LegalReference, Mission, Plan, PlanProgramme


def legal_basis(scene: Scene, _: str) -> Table | None:
    """Regulations in the order of the profile, cited formally."""
    items = scene.profile.legal_basis
    rows = (
        row(
            index,
            citation(scene, item),
            words(scene, item.relevance),
            scene.word(f"legal-status.{item.status}"),
            key=item.id,
        )
        for index, item in enumerate(items, 1)
    )
    heads = columns(scene, "no:integer:0.4", "regulation::3", "relevance::3", "legal-status::1")
    return table(scene, "legal-basis", heads, rows, sources=(item.source for item in items))


def citation(scene: Scene, item: LegalReference) -> str:
    """`Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah`."""
    kind = scene.word(f"legal-kind.{item.kind}")
    if item.issuer:
        kind = f"{kind} {scene.say(item.issuer)}"
    elif item.kind in ("perda", "perkada"):
        kind = scene.word(f"legal-kind.{item.kind}.{scene.profile.region.kind}", region=bare_name(scene))
    return scene.word("legal-citation", kind=kind, number=item.number, year=str(item.year), title=scene.say(item.title))


def legal_state(scene: Scene, _: str) -> Table | None:
    """Every cited regulation with its state on the document's date, as the profile and the catalogue know it."""
    items = scene.profile.legal_basis
    rows = (
        row(
            citation(scene, item),
            scene.word(f"legal-status.{item.status}"),
            _amendments(scene, item),
            *_known_state(scene, item),
            key=item.id,
        )
        for item in items
    )
    heads = columns(scene, "regulation::3.4", "legal-status::1", "amendments::2", "catalogue-state::1.6", "checked::1")
    on = scene.language.formats.date(scene.profile.document.date)
    notes = (scene.word("note.legal-state", date=on),)
    return table(scene, "legal-state", heads, rows, notes=notes, sources=(item.source for item in items))


def _amendments(scene: Scene, item: LegalReference) -> str | None:
    names = [scene.say(each) for each in item.amended_by]
    if item.repealed_by is not None:
        names.append(scene.word("repealed-with", name=scene.say(item.repealed_by)))
    return "; ".join(names) or scene.say(item.note) or None


def _known_state(scene: Scene, item: LegalReference) -> tuple[str | None, str | None]:
    """What the catalogue says of it on the document's date, and whether that is verified."""
    on = scene.profile.document.date
    known = scene.catalogues.regulations.find(item.kind, item.number, item.year, pick(item.issuer, "id"))
    if known is None:
        return None, None
    checked = scene.word("verified" if known.verified else "not-verified")
    if repeal := known.repeal(on):
        return scene.word("repealed-with", name=scene.say(repeal.name)), checked
    if amendments := known.amendments(on):
        return scene.word("amended-with", name=scene.say(amendments[-1].name)), checked
    return scene.word("legal-status.valid"), checked


def bare_name(scene: Scene) -> str:
    """The region's name without `Kota` or `Kabupaten`."""
    name = scene.profile.region.name
    first, _, rest = name.partition(" ")
    return scene.say(rest if first.lower() in ("kota", "kabupaten") and rest else name)


def overview(scene: Scene, _: str) -> Table | None:
    """All planning documents that were known on the document's date."""
    plans = [plan for plan in scene.profile.plans if is_known(scene, plan)]
    rows = (
        row(
            scene.say(plan.name),
            plan.period,
            words(scene, plan.regulation),
            scene.word(f"plan-role.{plan.role}"),
            prose(scene, plan.summary or plan.vision),
            key=plan.id,
        )
        for plan in plans
    )
    heads = columns(scene, "plan::2", "period:period:1", "regulation::1.6", "plan-role::1.2", "directions::3")
    return table(scene, "plans.overview", heads, rows, sources=(plan.source for plan in plans))


def is_known(scene: Scene, plan: Plan) -> bool:
    """Whether the plan can have been known on the document's date: it begins in the following year at the latest."""
    return plan.period is None or plan.period.first <= scene.profile.document.date.year + 1


def cascade(scene: Scene, plan: str) -> Table | None:
    """The tree of a plan that is known, level by level; without an id that of the reference plan."""
    known = [each for each in scene.profile.plans if is_known(scene, each)]
    found = next((each for each in known if (each.id == plan if plan else each.role == "reference")), None)
    if found is None:
        return None
    heads = columns(scene, "level::1", "code:code:1", "text::4", "note::2")
    sources = (found.source, *(programme.source for programme in _programmes(found)))
    name = f"plans.cascade/{plan}" if plan else "plans.cascade"
    caption = scene.word("exhibit.plans.cascade", plan=scene.say(found.name))
    notes = (scene.say(found.note),)
    return table(scene, name, heads, _tree(scene, found), caption=caption, sources=sources, notes=notes)


def _programmes(plan: Plan) -> Iterator[PlanProgramme]:
    yield from plan.programmes
    for mission in plan.missions:
        yield from mission.programmes
        for goal in mission.goals:
            for target in goal.targets:
                yield from target.programmes


def _tree(scene: Scene, plan: Plan) -> Iterator[Row]:
    if plan.vision:
        yield row(scene.word("level.vision"), None, scene.say(plan.vision), None)
    for mission in plan.missions:
        yield from _mission(scene, mission)
    for programme in plan.programmes:
        yield _programme(scene, programme)


def _mission(scene: Scene, mission: Mission) -> Iterator[Row]:
    yield row(
        scene.word("level.mission"), mission.id, scene.say(mission.text), words(scene, mission.note), key=mission.id
    )
    for programme in mission.programmes:
        yield _programme(scene, programme)
    for goal in mission.goals:
        yield row(scene.word("level.goal"), goal.id, scene.say(goal.text), None, key=goal.id)
        for target in goal.targets:
            yield row(scene.word("level.target"), target.id, scene.say(target.text), None, key=target.id)
            for programme in target.programmes:
                yield _programme(scene, programme)


def _programme(scene: Scene, programme: PlanProgramme) -> Row:
    note = words(scene, programme.note)
    return row(scene.word("level.programme"), programme.id, scene.say(programme.name), note, key=programme.id)


def turnover(scene: Scene, _: str) -> Table | None:
    """The plans that end before this one does, the earliest first, and what follows them as far as it is known."""
    known = [plan for plan in scene.profile.plans if is_known(scene, plan)]
    last = scene.profile.document.period.last
    ending = [(plan.period, plan) for plan in known if plan.period and plan.period.last < last]
    following = {plan.kind: plan for plan in known if plan.role == "successor"}
    rows = []
    for period, plan in sorted(ending, key=lambda each: each[0].last):
        successor = following.get(plan.kind)
        said = scene.word("successor-unknown") if successor is None else scene.say(successor.name)
        if successor is not plan:
            rows.append(row(scene.say(plan.name), period, period.last + 1, last - period.last, said, key=plan.id))
    heads = columns(
        scene, "plan::2.6", "period:period:1", "adapt-from:year:1", "years-beyond:integer:1", "successor::2"
    )
    date = scene.language.formats.date(scene.profile.document.date)
    return table(scene, "plans.turnover", heads, rows, notes=(scene.word("note.turnover", date=date),))
