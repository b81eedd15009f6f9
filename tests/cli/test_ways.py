"""How `check` and `build` end and what they say: quiet, limits, several profiles, stale documents, signals, pipes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, masterplan, process

MINIMAL = (ROOT / "examples" / "minimal.yaml").read_text(encoding="utf-8")
FAST = ("-b", "roadmap", "-f", "md", "-l", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound profile of its own name in each of three files, and a broken one."""
    for number in (1, 2, 3):
        text = MINIMAL.replace("name: Kota Contoh", f"name: Kota Contoh {number}")
        (tmp_path / f"p{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(MINIMAL.replace("vision:", "visi:"), encoding="utf-8")
    return tmp_path


def test_build_check_tells_stale_from_fresh_and_writes_nothing(folder: Path) -> None:
    missing = masterplan("build", "p1.yaml", "--check", *FAST, cwd=folder)
    assert (missing.status, (folder / "build").exists()) == (1, False)
    assert "build/kota-contoh-1/roadmap.md" in missing.out.split()
    assert masterplan("build", "p1.yaml", *FAST, cwd=folder).status == 0
    fresh = masterplan("build", "p1.yaml", "--check", *FAST, cwd=folder)
    assert (fresh.status, fresh.out) == (0, "")
    page = folder / "build" / "kota-contoh-1" / "roadmap.md"
    page.write_text(page.read_text(encoding="utf-8") + "more", encoding="utf-8")
    before = page.read_bytes()
    assert masterplan("build", "p1.yaml", "--check", *FAST, cwd=folder).out == "build/kota-contoh-1/roadmap.md\n"
    assert page.read_bytes() == before


def test_several_jobs_say_and_write_the_same_as_one(folder: Path) -> None:
    profiles = ("p1.yaml", "broken.yaml", "p2.yaml", "p3.yaml")
    one = masterplan("build", *profiles, *FAST, cwd=folder)
    first = {path: path.read_bytes() for path in (folder / "build").rglob("*") if path.is_file()}
    for path in first:
        path.unlink()
    two = masterplan("build", *profiles, *FAST, "--jobs", "2", cwd=folder)
    assert {path: path.read_bytes() for path in (folder / "build").rglob("*") if path.is_file()} == first
    assert (one.status, one.out, one.err) == (two.status, two.out, two.err)
    assert one.status == 1


def test_profiles_of_one_folder_are_refused_before_anything_is_written(folder: Path) -> None:
    (folder / "twin.yaml").write_text((folder / "p1.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    for jobs in ("1", "2"):
        done = masterplan("build", "p2.yaml", "p1.yaml", "twin.yaml", *FAST[:4], "--jobs", jobs, cwd=folder)
        assert (done.status, done.out, (folder / "build").exists()) == (2, "", False)
        assert done.err.startswith("p1.yaml dan twin.yaml akan sama-sama ditulis ke build/kota-contoh-1.")
    english = process("build", "p1.yaml", "p1.yaml", cwd=folder, MASTERPLAN_LANGUAGE="en")
    assert (english.status, "document.slug" in english.err) == (2, True)


def test_quiet_says_only_what_fails(folder: Path) -> None:
    for command in (("check", "p1.yaml"), ("build", "p1.yaml", *FAST)):
        done = masterplan(*command, "--quiet", cwd=folder)
        assert (done.status, done.out, done.err) == (0, "", "")
    done = masterplan("check", "broken.yaml", "-q", "-l", "en", cwd=folder)
    assert (done.status, done.out.count("[MP"), "1 error" in done.out) == (1, 1, True)


def test_thousands_of_errors_stay_readable(folder: Path) -> None:
    rows = "".join(f"  - {{id: GOV-1.{n:04}, name: P, subdimension: GOV-9, start: x}}\n" for n in range(2500))
    head = MINIMAL[: MINIMAL.index("programmes:")]
    (folder / "many.yaml").write_text(f"{head}programmes:\n{rows}", encoding="utf-8")
    begin = time.monotonic()
    done = masterplan("check", "many.yaml", "-l", "en", cwd=folder)
    assert time.monotonic() - begin < 20
    assert done.status == 1
    assert done.out.count("\nerror[") + done.out.startswith("error[") == 50
    assert len(done.out.encode()) < 64 << 10
    assert " more of `not-a-month`: many.yaml:" in done.out
    few = masterplan("check", "many.yaml", "-l", "en", "--max-findings", "3", cwd=folder)
    assert few.out.count("error[") == 3


def test_a_line_of_ten_megabytes_is_no_trouble(folder: Path) -> None:
    words = "kata " * 2_000_000
    (folder / "long.yaml").write_text(f'{MINIMAL}annexes: [{{id: a, title: "{words}", texxt: b}}]\n', encoding="utf-8")
    begin = time.monotonic()
    done = masterplan("check", "long.yaml", "-l", "en", "-q", cwd=folder)
    assert time.monotonic() - begin < 20
    assert "texxt" in done.out
    assert max(map(len, done.out.splitlines())) < 140


def test_a_waiver_quiets_a_warning_until_its_day(folder: Path) -> None:
    found = json.loads(masterplan("check", "p1.yaml", "--format", "json", cwd=folder).out)["findings"]
    code = next(e["code"] for e in found if e["severity"] != "error" and e["address"].startswith("programmes[0]"))
    waiver = f"waivers: [{{code: {code}, place: GOV-1.01, reason: later, until: 2030-12-31}}]\n"
    (folder / "p1.yaml").write_text((folder / "p1.yaml").read_text(encoding="utf-8") + waiver, encoding="utf-8")
    after = json.loads(masterplan("check", "p1.yaml", "--format", "json", cwd=folder).out)
    assert [each["waived"] for each in after["findings"] if each["waived"]] == ["later"] * after["summary"]["waived"]
    assert after["summary"]["waived"] >= 1
    assert " waived" in masterplan("check", "p1.yaml", "-l", "en", cwd=folder).out
    built = masterplan("build", "p1.yaml", "-b", "masterplan", "-f", "md", "-q", cwd=folder)
    assert built.status == 0, built.err
    for book, head in (("book-2-masterplan", "Accepted findings"), ("buku-2-masterplan", "Temuan yang dikecualikan")):
        text = (folder / "build" / "kota-contoh-1" / f"{book}.md").read_text(encoding="utf-8")
        assert head in text
        assert "later" in text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--allow", "programme-without-indicator"), 0),
        (("--deny", "MP602"), 1),
        (("--allow", "MP102"), 2),
        (("--deny", "MP999"), 2),
        (("--max-findings", "-1"), 2),
    ],
)
def test_what_a_run_denies_and_allows(folder: Path, arguments: tuple[str, ...], status: int) -> None:
    assert masterplan("check", "p1.yaml", *arguments, cwd=folder).status == status


@pytest.mark.parametrize("text", ["language: en", "language: en\n broken: ["])
def test_messages_are_in_the_language_of_a_profile_even_if_it_is_broken(folder: Path, text: str) -> None:
    (folder / "p.yaml").write_text(f"document:\n  {text}\n", encoding="utf-8")
    assert "error[" in process("check", "p.yaml", cwd=folder, MASTERPLAN_LANGUAGE="").out


def start(*arguments: str, cwd: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "masterplan_cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize(
    ("number", "jobs"), [(signal.SIGINT, "1"), (signal.SIGTERM, "1"), (signal.SIGHUP, "1"), (signal.SIGINT, "2")]
)
def test_a_signal_ends_a_build_cleanly(folder: Path, number: signal.Signals, jobs: str) -> None:
    profiles = [f"many{n}.yaml" for n in range(12)]
    for number_of_profile, name in enumerate(profiles):
        text = MINIMAL.replace("name: Kota Contoh", f"name: Kota Ke {number_of_profile}")
        (folder / name).write_text(text, encoding="utf-8")
    running = start("build", *profiles, "--jobs", jobs, cwd=folder)
    time.sleep(1.2)
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 128 + number
    assert "Traceback" not in err
    assert not list((folder / "build").rglob(".masterplan-*")) if (folder / "build").exists() else True


_IN_A_CALLBACK = """
import signal, time
from masterplan_cli import __main__ as entry

class Gone:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

def run():
    Gone()
    time.sleep(30)
    return 0

entry._run = run
entry.main()
"""


def test_a_signal_in_a_callback_that_loses_exceptions_still_ends_the_run() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_CALLBACK],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=20,
    )
    assert (done.returncode, done.stderr) == (128 + signal.SIGTERM, b"")


@pytest.mark.parametrize("command", [("list",), ("schema",), ("check", "p1.yaml"), ("explain",), ("--help",)])
def test_a_reader_that_leaves_is_no_error_of_ours(folder: Path, command: tuple[str, ...]) -> None:
    running = start(*command, cwd=folder)
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    err = running.stderr.read()
    assert running.wait(60) in (0, 1, 141)
    assert err == "" or "Traceback" not in err
    assert "Exception ignored" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("command", [("list",), ("--version",)])
def test_a_full_disk_is_said_plainly(folder: Path, command: tuple[str, ...]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "masterplan_cli", *command],
            cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_related_places_are_shown_and_no_file_name_is_a_command(folder: Path) -> None:
    twice = MINIMAL + "  - {id: GOV-1.01, name: Dua, subdimension: GOV-1}\n"
    (folder / "twice.yaml").write_text(twice, encoding="utf-8")
    assert "\n  ::: twice.yaml:" in masterplan("check", "twice.yaml", "-q", cwd=folder).out
    (folder / "::error::x.yaml").write_text(MINIMAL, encoding="utf-8")
    shown = masterplan("check", "::error::x.yaml", "--allow", "MP605", "-l", "en", cwd=folder)
    assert not [line for line in (shown.out + shown.err).splitlines() if line.lstrip().startswith("::error")]
