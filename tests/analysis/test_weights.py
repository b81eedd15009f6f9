"""Weights against published numbers; every expectation names its source."""

import math
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.weights import concordance, direct_weights, mean_ranks, roc_weights
from masterplan_cli.model.judgements import RANDOM_INDEX, ahp, joint_judgements


def matrix(text: str) -> list[list[float]]:
    return [[float(F(cell.strip())) for cell in row.split(",")] for row in text.split(";")]


# Saaty 1977, J. Math. Psychology 15, doi 10.1016/0022-2496(77)90033-5: distances from Philadelphia
DISTANCES = "1,1/3,8,3,3,7;3,1,9,3,3,9;1/8,1/9,1,1/6,1/5,2;1/3,1/3,6,1,1/3,6;1/3,1/3,5,3,1,6;1/7,1/9,1/2,1/6,1/6,1"
# Saaty 2008, Int. J. Services Sciences 1, doi 10.1504/IJSSCI.2008.017590: drinks in the United States
DRINKS = (
    "1,9,5,2,1,1,1/2;1/9,1,1/3,1/9,1/9,1/9,1/9;1/5,3,1,1/3,1/4,1/3,1/9;1/2,9,3,1,1/2,1,1/3;"
    "1,9,4,2,1,2,1/2;1,9,3,1,1/2,1,1/3;2,9,9,3,2,3,1"
)
# Saaty 1990, EJOR 48, doi 10.1016/0377-2217(90)90057-I: buying a house
HOUSE = (
    "1,5,3,7,6,6,1/3,1/4;1/5,1,1/3,5,3,3,1/5,1/7;1/3,3,1,6,3,4,6,1/5;1/7,1/5,1/6,1,1/3,1/4,1/7,1/8;"
    "1/6,1/3,1/3,3,1,1/2,1/5,1/6;1/6,1/3,1/4,4,2,1,1/5,1/6;3,5,1/6,7,5,5,1,1/2;4,7,5,8,6,6,2,1"
)
# Wang & Chin 2011, Information Sciences 181(23)
WANG_CHIN = "1,4,3,1,3,4;1/4,1,7,3,1/5,1;1/3,1/7,1,1/5,1/5,1/6;1,1/3,5,1,1,1/3;1/3,5,5,1,1,3;1/4,1,6,3,1/3,1"

PUBLISHED = {
    "Saaty 1977": (DISTANCES, (0.2619, 0.3975, 0.0334, 0.1164, 0.1642, 0.0266), 6.4536),
    "Saaty 2008": (DRINKS, (0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268), 7.1766),
    "Saaty 1990": (HOUSE, (0.173, 0.054, 0.188, 0.0175, 0.031, 0.0363, 0.1668, 0.3332), 9.6689),
    "Wang & Chin 2011": (WANG_CHIN, (0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391), 7.4199),
}


@pytest.mark.parametrize("source", PUBLISHED)
def test_ahp_weights_and_eigenvalue(source: str) -> None:
    judgements, weights, greatest = PUBLISHED[source]
    found = ahp(matrix(judgements))
    assert found.weights == pytest.approx(weights, abs=6e-4)
    assert found.greatest == pytest.approx(greatest, abs=6e-5)


@pytest.mark.parametrize(
    ("source", "judgements", "ratio", "accepted"),
    [
        ("Saaty 1977: CI .0907", DISTANCES, 0.0907 / 1.24, True),
        ("Saaty 2008: CR .022", DRINKS, 0.022, True),
        ("Saaty 1990: CR .169, must be rejected", HOUSE, 0.169, False),
        ("Wang & Chin 2011: CR .229, must be rejected", WANG_CHIN, 0.229, False),
    ],
)
def test_ahp_consistency(source: str, judgements: str, ratio: float, accepted: bool) -> None:
    found = ahp(matrix(judgements))
    assert found.ratio == pytest.approx(ratio, abs=6e-4), source
    assert found.is_consistent is accepted, source
    assert found.table == "saaty"


def test_the_named_table_changes_the_ratio() -> None:
    saaty, other = ahp(matrix(WANG_CHIN)), ahp(matrix(WANG_CHIN), "tummala-ling")
    assert (round(saaty.ratio, 3), round(other.ratio, 3)) == (0.229, 0.230)
    assert RANDOM_INDEX["saaty"][4] == 1.12


def test_the_worst_judgement_of_the_house_is_the_third_against_the_seventh() -> None:
    doubt = ahp(matrix(HOUSE)).doubts[0]
    assert (doubt.row, doubt.column, doubt.said) == (2, 6, 6.0)
    assert len(ahp(matrix(HOUSE)).doubts) == 3


def test_two_criteria_cannot_contradict_each_other() -> None:
    assert ahp(matrix("1,9;1/9,1")).ratio == 0
    assert ahp(matrix("1")).weights == (1.0,)


@pytest.mark.parametrize("bad", ["1,2;2,1", "1,-1;-1,1", "1,2"])
def test_what_is_no_reciprocal_matrix_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="judgements"):
        ahp(matrix(bad))


positive = st.lists(st.integers(1, 9), min_size=1, max_size=7)


@given(positive)
def test_consistent_judgements_give_their_weights_back(weights: list[int]) -> None:
    found = ahp([[a / b for b in weights] for a in weights])
    assert found.weights == pytest.approx([w / sum(weights) for w in weights])
    assert found.ratio == pytest.approx(0, abs=1e-9)
    assert found.doubts == ()


@given(positive)
def test_reversed_judgements_reverse_the_ranks(weights: list[int]) -> None:
    straight = ahp([[a / b for b in weights] for a in weights]).weights
    turned = ahp([[b / a for b in weights] for a in weights]).weights
    rising, falling = ([round(w, 9) for w in each] for each in (straight, turned))
    assert mean_ranks(rising) == [len(weights) + 1 - rank for rank in mean_ranks(falling)]


def test_judges_are_joined_by_the_geometric_mean() -> None:
    # Aczél & Saaty 1983: judgements 2 and 8 join to 4
    joint = joint_judgements([matrix("1,2;1/2,1"), matrix("1,8;1/8,1")])
    assert joint[0][1] == pytest.approx(4)
    assert joint[0][1] * joint[1][0] == pytest.approx(1)


ROC = {  # Barron & Barrett 1996, Management Science 42(11)
    2: (F(3, 4), F(1, 4)),
    3: (F(11, 18), F(5, 18), F(1, 9)),
    4: (F(25, 48), F(13, 48), F(7, 48), F(1, 16)),
    5: (F(137, 300), F(77, 300), F(47, 300), F(9, 100), F(1, 25)),
}


@pytest.mark.parametrize("count", ROC)
def test_rank_order_centroid(count: int) -> None:
    assert roc_weights(range(1, count + 1)) == ROC[count]


def test_rank_order_centroid_of_six() -> None:
    # Barron & Barrett 1996: .4083 .2417 .1583 .1028 .0611 .0278
    expected = (0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278)
    assert [float(w) for w in roc_weights(range(1, 7))] == pytest.approx(expected, abs=6e-5)


def test_tied_ranks_share_what_they_span() -> None:
    # second and third of three span 5/18 and 1/9: 7/36 each
    assert roc_weights((1, 2, 2)) == (F(11, 18), F(7, 36), F(7, 36))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8))
def test_weights_by_rank_sum_to_one(ranks: list[int]) -> None:
    assert sum(roc_weights(ranks)) == 1


def test_direct_weights_of_nothing_are_refused() -> None:
    assert direct_weights([F(30), F(70)]) == (F(3, 10), F(7, 10))
    with pytest.raises(ValueError, match="weights"):
        direct_weights([F(0), F(0)])


def test_agreement_of_judges() -> None:
    # Kendall & Babington Smith 1939; four judges rank three items
    judges = [(1, 1, 2, 3), (3, 2, 3, 1), (2, 3, 1, 2)]
    assert concordance(list(zip(*judges, strict=True))) == F(1, 16)


def test_agreement_of_judges_from_rank_sums() -> None:
    # 4 judges, 10 projects, rank sums 10 8 12 16 21 22 25 31 37 38: S 1048, W .7939
    sums = (10, 8, 12, 16, 21, 22, 25, 31, 37, 38)
    spread = sum((s - F(22)) ** 2 for s in sums)
    assert spread == 1048
    assert round(float(12 * spread / (16 * (1000 - 10))), 4) == 0.7939
    assert concordance([range(1, 11)] * 4) == 1


def test_the_row_geometric_mean_is_another_method() -> None:
    # for the drinks of Saaty 2008 it gives .179 .018 .042 .116 .191 .129 .324: near, not equal
    rows = [math.prod(row) ** (1 / 7) for row in matrix(DRINKS)]
    other = [row / sum(rows) for row in rows]
    assert other == pytest.approx((0.179, 0.018, 0.042, 0.116, 0.191, 0.129, 0.324), abs=6e-4)
    assert ahp(matrix(DRINKS)).weights != pytest.approx(other, abs=1e-3)
