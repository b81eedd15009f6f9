"""`Outline`: where a district lies, as read from a map file beside the profile."""

from dataclasses import dataclass

LonLat = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A district by its place in `region.districts`, with its rings; a ring inside another is a hole."""

    district: int
    rings: tuple[tuple[LonLat, ...], ...]
