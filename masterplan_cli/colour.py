"""Colours as `#rrggbb`: contrast by WCAG 2.2, mixing, and the nearest shade that can be read. No palette."""

from math import dist

BLACK, WHITE = "#000000", "#ffffff"
READABLE = 4.5
"""The least contrast of text, WCAG 2.2 success criterion 1.4.3."""
_STEPS = 50


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str) -> float:
    """How far apart two colours are in red, green and blue, from 0 to 441 (black and white)."""
    return dist(_channels(one), _channels(other))


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with that share of `other` in it, from 0 to 1."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, ground: str, least: float = READABLE) -> str:
    """`colour`, darker or lighter by as little as it needs to have a contrast of `least` with `ground`.

    It moves away from the ground: to black on a light ground, to white on a dark one.
    """
    end = BLACK if contrast(ground, BLACK) > contrast(ground, WHITE) else WHITE
    shades = (mix(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if contrast(shade, ground) >= least), end)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
