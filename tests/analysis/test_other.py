"""Alignment, positions and the ledger, input beside expectation."""

from decimal import Decimal

import pytest

from masterplan_cli.analysis.alignment import align
from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.position import positions
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
PLAN = {
    "id": "rpjmd", "kind": "rpjmd", "name": "RPJMD", "role": "reference",
    "missions": [
        {"id": "m1", "text": "One", "programmes": [{"id": "p1", "name": "P1"}, {"id": "p2", "name": "P2"}]},
        {"id": "m2", "text": "Two", "goals": [
            {"id": "g", "text": "G", "targets": [{"id": "t", "text": "T", "programmes": [{"id": "p3", "name": "P3"}]}]}
        ]},
        {"id": "m3", "text": "Three"},
    ],
}  # fmt: skip


def test_alignment_matches_misses_and_holes() -> None:
    profile = make_profile(
        plans=[PLAN],
        programmes=[
            programme("A", plan_refs=["rpjmd/p1"]),
            programme("B", plan_refs=["rpjmd/t", "rpjmd/t"]),
            programme("C", unplanned="not yet"),
        ],
    )
    alignment = align(profile)
    assert [(match.programme, match.nodes) for match in alignment.matched] == [
        ("A", ("rpjmd/p1",)),
        ("B", ("rpjmd/t",)),
    ]
    assert alignment.unmatched == ("C",)
    assert alignment.holes == ("rpjmd/p2", "rpjmd/p3", "rpjmd/m3")
    ledger = analyze(profile, CATALOGUES).ledger
    assert ledger["alignment.share"].value == Decimal("66.7")


def test_ids_are_compared_whole() -> None:
    profile = make_profile(plans=[PLAN], programmes=[programme("A", plan_refs=["rpjmd/p"])])
    assert align(profile).unmatched == ("A",)


def test_without_a_reference_plan_nothing_is_matched() -> None:
    alignment = align(make_profile(programmes=[programme("A", plan_refs=["rpjmd/m1"])]))
    assert (alignment.plan, alignment.unmatched, alignment.holes) == ("", ("A",), ())


@pytest.mark.parametrize(
    ("direction", "present", "desired", "reached"),
    [
        ("up", "52.59", "100", "52.6"),
        ("up", "120", "100", "100.0"),
        ("down", "9", "3", "33.3"),
        ("down", "2", "3", "100.0"),
        ("down", "0", "0", "100.0"),
        ("up", "-5", "10", "0.0"),
    ],
)
def test_position_is_the_share_reached(direction: str, present: str, desired: str, reached: str) -> None:
    gap = {
        "id": "g", "name": "G", "subdimension": "LIV-1", "direction": direction,
        "present": {"value": present}, "desired": {"value": desired},
    }  # fmt: skip
    found = {each.dimension: each for each in positions(make_profile(gaps=[gap]), CATALOGUES)}
    assert found["LIV"].reached == Decimal(reached)
    assert found["GOV"].reached is None


def test_position_is_the_mean_of_measured_gaps_only() -> None:
    gaps = [
        {"id": "a", "name": "A", "subdimension": "LIV-1", "present": {"value": 50}, "desired": {"value": 100}},
        {"id": "b", "name": "B", "subdimension": "LIV-2", "present": {"value": 100}, "desired": {"value": 100}},
        {"id": "c", "name": "C", "subdimension": "LIV-3", "present": {"unknown": True}, "desired": {"value": 100}},
    ]
    living = next(each for each in positions(make_profile(gaps=gaps), CATALOGUES) if each.dimension == "LIV")
    assert (living.reached, living.measured, living.gaps) == (Decimal("75.0"), 2, 3)


def test_every_figure_knows_its_rule_and_inputs() -> None:
    profile = make_profile(
        plans=[PLAN], programmes=[programme("A", budget={2026: {"apbd": 5}}, plan_refs=["rpjmd/m1"])]
    )
    ledger = analyze(profile, CATALOGUES).ledger
    for figure in ledger:
        assert figure.rule
        assert figure.inputs
        for name in figure.inputs:
            known = name in ledger or name.split(".")[0].split("[")[0] in {*type(profile).model_fields, "*"}
            assert known, f"{figure.name}: {name}"
