"""The dual simplex method on relaxations whose optimum is known."""

import pytest

from masterplan_cli.analysis.relaxation import Tableau, relaxed
from tests.analysis.candidates import sixty

OPEN = [-1, -1, -1, -1]
WORTH = [16.0, 22.0, 12.0, 8.0]
USES = [(0, 5.0), (1, 7.0), (2, 4.0), (3, 3.0)]


def stockco(state: list[int] = OPEN) -> Tableau:
    """The relaxation of Stockco (Winston) with 14 to spend."""
    tableau = relaxed(WORTH, state)
    tableau.add(0, USES, 14.0, state)
    return tableau


def test_one_row_is_filled_by_ratio() -> None:
    # 5 for 16 and 7 for 22 leave 2 of 14: half of the third, at 12 for 4, so one unit more is worth 3
    tableau = stockco()
    assert tableau.solve(-1e9) == "solved"
    assert tableau.bound == pytest.approx(44.0)
    assert tableau.values(OPEN) == pytest.approx([1.0, 1.0, 0.5, 0.0])
    assert tableau.multipliers(0.0) == pytest.approx({0: 3.0})
    assert tableau.branch() == 2


def test_a_row_that_joins_later_gives_the_same_optimum() -> None:
    # third only with the fourth: x3 ≤ x4. Together 20 for 7, worse than the others by ratio: 2/7 of both
    late = stockco()
    late.solve(-1e9)
    late.add(1, [(2, 1.0), (3, -1.0)], 0.0, OPEN)
    assert late.solve(-1e9) == "solved"
    early = relaxed(WORTH, OPEN)
    early.add(1, [(2, 1.0), (3, -1.0)], 0.0, OPEN)
    early.add(0, USES, 14.0, OPEN)
    early.solve(-1e9)
    assert late.bound == pytest.approx(38 + 20 * 2 / 7)
    assert early.bound == pytest.approx(late.bound)
    assert late.values(OPEN) == pytest.approx([1.0, 1.0, 2 / 7, 2 / 7])


@pytest.mark.parametrize(("choice", "value", "bound"), [(2, 1, 43 + 5 / 7), (2, 0, 38 + 16 / 3), (0, 0, 42.0)])
def test_fixing_a_choice_is_the_same_before_and_after(choice: int, value: int, bound: float) -> None:
    # with the third: 12 + 16 and 5/7 of 22; without it: 38 and 2/3 of 8; without the first all others fit
    state = [value if i == choice else -1 for i in range(4)]
    before = stockco(state)
    assert before.solve(-1e9) == "solved"
    after = stockco()
    after.solve(-1e9)
    assert after.fix(choice, value)
    assert after.solve(-1e9) == "solved"
    assert before.bound == pytest.approx(bound)
    assert after.bound == pytest.approx(bound)
    assert after.values(state) == pytest.approx(before.values(state))


# Recomputed independently with HiGHS (scipy.optimize.linprog).
@pytest.mark.parametrize(
    ("seed", "expected"), [(1, 22.4935145), (2, 27.2368937), (3, 25.0660876), (4, 25.6368249), (5, 24.2080748)]
)
def test_sixty_choices(seed: int, expected: float) -> None:
    candidates, ceilings = sixty(seed)
    place = {candidate.id: i for i, candidate in enumerate(candidates)}
    state = [-1] * len(candidates)
    tableau = relaxed([candidate.value / 1000 for candidate in candidates], state)
    for k, (key, limit) in enumerate(ceilings.items()):
        tableau.add(k, [(i, c.uses[key] / limit) for i, c in enumerate(candidates) if key in c.uses], 1.0, state)
    pairs = [(i, place[other]) for i, candidate in enumerate(candidates) for other in candidate.needs]
    for k, (i, j) in enumerate(pairs, len(ceilings)):
        tableau.add(k, [(i, 1.0), (j, -1.0)], 0.0, state)
    assert tableau.solve(0.0) == "solved"
    assert tableau.bound == pytest.approx(expected, abs=1e-6)


def test_a_copy_is_independent() -> None:
    tableau = stockco()
    tableau.solve(-1e9)
    other = tableau.copy()
    other.fix(0, 0)
    other.solve(-1e9)
    assert (tableau.bound, other.bound) == (pytest.approx(44.0), pytest.approx(42.0))


def test_a_blocked_row_brings_the_bound_to_the_goal() -> None:
    # all four are fixed but the first; 14 are used, so the first can not be 1
    state = [-1, 1, 1, 1]
    tableau = stockco(state)
    tableau.add(1, [(0, -1.0)], -1.0, state)  # the first is to be 1: -x1 ≤ -1
    assert tableau.solve(-1e9) == "blocked"
    prices = tableau.multipliers(-100.0)
    # Σ price·limit + what each choice adds: the rows are 5x1 ≤ 0 and -x1 ≤ -1
    adds = 16.0 - 5.0 * prices.get(0, 0.0) + prices.get(1, 0.0)
    assert 42.0 - prices.get(1, 0.0) + max(adds, 0.0) <= -100.0


def test_the_cut_stops_early() -> None:
    assert stockco().solve(50.0) == "cut"
