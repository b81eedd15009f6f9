"""A city's colours in drawings: the first series, fillings and levels take the primary colour, what is critical or
aimed at the accent. Other series and the levels of danger keep theirs, and all their hatchings."""

from masterplan_cli.colour import BLACK, WHITE, distance, mix, readable
from masterplan_cli.document.theme import ACCENT, PRIMARY, Theme
from masterplan_cli.render.drawing.canvas import BAND, INK, PALETTE, PAPER, TINT, WARM, on
from masterplan_cli.render.drawing.shade import COOL, DARK, PLAIN, Shades

# On a dark page a colour becomes a light one, on which the dark paper's words can be read with ease.
_ON_DARK = 5.5
# Closer than this, two series would look like one.
_ALIKE = 80


def shades_of(theme: Theme) -> Shades:
    """The shades of a theme; those of the shipped colours are what drawings are made in."""
    pairs: dict[str, tuple[str, str]] = {}
    if theme.primary != PRIMARY:
        pairs |= _of_primary(theme.primary)
    if theme.accent != ACCENT:
        pairs[WARM] = (readable(theme.accent, WHITE), _light(theme.accent, 0.35))
    if not pairs:
        return PLAIN
    light = {drawn: shade for drawn, (shade, _) in pairs.items()}
    dark = dict(pairs.values())
    # Should a shade of the city be one of the others, that one's partner holds: it is made for the words around it.
    return Shades(light, dark | {drawn: partner for drawn, partner in DARK.items() if drawn not in pairs})


def _of_primary(primary: str) -> dict[str, tuple[str, str]]:
    """Light and dark shades by the colour in which a drawing is made."""
    paper = DARK[PAPER]
    first, lit = readable(primary, WHITE), _light(primary, 0.4)
    levels = (
        (mix(WHITE, first, 0.07), mix(paper, lit, 0.12)),
        (mix(WHITE, first, 0.25), mix(paper, lit, 0.22)),
        (readable(mix(WHITE, first, 0.5), INK), mix(paper, lit, 0.34)),
        (readable(mix(WHITE, first, 0.8), WHITE), readable(mix(paper, lit, 0.72), paper)),
        (mix(first, BLACK, 0.45), mix(lit, WHITE, 0.55)),
    )
    return {
        TINT: (mix(WHITE, first, 0.12), mix(paper, lit, 0.16)),
        BAND: (mix(WHITE, first, 0.05), mix(paper, lit, 0.06)),
        **dict(zip(COOL, levels, strict=True)),
        **_apart(first),
        PALETTE[0]: (first, lit),
    }


def _apart(first: str) -> dict[str, tuple[str, str]]:
    """The shipped first colour in place of the dark one that the city's is too much like."""
    deep = [colour for index, colour in enumerate(PALETTE) if index and on(index) == PAPER]
    alike = min(deep, key=lambda colour: distance(colour, first))
    return {alike: (PALETTE[0], DARK[PALETTE[0]])} if distance(alike, first) < _ALIKE else {}


def _light(colour: str, share: float) -> str:
    return readable(mix(colour, WHITE, share), DARK[PAPER], _ON_DARK)
