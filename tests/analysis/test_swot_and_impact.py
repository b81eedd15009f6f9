"""The SWOT position and the two axes of the impact and ease matrix."""

from decimal import Decimal

import pytest

from masterplan_cli.analysis.impact import impact_and_ease
from masterplan_cli.analysis.swot import swot_scores
from tests.support.profiles import make_profile

# Rangkuti's worked scheme: weights of a group sum to 1, ratings run from 1 to 4, the score is their sum of products.
IFAS = {
    "strengths": [("0.20", 4), ("0.50", 3), ("0.30", 2)],  # 0.80 + 1.50 + 0.60 = 2.90
    "weaknesses": [("0.60", 2), ("0.40", 1)],  # 1.20 + 0.40 = 1.60
    "opportunities": [("1", 3)],
    "threats": [("0.5", 4), ("0.5", 3)],  # 2.00 + 1.50 = 3.50
}


def swot(**changes: object) -> dict[str, object]:
    groups = {
        name: [
            {"id": f"{name[0].upper()}{i}", "text": "x", "weight": w, "rating": r}
            for i, (w, r) in enumerate(factors, 1)
        ]
        for name, factors in IFAS.items()
    }
    return {**groups, **changes}


def test_the_position_is_the_difference_of_the_weighted_sums() -> None:
    found = swot_scores(make_profile(swot=swot()))
    assert found is not None
    assert [score for *_, score in found.groups] == [Decimal("2.90"), Decimal("1.60"), Decimal(3), Decimal("3.50")]
    assert (found.internal, found.external, found.quadrant) == (Decimal("1.30"), Decimal("-0.50"), "st")


@pytest.mark.parametrize(
    "swot_data",
    [
        None,
        swot(threats=[]),
        swot(threats=[{"id": "T1", "text": "x", "weight": "1"}]),
        swot(threats=[{"id": "T1", "text": "x", "rating": 2}]),
    ],
)
def test_without_all_weights_and_ratings_there_is_no_position(swot_data: dict[str, object] | None) -> None:
    assert swot_scores(make_profile(swot=swot_data)) is None


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [((3, 1, 3, 1), "so"), ((3, 1, 1, 3), "st"), ((1, 3, 3, 1), "wo"), ((1, 3, 1, 3), "wt"), ((2, 2, 2, 2), "so")],
)
def test_quadrants(ratings: tuple[int, int, int, int], expected: str) -> None:
    groups = dict(zip(IFAS, ([{"id": "F", "text": "x", "weight": 1, "rating": r}] for r in ratings), strict=True))
    found = swot_scores(make_profile(swot=groups))
    assert found is not None
    assert found.quadrant == expected


CRITERIA = [
    {"id": "reach", "name": "Reach", "role": "impact", "scale": {"low": 1, "high": 5}},
    {"id": "need", "name": "Need", "role": "impact"},
    {"id": "cost", "name": "Cost", "role": "ease", "direction": "cost", "scale": {"low": 0, "high": 10}},
    {"id": "law", "name": "Law"},
]


def test_scores_become_shares_of_their_scales_and_costs_are_turned_round() -> None:
    def programme(id: str, **scores: object) -> dict[str, object]:
        return {"id": id, "name": id, "subdimension": "GOV-1", "scores": scores}

    profile = make_profile(
        prioritisation={"criteria": CRITERIA},
        programmes=[
            programme("a", reach=5, need=1, cost=2, law=4),  # impact (1 + 0) / 2, ease 1 - 0.2
            programme("b", reach=2, cost=10),  # impact 0.25, ease 0
            programme("c", need=4),  # no score of ease
            programme("d"),
        ],
    )
    found = [(each.programme, each.impact, each.ease) for each in impact_and_ease(profile)]
    assert found == [("a", Decimal("50.0"), Decimal("80.0")), ("b", Decimal("25.0"), Decimal("0.0"))]


def test_without_criteria_there_is_no_matrix() -> None:
    assert impact_and_ease(make_profile()) == ()
