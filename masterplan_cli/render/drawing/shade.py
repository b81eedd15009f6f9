"""Colours of a dark page for every colour that drawings use, and the levels of heat maps from light to dark.

Drawings keep to presentation attributes; a style sheet that names the colours turns them where the page is dark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.render.drawing.canvas import BAND, EDGE, GRID, INK, MUTED, PALETTE, PAPER, TINT, WARM

COOL = ("#eef4f3", "#c8dfdc", "#8fc1bc", "#2f7f7c", "#0b444a")
HOT = ("#fbf4e4", "#f5dca6", "#e9b04c", "#b4551d", "#6f2416")
_DARK_COOL = ("#1a2b2e", "#1f4447", "#1f5d5f", "#63b3ae", "#b5e4df")
_DARK_HOT = ("#2b2519", "#4d3a14", "#74500f", "#e09a5c", "#f7cf9f")
# Light fillings become dark ones and the other way round: ink on a light one and paper on a dark one still read.
_DARK_PALETTE = ("#6fc3bd", "#8a5b0c", "#e58aa2", "#2f6e6a", "#8fb1ec", "#6b6420", "#c0a0e0", "#5b6468")
DARK: dict[str, str] = {
    PAPER: "#101a1c",
    INK: "#e4eae8",
    MUTED: "#a9b9b9",
    GRID: "#31464a",
    BAND: "#17262a",
    TINT: "#22363a",
    EDGE: "#64807f",
    WARM: "#eda672",
    **dict(zip(PALETTE, _DARK_PALETTE, strict=True)),
    **dict(zip(COOL, _DARK_COOL, strict=True)),
    **dict(zip(HOT, _DARK_HOT, strict=True)),
}


_PAINTED = re.compile(r'\b(fill|stroke)="(#[0-9a-f]{6})"')


@dataclass(frozen=True, slots=True)
class Shades:
    """What drawings look like in a set of documents.

    `light` is what takes the place of a colour in which they are made, `dark` its partner on a dark page.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]

    def tinted(self, svg: str) -> str:
        """A drawing in these colours."""
        if not self.light:
            return svg
        return _PAINTED.sub(lambda found: f'{found[1]}="{self.light.get(found[2], found[2])}"', svg)

    def dark_rules(self, scope: str = "") -> str:
        """CSS that turns the colours of drawings below `scope`; presentation attributes give way to any style sheet."""
        prefix = f"{scope} " if scope else ""
        return "".join(
            f'{prefix}[{name}="{light}"]{{{name}:{dark}}}'
            for light, dark in self.dark.items()
            for name in ("fill", "stroke")
        )


PLAIN = Shades({}, DARK)
"""The colours in which drawings are made."""


def on(colour: str) -> str:
    """Ink or paper, whichever reads on a level of a heat map."""
    return PAPER if colour in (*COOL[3:], *HOT[3:]) else INK


def ramp(count: int, warm: bool) -> tuple[str, ...]:
    """As many of the five levels as are needed, as far apart as they can be."""
    colours = HOT if warm else COOL
    chosen = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}.get(count, (0, 1, 2, 3, 4))
    return tuple(colours[i] for i in chosen)
