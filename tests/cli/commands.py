"""Running the command as a user does: in this process, which has its modules loaded, or in one of its own."""

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from masterplan_cli.cli.app import run

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str


def masterplan(*arguments: object, cwd: Path) -> Done:
    """Run `masterplan` in `cwd`, in this process; never with a traceback."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["masterplan", *map(str, arguments)]),
    ):
        status = run()
    said, complained = (stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
    return _without_traceback(Done(status, said, complained))


def process(*arguments: object, cwd: Path, **environment: str) -> Done:
    """Run `masterplan` in a process of its own, for what it reads or does only at its start and end."""
    done = subprocess.run(
        [sys.executable, "-m", "masterplan_cli", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return _without_traceback(Done(done.returncode, done.stdout, done.stderr))


def _without_traceback(done: Done) -> Done:
    assert "Traceback" not in done.out + done.err, done.err
    return done
