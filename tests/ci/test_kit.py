"""The CI kit: the commands that it runs are run here, its YAML is read, and no input becomes a command."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.commands import ROOT

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with a sound and a broken profile, and `masterplan` on its path."""
    sound = (ROOT / "examples" / "minimal.yaml").read_text(encoding="utf-8")
    (tmp_path / "good.yaml").write_text(sound, encoding="utf-8")
    (tmp_path / "two words.yaml").write_text(sound.replace("vision:", "visi:"), encoding="utf-8")
    command = tmp_path / "bin" / "masterplan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m masterplan_cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def shell(script: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **inputs}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def check_step(folder: Path, profiles: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's own script with inputs as the service hands them over."""
    names = {"STRICT": "false", "DENY": "", "ALLOW": "", "LANGUAGE": ""} | inputs | {"PROFILES": profiles}
    script = ACTION["runs"]["steps"][-1]["run"]
    return shell(script, folder, **{f"MASTERPLAN_{name}": value for name, value in names.items()})


def test_the_action_shows_findings_on_their_lines(workspace: Path) -> None:
    done = check_step(workspace, "good.yaml\ntwo words.yaml\n", LANGUAGE="en")
    line = (workspace / "two words.yaml").read_text(encoding="utf-8").splitlines().index("visi:") + 1
    assert done.returncode == 1
    assert f"::error file=two words.yaml,line={line}," in done.stdout
    assert check_step(workspace, "good.yaml").returncode == 0


def test_the_action_hands_on_strict_deny_and_allow(workspace: Path) -> None:
    denied = check_step(workspace, "good.yaml", DENY="programme-without-indicator\n")
    assert (denied.returncode, "::error" in denied.stdout) == (1, True)
    assert "MP602" not in check_step(workspace, "good.yaml", ALLOW="MP602").stdout


@pytest.mark.parametrize(
    "evil", ["good.yaml; touch pwned", "$(touch pwned)", "`touch pwned`", "--output=pwned", '"; touch pwned; "']
)
def test_no_input_of_the_action_is_run(workspace: Path, evil: str) -> None:
    check_step(workspace, evil, DENY=evil, ALLOW=evil, STRICT=evil, LANGUAGE=evil)
    assert not (workspace / "pwned").exists()


def test_inputs_reach_scripts_through_the_environment_only() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    used = set(re.findall(r"inputs\.(\w+)", json.dumps(ACTION["runs"])))
    assert used == ACTION["inputs"].keys()


def test_the_hook_runs(workspace: Path) -> None:
    (hook,) = HOOKS
    entry = f"{hook['entry']} good.yaml"
    assert shell(entry, workspace).returncode == 0
    broken = shell(f"{hook['entry']} {shlex.quote('two words.yaml')}", workspace)
    assert (broken.returncode, "MP102" in broken.stdout) == (1, True)
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()


def test_the_snippet_for_gitlab_writes_its_report(workspace: Path) -> None:
    job = next(snippet["check-profile"] for snippet in SNIPPETS if "check-profile" in snippet)
    command = job["script"][-1].replace("profil.yaml", "'two words.yaml'")
    assert shell(command, workspace).returncode == 1
    report = json.loads((workspace / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert report[0]["location"]["path"] == "two words.yaml"


def test_the_workflow_is_safe_for_strangers() -> None:
    text = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if "runs-on" in block)
    workflow = yaml.load(text, yaml.BaseLoader)  # BaseLoader: `on` stays a word
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in text
    step = workflow["jobs"]["check"]["steps"][-1]
    assert step["with"].keys() <= ACTION["inputs"].keys()
