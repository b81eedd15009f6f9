"""Completeness: scores by hand, gates, organisations, the register; input beside expectation."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.completeness import EMPTY, FULL, HALF, Completeness, Missing, item_score
from masterplan_cli.analysis.completeness import measure as measure_by
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.model.evidence import Part
from masterplan_cli.model.profile import Profile
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
RULES = CATALOGUES.completeness
INDICATOR = {"id": "i", "name": "I", "unit": "%", "baseline": {"value": 1, "source": "s"}}
FIELDS: dict[str, Any] = {
    "description": "D", "why": ["g"], "innovation": "I", "beneficiaries": "B", "lead": "o", "plan_refs": ["r/m"],
    "start": "2026-01", "end": "2026-06", "assumption": "A", "budget": {2026: {"apbd": 1}}, "indicators": [INDICATOR],
}  # fmt: skip
UNMEASURED = {**INDICATOR, "baseline": {"unknown": True}}
PAID = {"budget": {2026: {"apbd": 1}}}
LAW = {"id": "uu", "kind": "uu", "number": "23", "year": 2014, "title": "Law", "relevance": "R"}


def measure(profile: Profile) -> Completeness:
    return measure_by(profile, CATALOGUES)


def lines_of(profile: Profile, part: str) -> list[Missing]:
    return [line for line in measure(profile).register if line.part == part]


def gate(profile: Profile, id: str) -> tuple[int, int, bool]:
    state = next(state for state in measure(profile).gates if state.gate.id == id)
    return state.filled, state.of, state.is_open


def test_item_score_by_hand() -> None:
    """Weights 3, 2, 1 and qualities 1, 0.5, 0 give 4/6 = 66.7%; without the third, which does not apply, 4/5 = 80%."""
    assert item_score([(3, FULL), (2, HALF), (1, EMPTY)]) == Fraction(4, 6)
    assert item_score([(3, FULL), (2, HALF), (1, None)]) == Fraction(4, 5)
    assert item_score([]) == 1


def test_a_part_is_the_mean_of_its_items_and_the_plan_of_its_parts() -> None:
    """Weights 1 and 2: with dimensions only 1/3, with both 1; the part (1/3 + 1)/2 = 66.7%; it weighs 3 of 66."""
    issue = {"id": "i", "name": "I", "text": "T", "dimensions": ["GOV"]}
    empty, found = (
        measure(make_profile()),
        measure(make_profile(issues=[issue, {**issue, "id": "j", "sources": ["s"]}])),
    )
    part = next(each for each in found.parts if each.part == "issues")
    total = sum(rule.weight for rule in RULES.items)
    assert (part.score, part.items, part.missing, part.weight, total) == (Decimal("66.7"), 2, 1, 3, 66)
    assert found.score - empty.score == Decimal("3.0")  # 66.7 * 3 / 66


def test_unknown_is_registered_with_whom_to_ask() -> None:
    series = {"id": "s", "name": "S", "unit": "%", "values": {2022: {"unknown": True, "ask": "BPS"}}}
    lines = lines_of(make_profile(profile=[series]), "profile")
    assert [(line.item, line.kind, line.ask) for line in lines] == [("s.2022", "unknown", "BPS")]


def test_not_applicable_is_not_missing() -> None:
    series = {"id": "s", "name": "S", "unit": "%", "values": {2022: {"not_applicable": True, "reason": "no sea"}}}
    assert not lines_of(make_profile(profile=[series]), "profile")


def test_points_say_what_filling_a_field_gains() -> None:
    issue = {"id": "i", "name": "I", "text": "T", "dimensions": ["GOV"]}
    empty, filled = make_profile(issues=[issue]), make_profile(issues=[{**issue, "sources": ["s"]}])
    line = next(line for line in lines_of(empty, "issues") if line.field == "sources")
    assert line.points == Fraction(3 * 100, 66) * Fraction(2, 3)
    assert abs(measure(filled).score - measure(empty).score - Decimal(3)) <= Decimal("0.1")


def test_a_line_says_who_answers_and_what_stays_empty() -> None:
    profile = make_profile(
        programmes=[programme("A", lead="o")], quick_wins=[{"programme": "A", "year": 2026, "name": "Q"}]
    )
    budget = next(line for line in lines_of(profile, "programmes") if line.field == "budget")
    assert (budget.item, budget.owner, budget.exhibit, budget.gate) == ("A", "o", "budget.by-programme", "budget")
    assert {(line.owner, line.exhibit) for line in lines_of(profile, "quick_wins")} == {("o", "quick-win.sheet")}


@given(st.sets(st.sampled_from(sorted(FIELDS))), st.sampled_from(sorted(FIELDS)))
def test_filling_a_field_never_lowers_score_or_grade(present: set[str], added: str) -> None:
    def found(names: set[str]) -> Completeness:
        return measure(make_profile(programmes=[programme("A", **{n: FIELDS[n] for n in names}), programme("B")]))

    before, after = found(present), found(present | {added})
    assert after.score >= before.score
    assert all(b.score >= a.score and b.grade <= a.grade for a, b in zip(before.parts, after.parts, strict=True))
    assert after.grade <= before.grade  # A is the best


@pytest.mark.parametrize(
    ("id", "parts", "expected"),
    [
        ("legal-basis", {}, (0, 1, False)),
        ("legal-basis", {"legal_basis": [LAW, {**LAW, "id": "b"}]}, (1, 1, True)),
        ("lead", {}, (0, 0, False)),  # nothing there opens no gate
        ("lead", {"programmes": [programme("A", lead="o"), programme("B")]}, (1, 2, False)),
        ("lead", {"programmes": [programme("A", lead="o"), programme("B", lead="o")]}, (2, 2, True)),
        ("budget", {"programmes": [programme("A"), *(programme(id, **PAID) for id in "BCDE")]}, (4, 5, True)),
        ("budget", {"programmes": [programme("A"), *(programme(id, **PAID) for id in "BCD")]}, (3, 4, False)),
        ("baseline", {"programmes": [programme("A", indicators=[INDICATOR])]}, (1, 1, True)),
        ("baseline", {"programmes": [programme("A", indicators=[UNMEASURED])]}, (0, 1, False)),
    ],
)  # fmt: skip
def test_gates(id: str, parts: dict[str, Any], expected: tuple[int, int, bool]) -> None:
    assert gate(make_profile(**parts), id) == expected


@pytest.mark.parametrize(
    ("change", "expected", "closed"),
    [
        ({}, "A", ()),
        ({"lead": None}, "C", ("lead",)),
        ({"budget": {}}, "C", ("budget",)),
        ({"indicators": [UNMEASURED]}, "B", ("baseline",)),
    ],
)
def test_a_closed_gate_caps_the_grade_whatever_the_mean(
    change: dict[str, Any], expected: str, closed: tuple[str, ...]
) -> None:
    """What is missing weighs at most 3 of 21: the mean of at least 85.7% alone would earn an A."""
    parts = measure(make_profile(programmes=[programme("A", **FIELDS | change)])).parts
    part = next(each for each in parts if each.part == "programmes")
    assert part.score >= Decimal("85.7")
    assert (part.grade, part.closed) == (expected, closed)


@pytest.mark.parametrize(
    ("score", "closed", "expected"),
    [
        ("100", [], "A"), ("85", [], "A"), ("84.9", [], "B"), ("70", [], "B"), ("69.9", [], "C"), ("50", [], "C"),
        ("49.9", [], "D"), ("0", [], "D"), ("100", ["baseline"], "B"), ("100", ["lead"], "C"),
        ("100", ["baseline", "lead"], "C"), ("40", ["lead"], "D"),
    ],
)  # fmt: skip
def test_grades_are_half_open_and_capped(score: str, closed: list[str], expected: str) -> None:
    assert RULES.grade(Decimal(score), [each for each in RULES.gates if each.id in closed]) == expected


def test_each_organisation_is_scored_by_what_it_answers_for() -> None:
    """o: programme 21/21 and risk 5/5, weights 6 and 2; p: programme 3/21 only; nobody: a programme with nothing."""
    risk = {"id": "r", "name": "R", "cause": "C", "likelihood": 2, "impact": 2, "treatment": "T", "owner": "o"}
    profile = make_profile(
        programmes=[programme("A", **FIELDS), programme("B", lead="p"), programme("C")],
        risks=[risk],
    )
    found = {each.organisation: each for each in measure(profile).organisations}
    assert list(found) == ["p", "o", ""]
    assert (found["o"].score, found["o"].items, found["o"].grade, found["o"].closed) == (100, 2, "A", ())
    assert (found["p"].score, found["p"].grade, found["p"].closed) == (Decimal("14.3"), "D", ("baseline", "budget"))
    assert (found[""].score, found[""].closed) == (0, ("lead", "baseline", "budget"))
    missing = lines_of(profile, "programmes")
    for id, item in (("p", "B"), ("", "C")):
        assert found[id].missing == sum((line.owner, line.item) == (id, item) for line in missing)


def test_the_ledger_holds_scores_grades_and_gates() -> None:
    ledger = analyze(make_profile(programmes=[programme("A", **FIELDS), programme("B")]), CATALOGUES).ledger
    assert ledger["completeness.part.programmes"].value == Decimal("50.0")
    assert ledger["completeness.part.programmes.grade"].value == "C"
    assert ledger["completeness.organisation.o"].value == 100
    assert ledger["completeness.organisation.none"].value == 0
    assert ledger["completeness.gate.lead"].value == Decimal("50.0")
    assert ledger["completeness.closed-gates"].value == 4
    assert ledger["completeness.grade"].value == "D"


def test_every_part_that_can_be_unknown_has_a_weight() -> None:
    assert set(get_args(Part)) == {rule.id for rule in RULES.items}


def test_the_catalogue_names_what_there_is() -> None:
    parts = {rule.id: {field.id for field in rule.fields} for rule in RULES.items}
    assert all(gate.part in parts and gate.field in {"", *parts[gate.part]} for gate in RULES.gates)
    assert {gate.cap for gate in RULES.gates} <= {grade.id for grade in RULES.grades}
    edges = [grade.at_least for grade in RULES.grades]
    assert edges == sorted(edges, reverse=True)
    assert edges[-1] == 0
    for rule in RULES.items:
        for exhibit in filter(None, rule.exhibit_of.values()):
            assert find(exhibit), exhibit
