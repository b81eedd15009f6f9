"""Priorities and financing of a profile: what the methods get from it, and what they give back."""

from fractions import Fraction as F
from typing import Any

import pytest

from masterplan_cli.analysis.analysis import Analysis, analyze
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()


def criterion(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": id.title(), **fields}


DIRECT = [criterion("use", weight=60, role="impact"), criterion("cost", weight=40, direction="cost", role="ease")]
SCORES = {"P-1": (4, 1), "P-2": (3, 2), "P-10": (1, 4)}


def analysed(rules: dict[str, Any], scores: dict[str, Any] | None = None, **parts: Any) -> Analysis:
    named = {id: dict(zip(("use", "cost"), pair, strict=True)) for id, pair in (scores or SCORES).items()}
    programmes = [programme(id, scores=each) for id, each in named.items()]
    return analyze(
        make_profile(programmes=parts.pop("programmes", programmes), prioritisation=rules, **parts), CATALOGUES
    )


def test_weights_of_one_hundred_are_shares() -> None:
    priority = analysed({"criteria": DIRECT}).priority
    assert priority is not None
    assert priority.weights.values == (F(3, 5), F(2, 5))
    assert [(p.id, p.rank, p.score) for p in priority.places] == [
        ("P-1", 1, F(1)), ("P-2", 2, F(2, 3)), ("P-10", 3, F(0)),
    ]  # fmt: skip


def test_weights_from_an_order() -> None:
    ordered = [criterion("use", rank=1), criterion("cost", rank=2)]
    priority = analysed({"weights": "roc", "criteria": ordered}).priority
    assert priority is not None
    assert priority.weights.values == (F(3, 4), F(1, 4))


def judge(*pairs: tuple[str, str, int]) -> dict[str, Any]:
    return {"name": "Tim", "comparisons": [{"prefer": a, "over": b, "by": n} for a, b, n in pairs]}


def test_weights_from_comparisons() -> None:
    rules = {"weights": "ahp", "criteria": [criterion("use"), criterion("cost")], "judges": [judge(("use", "cost", 3))]}
    priority = analysed(rules).priority
    assert priority is not None
    assert priority.weights.values == (F(3, 4), F(1, 4))


CIRCLE = [judge(("a", "b", 9), ("b", "c", 9), ("c", "a", 9))]


@pytest.mark.parametrize(("waiver", "ranked"), [(None, False), ("Diputuskan rapat", True)])
def test_contradictory_comparisons_are_refused_unless_accepted_in_writing(waiver: str | None, ranked: bool) -> None:
    rules = {"weights": "ahp", "criteria": [criterion(id) for id in "abc"], "judges": CIRCLE}
    rules |= {"inconsistency_waiver": waiver} if waiver else {}
    programmes = [programme("A", scores={"a": 4, "b": 2, "c": 1})]
    assert (analysed(rules, programmes=programmes).priority is not None) is ranked


@pytest.mark.parametrize(
    "rules", [{"criteria": []}, {"criteria": [criterion("use")]}, {"weights": "ahp", "criteria": DIRECT}]
)
def test_without_weights_nothing_is_ranked(rules: dict[str, Any]) -> None:
    assert analysed(rules).priority is None


def test_topsis_can_be_the_method_and_the_sum_its_second_opinion() -> None:
    priority = analysed({"method": "topsis", "criteria": DIRECT}).priority
    assert priority is not None
    assert [place.id for place in priority.places] == ["P-1", "P-2", "P-10"]
    assert priority.second is not None
    assert (priority.second.method, priority.second.spearman, priority.second.kendall) == ("saw", 1, 1)


def test_impact_and_ease() -> None:
    priority = analysed({"criteria": DIRECT}).priority
    assert priority is not None
    assert [(s.id, s.impact, s.ease, s.quadrant) for s in priority.spots] == [
        ("P-1", 1, 1, "do-first"), ("P-2", F(2, 3), F(2, 3), "do-first"), ("P-10", 0, 0, "reconsider"),
    ]  # fmt: skip


CEILINGS = {"ceilings": {2026: {"apbd": "10 juta"}}, "share_limit": 90}


def paid(id: str, amount: str, **fields: Any) -> dict[str, Any]:
    return programme(id, budget={2026: {"apbd": amount}}, **fields)


def test_financing_names_what_to_postpone() -> None:
    programmes = [paid("A", "6 juta", scores={"use": 4, "cost": 1}), paid("B", "5 juta", scores={"use": 1, "cost": 4})]
    found = analysed({"criteria": DIRECT}, programmes=programmes, fiscal=CEILINGS)
    financing = found.financing
    assert financing is not None
    (cell,) = financing.cells
    assert (cell.need, cell.ceiling, cell.room, cell.verdict) == (11_000_000, 9_000_000, -2_000_000, "over")
    assert financing.left_out == ("B",)
    (year, source, postponed) = financing.postponed[0]
    assert postponed is not None
    assert (year, source, postponed.ids, postponed.freed) == (2026, "apbd", ("B",), 5_000_000)
    assert found.ledger["fiscal.2026.apbd.room"].value == -2_000_000
    assert found.ledger["programmes.A.rank"].value == 1


def test_without_a_ranking_the_fewest_programmes_are_postponed() -> None:
    programmes = [paid("A", "2 juta"), paid("B", "2 juta"), paid("C", "7 juta")]
    financing = analyze(make_profile(programmes=programmes, fiscal=CEILINGS), CATALOGUES).financing
    assert financing is not None
    assert len(financing.left_out) == 1
    assert not financing.ranked


def test_a_scenario_lowers_the_ceilings_and_leaves_the_plan_as_it_is() -> None:
    programmes = [paid("A", "6 juta"), paid("B", "3 juta")]
    fiscal = {**CEILINGS, "share_limit": 100, "stress": 80}  # 80% of 10 million are 8 million
    found = analyze(make_profile(programmes=programmes, fiscal=fiscal), CATALOGUES)
    assert found.financing is not None
    assert found.stress is not None
    assert [cell.verdict for cell in found.financing.cells] == ["ok"]
    assert (found.financing.left_out, found.stress.left_out) == ((), ("A",))  # equals: the one that uses less stays
    (cell,) = found.stress.cells
    assert (cell.ceiling, cell.room) == (8_000_000, -1_000_000)
    figures = {name: found.ledger[f"fiscal.stress.{name}"].value for name in ("share", "over", "left-out", "waiting")}
    assert figures == {"share": 80, "over": 1, "left-out": 1, "waiting": 6_000_000}
    assert found.ledger["fiscal.over"].value == 0


def test_a_scenario_takes_its_share_of_the_share_that_may_be_used() -> None:
    fiscal = {**CEILINGS, "share_limit": 50, "stress": 50}
    found = analyze(make_profile(programmes=[paid("A", "1 juta")], fiscal=fiscal), CATALOGUES)
    assert found.stress is not None
    assert found.stress.share == 25
    assert found.stress.cells[0].ceiling == 2_500_000


def test_without_a_scenario_or_without_ceilings_there_is_nothing_to_lower() -> None:
    for fiscal in (CEILINGS, {"stress": 80}, None):
        assert analyze(make_profile(fiscal=fiscal), CATALOGUES).stress is None


def test_missing_ceilings_are_named() -> None:
    programmes = [programme("A", budget={2026: {"apbd": "1 juta", "csr": "1 juta"}, 2027: {"apbd": "1 juta"}})]
    financing = analyze(make_profile(programmes=programmes, fiscal=CEILINGS), CATALOGUES).financing
    assert financing is not None
    assert financing.missing == ((2026, "csr"), (2027, "apbd"))
    assert analyze(make_profile(programmes=programmes), CATALOGUES).financing is None


def test_owners_of_the_plan() -> None:
    organisations = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
    programmes = [
        programme("G1", lead="a", start="2026-01", end="2027-06"),
        programme("G2", lead="a", start="2027-01", end="2027-12"),
        programme("G3", lead="b"),
    ]
    owners = analyze(make_profile(programmes=programmes, organisations=organisations), CATALOGUES).ownership
    first = owners.loads[0]
    assert (first.organisation, first.programmes, first.share) == ("a", 2, F(2, 3))
    assert (first.running[2026], first.running[2027], first.running[2028]) == (1, 2, 0)
    (dimension,) = owners.concentration
    assert (dimension.largest, dimension.index) == ("a", F(5, 9))


def test_a_thousand_programmes_are_all_ranked() -> None:
    criteria = [criterion(f"c{i}", weight=20) for i in range(5)]
    programmes = [
        paid(f"P{i}", f"{i % 90 + 10} juta", scores={f"c{k}": (i * (k + 3) + i // 7) % 4 + 1 for k in range(5)})
        for i in range(1000)
    ]
    fiscal = {"ceilings": {2026: {"apbd": "30 miliar"}}}
    profile = make_profile(programmes=programmes, prioritisation={"criteria": criteria}, fiscal=fiscal)
    found = analyze(profile, CATALOGUES)
    assert found.priority is not None
    assert len(found.priority.places) == 1000
