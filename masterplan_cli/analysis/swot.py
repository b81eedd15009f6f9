"""The position in the SWOT quadrant from weighted and rated factors (IFAS and EFAS).

Source: Rangkuti, F. (2016), Analisis SWOT: Teknik Membedah Kasus Bisnis, Gramedia; after Wheelen and Hunger's factor
analysis summaries. A group's score is the sum of weight times rating; x is strengths less weaknesses, y opportunities
less threats.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.model.profile import Profile
from masterplan_cli.model.situation import Factor


@dataclass(frozen=True, slots=True)
class SwotPosition:
    """The score of each group and the point they make."""

    strengths: Decimal
    weaknesses: Decimal
    opportunities: Decimal
    threats: Decimal

    @property
    def x(self) -> Decimal:
        """Strengths less weaknesses."""
        return self.strengths - self.weaknesses

    @property
    def y(self) -> Decimal:
        """Opportunities less threats."""
        return self.opportunities - self.threats

    @property
    def quadrant(self) -> int:
        """1 to 4: aggressive, diversify, turn around, defend; a point on an axis counts to the better side."""
        if self.x >= 0:
            return 1 if self.y >= 0 else 2
        return 3 if self.y >= 0 else 4


def swot_position(profile: Profile) -> SwotPosition | None:
    """The position, or None unless every factor of all four groups has a weight and a rating."""
    swot = profile.swot
    if swot is None:
        return None
    scores = [_score(group) for group in (swot.strengths, swot.weaknesses, swot.opportunities, swot.threats)]
    known = [score for score in scores if score is not None]
    return SwotPosition(*known) if len(known) == 4 else None


def _score(factors: Sequence[Factor]) -> Decimal | None:
    total = Decimal(0)
    for factor in factors:
        if factor.weight is None or factor.rating is None:
            return None
        total += factor.weight * factor.rating
    return total if factors else None
