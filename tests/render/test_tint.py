"""A city's colours in drawings: legible and told apart in light and dark, whatever the city chose."""

import re
from collections.abc import Callable
from itertools import pairwise, product

import pytest

from masterplan_cli.colour import contrast
from masterplan_cli.document.theme import ACCENT, PRIMARY, Theme
from masterplan_cli.render import html, markdown
from masterplan_cli.render.drawing import canvas
from masterplan_cli.render.drawing.shade import COOL, DARK, PLAIN
from masterplan_cli.render.drawing.tint import shades_of
from masterplan_cli.render.svg import draw

from .build import BARS, MemoryStore, chart, documents, full_book
from .diagrams import LABELS
from .test_drawings import WORDS
from .test_theme import COLOURS

THEMES = [Theme(primary, accent) for primary, accent in product(COLOURS, COLOURS)]
Turn = Callable[[str], str]


def turns(theme: Theme) -> tuple[Turn, Turn]:
    """What becomes of a drawn colour on a light page and on a dark one."""
    shades = shades_of(theme)
    return (lambda drawn: shades.light.get(drawn, drawn), lambda drawn: shades.dark[shades.light.get(drawn, drawn)])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: f"{theme.primary}-{theme.accent}")
def test_words_are_legible_and_marks_stand_out(theme: Theme) -> None:
    for turn in turns(theme):
        assert [(ink, on) for ink, on in WORDS if contrast(turn(ink), turn(on)) < 4.5] == []
        for mark in (canvas.PALETTE[0], canvas.WARM):
            assert contrast(turn(mark), turn(canvas.PAPER)) >= 3


@pytest.mark.parametrize("primary", COLOURS)
def test_levels_and_neighbours_differ_in_lightness(primary: str) -> None:
    for turn in turns(Theme(primary)):
        assert all(contrast(turn(one), turn(other)) >= 1.15 for one, other in pairwise(COOL))
        first, *others = map(turn, canvas.PALETTE)
        assert contrast(first, others[0]) >= 1.4
        assert len({first, *others}) == len(canvas.PALETTE)


@pytest.mark.parametrize(
    ("primary", "replaced"),
    [("#b01116", [canvas.PALETTE[2]]), ("#12b5e5", [canvas.PALETTE[4]]), ("#f2c200", []), ("#00a651", [])],
)
def test_the_series_most_like_the_citys_colour_gives_way(primary: str, replaced: list[str]) -> None:
    shades = shades_of(Theme(primary))
    assert [drawn for drawn, shade in shades.light.items() if shade == canvas.PALETTE[0]] == replaced


def test_the_shipped_colours_change_nothing() -> None:
    assert shades_of(Theme()) is PLAIN
    assert shades_of(Theme(PRIMARY, "#00a651")).light.keys() == {canvas.WARM}
    assert canvas.WARM not in shades_of(Theme("#c8102e", ACCENT)).light


def test_what_words_are_written_in_keeps_its_partner() -> None:
    shades = shades_of(Theme(canvas.INK))
    assert shades.light[canvas.PALETTE[0]] == canvas.INK
    assert shades.dark[canvas.INK] == DARK[canvas.INK]


def test_only_colours_change_and_a_name_that_looks_like_one_stays() -> None:
    plain = draw(chart(BARS, alternative='fill="#0e5a61"'), "x", "id", LABELS)
    tinted = draw(chart(BARS, alternative='fill="#0e5a61"'), "x", "id", LABELS, shades_of(Theme("#c8102e")))
    assert tinted != plain
    assert re.sub("#[0-9a-f]{6}", "", tinted) == re.sub("#[0-9a-f]{6}", "", plain)
    assert "fill=&quot;#0e5a61&quot;" in tinted


@pytest.mark.parametrize("format", [html, markdown])
def test_the_first_series_is_in_the_citys_colour_in_every_format(format: object) -> None:
    whole = documents(full_book(), theme=Theme("#c8102e"))
    made = [each.content.decode() for each in format.render(whole, MemoryStore())]  # type: ignore[attr-defined]
    drawn = "".join(text for text in made if "<svg" in text)
    assert '="#c8102e"' in drawn
    assert f'="{canvas.TINT}"' not in drawn
    assert '[fill="#c8102e"]{fill:' in drawn
