"""Blocks of words that know how high they are, so that boxes can grow around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from masterplan_cli.render.drawing import canvas
from masterplan_cli.render.drawing.canvas import Lettering
from masterplan_cli.render.drawing.lettering import Fitted, fit

LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Words:
    """A text broken for a width, and how it is set."""

    fitted: Fitted
    style: Lettering

    @property
    def height(self) -> float:
        """What its lines take."""
        return len(self.fitted.lines) * self.style.size * LEADING if self.fitted.whole else 0.0

    @property
    def width(self) -> float:
        """The widest line."""
        return self.fitted.width

    def at(self, x: float, top: float) -> str:
        """The lines with their upper edge at `top`."""
        return canvas.lines(x, top + self.style.size, self.fitted, self.style) if self.fitted.whole else ""


def words(text: str, style: Lettering, room: float, most: int = 12) -> Words:
    """A text for a width."""
    return Words(fit(text, style.size, room, most, style.bold), style)


def height(blocks: Iterable[Words], gap: float) -> float:
    """What blocks below each other take; empty ones take nothing."""
    heights = [block.height for block in blocks if block.height]
    return sum(heights) + gap * max(len(heights) - 1, 0)


def stacked(blocks: Iterable[Words], x: float, top: float, gap: float) -> str:
    """Blocks below each other from `top` on."""
    body = []
    for block in blocks:
        if block.height:
            body.append(block.at(x, top))
            top += block.height + gap
    return "".join(body)


def listed(items: Sequence[str], style: Lettering, room: float, most: int, more: str) -> list[Words]:
    """The first `most` items; `more` says how many there are besides, `{count}` being the number."""
    shown = [words(item, style, room) for item in items[:most]]
    if len(items) > most:
        shown.append(words(more.replace("{count}", str(len(items) - most)), style, room))
    return shown
