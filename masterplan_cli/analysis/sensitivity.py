"""How firm a ranking by weighted sum is: weights at which places change, shares of all weights, what would have to
change. Exact: fractions and whole numbers, a lattice instead of random numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, lcm

from masterplan_cli.analysis.ranking import Measure, Option, Place, Scores, scores_of, utility, value_of

COMPARED = 40
"""The lattice compares the first forty places with one another; what stands behind them is left out."""
LATTICE_POINTS = 1_001
"""The lattice is as fine as this number of points allows: ten steps for five criteria."""

Rows = Sequence[tuple[Fraction, ...]]


@dataclass(frozen=True, slots=True)
class Interval:
    """The span of one criterion's weight, others in proportion, in which the same alternatives stay at the top."""

    criterion: str
    weight: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Fragile:
    """The pair that the smallest change of one weight, relative to it, makes equal: at `tie`, not at `weight`."""

    first: str
    second: str
    criterion: str
    weight: Fraction
    tie: Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """What would bring an alternative to the top: one score, from `score` to `needed`."""

    id: str
    criterion: str
    score: Fraction
    needed: Fraction


def tie_weight(weights: Sequence[Fraction], differences: Sequence[Fraction], k: int) -> Fraction | None:
    """The weight of criterion k, the others in proportion, at which two alternatives tie: t* = -D/(d_k - D).

    D is the difference over the other criteria divided by 1 - w_k. None where no weight makes them equal; the result
    may lie outside 0 to 1. Equivalent to Triantaphyllou & Sánchez (1997) through t* = (w_k - delta)/(1 - delta).
    """
    if weights[k] == 1:
        return None
    others = sum((w * d for j, (w, d) in enumerate(zip(weights, differences, strict=True)) if j != k), Fraction(0))
    rest = others / (1 - weights[k])
    slope = differences[k] - rest
    return -rest / slope if slope else None


def unnormalised_change(weights: Sequence[Fraction], differences: Sequence[Fraction], k: int) -> Fraction | None:
    """The least fall of weight k alone that makes two alternatives tie, None where it is not feasible (above w_k).

    Source: Triantaphyllou & Sánchez (1997), "A Sensitivity Analysis Approach for Some Deterministic MCDM Methods".
    """
    if not differences[k]:
        return None
    total = sum((w * d for w, d in zip(weights, differences, strict=True)), Fraction(0))
    change = total / differences[k]
    return change if change <= weights[k] else None


def rows_of(measures: Sequence[Measure], options: Mapping[str, Option], places: Sequence[Place]) -> Rows:
    """Utilities of ranked alternatives by criterion. Where a score is missing, what the ranking took instead."""
    rows: dict[tuple[Fraction, Scores], tuple[Fraction, ...]] = {}
    found = []
    for place in places:
        scores = scores_of(measures, options[place.id])
        if (place.score, scores) not in rows:
            rows[place.score, scores] = tuple(
                place.score if score is None and measure.missing == "exclude" else value_of(measure, score)
                for measure, score in zip(measures, scores, strict=True)
            )
        found.append(rows[place.score, scores])
    return found


def stable_intervals(measures: Sequence[Measure], rows: Rows, top: int) -> tuple[Interval, ...]:
    """For each criterion the interval around its weight in which the first `top` rows stay the first.

    `rows` stand in the order of the ranking. In whole numbers: linear in the rows that differ for each criterion.
    """
    inside, outside = set(rows[:top]), set(rows[top:])
    weights = [measure.weight for measure in measures]
    found = []
    for k, measure in enumerate(measures):
        unit, shares = _shares(weights, k)
        fine = lcm(*{value.denominator for row in inside | outside for value in row})
        here, there = ([_line(row, shares, unit, fine, k) for row in side] for side in (inside, outside))
        low, high = _interval(here, there, weights[k])
        found.append(Interval(measure.id, weights[k], low, high))
    return tuple(found)


Line = tuple[int, int]
"""The value of a row where a criterion has weight 0 and where it has weight 1, on a common scale of whole numbers."""


def _shares(weights: Sequence[Fraction], k: int) -> tuple[int, list[int]]:
    """The other weights in proportion, in whole parts of a unit."""
    others = 1 - weights[k]
    shares = [w / others if others and j != k else Fraction(0) for j, w in enumerate(weights)]
    unit = lcm(*(share.denominator for share in shares))
    return unit, [int(share * unit) for share in shares]


def _line(row: Sequence[Fraction], shares: Sequence[int], unit: int, fine: int, k: int) -> Line:
    whole = [value.numerator * (fine // value.denominator) for value in row]
    return sum(share * value for share, value in zip(shares, whole, strict=True)), whole[k] * unit


def _interval(inside: Iterable[Line], outside: Sequence[Line], weight: Fraction) -> tuple[Fraction, Fraction]:
    low, high = (0, 1), (1, 1)
    p, q = weight.numerator, weight.denominator
    for rest, own in inside:
        for other_rest, other_own in outside:
            gap = rest - other_rest
            slope = own - other_own - gap
            if not slope:
                continue
            n, d = (-gap, slope) if slope > 0 else (gap, -slope)
            if slope > 0 and n * q <= p * d and n * low[1] > low[0] * d:
                low = (n, d)
            elif slope < 0 and n * q >= p * d and n * high[1] < high[0] * d:
                high = (n, d)
    return Fraction(*low), Fraction(*high)


def most_fragile(measures: Sequence[Measure], ids: Sequence[str], rows: Rows) -> Fragile | None:
    """The pair among the given rows that the smallest change of one weight, relative to it, makes equal.

    The other weights stay in proportion. Triantaphyllou & Sánchez (1997) call its criterion the most critical one.
    """
    weights = [measure.weight for measure in measures]
    best: tuple[Fraction, int, int, int] | None = None
    ties: dict[tuple[int, int, int], Fraction] = {}
    for i in range(len(rows)):
        for j in range(i + 1, len(rows)):
            differences = [a - b for a, b in zip(rows[i], rows[j], strict=True)]
            for k, weight in enumerate(weights):
                tie = tie_weight(weights, differences, k)
                if tie is None or not weight or not 0 <= tie <= 1 or tie == weight:
                    continue
                ties[i, j, k] = tie
                change = (abs(tie - weight) / weight, i, j, k)
                best = min(best or change, change)
    if best is None:
        return None
    _, i, j, k = best
    return Fragile(ids[i], ids[j], measures[k].id, weights[k], ties[i, j, k])


def lattice(criteria: int, steps: int, *, middles: bool = True) -> Iterator[tuple[int, ...]]:
    """Whole-number weights, all with the same sum, evenly over the simplex: middles of cells, or its corners k/q.

    Middles are (k_j + 1/n)/q with the k_j summing to q - 1, here times n.
    """
    total = steps - 1 if middles else steps
    for parts in _compositions(total, criteria):
        yield tuple(criteria * part + 1 for part in parts) if middles else parts


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)


def lattice_steps(criteria: int) -> int:
    """The finest lattice with at most `LATTICE_POINTS` points."""
    steps = 1
    while steps < 90 and comb(steps + criteria - 1, criteria - 1) <= LATTICE_POINTS:
        steps += 1
    return steps


def acceptability(rows: Rows, top: int, steps: int, *, middles: bool = True) -> list[Fraction]:
    """For each row the share of all weights under which it is among the first `top`; earlier rows win ties.

    The rank acceptability of Lahdelma & Salminen (2001), SMAA-2, on a lattice instead of random weights.
    """
    if not rows:
        return []
    unit = lcm(*{value.denominator for row in rows for value in row})
    whole = [tuple(int(value * unit) for value in row) for row in rows]
    counts = [0] * len(rows)
    points = 0
    for weights in lattice(len(rows[0]), steps, middles=middles):
        points += 1
        scores = [sum(map(int.__mul__, weights, row)) for row in whole]
        for index in sorted(range(len(rows)), key=scores.__getitem__, reverse=True)[:top]:
            counts[index] += 1
    return [Fraction(count, points) for count in counts]


def steps_to_the_top(
    measures: Sequence[Measure], options: Mapping[str, Option], places: Sequence[Place], top: int, shown: int = 5
) -> tuple[Step, ...]:
    """For the next places behind the top: the smallest whole step of a single score that beats the last of the top.

    Scores are tried upward (downward for a cost) over the whole numbers of the scale; alternatives that no single
    score can bring to the top are left out. Of several criteria the one with the smallest step wins.
    """
    found = []
    for place in places[top : top + shown]:
        option = options[place.id]
        counted = sum((m.weight for m in measures if m.id in place.parts), Fraction(0))
        steps = []
        for index, measure in enumerate(measures):
            score = option.scores.get(measure.id)
            if score is None:
                continue
            missing = (places[top - 1].score - place.score) * counted
            if (needed := _needed(measure, score, missing)) is not None:
                steps.append((abs(needed - score), index, Step(place.id, measure.id, score, needed)))
        if steps:
            found.append(min(steps, key=lambda step: step[:2])[2])
    return tuple(found)


def _needed(measure: Measure, score: Fraction, missing: Fraction) -> Fraction | None:
    """The nearest whole score that adds more than `missing` to the weighted sum."""
    whole = [Fraction(x) for x in range(int(measure.low), int(measure.high) + 1)]
    own = utility(measure, score)
    enough = [x for x in whole if measure.weight * (utility(measure, x) - own) > missing]
    return min(enough, key=lambda x: abs(x - score), default=None)
