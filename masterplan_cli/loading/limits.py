"""`Limits`: how much of an input is read before it is refused, so that no file can exhaust the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that a profile of 10,000 programmes (9 MB, 700,000 values) keeps with ease."""

    bytes: int = 16 << 20
    """Of all files of a profile together."""
    files: int = 1000
    depth: int = 64
    values: int = 2_000_000
    """Keys, values and containers; every 64 characters of a text count as one more."""
    expansion: int = 100_000
    """The same, but only what aliases repeat: an alias costs four characters and may stand for thousands of values."""
    findings: int = 5000
    """Beyond this many, the rest is only counted."""


LIMITS = Limits()
