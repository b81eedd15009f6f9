"""Charts as SVG text: one picture per chart, named and described for those who cannot see it."""

import re
from collections.abc import Mapping
from typing import assert_never

from masterplan_cli.document.chart import Amount, Chart, Gantt, Lines, Radar, Series, StackedBars
from masterplan_cli.language.format import Formats, formats_for
from masterplan_cli.render.drawing import bars, gantt, lines, radar
from masterplan_cli.render.drawing.canvas import Picture, framed
from masterplan_cli.render.drawing.scale import known, reading


def draw(chart: Chart, anchor: str, language: str, words: Mapping[str, str]) -> str:
    """The chart as SVG; `anchor` makes its ids unique in a page, the chart's own labels go before `words`."""
    ident = re.sub(r"[^A-Za-z0-9_-]", "-", anchor)
    picture = _picture(chart, f"svg-{ident}", formats_for(language), {**words, **dict(chart.labels)})
    return framed(picture, f"svg-{ident}", chart.caption, chart.alternative)


def _picture(chart: Chart, ident: str, formats: Formats, words: Mapping[str, str]) -> Picture:
    drawing = chart.drawing
    match drawing:
        case StackedBars(unit=unit, kind=kind, series=series):
            return bars.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Lines(unit=unit, kind=kind, series=series):
            return lines.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Radar(unit=unit, kind=kind, series=series):
            return radar.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Gantt():
            return gantt.draw(drawing, ident, formats, words)
        case _:
            assert_never(drawing)


def _amounts(series: tuple[Series, ...]) -> list[Amount]:
    return [value for one in series for value in known(one.values)]
