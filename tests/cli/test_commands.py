"""The commands from outside: what they print where, their exit status, and what they leave on disk."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, masterplan, process

MINIMAL = ROOT / "examples" / "minimal.yaml"


def copy_minimal(folder: Path) -> Path:
    return Path(shutil.copy(MINIMAL, folder / "minimal.yaml"))


def test_version_imports_nothing_heavy(tmp_path: Path) -> None:
    done = process("--version", cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    assert done.status == 0
    assert done.out.startswith("masterplan ")
    for heavy in ("typer", "pydantic", "jinja2", "yaml", "markdown_it"):
        assert f" {heavy}\n" not in done.err


def test_no_arguments_show_help(tmp_path: Path) -> None:
    done = masterplan(cwd=tmp_path)
    assert done.status == 2
    assert "build" in done.out + done.err


def test_help_speaks_both_languages(tmp_path: Path) -> None:
    assert "Check a profile" in process("--help", cwd=tmp_path, MASTERPLAN_LANGUAGE="en").out
    assert "Periksa profil" in process("--help", cwd=tmp_path, MASTERPLAN_LANGUAGE="id").out


def test_build_writes_five_books_in_both_languages(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    done = masterplan("build", "minimal.yaml", cwd=tmp_path)
    assert done.status == 0, done.err
    folder = tmp_path / "build" / "kota-contoh"
    listed = done.out.split()
    for stem in (
        "buku-1-analisis-strategis",
        "buku-2-masterplan",
        "buku-3-ringkasan-eksekutif",
        "peta-jalan",
        "kelengkapan",
    ):
        assert f"build/kota-contoh/{stem}.html" in listed
        assert (folder / f"{stem}.md").is_file()
    for stem in (
        "book-1-strategic-analysis",
        "book-2-masterplan",
        "book-3-executive-summary",
        "roadmap",
        "completeness",
    ):
        assert (folder / f"{stem}.html").is_file()
    assert (folder / "index.html").is_file()
    assert "%" in done.err


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    for name, seed in (("a", "1"), ("b", "2")):
        done = process("build", "minimal.yaml", "-o", name, cwd=tmp_path, PYTHONHASHSEED=seed, TZ="Asia/Jakarta")
        assert done.status == 0
    first = {path.name: path.read_bytes() for path in (tmp_path / "a").rglob("*") if path.is_file()}
    second = {path.name: path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file()}
    assert first == second


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    masterplan("build", "minimal.yaml", "-o", "out", "-l", "en", cwd=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.html")}
    done = masterplan("build", "minimal.yaml", "-o", "out", "-l", "en", cwd=tmp_path)
    assert "(0 changed)" in done.err
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.html")}


def test_options_choose_formats_books_and_languages(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    done = masterplan(
        "build", "minimal.yaml", "-o", "out", "--format", "md", "--book", "roadmap", "--language", "id", cwd=tmp_path
    )
    assert done.status == 0, done.err
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"peta-jalan.md", "manifest.json"}
    assert not list((tmp_path / "out").glob("*.html"))
    assert not (tmp_path / "out" / "roadmap.md").exists()


def test_an_edited_file_is_not_overwritten(tmp_path: Path) -> None:
    profile = copy_minimal(tmp_path)
    assert masterplan("build", profile, "-o", "out", cwd=tmp_path).status == 0
    page = tmp_path / "out" / "index.html"
    page.write_text("my own words", encoding="utf-8")
    done = masterplan("build", profile, "-o", "out", cwd=tmp_path)
    assert done.status == 1
    assert "index.html" in done.err
    assert page.read_text(encoding="utf-8") == "my own words"
    assert masterplan("build", profile, "-o", "out", "--force", cwd=tmp_path).status == 0
    assert page.read_text(encoding="utf-8") != "my own words"


def test_a_foreign_file_is_not_overwritten(tmp_path: Path) -> None:
    profile = copy_minimal(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("foreign", encoding="utf-8")
    done = masterplan("build", profile, "-o", "out", cwd=tmp_path)
    assert done.status == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index.html"]


def test_a_broken_profile_leaves_earlier_documents_alone(tmp_path: Path) -> None:
    profile = copy_minimal(tmp_path)
    masterplan("build", profile, "-o", "out", cwd=tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    profile.write_text(profile.read_text(encoding="utf-8").replace("GOV-1\n", "GOV-9\n"), encoding="utf-8")
    done = masterplan("build", profile, "-o", "out", cwd=tmp_path)
    assert done.status == 1
    assert "GOV-9" in done.err
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}


def test_draft_shows_profile_lines(tmp_path: Path) -> None:
    profile = copy_minimal(tmp_path)
    line = profile.read_text(encoding="utf-8").splitlines().index("  - id: GOV-1.01") + 1
    masterplan("build", "minimal.yaml", "-o", "out", "--draft", "-l", "en", "-f", "md", cwd=tmp_path)
    assert f"minimal.yaml:{line}" in (tmp_path / "out" / "book-2-masterplan.md").read_text(encoding="utf-8").replace(
        "\\", ""
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("build", "minimal.yaml", "--format", "docx"), "docx"),
        (("build", "minimal.yaml", "--book", "atlas"), "atlas"),
        (("build", "minimal.yaml", "--language", "fr"), "fr"),
        (("build", "minimal.yaml", "--templates", "nowhere"), "nowhere"),
        (("build", "minimal.yaml", "other.yaml", "--output", "out"), "--output"),
        (("check", "minimal.yaml", "--format", "pdf"), "pdf"),
        (("list", "cats"), "cats"),
        (("paint",), "paint"),
        (("build",), ""),
    ],
)
def test_wrong_use_ends_with_status_2(arguments: tuple[str, ...], word: str, tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    done = masterplan(*arguments, cwd=tmp_path)
    assert done.status == 2
    assert word in done.out + done.err
    assert not (tmp_path / "build").exists()


def test_check_as_json(tmp_path: Path) -> None:
    profile = copy_minimal(tmp_path)
    profile.write_text(profile.read_text(encoding="utf-8").replace("vision:", "visi:"), encoding="utf-8")
    line = profile.read_text(encoding="utf-8").splitlines().index("visi:") + 1
    done = masterplan("check", "minimal.yaml", "--format", "json", "--language", "en", cwd=tmp_path)
    assert done.status == 1
    findings = json.loads(done.out)["findings"]
    errors = [finding for finding in findings if finding["severity"] == "error"]
    assert [(finding["file"], finding["line"]) for finding in errors] == [("minimal.yaml", line)]
    assert "vision" in json.dumps(errors)


def test_a_book_says_on_what_it_depends(tmp_path: Path) -> None:
    listed = dict(
        line.split(None, 1) for line in masterplan("list", "books", "-l", "en", cwd=tmp_path).out.splitlines()
    )
    assert listed["annual-evaluation"] == (
        "Annual Evaluation (one book for each year of the plan whose results are in the profile: "
        "monitoring.realisation or monitoring.progress)"
    )
    assert listed["quick-wins"] == "Quick-Win Sheets (if the profile holds quick_wins)"
    assert listed["masterplan"] == "Book 2 Masterplan"


def test_a_book_that_was_asked_for_and_cannot_be_made_says_why(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    asked = ("--book", "annual-evaluation", "--book", "roadmap", "-l", "en")
    done = masterplan("build", "minimal.yaml", *asked, cwd=tmp_path)
    assert done.status == 0
    assert "Annual Evaluation is not made: monitoring.realisation in the profile is empty." in done.err
    assert "is not made" not in masterplan("build", "minimal.yaml", "-l", "en", cwd=tmp_path).err


def test_list_and_schema(tmp_path: Path) -> None:
    listed = masterplan("list", cwd=tmp_path).out
    for word in ("masterplan", "budget.by-year-source", "kominfo-2017", "html"):
        assert word in listed
    assert "strategic-analysis" in masterplan("list", "books", cwd=tmp_path).out
    schema = json.loads(masterplan("schema", "--language", "id", cwd=tmp_path).out)
    assert schema["properties"]["programmes"]["description"] == "Program"
    assert masterplan("schema", "-o", "s.json", cwd=tmp_path).status == 0
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["title"] == "masterplan"


@pytest.mark.parametrize("name", ["nowhere.yaml", "folder", "noise.yaml", "empty.yaml", "secret.yaml", "pipe.yaml"])
def test_unusable_files_are_findings(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "noise.yaml").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "secret.yaml").write_text("schema: 1", encoding="utf-8")
    (tmp_path / "secret.yaml").chmod(0)
    os.mkfifo(tmp_path / "pipe.yaml")
    if name == "secret.yaml" and os.geteuid() == 0:
        pytest.skip("root reads everything")
    for command in ("check", "build"):
        done = masterplan(command, name, cwd=tmp_path)
        assert done.status == 1
        assert "MP0" in done.out + done.err or "MP1" in done.out + done.err
        assert not (tmp_path / "build").exists()


def test_an_overlay_changes_one_chapter(tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    chapter = tmp_path / "own" / "chapters" / "en" / "masterplan" / "closing.md.j2"
    chapter.parent.mkdir(parents=True)
    chapter.write_text("# Our closing\n\nWords of {{ term.region }}.\n", encoding="utf-8")
    done = masterplan("build", "minimal.yaml", "-o", "out", "-l", "en", "--templates", "own", cwd=tmp_path)
    assert done.status == 0, done.err
    assert "Words of Kota Contoh." in (tmp_path / "out" / "book-2-masterplan.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n{{ nowhere }}\n",
        "# T\n\n{% for %}\n",
        "# T\n\n{{ exhibit('no-such') }}\n",
        "# T\n\n{{ ref('legal-basis') }}\n",
        "# T\n\n{{ ''.__class__.__mro__ }}\n",
        "# T\n\n{{ fact('no.such') }}\n",
    ],
)
def test_a_broken_template_is_named(text: str, tmp_path: Path) -> None:
    copy_minimal(tmp_path)
    chapter = tmp_path / "own" / "chapters" / "en" / "masterplan" / "closing.md.j2"
    chapter.parent.mkdir(parents=True)
    chapter.write_text(text, encoding="utf-8")
    done = masterplan("build", "minimal.yaml", "-o", "out", "-l", "en", "--templates", "own", cwd=tmp_path)
    assert done.status == 1
    assert "masterplan" in done.err
    assert not (tmp_path / "out").exists()
