"""Need and ceilings: a row for each year and source, and one for a source without any ceiling."""

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.inline import plain
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.finance import feasibility
from tests.support.profiles import catalogues, make_profile, programme

BUDGET = {2026: {"apbd": 60, "apbn": 5}, 2027: {"apbd": 110, "apbn": 7}, 2029: {"apbn": 1}}


def made(**fiscal: object) -> Table:
    profile = make_profile(
        programmes=[programme("A", budget=BUDGET)],
        fiscal={"ceilings": {2026: {"apbd": 100}, 2027: {"apbd": 100}}, **fiscal},
    )
    scene = Scene(profile, analyze(profile, catalogues()), catalogues(), load_language(PackagedStore(), "en"))
    found = feasibility(scene, "")
    assert found is not None
    return found


def test_a_source_without_ceilings_has_one_row_for_all_its_years() -> None:
    assert [(row.cells[0], row.cells[2], row.cells[3], row.cells[6]) for row in made().rows] == [
        ("2026", 60, 100, "sufficient"),
        ("2027", 110, 100, "above the ceiling"),
        ("2026–2029", 13, None, "no ceiling yet"),
    ]


@pytest.mark.parametrize(("share", "count"), [(100, 1), (80, 2)])
def test_the_share_that_may_be_used_is_said_where_it_is_not_the_whole(share: int, count: int) -> None:
    notes = [plain(note) for note in made(share_limit=share).notes]
    assert len(notes) == count
    assert ("80%" in notes[-1]) is (share == 80)
