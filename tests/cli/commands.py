"""Running the command the way a user does, in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str


def masterplan(*arguments: object, cwd: Path, **environment: str) -> Done:
    """Run `masterplan` in `cwd`; never with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "masterplan_cli", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Done(done.returncode, done.stdout, done.stderr)
