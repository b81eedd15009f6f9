"""The table of attainment: target, result, per cent and a state in words."""

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.inline import plain
from masterplan_cli.exhibits.attained import attainment
from masterplan_cli.exhibits.exhibit import Scene
from tests.support.profiles import catalogues, make_profile, programme

TARGETS = {2026: 100, 2027: 100, 2028: 0}
GOAL = {"id": "g", "text": "Goal", "indicators": [{"id": "i", "name": "Visits", "unit": "%", "targets": TARGETS}]}
RESULTS = {2026: {"value": 90, "note": "Late"}, 2027: {"unknown": True}, 2028: {"value": 5}, 2029: {"value": 5}}
PROFILE = make_profile(
    vision={"statement": "V", "goals": [GOAL]},
    programmes=[programme("P", indicators=[{"id": "j", "name": "Users", "unit": "people", "targets": {2026: 10}}])],
    monitoring={
        "until": 2029,
        "realisation": [{"indicator": "j", "values": {2026: {"value": 12}}}, {"indicator": "i", "values": RESULTS}],
    },
)


@pytest.fixture(scope="module")
def scene() -> Scene:
    found = catalogues()
    return Scene(PROFILE, analyze(PROFILE, found), found, load_language(PackagedStore(), "en"))


def test_goals_come_before_programmes_and_every_year_has_a_row(scene: Scene) -> None:
    made = attainment(scene, "")
    assert made is not None
    places = [[column.key for column in made.columns].index(key) for key in ("code", "year", "attainment", "status")]
    shown = [tuple(row.cells[place] for place in places) for row in made.rows if row.kind == "row"]
    assert [(code, year, None if share is None else f"{share}", state) for code, year, share, state in shown] == [
        ("g", 2026, "90.0", "behind"),
        ("g", 2027, None, "no result yet"),
        ("g", 2028, None, "cannot be computed"),
        ("g", 2029, None, "no target for this year"),
        ("P", 2026, "120.0", "on track"),
    ]
    assert any(plain(note) == "Visits (2026): Late" for note in made.notes)
    assert any(plain(note).startswith("Results later than the date of the document") for note in made.notes)


def test_another_method_is_named() -> None:
    found, results = catalogues(), [{"indicator": "i", "values": {2026: {"value": 90}}, "breaks": [2026]}]
    profile = make_profile(vision={"statement": "V", "goals": [GOAL]}, monitoring={"realisation": results})
    made = attainment(Scene(profile, analyze(profile, found), found, load_language(PackagedStore(), "en")), "")
    assert made is not None
    assert "not comparable: the method changed" in made.rows[1].cells
    assert not any(plain(note).startswith("Results later") for note in made.notes)


def test_one_year_alone(scene: Scene) -> None:
    made = attainment(scene, "2026")
    assert made is not None
    assert (made.name, made.caption) == ("monitoring.attainment/2026", "Attainment of indicators in 2026")
    assert [row.key for row in made.rows if row.kind == "row"] == ["i", "j"]
    assert "year" not in {column.key for column in made.columns}
    assert attainment(scene, "1999") is None
