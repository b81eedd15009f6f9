"""Rankings against published numbers: weighted sum, TOPSIS, agreement, sensitivity, acceptability."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.ranking import (
    Measure,
    Option,
    display,
    kendall,
    natural,
    spearman,
    topsis,
    utility,
    weighted_sum,
)
from masterplan_cli.analysis.sensitivity import (
    acceptability,
    lattice,
    lattice_steps,
    most_fragile,
    stable_intervals,
    steps_to_the_top,
    tie_weight,
    unnormalised_change,
)

CARS = ((7, 9, 9, 8), (8, 7, 8, 7), (9, 6, 8, 9), (6, 7, 8, 6))
YOON_HWANG = ((17, 12), (10, 9), (8, 6))
OPRICOVIC = ((1, 3000), (2, 3750), (5, 4500))

TOPSIS = [
    # classroom classic after Hwang & Yoon 1981 (Civic, Saturn, Ford, Mazda; the fourth criterion is a cost)
    ("cars, vector", CARS, (0.1, 0.4, 0.3, 0.2), (0, 0, 0, 1), "vector", (0.7427, 0.4036, 0.1759, 0.4414)),
    # the same in the normalisation that pymcdm takes unless told otherwise
    ("cars, min-max", CARS, (0.1, 0.4, 0.3, 0.2), (0, 0, 0, 1), "min-max", (0.7723, 0.3288, 0.1566, 0.3675)),
    # after Opricovic & Tzeng 2004, EJOR 156: the order changes with the normalisation
    ("Opricovic & Tzeng, vector", OPRICOVIC, (0.5, 0.5), (1, 0), "vector", (0.762, 0.722, 0.238)),
    ("Opricovic & Tzeng, min-max", OPRICOVIC, (0.5, 0.5), (1, 0), "min-max", (0.500, 0.617, 0.500)),
]


@pytest.mark.parametrize(("source", "rows", "weights", "costs", "norm", "expected"), TOPSIS)
def test_topsis(source: str, rows, weights, costs, norm, expected) -> None:  # type: ignore[no-untyped-def]
    found = topsis(rows, weights, [bool(cost) for cost in costs], norm)
    assert found == pytest.approx(expected, abs=6e-4 if "Opricovic" in source else 6e-5)


def test_the_normalisation_can_change_the_order() -> None:
    vector, other = (topsis(OPRICOVIC, (0.5, 0.5), (True, False), norm) for norm in ("vector", "min-max"))
    assert max(range(3), key=vector.__getitem__) == 0
    assert max(range(3), key=other.__getitem__) == 1


def test_topsis_of_yoon_and_hwang_puts_the_first_on_the_ideal() -> None:
    # Yoon & Hwang: weighted normalised .5703/.2124, .3355/.1593, .2684/.1062: the first is best on both
    found = topsis(YOON_HWANG, (0.714, 0.286), (False, False))
    assert (found[0], found[2]) == (1.0, 0.0)
    length = sum(x * x for x, _ in YOON_HWANG) ** 0.5
    assert [round(x / length * 0.714, 4) for x, _ in YOON_HWANG] == [0.5703, 0.3355, 0.2684]


def test_a_column_without_differences_decides_nothing() -> None:
    assert topsis(((1, 5), (2, 5)), (0.5, 0.5), (False, False)) == (0.0, 1.0)
    assert topsis((), (), ()) == ()


ONE_TO_FOUR = Measure("a", F(1))


@pytest.mark.parametrize(("score", "value"), [(1, F(0)), (2, F(1, 3)), (3, F(2, 3)), (4, F(1))])
def test_the_fixed_scale(score: int, value: F) -> None:
    assert utility(ONE_TO_FOUR, F(score)) == value
    assert utility(Measure("a", F(1), is_cost=True), F(score)) == 1 - value


def measures(*weights: str, **more: object) -> list[Measure]:
    return [Measure(f"c{i}", F(weight), **more) for i, weight in enumerate(weights)]  # type: ignore[arg-type]


def option(id: str, *scores: int | None, cost: int = 0) -> Option:
    return Option(id, {f"c{i}": F(score) for i, score in enumerate(scores) if score is not None}, cost)


def test_contributions_add_up_to_the_score() -> None:
    (place,) = weighted_sum(measures("1/2", "1/3", "1/6"), [option("A", 4, 3, 1)])
    assert dict(place.parts) == {"c0": F(1, 2), "c1": F(2, 9), "c2": F(0)}
    assert place.score == F(13, 18)


@pytest.mark.parametrize(("rule", "score"), [("exclude", F(1)), ("neutral", F(3, 4)), ("worst", F(1, 2))])
def test_a_missing_score_follows_the_declared_rule(rule: str, score: F) -> None:
    (place,) = weighted_sum(measures("1/2", "1/2", missing=rule), [option("A", 4, None)])
    assert (place.score, place.missing) == (score, ("c1",))


def test_equal_scores_share_a_rank_and_stand_by_cost_then_natural_id() -> None:
    options = [option("P-10", 3), option("P-2", 3), option("P-9", 3, cost=5), option("P-1", 4)]
    found = weighted_sum(measures("1"), options)
    assert [(place.rank, place.id) for place in found] == [(1, "P-1"), (2, "P-2"), (2, "P-10"), (2, "P-9")]
    assert natural("GOV-2") < natural("GOV-10")


def test_what_differs_below_display_precision_shares_a_rank() -> None:
    scale = [Measure("c0", F(1), F(0), F(10_000))]
    found = weighted_sum(scale, [option("A", 5001), option("B", 5002), option("C", 4994)])
    assert [(place.rank, place.id) for place in found] == [(1, "B"), (1, "A"), (3, "C")]
    assert display(F(1, 8), 2).to_eng_string() == "0.13"


scores = st.lists(st.lists(st.integers(1, 4), min_size=3, max_size=3), min_size=2, max_size=8)


@given(scores, st.lists(st.integers(1, 4), min_size=3, max_size=3))
def test_a_further_programme_never_reverses_two_others(rows: list[list[int]], further: list[int]) -> None:
    options = [option(f"P{i}", *row) for i, row in enumerate(rows)]
    before = [place.id for place in weighted_sum(measures("1/2", "1/3", "1/6"), options)]
    after = weighted_sum(measures("1/2", "1/3", "1/6"), [*options, option("Q", *further)])
    assert [place.id for place in after if place.id != "Q"] == before


def test_agreement_of_two_rankings() -> None:
    # Kendall 1938 and Spearman 1904 on the IQ and television hours of the usual textbook table: rho -29/165
    iq = (106, 86, 100, 101, 99, 103, 97, 113, 112, 110)
    hours = (7, 0, 27, 50, 28, 29, 20, 12, 6, 17)
    assert spearman(iq, hours) == pytest.approx(-29 / 165)
    assert kendall(iq, hours) == pytest.approx(-1 / 9)
    assert (spearman((1, 2, 3), (1, 2, 3)), kendall((1, 2, 3), (3, 2, 1)), kendall((1,), (1,))) == (1, -1, 1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=12))
def test_kendall_equals_the_count_of_pairs(pairs: list[tuple[int, int]]) -> None:
    def sign(x: int) -> int:
        return (x > 0) - (x < 0)

    both = [(a, b) for i, a in enumerate(pairs) for b in pairs[i + 1 :]]
    agree = sum(sign(a[0] - b[0]) * sign(a[1] - b[1]) for a, b in both)
    whole = sum(a[0] != b[0] for a, b in both) * sum(a[1] != b[1] for a, b in both)
    found = kendall([x for x, _ in pairs], [y for _, y in pairs])
    assert found == pytest.approx(agree / whole**0.5 if whole else 1)


# after Triantaphyllou & Sánchez 1997, Decision Sciences 28(1), recomputed on this matrix
WEIGHTS = tuple(map(F, (".3277", ".3058", ".2876", ".0790")))
ROWS = [
    tuple(map(F, row.split()))
    for row in (
        ".3088 .2897 .3867 .1922",
        ".2163 .3458 .1755 .6288",
        ".4509 .2473 .1194 .0575",
        ".0240 .1172 .3184 .1215",
    )
]
CHANGES = {  # per cent of the weight; None where no change can make the pair tie
    (0, 1): (None, -229.7, 64.9, -114.3),
    (0, 2): (-115.8, None, 70.1, None),
    (0, 3): (None, None, None, None),
    (1, 2): (-18.9, 48.2, 89.9, 32.1),
    (1, 3): (None, None, -320.9, None),
    (2, 3): (83.9, None, -205.1, -2321.8),
}


def differences(i: int, j: int) -> list[F]:
    return [a - b for a, b in zip(ROWS[i], ROWS[j], strict=True)]


def test_preferences_of_triantaphyllou_and_sanchez() -> None:
    found = [sum(w * a for w, a in zip(WEIGHTS, row, strict=True)) for row in ROWS]
    assert [round(float(x), 4) for x in found] == [0.3162, 0.2768, 0.2623, 0.1449]


@pytest.mark.parametrize("pair", CHANGES)
def test_changes_of_a_weight_that_make_a_pair_tie(pair: tuple[int, int]) -> None:
    for k, expected in enumerate(CHANGES[pair]):
        found = unnormalised_change(WEIGHTS, differences(*pair), k)
        if expected is None:
            assert found is None
        else:
            assert found is not None
            assert float(found / WEIGHTS[k] * 100) == pytest.approx(expected, abs=0.3 if expected > -2000 else 2)


def test_ties_with_the_other_weights_in_proportion() -> None:
    # t* of the pair A1-A2: -.1713 (impossible), .5922, .1242, .1552
    found = [tie_weight(WEIGHTS, differences(0, 1), k) for k in range(4)]
    assert [round(float(t or 0), 4) for t in found] == [-0.1713, 0.5922, 0.1242, 0.1552]


def test_the_most_fragile_pair() -> None:
    # most critical: criterion 1 for A2-A3
    given_measures = [Measure(f"c{k}", w) for k, w in enumerate(WEIGHTS)]
    found = most_fragile(given_measures, ("A1", "A2", "A3", "A4"), ROWS)
    assert found is not None
    assert (found.first, found.second, found.criterion) == ("A2", "A3", "c0")


def test_the_interval_of_a_weight_ends_where_a_pair_ties() -> None:
    given_measures = [Measure(f"c{k}", w) for k, w in enumerate(WEIGHTS)]
    third = stable_intervals(given_measures, ROWS, 1)[2]
    assert round(float(third.low), 4) == 0.1242
    assert third.low <= third.weight <= third.high


@given(scores, st.integers(1, 3))
def test_inside_the_interval_the_top_stays_and_beyond_it_does_not(rows: list[list[int]], top: int) -> None:
    given_measures = measures("1/2", "1/3", "1/6")
    options = [option(f"P{i}", *row) for i, row in enumerate(rows)]
    places = weighted_sum(given_measures, options)
    if top >= len(places):
        return
    by_id = {each.id: tuple(utility(m, each.scores[m.id]) for m in given_measures) for each in options}
    ordered = [by_id[place.id] for place in places]
    for k, interval in enumerate(stable_intervals(given_measures, ordered, top)):
        for t in (interval.low, interval.high):
            others = 1 - given_measures[k].weight
            w = [t if j == k else m.weight * (1 - t) / others for j, m in enumerate(given_measures)]
            value = [sum(a * b for a, b in zip(w, row, strict=True)) for row in ordered]
            assert min(value[:top]) >= max(value[top:])


def test_acceptability_of_two_items_is_five_ninths() -> None:
    # (1, .2) and (0, 1) under uniform weights: exactly 5/9; middles of cells give it, corners do not
    rows = [(F(1), F(1, 5)), (F(0), F(1))]
    for steps in (9, 90, 900):
        assert acceptability(rows, 1, steps)[0] == F(5, 9)
    assert round(float(acceptability(rows, 1, 100, middles=False)[0]), 4) == 0.5545


@pytest.mark.parametrize("count", [2, 3, 4])
def test_unit_vectors_share_the_weights_equally(count: int) -> None:
    # Lahdelma & Salminen 2001: n items equal to unit vectors, 1/n each (up to the rule for ties)
    rows = [tuple(F(int(i == j)) for j in range(count)) for i in range(count)]
    found = acceptability(rows, 1, 7 if count != 2 else 8)
    assert sum(found) == 1
    assert all(abs(share - F(1, count)) < F(1, 8) for share in found)


@pytest.mark.parametrize(("criteria", "steps", "points"), [(5, 10, 1001), (6, 10, 3003), (5, 20, 10626)])
def test_the_size_of_the_lattice(criteria: int, steps: int, points: int) -> None:
    assert sum(1 for _ in lattice(criteria, steps, middles=False)) == points


def test_the_lattice_is_bounded_and_its_weights_have_one_sum() -> None:
    assert [lattice_steps(n) for n in (2, 5)] == [90, 11]
    assert {sum(weights) for weights in lattice(3, 5)} == {15}
    assert sum(1 for _ in lattice(5, lattice_steps(5))) == 1001


def test_what_would_have_to_change() -> None:
    # weights 1/2, 1/2; A 4 and 3, B 3 and 2: B beats A by raising either score by two; only the second one can
    given_measures = measures("1/2", "1/2")
    options = {each.id: each for each in (option("A", 4, 3), option("B", 3, 2))}
    places = weighted_sum(given_measures, tuple(options.values()))
    assert steps_to_the_top(given_measures, options, places, 1) == ()
    options["B"] = option("B", 3, 3)
    places = weighted_sum(given_measures, tuple(options.values()))
    assert steps_to_the_top(given_measures, options, places, 1) == ()
    options["A"] = option("A", 3, 3)
    options["B"] = option("B", 3, 2)
    places = weighted_sum(given_measures, tuple(options.values()))
    (step,) = steps_to_the_top(given_measures, options, places, 1)
    assert (step.id, step.criterion, step.score, step.needed) == ("B", "c1", 2, 4)
