"""Tables of the completeness of the data: parts, gates and organisations with their grades, and the register of what is
missing."""

from collections.abc import Iterable
from decimal import Decimal

from masterplan_cli.analysis.completeness import GateState, Missing
from masterplan_cli.analysis.ranking import display
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, row, table
from masterplan_cli.model.entity import Localized

SHORT = 60
_WHO = ("lead", "owner")
"""Fields that name who answers for an item; while they are empty that cannot be asked of the item."""


def parts(scene: Scene, _: str) -> Table | None:
    """Every part with its items, what is missing, its weight, its score, its grade and the gates that lower it."""
    completeness = scene.analysis.completeness
    rows = [
        row(
            scene.word(f"part.{each.part}"),
            each.items,
            each.missing,
            each.weight,
            each.score,
            each.grade,
            _gates(scene, each.closed),
            key=each.part,
        )
        for each in completeness.parts
    ]
    rows.append(
        row(
            scene.word("whole-plan"),
            sum(each.items for each in completeness.parts),
            len(completeness.register),
            sum(each.weight for each in completeness.parts),
            completeness.score,
            completeness.grade,
            _gates(scene, (state.gate.id for state in completeness.gates if not state.is_open)),
            kind="total",
        )
    )
    heads = columns(
        scene,
        "part::2.2",
        "items:integer:0.7",
        "missing:integer:0.8",
        "part-weight:integer:0.7",
        "score:percent:0.8",
        "completeness-grade::0.8",
        "held-by::2.4",
    )
    return table(scene, "completeness.parts", heads, rows, notes=(_scale(scene),))


def gates(scene: Scene, _: str) -> Table | None:
    """Every gate with what it asks, what there is, and the best grade while it is closed."""
    rows = [_gate_row(scene, state) for state in scene.analysis.completeness.gates]
    heads = columns(
        scene,
        "gate::2.6",
        "asked-share:percent:0.9",
        "filled:integer:0.8",
        "asked:integer:0.8",
        "gate-state::0.9",
        "cap::1.2",
    )
    return table(scene, "completeness.gates", heads, rows)


def _gate_row(scene: Scene, state: GateState) -> Row:
    gate = state.gate
    asked = gate.at_least if gate.field else None
    is_open = scene.word("gate-open" if state.is_open else "gate-closed")
    cells = (scene.say(gate.name), asked, state.filled, state.of, is_open, gate.cap)
    return row(*cells, key=gate.id)


def organisations(scene: Scene, _: str) -> Table | None:
    """Every organisation that answers for something in the plan, the least complete first."""
    rows = [
        row(
            scene.office(each.organisation) if each.organisation else scene.word("nobody-named"),
            each.items,
            each.missing,
            each.score,
            each.grade,
            _gates(scene, each.closed),
            key=each.organisation,
        )
        for each in scene.analysis.completeness.organisations
    ]
    heads = columns(
        scene,
        "organisation::2.2",
        "items:integer:0.7",
        "missing:integer:0.8",
        "score:percent:0.8",
        "completeness-grade::0.8",
        "held-by::2.4",
    )
    return table(scene, "completeness.organisations", heads, rows, notes=(scene.word("note.answers-for"),))


def register(scene: Scene, which: str) -> Table | None:
    """What to obtain, from whom, what stays empty without it, the points gained; the most useful first. The first
    sixty lines unless `all`."""
    found = scene.analysis.completeness.register
    shown = found if which == "all" else found[:SHORT]
    name = f"completeness.register/{which}" if which else "completeness.register"
    heads = columns(
        scene, "part::1.3", "item::1.1", "missing-data::2.4", "ask::1.8", "stays-empty::1.8", "points:decimal:0.8"
    )
    caption = scene.word("exhibit.completeness.register")
    return table(scene, name, heads, (_line(scene, line) for line in shown), caption=caption)


def _scale(scene: Scene) -> str:
    """The grades with their names and the score from which each is given."""
    write = scene.language.formats.cell
    said = "; ".join(
        scene.word("grade-with-name", grade=each.id, name=scene.say(each.name), least=write(each.at_least, "percent"))
        for each in scene.catalogues.completeness.grades
    )
    return scene.word("note.completeness-grades", grades=said)


def _gates(scene: Scene, ids: Iterable[str]) -> str | None:
    names = {gate.id: scene.say(gate.name) for gate in scene.catalogues.completeness.gates}
    return "; ".join(names[id] for id in ids) or None


def _line(scene: Scene, line: Missing) -> Row:
    return row(
        scene.word(f"part.{line.part}"),
        line.item or None,
        _what(scene, line),
        _whom(scene, line),
        _exhibit(scene, line),
        max(display(line.points, 2), Decimal("0.01")),
        key=line.item,
    )


def _what(scene: Scene, line: Missing) -> str:
    if isinstance(line.what, str | Localized):
        return scene.say(line.what)
    field = scene.word(f"field.{line.field}") if line.field else scene.word("missing-part")
    if line.kind == "unsourced":
        field = scene.word("unsourced", field=field)
    return scene.word("opens-gate", field=field) if line.gate else field


def _whom(scene: Scene, line: Missing) -> str:
    """Whom the profile names; else the organisation that answers for the item; else who usually has it."""
    if isinstance(line.ask, str | Localized):
        return scene.say(line.ask)
    if line.owner in scene.organisations and line.field not in _WHO:
        return scene.office(line.owner)
    usual = {rule.id: rule.ask for rule in scene.catalogues.completeness.items}
    return scene.say(usual[line.part])


def _exhibit(scene: Scene, line: Missing) -> str:
    """What the table or figure is called that stays empty or short; the part where none depends on it."""
    if not line.exhibit:
        return scene.word(f"part.{line.part}")
    general = f"exhibit-kind.{line.exhibit}"
    return scene.word(general if general in scene.language.words else f"exhibit.{line.exhibit}")
