"""A map of districts: outlines, or squares by area; names inside where they fit, otherwise numbers with a list.

Beyond sixty districts the numbers are those of the rows of the table.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.diagram import Map, Place, Ring
from masterplan_cli.language.format import Formats
from masterplan_cli.render.drawing import apart, axis, block, canvas, shade
from masterplan_cli.render.drawing.canvas import EDGE, INK, MUTED, PAPER, Key, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import width

_WIDTH, _EDGE, _TOP, _HIGHEST = 760.0, 16.0, 16.0, 470.0
_NAME = Lettering(11.5, "middle", INK, bold=True)
_LISTED = Lettering(11, "start", INK)
_RADIUS = 9.5
_NEIGHBOUR = 11.0
_BESIDE, _AROUND = 168.0, 12.0
"""The room of a neighbour's name beside a schematic map, and its distance from the map."""
LONGEST_LIST = 60


def draw(drawing: Map, formats: Formats, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `no-data`, `north` and `km`."""
    if not drawing.places:
        return axis.empty(_WIDTH, words["no-data"])
    return _Atlas(drawing, formats, words).picture()


@dataclass(frozen=True, slots=True)
class _View:
    """How kilometres become the picture's units."""

    west: float
    north: float
    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + (x - self.west) * self.scale, self.top + (self.north - y) * self.scale


@dataclass(frozen=True, slots=True)
class _Atlas:
    drawing: Map
    formats: Formats
    words: Mapping[str, str]

    def _sides(self) -> list[float]:
        """The side of each square in kilometres: its area's root, shrunk alike until no two squares touch."""
        sides = [math.sqrt(max(place.area, 0.01)) for place in self.drawing.places]
        factor = 1.0
        places = self.drawing.places
        for i, one in enumerate(places):
            for j, other in enumerate(places[:i]):
                near = max(abs(one.x - other.x), abs(one.y - other.y))
                reach = (sides[i] + sides[j]) / 2
                if reach > near > 0:
                    factor = min(factor, near / reach * 0.96)
        return [side * factor for side in sides]

    def _outlines(self) -> list[tuple[Ring, ...]]:
        sides = self._sides()
        found = []
        for place, side in zip(self.drawing.places, sides, strict=True):
            h = side / 2
            square = (
                (place.x - h, place.y - h),
                (place.x + h, place.y - h),
                (place.x + h, place.y + h),
                (place.x - h, place.y + h),
            )
            found.append(place.rings or (square,))
        return found

    def picture(self) -> Picture:
        outlines = self._outlines()
        corners = [point for rings in outlines for ring in rings for point in ring]
        north = self._neighbour(0, _WIDTH - 2 * _EDGE, "middle")
        top = _TOP + (north.height + _AROUND if north.height else 0)
        view, bottom = _fitted(corners, top, _BESIDE + _AROUND if self.drawing.is_schematic else 0)
        body = [self._shape(place, rings, view) for place, rings in zip(self.drawing.places, outlines, strict=True)]
        if self.drawing.is_schematic:
            around, bottom = self._around(view, [view.at(*corner) for corner in corners])
            body += around
        body += list(self._compass(view, bottom))
        top = bottom + 44
        names = self._names(outlines, view)
        if names is not None:
            body += names
        else:
            listed, top = self._numbers(view, bottom, top)
            body += listed
        if self.drawing.levels:
            key = canvas.legend(_EDGE, top + 4, _WIDTH - 2 * _EDGE, self._keys())
            body.append(key.body)
            top += key.height + 8
        return Picture(_WIDTH, top, "".join(body))

    def _neighbour(self, index: int, room: float, anchor: str) -> block.Words:
        return block.words(self.drawing.neighbours[index], Lettering(_NEIGHBOUR, anchor, MUTED), room, 8)

    def _around(self, view: _View, corners: list[tuple[float, float]]) -> tuple[list[str], float]:
        """The neighbours around a schematic map, and where the lowest of them ends."""
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        low = max(y for _, y in corners)
        wide = _WIDTH - 2 * _EDGE
        north, south = (self._neighbour(index, wide, "middle") for index in (0, 2))
        east, west = self._neighbour(1, _BESIDE, "start"), self._neighbour(3, _BESIDE, "end")
        middle = (view.top + low) / 2
        body = [
            north.at((left + right) / 2, _TOP),
            east.at(right + _AROUND, middle - east.height / 2),
            south.at((left + right) / 2, low + _AROUND),
            west.at(left - _AROUND, middle - west.height / 2),
        ]
        return body, low + (_AROUND + south.height if south.height else 0)

    def _colours(self) -> tuple[str, ...]:
        return shade.COOL[:3]

    def _fill(self, place: Place) -> str:
        colours = self._colours() if self.drawing.levels else (shade.COOL[1],)
        return colours[min(place.level, len(colours) - 1)]

    def _keys(self) -> Iterator[Key]:
        for name, colour in zip(self.drawing.levels, self._colours(), strict=False):
            yield Key(tag("rect", width=22, height=12, fill=colour, stroke=INK, stroke_width=0.5), name)

    def _shape(self, place: Place, rings: tuple[Ring, ...], view: _View) -> str:
        n = canvas.num
        path = "".join(
            "M" + "L".join(f"{n(x)} {n(y)}" for x, y in (view.at(*point) for point in ring)) + "z" for ring in rings
        )
        hover = canvas.tooltip(f"{place.name}: {place.text}" if place.text else place.name)
        return tag(
            "path",
            hover,
            d=path,
            fill=self._fill(place),
            fill_rule="evenodd",
            stroke=EDGE if not place.rings else INK,
            stroke_width=1.4 if not place.rings else 1,
            stroke_linejoin="round",
        )

    def _names(self, outlines: list[tuple[Ring, ...]], view: _View) -> list[str] | None:
        """Names and their amounts inside the districts, or None where one of them would not fit."""
        body: list[str] = []
        taken: list[tuple[float, ...]] = []
        for place, rings in zip(self.drawing.places, outlines, strict=True):
            points = [view.at(*point) for point in max(rings, key=len)]
            room = (max(x for x, _ in points) - min(x for x, _ in points)) * (0.72 if place.rings else 0.94)
            high = max(y for _, y in points) - min(y for _, y in points)
            blocks = [
                block.words(place.name, _NAME, room, 3),
                block.words(place.text, Lettering(11, "middle", INK), room, 2),
            ]
            tall = block.height(blocks, 1)
            x, y = view.at(place.x, place.y)
            wide = max(b.width for b in blocks)
            box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            if (
                any(b.fitted.cut for b in blocks)
                or wide > room
                or tall > high * 0.9
                or any(_meet(box, t) for t in taken)
            ):
                return None
            if box[0] < 2 or box[2] > _WIDTH - 2:
                return None
            taken.append(box)
            body.append(block.stacked(blocks, x, box[1], 1))
        return body

    def _numbers(self, view: _View, bottom: float, top: float) -> tuple[list[str], float]:
        points = [view.at(place.x, place.y) for place in self.drawing.places]
        room = apart.Room(12, 12, _WIDTH - 12, max(bottom - 4, 40))
        distance = 2 * _RADIUS + 1.5 if len(points) <= LONGEST_LIST else 13.0
        radius = (distance - 1.5) / 2
        body = []
        for number, (point, mark) in enumerate(zip(points, apart.apart(points, distance, room), strict=True), 1):
            if point != mark:
                body.append(canvas.line(*point, *mark, INK, 0.8))
            body.append(_mark(str(number), mark, radius))
        if len(points) > LONGEST_LIST:
            return body, top
        columns = 3
        rows = -(-len(points) // columns)
        low = top
        for column in range(columns):
            y = top
            for index in range(column * rows, min((column + 1) * rows, len(points))):
                place = self.drawing.places[index]
                said = f"{index + 1}. {place.name}" + (f" ({place.text})" if place.text else "")
                name = block.words(said, _LISTED, 226, 4)
                body.append(name.at(_EDGE + 246 * column, y))
                y += name.height + 4
            low = max(low, y)
        return body, low + 6

    def _compass(self, view: _View, bottom: float) -> Iterator[str]:
        """A north arrow and, on a map to scale, a bar of a round length, below the map."""
        y = bottom + 22
        yield tag("path", d=f"M{canvas.num(_EDGE + 8)} {canvas.num(y - 12)}l6 16l-6-4l-6 4z", fill=MUTED)
        yield canvas.text(_EDGE + 20, y + 2, self.words["north"], Lettering(11, "start", MUTED))
        if self.drawing.is_schematic:
            return
        length = _round_length(150 / view.scale)
        wide = length * view.scale
        right = _WIDTH - _EDGE
        said = f"{self.formats.number(Decimal(f'{length:.10f}').normalize() + 0)} {self.words['km']}"
        yield canvas.line(right - wide, y, right, y, MUTED, 2)
        for x in (right - wide, right):
            yield canvas.line(x, y - 4, x, y + 4, MUTED, 2)
        yield canvas.text(right - wide - 8, y + 4, said, Lettering(11, "end", MUTED))


def _round_length(most: float) -> float:
    """The longest of 1, 2 and 5 times a power of ten that is not longer than `most`."""
    power = 10.0 ** math.floor(math.log10(most)) if most > 0 else 1.0
    return next((factor * power for factor in (5, 2, 1) if factor * power <= most), power)


def _fitted(points: list[tuple[float, float]], top: float, beside: float) -> tuple[_View, float]:
    """The view that fits the points below `top`, with `beside` kept free on either side; and where it ends."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    across, down = max(east - west, 1e-6), max(north - south, 1e-6)
    scale = min((_WIDTH - 2 * (_EDGE + beside)) / across, _HIGHEST / down)
    left = (_WIDTH - across * scale) / 2
    return _View(west, north, scale, left, top), top + down * scale


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _mark(content: str, centre: tuple[float, float], radius: float) -> str:
    size = min(10.5, 10.5 * (2 * radius - 2) / width(content, 10.5, bold=True))
    circle = tag("circle", cx=centre[0], cy=centre[1], r=radius, fill=PAPER, stroke=INK, stroke_width=1)
    return circle + canvas.text(centre[0], centre[1] + size * 0.36, content, Lettering(size, "middle", INK, bold=True))
