"""`masterplan fix`: certain mendings only, and not one other byte."""

from pathlib import Path

import pytest

from tests.cli.commands import masterplan

WRONG = """\
schema: 1
document: {title: Plan, date: 2026-01-15, period: 2026-2030}   # a comment
region: {kind: Kota, name: Kota Uji, province: Provinsi Uji}
organisations: [{id: pd, name: Dinas}]
programmes:
  - id: GOV-1.01
    name: 'Satu: "loket"'
    subdimension: GOV-1
    lead: pdd  # which one is meant nobody knows
    start: 2026-01
    end: Juni 2026
    anggaran: {2026: {apbd: "1,5 milyar"}}   # two mendings on one line
"""
RIGHT = WRONG.replace("kind: Kota", "kind: kota").replace("Juni 2026", "2026-06").replace("anggaran", "budget")
RIGHT = RIGHT.replace("milyar", "miliar")


@pytest.mark.parametrize(
    ("mark", "line_break"), [(b"", b"\n"), (b"\xef\xbb\xbf", b"\r\n")], ids=["plain", "mark and CRLF"]
)
def test_it_writes_what_is_certain_and_nothing_else(tmp_path: Path, mark: bytes, line_break: bytes) -> None:
    profile = tmp_path / "p.yaml"
    wrong = mark + WRONG.encode().replace(b"\n", line_break)
    profile.write_bytes(wrong)
    shown = masterplan("fix", "p.yaml", "-l", "en", cwd=tmp_path)
    assert profile.read_bytes() == wrong, "without --yes nothing is written"
    assert "-region: {kind: Kota, " in shown.out
    assert "+region: {kind: kota, " in shown.out
    written = masterplan("fix", "p.yaml", "--yes", "-l", "en", cwd=tmp_path)
    assert profile.read_bytes() == mark + RIGHT.encode().replace(b"\n", line_break)
    assert written.status == 1, "the unknown organisation is left"
    assert "MP201" in written.err
    again = masterplan("fix", "p.yaml", "--yes", "-l", "en", cwd=tmp_path)
    assert "nothing that can be mended" in again.err


@pytest.mark.parametrize(
    "line",
    [
        "anggaran: {}\n    bugdet: {}",
        "start: 03/04/2026",
        "budget: {2026: {apbd: 1.250 juta}}",
        "status: &s propossed",
        "depends_on: [GOV-1.02]",
    ],
    ids=["two candidates", "day or month", "fraction or thousands", "an anchor", "another id"],
)
def test_what_is_in_doubt_stays(tmp_path: Path, line: str) -> None:
    profile = tmp_path / "p.yaml"
    head = RIGHT[: RIGHT.index("    lead")]
    profile.write_text(f"{head}    {line}\n", encoding="utf-8")
    before = profile.read_bytes()
    masterplan("fix", "p.yaml", "--yes", cwd=tmp_path)
    assert profile.read_bytes() == before


def test_files_of_a_split_profile_are_mended_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    programme = "programmes:\n  - {id: GOV-1.01, name: Satu, subdimension: GOV-1, stats: proposed}\n"
    head = WRONG[: WRONG.index("organisations")].replace("Kota,", "kota,")
    (tmp_path / "in" / "root.yaml").write_text(f"{head}include: [a.yaml]\n", encoding="utf-8")
    (tmp_path / "in" / "a.yaml").write_text(programme, encoding="utf-8")
    done = masterplan("fix", "in/root.yaml", "-y", cwd=tmp_path)
    assert done.status == 0, done.err
    assert "+++ in/a.yaml" in done.out
    assert (tmp_path / "in" / "a.yaml").read_text(encoding="utf-8") == programme.replace("stats", "status")


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(WRONG, encoding="utf-8")
    real.chmod(0o640)
    (tmp_path / "p.yaml").symlink_to(real)
    masterplan("fix", "p.yaml", "-y", cwd=tmp_path)
    assert (tmp_path / "p.yaml").is_symlink()
    assert real.read_text(encoding="utf-8") == RIGHT
    assert real.stat().st_mode & 0o777 == 0o640
    assert not list(tmp_path.glob(".masterplan-*"))
