"""Readiness: weighted element scores, the composite with its geometric check, and the gate.

Oracle: UNDP, Technical notes of the Human Development Report: (.6971 x .3447 x .5506)^(1/3) = .5096. The means are
those of the OECD/JRC Handbook on Constructing Composite Indicators (2008).
"""

from decimal import Decimal

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.composite import geometric_mean
from masterplan_cli.analysis.readiness import Readiness, assess, shown
from tests.support.profiles import catalogues, make_profile


def component(id: str, element: str, score: object = None, **more: object) -> dict[str, object]:
    return {"id": id, "element": element, "name": id, "condition": "C", **({"score": score} if score else {}), **more}


def assessed(*items: dict[str, object], **parts: object) -> Readiness:
    return assess(make_profile(readiness=list(items), **parts), catalogues().thresholds)


def test_an_element_is_the_weighted_mean_of_its_scored_components() -> None:
    found = assessed(
        component("a", "structure", 4, weight=3), component("b", "structure", 2), component("c", "structure")
    )
    structure = found.elements[1]
    assert (structure.components, structure.scored, structure.score) == (3, 2, Decimal("3.5"))  # (4 x 3 + 2 x 1) / 4
    assert (structure.lowest, found.elements[0].score) == (2, None)


def test_evidence_is_counted_and_changes_no_score() -> None:
    bare = assessed(component("a", "culture", 3))
    backed = assessed(component("a", "culture", 3, sources=["s"]), sources=[{"id": "s", "title": "T"}])
    assert [each.elements[4].evidenced for each in (bare, backed)] == [0, 1]
    assert bare.arithmetic == backed.arithmetic == 3


def test_a_strong_element_does_not_hide_a_weak_one_from_the_geometric_mean() -> None:
    found = assessed(component("a", "nature", 4), component("b", "culture", 1))
    assert (found.arithmetic, found.geometric) == (Decimal("2.5"), 2)  # (4 + 1) / 2 and sqrt(4 x 1)
    assert (found.lowest, found.below_gate) == (1, ("b",))


def test_the_geometric_mean_is_that_of_the_published_note() -> None:
    values = [Decimal("0.6971"), Decimal("0.3447"), Decimal("0.5506")]
    mean = geometric_mean(values)
    assert mean is not None
    assert mean.quantize(Decimal("0.0001")) == Decimal("0.5096")


@pytest.mark.parametrize(("method", "index"), [("arithmetic", Decimal("2.5")), ("geometric", Decimal(2))])
def test_the_profile_declares_the_formula(method: str, index: Decimal) -> None:
    items = (component("a", "nature", 4), component("b", "culture", 1))
    assert assessed(*items, methods={"readiness": method}).index == index


@pytest.mark.parametrize(("score", "below"), [("1.99", ("a",)), ("2", ())])
def test_the_gate_holds_its_edge(score: str, below: tuple[str, ...]) -> None:
    assert assessed(component("a", "nature", Decimal(score))).below_gate == below


def test_means_are_shown_half_up() -> None:
    assert [shown(Decimal(text)) for text in ("2.335", "2.334")] == [Decimal("2.34"), Decimal("2.33")]


def test_without_scores_there_is_no_index() -> None:
    ledger = analyze(make_profile(readiness=[component("a", "nature")]), catalogues()).ledger
    assert "readiness.index" not in ledger
    assert ledger["readiness.components"].value == 1
    assert ledger["readiness.elements-scored"].value == 0


def test_the_index_says_how_many_components_it_leaves_out() -> None:
    items = [component("a", "nature", 3), component("b", "nature"), component("c", "culture", 2)]
    ledger = analyze(make_profile(readiness=items), catalogues()).ledger
    assert [ledger[f"readiness.{name}"].value for name in ("components", "scored", "unscored")] == [3, 2, 1]
    assert [ledger[f"readiness.nature.{name}"].value for name in ("components", "scored")] == [2, 1]
    assert ledger["readiness.unscored"].inputs == ("readiness.components", "readiness.scored")
