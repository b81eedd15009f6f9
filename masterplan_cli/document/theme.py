"""The look that a city gives its documents: two colours and a logo. What a format makes of them is its leaf's."""

from dataclasses import dataclass

PRIMARY, ACCENT = "#0e5057", "#a8481a"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be embedded: its media type and its bytes, already found harmless."""

    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#rrggbb`, as the city states them; leaves mend shades that could not be read."""

    primary: str = PRIMARY
    accent: str = ACCENT
    logo: Picture | None = None
