"""Rankings of alternatives by several criteria: weighted sum on fixed scales, TOPSIS, and how far rankings agree.

Plain data in, plain data out; `priority.py` fetches it from a profile.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from masterplan_cli.analysis.weights import doubled_ranks

MissingRule = Literal["exclude", "neutral", "worst"]
PLACES = 3
"""Decimal places at which scores are shown; what is equal there shares a rank."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion: its weight, the fixed ends of its scale, whether less is better, and what a missing score means."""

    id: str
    weight: Fraction
    low: Fraction = Fraction(1)
    high: Fraction = Fraction(4)
    is_cost: bool = False
    missing: MissingRule = "exclude"


@dataclass(frozen=True, slots=True)
class Option:
    """An alternative with its scores by criterion; `cost` breaks ties."""

    id: str
    scores: Mapping[str, Fraction]
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a ranking. `score` is between 0 and 1, `parts` what each criterion contributes to it.

    `rank` is shared by neighbours that are equal at display precision; `missing` are the criteria without a score.
    """

    rank: int
    id: str
    score: Fraction
    parts: Mapping[str, Fraction]
    missing: tuple[str, ...]


Scores = tuple[Fraction | None, ...]
"""The scores of an alternative in the order of the criteria. Programmes share few of these."""


def scores_of(measures: Sequence[Measure], option: Option) -> Scores:
    """The scores of an alternative; None where one is missing."""
    return tuple(option.scores.get(measure.id) for measure in measures)


def utility(measure: Measure, score: Fraction) -> Fraction:
    """A score on the fixed scale from 0 (worst end) to 1 (best end): (x-1)/3 on a scale from 1 to 4.

    A fixed scale, not the range of the list: adding an alternative never reverses two others.
    """
    width = measure.high - measure.low
    if not width:
        return Fraction(1)
    share = min(Fraction(1), max(Fraction(0), (score - measure.low) / width))
    return 1 - share if measure.is_cost else share


def weighted_sum(measures: Sequence[Measure], options: Sequence[Option]) -> tuple[Place, ...]:
    """The weighted sum of utilities, exact, best first.

    Source: Fishburn (1967), additive utilities. A missing score is left out and the other weights take its part
    (`exclude`), counts as the middle of the scale (`neutral`) or as its worst end (`worst`); an alternative without
    any score is not ranked. Ties: higher score, lower cost, id in natural order.
    """
    known: dict[Scores, _Sum] = {}
    scored = []
    for option in options:
        scores = scores_of(measures, option)
        found = known.get(scores) or known.setdefault(scores, _summed(measures, scores))
        if len(found.missing) < len(measures):
            scored.append((option, found))
    order = falling(found.score for found in known.values())
    place_of = {found: order[found.score] for found in known.values()}
    scored.sort(key=lambda each: (place_of[each[1]], each[0].cost, natural(each[0].id)))
    ranks = shared_ranks([found.score for _, found in scored])
    return tuple(
        Place(rank, option.id, found.score, found.parts, found.missing)
        for rank, (option, found) in zip(ranks, scored, strict=True)
    )


def falling(values: Iterable[Fraction]) -> dict[Fraction, int]:
    """The place of each value among all that differ, greatest first. Sorting by it compares fractions only once."""
    return {value: place for place, value in enumerate(sorted(set(values), reverse=True))}


@dataclass(frozen=True, slots=True, eq=False)
class _Sum:
    """What all alternatives with the same scores get."""

    score: Fraction
    parts: Mapping[str, Fraction]
    missing: tuple[str, ...]


def _summed(measures: Sequence[Measure], scores: Scores) -> _Sum:
    given = list(zip(measures, scores, strict=True))
    counted = [each for each in given if each[1] is not None or each[0].missing != "exclude"]
    whole = sum((measure.weight for measure, _ in counted), Fraction(0))
    parts = {m.id: m.weight / whole * value_of(m, score) for m, score in counted} if whole else {}
    missing = tuple(measure.id for measure, score in given if score is None)
    return _Sum(sum(parts.values(), Fraction(0)), parts, missing)


def value_of(measure: Measure, score: Fraction | None) -> Fraction:
    """The utility of a score on a criterion; the declared rule fills a missing one (its middle for `exclude` and
    `neutral`)."""
    if score is not None:
        return utility(measure, score)
    return Fraction(0) if measure.missing == "worst" else Fraction(1, 2)


def shared_ranks(scores: Sequence[Fraction]) -> list[int]:
    """The ranks of scores that stand in order: neighbours that are shown alike share one."""
    shown_of = {score: display(score) for score in set(scores)}
    ranks: list[int] = []
    shown = [shown_of[score] for score in scores]
    for index, score in enumerate(shown):
        ranks.append(ranks[-1] if index and score == shown[index - 1] else index + 1)
    return ranks


def display(score: Fraction | Decimal | float, places: int = PLACES) -> Decimal:
    """A score as it is printed, rounded half up."""
    exact = Fraction(score).limit_denominator(10**12) if isinstance(score, float) else Fraction(score)
    step = Decimal(1).scaleb(-places)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(step, rounding=ROUND_HALF_UP)


def natural(id: str) -> tuple[tuple[int, int, str], ...]:
    """A key that orders ids as people do: GOV-2 before GOV-10."""
    parts = re.findall(r"\d+|\D+", id)
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


Norm = Literal["vector", "min-max"]


def topsis(
    matrix: Sequence[Sequence[float]], weights: Sequence[float], costs: Sequence[bool], norm: Norm = "vector"
) -> tuple[float, ...]:
    """Closeness to the ideal, d-/(d+ + d-), of every row; 1 is the ideal itself.

    Source: Hwang & Yoon (1981), "Multiple Attribute Decision Making", with vector normalisation; `min-max` is the
    variant of some libraries, which can change the order (Opricovic & Tzeng 2004). A column without differences
    decides nothing.
    """
    if not matrix:
        return ()
    columns = [_normal([row[j] for row in matrix], norm) for j in range(len(weights))]
    weighted = [[value * weight for value in column] for column, weight in zip(columns, weights, strict=True)]
    best = [min(column) if cost else max(column) for column, cost in zip(weighted, costs, strict=True)]
    worst = [max(column) if cost else min(column) for column, cost in zip(weighted, costs, strict=True)]
    rows = list(zip(*weighted, strict=True))
    return tuple(_closeness(math.dist(row, worst), math.dist(row, best)) for row in rows)


def _closeness(from_worst: float, from_best: float) -> float:
    whole = from_worst + from_best
    return from_worst / whole if whole else 1.0


def _normal(column: Sequence[float], norm: Norm) -> list[float]:
    if norm == "min-max":
        low, high = min(column), max(column)
        return [(value - low) / (high - low) if high > low else 0.0 for value in column]
    length = math.sqrt(math.fsum(value * value for value in column))
    return [value / length if length else 0.0 for value in column]


def spearman(first: Sequence[float | Fraction], second: Sequence[float | Fraction]) -> float:
    """Spearman's rank correlation of two lists of scores, ties by mean ranks; 1 where there is nothing to differ.

    Source: Spearman (1904); with ties it is Pearson's correlation of the ranks.
    """
    middle = len(first) + 1
    a = [rank - middle for rank in doubled_ranks(first)]
    b = [rank - middle for rank in doubled_ranks(second)]
    together = sum(x * y for x, y in zip(a, b, strict=True))
    spread = sum(x * x for x in a) * sum(y * y for y in b)
    return together / math.sqrt(spread) if spread else 1.0


def kendall(first: Sequence[float | Fraction], second: Sequence[float | Fraction]) -> float:
    """Kendall's tau-b of two lists of scores; 1 where there is nothing to differ. In n log n steps.

    Source: Kendall (1938); the method of Knight (1966) counts the exchanges of a merge sort.
    """
    count = len(first)
    pairs = count * (count - 1) // 2
    order = sorted(range(count), key=lambda index: (first[index], second[index]))
    ties_first = _tied(first)
    ties_second = _tied(second)
    ties_both = _tied(list(zip(first, second, strict=True)))
    swaps = _exchanges([second[index] for index in order])
    agree = pairs - ties_first - ties_second + ties_both - 2 * swaps
    whole = (pairs - ties_first) * (pairs - ties_second)
    return agree / math.sqrt(whole) if whole else 1.0


def _tied(values: Sequence[object]) -> int:
    counts: dict[object, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sum(count * (count - 1) // 2 for count in counts.values())


def _exchanges(values: list[float | Fraction]) -> int:
    if len(values) < 2:
        return 0
    middle = len(values) // 2
    left, right = values[:middle], values[middle:]
    swaps = _exchanges(left) + _exchanges(right)
    left.sort()
    right.sort()
    at = 0
    for value in right:
        while at < len(left) and left[at] <= value:
            at += 1
        swaps += len(left) - at
    return swaps
