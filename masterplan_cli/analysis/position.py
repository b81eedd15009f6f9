"""Where each dimension stands: the share of the desired condition reached in its measured gaps.

Rule: for a gap with numeric present and desired values, reached = present / desired (direction up) or
desired / present (down), at most 1; a dimension's position is the mean over its measured gaps.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.situation import Gap


@dataclass(frozen=True, slots=True)
class Position:
    """A dimension's position in per cent (None without a measured gap), and how many gaps were measured."""

    dimension: str
    reached: Decimal | None
    measured: int
    gaps: int


def reached_share(gap: Gap) -> Decimal | None:
    """How much of the desired condition is reached, 0 to 1; None unless both sides are numbers."""
    present = gap.present.value
    desired = gap.desired.value if gap.desired else None
    if present is None or desired is None:
        return None
    above, below = (desired, present) if gap.direction == "down" else (present, desired)
    if below <= 0:
        return Decimal(1) if above >= below else None
    return max(Decimal(0), min(Decimal(1), above / below))


def positions(profile: Profile, catalogues: Catalogues) -> tuple[Position, ...]:
    """The position of every dimension of the taxonomy, in its order."""
    shares: dict[str, list[Decimal]] = {dimension.id: [] for dimension in catalogues.taxonomy.dimensions}
    counts = dict.fromkeys(shares, 0)
    for gap in profile.gaps:
        dimension = catalogues.taxonomy.dimension_of(gap.subdimension or "")
        if dimension is None:
            continue
        counts[dimension.id] += 1
        if (share := reached_share(gap)) is not None:
            shares[dimension.id].append(share)
    return tuple(Position(id, _mean_percent(found), len(found), counts[id]) for id, found in shares.items())


def _mean_percent(shares: list[Decimal]) -> Decimal | None:
    if not shares:
        return None
    return (sum(shares, Decimal(0)) / len(shares) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
