"""`masterplan new`, and what a new user does next: uncomment the examples, check, build."""

import json
import os
import shlex
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.commands import ROOT, masterplan

SAID = ("--name", "Kota Uji", "--province", "Provinsi Uji", "--period", "2026-2030", "--date", "2026-01-15")


def findings(folder: Path, file: str) -> list[dict[str, str]]:
    done = masterplan("check", file, "--format", "json", "-l", "en", cwd=folder)
    return list(json.loads(done.out)["findings"])


def uncommented(text: str) -> str:
    """The profile with its examples in use: every `#` that is not `##` or the schema line is taken away."""
    lines = text.splitlines()[1:]
    return "\n".join(line[1:] if line.startswith("#") and not line.startswith("##") else line for line in lines) + "\n"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("size", ["--minimal", "--full"])
def test_new_then_check_then_build(tmp_path: Path, size: str, language: str) -> None:
    assert masterplan("new", "p.yaml", size, *SAID, "-l", language, cwd=tmp_path).status == 0
    text = (tmp_path / "p.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert {each["severity"] for each in findings(tmp_path, "p.yaml")} <= {"note", "warning"}
    (tmp_path / "used.yaml").write_text(uncommented(text), encoding="utf-8")
    assert not [each for each in findings(tmp_path, "used.yaml") if each["severity"] == "error"]
    built = masterplan("build", "used.yaml", "-q", "-f", "md", "-b", "roadmap", "-l", language, cwd=tmp_path)
    assert built.status == 0, built.err


@pytest.mark.parametrize(
    "name",
    [
        'Kota "Uji": #1',
        "Kota 'x'",
        "Kota \\n$name ${x}",
        "Kota null",
        "Kota\nschema: 2",
        "Kota é市 %",
        "Kota - [a",
        "Kota \x1b[31m",
    ],
)
def test_no_name_breaks_the_yaml(tmp_path: Path, name: str) -> None:
    done = masterplan("new", "p.yaml", "--name", name, "--province", "no: {", "--date", "2026-01-15", cwd=tmp_path)
    assert done.status == 0, done.err
    data = yaml.safe_load((tmp_path / "p.yaml").read_text(encoding="utf-8"))
    assert data["region"]["name"] == " ".join(name.replace("\x1b", " ").split())
    assert data["region"]["province"] == "no: {"
    assert data["schema"] == 1


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("mine", encoding="utf-8")
    assert masterplan("new", "p.yaml", *SAID, cwd=tmp_path).status == 1
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") == "mine"
    assert masterplan("new", "p.yaml", *SAID, "--force", cwd=tmp_path).status == 0
    assert (tmp_path / "p.yaml").read_text(encoding="utf-8") != "mine"


def test_the_file_is_named_for_the_region_and_the_kind_is_put_before_it(tmp_path: Path) -> None:
    done = masterplan("new", "--name", "Uji", "--kind", "kabupaten", *SAID[2:], cwd=tmp_path)
    assert done.out == "kabupaten-uji.yaml\n"
    assert "name: Kabupaten Uji\n" in (tmp_path / "kabupaten-uji.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "--name"),
        (("--name", "Kota Uji"), "--province"),
        (("--name", "Uji", "--province", "P"), "--kind"),
        ((*SAID, "--period", "2030-2026"), "2030-2026"),
        ((*SAID, "--kind", "desa"), "desa"),
        ((*SAID, "--date", "tomorrow"), "tomorrow"),
    ],
)
def test_what_is_not_said_or_not_understood(tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    done = masterplan("new", "p.yaml", *arguments, cwd=tmp_path)
    assert (done.status, word in done.err) == (2, True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_in_the_complaint_can_be_copied_into_a_shell(tmp_path: Path, language: str) -> None:
    complaint = masterplan("new", "-l", language, cwd=tmp_path).err
    command = shlex.split(complaint[complaint.index("masterplan new") :])
    done = masterplan(*command[1:], cwd=tmp_path)
    assert (done.status, done.out) == (0, "kota-contoh.yaml\n")


def test_templates_are_copied_and_can_be_laid_over(tmp_path: Path) -> None:
    done = masterplan("templates", "copy", "own", cwd=tmp_path)
    assert done.status == 0, done.err
    assert (tmp_path / "own" / "chapters" / "en" / "masterplan" / "closing.md.j2").is_file()
    assert masterplan("new", "p.yaml", *SAID, cwd=tmp_path).status == 0
    built = masterplan("build", "p.yaml", "-b", "roadmap", "-f", "md", "-q", "--templates", "own", cwd=tmp_path)
    assert built.status == 0, built.err
    assert masterplan("templates", "copy", "own", cwd=tmp_path).status == 1


def at_a_terminal(answers: list[str], folder: Path) -> tuple[int, str]:
    """Run `masterplan new kota.yaml` on a terminal, answering question after question; the status and what was seen."""
    pty = pytest.importorskip("pty", reason="a system without terminals of this kind")
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "masterplan_cli", "new", "kota.yaml"])
    seen = b""
    waiting = list(answers)
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        seen += part
        if not part:
            break
        if waiting and seen.rstrip(b" ").endswith(b":"):
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), seen.decode()


def test_at_a_terminal_what_is_not_understood_is_asked_again(tmp_path: Path) -> None:
    answers = ["de", "en", "", 'Uji "Coba": #1', "city", "kabupaten", "Provinsi Uji", "lima tahun", "2026-2030"]
    status, seen = at_a_terminal(answers, tmp_path)
    assert status == 0, seen
    text = (tmp_path / "kota.yaml").read_text(encoding="utf-8")
    assert "kind: kabupaten" in text
    assert "period: 2026-2030" in text
    assert masterplan("check", "kota.yaml", cwd=tmp_path).status == 0
