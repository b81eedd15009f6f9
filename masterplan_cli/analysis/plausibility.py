"""Whether targets are plausible against the past, and which costs stand out. What is found is to be confirmed,
never called wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from statistics import median
from typing import Literal

Doubt = Literal["against-direction", "steep", "bound-early", "constant", "easier-than-baseline"]


def slope(values: Mapping[int, Decimal]) -> Fraction | None:
    """The median of the slopes between all pairs of years, per year; None with fewer than two years.

    Source: Theil (1950), Sen (1968). A single odd year hardly moves it.
    """
    points = sorted(values.items())
    slopes = [Fraction(b - a) / (later - earlier) for (earlier, a), (later, b) in combinations(points, 2)]
    return median(slopes) if slopes else None


def trend(values: Mapping[int, Decimal], year: int) -> Fraction | None:
    """What the past leads to in `year`: the median intercept on the Theil-Sen slope."""
    rise = slope(values)
    if rise is None:
        return None
    return rise * year + median(Fraction(value) - rise * at for at, value in values.items())


@dataclass(frozen=True, slots=True)
class Promise:
    """An indicator's start, its targets by year, the desired direction and the bounds of what is possible."""

    baseline: tuple[int, Decimal] | None
    targets: Mapping[int, Decimal]
    is_down: bool = False
    lowest: Decimal | None = None
    highest: Decimal | None = None
    past: Mapping[int, Decimal] | None = None


def doubts(promise: Promise, steep: Decimal) -> tuple[Doubt, ...]:
    """What is to be confirmed about the targets: they fall back, rise too steeply, end early, never move.

    Steep is a promised slope of more than `steep` times the past one.
    """
    years = sorted(promise.targets)
    if not years:
        return ()
    sign = -1 if promise.is_down else 1
    values = [sign * promise.targets[year] for year in years]
    found: list[Doubt] = []
    if any(later < earlier for earlier, later in pairwise(values)):
        found.append("against-direction")
    if promise.baseline and values[-1] < sign * promise.baseline[1]:
        found.append("easier-than-baseline")
    if len(set(values)) == 1 and len(values) > 1 and (not promise.baseline or values[0] == sign * promise.baseline[1]):
        found.append("constant")
    bound = promise.lowest if promise.is_down else promise.highest
    if bound is not None and any(promise.targets[year] == bound for year in years[:-1]):
        found.append("bound-early")
    if _is_steep(promise, years[-1], sign, Fraction(steep)):
        found.append("steep")
    return tuple(found)


def _is_steep(promise: Promise, last: int, sign: int, steep: Fraction) -> bool:
    past = slope(promise.past) if promise.past else None
    if past is None or promise.baseline is None or last <= promise.baseline[0] or sign * past <= 0:
        return False
    first, start = promise.baseline
    promised = Fraction(promise.targets[last] - start) / (last - first)
    return sign * promised > steep * sign * past


def modified_z(values: Sequence[Decimal | int]) -> tuple[Fraction, ...] | None:
    """0.6745 (x - median)/MAD of each value; None where MAD is 0, because more than half of the values are equal.

    Source: Iglewicz & Hoaglin (1993), "How to Detect and Handle Outliers".
    """
    if not values:
        return ()
    exact = [Fraction(value) for value in values]
    middle = median(exact)
    spread = median(abs(value - middle) for value in exact)
    return tuple(Fraction(6745, 10_000) * (value - middle) / spread for value in exact) if spread else None


def outliers(values: Sequence[Decimal | int], limit: Decimal) -> tuple[int, ...]:
    """Positions of values whose modified z-score is beyond `limit` either way.

    Where MAD is 0 the mean absolute deviation takes its place: (x - median)/(1.253314 times it), as in the same source.
    """
    scores = modified_z(values)
    if scores is not None:
        return tuple(index for index, score in enumerate(scores) if abs(score) > limit)
    exact = [Fraction(value) for value in values]
    middle = median(exact)
    deviation = sum((abs(value - middle) for value in exact), Fraction(0)) / len(exact)
    if not deviation:
        return ()
    return tuple(
        index
        for index, value in enumerate(exact)
        if abs(value - middle) / (deviation * Fraction(1_253_314, 1_000_000)) > limit
    )


@dataclass(frozen=True, slots=True)
class UnusualCost:
    """A programme whose cost stands out among those of its stream (empty: no stream); amounts in whole rupiah."""

    programme: str
    stream: str
    cost: int
    median: int


def unusual_costs(costs: Mapping[str, Mapping[str, int]], limit: Decimal, peers: Decimal) -> tuple[UnusualCost, ...]:
    """The outliers among the costs by stream and programme. Programmes without a cost are left out, and so are streams
    of fewer than `peers` programmes, where nothing can be said to stand out."""
    found = []
    for stream, amounts in costs.items():
        known = [(id, cost) for id, cost in amounts.items() if cost]
        if len(known) < peers:
            continue
        middle = int(median(cost for _, cost in known))
        for index in outliers([cost for _, cost in known], limit):
            found.append(UnusualCost(known[index][0], stream, known[index][1], middle))
    return tuple(found)
