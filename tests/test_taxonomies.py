"""A profile may move to another edition of the taxonomy by one line, and then builds."""

from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore

PROFILE = """\
taxonomy: {taxonomy}
document: {{title: Rencana, date: 2026-03-01, period: 2026-2030}}
region: {{kind: kota, name: Kota Uji, province: Provinsi Uji}}
organisations: [{{id: dishub, name: Dinas Perhubungan}}]
programmes:
  - {{id: A, name: Halte, subdimension: LIV-3, lead: dishub, budget: {{2026: {{apbd: 100 juta}}}}}}
  - {{id: B, name: Wisata, subdimension: BRA-1, lead: dishub, budget: {{2026: {{apbd: 50 juta}}}}}}
"""


def check(folder: Path, taxonomy: str) -> pipeline.Outcome[pipeline.Checked]:
    path = folder / "profile.yaml"
    path.write_text(PROFILE.format(taxonomy=taxonomy), encoding="utf-8")
    return pipeline.check(DiskFiles(path), path.name, PackagedStore())


@pytest.mark.parametrize(
    ("taxonomy", "expected"),
    [
        ("kominfo-2017", {"BRA": 50_000_000, "LIV": 100_000_000}),
        ("komdigi-draft-2026", {"ECO": 50_000_000, "MOB": 100_000_000}),
    ],
)
def test_the_same_programmes_under_either_edition(tmp_path: Path, taxonomy: str, expected: dict[str, int]) -> None:
    outcome = check(tmp_path, taxonomy)
    assert outcome.value is not None
    built = pipeline.build(outcome.value, PackagedStore(), pipeline.Order(formats=("md",), languages=("id",)))
    totals = built.analysis.budget.dimension_year.row_totals
    assert {id: amount for id, amount in totals.items() if amount} == expected
    masterplan = next(a.content.decode() for a in built.artifacts if a.name == "buku-2-masterplan.md")
    assert ("Padanan taksonomi" in masterplan) is (taxonomy == "kominfo-2017")


def test_an_unknown_edition_is_one_finding_with_a_suggestion(tmp_path: Path) -> None:
    outcome = check(tmp_path, "komdigi-draft-2025")
    assert [(each.rule.code, each.facts.get("suggestion")) for each in outcome.diagnostics] == [
        ("MP214", "komdigi-draft-2026")
    ]
