"""The examples as a reader gets them: complete, consistent to the rupiah, free of machine litter."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from masterplan_cli import pipeline
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.document.blocks import Book, Section
from masterplan_cli.document.table import Table
from masterplan_cli.language.format import formats_for
from masterplan_cli.model.entity import pick
from tests.support.templates import COMPILED

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.yaml"))
INDONESIAN = ["kabupaten-lembah-seruni.yaml", "pariaman.yaml"]
THREE_BOOKS = (
    "buku-1-analisis-strategis", "buku-2-masterplan", "buku-3-ringkasan-eksekutif", "peta-jalan", "kelengkapan",
    "book-1-strategic-analysis", "book-2-masterplan", "book-3-executive-summary", "roadmap", "completeness",
)  # fmt: skip
FOUR_BOOKS = (
    "buku-1-analisis-strategis", "buku-2-masterplan", "buku-4-peta-jalan", "ringkasan-eksekutif", "kelengkapan",
    "book-1-strategic-analysis", "book-2-masterplan", "book-4-roadmap", "executive-summary", "completeness",
)  # fmt: skip

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
    built = pipeline.build(outcome.value, store, pipeline.Order(), COMPILED)
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
        # two pairs of duplicates to be merged, and a year over its ceiling
        ("kabupaten-lembah-seruni.yaml", ["MP633", "MP633", "MP811"]),
    ],
)
def test_full_examples_check_without_a_warning(name: str, expected: list[str]) -> None:
    outcome = pipeline.check(DiskFiles(EXAMPLES / name), name, PackagedStore())
    shown = [each for each in outcome.diagnostics if each.waived is None]
    assert [each.rule.code for each in shown if each.rule.severity <= Severity.WARNING] == expected
    assert len(shown) <= 30, "an example does not drown its reader in notes"


def test_the_minimal_example_is_minimal() -> None:
    assert len((EXAMPLES / "minimal.yaml").read_text(encoding="utf-8").splitlines()) < 40


@pytest.mark.parametrize("name", NAMES)
def test_every_book_is_there_in_both_languages_and_all_formats(name: str) -> None:
    made = build(name).files
    for stem in FOUR_BOOKS if name == "kabupaten-lembah-seruni.yaml" else THREE_BOOKS:
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


@pytest.mark.parametrize("name", ["port-marlow.yaml", "kabupaten-lembah-seruni.yaml"])
def test_the_fictional_examples_say_so_everywhere(name: str) -> None:
    result = build(name)
    assert result.checked.profile.document.fictional
    for source in result.checked.profile.sources:
        words = f"{pick(source.title, 'en')} {pick(source.publisher, 'en')}".casefold()
        assert "invented" in words or "fictional" in words or name == "port-marlow.yaml", source.id
    for book in result.built.documents.books:
        assert "fictional" in str(book.cover.notice) or "rekaan" in str(book.cover.notice)


# Amounts: "12 gerai × Rp15 juta (APBD, 2023)" or "8 unit × Rp1,5 juta per tahun (DAK, 2024–2026)", parted by semicolons
TERM = {
    "id": re.compile(r"([\d.]+) [^×]+ × Rp([\d.,]+) juta( per tahun)? \(([^,]+), (\d{4})(?:–(\d{4}))?\)"),
    "en": re.compile(r"([\d,]+) [^×]+ × Rp([\d.,]+) million( a year)? \(([^,]+), (\d{4})(?:–(\d{4}))?\)"),
}
PAYER = {
    "APBD": "apbd", "APBN": "apbn", "DAK": "dak",
    "APBD provinsi": "apbd-provinsi", "provincial APBD": "apbd-provinsi",
    "TJSL": "csr", "CSR": "csr",
    "dana desa": "dana-desa", "village fund": "dana-desa",
    "BUMN/BUMD": "bumn-bumd", "state enterprises": "bumn-bumd",
    "swasta": "swasta", "private": "swasta",
    "swadaya": "swadaya", "community": "swadaya",
    "hibah": "hibah", "grant": "hibah",
}  # fmt: skip


def decimal(text: str, language: str) -> Decimal:
    plain = text.replace(".", "").replace(",", ".") if language == "id" else text.replace(",", "")
    return Decimal(plain)


@pytest.mark.parametrize("name", INDONESIAN)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_assumption_of_each_amount_gives_exactly_that_amount(name: str, language: str) -> None:
    for programme in build(name).checked.profile.programmes:
        stated = Counter(
            {(year, source): amount for year, row in programme.budget.items() for source, amount in row.items()}
        )
        computed: Counter[tuple[int, str]] = Counter()
        for part in pick(programme.assumption, language).split(": ", 1)[1].removesuffix(".").split("; "):
            term = TERM[language].fullmatch(part)
            assert term, f"{programme.id}: {part}"
            count, price, yearly, payer, first, last = term.groups()
            assert bool(yearly) == bool(last), f"{programme.id}: {part}"
            for year in range(int(first), int(last or first) + 1):
                amount = decimal(count, language) * decimal(price, language) * 1_000_000
                computed[year, PAYER[payer]] += int(amount)
        assert computed == stated, programme.id


def raw(name: str) -> dict[str, Any]:
    """The profile as plain text values; only for tests, which read nothing but the repository's own examples."""
    loaded = yaml.load((EXAMPLES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def leaves(node: Any, address: str = "") -> Iterator[tuple[str, Any]]:
    """Every text, and every pair of texts `{id: …, en: …}`, with its address."""
    if isinstance(node, dict) and node.keys() == {"id", "en"}:
        yield address, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{address}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from leaves(value, f"{address}[{number}]")
    else:
        yield address, node


DIGITS = re.compile(r"\d[\d.,]*\d|\d")


def figures(text: str, language: str) -> Counter[str]:
    """The numbers of a text in one spelling; dates and codes keep theirs."""
    found = DIGITS.findall(text)
    if language == "id":
        found = [number.translate(str.maketrans(".,", ",.")) for number in found]
    return Counter(number.replace(",", "").removesuffix(".0") for number in found)


ALIKE = re.compile(r"pukul 17\.16|17:16|B-003/DJAI/\S+")
"""A time of day, which each language writes in its own way, and the number of a letter."""


@pytest.mark.parametrize("name", INDONESIAN)
def test_both_languages_of_a_text_give_the_same_numbers(name: str) -> None:
    for address, node in leaves(raw(name)):
        if isinstance(node, dict):
            indonesian, english = (ALIKE.sub("", node[language]) for language in ("id", "en"))
            assert figures(indonesian, "id") == figures(english, "en"), f"{address}: {node}"


@pytest.mark.parametrize("name", INDONESIAN)
def test_indonesian_spelling_of_the_examples(name: str) -> None:
    wrong = re.compile(
        r"\b(?:[Ww]alikota|[Mm]ilyar|[Aa]nalisa|[Aa]pabila\s+maka|[Kk]ab\s*/\s*[Kk]ota|[Dd]i\s*karenakan|[Ss]ekedar|"
        r"[Pp]raktek|[Rr]esiko|[Aa]ktifitas|[Ee]fektifitas|[Jj]adual|[Ii]jin|[Hh]utang|[Pp]erduli|[Aa]ntri(?:an)?)\b"
        r"|Rp\s+\d|\d\s+%"
    )
    for address, node in leaves(raw(name)):
        text = node["id"] if isinstance(node, dict) else str(node)
        if not address.startswith(".sources"):  # titles keep the spelling of their press
            assert wrong.search(text) is None, f"{address}: {text}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "minimal.yaml"])
def test_every_source_is_cited(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    for source in build(name).checked.profile.sources:
        assert len(re.findall(rf"(?<![\w-]){re.escape(source.id)}(?![\w-])", text)) > 1, source.id


def test_pariaman_gives_a_source_and_a_grade_with_every_figure_it_states() -> None:
    profile = build("pariaman.yaml").checked.profile
    for series in profile.profile:
        for year, figure in series.values.items():
            if figure.unknown:
                assert figure.ask, f"{series.id} {year}"
            else:
                assert figure.source, f"{series.id} {year}"
                assert figure.grade, f"{series.id} {year}"
    for gap in profile.gaps:
        assert gap.present.unknown or gap.present.source, gap.id
        assert gap.desired is None or gap.desired.status == "proposed", gap.id
    known = {series.id: series for series in profile.profile}
    for gap in profile.gaps:
        if gap.series and gap.present.value is not None and gap.present.year:
            assert known[gap.series].values[gap.present.year].value == gap.present.value, gap.id


def test_pariaman_marks_as_proposals_what_nobody_has_decided() -> None:
    profile = build("pariaman.yaml").checked.profile
    assert profile.vision is not None
    assert profile.governance is not None
    assert profile.prioritisation is not None
    assert profile.fiscal is not None
    assert profile.vision.status == "proposed"
    assert {programme.status for programme in profile.programmes} == {"proposed"}
    assert {body.status for body in profile.governance.bodies} == {"proposed"}
    assert not [body.decree for body in profile.governance.bodies if body.decree]
    assert {activity.status for activity in profile.action_plan} == {"proposed"}
    assert profile.prioritisation.status == "proposed"
    assert profile.prioritisation.basis
    assert profile.fiscal.ceilings_status == "proposed"
    assert profile.fiscal.ceilings_basis
    for component in profile.readiness:
        assert component.score is None or component.status == "proposed", component.id
    assert profile.swot is not None
    assert profile.swot.status == "proposed"
    assert "usulan penyusun" in pick(profile.swot.note, "id")
    assert "proposals by the authors" in pick(profile.swot.note, "en")
    for programme in profile.programmes:
        for text in (programme.innovation, programme.beneficiaries, programme.assumption):
            assert pick(text, "id"), programme.id
            assert pick(text, "en"), programme.id
        assert programme.why, programme.id
        for language in ("id", "en"):
            assert pick(programme.assumption, language).startswith(("Perkiraan penyusun", "Authors' estimate"))


def test_pariaman_follows_its_own_guide_of_scores() -> None:
    profile = build("pariaman.yaml").checked.profile
    priorities = {gap.id: gap.priority for gap in profile.gaps}
    for programme in profile.programmes:
        assert programme.start is not None
        assert programme.end is not None
        urgency = max({"high": 4, "medium": 3, "low": 2}.get(str(priorities.get(why)), 1) for why in programme.why)
        flagship = any(not reference.endswith("/m3") for reference in programme.plan_refs)
        alignment = 4 if flagship else 3 if programme.plan_refs else 1
        months = programme.end.index - programme.start.index + 1
        waits = len(programme.depends_on)
        if months <= 12 and not waits:
            ease = 4
        elif months <= 36 and waits <= 1:
            ease = 3
        else:
            ease = 2 if months <= 60 else 1
        total = sum(amount for row in programme.budget.values() for amount in row.values())
        cost = 1 + sum(total > limit for limit in (500_000_000, 1_500_000_000, 4_000_000_000))
        scores = programme.scores
        given = [int(scores[criterion]) for criterion in ("k-kesenjangan", "k-rpjmd", "k-mudah", "k-biaya")]
        assert given == [urgency, alignment, ease, cost], programme.id
        assert 1 <= scores["k-penerima"] <= 4


def test_pariaman_ceilings_follow_from_the_sourced_outcome_of_2022() -> None:
    fiscal = build("pariaman.yaml").checked.profile.fiscal
    assert fiscal is not None
    spending = fiscal.history[2022].spending
    assert spending is not None
    assert spending.value == 604_721_000_000
    ceiling = int(spending.value * 2 / 100) // 1_000_000_000 * 1_000_000_000
    assert {amount for row in fiscal.ceilings.values() for amount in row.values()} == {ceiling}


def test_pariaman_tells_the_time_of_what_is_later_than_its_edition() -> None:
    profile = build("pariaman.yaml").checked.profile
    edition = profile.document.date
    for source in profile.sources:
        if source.year and source.year > edition.year:
            assert source.note, f"{source.id} appeared after the edition and does not say what it is used for"
    for plan in profile.plans:
        if plan.period and plan.period.first > edition.year:
            assert plan.role == "successor", plan.id
    for reference in profile.legal_basis:
        assert reference.year <= edition.year, reference.id
    for event in profile.participation:
        assert event.date is None or event.date <= edition, event.id
    for outcome in profile.fiscal.history if profile.fiscal else ():
        assert outcome <= edition.year


def test_the_regency_proves_the_switch_of_words() -> None:
    result = build("kabupaten-lembah-seruni.yaml")
    assert result.checked.profile.region.kind == "kabupaten"
    assert result.checked.profile.document.organisation_term == "opd"
    text = result.files[f"{result.book('masterplan', 'id').stem}.md"]
    assert "Bupati" in text
    for word in ("Wali Kota", "Perwali"):
        assert word not in text, word


def test_the_regency_shows_what_a_plan_at_work_shows() -> None:
    """Attainment of two years, a year over its ceiling, duplicate applications, weights of judges that agree."""
    profile = build("kabupaten-lembah-seruni.yaml").checked.profile
    assert profile.monitoring is not None
    assert profile.fiscal is not None
    assert profile.prioritisation is not None
    assert {year for each in profile.monitoring.realisation for year in each.values} == {2024, 2025}
    spent: Counter[int] = Counter()
    for programme in profile.programmes:
        for year, row in programme.budget.items():
            spent[year] += row.get("apbd", 0)
    assert [year for year in spent if spent[year] > profile.fiscal.ceilings[year]["apbd"]] == [2026]
    assert all(component.score and component.status == "assessed" for component in profile.readiness)
    assert len(profile.prioritisation.judges) == 3
    assert all(len(programme.scores) == len(profile.prioritisation.criteria) for programme in profile.programmes)
    assert 25 <= len(profile.programmes) <= 30
    assert len({programme.subdimension for programme in profile.programmes}) == 18
    assert any(programme.depends_on for programme in profile.programmes)


@pytest.mark.parametrize("name", ["pariaman.yaml", "kabupaten-lembah-seruni.yaml"])
def test_money_in_millions_says_so(name: str) -> None:
    for book in build(name).built.documents.books:
        unit = "juta" if book.language == "id" else "million"
        for block in book.tables():
            heads = " ".join(f"{column.title} {column.group}" for column in block.table.columns)
            if any(column.kind == "million" for column in block.table.columns):
                assert unit in block.table.caption + heads, f"{book.id}: {block.table.name}"
