"""Tables of the alignment with the reference plan."""

from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.programmes import is_proposal
from masterplan_cli.exhibits.tabulate import columns, lines, row, table, words


def matched(scene: Scene, _: str) -> Table | None:
    """Nodes of the reference plan with the programmes that serve them."""
    served = dict(scene.analysis.alignment.served)
    refs = [scene.analysis.alignment.plan, *(node.ref for node in scene.analysis.alignment.nodes)]
    rows = (
        row(
            scene.plan_nodes.get(ref, ref),
            len(served[ref]),
            lines(*(f"{id} {scene.say(scene.programmes[id].name)}" for id in served[ref])),
            key=ref,
        )
        for ref in refs
        if ref in served
    )
    heads = columns(scene, "plan-node::2.4", "programmes:integer:0.8", "programme::4")
    return table(scene, "alignment.matched", heads, rows, proposal=is_proposal(scene.programmes_in_order))


def unmatched(scene: Scene, _: str) -> Table | None:
    """Programmes that the reference plan does not hold, with their remark."""
    if not scene.analysis.alignment.plan:
        return None
    chosen = [scene.programmes[id] for id in scene.analysis.alignment.unmatched]
    rows = (row(p.id, scene.say(p.name), words(scene, p.unplanned), key=p.id) for p in chosen)
    heads = columns(scene, "code:code:0.9", "programme::3", "remark::4")
    return table(scene, "alignment.unmatched", heads, rows, proposal=is_proposal(chosen), header_columns=2)


def holes(scene: Scene, _: str) -> Table | None:
    """Missions and programmes of the reference plan without a smart city programme."""
    kinds = {node.ref: node.kind for node in scene.analysis.alignment.nodes}
    rows = (
        row(scene.word(f"level.{kinds[ref]}"), scene.plan_nodes.get(ref, ref), key=ref)
        for ref in scene.analysis.alignment.holes
    )
    return table(scene, "alignment.holes", columns(scene, "level::1", "text::5"), rows)
