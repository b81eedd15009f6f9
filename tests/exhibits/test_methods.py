"""The annex on methods says what was used and nothing else, and counts what is not known."""

from dataclasses import replace
from typing import Any

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.selection import Postponement, Selection
from masterplan_cli.compose.words import load_language
from masterplan_cli.document.inline import Text
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.methods import METHODS
from masterplan_cli.language.language import LANGUAGES
from tests.exhibits.test_coverage import CATALOGUES, STORE, show
from tests.support.profiles import make_profile, programme

CRITERIA = [{"id": "x", "name": "Reach", "weight": 3}, {"id": "y", "name": "Ease", "weight": 1}]


def chosen(**parts: Any) -> dict[str, object]:
    table = show("methods.used", **parts)
    assert isinstance(table, Table)
    return {row.key: row.cells[3] for row in table.rows}


def test_an_empty_profile_uses_no_method_of_choice() -> None:
    assert chosen().keys() == {"completeness", "evaluation"}


@pytest.mark.parametrize(("method", "first", "second"), [("saw", "saw", "topsis"), ("topsis", "topsis", "saw")])
def test_weights_and_methods_are_those_of_the_profile(method: str, first: str, second: str) -> None:
    programmes = [programme("A", scores={"x": 4, "y": 1}), programme("B", scores={"x": 1, "y": 4})]
    found = chosen(programmes=programmes, prioritisation={"method": method, "criteria": CRITERIA})
    assert found["weights-direct"] == "Reach 75.0%; Ease 25.0%"
    assert (found[first], found[second]) == ("decides the ranking", "second opinion")
    assert not found.keys() & {"weights-roc", "weights-ahp", "fiscal", "selection", "readiness"}


def test_the_declared_formulas_are_named() -> None:
    indicator = {"id": "i", "name": "I", "unit": "%"}
    found = chosen(programmes=[programme("A", indicators=[indicator])], methods={"attainment_down": "from_baseline"})
    assert "down: progress from the baseline" in str(found["attainment"])


def test_what_is_not_known_is_counted_as_in_the_register() -> None:
    profile = make_profile(
        programmes=[programme("A")],
        profile=[{"id": "s", "name": "S", "unit": "%", "values": {2022: {"unknown": True}, 2023: {"value": 1}}}],
    )
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    table = find("methods.limits").build(here, "")  # type: ignore[union-attr]
    assert isinstance(table, Table)
    found = {row.key: row.cells[1:] for row in table.rows}
    assert found["profile"] == (1, 1, 0)
    assert sum(map(int, table.rows[-1].cells[1:])) == len(here.analysis.completeness.register)  # type: ignore[arg-type]


def shown_with(name: str, **changed: Any) -> Table:
    """A table on two programmes of 6 million under a ceiling of 10, its financing changed."""
    profile = make_profile(
        programmes=[programme(id, budget={2026: {"apbd": "6 juta"}}) for id in "AB"],
        fiscal={"ceilings": {2026: {"apbd": "10 juta"}}},
    )
    analysis = analyze(profile, CATALOGUES)
    assert analysis.financing is not None
    analysis = replace(analysis, financing=replace(analysis.financing, **changed))
    exhibit = find(name)
    assert exhibit is not None
    table = exhibit.build(Scene(profile, analysis, CATALOGUES, load_language(STORE, "en")), "")
    assert isinstance(table, Table)
    return table


def notes_of(table: Table) -> list[str]:
    return ["".join(part.text for part in note if isinstance(part, Text)) for note in table.notes]


@pytest.mark.parametrize(
    ("value", "bound", "said"),
    [
        (1000, 1000, "A complete search proves that no other choice is better."),
        (1000, 1001, "The search was limited; the best choice is at most 0.1% better than this one."),
        (3000, 3001, "The search was limited; the best choice is at most 0.1% better than this one."),
        (1000, 1250, "The search was limited; the best choice is at most 25.0% better than this one."),
    ],
)
def test_how_far_a_choice_may_be_from_the_best_is_never_said_too_small(value: int, bound: int, said: str) -> None:
    selection = Selection(("A",), value, bound, 0, proven=value == bound)
    table = shown_with("fiscal.selection", selection=selection)
    assert [row.key for row in table.rows] == ["B"]
    assert notes_of(table)[1:] == [said]


LIMITED = "The search was limited for Regional budget (APBD) 2026; there may be a postponement with a smaller loss."


@pytest.mark.parametrize(("proven", "said"), [(True, []), (False, [LIMITED])])
def test_a_postponement_that_is_not_proven_says_so(proven: bool, said: list[str]) -> None:
    postponed = ((2026, "apbd", Postponement(("B",), 6_000_000, 1_000, proven)),)
    assert notes_of(shown_with("fiscal.postponement", postponed=postponed))[1:] == said


def test_every_method_has_its_words() -> None:
    for language in LANGUAGES:
        words = load_language(STORE, language).words
        for name, _ in METHODS:
            assert all(words[f"method-{part}.{name}"] for part in ("name", "use", "source"))
