"""Measures whole processes: cold start, check, build, and growth, each beside the native floor in the same run.

Prints CPU seconds (user and system, the least of several runs), peak memory, and the ratio to the floor.
Usage: python bench/bench.py [--quick]
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from profiles import make_profile

ROOT = Path(__file__).parent.parent
MASTERPLAN = (sys.executable, "-m", "masterplan_cli")


def cost(command: Sequence[str], runs: int) -> tuple[float, float]:
    """The least CPU seconds of `runs` runs, and the greatest peak memory in MiB."""
    seconds, memory = [], []
    for _ in range(runs):
        pid = os.fork()
        if pid == 0:
            sink = os.open(os.devnull, os.O_WRONLY)
            os.dup2(sink, 1)
            os.dup2(sink, 2)
            os.execv(command[0], list(command))
        _, status, usage = os.wait4(pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"failed: {' '.join(command)}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        memory.append(usage.ru_maxrss / 1024)
    return min(seconds), max(memory)


def line(name: str, measured: tuple[float, float], floor: tuple[float, float] | None = None) -> None:
    """Print one measurement."""
    ratio = f"{measured[0] / floor[0]:6.2f} x floor" if floor else ""
    print(f"{name:<58} {measured[0]:8.3f} s {measured[1]:8.0f} MiB  {ratio}", flush=True)


def main() -> None:
    """Run everything."""
    os.chdir(ROOT)
    quick = "--quick" in sys.argv
    runs = 2 if quick else 5
    with tempfile.TemporaryDirectory() as scratch:
        out = f"{scratch}/out"
        line("python -c pass", cost((sys.executable, "-c", "pass"), runs))
        line("masterplan --version", cost((*MASTERPLAN, "--version"), runs))
        line("masterplan --help", cost((*MASTERPLAN, "--help"), runs))
        line("masterplan check examples/pariaman.yaml", cost((*MASTERPLAN, "check", "examples/pariaman.yaml"), runs))
        line("10,000 findings as text, all of them", cost((sys.executable, "bench/findings.py"), runs))
        build = (*MASTERPLAN, "build", "examples/pariaman.yaml", "--output", out, "--format", "md", "--format", "html")
        cost(build, 1)
        line("masterplan build examples/pariaman.yaml (id, en; md, html)", cost(build, runs))
        for count in (10, 100, 240, 1000) if quick else (10, 100, 240, 1000, 10_000):
            profile = f"{scratch}/p{count}.yaml"
            Path(profile).write_text(make_profile(count), encoding="utf-8")
            floor = cost((sys.executable, "bench/floor.py", profile, f"{scratch}/floor"), 1 if count > 1000 else runs)
            line(f"floor, {count} programmes", floor)
            times = 1 if count > 1000 else runs
            line(f"check, {count} programmes", cost((*MASTERPLAN, "check", profile), times), floor)
            bare = cost((sys.executable, "bench/bare.py", profile), times)
            line(f"PyYAML events and Pydantic, {count} programmes", bare)
            line(f"check beside those two, {count} programmes", cost((*MASTERPLAN, "check", profile), times), bare)
            one = ("--book", "masterplan", "--language", "id", "--format", "md", "--format", "html")
            line(
                f"build one book, one language, {count} programmes",
                cost((*MASTERPLAN, "build", profile, "--output", f"{scratch}/o{count}", *one), times),
                floor,
            )


if __name__ == "__main__":
    main()
