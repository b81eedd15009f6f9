"""Weights of criteria: set directly, from an order (ROC), or from comparisons of pairs (AHP). No profile lives here."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

RANDOM_INDEX: Mapping[str, tuple[float, ...]] = {
    "saaty": (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
    "tummala-ling": (0.0, 0.0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882),
}
"""Random consistency index for 1 to 10 criteria, by table: Saaty (1980), and Tummala & Ling (1998).

The table can decide a verdict near the limit, so its name is part of every result.
"""
CONSISTENT = 0.10
"""Saaty's limit of the consistency ratio."""
_STEP = 1e-12
_ROUNDS = 10_000

Judgements = Sequence[Sequence[float]]
"""A positive reciprocal matrix: row over column."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A judgement that contradicts the weights: said, and what the weights say. `row` is weighed against `column`."""

    row: int
    column: int
    said: float
    implied: float


@dataclass(frozen=True, slots=True)
class Ahp:
    """Weights from comparisons of pairs, with their consistency.

    `greatest` is the principal eigenvalue, `index` is (greatest - n)/(n - 1), `ratio` is index/random index of `table`;
    `doubts` are the three judgements farthest from the weights, worst first.
    """

    weights: tuple[float, ...]
    greatest: float
    index: float
    ratio: float
    table: str
    doubts: tuple[Doubt, ...]

    @property
    def is_consistent(self) -> bool:
        """Whether the ratio is within Saaty's limit."""
        return self.ratio <= CONSISTENT


def direct_weights(given: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The given weights divided by their sum. Raises ValueError where they sum to nothing."""
    whole = sum(given, Fraction(0))
    if whole <= 0:
        raise ValueError("weights")
    return tuple(weight / whole for weight in given)


def roc_weights(ranks: Sequence[int]) -> tuple[Fraction, ...]:
    """Rank-order centroid: w_j = (1/n) sum of 1/k for k from j to n; equal ranks share the mean of what they span.

    Source: Barron & Barrett (1996), "Decision Quality Using Ranked Attribute Weights".
    """
    count = len(ranks)
    places = [sum((Fraction(1, k) for k in range(j, count + 1)), Fraction(0)) / count for j in range(1, count + 1)]
    order = sorted(range(count), key=lambda index: (ranks[index], index))
    weights = [Fraction(0)] * count
    start = 0
    while start < count:
        end = start
        while end < count and ranks[order[end]] == ranks[order[start]]:
            end += 1
        shared = sum(places[start:end], Fraction(0)) / (end - start)
        for index in order[start:end]:
            weights[index] = shared
        start = end
    return tuple(weights)


def ahp(matrix: Judgements, table: str = "saaty") -> Ahp:
    """Principal eigenvector by power iteration, consistency index and ratio.

    Source: Saaty (1977), "A scaling method for priorities in hierarchical structures". Two criteria or fewer cannot
    contradict each other: their ratio is 0. Raises ValueError for a matrix that is not positive and reciprocal, or
    larger than the table of the random index.
    """
    size = len(matrix)
    if not _is_reciprocal(matrix) or size > len(RANDOM_INDEX[table]):
        raise ValueError("judgements")
    weights = _principal(matrix)
    products = [math.fsum(a * w for a, w in zip(row, weights, strict=True)) for row in matrix]
    greatest = math.fsum(p / w for p, w in zip(products, weights, strict=True)) / size
    index = (greatest - size) / (size - 1) if size > 2 else 0.0
    random = RANDOM_INDEX[table][size - 1]
    return Ahp(tuple(weights), greatest, index, index / random if random else 0.0, table, _doubts(matrix, weights))


def _is_reciprocal(matrix: Judgements) -> bool:
    size = len(matrix)
    if not size or any(len(row) != size or any(a <= 0 for a in row) for row in matrix):
        return False
    return all(math.isclose(matrix[i][j] * matrix[j][i], 1, rel_tol=1e-9) for i in range(size) for j in range(i, size))


def _principal(matrix: Judgements) -> list[float]:
    weights = [1 / len(matrix)] * len(matrix)
    for _ in range(_ROUNDS):
        products = [math.fsum(a * w for a, w in zip(row, weights, strict=True)) for row in matrix]
        whole = math.fsum(products)
        following = [product / whole for product in products]
        if max(abs(a - b) for a, b in zip(following, weights, strict=True)) < _STEP:
            return following
        weights = following
    return weights


def _doubts(matrix: Judgements, weights: Sequence[float]) -> tuple[Doubt, ...]:
    pairs = [
        Doubt(i, j, matrix[i][j], weights[i] / weights[j])
        for i in range(len(matrix))
        for j in range(i + 1, len(matrix))
    ]
    off = [pair for pair in pairs if _distance(pair) > 1e-6]
    return tuple(sorted(off, key=lambda pair: (-round(_distance(pair), 9), pair.row, pair.column))[:3])


def _distance(pair: Doubt) -> float:
    return abs(math.log(pair.said / pair.implied))


def joint_judgements(judges: Sequence[Judgements]) -> tuple[tuple[float, ...], ...]:
    """The element-wise geometric mean of several judges' matrices.

    Source: Aczél & Saaty (1983), "Procedures for synthesizing ratio judgements". Raises ValueError without a judge.
    """
    if not judges:
        raise ValueError("judges")
    size = len(judges[0])
    return tuple(
        tuple(math.exp(math.fsum(math.log(matrix[i][j]) for matrix in judges) / len(judges)) for j in range(size))
        for i in range(size)
    )


def concordance(judges: Sequence[Sequence[int | Fraction]]) -> Fraction:
    """Kendall's W of m judges that ranked n items, corrected for ties: 1 is full agreement, 0 none.

    W = 12 S / (m^2 (n^3 - n) - m T), S the squared deviations of the rank sums, T the sum of t^3 - t over ties.
    Source: Kendall & Babington Smith (1939). Ranks that repeat are first replaced by their mean rank.
    """
    ranked = [mean_ranks(ranks) for ranks in judges]
    count, items = len(ranked), len(ranked[0])
    sums = [sum((ranks[i] for ranks in ranked), Fraction(0)) for i in range(items)]
    mean = sum(sums, Fraction(0)) / items
    spread = sum(((each - mean) ** 2 for each in sums), Fraction(0))
    ties = sum(sum(ranks.count(rank) ** 3 - ranks.count(rank) for rank in set(ranks)) for ranks in ranked)
    whole = count**2 * (items**3 - items) - count * ties
    return 12 * spread / whole if whole else Fraction(1)


def mean_ranks(values: Sequence[int | Fraction | float]) -> list[Fraction]:
    """Ranks from 1 for the smallest value; equal values share the mean of the ranks that they span."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [Fraction(0)] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for index in order[start:end]:
            ranks[index] = Fraction(start + 1 + end, 2)
        start = end
    return ranks
