"""SVG elements, colours and hatchings, and the frame of a picture. What is drawn where is the chart kinds'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from masterplan_cli.render.drawing.lettering import Fitted, fit

# `lettering` measures with the wider of Noto Sans' and Arial's letters, so these families come first.
FONT = "'Noto Sans', Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"
INK, MUTED, GRID, BAND, PAPER = "#16292c", "#52636a", "#d8dedc", "#f3f6f5", "#ffffff"
TINT, EDGE, WARM = "#e2ebe9", "#8fa3a1", "#b4531c"
# Neighbours differ in lightness as well as in hue, for grey-scale prints and for colour-blind readers.
PALETTE = ("#0e5a61", "#e3a02f", "#8a3049", "#86c1bd", "#4a6fb0", "#cbbf73", "#6d4a8e", "#9aa3a8")
DASHES = (None, "8 4", "2 3", "10 3 2 3", "5 5", "14 4", "1 4", "6 2 1 2 1 2")
_HATCHES = (
    "",
    "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "M1.2 2h1.8M5.2 6h1.8",
    "M0 2h8M0 6h8",
    "M-2 6l4 4M0 0l8 8M6-2l4 4",
    "M0 4h8M4 0v8",
    "M2 0v8M6 0v8",
    "M0 0l8 8M8 0l-8 8",
)
_ILLEGAL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def words(text: str) -> str:
    """Text as XML content or attribute value."""
    return escape(_ILLEGAL.sub(" ", text))


def num(value: float) -> str:
    """A coordinate with at most two decimals."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """An element; `stroke_width` becomes `stroke-width`, None leaves the attribute out."""
    written = "".join(
        f' {key.replace("_", "-")}="{words(value) if isinstance(value, str) else num(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def tooltip(text: str) -> str:
    """What a pointer shows over the element that holds it."""
    return f"<title>{words(text)}</title>"


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a text is set."""

    size: float = 11
    anchor: str = "start"
    fill: str = INK
    bold: bool = False


def text(x: float, y: float, content: str, style: Lettering, hover: str = "") -> str:
    """One line of text on its baseline."""
    return tag(
        "text",
        *([tooltip(hover)] if hover else []),
        words(content),
        x=x,
        y=y,
        font_size=style.size,
        text_anchor=None if style.anchor == "start" else style.anchor,
        fill=style.fill,
        font_weight="bold" if style.bold else None,
    )


def lines(x: float, y: float, fitted: Fitted, style: Lettering) -> str:
    """Several lines, the first on baseline `y`; the whole text on hover where it had to be cut."""
    hover = fitted.whole if fitted.cut else ""
    leading = style.size * 1.2
    return "".join(text(x, y + i * leading, line, style, hover) for i, line in enumerate(fitted.lines))


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = GRID, width: float = 1) -> str:
    """A straight rule."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width)


def points(pairs: Iterable[tuple[float, float]]) -> str:
    """Coordinates of a polygon or polyline."""
    return " ".join(f"{num(x)},{num(y)}" for x, y in pairs)


def marker(x: float, y: float, index: int) -> str:
    """A point of a series; the shape tells series apart without colour."""
    colour = PALETTE[index % len(PALETTE)]
    shapes = (
        tag("circle", cx=x, cy=y, r=4, fill=colour, stroke=PAPER),
        tag("rect", x=x - 3.6, y=y - 3.6, width=7.2, height=7.2, fill=PAPER, stroke=colour, stroke_width=2),
        tag("path", d=f"M{num(x)} {num(y - 5)}l5 5l-5 5l-5-5z", fill=colour, stroke=PAPER),
        tag("path", d=f"M{num(x)} {num(y - 5)}l5 8.5h-10z", fill=PAPER, stroke=colour, stroke_width=2),
    )
    return shapes[index % len(shapes)]


def hatch(ident: str, index: int) -> str:
    """The filling of a series as a pattern definition; the first one is plain colour.

    After the last colour the colours begin again, each with another hatching.
    """
    colour = PALETTE[index % len(PALETTE)]
    lines = _HATCHES[(index + index // len(PALETTE)) % len(_HATCHES)]
    return pattern(f"{ident}-h{index}", colour, lines, _contrast(colour))


def pattern(ident: str, colour: str, path: str, over: str) -> str:
    """A tile of colour with strokes over it."""
    strokes = tag("path", d=path, stroke=over, stroke_width=1.2, stroke_opacity=0.5, fill="none") if path else ""
    ground = tag("rect", width=8, height=8, fill=colour)
    return tag("pattern", ground, strokes, id=ident, width=8, height=8, patternUnits="userSpaceOnUse")


def filling(ident: str, index: int) -> str:
    """What to fill a series with."""
    return f"url(#{ident}-h{index})"


def _contrast(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return PAPER if red * 0.3 + green * 0.59 + blue * 0.11 < 140 else INK


def on(index: int) -> str:
    """Ink or paper, whichever reads on a series' colour."""
    return _contrast(PALETTE[index % len(PALETTE)])


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a drawn sample 22 wide and 12 high, and its name."""

    sample: str
    name: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in rows; `height` is what they take."""

    body: str
    height: float


def legend(x: float, y: float, width: float, keys: Iterable[Key]) -> Legend:
    """Entries from left to right, then in the next row; `y` is the upper edge."""
    body, left, row = [], x, 0
    for key in keys:
        name = fit(key.name, 11, width - 30)
        taken = 28 + name.width
        if left > x and left + taken > x + width:
            left, row = x, row + 1
        top = y + row * 19
        body.append(tag("g", key.sample, transform=f"translate({num(left)} {num(top)})"))
        body.append(lines(left + 28, top + 10, name, Lettering()))
        left += taken + 20
    return Legend("".join(body), (row + 1) * 19 if body else 0)


def swatch(ident: str, index: int) -> str:
    """A legend's sample of a filling."""
    return tag("rect", width=22, height=12, fill=filling(ident, index), stroke=INK, stroke_width=0.5)


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing before it gets its frame."""

    width: float
    height: float
    body: str
    defs: str = ""


def framed(picture: Picture, ident: str, title: str, description: str, style: str = "") -> str:
    """The whole SVG with its accessible name and description; `style` is a whole style element."""
    size = f'viewBox="0 0 {num(picture.width)} {num(picture.height)}"'
    size += f' width="{num(picture.width)}" height="{num(picture.height)}"'
    named = f'role="img" aria-labelledby="{ident}-t" aria-describedby="{ident}-d"'
    defs = f"<defs>{picture.defs}</defs>" if picture.defs else ""
    paper = tag("rect", width=picture.width, height=picture.height, fill=PAPER)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {named} font-family="{words(FONT)}">'
        f'<title id="{ident}-t">{words(title)}</title><desc id="{ident}-d">{words(description)}</desc>'
        f"{style}{defs}{paper}{picture.body}</svg>\n"
    )
