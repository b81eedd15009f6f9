"""What comparisons of criteria in pairs say (AHP): the matrix, its weights and its consistency. Nothing else of
priorities; both the checks and the analysis ask for it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from masterplan_cli.model.priority import Judge

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


def judgements_of(judge: Judge, ids: Sequence[str]) -> tuple[tuple[float, ...], ...] | None:
    """A judge's comparisons as a matrix; None unless each pair is compared exactly once."""
    place = {id: index for index, id in enumerate(ids)}
    matrix = [[1.0 if i == j else 0.0 for j in range(len(ids))] for i in range(len(ids))]
    for comparison in judge.comparisons:
        i, j = place.get(comparison.prefer), place.get(comparison.over)
        if i is None or j is None or i == j or matrix[i][j]:
            return None
        matrix[i][j] = float(comparison.by)
        matrix[j][i] = 1 / matrix[i][j]
    return tuple(tuple(row) for row in matrix) if all(all(row) for row in matrix) else None
