"""The exact search when the relaxation is wrong: floating point proposes, whole numbers decide."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan_cli.analysis.relaxation import Tableau
from masterplan_cli.analysis.search import Program, Row, search

WORK = 1_000_000


def best_of(program: Program) -> tuple[int, ...] | None:
    """The best choice by trying all."""
    best, chosen = None, None
    for x in product((0, 1), repeat=len(program.worth)):
        within = all(sum(amount * x[i] for i, amount in row.entries) <= row.limit for row in program.rows)
        if within and all(x[i] for i in program.forced):
            worth = sum(each for each, taken in zip(program.worth, x, strict=True) if taken)
            if best is None or worth > best:
                best, chosen = worth, tuple(i for i, taken in enumerate(x) if taken)
    return chosen


@st.composite
def programs(draw: st.DrawFn) -> Program:
    count = draw(st.integers(2, 8))
    things = st.integers(0, count - 1)
    pairs = st.lists(st.tuples(things, things).filter(lambda pair: pair[0] != pair[1]), max_size=3)
    amounts = [
        draw(st.lists(st.integers(0, 50), min_size=count, max_size=count)) for _ in range(draw(st.integers(1, 4)))
    ]
    # worths with bits of their own, so that one choice is the best
    worth = tuple((draw(st.integers(-9, 99)) << count) + (1 << i) for i in range(count))
    return Program(
        worth=worth,
        unit=1 << count,
        ceilings=tuple(
            Row(tuple((i, amount) for i, amount in enumerate(row) if amount), draw(st.integers(0, sum(row))))
            for row in amounts
        ),
        needs=tuple(draw(pairs)),
        clashes=tuple(draw(pairs)),
        forced=tuple(draw(st.lists(things, max_size=1))),
    )


@settings(max_examples=150, deadline=None)
@given(programs())
def test_the_best_of_all_choices_is_found(program: Program) -> None:
    found = search(program, WORK)
    assert found.chosen == best_of(program)
    assert found.bound == found.worth


def crooked(prices: dict[int, float]) -> dict[int, float]:
    """Multipliers that are each wrong in another way: doubled, halved, dropped."""
    return {k: price * (2.0, 0.5, 0.0)[k % 3] for k, price in prices.items() if k % 3 < 2}


@settings(max_examples=60, deadline=None)
@given(programs())
def test_wrong_multipliers_cost_time_only(program: Program) -> None:
    honest = Tableau.multipliers
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tableau, "multipliers", lambda self, goal: crooked(honest(self, goal)))
        found = search(program, WORK)
    assert found.chosen == best_of(program)
    assert found.bound == found.worth


@settings(max_examples=60, deadline=None)
@given(programs())
def test_a_relaxation_that_gives_up_costs_time_only(program: Program) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tableau, "solve", lambda self, cut: "cut")
        found = search(program, WORK)
    assert found.chosen == best_of(program)
    assert found.bound == found.worth


def test_what_is_impossible_is_proven_so() -> None:
    # two forced things of 6 below a ceiling of 10
    both = Program((5, 5), 1, (Row(((0, 6), (1, 6)), 10),), forced=(0, 1))
    found = search(both, WORK)
    assert (found.chosen, found.bound == found.worth) == (None, True)


def test_impossible_only_for_pairs_is_proven_so() -> None:
    # a thing that is forced, needs another one and clashes with it
    found = search(Program((5, 5), 1, (), needs=((0, 1),), clashes=((0, 1),), forced=(0,)), WORK)
    assert (found.chosen, found.bound == found.worth) == (None, True)


def test_without_branching_the_rounded_relaxation_stands_with_its_bound() -> None:
    # Stockco (Winston): the relaxation takes 7 and 5 and two thirds of 3 for 16 + 22 + 2/3 · 8 = 43.3; 42 is the best
    stockco = Program((16, 22, 12, 8), 1, (Row(((0, 5), (1, 7), (2, 4), (3, 3)), 14),))
    found = search(stockco, WORK, branch=False)
    assert found.nodes == 0
    assert found.worth <= 42 <= found.bound == 44
