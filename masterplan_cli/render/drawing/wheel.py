"""A wheel of sectors with a centre; what belongs to each sector stands beside it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.document.diagram import Field, Wheel
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import BAND, EDGE, INK, MUTED, PALETTE, PAPER, TINT, Lettering, Picture, tag

_WIDTH, _CENTRE_X, _RADIUS, _HUB = 760.0, 380.0, 148.0, 62.0
_CENTRE = Lettering(12.5, "middle", PAPER, bold=True)
_NUMBER = Lettering(17, "middle", INK, bold=True)
_ROOM, _GAP = 196.0, 16.0
# More sectors than this are too thin for a wheel.
MOST = 12


def draw(drawing: Wheel, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `more` and `no-data`. Beyond twelve sectors only the first twelve are drawn."""
    if not drawing.sectors:
        return axis.empty(_WIDTH, words["no-data"])
    return _Wheel(drawing, words).picture()


@dataclass(frozen=True, slots=True)
class _Wheel:
    drawing: Wheel
    words: Mapping[str, str]

    def picture(self) -> Picture:
        sectors = self.drawing.sectors[:MOST]
        right = [i for i in range(len(sectors)) if self._angle(i) < math.pi]
        left = [i for i in range(len(sectors)) if i not in right][::-1]
        needed = max(self._height(right), self._height(left), 2 * _RADIUS)
        middle = needed / 2 + 14
        body = [self._sector(index, middle) for index in range(len(sectors))]
        body.append(self._hub(middle))
        body += [self._labels(side, middle, at_right=side is right) for side in (right, left)]
        return Picture(_WIDTH, needed + 28, "".join(body))

    def _count(self) -> int:
        return min(len(self.drawing.sectors), MOST)

    def _angle(self, index: int) -> float:
        """The middle of a sector, clockwise from the top."""
        return 2 * math.pi * (index + 0.5) / self._count()

    def _blocks(self, index: int, anchor: str) -> list[block.Words]:
        field: Field = self.drawing.sectors[index]
        title = f"{index + 1}. {field.title}"
        return [
            block.words(title, Lettering(12.5, anchor, INK, bold=True), _ROOM, 3),
            *block.listed(field.items, Lettering(11, anchor, MUTED), _ROOM, 8, self.words["more"]),
        ]

    def _height(self, side: list[int]) -> float:
        heights = [block.height(self._blocks(index, "start"), 2) for index in side]
        return sum(heights) + _GAP * max(len(heights) - 1, 0)

    def _sector(self, index: int, middle: float) -> str:
        if self._count() == 1:
            ring = tag("circle", cx=_CENTRE_X, cy=middle, r=_RADIUS, fill=TINT, stroke=EDGE)
            return ring + canvas.text(_CENTRE_X, middle - 100, "1", _NUMBER)
        half = math.pi / self._count()
        first, last = self._angle(index) - half, self._angle(index) + half
        a, b = _at(first, _RADIUS, middle), _at(last, _RADIUS, middle)
        c, d = _at(last, _HUB, middle), _at(first, _HUB, middle)
        large = 1 if self._count() < 2 else 0
        path = f"M{_pair(a)}A{_RADIUS:g} {_RADIUS:g} 0 {large} 1 {_pair(b)}L{_pair(c)}"
        path += f"A{_HUB:g} {_HUB:g} 0 {large} 0 {_pair(d)}z"
        x, y = _at(self._angle(index), (_RADIUS + _HUB) / 2, middle)
        shape = tag("path", d=path, fill=TINT if index % 2 else BAND, stroke=EDGE, stroke_width=1.2)
        return shape + canvas.text(x, y + 6, str(index + 1), _NUMBER)

    def _hub(self, middle: float) -> str:
        name = block.words(self.drawing.centre, _CENTRE, 2 * _HUB - 26, 4)
        circle = tag("circle", cx=_CENTRE_X, cy=middle, r=_HUB - 5, fill=PALETTE[0])
        return circle + name.at(_CENTRE_X, middle - name.height / 2)

    def _labels(self, side: list[int], middle: float, *, at_right: bool) -> str:
        anchor = "start" if at_right else "end"
        free = 2 * middle - 28 - self._height(side)
        between = _GAP + free / (len(side) + 1) if side else 0
        top = 14 + (free / (len(side) + 1) if side else 0)
        parts = []
        for index in side:
            blocks = self._blocks(index, anchor)
            x = _CENTRE_X + (_RADIUS + 26 if at_right else -_RADIUS - 26)
            rim = _at(self._angle(index), _RADIUS, middle)
            parts.append(canvas.line(*rim, x - 5 if at_right else x + 5, top + 9, EDGE))
            parts.append(block.stacked(blocks, x, top, 2))
            top += block.height(blocks, 2) + between
        return "".join(parts)


def _at(angle: float, radius: float, middle: float) -> tuple[float, float]:
    return _CENTRE_X + radius * math.sin(angle), middle - radius * math.cos(angle)


def _pair(point: tuple[float, float]) -> str:
    return f"{canvas.num(point[0])} {canvas.num(point[1])}"
