"""A radar: values on axes around a centre, with the numbers written at the axes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.chart import Amount, Radar
from masterplan_cli.language.format import DASH
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import (
    DASHES,
    GRID,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    Key,
    Lettering,
    Picture,
    tag,
)
from masterplan_cli.render.drawing.lettering import fit, width
from masterplan_cli.render.drawing.scale import Reading, known, ticks

_WIDTH, _CENTRE_X, _CENTRE_Y, _RADIUS = 760.0, 380.0, 216.0, 150.0
_HEIGHT = 430.0
_NAME = Lettering(12, "start", INK, bold=True)
_VALUE = Lettering(11.5, "start", MUTED)
# More names than this do not find room around the rings; numbers do.
_MOST_NAMES = 8
Point = tuple[float, float]


def draw(drawing: Radar, ident: str, reading: Reading, no_data: str) -> Picture:
    """The picture, or a line of words where there is nothing to show."""
    if not drawing.axes or not any(known(series.values) for series in drawing.series) or drawing.maximum <= 0:
        return axis.empty(_WIDTH, no_data)
    return _Radar(drawing, reading).picture()


@dataclass(frozen=True, slots=True)
class _Radar:
    drawing: Radar
    reading: Reading

    def picture(self) -> Picture:
        body = [*self._rings(), *self._axes()]
        body += [self._series(index) for index in range(len(self.drawing.series))]
        body += self._numbers()
        keys = [Key(_sample(i), series.name) for i, series in enumerate(self.drawing.series)]
        total = sum(min(width(key.name, 11), 700) + 48 for key in keys)
        key = canvas.legend(max((_WIDTH - total) / 2, 20), _HEIGHT, min(total + 20, 720), keys)
        listed, bottom = self._listed(_HEIGHT + key.height + 6)
        return Picture(_WIDTH, bottom, "".join(body) + key.body + listed)

    def _listed(self, top: float) -> tuple[str, float]:
        """The names by number in two columns, where there are too many axes to write them around the rings."""
        if not self._is_numbered():
            return "", top
        names = [
            block.words(f"{number}. {name}", Lettering(11, "start", INK), _WIDTH / 2 - 40, 5)
            for number, name in enumerate(self.drawing.axes, 1)
        ]
        half = -(-len(names) // 2)
        columns = (names[:half], names[half:])
        body = [block.stacked(each, 20 + side * _WIDTH / 2, top + 8, 5) for side, each in enumerate(columns)]
        return "".join(body), top + max(block.height(each, 5) for each in columns) + 16

    def _is_numbered(self) -> bool:
        return len(self.drawing.axes) > _MOST_NAMES

    def _at(self, index: int, share: float) -> Point:
        angle = 2 * math.pi * index / len(self.drawing.axes)
        return (
            _CENTRE_X + _RADIUS * share * math.sin(angle),
            _CENTRE_Y - _RADIUS * share * math.cos(angle),
        )

    def _share(self, value: Amount) -> float:
        return float(min(max(Decimal(value) / Decimal(self.drawing.maximum), Decimal(0)), Decimal(1)))

    def _steps(self) -> list[Decimal]:
        top = Decimal(self.drawing.maximum)
        return [step for step in ticks(Decimal(0), top) if 0 < step <= top]

    def _rings(self) -> Iterator[str]:
        corners = range(len(self.drawing.axes))
        for share in dict.fromkeys([*(self._share(step) for step in self._steps()), 1.0]):
            ring = canvas.points(self._at(index, share) for index in corners)
            yield tag("polygon", points=ring, fill="none", stroke=GRID)

    def _numbers(self) -> Iterator[str]:
        """The scale along the first axis, above the lines so that it stays legible."""
        for step in self._steps():
            label = self.reading.tick(self.reading.amount(step))
            y = _CENTRE_Y - _RADIUS * self._share(step)
            wide = width(label, 10) + 4
            yield tag("rect", x=_CENTRE_X + 6, y=y - 6, width=wide, height=12, fill=PAPER, fill_opacity=0.8)
            yield canvas.text(_CENTRE_X + 8, y + 3.5, label, Lettering(10, "start", MUTED))

    def _axes(self) -> Iterator[str]:
        for index, name in enumerate(self.drawing.axes):
            x, y = self._at(index, 1)
            yield canvas.line(_CENTRE_X, _CENTRE_Y, x, y, GRID)
            yield self._name(index, name)

    def _name(self, index: int, name: str) -> str:
        x, y = self._at(index, 1.09)
        side = math.sin(2 * math.pi * index / len(self.drawing.axes))
        anchor = "middle" if abs(side) < 0.1 else "start" if side > 0 else "end"
        room = 240.0 if anchor == "middle" else _WIDTH - 12 - x if anchor == "start" else x - 12
        shown = str(index + 1) if self._is_numbered() else name
        fitted = fit(shown, _NAME.size, room, 2, bold=True)
        values = fit(self._values(index), _VALUE.size, room)
        block = len(fitted.lines) * 14.4 + 14
        cosine = math.cos(2 * math.pi * index / len(self.drawing.axes))
        top = y - block * (1 + cosine) / 2
        style, below = Lettering(12, anchor, INK, True), Lettering(11.5, anchor, MUTED)
        return canvas.lines(x, top + 11, fitted, style) + canvas.lines(
            x, top + 11 + len(fitted.lines) * 14.4, values, below
        )

    def _values(self, index: int) -> str:
        numbers = []
        for series in self.drawing.series:
            value = known(series.values[index : index + 1])
            numbers.append(self.reading.short(value[0]) if value else DASH)
        return " | ".join(numbers)

    def _points(self, index: int) -> list[Point | None]:
        values = self.drawing.series[index].values
        padded = (*values, *(None for _ in self.drawing.axes))[: len(self.drawing.axes)]
        return [self._at(i, self._share(known((v,))[0])) if known((v,)) else None for i, v in enumerate(padded)]

    def _series(self, index: int) -> str:
        points = self._points(index)
        present = [point for point in points if point is not None]
        outline = [points] if len(present) == len(points) else _arcs(points)
        body = [_line([p for p in arc if p is not None], index, len(present) == len(points)) for arc in outline]
        return "".join([*body, *(canvas.marker(x, y, index) for x, y in present)])


def _arcs(points: list[Point | None]) -> list[list[Point | None]]:
    """The stretches between missing values, running on over the first axis."""
    start = points.index(None)
    turned = [*points[start:], *points[:start]]
    arcs: list[list[Point | None]] = [[]]
    for point in turned:
        if point is None:
            arcs.append([])
        else:
            arcs[-1].append(point)
    return [arc for arc in arcs if len(arc) > 1]


def _line(points: list[Point], index: int, closed: bool) -> str:
    colour = PALETTE[index % len(PALETTE)]
    return tag(
        "polygon" if closed else "polyline",
        points=canvas.points(points),
        fill=colour if closed else "none",
        fill_opacity=0.12 if closed else None,
        stroke=colour,
        stroke_width=2.4,
        stroke_linejoin="round",
        stroke_dasharray=DASHES[index % len(DASHES)],
    )


def _sample(index: int) -> str:
    return _line([(0, 6), (22, 6)], index, closed=False) + canvas.marker(11, 6, index)
