"""Every kind of drawing: as looked at (goldens), named, the same twice, inside its picture, told apart without colour.

`tests/render/drawings/*.svg` are goldens; `--regenerate` writes them anew: look at them before committing.
"""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from masterplan_cli.document.chart import Drawing, Gantt
from masterplan_cli.document.diagram import HeatMap, Multiples, Ranking, Stages
from masterplan_cli.render.drawing import apart, canvas, parts, shade
from masterplan_cli.render.drawing.lettering import fit
from masterplan_cli.render.svg import draw, draw_parts

from .build import BARS, GANTT, LINES, RADAR, chart
from .diagrams import CHAIN, DIAGRAMS, EXTREMES, FLOW, LABELS
from .test_svg import NS, assert_inside, words

GOLDENS = Path(__file__).parent / "drawings"
ALL = {"bars": BARS, "lines": LINES, "radar": RADAR, "gantt": GANTT, **DIAGRAMS}
COLOUR = re.compile(r'(?:fill|stroke)="(#[0-9a-f]{6})"')


def test_every_kind_of_drawing_has_an_example() -> None:
    assert {type(drawing) for drawing in ALL.values()} == set(get_args(Drawing))


@pytest.mark.parametrize("name", ALL)
def test_the_drawing_is_as_it_was_looked_at(name: str, request: pytest.FixtureRequest) -> None:
    svg = draw(chart(ALL[name], name), name, "id", LABELS, alone=True)
    golden = GOLDENS / f"{name}.svg"
    if request.config.getoption("--regenerate"):
        golden.write_text(svg, encoding="utf-8")
    assert svg == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*ALL, *EXTREMES])
def test_drawings_are_named_well_formed_and_the_same_twice(name: str) -> None:
    drawing = {**ALL, **EXTREMES}[name]
    for svg in draw_parts(chart(drawing, name), name, "en", LABELS):
        root = ET.fromstring(svg)
        title, description = root.find(f"{NS}title"), root.find(f"{NS}desc")
        assert title is not None
        assert description is not None
        assert (title.attrib["id"], description.attrib["id"]) == (
            root.attrib["aria-labelledby"],
            root.attrib["aria-describedby"],
        )
        assert title.text
        assert description.text
        assert not re.search(r"NaN|\bnan\b|\binf\b|None|<script|href|style=|class=", svg)
        assert not re.search(r'="-?\d+\.\d{3,}', svg), "numbers have two decimals at most"
        assert_inside(root)
    assert draw_parts(chart(drawing, name), name, "en", LABELS) == draw_parts(chart(drawing, name), name, "en", LABELS)


@pytest.mark.parametrize("name", [*ALL, *EXTREMES])
def test_ids_are_the_drawing_s_own(name: str) -> None:
    texts = draw_parts(chart({**ALL, **EXTREMES}[name], name), name, "id", LABELS)
    ids = [found for text in texts for found in re.findall(r'\bid="([^"]+)"', text)]
    assert len(ids) == len(set(ids))
    assert all(each.startswith(f"svg-{name}") for each in ids)


@pytest.mark.parametrize("name", ALL)
def test_every_colour_has_one_for_dark_pages(name: str) -> None:
    assert set(COLOUR.findall(draw(chart(ALL[name], name), name, "id", LABELS))) <= shade.DARK.keys()


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def same(colour: str) -> str:
    return colour


def dark(colour: str) -> str:
    return shade.DARK[colour]


# What words stand on.
WORDS = (
    *((ink, ground) for ink in (canvas.INK, canvas.MUTED) for ground in (canvas.PAPER, canvas.BAND, canvas.TINT)),
    *((canvas.on(index), colour) for index, colour in enumerate(canvas.PALETTE)),
    *((shade.on(colour), colour) for colour in (*shade.COOL, *shade.HOT)),
)


@pytest.mark.parametrize("turn", [same, dark], ids=["light", "dark"])
def test_words_are_legible_on_every_filling(turn: object) -> None:
    assert callable(turn)
    assert {
        (ink, ground): contrast(turn(ink), turn(ground))
        for ink, ground in WORDS
        if contrast(turn(ink), turn(ground)) < 4.5
    } == {}


@pytest.mark.parametrize("turn", [same, dark], ids=["light", "dark"])
def test_marks_stand_out_from_the_paper(turn: object) -> None:
    assert callable(turn)
    # WCAG 1.4.11 asks 3:1 of what is needed to understand a drawing; light fillings have an outline and a hatching.
    for colour in (canvas.PALETTE[0], canvas.WARM, canvas.EDGE if turn is dark else canvas.MUTED):
        assert contrast(turn(colour), turn(canvas.PAPER)) >= 3, colour


@pytest.mark.parametrize("turn", [same, dark], ids=["light", "dark"])
@pytest.mark.parametrize("ramp", [shade.COOL, shade.HOT], ids=["cool", "hot"])
def test_levels_of_heat_differ_in_lightness(ramp: tuple[str, ...], turn: object) -> None:
    assert callable(turn)
    shades = [luminance(turn(colour)) for colour in ramp]
    assert shades == sorted(shades, reverse=turn is same)
    assert all(contrast(turn(one), turn(other)) >= 1.2 for one, other in pairwise(ramp))


def test_series_of_bars_and_streams_have_hatchings_besides_colours() -> None:
    for drawing in (BARS, FLOW):
        patterns = re.findall(r"<pattern.*?</pattern>", draw(chart(drawing), "x", "id", LABELS))
        strokes = [re.search(r'<path d="([^"]*)"', pattern) for pattern in patterns]
        assert len({found and found[1] for found in strokes}) == len(patterns) > 1


def test_a_file_of_its_own_brings_its_dark_colours_along() -> None:
    alone = draw(chart(BARS), "x", "id", LABELS, alone=True)
    assert "@media (prefers-color-scheme: dark)" in alone
    assert "<style" not in draw(chart(BARS), "x", "id", LABELS)
    assert ET.fromstring(alone).find(f"{NS}style") is not None


def test_arrows_join_the_links_of_the_chain_only() -> None:
    svg = draw(chart(CHAIN), "x", "id", LABELS)
    assert len(re.findall(r'<path d="M[\d. ]+H[\d.]+V[\d.]+"', svg)) == 2
    assert "Rantai kritis" in words(ET.fromstring(svg))


def test_long_drawings_are_divided_without_losing_anything() -> None:
    for name, drawing in EXTREMES.items():
        found = parts.parts(drawing)
        match drawing:
            case Gantt(groups=groups):
                keys = [bar.key for part in found for group in part.groups for bar in group.bars]  # type: ignore[union-attr]
                assert keys == [bar.key for group in groups for bar in group.bars], name
                sizes = [sum(len(group.bars) for group in part.groups) for part in found]  # type: ignore[union-attr]
                assert max(sizes) <= parts.GANTT
            case Ranking(bars=bars):
                assert [bar for part in found for bar in part.bars] == list(bars)  # type: ignore[union-attr]
            case HeatMap(rows=rows) | Stages(rows=rows):
                assert [row for part in found for row in part.rows] == list(rows)  # type: ignore[union-attr]
            case Multiples(panels=panels):
                assert [panel for part in found for panel in part.panels] == list(panels)  # type: ignore[union-attr]
            case _:
                assert found == (drawing,)
    assert len(parts.parts(EXTREMES["gantt-400"])) == 10


def test_marks_on_one_point_are_moved_apart() -> None:
    room = apart.Room(0, 0, 200, 200)
    placed = apart.apart([(100.0, 100.0)] * 30, 20, room)
    assert placed[0] == (100, 100)
    for index, (x, y) in enumerate(placed):
        assert room.holds((x, y))
        assert all((x - a) ** 2 + (y - b) ** 2 >= 399 for a, b in placed[:index])


def test_a_word_wider_than_its_room_is_broken_with_a_hyphen() -> None:
    fitted = fit("Pemerintahan", 11, 45, 4)
    assert not fitted.cut
    assert "".join(line.removesuffix("-") for line in fitted.lines) == "Pemerintahan"
    assert all(len(line) >= 3 for line in fitted.lines)
