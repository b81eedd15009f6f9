"""Tables of steering and support: quick wins, action plan, bodies, risks, change, collaboration, money, monitoring."""

from masterplan_cli.document.table import Row, Table, Typed
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.profile import figure_notes
from masterplan_cli.exhibits.tabulate import columns, figure_cell, lines, prose, row, span, table, words
from masterplan_cli.model.evidence import Figure

RUBRIC = (
    "problem",
    "formulation",
    "appeal",
    "benefit",
    "uniqueness",
    "partnership",
    "development",
    "sustainability",
    "resources",
    "risk",
    "continuity",
    "before",
    "after",
)


def action_plan(scene: Scene, stream: str) -> Table | None:
    """The activities of one stream."""
    chosen = [activity for activity in scene.profile.action_plan if activity.stream == stream]
    rows = (
        row(
            a.id,
            scene.say(a.name),
            words(scene, a.output),
            lines(scene.office(a.lead) if a.lead else "", ", ".join(scene.office(id) for id in a.support)),
            span(a.start, a.end, scene),
            ", ".join(a.programmes) or None,
            key=a.id,
        )
        for a in chosen
    )
    heads = columns(scene, "code:code:1", "activity::2.6", "output::2.2", "offices::1.4", "dates::1.2", "paid-by::1.2")
    caption = scene.word("exhibit.action-plan", stream=scene.word(f"stream.{stream}").lower())
    proposal = any(activity.status == "proposed" for activity in chosen)
    return table(scene, f"action-plan/{stream}", heads, rows, caption=caption, proposal=proposal, header_columns=2)


def quick_wins(scene: Scene, _: str) -> Table | None:
    """All quick wins on one table."""
    rows = (
        row(
            win.programme,
            scene.say(win.name),
            win.year,
            scene.office(scene.programmes[win.programme].lead),
            scene.analysis.budget.by_programme[win.programme],
            words(scene, win.problem),
            key=win.programme,
        )
        for win in scene.profile.quick_wins
    )
    heads = columns(
        scene, "code:code:0.9", "quick-win::2", "year:year:0.7", "lead::1.2", "budget:money:1.5", "problem::3"
    )
    return table(scene, "quick-wins.list", heads, rows, proposal=_quick_wins_proposed(scene), header_columns=2)


def _quick_wins_proposed(scene: Scene) -> bool:
    return any(scene.programmes[win.programme].status == "proposed" for win in scene.profile.quick_wins)


def quick_win_sheet(scene: Scene, id: str) -> Table | None:
    """One quick win, a field of the rubric a row."""
    win = next((win for win in scene.profile.quick_wins if win.programme == id), None)
    if win is None:
        return None
    programme = scene.programmes[id]
    rows: list[Row] = [
        row(scene.word("column.programme"), f"{id} {scene.say(programme.name)}"),
        row(scene.word("column.lead"), scene.office(programme.lead)),
        row(scene.word("column.dates"), span(programme.start, programme.end, scene)),
        row(scene.word("column.budget"), Typed(scene.analysis.budget.by_programme[id], "money")),
        *(row(scene.word(f"rubric.{name}"), words(scene, getattr(win, name))) for name in RUBRIC),
    ]
    caption = scene.word("exhibit.quick-win.sheet", name=scene.say(win.name))
    proposal = programme.status == "proposed"
    heads = columns(scene, "rubric::1.4", "content::4")
    return table(scene, f"quick-win.sheet/{id}", heads, rows, caption=caption, proposal=proposal)


def bodies(scene: Scene, _: str) -> Table | None:
    """The bodies that steer the plan."""
    items = scene.profile.governance.bodies if scene.profile.governance else ()
    rows = (
        row(
            scene.say(body.name),
            scene.word(f"body.{body.kind}"),
            scene.word(f"status.{body.status}"),
            words(scene, body.decree) or scene.word("not-known-yet"),
            words(scene, body.meetings),
            key=body.id,
        )
        for body in items
    )
    heads = columns(scene, "body::2", "kind::1.4", "status::1", "decree::1.4", "meetings::2")
    return table(scene, "governance.bodies", heads, rows, proposal=any(b.status == "proposed" for b in items))


def duties(scene: Scene, _: str) -> Table | None:
    """The duties of each body."""
    items = scene.profile.governance.bodies if scene.profile.governance else ()
    rows = (
        row(scene.say(body.name), lines(*(scene.say(duty) for duty in body.duties)), key=body.id)
        for body in items
        if body.duties
    )
    proposal = any(body.status == "proposed" for body in items)
    return table(scene, "governance.duties", columns(scene, "body::1.4", "duties::4"), rows, proposal=proposal)


def body(scene: Scene, id: str) -> Table | None:
    """The seats of one body."""
    items = scene.profile.governance.bodies if scene.profile.governance else ()
    found = next((each for each in items if each.id == id), None)
    if found is None:
        return None
    rows = (
        row(scene.say(m.role), scene.say(m.holder), scene.office(m.organisation) if m.organisation else None)
        for m in found.members
    )
    caption = scene.word("exhibit.governance.body", name=scene.say(found.name))
    heads = columns(scene, "role::1.4", "holder::3", "organisation::1.4")
    return table(scene, f"governance.body/{id}", heads, rows, caption=caption, proposal=found.status == "proposed")


def risks(scene: Scene, _: str) -> Table | None:
    """The risk register, the highest level first; level is likelihood times impact."""
    ranked = sorted(scene.profile.risks, key=lambda risk: (-(risk.likelihood or 0) * (risk.impact or 0), risk.id))
    rows = (
        row(
            risk.id,
            scene.say(risk.name),
            words(scene, risk.cause),
            words(scene, risk.effect),
            risk.likelihood,
            risk.impact,
            risk.likelihood * risk.impact if risk.likelihood and risk.impact else None,
            words(scene, risk.treatment),
            scene.office(risk.owner) if risk.owner else None,
            key=risk.id,
        )
        for risk in ranked
    )
    heads = columns(
        scene,
        "code:code:0.7",
        "risk::2",
        "cause::1.8",
        "effect::1.8",
        "likelihood:integer:0.8",
        "impact:integer:0.8",
        "risk-level:integer:0.7",
        "treatment::2.4",
        "owner::1.1",
    )
    return table(scene, "risks.register", heads, rows, landscape=True, proposal=True, header_columns=2)


def change(scene: Scene, _: str) -> Table | None:
    """The change management plan."""
    rows = (
        row(
            scene.say(c.stakeholder),
            scene.say(c.effect),
            scene.say(c.intervention),
            scene.office(c.owner) if c.owner else None,
            words(scene, c.time),
            words(scene, c.measure),
            key=c.id,
        )
        for c in scene.profile.change
    )
    heads = columns(
        scene, "stakeholder::1.4", "change::2", "intervention::2.4", "owner::1", "time::1.1", "measure::1.8"
    )
    return table(scene, "change.plan", heads, rows, proposal=True)


def collaboration(scene: Scene, _: str) -> Table | None:
    """Collaborations."""
    items = scene.profile.collaboration
    rows = (
        row(
            scene.say(c.name),
            lines(*(scene.say(partner) for partner in c.partners)),
            words(scene, c.scope),
            ", ".join(c.programmes) or None,
            words(scene, c.agreement),
            scene.word(f"status.{c.status}"),
            key=c.id,
        )
        for c in items
    )
    heads = columns(
        scene, "collaboration::1.8", "partners::1.4", "scope::2.4", "codes::1.1", "agreement::1.6", "status::0.9"
    )
    return table(
        scene,
        "collaboration",
        heads,
        rows,
        sources=(c.source for c in items),
        proposal=any(c.status == "proposed" for c in items),
    )


def fiscal_history(scene: Scene, _: str) -> Table | None:
    """Budget outcomes year by year, in millions of rupiah."""
    names = ("revenue", "own_revenue", "transfers", "spending_budget", "spending")
    history = scene.profile.fiscal.history if scene.profile.fiscal else {}
    heads = columns(scene, "year:year:0.7", *(f"{name.replace('_', '-')}:million:1.2" for name in names))
    figures: list[tuple[int, str, Figure]] = [
        (year, name, figure)
        for year, outcome in sorted(history.items())
        for name in names
        if (figure := getattr(outcome, name)) is not None
    ]
    rows = (
        row(year, *(figure_cell(scene, getattr(outcome, name)) for name in names), key=str(year))
        for year, outcome in sorted(history.items())
    )
    notes = [f"{year}: {scene.say(outcome.note)}" for year, outcome in sorted(history.items()) if outcome.note]
    for year, name, figure in figures:
        notes += figure_notes(scene, f"{scene.word('column.' + name.replace('_', '-'))} {year}", figure)
    return table(scene, "fiscal.history", heads, rows, sources=(f.source for _, _, f in figures), notes=notes)


def financing(scene: Scene, _: str) -> Table | None:
    """Ways to pay."""
    items = scene.profile.fiscal.options if scene.profile.fiscal else ()
    rows = (
        row(
            scene.funding_names.get(o.funding, o.funding),
            words(scene, o.use),
            words(scene, o.condition),
            scene.word(f"status.{o.status}"),
            key=o.funding,
        )
        for o in items
    )
    heads = columns(scene, "funding::1.4", "use::2.6", "conditions::2.6", "status::0.9")
    return table(scene, "financing.options", heads, rows, proposal=any(o.status == "proposed" for o in items))


def monitoring_steps(scene: Scene, _: str) -> Table | None:
    """The monitoring schedule."""
    items = scene.profile.monitoring.steps if scene.profile.monitoring else ()
    rows = (
        row(
            scene.say(s.name),
            scene.say(s.frequency),
            scene.office(s.lead) if s.lead else None,
            words(scene, s.output),
            key=s.id,
        )
        for s in items
    )
    heads = columns(scene, "step::2.4", "frequency::1.2", "lead::1.2", "output::2.4")
    return table(scene, "monitoring.steps", heads, rows, proposal=True)


def participation(scene: Scene, _: str) -> Table | None:
    """Participation events in order of time."""
    items = sorted(scene.profile.participation, key=lambda event: (event.date is None, str(event.date), event.id))
    rows = (
        row(
            e.date,
            scene.say(e.name),
            words(scene, e.place),
            words(scene, e.participants),
            words(scene, e.output),
            key=e.id,
        )
        for e in items
    )
    heads = columns(scene, "date:date:1.2", "event::2.2", "place::1.4", "participants::1.8", "result::2.2")
    return table(scene, "participation", heads, rows, sources=(e.source for e in items))


def glossary(scene: Scene, _: str) -> Table | None:
    """Terms in alphabetical order."""
    return _terms(scene, "glossary", abbreviation=False)


def abbreviations(scene: Scene, _: str) -> Table | None:
    """Abbreviations in alphabetical order."""
    return _terms(scene, "abbreviations", abbreviation=True)


def _terms(scene: Scene, name: str, *, abbreviation: bool) -> Table | None:
    chosen = [term for term in scene.profile.glossary if term.abbreviation is abbreviation]
    found = sorted(((scene.say(term.term), term) for term in chosen), key=lambda pair: (pair[0].casefold(), pair[0]))
    rows = (row(words, prose(scene, term.meaning)) for words, term in found)
    return table(scene, name, columns(scene, "term::1.4", "meaning::4"), rows)


def waivers(scene: Scene, _: str) -> Table | None:
    """The findings that the authors accept, each with its reason and its last day."""
    rows = (
        row(waiver.code, waiver.place, scene.say(waiver.reason), Typed(waiver.until, "date"))
        for waiver in scene.profile.waivers
    )
    heads = columns(scene, "finding:code:1", "waived-place:code:1.4", "reason::3", "until:date:1.2")
    return table(scene, "waivers", heads, rows, header_columns=2)
