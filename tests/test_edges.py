"""Profiles at the edges build all books: nothing there, one year, no money, hostile words, very many programmes."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.language.language import LanguageCode
from masterplan_cli.model.profile import Profile
from tests.support.templates import COMPILED
from tests.test_examples import build as build_example

HEAD = "document: {title: Plan, date: 2026-01-15, period: %s}\nregion: {kind: %s, name: %s, province: Provinsi}\n"
ORGANISATIONS = "organisations: [{id: pd, name: Dinas}]\n"
HOSTILE = "<script>alert(1)</script> | *x* [y](javascript:alert(1)) {{ 7 * 7 }} \\u202e # مدينة 😀 " + "n" * 300


def programmes(*items: str) -> str:
    return "programmes:\n" + "".join(f"  - {{{item}}}\n" for item in items)


EDGES = {
    "no programmes": HEAD % ("2026-2030", "kota", "Kota Uji"),
    "a regency": HEAD % ("2026-2030", "kabupaten", "Kabupaten Uji"),
    "one year": HEAD % ("2026", "kota", "Kota Uji") + programmes("id: A, name: A, subdimension: GOV-1"),
    "no money": HEAD % ("2026-2030", "kota", "Kota Uji")
    + ORGANISATIONS
    + programmes("id: A, name: A, subdimension: GOV-1, lead: pd, start: 2026, end: 2026, budget: {2026: {apbd: 0}}"),
    "hostile words": HEAD % ("2026-2030", "kota", f'"{HOSTILE}"')
    + f'organisations: [{{id: pd, name: "{HOSTILE}"}}]\nvision: {{statement: "{HOSTILE}"}}\n'
    + programmes(f'id: A, name: "{HOSTILE}", description: "{HOSTILE}", subdimension: GOV-1, lead: pd'),
    "ids that begin alike": HEAD % ("2026-2030", "kota", "Kota Uji")
    + programmes(*(f"id: {'A' * n}, name: P{n}, subdimension: GOV-1" for n in range(1, 9))),
    "four hundred programmes in one place": HEAD % ("2026-2030", "kota", "Kota Uji")
    + ORGANISATIONS
    + programmes(
        *(
            f"id: A{n}, name: P{n}, subdimension: ENV-3, lead: pd, start: 2027, end: 2028,"
            f" budget: {{2027: {{apbd: {n}}}}}"
            for n in range(400)
        )
    ),
    "a plan without anything in it": HEAD % ("2026-2030", "kota", "Kota Uji")
    + "plans: [{id: r, kind: rpjmd, name: R, role: reference}]\nswot: {}\nvision: {statement: V}\nfiscal: {}\n"
    + "governance: {}\nmonitoring: {}\n",
    "an evaluation of the plan's only year, in hostile words": HEAD % ("2026", "kota", "Kota Uji")
    + "sources: [{id: s, title: S}]\n"
    + "vision: {statement: V, goals: [{id: g, text: G, indicators: [\n"
    + f'  {{id: i, name: "{HOSTILE}", unit: "{HOSTILE}"}}]}}]}}\n'
    + programmes(
        f'id: A, name: "{HOSTILE}", subdimension: GOV-1,\n'
        "      indicators: [{id: j, name: J, unit: x, targets: {2026: 2}}]"
    )
    + "monitoring:\n  realisation:\n    - {indicator: i, values: {2026: {value: 1, source: s}}}\n"
    + f'    - {{indicator: j, values: {{2026: {{value: 1, source: s, cause: "{HOSTILE}"}}}}}}\n'
    + f'  progress: [{{programme: A, years: {{2026: {{physical: 5, source: s, note: "{HOSTILE}"}}}}}}]\n',
    "an evaluation of a record alone": HEAD % ("2026-2030", "kota", "Kota Uji")
    + "sources: [{id: s, title: S}]\n"
    + programmes("id: A, name: A, subdimension: GOV-1")
    + "monitoring: {progress: [{programme: A, years: {2026: {spent: {apbd: 1}, source: s}}}]}\n",
    "gaps without numbers": HEAD % ("2026-2030", "kota", "Kota Uji")
    + "gaps: [{id: g, name: G, subdimension: GOV-1, present: {unknown: true, ask: BPS}}]\n",
    "all parts empty": HEAD % ("2026-2030", "kota", "Kota Uji")
    + "".join(f"{part}: []\n" for part in ("sources", "profile", "plans", "programmes", "gaps", "risks", "quick_wins")),
}


def build(text: str, folder: Path, **order: Any) -> dict[str, str]:
    (folder / "p.yaml").write_text(text, encoding="utf-8")
    store = PackagedStore()
    outcome = pipeline.check(DiskFiles(folder / "p.yaml"), "p.yaml", store)
    assert outcome.value is not None, [(each.rule.code, each.address, each.facts) for each in outcome.diagnostics]
    built = pipeline.build(outcome.value, store, pipeline.Order(**order), COMPILED)
    for book in built.documents.books:
        for section in book.sections():
            assert section.blocks or section.sections, f"{book.id}: {section.anchor} is empty"
    return {artifact.name: artifact.content.decode() for artifact in built.artifacts}


@pytest.mark.parametrize("name", EDGES)
def test_edges_build_every_book(name: str, tmp_path: Path) -> None:
    made = build(EDGES[name], tmp_path)
    books = 6 + ("quick-win.html" in made) + ("evaluasi-2026.html" in made)
    assert len([file for file in made if file.endswith(".html")]) == 2 * books + 1
    for file, text in made.items():
        assert not re.search(r"\b(None|NaN|undefined)\b", text), file


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    made = build(EDGES["hostile words"], tmp_path)
    for file, text in made.items():
        if file.endswith((".html", ".svg")):
            assert "<script>alert" not in text
            assert len(re.findall("<script>", text)) <= 1
            assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text or file.endswith(".svg") or "kelengkapan" in file
            assert not re.search(r"""href=["']?javascript:""", text)


def test_a_regency_speaks_of_the_regent(tmp_path: Path) -> None:
    made = build(EDGES["a regency"], tmp_path)
    text = made["buku-3-ringkasan-eksekutif.md"]
    assert "Peraturan Bupati" in text
    assert "Wali Kota" not in text


PARTS = [name for name in Profile.model_fields if name not in ("schema_version", "taxonomy", "document", "region")]


@pytest.mark.parametrize("part", PARTS)
def test_a_profile_without_one_part_still_builds(part: str) -> None:
    """Whatever is taken away, chapters say that it is missing; what referred to it shows its code."""
    whole = build_example("port-marlow.yaml").checked
    default = Profile.model_fields[part].default
    poorer = whole.profile.model_copy(update={part: default})
    if part == "sources":
        pytest.skip("a citation without its source is refused by the checks")
    if part == "programmes":
        poorer = poorer.model_copy(update={"quick_wins": (), "action_plan": ()})
    checked = replace(whole, loaded=replace(whole.loaded, value=poorer))
    language: LanguageCode = "id" if PARTS.index(part) % 2 else "en"  # the languages share the exhibits and markers
    order = pipeline.Order(languages=(language,))
    documents = pipeline.compose_documents(checked, pipeline.analyze(checked), PackagedStore(), order, COMPILED)
    for book in documents.books:
        for section in book.sections():
            assert section.blocks or section.sections, f"{book.id}: {section.anchor} is empty"
