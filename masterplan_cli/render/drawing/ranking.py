"""Horizontal bars with their names at the left and their amounts behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.diagram import Ranked, Ranking
from masterplan_cli.language.format import DASH
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import GRID, INK, MUTED, PALETTE, TINT, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import width
from masterplan_cli.render.drawing.scale import Reading, known

_WIDTH, _NAMES, _PLOT = 760.0, 250.0, 274.0
_NAME = Lettering(11.5, "end", INK)
_VALUE = Lettering(11.5, "start", INK, bold=True)
_NOTE = Lettering(11, "start", MUTED)
_BAR, _GAP = 16.0, 9.0


def draw(drawing: Ranking, reading: Reading, no_data: str) -> Picture:
    """The picture, or a line of words where there is nothing to show."""
    if not any(known([bar.value]) for bar in drawing.bars):
        return axis.empty(_WIDTH, no_data)
    return _Rows(drawing, reading).picture()


@dataclass(frozen=True, slots=True)
class _Rows:
    drawing: Ranking
    reading: Reading

    def picture(self) -> Picture:
        top, body = 12.0, []
        if heading := self.reading.heading():
            body.append(canvas.text(_PLOT, 20, heading, Lettering(11, "start", MUTED)))
            top = 34.0
        start = top
        for bar in self.drawing.bars:
            name = block.words(bar.label, _NAME, _NAMES, 3)
            high = max(_BAR, name.height)
            body.append(self._row(bar, name, top, high))
            top += high + _GAP
        bottom = top - _GAP + 4
        zero = self._x(Decimal(0))
        body.insert(0, canvas.line(zero, start - 4, zero, bottom, INK, 1.2))
        return Picture(_WIDTH, bottom + 8, "".join(body))

    def _bounds(self) -> tuple[Decimal, Decimal]:
        amounts = [self.reading.amount(v) for bar in self.drawing.bars for v in known([bar.value])]
        if self.drawing.maximum is not None:
            amounts.append(self.reading.amount(self.drawing.maximum))
        low, high = min(*amounts, Decimal(0)), max(*amounts, Decimal(0))
        return (low, high) if high > low else (low, low + 1)

    def _x(self, amount: Decimal) -> float:
        low, high = self._bounds()
        return _PLOT + (self._right() - _PLOT) * float((amount - low) / (high - low))

    def _right(self) -> float:
        """Where the longest bar ends, so that every amount has room behind it."""
        taken = max(sum(width(text, style.size, style.bold) + 8 for text, style in self._said(b)) for b in self._bars())
        return max(_WIDTH - 14 - taken, _PLOT + 120)

    def _bars(self) -> Iterator[Ranked]:
        yield from self.drawing.bars

    def _said(self, bar: Ranked) -> list[tuple[str, Lettering]]:
        value = known([bar.value])
        said = [(self.reading.short(value[0]) if value else DASH, _VALUE)]
        return [*said, (bar.note, _NOTE)] if bar.note else said

    def _row(self, bar: Ranked, name: block.Words, top: float, high: float) -> str:
        middle = top + high / 2
        parts = [name.at(_PLOT - 10, middle - name.height / 2)]
        value = known([bar.value])
        zero = self._x(Decimal(0))
        end = self._x(self.reading.amount(value[0])) if value else zero
        if self.drawing.maximum is not None:
            parts.append(tag("rect", x=zero, y=middle - _BAR / 2, width=self._right() - zero, height=_BAR, fill=TINT))
        if value:
            hover = canvas.tooltip(f"{bar.label}: {self.reading.full(value[0])}")
            left, wide = min(zero, end), abs(end - zero)
            parts.append(
                tag("rect", hover, x=left, y=middle - _BAR / 2, width=wide, height=_BAR, fill=PALETTE[0], stroke=GRID)
            )
        x = (self._right() if self.drawing.maximum is not None else max(zero, end)) + 7
        for content, style in self._said(bar):
            parts.append(canvas.text(x, middle + 4, content, style))
            x += width(content, style.size, style.bold) + 8
        return "".join(parts)
