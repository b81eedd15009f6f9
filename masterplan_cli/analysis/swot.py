"""IFAS and EFAS: weighted scores of the SWOT factors, and the quadrant that they point to.

Rule (Rangkuti 1998, after Wheelen and Hunger): score = weight x rating; the internal axis is the sum over strengths
minus that over weaknesses, the external axis opportunities minus threats. Weights add up to 1 within a group here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from masterplan_cli.model.profile import Profile
from masterplan_cli.model.situation import Factor

Quadrant = Literal["so", "wo", "st", "wt"]
GROUPS = ("strengths", "weaknesses", "opportunities", "threats")


@dataclass(frozen=True, slots=True)
class SwotScores:
    """The weighted score of each group, the two axes, and the quadrant, named by its kind of strategy."""

    groups: tuple[tuple[str, int, Decimal, Decimal], ...]
    internal: Decimal
    external: Decimal
    quadrant: Quadrant


def swot_scores(profile: Profile) -> SwotScores | None:
    """The scores, or None unless every factor of every group has a weight and a rating."""
    if profile.swot is None:
        return None
    groups: dict[str, Sequence[Factor]] = {name: getattr(profile.swot, name) for name in GROUPS}
    if not all(factors and all(_is_rated(factor) for factor in factors) for factors in groups.values()):
        return None
    scores = {name: sum((_score(factor) for factor in factors), Decimal(0)) for name, factors in groups.items()}
    weights = {name: sum((f.weight or Decimal(0) for f in factors), Decimal(0)) for name, factors in groups.items()}
    internal = scores["strengths"] - scores["weaknesses"]
    external = scores["opportunities"] - scores["threats"]
    return SwotScores(
        tuple((name, len(groups[name]), weights[name], scores[name]) for name in GROUPS),
        internal,
        external,
        _quadrant(internal, external),
    )


def _quadrant(internal: Decimal, external: Decimal) -> Quadrant:
    if external >= 0:
        return "so" if internal >= 0 else "wo"
    return "st" if internal >= 0 else "wt"


def _is_rated(factor: Factor) -> bool:
    return factor.weight is not None and factor.rating is not None


def _score(factor: Factor) -> Decimal:
    assert factor.weight is not None
    assert factor.rating is not None
    return factor.weight * factor.rating
