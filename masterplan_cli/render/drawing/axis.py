"""The frame of a chart with categories below and an axis of values at the left. No marks of a chart kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.render.drawing import canvas
from masterplan_cli.render.drawing.canvas import GRID, INK, MUTED, Lettering, Picture
from masterplan_cli.render.drawing.lettering import fit, width
from masterplan_cli.render.drawing.scale import Reading

_TICK = Lettering(11, "end", MUTED)
_UNIT = Lettering(11, "start", MUTED)
_NAME = Lettering(11.5, "middle", INK)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the plot stands, its steps, and how many categories share its width."""

    left: float
    right: float
    top: float
    bottom: float
    steps: tuple[Decimal, ...]
    count: int

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    def x(self, index: int) -> float:
        """The middle of a category."""
        return self.left + self.step * (index + 0.5)

    def y(self, amount: Decimal) -> float:
        """The height of an amount."""
        share = (amount - self.steps[0]) / (self.steps[-1] - self.steps[0])
        return self.bottom - (self.bottom - self.top) * float(share)


@dataclass(frozen=True, slots=True)
class Names:
    """The categories below the plot; `height` is what they take."""

    body: str
    height: float


def margin(steps: Iterable[Decimal], reading: Reading) -> float:
    """The room that the axis' numbers need at the left."""
    return max(width(reading.tick(step), _TICK.size) for step in steps) + 16


def grid(frame: Frame, reading: Reading) -> str:
    """Rules, numbers, and the unit above them."""
    body = [canvas.text(4, frame.top - 20, reading.heading(), _UNIT)]
    for step in frame.steps:
        y = frame.y(step)
        body.append(canvas.line(frame.left, y, frame.right, y, GRID))
        body.append(canvas.text(frame.left - 8, y + 4, reading.tick(step), _TICK))
    return "".join(body)


def base(frame: Frame) -> str:
    """The line on which bars stand."""
    return canvas.line(frame.left, frame.bottom, frame.right, frame.bottom, INK, 1.2)


def names(frame: Frame, categories: tuple[str, ...]) -> Names:
    """Categories in up to three lines; where there are too many of them, every second, third, …"""
    every = 1
    while frame.step * every < 30 and every < frame.count:
        every += 1
    room = frame.step * every - 6
    body, rows = [], 1
    for index in range(0, len(categories), every):
        fitted = fit(categories[index], _NAME.size, room, 3)
        x = min(max(frame.x(index), fitted.width / 2 + 2), frame.right + 8 - fitted.width / 2)
        body.append(canvas.lines(x, frame.bottom + 18, fitted, _NAME))
        rows = max(rows, len(fitted.lines))
    return Names("".join(body), 8 + rows * _NAME.size * 1.2)


def empty(wide: float, no_data: str) -> Picture:
    """A picture that says that there is nothing to show."""
    return Picture(wide, 80, canvas.text(wide / 2, 44, no_data, Lettering(13, "middle", MUTED)))
