"""Small charts side by side: what was measured as a line, the path aimed at as a broken one, the numbers in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.diagram import Multiples, Number, Panel
from masterplan_cli.language.format import Formats
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import (
    BAND,
    GRID,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    WARM,
    Key,
    Lettering,
    Picture,
    tag,
)
from masterplan_cli.render.drawing.lettering import width

_WIDTH, _GAP, _PLOT, _ACROSS = 760.0, 14.0, 78.0, 3
_TITLE = Lettering(11.5, "start", INK, bold=True)
_SMALL = Lettering(10.5, "start", MUTED)
_TICK = Lettering(10, "end", MUTED)
Point = tuple[float, float]


def draw(drawing: Multiples, formats: Formats, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `measured`, `aimed-at` and `no-data`."""
    if not any(panel.actual or panel.target for panel in drawing.panels):
        return axis.empty(_WIDTH, words["no-data"])
    return _Panels(drawing, formats, words).picture()


@dataclass(frozen=True, slots=True)
class _Panels:
    drawing: Multiples
    formats: Formats
    words: Mapping[str, str]

    @property
    def _wide(self) -> float:
        return (_WIDTH - 16 - _GAP * (_ACROSS - 1)) / _ACROSS

    def picture(self) -> Picture:
        key = canvas.legend(10, 8, _WIDTH - 20, self._keys())
        body, top = [key.body], key.height + 20
        panels = self.drawing.panels
        for row in (panels[i : i + _ACROSS] for i in range(0, len(panels), _ACROSS)):
            heads = [self._head(panel) for panel in row]
            above = max(block.height(head, 3) for head in heads)
            high = above + _PLOT + 50
            for index, (panel, head) in enumerate(zip(row, heads, strict=True)):
                x = 8 + (self._wide + _GAP) * index
                body.append(tag("rect", x=x, y=top, width=self._wide, height=high, fill=BAND))
                body.append(block.stacked(head, x + 10, top + 9, 3))
                body.append(_Plot(self, panel, x, top + above + 25).body())
            top += high + _GAP
        return Picture(_WIDTH, top - _GAP + 8, "".join(body))

    def _head(self, panel: Panel) -> list[block.Words]:
        room = self._wide - 20
        return [
            block.words(panel.title, _TITLE, room, 6),
            block.words(panel.unit, _SMALL, room, 2),
            block.words(self._said(panel), _SMALL, room, 4),
        ]

    def _said(self, panel: Panel) -> str:
        """The first and last of what is known, in words, so that no number has to find room among the lines."""
        write = self.formats.number
        said = [f"{year}: {write(value)}" for year, value in dict((*panel.actual[:1], *panel.actual[-1:])).items()]
        said += [f"{self.words['aimed-at'].lower()} {year}: {write(value)}" for year, value in panel.target[-1:]]
        return "; ".join([*said, *([panel.note] if panel.note else [])])

    def _keys(self) -> Iterator[Key]:
        if any(panel.actual for panel in self.drawing.panels):
            yield Key(_line([(0, 6), (22, 6)], aimed=False) + _dot(11, 6, aimed=False), self.words["measured"])
        if any(panel.target for panel in self.drawing.panels):
            yield Key(_line([(0, 6), (22, 6)], aimed=True) + _dot(11, 6, aimed=True), self.words["aimed-at"])


@dataclass(frozen=True, slots=True)
class _Plot:
    panels: _Panels
    panel: Panel
    left: float
    top: float

    def _values(self) -> list[Decimal]:
        return [Decimal(value) for _, value in (*self.panel.actual, *self.panel.target)]

    def body(self) -> str:
        values = self._values()
        if not values:
            return ""
        write = self.panels.formats.number
        ends = [write(_plain(value)) for value in (max(values), min(values))]
        margin = max(width(end, _TICK.size) for end in ends) + 16
        inner, right = self.left + margin, self.left + self.panels._wide - 16
        bottom = self.top + _PLOT
        parts = [canvas.line(inner, y, right, y, GRID) for y in (self.top, bottom)]
        shown = ends if min(values) != max(values) else ends[:1]
        heights = (self.top, bottom) if len(shown) > 1 else ((self.top + bottom) / 2,)
        parts += [canvas.text(inner - 6, y + 3.5, end, _TICK) for y, end in zip(heights, shown, strict=True)]
        first, last = self.panels.drawing.first_year, self.panels.drawing.last_year
        parts.append(canvas.text(inner, bottom + 15, str(first), Lettering(10, "start", MUTED)))
        if last > first:
            parts.append(canvas.text(right, bottom + 15, str(last), _TICK))
        for series, aimed in ((self.panel.target, True), (self.panel.actual, False)):
            points = [self._point(year, value, inner, right) for year, value in series]
            parts.append(_line(points, aimed=aimed))
            parts += [_dot(*point, aimed=aimed) for point in points]
        return "".join(parts)

    def _point(self, year: int, value: Number, left: float, right: float) -> Point:
        values = self._values()
        low, high = min(values), max(values)
        share = float((Decimal(value) - low) / (high - low)) if high > low else 0.5
        first, last = self.panels.drawing.first_year, self.panels.drawing.last_year
        along = (year - first) / (last - first) if last > first else 0.5
        return left + (right - left) * along, self.top + _PLOT * (1 - share)


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _line(points: list[Point], *, aimed: bool) -> str:
    if len(points) < 2:
        return ""
    return tag(
        "polyline",
        points=canvas.points(points),
        fill="none",
        stroke=WARM if aimed else PALETTE[0],
        stroke_width=2,
        stroke_linejoin="round",
        stroke_dasharray="5 3" if aimed else None,
    )


def _dot(x: float, y: float, *, aimed: bool) -> str:
    if aimed:
        return tag(
            "path", d=f"M{canvas.num(x)} {canvas.num(y - 4)}l4 4l-4 4l-4-4z", fill=PAPER, stroke=WARM, stroke_width=1.6
        )
    return tag("circle", cx=x, cy=y, r=3.2, fill=PALETTE[0], stroke=PAPER)
