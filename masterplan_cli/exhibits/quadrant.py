"""The position in the SWOT quadrant, and the ranges of the national evaluation, as pictures."""

from decimal import Decimal

from masterplan_cli.analysis.evaluation import rounded_score
from masterplan_cli.analysis.swot import Quadrant
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Axis, Quadrants, Ranked, Ranking, Spot
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart, data_table
from masterplan_cli.exhibits.tabulate import columns, row

_CORNERS = ("turn-around", "aggressive", "defend", "diversify")
_QUADRANTS: dict[Quadrant, str] = {"so": "aggressive", "st": "diversify", "wo": "turn-around", "wt": "defend"}


def swot(scene: Scene, _: str) -> Chart | None:
    """The position in the SWOT quadrant, where all factors are weighted and rated."""
    position = scene.analysis.swot
    if position is None:
        return None
    name, x, y = "swot.quadrant", position.internal, position.external
    reach = max(abs(x), abs(y), Decimal(1)).to_integral_value(rounding="ROUND_CEILING")
    quadrant = scene.word(f"quadrant.{_QUADRANTS[position.quadrant]}")
    drawing = Quadrants(
        (Spot("●", quadrant, x, y),),
        Axis(scene.word("swot-axis.internal"), -reach, 0, reach),
        Axis(scene.word("swot-axis.external"), -reach, 0, reach),
        tuple(scene.word(f"quadrant.{corner}") for corner in _CORNERS),  # type: ignore[arg-type]
    )
    write = scene.language.formats.number
    facts = {"x": write(x), "y": write(y), "quadrant": quadrant}
    return chart(
        scene,
        name,
        drawing,
        facts,
        table="swot.scores",
        notes=(scene.word("note.quadrant"),),
        labels=("no-data",),
    )


def evaluation(scene: Scene, _: str) -> Chart | None:
    """The highest score that each component can have with the evidence at hand, and its whole range."""
    found = scene.analysis.evaluation
    if scene.profile.evaluation is None or not found.components:
        return None
    name = "evaluation.chart"
    write = scene.language.formats.number
    ranges = [
        (scene.say(each.component.name), each.weight, rounded_score(each.current.low), rounded_score(each.current.high))
        for each in found.components
    ]
    heads = columns(scene, "evaluation-component::3", "part-weight:integer:1", "lowest:decimal:1", "highest:decimal:1")
    final = (rounded_score(found.current.low), rounded_score(found.current.high))
    total = row(scene.word("final-score"), sum(weight for _, weight, *_ in ranges), *final, kind="total")
    data = data_table(scene, name, heads, (*(row(*cells) for cells in ranges), total))
    bars = tuple(Ranked(title, high, f"{write(low, 2)}–{write(high, 2)}") for title, _, low, high in ranges)
    best, worst = max(ranges, key=lambda cells: cells[3]), min(ranges, key=lambda cells: cells[3])
    facts = {
        "low": write(final[0], 2),
        "high": write(final[1], 2),
        "best": f"{best[0]} ({write(best[3], 2)})",
        "worst": f"{worst[0]} ({write(worst[3], 2)})",
    }
    top = found.scheme.scale.highest
    notes = (scene.word("note.evaluation-range", top=write(top)),)
    return chart(scene, name, Ranking(bars, "", "decimal", top), facts, data=data, notes=notes, labels=("no-data",))
