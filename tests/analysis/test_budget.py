"""Every total comes from the same amounts, so that all tables agree to the rupiah."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.budget import Matrix
from tests.support.profiles import catalogues, make_profile, programme

CATALOGUES = catalogues()
SUBDIMENSIONS = [part.id for dimension in CATALOGUES.taxonomy.dimensions for part in dimension.subdimensions]
FUNDING = [source.id for source in CATALOGUES.funding.sources]
OFFICES = [{"id": name, "name": name} for name in ("a", "b", "c")]


def test_totals_by_hand() -> None:
    profile = make_profile(
        organisations=OFFICES,
        programmes=[
            programme("P1", "GOV-1", lead="a", budget={2026: {"apbd": "250 juta", "csr": 50_000_000}}),
            programme("P2", "ENV-2", lead="b", budget={2026: {"apbd": 1}, 2027: {"apbd": "1,25 miliar"}}),
        ],
    )
    budget = analyze(profile, CATALOGUES).budget
    assert budget.total == 1_550_000_001
    assert budget.by_year == {2026: 300_000_001, 2027: 1_250_000_000, 2028: 0, 2029: 0, 2030: 0}
    assert budget.by_programme == {"P1": 300_000_000, "P2": 1_250_000_001}
    assert budget.funding_year.rows == ("apbd", "csr")
    assert budget.funding_year.row_totals == {"apbd": 1_500_000_001, "csr": 50_000_000}
    assert budget.dimension_year.amount("ENV", 2027) == 1_250_000_000
    assert budget.organisation_year.row_totals == {"a": 300_000_000, "b": 1_250_000_001}


@pytest.mark.parametrize(
    ("budget", "share", "inputs"),
    [
        ({"apbd": 40, "csr": 60}, "40.0", ["apbd"]),
        ({"apbd": 10, "pad": 20, "dau": 5, "dbh": 5, "dak": 60}, "40.0", ["apbd", "pad", "dau", "dbh"]),
        ({"pad": 30, "apbd-provinsi": 30, "dana-desa": 40}, "30.0", ["pad"]),
    ],
)
def test_the_regions_own_share_counts_every_source_of_its_own(
    budget: dict[str, int], share: str, inputs: list[str]
) -> None:
    ledger = analyze(make_profile(programmes=[programme("P1", budget={2026: budget})]), CATALOGUES).ledger
    figure = ledger["budget.share.regional"]
    assert str(figure.value) == share
    assert figure.inputs == (*(f"budget.funding.{id}" for id in inputs), "budget.total")


def test_nothing_is_nothing() -> None:
    analysis = analyze(make_profile(), CATALOGUES)
    assert analysis.budget.total == 0
    assert "budget.peak-year" not in analysis.ledger
    assert "budget.share.regional" not in analysis.ledger
    assert analysis.ledger["programmes.count"].value == 0


amounts = st.dictionaries(
    st.integers(2026, 2031), st.dictionaries(st.sampled_from(FUNDING), st.integers(0, 10**12), max_size=4), max_size=4
)
programmes = st.lists(
    st.tuples(st.sampled_from(SUBDIMENSIONS), st.sampled_from(["a", "b", "c", None]), amounts), max_size=12
)


@given(programmes)
def test_all_tables_agree_for_any_profile(drawn: list[tuple[str, str | None, dict[int, dict[str, int]]]]) -> None:
    profile = make_profile(
        organisations=OFFICES,
        programmes=[programme(f"P{n}", sub, lead=lead, budget=budget) for n, (sub, lead, budget) in enumerate(drawn)],
    )
    analysis = analyze(profile, CATALOGUES)
    budget = analysis.budget
    total = sum(amount for _, _, years in drawn for sources in years.values() for amount in sources.values())
    matrices: list[Matrix] = [
        budget.dimension_year,
        budget.funding_year,
        budget.organisation_year,
        budget.horizon_year,
        budget.programme_year,
    ]
    for matrix in matrices:
        assert matrix.total == budget.total == total
        assert sum(matrix.row_totals.values()) == sum(matrix.year_totals.values()) == total
        assert matrix.year_totals == budget.by_year
        for row in matrix.rows:
            assert sum(matrix.amount(row, year) for year in matrix.years) == matrix.row_totals[row]
        for year in matrix.years:
            assert sum(matrix.amount(row, year) for row in matrix.rows) == matrix.year_totals[year]
    assert analysis.ledger["budget.total"].value == total
    assert sum(analysis.ledger[f"budget.year.{year}"].value for year in budget.years) == total
