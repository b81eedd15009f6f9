"""A city's colours: every pair of shades that meets on a page can be read, whatever the city chose."""

import re

import pytest

from masterplan_cli.colour import contrast
from masterplan_cli.document.theme import Picture, Theme
from masterplan_cli.render import html
from masterplan_cli.render.theme import theme_rules

from .build import MemoryStore, book, documents, paragraph

COLOURS = ("#0e5057", "#f2c200", "#ffffff", "#000000", "#00a651", "#c8102e", "#12b5e5")
PAIRS = (
    ("brand", "tint-strong", 4.5),
    ("accent", "tint-strong", 4.5),
    ("cover-accent", "brand-deep", 4.5),
    ("cover-line", "brand-deep", 3),
)


@pytest.mark.parametrize("accent", COLOURS)
@pytest.mark.parametrize("primary", COLOURS)
def test_every_theme_can_be_read_in_light_and_dark(primary: str, accent: str) -> None:
    rules = theme_rules(Theme(primary, accent))
    for block in re.findall(r":root\{([^}]*)\}", rules):
        shades = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", block))
        for one, ground, least in PAIRS:
            assert contrast(shades[one], shades[ground]) >= least, (one, ground)
        assert contrast(shades["brand-deep"], "#f5f3ea") >= 9 or primary == "#000000"


def test_the_shipped_colours_need_no_rules() -> None:
    assert theme_rules(Theme()) == ""


def test_a_logo_stands_on_the_cover_as_data() -> None:
    whole = documents(book(paragraph("a")), theme=Theme(logo=Picture("image/png", b"\\x89PNG")))
    page = next(a for a in html.render(whole, MemoryStore()) if a.name == "buku-2.html").content.decode()
    assert re.search(r'<img class="logo" src="data:image/png;base64,[A-Za-z0-9+/=]+" alt="Logo Kota Contoh">', page)
