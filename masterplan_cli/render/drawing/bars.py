"""Stacked bars: parts of a whole by year, with totals above and a legend below."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.chart import Amount, StackedBars
from masterplan_cli.language.format import DASH
from masterplan_cli.render.drawing import axis, canvas
from masterplan_cli.render.drawing.canvas import GRID, INK, PAPER, Key, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import width
from masterplan_cli.render.drawing.scale import Reading, known, ticks

_WIDTH, _TOP, _PLOT = 760.0, 38.0, 262.0
_TOTAL = Lettering(11.5, "middle", INK, bold=True)


def draw(drawing: StackedBars, ident: str, reading: Reading, no_data: str) -> Picture:
    """The picture, or a line of words where there is nothing to show."""
    if not any(known(series.values) for series in drawing.series):
        return axis.empty(_WIDTH, no_data)
    return _Bars(drawing, ident, reading, no_data).picture()


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
        key = canvas.legend(frame.left, frame.bottom + names.height + 18, frame.right - frame.left, samples)
        body = [axis.grid(frame, self.reading), *self._bars(frame), axis.base(frame), names.body, key.body]
        defs = "".join(canvas.hatch(self.ident, i) for i in range(len(self.drawing.series)))
        return Picture(_WIDTH, frame.bottom + names.height + 18 + key.height + 6, "".join(body), defs)

    def _frame(self) -> axis.Frame:
        totals = [self.reading.amount(total) for i in range(self._count()) if (total := self._total(i)) is not None]
        steps = ticks(Decimal(0), max(max(totals), Decimal(0)) * Decimal("1.04"))
        left = axis.margin(steps, self.reading)
        return axis.Frame(left, _WIDTH - 10, _TOP, _TOP + _PLOT, steps, self._count())

    def _count(self) -> int:
        return len(self.drawing.categories)

    def _parts(self, index: int) -> list[Amount | None]:
        return [series.values[index] if index < len(series.values) else None for series in self.drawing.series]

    def _total(self, index: int) -> Amount | None:
        """The sum of what is known; None where nothing is, which is not zero."""
        parts = known(self._parts(index))
        return sum(parts[1:], parts[0]) if parts else None

    def _bars(self, frame: axis.Frame) -> Iterator[str]:
        room = frame.step - 6
        shown = [self.reading.short(t) for i in range(self._count()) if (t := self._total(i)) is not None]
        labelled = all(width(label, _TOTAL.size, bold=True) <= room for label in shown)
        for index, category in enumerate(self.drawing.categories):
            x, total = frame.x(index), self._total(index)
            if total is None:
                yield canvas.text(x, frame.bottom - 6, DASH, _TOTAL, f"{category}: {self.no_data}")
                continue
            top = yield from self._stack(frame, index)
            if labelled:
                yield canvas.text(x, top - 6, self.reading.short(total), _TOTAL)

    def _stack(self, frame: axis.Frame, index: int) -> Iterator[str]:  # type: ignore[override]
        yield ""


