"""Tables of coverage agree with the coverage they show; indicative links are marked and never counted."""

from typing import Any

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.pipeline import load_catalogues
from tests.support.profiles import catalogues, make_profile, programme

STORE, CATALOGUES = PackagedStore(), catalogues()


def show(name: str, argument: str = "", taxonomy: str = "kominfo-2017", **parts: Any) -> Table | None:
    profile = make_profile(taxonomy=taxonomy, **parts)
    used = CATALOGUES if taxonomy == "kominfo-2017" else load_catalogues(STORE, taxonomy)
    exhibit = find(name)
    assert exhibit is not None
    made = exhibit.build(Scene(profile, analyze(profile, used), used, load_language(STORE, "en")), argument)
    assert made is None or isinstance(made, Table)
    return made


def rows(table: Table | None) -> list[tuple[Any, ...]]:
    assert table is not None
    return [row.cells for row in table.rows]


TAGGED = [programme("A", "GOV-1", sdg=["16", "4"]), programme("B", "GOV-2", sdg=["16.6"]), programme("C", "ENV-2")]


def test_the_matrix_adds_up() -> None:
    found = show("coverage.matrix", "sdg", programmes=TAGGED)
    assert found is not None
    by_row = {row.cells[0]: row.cells[-1] for row in found.rows if row.kind == "row"}
    total = next(row.cells for row in found.rows if row.kind == "total")
    assert by_row == {"A": 2, "B": 1}
    assert sum(int(str(cell)) for cell in total[2:-1]) == total[-1] == 3
    marks = {
        (row.cells[0], found.columns[index].key): cell
        for row in found.rows
        for index, cell in enumerate(row.cells)
        if cell in ("●", "○")
    }
    assert marks == {("A", "16"): "●", ("A", "4"): "○", ("B", "16"): "●"}


def test_the_summary_names_what_nothing_serves() -> None:
    found = {row[0]: row[2:] for row in rows(show("coverage.summary", "sdg", programmes=TAGGED))}
    assert found["16"] == (2, 0, "A, B")
    assert found["4"] == (0, 1, "A")
    assert found["1"] == (0, 0, "no programme yet")
    assert len(found) == 17


def test_indicative_items_are_marked() -> None:
    found = {row[0]: row[2] for row in rows(show("coverage.mapping", programmes=TAGGED)) if len(row) > 1}
    assert found["C"] == "◌ 6, 7, 12, 13, 14, 15"
    assert found["B"] == "● 16"


@pytest.mark.parametrize("name", ["coverage.mapping", "coverage.matrix", "coverage.summary"])
def test_nothing_is_shown_where_no_programme_says_anything(name: str) -> None:
    assert show(name, "" if name == "coverage.mapping" else "sdg", programmes=[programme("A")]) is None


def test_unverified_lists_are_named() -> None:
    found = show("coverage.mapping", programmes=[programme("A", pemdi=["data"])])
    assert found is not None
    assert any("Pemdi aspects" in str(note) for note in found.notes)


def test_the_crosswalk_moves_branding_and_mobility() -> None:
    found = {row[0]: row[2] for row in rows(show("taxonomy.crosswalk", programmes=TAGGED)) if len(row) > 1}
    assert (found["BRA-1"], found["BRA-3"], found["LIV-3"]) == ("Economy", "Urban Life", "Mobility")
    assert show("taxonomy.crosswalk", taxonomy="komdigi-draft-2026", programmes=[programme("A")]) is None


PANRB = "of the Minister of Administrative and Bureaucratic Reform"
REGULATIONS = [
    {"id": "a", "kind": "uu", "number": "23", "year": 2014, "title": "Pemerintahan Daerah", "status": "amended"},
    {
        "id": "b", "kind": "permen", "number": "59", "year": 2020, "title": "Pemantauan SPBE",
        "issuer": "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    },
    {"id": "c", "kind": "perda", "number": "1", "year": 2020, "title": "RPJMD"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-05-31", "In force"),
        (
            "2026-06-01",
            "repealed by Regulation of the Minister of Administrative and Bureaucratic Reform Number 8 of 2026",
        ),
    ],
)
def test_regulations_are_judged_on_the_documents_date(date: str, expected: str) -> None:
    document = {"title": "P", "date": date, "period": "2026-2030"}
    found = [row[3:] for row in rows(show("legal-state", document=document, legal_basis=REGULATIONS))]
    assert found == [("amended by Law Number 9 of 2015", "verified"), (expected, "not verified"), (None, None)]


@pytest.mark.parametrize(
    ("edition", "code", "expected"),
    [
        ("kepmendagri-050-5889-2021", "2.16.02.2.01.08", "yes"),
        ("kepmendagri-050-5889-2021", "2.16.02.2.01.0024", "no"),
        ("permendagri-90-2019", "2.16.02.2.01.08", "probably"),
        ("permendagri-90-2019", "2.16.02.2.01.0024", "to be checked"),
        ("permendagri-90-2019", "2.16.02", "yes"),
        ("permendagri-13-2006", "2.16.02", "unknown edition"),
    ],
)
def test_codes_are_compared_with_their_edition(edition: str, code: str, expected: str) -> None:
    assert rows(show("nomenclature", programmes=[programme("A", codes={edition: code})]))[0][-1] == expected
