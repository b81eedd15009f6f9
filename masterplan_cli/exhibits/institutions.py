"""Tables that bind organisations to the plan: the RACI matrix and the commitment sheet."""

from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, group, row, table
from masterplan_cli.model.governance import Body

DOTS = "...................."


def raci(scene: Scene, _: str) -> Table | None:
    """Who is responsible, accountable, consulted and informed, programme by programme.

    Rule: the lead organisation is responsible, the implementing team accountable, supporting organisations are
    consulted, the council and the forum informed. Without programmes that have a lead there is no matrix.
    """
    bodies = scene.profile.governance.bodies if scene.profile.governance else ()
    chosen = [programme for programme in scene.programmes_in_order if programme.lead]
    accountable = _names(scene, bodies, "team")
    informed = _names(scene, bodies, "council", "forum")
    rows: list[Row] = []
    for id, dimension in scene.dimensions.items():
        own = [programme for programme in scene.programmes_of_dimension[id] if programme.lead]
        if own:
            rows.append(group(scene.say(dimension.name)))
        for p in own:
            consulted = ", ".join(scene.office(office) for office in p.support) or None
            rows.append(row(p.id, scene.say(p.name), scene.office(p.lead), accountable, consulted, informed, key=p.id))
    heads = columns(
        scene,
        "code:code:0.9",
        "programme::2.4",
        "responsible::1.2",
        "accountable::1.3",
        "consulted::1.8",
        "informed::1.5",
    )
    return table(
        scene,
        "governance.raci",
        heads,
        rows,
        notes=(scene.word("note.raci"),),
        proposal=is_proposal(chosen) or any(body.status == "proposed" for body in bodies),
        landscape=True,
        header_columns=2,
    )


def _names(scene: Scene, bodies: tuple[Body, ...], *kinds: str) -> str | None:
    return ", ".join(scene.say(body.name) for body in bodies if body.kind in kinds) or None


def commitment(scene: Scene, _: str) -> Table | None:
    """A line to sign for every lead organisation, with what it takes on."""
    budget = scene.analysis.budget.by_programme
    rows = (
        row(
            number,
            scene.say(scene.organisations[id].name),
            len(programmes),
            sum(budget[programme.id] for programme in programmes),
            DOTS,
            key=id,
        )
        for number, (id, programmes) in enumerate(scene.leads.items(), 1)
    )
    heads = columns(
        scene, "no:integer:0.5", "organisation::3", "programmes:integer:0.9", "budget:money:1.8", "signature::2"
    )
    proposal = is_proposal(scene.programmes_in_order)
    return table(scene, "commitment.sheet", heads, rows, proposal=proposal, header_columns=2)
