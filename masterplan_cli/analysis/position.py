"""Where each dimension stands: the share of the desired condition reached in its measured gaps.

Rule: for a gap with numeric present and desired values, reached = present / desired (direction up) or
desired / present (down), at most 1; a dimension's position is the mean over its measured gaps.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Position:
    """A dimension's position in per cent (None without a measured gap), and how many gaps were measured."""

    dimension: str
    reached: Decimal | None
    measured: int
    gaps: int
