"""Indonesian words for keys and values: each leads to something that exists, and nearly every key has one."""

from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.loading.load import load_synonyms
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.schema import enum_values

HEAD = (
    "document: {title: Plan, date: 2026-01-15, period: 2026-2030}\n"
    "region: {kind: kota, name: Kota Uji, province: Provinsi Uji}\n"
)


def synonyms() -> dict[str, tuple[str, ...]]:
    return load_synonyms(pipeline.SYNONYMS, PackagedStore().read(pipeline.SYNONYMS))


def keys() -> set[str]:
    schema = Profile.model_json_schema(by_alias=True)
    records = (schema, *schema["$defs"].values())
    return {key for record in records for key in record.get("properties", ())}


def values() -> set[str]:
    return {value for _, value in enum_values(Profile.model_json_schema(by_alias=True))}


def test_every_word_leads_to_something() -> None:
    known = keys() | values()
    assert {word: meant for word, meant in synonyms().items() if not set(meant) <= known} == {}


def test_nearly_every_key_has_an_indonesian_word() -> None:
    reached = {meant for each in synonyms().values() for meant in each}
    assert len(keys() & reached) >= 0.8 * len(keys()), sorted(keys() - reached)


def found(tmp_path: Path, text: str) -> list[tuple[str, str | None, str | None]]:
    (tmp_path / "p.yaml").write_text(text, encoding="utf-8")
    diagnostics = pipeline.check(DiskFiles(tmp_path / "p.yaml"), "p.yaml", PackagedStore()).diagnostics
    return [(each.rule.code, each.facts.get("suggestion"), each.replacement) for each in diagnostics if each.is_error]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("penanggung_jawab: pd", "lead"),
        ("Dasar Hukum: []", "legal_basis"),
        ("inovasi: Mudah", "innovation"),
        ("innovatoin: Mudah", "innovation"),
        ("penerima-manfaat: Warga", "beneficiaries"),
    ],
)
def test_a_key_in_indonesian_or_misspelt_is_one_finding(written: str, meant: str, tmp_path: Path) -> None:
    text = f"{HEAD}programmes:\n  - id: A\n    name: A\n    subdimension: GOV-1\n    {written}\n"
    assert [each[:2] for each in found(tmp_path, text)] == [("MP102", meant)]


@pytest.mark.parametrize(("written", "meant"), [("Quick-Win", "quick-win"), ("SHORT", "short"), ("pendek", "short")])
def test_a_value_in_another_case_or_language_has_its_replacement(written: str, meant: str, tmp_path: Path) -> None:
    text = f"{HEAD}programmes: [{{id: A, name: A, subdimension: GOV-1, horizon: {written}}}]\n"
    assert found(tmp_path, text) == [("MP103", meant, meant)]
