"""Stacked bars: parts of a whole by year, with totals above and a legend below."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.chart import Amount, StackedBars
from masterplan_cli.language.format import DASH
from masterplan_cli.render.drawing import axis, canvas
from masterplan_cli.render.drawing.canvas import INK, PALETTE, PAPER, Key, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import width
from masterplan_cli.render.drawing.scale import Reading, known, ticks

_WIDTH, _TOP, _PLOT = 760.0, 44.0, 262.0
_WIDEST = 64.0
_TOTAL = Lettering(11.5, "middle", INK, bold=True)
# With more parts than this the numbers inside the bars are a clutter; the table beside the chart has them.
_FEW_PARTS = 4


def draw(drawing: StackedBars, ident: str, reading: Reading, no_data: str) -> Picture:
    """The picture, or a line of words where there is nothing to show."""
    if not any(known(series.values) for series in drawing.series):
        return axis.empty(_WIDTH, no_data)
    return _Bars(drawing, ident, reading, no_data).picture()


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a bar between two amounts."""

    series: int
    low: Decimal
    high: Decimal
    value: Amount


@dataclass(frozen=True, slots=True)
class _Bars:
    drawing: StackedBars
    ident: str
    reading: Reading
    no_data: str

    def picture(self) -> Picture:
        frame = self._frame()
        names = axis.names(frame, self.drawing.categories)
        samples = [Key(canvas.swatch(self.ident, i), s.name) for i, s in enumerate(self.drawing.series)]
        below = frame.bottom + names.height + 16
        key = canvas.legend(frame.left, below, frame.right - frame.left, samples)
        body = (axis.grid(frame, self.reading), *self._bars(frame), axis.base(frame), names.body, key.body)
        defs = "".join(canvas.hatch(self.ident, i) for i in range(len(self.drawing.series)))
        return Picture(_WIDTH, below + key.height + 4, "".join(body), defs)

    def _frame(self) -> axis.Frame:
        highest = max(self.reading.amount(total) for total in self._totals() if total is not None)
        steps = ticks(Decimal(0), max(highest, Decimal(0)) * Decimal("1.02"))
        left = axis.margin(steps, self.reading)
        return axis.Frame(left, _WIDTH - 10, _TOP, _TOP + _PLOT, steps, len(self.drawing.categories))

    def _parts(self, index: int) -> list[_Part]:
        parts: list[_Part] = []
        low = Decimal(0)
        for number, series in enumerate(self.drawing.series):
            for value in known(series.values[index : index + 1]):
                high = low + self.reading.amount(value)
                parts.append(_Part(number, low, high, value))
                low = high
        return parts

    def _totals(self) -> list[Amount | None]:
        """The sums of what is known; None where nothing is, which is not zero."""
        columns = ([part.value for part in self._parts(i)] for i in range(len(self.drawing.categories)))
        return [sum(values[1:], values[0]) if values else None for values in columns]

    def _bars(self, frame: axis.Frame) -> Iterator[str]:
        totals = self._totals()
        shown = [DASH if total is None else self.reading.short(total) for total in totals]
        labelled = all(width(label, _TOTAL.size, bold=True) <= frame.step - 6 for label in shown)
        for index, category in enumerate(self.drawing.categories):
            parts = self._parts(index)
            yield from (self._part(frame, index, part) for part in parts if part.high > part.low)
            if labelled or totals[index] is None:
                top = frame.y(max(parts[-1].high, Decimal(0))) if parts else frame.bottom
                hover = "" if parts else f"{category}: {self.no_data}"
                yield canvas.text(frame.x(index), top - 6, shown[index], _TOTAL, hover)

    def _part(self, frame: axis.Frame, index: int, part: _Part) -> str:
        wide = min(frame.step * 0.62, _WIDEST)
        top, height = frame.y(part.high), frame.y(part.low) - frame.y(part.high)
        name = self.drawing.series[part.series].name
        hover = f"{self.drawing.categories[index]}, {name}: {self.reading.full(part.value)}"
        box = tag(
            "rect",
            canvas.tooltip(hover),
            x=frame.x(index) - wide / 2,
            y=top,
            width=wide,
            height=height,
            fill=canvas.filling(self.ident, part.series),
            stroke=PAPER,
            stroke_width=1,
        )
        return box + self._inside(frame.x(index), top + height / 2, (wide, height), part)

    def _inside(self, x: float, y: float, room: tuple[float, float], part: _Part) -> str:
        label = self.reading.short(part.value)
        wide = width(label, 10.5) + 6
        if len(self.drawing.series) > _FEW_PARTS or wide > room[0] - 4 or room[1] < 20:
            return ""
        colour = PALETTE[part.series % len(PALETTE)]
        ground = tag("rect", x=x - wide / 2, y=y - 7, width=wide, height=14, rx=2, fill=colour)
        return ground + canvas.text(x, y + 3.8, label, Lettering(10.5, "middle", canvas.on(part.series)))
