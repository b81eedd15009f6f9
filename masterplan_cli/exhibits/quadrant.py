"""The position in the SWOT quadrant as a picture; the numbers are `strategy.py`'s."""

from decimal import Decimal

from masterplan_cli.analysis.swot import Quadrant
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Axis, Quadrants, Spot
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart
from masterplan_cli.exhibits.strategy import is_proposed_swot

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
        (Spot("", quadrant, x, y),),
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
        proposal=is_proposed_swot(scene),
        labels=("no-data",),
    )
