"""IFAS and EFAS: weighted scores of the SWOT factors, and the quadrant that they point to.

Rule (Rangkuti 1998, after Wheelen and Hunger): score = weight x rating; the internal axis is the sum over strengths
minus that over weaknesses, the external axis opportunities minus threats. Weights add up to 1 within a group here.
How firm the quadrant is follows from single ratings: those that turn it when they are changed by one step.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.situation import Factor

Quadrant = Literal["so", "wo", "st", "wt"]
GROUPS = ("strengths", "weaknesses", "opportunities", "threats")
LOWEST, HIGHEST = Decimal(1), Decimal(4)
"""The ends of the scale of ratings."""


@dataclass(frozen=True, slots=True)
class SwotScores:
    """`groups`: name, number of factors, sum of weights and weighted score; the two axes; the quadrant, named by its
    kind of strategy; `turning`: ids of the factors whose rating alone, changed by one step, turns the quadrant."""

    groups: tuple[tuple[str, int, Decimal, Decimal], ...]
    internal: Decimal
    external: Decimal
    quadrant: Quadrant
    turning: tuple[str, ...]


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
        (
            *_turning(groups["strengths"], groups["weaknesses"], internal),
            *_turning(groups["opportunities"], groups["threats"], external),
        ),
    )


def _turning(gains: Sequence[Factor], losses: Sequence[Factor], axis: Decimal) -> Iterator[str]:
    """The factors whose rating alone, moved one step within the scale, carries the axis over zero."""
    gain_end, loss_end = (LOWEST, HIGHEST) if axis >= 0 else (HIGHEST, LOWEST)
    for factor, end in (*((each, gain_end) for each in gains), *((each, loss_end) for each in losses)):
        assert factor.weight is not None
        assert factor.rating is not None
        step = factor.weight * min(Decimal(1), abs(end - factor.rating))
        if step > axis if axis >= 0 else step >= -axis:
            yield factor.id


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


def swot_figures(scores: SwotScores | None) -> Iterable[Computed]:
    """The weighted score of each group, the two axes, and how many single ratings turn the quadrant."""
    if scores is None:
        return
    for name, _, _, score in scores.groups:
        inputs = (f"swot.{name}[*].weight", f"swot.{name}[*].rating")
        yield Computed(f"swot.{name}", score, "decimal", "sum-of-weight-times-rating", inputs)
    internal = ("swot.strengths", "swot.weaknesses")
    external = ("swot.opportunities", "swot.threats")
    yield Computed("swot.internal", scores.internal, "decimal", "first-less-second", internal)
    yield Computed("swot.external", scores.external, "decimal", "first-less-second", external)
    axes = ("swot.internal", "swot.external")
    yield Computed("swot.turning", len(scores.turning), "integer", "ratings-that-turn-the-quadrant", axes)
