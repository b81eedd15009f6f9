"""The SWOT position from weighted and rated factors."""

from decimal import Decimal

import pytest

from masterplan_cli.analysis.swot import swot_figures, swot_scores
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


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((3, 2, 3, 1), ()),  # +1 and +2: a step of 1 brings the first axis to zero, which counts as positive
        ((2, 2, 4, 1), ("S1", "W1")),  # 0 and +3: either step takes the first axis below zero
        ((1, 2, 4, 1), ("S1", "W1")),  # -1 and +3: either step brings the first axis to zero
        ((2, 3, 1, 3), ("S1", "W1")),  # -1 and -2: the second axis needs two steps
        ((1, 1, 4, 1), ("W1",)),  # 0 and +3: a strength cannot be rated below 1
        ((4, 4, 4, 1), ("S1",)),  # 0 and +3: a weakness cannot be rated above 4
    ],
)
def test_ratings_that_alone_turn_the_quadrant(ratings: tuple[int, int, int, int], expected: tuple[str, ...]) -> None:
    factors = (
        [{"id": f"{name[0].upper()}1", "text": "x", "weight": 1, "rating": rating}]
        for name, rating in zip(IFAS, ratings, strict=True)
    )
    found = swot_scores(make_profile(swot=dict(zip(IFAS, factors, strict=True))))
    assert found is not None
    assert found.turning == expected


def test_figures_say_where_the_position_comes_from() -> None:
    figures = {figure.name: figure for figure in swot_figures(swot_scores(make_profile(swot=swot())))}
    assert figures["swot.strengths"].inputs == ("swot.strengths[*].weight", "swot.strengths[*].rating")
    assert figures["swot.internal"].value == Decimal("1.30")
    assert figures["swot.internal"].inputs == ("swot.strengths", "swot.weaknesses")
    assert not list(swot_figures(None))
