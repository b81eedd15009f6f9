"""Recorded execution: what is told of it, where, and what is left alone."""

from typing import Any

import pytest

from masterplan_cli.checks.evidence import whole_figures
from masterplan_cli.checks.indicators import realised
from masterplan_cli.checks.progress import progress, twice
from masterplan_cli.model.profile import Profile
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
BUDGET = {2027: {"apbd": "100 juta"}}


def profile_of(records: dict[int, Any], **monitoring: Any) -> Profile:
    """A plan of 2026–2030 with one programme that runs from 2027 and these records of it."""
    made = programme("P", start="2027-01", end="2028-12", budget=BUDGET)
    return make_profile(
        programmes=[made], monitoring={"until": 2030, "progress": [{"programme": "P", "years": records}], **monitoring}
    )


@pytest.mark.parametrize(
    ("records", "codes"),
    [
        ({2027: {"physical": 40}, 2028: {"physical": 100}}, []),
        ({2028: {"physical": 30}, 2027: {"physical": 40}}, ["MP531"]),
        ({2027: {"physical": 40}, 2028: {"note": "Later"}, 2029: {"physical": 39}}, ["MP531"]),
        ({2026: {"physical": 0, "spent": {"apbd": 0}}}, []),
        ({2026: {"physical": 1}}, ["MP532"]),
        ({2026: {"spent": {"apbd": 1}}}, ["MP532"]),
        ({2028: {"spent": {"apbd": 1}}}, ["MP533"]),
        ({2028: {"spent": {"apbd": 0}}}, []),
        ({2027: {"spent": {"csr": 1}}}, []),
    ],
    ids=[
        "fine", "falls", "falls over a gap", "nothing yet", "before the start", "paid before the start",
        "without a plan", "nothing spent", "another source",
    ],
)  # fmt: skip
def test_each_record_is_held_against_the_one_before_and_the_plan(records: dict[int, Any], codes: list[str]) -> None:
    assert [each.rule.code for each in progress(profile_of(records), CATALOGUES)] == codes


def test_a_record_needs_a_source_as_soon_as_it_holds_a_number() -> None:
    records = {2027: {"physical": 40}, 2028: {"physical": 60, "source": "s"}, 2029: {"cause": "Rain"}}
    found = [each.at for each in whole_figures(profile_of(records), CATALOGUES)]
    assert found == [("monitoring", "progress", 0, "years", "2027")]


def test_results_are_whole_figures_too() -> None:
    values = {2027: {"value": 1}, 2028: {"unknown": True}, 2029: {}, 2030: {"value": 1, "text": "one", "source": "s"}}
    profile = make_profile(monitoring={"realisation": [{"indicator": "i", "values": values}]})
    found = [(each.rule.code, each.at[-1]) for each in whole_figures(profile, CATALOGUES)]
    assert found == [("MP503", "2027"), ("MP504", "2028"), ("MP502", "2029"), ("MP501", "2030")]


def test_a_year_may_be_told_once() -> None:
    entries = [{"programme": "P", "years": {2027: {}}}, {"programme": "P", "years": {2027: {}, 2028: {}}}]
    results = [{"indicator": id, "values": {2027: {"value": 1}}} for id in ("i", "j", "i")]
    profile = profile_of({}, progress=entries, realisation=results)
    assert [each.at for each in twice(profile, CATALOGUES)] == [
        ("monitoring", "realisation", 2, "values", "2027"),
        ("monitoring", "progress", 1, "years", "2027"),
    ]


@pytest.mark.parametrize(("year", "found"), [(2026, []), (2027, [("monitoring", "progress")])])
def test_records_later_than_the_document_are_told_as_results_are(year: int, found: list[Any]) -> None:
    profile = profile_of({year: {"physical": 1}}, until=None)  # the document is of 2026
    assert [each.at for each in realised(profile, CATALOGUES)] == found
