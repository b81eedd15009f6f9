"""Coverage: links, what is served by nothing, and the invariants of the matrix."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.coverage import Coverage, Link, cover
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
MATRICES = st.builds(
    lambda columns, named: cover("any", columns, named),
    st.lists(NAMES, unique=True),
    st.dictionaries(st.sampled_from(["P", "Q", "R"]), st.lists(NAMES, max_size=8)),
)


def test_the_first_reference_is_main_and_pairs_are_counted_once() -> None:
    found = cover("any", ["x", "y", "z"], {"P": ["x", "y", "x"], "Q": ["y", "nowhere"], "R": []})
    assert found.links == (Link("P", "x", True), Link("P", "y", False), Link("Q", "y", True))
    assert found.uncovered == ("z",)
    assert found.mainly_covered == ("x", "y")


@given(MATRICES)
def test_row_sums_column_sums_and_links_agree(found: Coverage) -> None:
    rows = sum(len(links) for links in found.by_row.values())
    columns = sum(len(links) for links in found.by_column.values())
    assert rows == columns == len(found.links)
    assert len({(link.row, link.column) for link in found.links}) == len(found.links)


@given(MATRICES)
def test_transposing_twice_changes_nothing(found: Coverage) -> None:
    assert found.transposed().transposed() == found
    assert found.transposed().by_row == {
        column: tuple(Link(link.column, link.row, link.main) for link in links)
        for column, links in found.by_column.items()
    }


@given(MATRICES)
def test_every_column_is_covered_or_not(found: Coverage) -> None:
    assert set(found.mainly_covered) <= set(found.columns) - set(found.uncovered)
    assert len(found.uncovered) + sum(bool(links) for links in found.by_column.values()) == len(found.columns)


def test_missions_are_served_through_what_stands_below_them() -> None:
    plan = {
        "id": "rpjmd", "kind": "rpjmd", "name": "RPJMD", "role": "reference",
        "missions": [
            {"id": "m1", "text": "One", "programmes": [{"id": "p1", "name": "P1"}]},
            {"id": "m2", "text": "Two", "goals": [{"id": "g", "text": "G", "targets": [{"id": "t", "text": "T"}]}]},
            {"id": "m3", "text": "Three"},
        ],
        "programmes": [{"id": "p0", "name": "P0"}],
    }  # fmt: skip
    profile = make_profile(
        plans=[plan],
        programmes=[programme("A", plan_refs=["rpjmd/p1", "rpjmd/t"]), programme("B", plan_refs=["rpjmd/p0"])],
    )
    found = analyze(profile, CATALOGUES).coverages["missions"]
    assert found.columns == ("rpjmd/m1", "rpjmd/m2", "rpjmd/m3")
    assert found.links == (Link("A", "rpjmd/m1", True), Link("A", "rpjmd/m2", False))
    assert found.uncovered == ("rpjmd/m3",)


def test_targets_of_one_goal_are_one_link() -> None:
    profile = make_profile(programmes=[programme("A", sdg=["11.2", "11", "16.6"])])
    analysis = analyze(profile, CATALOGUES)
    assert analysis.coverages["sdg"].links == (Link("A", "11", True), Link("A", "16", False))
    figures = {name: analysis.ledger[f"coverage.sdg.{name}"].value for name in ("items", "covered", "main", "share")}
    assert figures == {"items": 17, "covered": 2, "main": 1, "share": Decimal("5.9")}  # 1 of 17


def test_indicative_items_are_kept_apart() -> None:
    profile = make_profile(programmes=[programme("A", "SOC-1"), programme("B", "SOC-2", sdg=["4"])])
    found = analyze(profile, CATALOGUES).coverages["sdg"]
    assert [link.column for link in found.indicative] == ["4", "5", "10", "16"]
    assert {link.row for link in found.indicative} == {"A"}
    assert found.links == (Link("B", "4", True),)
    assert len(found.uncovered) == 16


def test_a_programme_linked_to_everything_is_named() -> None:
    profile = make_profile(programmes=[programme("A", sdg=[str(n) for n in range(1, 7)]), programme("B", sdg=["1"])])
    assert analyze(profile, CATALOGUES).coverages["sdg"].wide == ("A",)


@pytest.mark.parametrize("name", ["iso-37122", "pemdi", "u4ssc", "spbe", "national-priorities", "missions"])
def test_what_no_programme_names_has_no_figures(name: str) -> None:
    ledger = analyze(make_profile(programmes=[programme("A")]), CATALOGUES).ledger
    assert f"coverage.{name}.share" not in ledger
