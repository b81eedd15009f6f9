"""A Gantt chart: groups of bars over the years, the critical ones hatched, slack as a line, milestones as diamonds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from masterplan_cli.document.chart import Bar, Gantt
from masterplan_cli.language.format import Formats
from masterplan_cli.render.drawing import axis, canvas
from masterplan_cli.render.drawing.canvas import (
    BAND,
    GRID,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    TINT,
    WARM,
    Key,
    Lettering,
    Picture,
    tag,
)
from masterplan_cli.render.drawing.lettering import Fitted, fit
from masterplan_cli.units import Month

_WIDTH, _NAMES, _RIGHT = 960.0, 312.0, 948.0
_LABEL = Lettering(11, "start", INK)
_HEAD = Lettering(11.5, "start", INK, bold=True)
_YEAR = Lettering(11, "middle", INK, bold=True)
_ROW, _SECOND_LINE, _HEAD_ROW = 21.0, 13.0, 25.0
# From this many rows on the years are written at the foot as well.
_TALL = 18
_CRITICAL_PATH = "M-2 2l4-4M0 8l8-8M6 10l4-4"


def draw(drawing: Gantt, ident: str, formats: Formats, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `critical`, `chain`, `slack`, `milestone` and `no-data`."""
    if not any(group.bars for group in drawing.groups) or drawing.last_year < drawing.first_year:
        return axis.empty(_WIDTH, words["no-data"])
    return _Calendar(drawing, ident, formats, words).picture()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the chart: a group's head, or a bar with its name."""

    top: float
    height: float
    name: Fitted
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class _Calendar:
    drawing: Gantt
    ident: str
    formats: Formats
    words: Mapping[str, str]

    def picture(self) -> Picture:
        key = canvas.legend(10, 8, _WIDTH - 20, self._keys())
        top = key.height + 34
        lines = list(self._lines(top))
        bottom = lines[-1].top + lines[-1].height
        tall = len(lines) > _TALL
        body = [key.body, *self._years(top, bottom, tall)]
        body += [self._head(line) if line.bar is None else self._row(line, line.bar) for line in lines]
        body += self._arrows({line.bar.key: line for line in lines if line.bar is not None})
        body.append(canvas.line(_NAMES, bottom, _RIGHT, bottom, MUTED))
        return Picture(_WIDTH, bottom + (24 if tall else 8), "".join(body), self._pattern())

    def _pattern(self) -> str:
        return canvas.pattern(f"{self.ident}-c", WARM, _CRITICAL_PATH, PAPER)

    def _lines(self, top: float) -> Iterator[_Line]:
        for group in self.drawing.groups:
            if group.title:
                yield _Line(top, _HEAD_ROW, fit(group.title, _HEAD.size, _WIDTH - 40, 1, bold=True), None)
                top += _HEAD_ROW
            for bar in group.bars:
                name = fit(bar.label, _LABEL.size, _NAMES - 34, 3)
                height = _ROW + _SECOND_LINE * (len(name.lines) - 1)
                yield _Line(top, height, name, bar)
                top += height

    def _x(self, index: int) -> float:
        """Where a month begins, `index` being months since year 0; clipped to the calendar."""
        first, last = self.drawing.first_year * 12, (self.drawing.last_year + 1) * 12
        share = (min(max(index, first), last) - first) / (last - first)
        return _NAMES + (_RIGHT - _NAMES) * share

    def _years(self, top: float, bottom: float, tall: bool) -> Iterator[str]:
        years = range(self.drawing.first_year, self.drawing.last_year + 1)
        every = -(-len(years) * 34 // int(_RIGHT - _NAMES))
        for number, year in enumerate(years):
            left, right = self._x(year * 12), self._x(year * 12 + 12)
            if number % 2 == 0:
                yield tag("rect", x=left, y=top - 20, width=right - left, height=bottom - top + 20, fill=BAND)
            yield canvas.line(left, top - 20, left, bottom, GRID)
            if number % every == 0:
                yield canvas.text((left + right) / 2, top - 6, str(year), _YEAR)
                if tall:
                    yield canvas.text((left + right) / 2, bottom + 15, str(year), _YEAR)
        yield canvas.line(_RIGHT, top - 20, _RIGHT, bottom, GRID)

    def _arrows(self, rows: Mapping[str, _Line]) -> Iterator[str]:
        """From the end of each link of the chain to the start of the next, where both are in this picture."""
        for before, after in pairwise(self.drawing.chain):
            if before in rows and after in rows:
                yield self._arrow(rows[before], rows[after])

    def _arrow(self, before: _Line, after: _Line) -> str:
        assert before.bar is not None
        assert after.bar is not None
        x, y = self._x(before.bar.end.index + 1), before.top + before.height / 2
        to_x, to_y = self._x(after.bar.start.index), after.top + after.height / 2
        n = canvas.num
        down = to_y > y
        edge = to_y - 7 if down else to_y + 7
        turn = min(max(x + 5, to_x + 4), _RIGHT - 2)
        path = f"M{n(x)} {n(y)}H{n(turn)}V{n(edge)}"
        head = f"M{n(turn - 4)} {n(edge - 6 if down else edge + 6)}h8l-4 {6 if down else -6}z"
        line = tag("path", d=path, fill="none", stroke=INK, stroke_width=1.4)
        return line + tag("path", d=head, fill=INK)

    def _head(self, line: _Line) -> str:
        ground = tag("rect", x=8, y=line.top + 2, width=_RIGHT - 8, height=line.height - 3, fill=TINT)
        edge = tag("rect", x=8, y=line.top + 2, width=4, height=line.height - 3, fill=PALETTE[0])
        return ground + edge + canvas.lines(20, line.top + 16.5, line.name, _HEAD)

    def _row(self, line: _Line, bar: Bar) -> str:
        style = Lettering(_LABEL.size, "start", INK, bar.critical)
        name = line.name if not bar.critical else fit(bar.label, style.size, _NAMES - 34, len(line.name.lines), True)
        rule = canvas.line(20, line.top + line.height, _RIGHT, line.top + line.height, GRID, 0.6)
        middle = line.top + line.height / 2
        parts = [rule, canvas.lines(20, line.top + 14.5, name, style), self._slack(bar, middle)]
        parts.append(self._bar(bar, middle))
        parts += [self._milestone(bar, month, middle) for month in self._marks(bar)]
        return "".join(parts)

    def _milestone(self, bar: Bar, month: Month, middle: float) -> str:
        hover = f"{bar.label}: {self.words['milestone']} {self.formats.short_month(month)}"
        return _diamond(self._x(month.index) + self._month() / 2, middle, hover)

    def _month(self) -> float:
        return (_RIGHT - _NAMES) / ((self.drawing.last_year - self.drawing.first_year + 1) * 12)

    def _bar(self, bar: Bar, middle: float) -> str:
        left, right = self._x(bar.start.index), self._x(bar.end.index + 1)
        if right <= left:
            return ""
        return tag(
            "rect",
            canvas.tooltip(self._hover(bar)),
            x=left,
            y=middle - 6,
            width=max(right - left, 3),
            height=12,
            rx=1.5,
            fill=f"url(#{self.ident}-c)" if bar.critical else PALETTE[0],
            stroke=INK if bar.critical else PALETTE[0],
            stroke_width=1.8 if bar.critical else 0.5,
        )

    def _slack(self, bar: Bar, middle: float) -> str:
        if bar.slack_end is None or bar.slack_end <= bar.end:
            return ""
        left, right = self._x(bar.end.index + 1), self._x(bar.slack_end.index + 1)
        return _slack(left, right, middle) if right > left else ""

    def _marks(self, bar: Bar) -> list[Month]:
        return [m for m in bar.marks if self.drawing.first_year <= m.year <= self.drawing.last_year]

    def _hover(self, bar: Bar) -> str:
        critical = f" ({self.words['critical']})" if bar.critical else ""
        return f"{bar.label}: {self.formats.short_month(bar.start)} – {self.formats.short_month(bar.end)}{critical}"

    def _keys(self) -> list[Key]:
        """Only what the chart shows."""
        bars = [bar for group in self.drawing.groups for bar in group.bars]
        keys = []
        if any(bar.critical for bar in bars):
            sample = tag("rect", width=22, height=12, fill=f"url(#{self.ident}-c)", stroke=INK, stroke_width=1.8)
            keys.append(Key(sample, self.words["critical"]))
        if len({bar.key for bar in bars} & set(self.drawing.chain)) > 1:
            arrow = canvas.line(1, 6, 15, 6, INK, 1.4) + tag("path", d="M14 2v8l7-4z", fill=INK)
            keys.append(Key(arrow, self.words["chain"]))
        if any(bar.slack_end is not None and bar.slack_end > bar.end for bar in bars):
            keys.append(Key(_slack(0, 22, 6), self.words["slack"]))
        if any(bar.marks for bar in bars):
            keys.append(Key(_diamond(11, 6, ""), self.words["milestone"]))
        return keys


def _slack(left: float, right: float, middle: float) -> str:
    return canvas.line(left, middle, right, middle, MUTED, 1.6) + canvas.line(
        right, middle - 4, right, middle + 4, MUTED, 1.6
    )


def _diamond(x: float, y: float, hover: str) -> str:
    path = f"M{canvas.num(x)} {canvas.num(y - 7)}l7 7l-7 7l-7-7z"
    children = [canvas.tooltip(hover)] if hover else []
    return tag("path", *children, d=path, fill=INK, stroke=PAPER, stroke_width=1.4)
