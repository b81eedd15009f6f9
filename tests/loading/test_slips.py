"""Slips of the hand in a profile: each is told once, where it was made, with what mends it."""

from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import help_text
from masterplan_cli.disk import DiskFiles, PackagedStore
from tests.cli.commands import ROOT, masterplan

MINIMAL = (ROOT / "examples" / "minimal.yaml").read_text(encoding="utf-8")

SLIPS = [
    # a piece of the example, what was typed instead, the finding and its line, its help in English
    ("name: Satu loket", 'name: "Satu loket', "MP022 17", 'Add " at the end of the text.'),
    ('"1,25 miliar"', "1,25 miliar", "MP016 31", 'Write `"1,25 miliar"`.'),
    ('"1,25 miliar"', "“1,25 miliar”", "MP016 31", 'Write `"1,25 miliar"`.'),
    ("250 juta", "1,250,000", "MP016 22", "Write `1250000`."),
    ("250 juta", "1,000,000", "MP016 22", "Write `1000000`."),
    ("name: Kota Contoh,", "name: Kota Contoh, Baru,", "MP016 9", 'Write `"Kota Contoh, Baru"`.'),
    ("id: GOV-1.01", "id: GOV 1.01", "MP120 16", "Write `GOV-1.01`."),
    (
        "  - id: GOV-2.01",
        "    id: GOV-2.01",
        "MP010 24",
        "A `-` seems to be missing: write `- id:` if a new item begins here.",
    ),
    ("  - id: GOV-2.01", "  -id: GOV-2.01", "MP024 24", "Put a space after the `-`: write `- id:`."),
    ("lead: diskominfo", "lead: Dinas Komunikasi dan  informatika", "MP201 19", "Did you mean `diskominfo`?"),
    ("lead: diskominfo", "lead: [diskominfo]", "MP105 19", "Write one value only, without brackets."),
    ("[GOV-1.01]", "GOV-1.01, ENV-2.01", "MP105 30", "Write `[GOV-1.01, ENV-2.01]`."),
    ("    start: 2026-02", "\u00a0\u00a0\u00a0\u00a0start: 2026-02", "MP035 20", None),
    ("document:", "<<<<<<< HEAD\ndocument:", "MP034 4", None),
    ("{2026: {apbd: 250 juta}}", "{2026: 250 juta}", "MP105 22", None),
    ("kind: kota", "kind: Kotamadya", "MP103 9", "Did you mean `kota`?"),
    ("end: 2026-11", "end: 2025-11", "MP403 21", None),
    ("subdimension: GOV-1", "subdimension: GOV-9", "MP201 18", None),
]


def check(text: str, folder: Path) -> list[pipeline.Diagnostic]:
    """All findings that are no notes."""
    path = folder / "p.yaml"
    path.write_text(text, encoding="utf-8")
    found = pipeline.check(DiskFiles(path), path.name, PackagedStore()).diagnostics
    return [each for each in found if each.rule.severity is not Severity.NOTE]


def line_of(diagnostic: pipeline.Diagnostic) -> int:
    assert diagnostic.span is not None
    return diagnostic.span.source.position(diagnostic.span.start)[0]


@pytest.mark.parametrize(("right", "typed", "finding", "help"), SLIPS, ids=[slip[1].strip()[:30] for slip in SLIPS])
def test_a_slip_is_told_once_where_it_was_made(
    right: str, typed: str, finding: str, help: str | None, tmp_path: Path
) -> None:
    assert right in MINIMAL
    found = check(MINIMAL.replace(right, typed, 1), tmp_path)
    assert [f"{each.rule.code} {line_of(each)}" for each in found] == [finding]
    said = help_text(found[0], sentences_of_findings("en"))
    assert said if help is None else said == help
    assert help_text(found[0], sentences_of_findings("id")) not in ("", said)


def test_a_list_written_as_keys_is_the_only_thing_that_is_wrong(tmp_path: Path) -> None:
    start, end = MINIMAL.index("organisations:"), MINIMAL.index("vision:")
    keys = "organisations:\n  diskominfo: {name: Dinas}\n  dlh: {name: Dinas Lain}\n"
    assert [each.rule.code for each in check(MINIMAL[:start] + keys + MINIMAL[end:], tmp_path)] == ["MP105"]


def test_a_sound_mapping_in_braces_is_left_alone(tmp_path: Path) -> None:
    empty = check(MINIMAL.replace("province: Provinsi Contoh}", "province: }"), tmp_path)
    assert [each.rule.code for each in empty] == ["MP104"]
    assert (
        check(MINIMAL.replace("  statement:", "  explanation: |\n    =======\n    Judul\n  statement:"), tmp_path) == []
    )


def test_a_name_of_two_offices_is_no_id(tmp_path: Path) -> None:
    text = MINIMAL.replace("abbreviation: DLH", "abbreviation: Diskominfo").replace("lead: dlh", "lead: DISKOMINFO ")
    found = [each for each in check(text, tmp_path) if each.rule.code == "MP201"]
    assert [each.facts.get("suggestion") for each in found] == ["diskominfo"]


def test_commas_in_an_amount_are_mended_by_fix(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(MINIMAL.replace('"1,25 miliar"', "1,25 miliar"), encoding="utf-8")
    assert masterplan("fix", "p.yaml", "--yes", cwd=tmp_path).status == 0
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == MINIMAL
