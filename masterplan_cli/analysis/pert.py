"""Three-point estimates (PERT): mean, variance, and the probability of finishing in time along a path."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Estimate:
    """A duration in periods: optimistic, most likely, pessimistic. Source: Malcolm et al. (1959)."""

    least: Fraction
    likely: Fraction
    most: Fraction

    @property
    def mean(self) -> Fraction:
        """(a + 4m + b)/6."""
        return (self.least + 4 * self.likely + self.most) / 6

    @property
    def variance(self) -> Fraction:
        """((b - a)/6)^2."""
        return ((self.most - self.least) / 6) ** 2


def chance(path: Iterable[Estimate], limit: float) -> float:
    """The probability that the activities of one path, in series, are done within `limit` periods (normal law).

    Only the activities of the path count: adding up the variances of a whole network is a known mistake.
    """
    steps = list(path)
    mean = sum((step.mean for step in steps), Fraction(0))
    spread = math.sqrt(sum((step.variance for step in steps), Fraction(0)))
    if not spread:
        return float(mean <= limit)
    return NormalDist(float(mean), spread).cdf(limit)


def chance_of_all(paths: Iterable[Sequence[Estimate]], limit: float) -> float:
    """The probability that several independent paths are all done within `limit`: the product of their chances."""
    return math.prod(chance(path, limit) for path in paths)


def time_for(path: Iterable[Estimate], probability: float) -> float:
    """The number of periods within which the path is done with that probability."""
    steps = list(path)
    spread = math.sqrt(sum((step.variance for step in steps), Fraction(0)))
    mean = float(sum((step.mean for step in steps), Fraction(0)))
    return NormalDist(mean, spread).inv_cdf(probability) if spread else mean
