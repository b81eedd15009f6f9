"""The annual evaluation as a set of books: one for each evaluated year, none without results, known by its year."""

import re
from functools import cache
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.compose.plan import BookPlan
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.model.entity import Localized
from tests.support.profiles import make_profile
from tests.support.templates import COMPILED

PROFILE = """
document: {{title: Plan, date: 2028-02-15, edition: "3.0", period: 2026-2030}}
region: {{kind: kota, name: Kota Uji, province: Provinsi Uji}}
organisations: [{{id: pd, name: Dinas Uji}}]
sources: [{{id: lkip, title: Laporan kinerja}}]
programmes:
  - {{id: A, name: Layanan, subdimension: GOV-1, lead: pd, status: {status}, start: 2026-01, end: 2026-12,
     budget: {{2026: {{apbd: 100 juta}}}},
     indicators: [{{id: i, name: Layanan daring, unit: layanan, owner: pd, targets: {{2026: 10, 2027: 20}}}}]}}
monitoring: {{{monitoring}}}
"""
RESULTS = "realisation: [{indicator: i, values: {2026: {value: 8, source: lkip}, 2027: {value: 20, source: lkip}}}]"
RECORD = "progress: [{programme: A, years: {2026: {physical: 60, spent: {apbd: 55 juta}, source: lkip}}}]"


@cache
def built(folder: Path, monitoring: str, status: str = "approved", books: tuple[str, ...] = ()) -> pipeline.Built:
    file = folder / "p.yaml"
    file.write_text(PROFILE.format(monitoring=monitoring, status=status), encoding="utf-8")
    store = PackagedStore()
    outcome = pipeline.check(DiskFiles(file), "p.yaml", store)
    assert outcome.value is not None, outcome.diagnostics
    return pipeline.build(outcome.value, store, pipeline.Order(formats=("md", "html"), books=books), COMPILED)


def text(made: pipeline.Built, name: str) -> str:
    content = next(artifact.content for artifact in made.artifacts if artifact.name == name).decode()
    return re.sub(r"\]\([^)]*\)|[\[*]", "", content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("annual")


def test_each_evaluated_year_has_a_book_the_newest_first(folder: Path) -> None:
    made = built(folder, RESULTS)
    found = [(book.id, book.stem, book.title) for book in made.documents.books if book.id.startswith("annual")]
    assert found == [
        ("annual-evaluation-2027", "evaluasi-2027", "Evaluasi Tahunan 2027"),
        ("annual-evaluation-2026", "evaluasi-2026", "Evaluasi Tahunan 2026"),
        ("annual-evaluation-2027", "evaluation-2027", "Annual Evaluation 2027"),
        ("annual-evaluation-2026", "evaluation-2026", "Annual Evaluation 2026"),
    ]
    assert made.documents.left_out == ("quick-wins",)
    assert {"evaluasi-2027.html", "evaluation-2026.md"} <= {artifact.name for artifact in made.artifacts}


def test_without_results_there_is_no_book(folder: Path) -> None:
    made = built(folder, "steps: []")
    assert not [book.id for book in made.documents.books if book.id.startswith("annual")]
    assert "annual-evaluation" in made.documents.left_out
    assert "evaluasi-" not in text(made, "index.html")


def test_the_front_page_and_book_2_lead_to_the_evaluations(folder: Path) -> None:
    made = built(folder, RESULTS)
    index = text(made, "index.html")
    for title in ("Evaluasi Tahunan 2027", "Annual Evaluation 2026"):
        assert title in index
    assert "how programmes and spending went in a year" in index
    assert "dokumen Evaluasi Tahunan 2027 dan Evaluasi Tahunan 2026" in text(made, "buku-2-masterplan.md")


def test_one_book_may_be_asked_for_by_itself(folder: Path) -> None:
    made = built(folder, RESULTS, books=("annual-evaluation",))
    assert {book.id for book in made.documents.books} == {"annual-evaluation-2026", "annual-evaluation-2027"}


def test_the_cover_names_the_year_and_the_edition_evaluated(folder: Path) -> None:
    cover = next(book.cover for book in built(folder, RESULTS).documents.books if book.stem == "evaluation-2026")
    assert dict(cover.facts)["Year evaluated"] == "2026"
    assert dict(cover.facts)["Plan evaluated"] == "edition 3.0, 15 February 2028"
    assert "Date" not in dict(cover.facts)
    assert cover.changes == ()


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("2026", "on track: 0 (0.0%), behind: 0, at risk: 1"),
        ("2026", "The year 2026 is the first year to be evaluated"),
        ("2026", "Layanan daring: attainment 80.0%, at risk (keeper of the data: Dinas Uji)"),
        (
            "2026",
            "Spending is recorded for 1 of them: Rp55 million, or 55.0% of what these programmes had planned",
        ),
        ("2026", "Overdue among them: 1"),
        (
            "2027",
            "Of the 2 indicators and programmes behind or at risk in 2026, now on track, on schedule or finished: 1",
        ),
        ("2027", "The Mayor of Uji and the Smart City Council are asked to decide on:"),
        ("2027", "Table 4.2 (programmes: 1)"),
    ],
)
def test_the_text_says_what_was_computed(folder: Path, year: str, said: str) -> None:
    assert said in text(built(folder, f"{RESULTS}, {RECORD}"), f"evaluation-{year}.md")


@pytest.mark.parametrize(
    ("status", "said", "unsaid"),
    [
        ("proposed", "does not judge the performance of its government", "asked to decide on"),
        ("approved", "asked to decide on", "does not judge the performance"),
    ],
)
def test_a_plan_of_proposals_is_compared_and_nobody_is_judged(
    folder: Path, status: str, said: str, unsaid: str
) -> None:
    found = text(built(folder, RESULTS, status), "evaluation-2026.md")
    assert said in found
    assert unsaid not in found


def test_everything_well_leaves_nothing_to_decide(folder: Path) -> None:
    well = (
        "realisation: [{indicator: i, values: {2026: {value: 21, source: lkip}}}], "
        "progress: [{programme: A, years: {2026: {physical: 100, source: lkip}}}]"
    )
    found = text(built(folder, well), "evaluation-2026.md")
    assert "nothing has to be decided but to carry on" in found
    assert "All indicators that can be judged are on track" in found


YEARLY = BookPlan(
    id="yearly",
    title=Localized(id="Laporan {year}", en="Report {year}"),
    stem=Localized(id="laporan-{year}", en="report-{year}"),
    description=Localized(id="-", en="-"),
    chapters=("a",),
    each_year=True,
)


def test_a_yearly_plan_makes_a_volume_for_each_year() -> None:
    made = YEARLY.volumes(make_profile(), [2026, 2028])
    assert [(each.id, each.title("en"), each.stem("id")) for each in made] == [
        ("yearly-2028", "Report 2028", "laporan-2028"),
        ("yearly-2026", "Report 2026", "laporan-2026"),
    ]
    assert (YEARLY.subject("id"), YEARLY.needs) == ("Laporan", "monitoring.realisation")


def test_a_plan_that_needs_a_part_makes_nothing_without_it() -> None:
    plan = YEARLY.model_copy(update={"each_year": False, "only_when": "quick_wins"})
    assert plan.volumes(make_profile(), [2026]) == ()
    assert plan.needs == "quick_wins"
