"""Charts as SVG text: pictures named and described for those who cannot see them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from masterplan_cli.document.chart import Amount, Chart, Gantt, Lines, Radar, Series, StackedBars
from masterplan_cli.document.diagram import (
    Fields,
    Flow,
    HeatMap,
    House,
    Map,
    Multiples,
    Quadrants,
    Ranking,
    Stages,
    Tiers,
    Wheel,
)
from masterplan_cli.language.format import Formats, formats_for
from masterplan_cli.render.drawing import (
    atlas,
    bars,
    fields,
    flow,
    gantt,
    heatmap,
    house,
    lines,
    multiples,
    quadrants,
    radar,
    ranking,
    stages,
    tiers,
    wheel,
)
from masterplan_cli.render.drawing.canvas import Picture, framed
from masterplan_cli.render.drawing.parts import parts
from masterplan_cli.render.drawing.scale import known, reading
from masterplan_cli.render.drawing.shade import PLAIN, Shades


def draw(
    chart: Chart, anchor: str, language: str, words: Mapping[str, str], shades: Shades = PLAIN, *, alone: bool = False
) -> str:
    """The chart as one SVG; `anchor` makes its ids unique in a page, the chart's own labels go before `words`.

    `alone` is for a file of its own, which brings along its colours for dark pages.
    """
    ident = re.sub(r"[^A-Za-z0-9_-]", "-", anchor)
    picture = _picture(chart, f"svg-{ident}", formats_for(language), {**words, **dict(chart.labels)})
    style = f"<style>@media (prefers-color-scheme: dark){{{shades.dark_rules()}}}</style>" if alone else ""
    return shades.tinted(framed(picture, f"svg-{ident}", chart.caption, chart.alternative, style))


def draw_parts(
    chart: Chart, anchor: str, language: str, words: Mapping[str, str], shades: Shades = PLAIN, *, alone: bool = False
) -> tuple[str, ...]:
    """The chart as one SVG or, where it has too many rows for one, as several in order."""
    split = parts(chart.drawing)
    if len(split) == 1:
        return (draw(chart, anchor, language, words, shades, alone=alone),)
    return tuple(
        draw(
            replace(chart, drawing=part, caption=f"{chart.caption} ({number}/{len(split)})"),
            f"{anchor}-{number}",
            language,
            words,
            shades,
            alone=alone,
        )
        for number, part in enumerate(split, 1)
    )


def _picture(chart: Chart, ident: str, formats: Formats, words: Mapping[str, str]) -> Picture:
    drawing = chart.drawing
    match drawing:
        case StackedBars(unit=unit, kind=kind, series=series):
            return bars.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Lines(unit=unit, kind=kind, series=series):
            return lines.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Radar(unit=unit, kind=kind, series=series):
            return radar.draw(drawing, ident, reading(formats, kind, unit, _amounts(series)), words["no-data"])
        case Ranking(unit=unit, kind=kind):
            amounts = known(bar.value for bar in drawing.bars)
            return ranking.draw(drawing, reading(formats, kind, unit, amounts), words["no-data"])
        case Gantt():
            return gantt.draw(drawing, ident, formats, words)
        case Fields():
            return fields.draw(drawing, words)
        case Quadrants():
            return quadrants.draw(drawing, formats, words)
        case House():
            return house.draw(drawing, words)
        case Wheel():
            return wheel.draw(drawing, words)
        case Tiers():
            return tiers.draw(drawing, words)
        case Stages():
            return stages.draw(drawing, words)
        case Flow():
            return flow.draw(drawing, ident, formats, words)
        case HeatMap():
            return heatmap.draw(drawing, ident, words)
        case Multiples():
            return multiples.draw(drawing, formats, words)
        case Map():
            return atlas.draw(drawing, formats, words)
        case _:
            assert_never(drawing)


def _amounts(series: tuple[Series, ...]) -> list[Amount]:
    return [value for one in series for value in known(one.values)]
