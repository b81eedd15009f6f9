"""The examples as a reader gets them: complete, consistent to the rupiah, free of machine litter."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.document.blocks import Book, Section
from masterplan_cli.document.table import Table
from masterplan_cli.language.format import formats_for

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.yaml"))
LITTER = re.compile(r"\b(TODO|Lorem|None|NaN|undefined)\b|\{\{|\{%")


@dataclass(frozen=True)
class Result:
    """One example, built in memory."""

    checked: pipeline.Checked
    built: pipeline.Built
    files: dict[str, str]

    def book(self, id: str, language: str) -> Book:
        return next(book for book in self.built.documents.books if (book.id, book.language) == (id, language))


@cache
def build(name: str) -> Result:
    store = PackagedStore()
    outcome = pipeline.check(DiskFiles(EXAMPLES / name), name, store)
    assert outcome.value is not None, outcome.diagnostics
    built = pipeline.build(outcome.value, store, pipeline.Order())
    return Result(outcome.value, built, {artifact.name: artifact.content.decode() for artifact in built.artifacts})


@pytest.mark.parametrize("name", NAMES)
def test_examples_check_without_errors(name: str) -> None:
    outcome = pipeline.check(DiskFiles(EXAMPLES / name), name, PackagedStore())
    assert not outcome.has_errors


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pariaman.yaml", []),
        ("port-marlow.yaml", []),
        ("kabupaten-lembah-seruni.yaml", ["MP633", "MP633"]),  # two pairs of duplicate applications, to be merged
    ],
)
def test_full_examples_check_without_a_warning(name: str, expected: list[str]) -> None:
    outcome = pipeline.check(DiskFiles(EXAMPLES / name), name, PackagedStore())
    assert [each.rule.code for each in outcome.diagnostics if each.rule.severity <= Severity.WARNING] == expected
    assert len(outcome.diagnostics) <= 30, "an example does not drown its reader in notes"


def test_the_minimal_example_is_minimal() -> None:
    assert len((EXAMPLES / "minimal.yaml").read_text(encoding="utf-8").splitlines()) < 40


@pytest.mark.parametrize("name", NAMES)
def test_every_book_is_there_in_both_languages_and_all_formats(name: str) -> None:
    made = build(name).files
    for stem in (
        "buku-1-analisis-strategis", "buku-2-masterplan", "buku-3-ringkasan-eksekutif", "peta-jalan", "kelengkapan",
        "book-1-strategic-analysis", "book-2-masterplan", "book-3-executive-summary", "roadmap", "completeness",
    ):  # fmt: skip
        for extension in ("md", "html", "json"):
            assert f"{stem}.{extension}" in made
    assert {"index.html", "data.json"} <= made.keys()


@pytest.mark.parametrize("name", NAMES)
def test_no_machine_litter_reaches_a_reader(name: str) -> None:
    for file, text in build(name).files.items():
        found = LITTER.search(text)
        assert found is None, f"{file}: {text[max(0, found.start() - 60) : found.end() + 60]}"


@pytest.mark.parametrize("name", NAMES)
def test_no_external_request_and_no_script_but_our_own(name: str) -> None:
    for file, text in build(name).files.items():
        if file.endswith((".html", ".svg")):
            assert not re.search(r"<script src|@import|url\((?!['\"]?(data:|#))", text), file
            assert not re.search(
                r"""<(?:img|link|iframe|object|embed|source|use)\b[^>]*(?:src|href)=["']?(?:https?:)?//""", text
            )
            assert not re.search(r"""\son\w+=""", text), file


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_heading_is_empty(name: str, language: str) -> None:
    for book in build(name).built.documents.books:
        if book.language == language:
            for section in book.sections():
                assert section.blocks or section.sections, f"{book.id}: {section.anchor}"


@pytest.mark.parametrize("name", NAMES)
def test_anchors_are_unique_and_references_lead_somewhere(name: str) -> None:
    for file, text in build(name).files.items():
        if file.endswith(".html"):
            ids = re.findall(r'\sid="([^"]+)"', text)
            assert len(ids) == len(set(ids)), f"{file}: {sorted({i for i in ids if ids.count(i) > 1})[:5]}"
            assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids), file


def dimension_sections(book: Book, result: Result) -> dict[str, Section]:
    chapter = next(section for section in book.chapters if section.anchor.startswith("strategies"))
    return dict(zip([d.id for d in result.checked.catalogues.taxonomy.dimensions], chapter.sections, strict=True))


def programme_tables(section: Section) -> Iterator[Table]:
    for part in (section, *section.sections):
        for block in part.blocks:
            table = getattr(block, "table", None)
            if isinstance(table, Table) and table.name.startswith("programmes.of-subdimension"):
                yield table


@pytest.mark.parametrize("name", NAMES)
def test_book_2_holds_every_programme_once_in_its_dimension(name: str) -> None:
    result = build(name)
    taxonomy = result.checked.catalogues.taxonomy
    for language in ("id", "en"):
        sections = dimension_sections(result.book("masterplan", language), result)
        for dimension, section in sections.items():
            listed = [row.key for table in programme_tables(section) for row in table.rows if row.kind == "row"]
            own = [
                programme.id
                for programme in result.checked.profile.programmes
                if (found := taxonomy.dimension_of(programme.subdimension)) and found.id == dimension
            ]
            assert sorted(listed) == sorted(own)


@pytest.mark.parametrize("name", NAMES)
def test_every_budget_table_states_the_same_grand_total(name: str) -> None:
    result = build(name)
    total = sum(
        amount
        for programme in result.checked.profile.programmes
        for sources in programme.budget.values()
        for amount in sources.values()
    )
    assert result.built.analysis.budget.total == total
    seen = 0
    for book in result.built.documents.books:
        for block in book.tables():
            if block.table.name.startswith("budget."):
                last = block.table.rows[-1]
                assert last.kind == "total", block.table.name
                assert last.cells[-1] == total, f"{book.id} {block.table.name}"
                seen += 1
    assert seen >= 10


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_grand_total_is_the_same_words_in_markdown_html_and_json(name: str, language: str) -> None:
    result = build(name)
    book = result.book("masterplan", language)
    total = result.built.analysis.budget.total
    shown = formats_for(language).money(total)
    assert shown in result.files[f"{book.stem}.md"].replace("\\", "")
    assert shown in html.unescape(result.files[f"{book.stem}.html"])
    tables = json.loads(result.files[f"{book.stem}.json"])["tables"]
    budgets = [table for table in tables if table["name"].startswith("budget.")]
    assert budgets
    for table in budgets:
        assert table["rows"][-1]["cells"][-1] == total
    figures = {figure["name"]: figure for figure in json.loads(result.files["data.json"])["figures"]}
    assert figures["budget.total"]["value"] == total
    assert figures["budget.total"]["rule"]
    assert figures["budget.total"]["inputs"]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_hold_the_same_exhibits_and_numbers(name: str) -> None:
    result = build(name)
    for book in result.built.documents.books:
        if book.language == "id":
            twin = result.book(book.id, "en")
            assert [b.table.name for b in book.tables()] == [b.table.name for b in twin.tables()]
            assert [b.chart.name for b in book.figures()] == [b.chart.name for b in twin.figures()]
            assert book.notes.keys() == twin.notes.keys()


@pytest.mark.parametrize("name", NAMES)
def test_each_chart_stands_beside_its_table_or_brings_it_along(name: str) -> None:
    for book in build(name).built.documents.books:
        tables = {block.table.name for block in book.tables()}
        for figure in book.figures():
            data = figure.chart.data
            assert figure.chart.table in tables or (data and data.rows), f"{book.id}: {figure.chart.name}"
            assert len(figure.chart.alternative) > 30


def test_proposals_are_said_on_cover_preface_and_tables() -> None:
    result = build("pariaman.yaml")
    assert all(programme.status == "proposed" for programme in result.checked.profile.programmes)
    for book in result.built.documents.books:
        assert book.cover.notice
        for block in book.tables():
            if block.table.name.startswith(
                ("programmes.of", "roadmap.", "budget.", "quick-win", "monitoring.indicators")
            ):
                assert block.table.proposal, block.table.name


def test_pariaman_is_a_real_plan() -> None:
    profile = build("pariaman.yaml").checked.profile
    per_subdimension: dict[str, int] = {}
    for programme in profile.programmes:
        per_subdimension[programme.subdimension] = per_subdimension.get(programme.subdimension, 0) + 1
        assert programme.budget, programme.id
        assert programme.assumption, programme.id
        assert programme.indicators, programme.id
        assert programme.plan_refs or programme.unplanned, programme.id
    assert len(profile.programmes) >= 40
    assert len(per_subdimension) == 18
    assert min(per_subdimension.values()) >= 2


def test_pariaman_cites_nothing_later_than_its_edition() -> None:
    result = build("pariaman.yaml")
    for series in result.checked.profile.profile:
        assert max(series.values) <= 2022, series.id
    for book in result.built.documents.books:
        for block in book.tables():
            if block.table.name.startswith("monitoring.realisation"):
                pytest.fail("realised values belong to a later edition")


def test_the_fictional_example_says_so_everywhere() -> None:
    result = build("port-marlow.yaml")
    for book in result.built.documents.books:
        assert "fictional" in str(book.cover.notice) or "rekaan" in str(book.cover.notice)
