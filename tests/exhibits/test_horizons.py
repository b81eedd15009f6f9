"""The three linked tables of a horizon: the same programmes, no empty columns, money that agrees to the rupiah."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits import budget, horizons
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.language.language import Language
from masterplan_cli.model.entity import HORIZONS
from masterplan_cli.model.profile import Profile
from tests.support.profiles import catalogues, make_profile, programme
from tests.test_examples import build

CATALOGUES = catalogues()


@cache
def english() -> Language:
    return load_language(PackagedStore(), "en")


def scene(profile: Profile) -> Scene:
    return Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, english())


def cells(table: Table, key: str, kind: str = "row") -> list[object]:
    place = [column.key for column in table.columns].index(key)
    return [row.cells[place] for row in table.rows if row.kind == kind]


PROFILE = make_profile(
    organisations=[{"id": "a", "name": "Office A"}, {"id": "b", "name": "Office B"}],
    programmes=[
        programme(
            "G-1",
            "GOV-1",
            horizon="medium",
            lead="a",
            support=["b"],
            type="continuing",
            codes={"permendagri-90-2019": "2.16"},
            note="Goes on",
            indicators=[
                {"id": "i", "name": "Visits", "unit": "visits", "direction": "down",
                 "baseline": {"value": 4, "year": 2025}, "targets": {2026: 3, 2028: 1}},
                {"id": "j", "name": "Users", "unit": "people", "targets": {2028: 100}},
            ],
            budget={2026: {"apbd": 1_000_001, "csr": 2}, 2028: {"apbd": 3}},
        ),
        programme("E-1", "ENV-2", horizon="medium"),
        programme("S-1", "SOC-1", horizon="long", budget={2029: {"apbn": 5}}),
    ],
)  # fmt: skip


def test_the_three_tables_name_the_same_programmes() -> None:
    made = [build(scene(PROFILE), "medium") for build in (horizons.matrix, horizons.targets, horizons.money)]
    linked = [list(dict.fromkeys(zip(cells(t, "no"), cells(t, "code"), strict=True))) for t in made if t]
    assert linked == [[(1, "G-1"), (2, "E-1")]] * 3
    assert all(table is not None and table.landscape for table in made)


def test_the_identity_leaves_out_what_nobody_states() -> None:
    made = horizons.matrix(scene(PROFILE), "medium")
    assert made is not None
    keys = [column.key for column in made.columns]
    assert "location" not in keys
    assert "plan-ref" not in keys
    (first, _) = (row.cells for row in made.rows if row.kind == "row")
    shown = dict(zip(keys, first, strict=True))
    wanted = {"lead": "Office A", "support": "Office B", "type": "Continuing", "nomenclature": "2.16"}
    assert {**shown, **wanted, "remark": "Goes on", "subdimension": "Public Service"} == shown


def test_every_indicator_has_a_row_and_only_years_with_targets_a_column() -> None:
    made = horizons.targets(scene(PROFILE), "medium")
    assert made is not None
    assert [column.key for column in made.columns if column.group] == ["2026", "2028"]
    assert cells(made, "indicator") == ["Visits ↓", "Users", None]
    assert (cells(made, "2026"), cells(made, "2028")) == ([3, None, None], [1, 100, None])
    assert cells(made, "baseline") == [4, None, None]


def test_money_has_a_row_for_each_source() -> None:
    made = horizons.money(scene(PROFILE), "medium")
    assert made is not None
    assert [column.key for column in made.columns] == ["no", "code", "programme", "funding", "2026", "2028", "total"]
    assert cells(made, "total") == [1_000_004, 2, None]
    assert cells(made, "2026") == [1_000_001, 2, None]
    assert [cells(made, key, "total") for key in ("2026", "2028", "total")] == [[1_000_003], [3], [1_000_006]]
    assert horizons.money(scene(PROFILE), "short") is None


AMOUNTS = st.dictionaries(
    st.integers(2026, 2032), st.dictionaries(st.sampled_from(["apbd", "apbn", "csr"]), st.integers(0, 10**13))
)


@given(
    st.lists(st.tuples(st.sampled_from(["GOV-1", "LIV-3", "ENV-2"]), st.sampled_from(HORIZONS), AMOUNTS), max_size=6)
)
def test_the_money_of_all_horizons_is_that_of_the_budget_tables(
    drawn: list[tuple[str, str, dict[int, object]]],
) -> None:
    programmes = [
        programme(f"P-{n}", part, horizon=horizon, budget=amounts) for n, (part, horizon, amounts) in enumerate(drawn)
    ]
    seen = scene(make_profile(programmes=programmes))
    made = [table for horizon in HORIZONS if (table := horizons.money(seen, horizon))]
    total = seen.analysis.budget.total
    assert sum(cells(table, "total", "total")[0] for table in made) == total  # type: ignore[misc]
    for table in made:
        years = [column.key for column in table.columns if column.group]
        assert sum(filter(None, cells(table, "total"))) == cells(table, "total", "total")[0]  # type: ignore[arg-type]
        for year in years:
            assert sum(filter(None, cells(table, year))) == cells(table, year, "total")[0]  # type: ignore[arg-type]
    sources = budget.by_source(seen, "")
    assert (cells(sources, "total", "total") if sources else [0]) == [total]


@pytest.mark.parametrize("name", ["pariaman.yaml", "kabupaten-lembah-seruni.yaml"])
def test_the_examples_hold_every_programme_once(name: str) -> None:
    seen = scene(build(name).checked.profile)
    for make in (horizons.matrix, horizons.money):
        found = [code for each in HORIZONS if (made := make(seen, each)) for code in dict.fromkeys(cells(made, "code"))]
        assert sorted(found) == sorted(programme.id for programme in seen.profile.programmes)  # type: ignore[type-var]
