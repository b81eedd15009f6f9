"""Rankings of alternatives by several criteria: weighted sum on fixed scales, TOPSIS, and how far rankings agree.

Plain data in, plain data out; `priority.py` fetches it from a profile.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from masterplan_cli.analysis.weights import mean_ranks

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


@lru_cache(maxsize=4096)
def utility(measure: Measure, score: Fraction) -> Fraction:
    """A score on the fixed scale from 0 (worst end) to 1 (best end): (x-1)/3 on a scale from 1 to 4.

    A fixed scale, not the range of the list: adding an alternative never reverses two others. Programmes share few
    scores, so each is worked out once.
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
    scored = [(option, *_contributions(measures, option)) for option in options if _has_scores(measures, option)]
    placed = [(sum(parts.values(), Fraction(0)), option, parts, missing) for option, parts, missing in scored]
    placed.sort(key=lambda each: (-each[0], each[1].cost, natural(each[1].id)))
    ranks = _shared_ranks([score for score, *_ in placed])
    return tuple(
        Place(rank, option.id, score, parts, missing)
        for rank, (score, option, parts, missing) in zip(ranks, placed, strict=True)
    )


def _has_scores(measures: Sequence[Measure], option: Option) -> bool:
    return any(measure.id in option.scores for measure in measures)


def _contributions(measures: Sequence[Measure], option: Option) -> tuple[dict[str, Fraction], tuple[str, ...]]:
    missing = tuple(measure.id for measure in measures if measure.id not in option.scores)
    left_out = {measure.id for measure in measures if measure.id in missing and measure.missing == "exclude"}
    whole = sum((measure.weight for measure in measures if measure.id not in left_out), Fraction(0))
    parts = {}
    for measure in measures:
        if measure.id in left_out or not whole:
            continue
        parts[measure.id] = _contribution(measure, whole, value_of(measure, option))
    return parts, missing


@lru_cache(maxsize=4096)
def _contribution(measure: Measure, whole: Fraction, value: Fraction) -> Fraction:
    return measure.weight / whole * value


def value_of(measure: Measure, option: Option) -> Fraction:
    """The utility of an alternative on a criterion; the declared rule fills a missing score (its middle for
    `exclude` and `neutral`)."""
    score = option.scores.get(measure.id)
    if score is not None:
        return utility(measure, score)
    return Fraction(0) if measure.missing == "worst" else Fraction(1, 2)


def _shared_ranks(scores: Sequence[Fraction | float]) -> list[int]:
    ranks: list[int] = []
    shown = [display(score) for score in scores]
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
    a, b = mean_ranks(first), mean_ranks(second)
    mean = Fraction(len(a) + 1, 2)
    together = sum(((x - mean) * (y - mean) for x, y in zip(a, b, strict=True)), Fraction(0))
    spread = sum(((x - mean) ** 2 for x in a), Fraction(0)) * sum(((y - mean) ** 2 for y in b), Fraction(0))
    return float(together) / math.sqrt(spread) if spread else 1.0


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
