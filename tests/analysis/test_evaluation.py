"""The evaluation arithmetic against the published scheme, and the pre-check.

Weights and means: official evaluation reports of 2022 (B-1004/DJAI/AI.01.04/12/2022) and 2023
(B-1384/DJAI/AI.01.04/12/2023).
"""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.evaluation import (
    EVIDENCE,
    Interval,
    PreCheck,
    component_score,
    final_score,
    mean_of,
    precheck,
    rounded_score,
    weighted,
)
from masterplan_cli.model.catalogue import questions_of
from masterplan_cli.model.governance import Evaluation
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
D = Decimal
WEIGHTS = [
    ("kominfo-2022", "new", {"baseline": 10, "output": 20, "outcome": 30, "impact": 10, "quick-win": 30}),
    ("kominfo-2023", "2017-2019", {"baseline": 10, "output": 20, "outcome": 30, "impact": 20, "quick-win": 20}),
    (
        "kominfo-2023",
        "kppn-ikn",
        {"baseline": 10, "output": 20, "outcome": 20, "impact": 20, "quick-win": 20, "collaboration": 10},
    ),
]


@pytest.mark.parametrize(("scheme", "intake", "expected"), WEIGHTS)
def test_weights_are_those_of_the_reports(scheme: str, intake: str, expected: dict[str, int]) -> None:
    found = CATALOGUES.schemes[scheme].components_of(intake)
    assert {component.id: component.weights[intake] for component in found} == expected


def test_the_mean_of_38_regions_of_2022() -> None:
    """The report's means by component give its mean final score, 2.32; its own scores deviate by at most 0.013."""
    means = {
        "baseline": D("2.23"),
        "output": D("1.86"),
        "outcome": D("2.60"),
        "impact": D("2.24"),
        "quick-win": D("2.38"),
    }
    assert abs(final_score(means, WEIGHTS[0][2]) - Fraction("2.32")) <= Fraction("0.013")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [([1, 2, 3, 4], "2.50"), ([1, 1, 2], "1.33"), ([0, 0, 0, 3, 0], "0.60"), ([D("2.5"), 4], "3.25")],
)  # 0.60 is the lowest component of 2022: a question can be zero
def test_a_component_is_the_mean_of_its_questions(answers: list[Decimal], expected: str) -> None:
    assert rounded_score(component_score(answers)) == D(expected)


def test_no_questions_no_score() -> None:
    with pytest.raises(ValueError, match="no score"):
        component_score([])


def test_weights_must_sum_to_hundred() -> None:
    with pytest.raises(ValueError, match="sum"):
        final_score({"a": 4}, {"a": 90})


INTERVALS = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda pair: Interval(Fraction(min(pair)), Fraction(max(pair)))
)


@given(st.lists(st.tuples(INTERVALS, st.integers(0, 100)), min_size=1, max_size=8))
def test_every_possible_mean_lies_in_the_interval(items: list[tuple[Interval, int]]) -> None:
    chosen = [each.low + (each.high - each.low) * share / 100 for each, share in items]
    found = mean_of([each for each, _ in items])
    assert found.low <= component_score(chosen) <= found.high


@given(INTERVALS, INTERVALS, st.integers(0, 100))
def test_bounds_of_the_weighted_sum_are_sums_of_bounds(one: Interval, two: Interval, weight: int) -> None:
    weights = {"a": weight, "b": 100 - weight}
    found = weighted({"a": one, "b": two}, weights)
    assert found.low == final_score({"a": one.low, "b": two.low}, weights)
    assert found.high == final_score({"a": one.high, "b": two.high}, weights)
    assert found.low <= found.high


def check(**parts: object) -> PreCheck:
    return precheck(make_profile(**parts), CATALOGUES)  # type: ignore[arg-type]


def state(question: str, **parts: object) -> str:
    found = check(evaluation={"status": "-", "scheme": "kominfo-2022"}, **parts)
    return next(each.state for each in found.judged if each.question.id == question)


@pytest.mark.parametrize("scheme", CATALOGUES.schemes.values(), ids=lambda scheme: scheme.id)
def test_every_question_has_a_rule_of_evidence(scheme: object) -> None:
    names = {q.evidence for part in scheme.components for q in questions_of(part, CATALOGUES)}  # type: ignore[attr-defined]
    assert names <= EVIDENCE.keys()
    outcomes = {i.id for dimension in CATALOGUES.taxonomy.dimensions for i in dimension.indicators}
    asked = {q.of for part in scheme.components for q in part.questions if q.evidence == "outcome-indicator"}  # type: ignore[attr-defined]
    assert asked == outcomes


def test_every_rule_of_evidence_is_used() -> None:
    used = {q.evidence for s in CATALOGUES.schemes.values() for c in s.components for q in questions_of(c, CATALOGUES)}
    assert used == EVIDENCE.keys()


BODY = {"id": "d", "name": "Dewan", "kind": "council"}


@pytest.mark.parametrize(
    ("question", "parts", "expected"),
    [
        ("B-1", {}, "missing"),
        ("B-1", {"legal_basis": [{"id": "p", "kind": "perda", "number": "1", "year": 2025, "title": "T"}]}, "missing"),
        ("B-2", {"governance": {"bodies": [BODY]}}, "missing"),
        ("B-2", {"governance": {"bodies": [{**BODY, "meetings": "Tiap bulan"}]}}, "planned"),
        ("B-2", {"governance": {"bodies": [{**BODY, "last_meeting": "2025-05-02"}]}}, "present"),
        ("B-2", {"governance": {"bodies": [{**BODY, "last_meeting": "2024-05-02"}]}}, "expired"),
        ("O-2", {"governance": {"bodies": [BODY]}}, "planned"),
        ("O-2", {"governance": {"bodies": [{**BODY, "status": "existing"}]}}, "present"),
        ("O-3", {"governance": {"bodies": [{**BODY, "status": "existing"}]}}, "missing"),
        ("O-4", {"plans": [{"id": "r", "kind": "renstra", "name": "R"}]}, "planned"),
        (
            "O-4",
            {"plans": [{"id": "r", "kind": "renstra", "name": "R"}], "programmes": [programme("A", plan_refs=["r"])]},
            "present",
        ),
        ("O-6", {"programmes": [programme("A", budget={2026: {"apbd": 1}})]}, "planned"),
        ("O-7", {"programmes": [programme("A", budget={2026: {"csr": 1}})]}, "planned"),
        ("O-7", {"programmes": [programme("A", status="existing", budget={2026: {"csr": 1}})]}, "present"),
        ("C-1", {"programmes": [programme("A", "GOV-1")]}, "planned"),
        ("C-1", {"programmes": [programme("A", "GOV-1", status="existing")]}, "present"),
        ("C-1", {"programmes": [programme("A", "BRA-1", status="existing")]}, "missing"),
    ],
)
def test_evidence(question: str, parts: dict[str, object], expected: str) -> None:
    assert state(question, **parts) == expected


def test_the_regulation_of_the_masterplan_is_evidence() -> None:
    document = {"title": "P", "date": "2026-01-15", "period": "2026-2030", "regulation": "p"}
    legal = [{"id": "p", "kind": "perkada", "number": "1", "year": 2025, "title": "Masterplan"}]
    assert state("B-1", document=document, legal_basis=legal) == "present"


def test_an_outcome_indicator_needs_a_value() -> None:
    series = {"id": "ipm", "name": "IPM", "unit": "indeks", "outcome": "eco-hdi"}
    question = next(q.id for q in CATALOGUES.schemes["kominfo-2022"].components[2].questions if q.of == "eco-hdi")
    assert state(question, profile=[{**series, "values": {2024: {"value": 70, "source": "s"}}}]) == "present"
    assert state(question, profile=[{**series, "values": {2024: {"unknown": True}}}]) == "planned"
    assert state(question) == "missing"


def test_nothing_known_leaves_the_whole_range_open() -> None:
    found = check()
    assert (found.reachable.low, found.reachable.high) == (0, 4)
    assert (found.current.low, found.current.high) == (0, 1)
    assert (found.scheme.id, found.is_chosen) == ("kominfo-2023", False)


def test_all_questions_answered_leave_one_score() -> None:
    scheme = CATALOGUES.schemes["kominfo-2022"]
    ids = [q.id for part in scheme.components for q in questions_of(part, CATALOGUES)]
    answers = [{"question": id, "score": 3} for id in ids]
    found = check(evaluation={"status": "-", "scheme": scheme.id, "intake": "new", "answers": answers})
    assert (found.current.low, found.current.high, found.reachable.low, found.reachable.high) == (3, 3, 3, 3)
    assert {each.state for each in found.judged} == {"answered"}


def test_one_answer_narrows_its_component_only() -> None:
    """Output has seven questions: one answered with 4, six without evidence, from 0 to 1 today, to 4 at best."""
    answers = [{"question": "O-4", "score": 4}]
    found = check(evaluation={"status": "-", "scheme": "kominfo-2022", "answers": answers})
    output = next(each for each in found.components if each.component.id == "output")
    assert (output.current.low, output.current.high) == (Fraction(4, 7), Fraction(10, 7))
    assert (output.reachable.low, output.reachable.high) == (Fraction(4, 7), 4)
    assert rounded_score(found.current.low) == D("0.11")  # 20 per cent of 4/7


def test_stated_evidence_counts() -> None:
    answers = [{"question": "I-1", "evidence": "Survei kepuasan 2025"}]
    found = check(evaluation={"status": "-", "scheme": "kominfo-2022", "answers": answers})
    judged = next(each for each in found.judged if each.question.id == "I-1")
    assert (judged.state, judged.where) == ("present", ("evaluation.answers[0]",))
    assert (judged.current.low, judged.current.high) == (1, 4)


@pytest.mark.parametrize(
    ("history", "achievement", "improvement"),
    [
        ({2023: {"value": "3.12"}, 2024: {"value": "3.57"}}, "3.57", "0.45"),
        ({2022: {"value": "3.12"}, 2024: {"value": "3.57"}}, "3.57", None),
        ({2024: {"unknown": True}}, None, None),
    ],
)
def test_the_two_indices(history: dict[int, dict[str, str]], achievement: str | None, improvement: str | None) -> None:
    ledger = analyze(make_profile(evaluation={"status": "-", "history": history}), CATALOGUES).ledger
    for name, expected in (("achievement", achievement), ("improvement", improvement)):
        found = ledger[f"evaluation.{name}"].value if f"evaluation.{name}" in ledger else None
        assert found == (D(expected) if expected else None)


def test_the_ledger_holds_the_range_never_a_single_score() -> None:
    ledger = analyze(make_profile(programmes=[programme("A")]), CATALOGUES).ledger
    assert ledger["evaluation.range.low"].value < ledger["evaluation.range.high"].value
    assert ledger["evaluation.questions"].value == sum(
        ledger[f"evaluation.{state}"].value for state in ("answered", "present", "planned", "expired", "missing")
    )


def test_the_model_holds_an_evaluation() -> None:
    profile = make_profile(evaluation={"status": "-", "scheme": "kominfo-2023", "intake": "kppn-ikn"})
    assert isinstance(profile.evaluation, Evaluation)
    assert [each.weight for each in precheck(profile, CATALOGUES).components] == [10, 20, 20, 20, 20, 10]
