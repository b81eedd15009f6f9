"""Charts: well-formed, named, never NaN, gaps for missing values, and no text outside the picture."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan_cli.document.chart import Bar, Drawing, Gantt, Group, Lines, Radar, Series, StackedBars
from masterplan_cli.language.format import INDONESIAN
from masterplan_cli.render.drawing.lettering import fit, width
from masterplan_cli.render.drawing.scale import ticks
from masterplan_cli.render.svg import draw
from masterplan_cli.units import Month

from .build import BARS, DRAWINGS, GANTT, LINES, RADAR, WORDS, chart

NS = "{http://www.w3.org/2000/svg}"
LONG = "Penyelenggaraan sistem pemerintahan berbasis elektronik yang terpadu dan sangat panjang namanya " * 2


def svg(drawing: Drawing, language: str = "id") -> ET.Element:
    text = draw(chart(drawing), "figure-1.1", language, WORDS)
    assert not re.search(r"NaN|\bnan\b|\binf\b|None", text)
    assert "style=" not in text
    return ET.fromstring(text)


def words(root: ET.Element) -> list[str]:
    return ["".join(t for t in [e.text or "", *(c.tail or "" for c in e)]) for e in root.iter(f"{NS}text")]


def assert_inside(root: ET.Element) -> None:
    """No text leaves the picture, by our own measure."""
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    for element, content in zip(root.iter(f"{NS}text"), words(root), strict=True):
        x, y, size = (float(element.attrib[key]) for key in ("x", "y", "font-size"))
        taken = width(content, size, element.attrib.get("font-weight") == "bold")
        left = x - {"middle": taken / 2, "end": taken}.get(element.attrib.get("text-anchor", ""), 0)
        assert left >= -1, content
        assert left + taken <= wide + 1, content
        assert size * 0.7 <= y <= high, content


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_charts_are_named_and_described(drawing: Drawing) -> None:
    root = svg(drawing)
    assert root.attrib["role"] == "img"
    assert root.find(f"{NS}title").text == "Judul gambar"  # type: ignore[union-attr]
    assert root.find(f"{NS}desc").text == "Uraian gambar."  # type: ignore[union-attr]
    assert root.attrib["aria-labelledby"] == "svg-figure-1-1-t"
    assert_inside(root)


@pytest.mark.parametrize(
    "drawing",
    [
        StackedBars((), (), ""),
        StackedBars(("2023",), (Series("a", (None,)),), "", "money"),
        StackedBars(("2023",), (Series("a", (0,)),), "", "money"),
        StackedBars(("2023",), (Series("a", (5,)), Series("b", (None,))), "jiwa", "integer"),
        Lines(("2023",), (Series("a", (Decimal("0"),)),), ""),
        Lines(("2023", "2024"), (Series("a", (None, None)),), ""),
        Lines(("2023", "2024"), (Series("a", (-5, 5)),), "%", "percent"),
        Radar((), (), 5),
        Radar(("a", "b"), (Series("x", (1, 2)),), 5),
        Radar(("a", "b", "c"), (Series("x", (9, None, None)),), 5),
        Gantt((), 2023, 2032),
        Gantt((Group("", (Bar("a", "x", Month(2020, 1), Month(2040, 1)),)),), 2023, 2023),
    ],
)
def test_thin_and_empty_data_are_drawn_all_the_same(drawing: Drawing) -> None:
    assert_inside(svg(drawing))


@pytest.mark.parametrize(
    "drawing",
    [
        replace(BARS, categories=(LONG, "b", "c"), series=tuple(replace(s, name=LONG) for s in BARS.series)),
        replace(LINES, categories=tuple([LONG] * 4), series=tuple(replace(s, name=LONG) for s in LINES.series)),
        replace(RADAR, axes=tuple([LONG] * 6), series=tuple(replace(s, name=LONG) for s in RADAR.series)),
        replace(GANTT, groups=(Group(LONG, (replace(GANTT.groups[0].bars[0], label=LONG),)),)),
    ],
)
def test_long_names_are_cut_and_whole_on_hover(drawing: Drawing) -> None:
    root = svg(drawing)
    assert_inside(root)
    assert any(word.endswith("…") for word in words(root))
    assert any(title.text == LONG.strip() for title in root.iter(f"{NS}title"))


def test_a_missing_year_is_a_dash_and_not_a_zero() -> None:
    root = svg(BARS)
    assert words(root).count("–") == 1
    assert len([r for r in root.iter(f"{NS}rect") if r.find(f"{NS}title") is not None]) == 3


def test_money_is_read_in_billions_in_the_reader_s_language() -> None:
    assert {"1,50", "2,00"} <= set(words(svg(BARS)))
    assert {"1.50", "2.00"} <= set(words(svg(BARS, "en")))


def test_a_line_is_interrupted_by_gaps_and_breaks() -> None:
    root = svg(replace(LINES, series=LINES.series[1:]))
    assert len([p for p in root.iter(f"{NS}polyline") if p.attrib["stroke-width"] == "2.4"]) == 2


def test_critical_bars_are_hatched_and_outlined() -> None:
    root = svg(GANTT)
    bars = [r for r in root.iter(f"{NS}rect") if r.find(f"{NS}title") is not None]
    assert bars[0].attrib["fill"] == "url(#svg-figure-1-1-c)"
    assert bars[0].attrib["stroke-width"] == "1.8"
    assert bars[1].attrib["fill"] != bars[0].attrib["fill"]
    assert {"kritis", "kelonggaran", "tonggak"} <= set(words(root))


def test_sixty_rows_stay_apart() -> None:
    bars = tuple(Bar(f"b{i}", f"Program {i}", Month(2023, 1), Month(2024, 1)) for i in range(60))
    root = svg(Gantt((Group("g", bars),), 2023, 2032))
    baselines = [
        float(t.attrib["y"]) for t, w in zip(root.iter(f"{NS}text"), words(root), strict=True) if "Program" in w
    ]
    assert all(after - before >= 13 for before, after in pairwise(baselines))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**15)), min_size=1, max_size=30))
def test_any_amounts_stay_inside(values: list[int | None]) -> None:
    years = tuple(str(2000 + i) for i in range(len(values)))
    assert_inside(svg(StackedBars(years, (Series("APBD", tuple(values)),) * 3, "miliar rupiah", "money")))
    assert_inside(svg(Lines(years, (Series("APBD", tuple(values)),) * 9, "miliar rupiah", "money")))


@given(st.decimals(-(10**12), 10**12, places=3), st.decimals(0, 10**12, places=3))
def test_ticks_cover_the_values(low: Decimal, spread: Decimal) -> None:
    steps = ticks(low, low + spread)
    assert steps[0] <= low
    assert steps[-1] >= low + spread
    assert 2 <= len(steps) <= 8


@given(st.text(max_size=80), st.floats(30, 400), st.integers(1, 3))
def test_fitted_lines_have_room(text: str, room: float, most: int) -> None:
    fitted = fit(text, 11, room, most)
    assert len(fitted.lines) <= most
    assert all(width(line, 11) <= room + 0.01 for line in fitted.lines)


def test_names_are_escaped() -> None:
    root = svg(replace(BARS, series=(replace(BARS.series[0], name="<b>&\x01"),)))
    assert "<b>& " in words(root) or "<b>&" in words(root)
    assert INDONESIAN.decimal == ","
