"""Where programmes stand between impact and ease, from their scores on the criteria of either kind.

Each score becomes its share of the criterion's scale, turned round for costs; impact and ease are the plain means of
their criteria, in per cent. The matrix itself is common practice ("impact-effort matrix"); it sorts, it does not rank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from masterplan_cli.model.priority import Criterion, Scale
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme


@dataclass(frozen=True, slots=True)
class ImpactEase:
    """A programme's impact and ease in per cent of what the scales allow."""

    programme: str
    impact: Decimal
    ease: Decimal


def impact_and_ease(profile: Profile) -> tuple[ImpactEase, ...]:
    """Programmes that are scored on a criterion of either kind or more, in profile order."""
    criteria = profile.prioritisation.criteria if profile.prioritisation else ()
    found = []
    for programme in profile.programmes:
        impact, ease = (_mean(programme, [c for c in criteria if c.role == role]) for role in ("impact", "ease"))
        if impact is not None and ease is not None:
            found.append(ImpactEase(programme.id, impact, ease))
    return tuple(found)


def _mean(programme: Programme, criteria: Sequence[Criterion]) -> Decimal | None:
    shares = [
        _share(programme.scores[criterion.id], criterion) for criterion in criteria if criterion.id in programme.scores
    ]
    if not shares:
        return None
    return (sum(shares, Decimal(0)) * 100 / len(shares)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _share(score: Decimal, criterion: Criterion) -> Decimal:
    scale = criterion.scale or Scale()
    share = (score - scale.low) / (scale.high - scale.low) if scale.high > scale.low else Decimal(0)
    return 1 - share if criterion.direction == "cost" else share
