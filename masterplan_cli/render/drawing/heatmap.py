"""A matrix of shaded cells with words in them, and a legend of the levels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from masterplan_cli.document.diagram import HeatMap, Spotted
from masterplan_cli.language.format import DASH
from masterplan_cli.render.drawing import axis, block, canvas, shade
from masterplan_cli.render.drawing.canvas import EDGE, GRID, INK, MUTED, PAPER, Key, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import width

_NARROW, _WIDE = 760.0, 960.0
_LEAST, _MOST = 96.0, 230.0
_MANY = 9
_COLUMN = Lettering(11, "middle", INK, bold=True)
_ROW = Lettering(11, "start", INK)
_AXIS = Lettering(11, "start", MUTED, bold=True)
_HATCH = "M-2 2l4-4M0 8l8-8M6 10l4-4"


def draw(drawing: HeatMap, ident: str, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `no-data`."""
    if not drawing.rows or not drawing.columns:
        return axis.empty(_NARROW, words["no-data"])
    return _Heat(drawing, ident, words).picture()


@dataclass(frozen=True)
class _Heat:
    drawing: HeatMap
    ident: str
    words: Mapping[str, str]

    @cached_property
    def _width(self) -> float:
        room = (_NARROW - self._names - 16) / len(self.drawing.columns) - 6
        longest = max(
            width(word, _COLUMN.size, bold=True) for name in self.drawing.columns for word in [*name.split(), ""]
        )
        return _WIDE if len(self.drawing.columns) > _MANY or longest > room else _NARROW

    @cached_property
    def _names(self) -> float:
        """The room for the names of the rows: as much as the longest one needs on one line, within bounds."""
        longest = max(width(name, _ROW.size) for name, _ in self.drawing.rows)
        return min(max(longest + 24, width(self.drawing.rows_title, _AXIS.size, bold=True) + 24, _LEAST), _MOST)

    @cached_property
    def _cell(self) -> float:
        return (self._width - self._names - 16) / len(self.drawing.columns)

    def _x(self, index: int) -> float:
        return self._names + 8 + self._cell * index

    def picture(self) -> Picture:
        key = canvas.legend(10, 8, self._width - 20, self._keys())
        top = key.height + 18
        body = [key.body]
        if self.drawing.columns_title:
            title = block.words(self.drawing.columns_title, _AXIS, self._width - self._names - 16, 1)
            body.append(title.at(self._names + 8, top))
            top += 18
        heads = [block.words(name, _COLUMN, self._cell - 6, 5) for name in self.drawing.columns]
        high = max(head.height for head in heads)
        body += [head.at(self._x(i) + self._cell / 2, top + high - head.height) for i, head in enumerate(heads)]
        if self.drawing.rows_title:
            title = block.words(self.drawing.rows_title, _AXIS, self._names - 20, 2)
            body.append(title.at(10, top + high - title.height))
        top += high + 7
        for name, cells in self.drawing.rows:
            made, taken = self._row(name, cells, top)
            body.append(made)
            top += taken
        return Picture(self._width, top + 10, "".join(body), self._missing())

    def _missing(self) -> str:
        return canvas.pattern(f"{self.ident}-m", PAPER, _HATCH, EDGE)

    def _colours(self) -> tuple[str, ...]:
        return shade.ramp(len(self.drawing.levels), self.drawing.warm)

    def _keys(self) -> Iterator[Key]:
        for name, colour in zip(self.drawing.levels, self._colours(), strict=False):
            yield Key(tag("rect", width=22, height=12, fill=colour, stroke=INK, stroke_width=0.5), name)
        if any(cell.level is None for _, cells in self.drawing.rows for cell in cells):
            fill = f"url(#{self.ident}-m)"
            yield Key(tag("rect", width=22, height=12, fill=fill, stroke=INK, stroke_width=0.5), self.words["no-data"])

    def _row(self, name: str, cells: tuple[Spotted, ...], top: float) -> tuple[str, float]:
        title = block.words(name, _ROW, self._names - 18, 5)
        said = [self._words(cell) for cell in cells]
        high = max([26.0, title.height + 8, *(each.height + 10 for each in said)])
        parts = [title.at(10, top + (high - title.height) / 2)]
        for index, (cell, each) in enumerate(zip(cells, said, strict=True)):
            x = self._x(index)
            parts.append(
                tag(
                    "rect",
                    canvas.tooltip(f"{name}, {self.drawing.columns[index]}: {cell.text or DASH}"),
                    x=x,
                    y=top,
                    width=self._cell,
                    height=high,
                    fill=self._fill(cell),
                    stroke=GRID,
                )
            )
            if cell.level is not None:
                parts.append(each.at(x + self._cell / 2, top + (high - each.height) / 2))
        return "".join(parts), high

    def _fill(self, cell: Spotted) -> str:
        if cell.level is None:
            return f"url(#{self.ident}-m)"
        colours = self._colours()
        return colours[min(cell.level, len(colours) - 1)]

    def _words(self, cell: Spotted) -> block.Words:
        fill = INK if cell.level is None else shade.on(self._fill(cell))
        return block.words(cell.text, Lettering(11, "middle", fill, bold=True), self._cell - 6, 6)
