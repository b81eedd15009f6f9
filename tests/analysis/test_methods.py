"""Attainment, composites, plausibility, owners, similar names, three-point estimates, ceilings: published numbers."""

from decimal import Decimal as D
from fractions import Fraction as F

import pytest

from masterplan_cli.analysis.attainment import attainment, expected, state
from masterplan_cli.analysis.composite import arithmetic_mean, band, geometric_mean, weakest
from masterplan_cli.analysis.fiscal import Limits, verdict_of
from masterplan_cli.analysis.ownership import herfindahl
from masterplan_cli.analysis.pert import Estimate, chance, chance_of_all, time_for
from masterplan_cli.analysis.plausibility import (
    Promise,
    UnusualCost,
    doubts,
    modified_z,
    outliers,
    slope,
    trend,
    unusual_costs,
)
from masterplan_cli.analysis.schedule import critical_path
from masterplan_cli.analysis.similarity import jaccard, likeness, similar_names, words
from tests.support.profiles import catalogues

LIMITS = catalogues().thresholds

# a falling indicator with baseline 30 and target 20: three formulas in use, three answers
FALLING = [
    ("ratio_down", 25, "80"), ("mirror_down", 25, "75"), ("from_baseline", 25, "50"),
    ("ratio_down", 45, "44.4"), ("mirror_down", 45, "-25"), ("from_baseline", 45, "-150"),
    ("ratio_down", 0, None), ("mirror_down", 0, "200"), ("from_baseline", 0, "300"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "realised", "expected"), FALLING)
def test_attainment_of_a_falling_indicator(formula, realised, expected) -> None:  # type: ignore[no-untyped-def]
    found = attainment(formula, D(20), [D(realised)], D(30))
    assert found is None if expected is None else found is not None
    if expected:
        assert round(found, 1) == D(expected)


OTHERS = [
    ("ratio_up", 80, (60,), "75"), ("cumulative", 12, (3, 4, 2), "75"), ("last", 12, (3, 4, 6), "50"),
    ("milestone", 10, (2, 3), "50"), ("range", 50, (54,), "100"), ("range", 50, (60,), "90"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "target", "realised", "expected"), OTHERS)
def test_attainment_by_other_formulas(formula, target, realised, expected) -> None:  # type: ignore[no-untyped-def]
    assert attainment(formula, D(target), [D(x) for x in realised], tolerance=D(5)) == D(expected)


@pytest.mark.parametrize("formula", ["ratio_up", "mirror_down", "cumulative", "last", "milestone"])
def test_a_target_of_zero_leaves_ratios_undefined(formula) -> None:  # type: ignore[no-untyped-def]
    assert attainment(formula, D(0), [D(5)]) is None
    assert attainment("from_baseline", D(0), [D(5)], D(10)) == 50
    assert attainment("range", D(0), [D(1)], tolerance=D(2)) == 100
    assert attainment(formula, D(5), []) is None


def test_the_expected_path_and_the_status_at_its_edges() -> None:
    path = ((2022, D(30)), (2026, D(20)))
    assert [expected(*path, year) for year in (2021, 2022, 2024, 2026, 2030)] == [30, 30, 25, 20, 20]
    # bands of Cascade: 95 on track, 85 behind, below at risk
    found = [
        state(D(x) if x else None, LIMITS["status-on-track"], LIMITS["status-behind"])
        for x in ("95", "94.9", "85", "84.9", None)
    ]
    assert found == ["on-track", "behind", "behind", "at-risk", "no-data"]


def test_composites() -> None:
    # UNDP technical note on the human development index: (.6971 x .3447 x .5506)^(1/3), printed as .510
    undp = geometric_mean([D(".6971"), D(".3447"), D(".5506")])
    assert undp is not None
    assert round(undp, 4) == D(".5096")
    uneven = [D(".9"), D(".9"), D(".3")]
    assert arithmetic_mean(uneven) == D(".7")
    assert round(geometric_mean(uneven) or 0, 3) == D(".624")
    assert weakest(uneven) == D(".3")
    assert (arithmetic_mean([]), geometric_mean([]), weakest([])) == (None, None, None)
    assert geometric_mean([D(0), D(4)]) == 0
    assert arithmetic_mean([D(4), D(1)], [D(3), D(1)]) == D("3.25")


@pytest.mark.parametrize(("value", "expected"), [("0.99", 0), ("1", 1), ("1.79", 1), ("1.8", 2), ("5", 2)])
def test_bands_hold_their_lower_edge(value: str, expected: int) -> None:
    assert band(D(value), [D(1), D("1.8")]) == expected


PAST = dict(zip(range(2019, 2024), map(D, (60, 62, 61, 65, 67)), strict=True))


def test_theil_sen() -> None:
    # Theil 1950, Sen 1968; recomputed: 1.7083 per year, 77.08 in 2029
    assert round(float(slope(PAST) or 0), 4) == 1.7083
    assert round(float(trend(PAST, 2029) or 0), 2) == 77.08
    assert slope({2020: D(1)}) is None
    assert trend({}, 2020) is None


def test_modified_z_scores() -> None:
    # Iglewicz & Hoaglin 1993; recomputed: -1.35, -0.67, 0, 0.67, 52.61
    scores = modified_z([100, 110, 120, 130, 900])
    assert scores is not None
    assert [round(float(z), 2) for z in scores] == [-1.35, -0.67, 0, 0.67, 52.61]
    assert outliers([100, 110, 120, 130, 900], LIMITS["cost-outlier"]) == (4,)


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({"a": 100, "b": 110, "c": 120, "d": 130, "e": 900, "f": 0}, (UnusualCost("e", "policy", 900, 120),)),
        ({"a": 100, "b": 110, "c": 120, "e": 900}, ()),  # too few of a kind
        ({"a": 0, "b": 0, "c": 0, "d": 0, "e": 900}, ()),  # no cost is no low cost
        ({}, ()),
    ],
)
def test_costs_that_stand_out_in_their_stream(costs: dict[str, int], expected: tuple[UnusualCost, ...]) -> None:
    assert unusual_costs({"policy": costs}, LIMITS["cost-outlier"], LIMITS["cost-peers"]) == expected


def test_without_spread_the_mean_deviation_decides() -> None:
    assert modified_z([5, 5, 5, 9]) is None
    assert outliers([5] * 9 + [900], LIMITS["cost-outlier"]) == (9,)
    assert outliers([5, 5, 5], LIMITS["cost-outlier"]) == ()
    assert outliers([], LIMITS["cost-outlier"]) == ()


@pytest.mark.parametrize(
    ("targets", "down", "expected"),
    [
        ({2024: 70, 2025: 68, 2029: 80}, False, ("against-direction",)),
        ({2029: 60}, False, ("easier-than-baseline",)),
        ({2024: 67, 2025: 67}, False, ("constant",)),
        ({2024: 100, 2029: 100}, False, ("bound-early", "steep")[:1]),
        ({2024: 70, 2029: 99}, False, ("steep",)),
        ({2024: 68, 2029: 75}, False, ()),
        ({2024: 60, 2029: 50}, True, ()),
        ({}, False, ()),
    ],
)
def test_what_is_to_be_confirmed_about_targets(targets, down, expected) -> None:  # type: ignore[no-untyped-def]
    past = {year: 2 * D(67) - value for year, value in PAST.items()} if down else PAST
    promise = Promise((2023, D(67)), {y: D(t) for y, t in targets.items()}, down, D(0), D(100), past)
    found = doubts(promise, D(3))
    assert found == expected or (expected == ("bound-early",) and found == ("bound-early", "steep"))


def test_herfindahl() -> None:
    # shares .5, .3, .2 give .38
    assert herfindahl([5, 3, 2]) == F(38, 100)
    assert (herfindahl([4]), herfindahl([1, 1, 1, 1]), herfindahl([])) == (1, F(1, 4), 0)


COMPLAINTS = "aplikasi layanan pengaduan masyarakat terpadu"
COMPLAINTS_TOO = "sistem layanan pengaduan masyarakat berbasis web"


def test_jaccard_of_words() -> None:
    # Broder 1997; recomputed: 3/8 before empty words are left out, 2/4 after
    assert jaccard(words(COMPLAINTS), words(COMPLAINTS_TOO)) == F(3, 8)
    assert likeness(COMPLAINTS, COMPLAINTS_TOO) > F(3, 8)
    assert likeness(COMPLAINTS, COMPLAINTS) == 1
    assert likeness("Lampu jalan", "Pasar daring") < F(1, 4)


def test_similar_names_come_most_alike_first() -> None:
    names = {"A": COMPLAINTS, "B": COMPLAINTS_TOO, "C": "Lampu jalan hemat energi", "D": COMPLAINTS.title()}
    found = similar_names(names)
    assert (found[0].first, found[0].second, found[0].likeness) == ("A", "D", 1)
    assert {(pair.first, pair.second) for pair in found} == {("A", "D"), ("A", "B"), ("B", "D")}


def estimates(text: str) -> dict[str, Estimate]:
    parts = (part.split() for part in text.split(";"))
    return {name: Estimate(F(a), F(m), F(b)) for name, a, m, b in parts}


# Heizer & Render: Milwaukee Paper (Durango) pollution control
MILWAUKEE = estimates("A 1 2 3;B 2 3 4;C 1 2 3;D 2 4 6;E 1 4 7;F 1 2 9;G 3 4 11;H 1 2 3")
MILWAUKEE_BEFORE = {"C": "A", "D": "AB", "E": "C", "F": "C", "G": "DE", "H": "FG"}


def test_milwaukee_paper() -> None:
    durations = {name: int(e.mean) for name, e in MILWAUKEE.items()}
    path = critical_path(durations, {k: tuple(v) for k, v in MILWAUKEE_BEFORE.items()})
    assert path.length == 15
    assert [name for name, slack in path.slack.items() if not slack] == ["A", "C", "E", "G", "H"]
    assert {name: s for name, s in path.slack.items() if s} == {"B": 1, "D": 1, "F": 6}
    assert path.free == {"A": 0, "B": 1, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0} | {"B": 0}


def test_milwaukee_paper_in_time() -> None:
    # P(<= 16) .7146 (the book prints .7157 from z = .57), 99 % within 19.10, variance 3.111
    chain = [MILWAUKEE[name] for name in "ACEGH"]
    assert sum(e.variance for e in chain) == F(28, 9)
    assert round(chance(chain, 16), 4) == 0.7146
    assert round(time_for(chain, 0.99), 2) == 19.10
    assert chance([Estimate(F(2), F(2), F(2))], 2) == 1


def test_adding_all_variances_is_the_known_mistake() -> None:
    assert sum(e.variance for e in MILWAUKEE.values()) != F(28, 9)


# Hillier & Lieberman: Reliable Construction Co.
RELIABLE = {
    "A": 2,
    "B": 4,
    "C": 10,
    "D": 6,
    "E": 4,
    "F": 5,
    "G": 7,
    "H": 9,
    "I": 7,
    "J": 8,
    "K": 4,
    "L": 5,
    "M": 2,
    "N": 6,
}
RELIABLE_BEFORE = {
    "B": "A", "C": "B", "D": "C", "E": "C", "F": "E", "G": "D", "H": "EG", "I": "C", "J": "FI", "K": "J", "L": "J",
    "M": "H", "N": "KL",
}  # fmt: skip
RELIABLE_POINTS = estimates(
    "A 1 2 3;B 2 7/2 8;C 6 9 18;D 4 11/2 10;E 1 9/2 5;F 4 4 10;G 5 13/2 11;H 5 8 17;I 3 15/2 9;J 3 9 9;K 4 4 4;"
    "L 1 11/2 7;M 1 2 3;N 5 11/2 9"
)


def test_reliable_construction() -> None:
    path = critical_path(RELIABLE, {k: tuple(v) for k, v in RELIABLE_BEFORE.items()})
    assert path.length == 44
    assert "".join(name for name, slack in path.slack.items() if not slack) == "ABCEFJLN"
    assert {name: s for name, s in path.slack.items() if s} == {"D": 4, "G": 4, "H": 4, "I": 2, "K": 1, "M": 4}


def test_reliable_construction_in_time() -> None:
    # the three-point means are the durations; variance of the chain 9, P(<= 47) .8413
    assert {name: int(e.mean) for name, e in RELIABLE_POINTS.items()} == RELIABLE
    chain = [RELIABLE_POINTS[name] for name in "ABCEFJLN"]
    assert sum(e.variance for e in chain) == 9
    assert round(chance(chain, 47), 4) == 0.8413


def test_a_deadline_that_cannot_be_kept_gives_negative_slack() -> None:
    path = critical_path(RELIABLE, {k: tuple(v) for k, v in RELIABLE_BEFORE.items()}, deadline=40)
    assert (path.length, path.slack["A"], path.slack["D"], path.slack["K"]) == (44, -4, 0, -3)


def test_three_independent_paths() -> None:
    # Stevenson: a single critical path overstates the probability of finishing in time
    paths = [
        list(estimates("A 5 6 7;C 6 8 11;E 5 6 9").values()),
        list(estimates("D 9 12 15;F 5 6 7;G 2 3 7").values()),
        list(estimates("B 8 8 11;H 4 4 5;I 5 7 8").values()),
    ]
    assert [float(sum(e.mean for e in path)) for path in paths] == pytest.approx([20.5, 21.5, 19.5])
    assert [round(float(sum(e.variance for e in path)), 3) for path in paths] == [1.25, 1.806, 0.528]
    assert round(chance_of_all(paths, 24), 4) == 0.9677
    assert round(chance_of_all(paths, 21), 4) == 0.2341
    assert chance(paths[1], 24) > chance_of_all(paths, 24)


@pytest.mark.parametrize(
    ("need", "ceiling", "expected"),
    [
        (90, 100, "ok"),
        (91, 100, "tight"),
        (100, 100, "tight"),
        (101, 100, "over"),
        (1, 0, "over"),
        (5, None, "unknown"),
    ],
)
def test_verdicts_at_their_edges(need: int, ceiling: int | None, expected: str) -> None:
    assert verdict_of(need, ceiling, Limits(LIMITS["fiscal-tight"], LIMITS["fiscal-over"])) == expected
