"""A theme as style rules: from the city's two colours, all shades that the style sheets name, each one readable."""

from base64 import b64encode
from collections.abc import Mapping

from masterplan_cli.colour import WHITE, contrast, mix, readable
from masterplan_cli.document.theme import ACCENT, PRIMARY, Picture, Theme

_ON_COVER = "#f5f3ea"
# A graphical object needs a contrast of 3 (WCAG 2.2, success criterion 1.4.11).
_GRAPHICAL = 3.0


def theme_rules(theme: Theme) -> str:
    """Rules that replace the shades of the shipped style sheet; none for the shipped colours."""
    if (theme.primary, theme.accent) == (PRIMARY, ACCENT):
        return ""
    light, dark = _light(theme), _dark(theme)
    return (
        f":root{{{_declared(light)}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{_declared(dark)}}}}}\n"
        f"@media print{{:root{{{_declared(light)}}}}}"
    )


def _light(theme: Theme) -> dict[str, str]:
    tint, strong = mix(WHITE, theme.primary, 0.06), mix(WHITE, theme.primary, 0.13)
    return {
        "tint": tint,
        "tint-strong": strong,
        "brand": readable(theme.primary, strong),
        "accent": readable(theme.accent, strong),
        "accent-tint": mix(WHITE, theme.accent, 0.08),
        "bar": readable(theme.primary, WHITE, _GRAPHICAL),
        **_cover(theme),
    }


def _dark(theme: Theme) -> dict[str, str]:
    surface, strong = mix("#151a1c", theme.primary, 0.1), mix("#222a2c", theme.primary, 0.18)
    return {
        "paper": mix("#0f1315", theme.primary, 0.08),
        "surface": surface,
        "tint": mix("#1a2022", theme.primary, 0.14),
        "tint-strong": strong,
        "brand": readable(mix(theme.primary, WHITE, 0.4), strong, 5.5),
        "accent": readable(mix(theme.accent, WHITE, 0.35), strong, 5.5),
        "accent-tint": mix("#151a1c", theme.accent, 0.14),
        "bar": readable(mix(theme.primary, WHITE, 0.2), surface, _GRAPHICAL),
        **_cover(theme),
    }


def _cover(theme: Theme) -> dict[str, str]:
    deep = theme.primary
    while contrast(deep, _ON_COVER) < 9:
        deep = mix(deep, "#000000", 0.08)
    return {
        "brand-deep": deep,
        "cover-accent": readable(mix(theme.accent, WHITE, 0.35), deep),
        "cover-line": readable(theme.accent, deep, _GRAPHICAL),
    }


def _declared(shades: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{shade}" for name, shade in shades.items())


def data_address(picture: Picture) -> str:
    """The picture as an address that needs no file."""
    return f"data:{picture.media};base64,{b64encode(picture.content).decode()}"
