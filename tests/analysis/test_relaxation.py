"""The linear relaxation against published and independently recomputed optima."""

import pytest

from masterplan_cli.analysis.relaxation import Relaxation, relax
from tests.analysis.test_selection import sixty


def optimum(relaxation: Relaxation, values: list[float]) -> float:
    assert relaxation.solve()
    return sum(value * relaxation.value_of(i) for i, value in enumerate(values))


def test_one_row_is_the_fractional_knapsack() -> None:
    # Dantzig (1957): by ratio 7/3, 16/5 ... of Stockco 16 22 12 8 by 5 7 4 3 in 14: all of 1 and 2, half of 3
    values = [16.0, 22.0, 12.0, 8.0]
    relaxation = relax(values, [[5.0, 7.0, 4.0, 3.0]], [14.0])
    assert optimum(relaxation, values) == pytest.approx(44)
    assert [relaxation.value_of(i) for i in range(4)] == pytest.approx([1, 1, 0.5, 0])
    assert relaxation.multipliers(1) == pytest.approx([3])


def test_two_rows() -> None:
    # Hillier & Lieberman, Wyndor Glass, with doors in halves of what fits: x1 <= 4, 2 x2 <= 12, 3 x1 + 2 x2 <= 18 gives
    # 36 at (2, 6); in units of 4 and 6 that is (1/2, 1).
    values = [12.0, 30.0]
    relaxation = relax(values, [[12.0, 12.0]], [18.0])
    assert optimum(relaxation, values) == pytest.approx(36)
    assert [relaxation.value_of(i) for i in range(2)] == pytest.approx([0.5, 1])


# Recomputed independently with HiGHS (scipy.optimize.linprog).
@pytest.mark.parametrize(
    ("seed", "expected"), [(1, 22.4935145), (2, 27.2368937), (3, 25.0660876), (4, 25.6368249), (5, 24.2080748)]
)
def test_sixty_variables(seed: int, expected: float) -> None:
    candidates, ceilings = sixty(seed)
    place = {candidate.id: i for i, candidate in enumerate(candidates)}
    values = [candidate.value / 1000 for candidate in candidates]
    rows = [[c.uses.get(key, 0) / limit for c in candidates] for key, limit in ceilings.items()]
    limits = [1.0] * len(rows)
    for candidate in candidates:
        for other in candidate.needs:
            rows.append([float(i == place[candidate.id]) - float(i == place[other]) for i in range(len(candidates))])
            limits.append(0.0)
    assert optimum(relax(values, rows, limits), values) == pytest.approx(expected, abs=1e-6)


def test_a_fixed_variable_and_a_further_row_are_kept() -> None:
    values = [16.0, 22.0, 12.0, 8.0]
    relaxation = relax(values, [[5.0, 7.0, 4.0, 3.0]], [14.0])
    relaxation.solve()
    branch = relaxation.copy()
    branch.fix(2, 1)
    # 3 is in; of the 10 left, 5 for 1 and the rest for 5/7 of 2
    assert optimum(branch, values) == pytest.approx(12 + 16 + 22 * 5 / 7)
    branch.add({0: 1.0, 1: 1.0}, 1.0)
    # of 1 and 2 only one: 2, and all of 4
    assert optimum(branch, values) == pytest.approx(12 + 22 + 8)
    assert optimum(relaxation, values) == pytest.approx(44)


def test_what_can_not_be_is_said() -> None:
    relaxation = relax([1.0, 1.0], [[1.0, 1.0]], [1.0])
    relaxation.fix(0, 1)
    relaxation.fix(1, 1)
    assert not relaxation.solve()
