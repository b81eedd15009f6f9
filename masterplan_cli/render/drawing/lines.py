"""Lines over the years with their names at the ends. A missing value interrupts a line, as does a break."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.chart import Lines
from masterplan_cli.render.drawing import axis, canvas
from masterplan_cli.render.drawing.canvas import DASHES, INK, MUTED, PALETTE, Key, Lettering, Picture, tag
from masterplan_cli.render.drawing.lettering import Fitted, fit
from masterplan_cli.render.drawing.scale import Reading, known, ticks

_WIDTH, _TOP, _PLOT, _NAMES = 760.0, 44.0, 250.0, 176.0
_LABEL = Lettering(11, "start", INK)
_LEADING = 13.2
# More names than this do not fit beside the line ends; a legend below has room for them.
_MOST_DIRECT = 7


def draw(drawing: Lines, ident: str, reading: Reading, no_data: str) -> Picture:
    """The picture, or a line of words where there is nothing to show."""
    if not any(known(series.values) for series in drawing.series):
        return axis.empty(_WIDTH, no_data)
    return _Lines(drawing, reading).picture()


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Lines:
    drawing: Lines
    reading: Reading

    def picture(self) -> Picture:
        frame = self._frame()
        names = axis.names(frame, self.drawing.categories)
        bottom = frame.bottom + names.height + 10
        body = [axis.grid(frame, self.reading), axis.base(frame), self._breaks(frame), names.body]
        body += [self._series(frame, index) for index in range(len(self.drawing.series))]
        if self._is_direct():
            body += self._ends(frame)
        else:
            key = canvas.legend(frame.left, bottom + 6, frame.right - frame.left, self._keys())
            body.append(key.body)
            bottom += key.height + 10
        return Picture(_WIDTH, bottom, "".join(body))

    def _is_direct(self) -> bool:
        return len(self.drawing.series) <= _MOST_DIRECT

    def _frame(self) -> axis.Frame:
        amounts = [self.reading.amount(v) for series in self.drawing.series for v in known(series.values)]
        low, high = min(amounts), max(amounts)
        # Values that lie close together far from zero, such as an index of 71 to 74, get an axis of their own.
        from_zero = low >= 0 and low < high / 2
        steps = ticks(Decimal(0) if from_zero or low == high >= 0 else low, high)
        left = axis.margin(steps, self.reading)
        right = _WIDTH - (_NAMES if self._is_direct() else 14)
        return axis.Frame(left, right, _TOP, _TOP + _PLOT, steps, len(self.drawing.categories))

    def _breaks(self, frame: axis.Frame) -> str:
        cuts = [frame.left + frame.step * self.drawing.categories.index(c) for c in self._cuts()]
        return "".join(
            tag("line", x1=x, x2=x, y1=frame.top, y2=frame.bottom, stroke=MUTED, stroke_dasharray="3 3") for x in cuts
        )

    def _cuts(self) -> list[str]:
        return [category for category in self.drawing.breaks if category in self.drawing.categories[1:]]

    def _points(self, frame: axis.Frame, index: int) -> list[Point | None]:
        values = self.drawing.series[index].values[: frame.count]
        return [
            (frame.x(i), frame.y(self.reading.amount(value[0]))) if (value := known((v,))) else None
            for i, v in enumerate(values)
        ]

    def _series(self, frame: axis.Frame, index: int) -> str:
        points = self._points(frame, index)
        stretches = _stretches(points, {self.drawing.categories.index(cut) for cut in self._cuts()})
        body = [_stroke(stretch, index) for stretch in stretches if len(stretch) > 1]
        for category, point, value in zip(
            self.drawing.categories, points, self.drawing.series[index].values, strict=False
        ):
            if point is not None and value is not None:
                hover = f"{category}, {self.drawing.series[index].name}: {self.reading.full(value)}"
                body.append(tag("g", canvas.tooltip(hover), canvas.marker(*point, index)))
        return "".join(body)

    def _keys(self) -> list[Key]:
        return [
            Key(_stroke([(0, 6), (22, 6)], i) + canvas.marker(11, 6, i), series.name)
            for i, series in enumerate(self.drawing.series)
        ]

    def _ends(self, frame: axis.Frame) -> Iterator[str]:
        """Names beside the last points, pushed apart so that none covers another."""
        ends = []
        for index, series in enumerate(self.drawing.series):
            points = [point for point in self._points(frame, index) if point is not None]
            if points:
                last = known(series.values[: frame.count])[-1]
                name = fit(f"{series.name} {self.reading.short(last)}", _LABEL.size, _NAMES - 46, 2)
                ends.append((points[-1], index, name))
        ends.sort(key=lambda end: (end[0][1], end[1]))
        heights = [len(name.lines) * _LEADING + 3 for _, _, name in ends]
        tops = spread([point[1] - h / 2 for (point, _, _), h in zip(ends, heights, strict=True)], heights, frame)
        for (point, index, name), top in zip(ends, tops, strict=True):
            yield _end(point, index, name, (frame.right + 4, top))


def _end(point: Point, index: int, name: Fitted, corner: Point) -> str:
    x, top = corner
    middle = top + len(name.lines) * _LEADING / 2
    colour = PALETTE[index % len(PALETTE)]
    lead = tag(
        "polyline",
        points=canvas.points([(point[0] + 6, point[1]), (x, middle), (x + 8, middle)]),
        fill="none",
        stroke=colour,
        stroke_width=0.8,
    )
    mark = canvas.marker(x + 16, middle, index)
    return lead + mark + canvas.lines(x + 26, top + 10.5, name, _LABEL)


def spread(wished: list[float], heights: list[float], frame: axis.Frame) -> list[float]:
    """Upper edges near those wished, in the same order, without overlap and inside the frame if they fit."""
    tops: list[float] = []
    floor = frame.top - 8
    for top, height in zip(wished, heights, strict=True):
        tops.append(max(top, floor))
        floor = tops[-1] + height
    ceiling = frame.bottom + 8
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tops


def _stretches(points: list[Point | None], cuts: set[int]) -> list[list[Point]]:
    stretches: list[list[Point]] = [[]]
    for index, point in enumerate(points):
        if point is None or index in cuts:
            stretches.append([])
        if point is not None:
            stretches[-1].append(point)
    return stretches


def _stroke(points: list[Point], index: int) -> str:
    return tag(
        "polyline",
        points=canvas.points(points),
        fill="none",
        stroke=PALETTE[index % len(PALETTE)],
        stroke_width=2.4,
        stroke_linejoin="round",
        stroke_dasharray=DASHES[index % len(DASHES)],
    )
