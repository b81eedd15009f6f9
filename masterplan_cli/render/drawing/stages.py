"""Rows of boxes that lead from one stage to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from masterplan_cli.document.diagram import Stages
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import BAND, EDGE, INK, MUTED, PALETTE, PAPER, TINT, Lettering, Picture, tag

_WIDTH, _EDGE, _NAMES, _GAP = 960.0, 8.0, 118.0, 16.0
_HEAD = Lettering(12, "middle", PAPER, bold=True)
_NAME = Lettering(11.5, "start", INK, bold=True)
_ITEM = Lettering(11, "start", INK)
_MOST = 5


def draw(drawing: Stages, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `more` and `no-data`."""
    if not drawing.stages or not drawing.rows:
        return axis.empty(_WIDTH, words["no-data"])
    return _Stages(drawing, words).picture()


@dataclass(frozen=True, slots=True)
class _Stages:
    drawing: Stages
    words: Mapping[str, str]

    @property
    def _wide(self) -> float:
        count = len(self.drawing.stages)
        return (_WIDTH - 2 * _EDGE - _NAMES - _GAP * count) / count

    def _x(self, index: int) -> float:
        return _EDGE + _NAMES + (self._wide + _GAP) * index

    def picture(self) -> Picture:
        heads = [block.words(stage, _HEAD, self._wide - 12, 2) for stage in self.drawing.stages]
        high = max(head.height for head in heads) + 16
        body = [self._head(index, head, high) for index, head in enumerate(heads)]
        top = 8 + high + 10
        for name, cells in self.drawing.rows:
            made, taken = self._row(name, cells, top)
            body.append(made)
            top += taken + 10
        return Picture(_WIDTH, top, "".join(body))

    def _head(self, index: int, head: block.Words, high: float) -> str:
        x, wide, point = self._x(index), self._wide, 10
        path = f"M{canvas.num(x)} 8h{canvas.num(wide)}l{point} {canvas.num(high / 2)}"
        path += f"l{-point} {canvas.num(high / 2)}h{canvas.num(-wide)}z"
        return tag("path", d=path, fill=PALETTE[0]) + head.at(x + wide / 2 + 2, 8 + (high - head.height) / 2 - 1)

    def _row(self, name: str, cells: tuple[tuple[str, ...], ...], top: float) -> tuple[str, float]:
        title = block.words(name, _NAME, _NAMES - 16, 8)
        lists = [block.listed(items, _ITEM, self._wide - 18, _MOST, self.words["more"]) for items in cells]
        high = max([title.height, *(block.height(each, 6) for each in lists)]) + 20
        parts = [tag("rect", x=_EDGE, y=top, width=_WIDTH - 2 * _EDGE - 6, height=high, fill=BAND)]
        parts.append(tag("rect", x=_EDGE, y=top, width=4, height=high, fill=PALETTE[0]))
        parts.append(title.at(_EDGE + 12, top + 10))
        parts += self._cells(lists, top, high)
        return "".join(parts), high

    def _cells(self, lists: list[list[block.Words]], top: float, high: float) -> Iterator[str]:
        for index, each in enumerate(lists):
            x = self._x(index)
            yield tag(
                "rect",
                x=x,
                y=top + 4,
                width=self._wide,
                height=high - 8,
                fill=TINT if each else PAPER,
                stroke=EDGE,
                stroke_width=0.8,
            )
            if each:
                yield block.stacked(each, x + 9, top + 10, 6)
            else:
                yield canvas.text(x + self._wide / 2, top + high / 2 + 4, "–", Lettering(11, "middle", MUTED))
            if index:
                yield tag("path", d=f"M{canvas.num(x - 11)} {canvas.num(top + high / 2 - 5)}l6 5l-6 5z", fill=EDGE)
