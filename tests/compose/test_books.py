"""The books as a set: layouts, the vocabulary of cities and regencies, drafts that are clearly drafts."""

import re
from functools import cache
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.language.language import LANGUAGES
from tests.support.templates import COMPILED

PROFILE = """
document: {{title: Plan, date: 2026-01-15, period: 2026-2030, layout: {layout}}}
region: {{kind: {kind}, name: {name}, province: Provinsi Uji, village_term: nagari}}
organisations: [{{id: pd, name: Dinas Uji}}]
governance:
  bodies:
    - {{id: d, name: Dewan, kind: council, duties: [Memberi arah], members: [{{role: Ketua, holder: Sekretaris}}]}}
    - {{id: t, name: Tim, kind: team}}
programmes:
  - {{id: A, name: Program A, subdimension: GOV-1, lead: pd, start: 2026-01, end: 2026-10, horizon: quick-win,
     budget: {{2026: {{apbd: 100 juta}}}}}}
quick_wins: [{{programme: A, year: 2026, name: Antre Daring, benefit: Lebih cepat}}]
"""
CITY = {
    "id": r"Wali ?[Kk]ota|Perwali|WALI KOTA",
    "en": r"\bMayor|\bMAYOR|Perwali",
}
REGENCY = {
    "id": r"Bupati|Perbup|BUPATI",
    "en": r"\bRegent\b|\bREGENT\b|Perbup",
}
NAMES = {"kota": "Kota Uji", "kabupaten": "Kabupaten Uji"}


@cache
def texts(kind: str, layout: str, folder: Path) -> dict[str, str]:
    """The Markdown files of a small profile."""
    file = folder / "p.yaml"
    file.write_text(PROFILE.format(kind=kind, name=NAMES[kind], layout=layout), encoding="utf-8")
    store = PackagedStore()
    outcome = pipeline.check(DiskFiles(file), "p.yaml", store)
    assert outcome.value is not None, outcome.diagnostics
    built = pipeline.build(outcome.value, store, pipeline.Order(formats=("md",)), COMPILED)
    return {a.name: a.content.decode() for a in built.artifacts if a.name.endswith(".md")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@pytest.mark.parametrize("layout", ["three-books", "four-books"])
@pytest.mark.parametrize("kind", ["kota", "kabupaten"])
def test_a_regency_never_speaks_of_a_mayor_nor_a_city_of_a_regent(kind: str, layout: str, folder: Path) -> None:
    made = texts(kind, layout, folder)
    patterns = REGENCY if kind == "kota" else CITY
    for name, text in made.items():
        for pattern in patterns.values():
            found = re.search(pattern, text)
            assert found is None, f"{name}: {text[max(0, found.start() - 60) : found.end() + 40]}"
    own = CITY if kind == "kota" else REGENCY
    assert re.search(own["id"], made["rancangan-peraturan.md"])
    assert re.search(own["en"], made["draft-regulation.md"])


def test_the_set_has_three_or_four_numbered_books(folder: Path) -> None:
    three, four = texts("kota", "three-books", folder), texts("kota", "four-books", folder)
    assert {"buku-3-ringkasan-eksekutif.md", "peta-jalan.md", "quick-win.md"} <= three.keys()
    assert {"buku-3-quick-win.md", "buku-4-peta-jalan.md", "ringkasan-eksekutif.md"} <= four.keys()
    assert {"book-3-quick-wins.md", "book-4-roadmap.md", "executive-summary.md"} <= four.keys()
    assert len(three) == len(four) == 2 * 7
    assert "Buku 3 Ringkasan Eksekutif" not in "".join(four.values())


def test_every_draft_says_that_it_is_one_and_names_nobody(folder: Path) -> None:
    made = texts("kabupaten", "three-books", folder)
    for name, title, word in (
        ("rancangan-peraturan.md", "Rancangan", "RANCANGAN"),
        ("draft-regulation.md", "Draft", "DRAFT"),
    ):
        parts = [part for part in re.split(r"^# ", made[name], flags=re.M) if part.startswith(title)]
        drafts = [part for part in parts if not part.startswith(("Rancangan Peraturan dan", "Draft Regulation and"))]
        assert len(drafts) == 4
        for part in drafts:
            assert word in part.split("\n", 4)[2], part[:80]
        assert "NOMOR ....." in made[name] or "NUMBER ....." in made[name]


def test_each_quick_win_has_its_own_sheet(folder: Path) -> None:
    made = texts("kota", "three-books", folder)
    assert re.search(r"^# Antre Daring$", made["quick-win.md"], flags=re.M)
    assert "Dinas Uji" in made["quick-wins.md"]
    assert "Rp100 juta" in made["quick-win.md"]


CHAPTERS = sorted(path for path in (Path(__file__).parents[2] / "templates" / "chapters").rglob("*.j2"))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: "/".join(path.parts[-3:]))
def test_no_chapter_reckons(path: Path) -> None:
    """Templates print computed values: no arithmetic, no sums and no rounding in expressions."""
    for expression in re.findall(r"{{(.*?)}}", path.read_text(encoding="utf-8"), flags=re.S):
        bare = re.sub(r'"[^"]*"', "", expression)
        assert not re.search(r"[-+*/]\s|\|\s*(sum|round|int|float)\b", bare), expression


def test_both_languages_have_the_same_chapters() -> None:
    found = {code: {path.relative_to(path.parents[1]) for path in CHAPTERS if code in path.parts} for code in LANGUAGES}
    assert found["id"] == found["en"]
