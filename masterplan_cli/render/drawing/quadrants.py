"""Points in a field of four; beyond forty of them, the number of points in each small square."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.diagram import Axis, Number, Quadrants, Spot
from masterplan_cli.language.format import Formats
from masterplan_cli.render.drawing import apart, axis, block, canvas
from masterplan_cli.render.drawing.canvas import (
    BAND,
    EDGE,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    TINT,
    Lettering,
    Picture,
    tag,
)
from masterplan_cli.render.drawing.lettering import width

_WIDTH, _LEFT, _TOP, _SIDE = 760.0, 48.0, 40.0, 400.0
_RIGHT, _BOTTOM = _LEFT + _SIDE, _TOP + _SIDE
# Marks at the ends of the scales stay inside, and clear of the names of the fields at the upper and lower edge.
_MARGIN, _BAND = 18.0, 40.0
_RADIUS, MOST, _SQUARES = 10.0, 40, 16
_TITLE = Lettering(11.5, "start", INK, bold=True)
_FIELD = Lettering(11, "middle", MUTED, bold=True)
_TICK = Lettering(11, "middle", MUTED)
_NAME = Lettering(11, "start", INK)


def draw(drawing: Quadrants, formats: Formats, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `no-data` and `more`."""
    if not drawing.spots:
        return axis.empty(_WIDTH, words["no-data"])
    return _Field(drawing, formats).picture()


@dataclass(frozen=True, slots=True)
class _Field:
    drawing: Quadrants
    formats: Formats

    def picture(self) -> Picture:
        body = [*self._ground(), *self._scales()]
        if len(self.drawing.spots) > MOST:
            return Picture(_LEFT + _SIDE + 48, _BOTTOM + 46, "".join([*body, *self._counted()]))
        body += self._spots()
        names, bottom = self._names()
        return Picture(_WIDTH, max(_BOTTOM + 46, bottom + 12), "".join([*body, *names]))

    def _ground(self) -> Iterator[str]:
        across, down = self._x(self.drawing.x.middle), self._y(self.drawing.y.middle)
        corners = (
            (_LEFT, _TOP, across, down),
            (across, _TOP, _RIGHT, down),
            (_LEFT, down, across, _BOTTOM),
            (across, down, _RIGHT, _BOTTOM),
        )
        for index, (left, top, right, bottom) in enumerate(corners):
            fill = (BAND, TINT, PAPER, BAND)[index]
            yield tag("rect", x=left, y=top, width=right - left, height=bottom - top, fill=fill)
            name = block.words(self.drawing.names[index], _FIELD, max(right - left - 16, 20), 2)
            edge = top + 6 if index < 2 else bottom - name.height - 8
            yield name.at((left + right) / 2, edge)
        yield tag("rect", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE, fill="none", stroke=EDGE)
        yield canvas.line(across, _TOP, across, _BOTTOM, EDGE, 1.4)
        yield canvas.line(_LEFT, down, _RIGHT, down, EDGE, 1.4)

    def _scales(self) -> Iterator[str]:
        x, y = self.drawing.x, self.drawing.y
        for value in dict.fromkeys((x.low, x.middle, x.high)):
            yield canvas.text(self._x(value), _BOTTOM + 16, self.formats.number(value), _TICK)
        for value in dict.fromkeys((y.low, y.middle, y.high)):
            yield canvas.text(_LEFT - 8, self._y(value) + 4, self.formats.number(value), Lettering(11, "end", MUTED))
        yield block.words(f"↑ {y.title}", _TITLE, _SIDE + 40, 1).at(8, _TOP - 26)
        yield block.words(f"{x.title} →", Lettering(11.5, "end", INK, bold=True), _SIDE + 40, 1).at(
            _RIGHT, _BOTTOM + 24
        )

    def _x(self, value: Number) -> float:
        return _LEFT + _MARGIN + (_SIDE - 2 * _MARGIN) * _share(self.drawing.x, value)

    def _y(self, value: Number) -> float:
        return _BOTTOM - _BAND - (_SIDE - 2 * _BAND) * _share(self.drawing.y, value)

    def _spots(self) -> Iterator[str]:
        points = [(self._x(spot.x), self._y(spot.y)) for spot in self.drawing.spots]
        room = apart.Room(_LEFT + 11, _TOP + _BAND - 6, _RIGHT - 11, _BOTTOM - _BAND + 6)
        placed = apart.apart(points, 2 * _RADIUS + 2, room)
        for point, mark in zip(points, placed, strict=True):
            if point != mark:
                yield canvas.line(*point, *mark, PALETTE[0])
                yield tag("circle", cx=point[0], cy=point[1], r=2, fill=PALETTE[0])
        for spot, mark in zip(self.drawing.spots, placed, strict=True):
            yield _mark(spot.mark, mark, _RADIUS, self._hover(spot))

    def _hover(self, spot: Spot) -> str:
        x, y = self.formats.number(spot.x), self.formats.number(spot.y)
        return f"{spot.label}: {self.drawing.x.title} {x}, {self.drawing.y.title} {y}"

    def _counted(self) -> Iterator[str]:
        side = (_SIDE - 2 * _BAND) / _SQUARES
        found = Counter(
            (
                min(max(int((self._x(spot.x) - _LEFT - _BAND) / side), 0), _SQUARES - 1),
                min(max(int((self._y(spot.y) - _TOP - _BAND) / side), 0), _SQUARES - 1),
            )
            for spot in self.drawing.spots
        )
        for (column, line), count in sorted(found.items()):
            centre = (_LEFT + _BAND + side * (column + 0.5), _TOP + _BAND + side * (line + 0.5))
            yield _mark(str(count), centre, side / 2 - 1, str(count))

    def _names(self) -> tuple[list[str], float]:
        """The list of points: beside the field while it is short, else below it in two columns."""
        narrow = [block.words(spot.label, _NAME, _WIDTH - _RIGHT - 64, 4) for spot in self.drawing.spots]
        if block.height(narrow, 6) <= _SIDE + 20:
            return self._column(list(enumerate(narrow)), _RIGHT + 30, _TOP)
        half = -(-len(narrow) // 2)
        wide = [block.words(spot.label, _NAME, _WIDTH / 2 - 52, 4) for spot in self.drawing.spots]
        numbered, top = list(enumerate(wide)), _BOTTOM + 52
        left, first = self._column(numbered[:half], 18, top)
        right, second = self._column(numbered[half:], _WIDTH / 2 + 8, top)
        return [*left, *right], max(first, second)

    def _column(self, named: list[tuple[int, block.Words]], x: float, top: float) -> tuple[list[str], float]:
        body = []
        for index, name in named:
            high = max(name.height, 2 * _RADIUS)
            body.append(_mark(self.drawing.spots[index].mark, (x + 4, top + 8), 9, ""))
            body.append(name.at(x + 21, top + 2))
            top += high + 6
        return body, top


def _share(scale: Axis, value: Number) -> float:
    low, high = Decimal(scale.low), Decimal(scale.high)
    if high <= low:
        return 0.5
    return float(min(max((Decimal(value) - low) / (high - low), Decimal(0)), Decimal(1)))


def _mark(content: str, centre: tuple[float, float], radius: float, hover: str) -> str:
    size = min(10.5, 10.5 * (2 * radius - 3) / max(width(content, 10.5, bold=True), 1))
    circle = tag("circle", cx=centre[0], cy=centre[1], r=radius, fill=PALETTE[0], stroke=PAPER, stroke_width=1.2)
    label = canvas.text(centre[0], centre[1] + size * 0.36, content, Lettering(size, "middle", PAPER, bold=True))
    return tag("g", *([canvas.tooltip(hover)] if hover else []), circle, label)
