"""Tables of the completeness of the data: parts with their scores, and the register of what is missing."""

from decimal import Decimal

from masterplan_cli.analysis.completeness import Missing
from masterplan_cli.document.table import Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import columns, row, table
from masterplan_cli.language.format import rounded
from masterplan_cli.model.entity import Localized

SHORT = 60


def parts(scene: Scene, _: str) -> Table | None:
    """Every part with its items, what is missing, its weight and its score."""
    completeness = scene.analysis.completeness
    rows = [
        row(scene.word(f"part.{each.part}"), each.items, each.missing, each.weight, each.score, key=each.part)
        for each in completeness.parts
    ]
    items = sum(each.items for each in completeness.parts)
    weight = sum(each.weight for each in completeness.parts)
    rows.append(
        row(scene.word("whole-plan"), items, len(completeness.register), weight, completeness.score, kind="total")
    )
    heads = columns(
        scene, "part::3", "items:integer:0.8", "missing:integer:0.9", "part-weight:integer:0.8", "score:percent:1"
    )
    return table(scene, "completeness.parts", heads, rows)


def register(scene: Scene, which: str) -> Table | None:
    """What is missing, the most useful first; the first sixty lines unless `all`."""
    found = scene.analysis.completeness.register
    shown = found if which == "all" else found[:SHORT]
    name = f"completeness.register/{which}" if which else "completeness.register"
    heads = columns(scene, "part::1.4", "item::1.2", "missing-data::3", "ask::2", "points:decimal:0.8")
    caption = scene.word("exhibit.completeness.register")
    return table(scene, name, heads, (_line(scene, line) for line in shown), caption=caption)


def _line(scene: Scene, line: Missing) -> Row:
    return row(
        scene.word(f"part.{line.part}"),
        line.item or None,
        _what(scene, line),
        scene.say(line.ask) if isinstance(line.ask, str | Localized) else None,
        max(rounded(line.points, 2), Decimal("0.01")),
        key=line.item,
    )


def _what(scene: Scene, line: Missing) -> str:
    if isinstance(line.what, str | Localized):
        return scene.say(line.what)
    if not line.field:
        return scene.word("missing-part")
    field = scene.word(f"field.{line.field}")
    return scene.word("unsourced", field=field) if line.kind == "unsourced" else field
