"""Times inside one process, as ratios in one run: the analysis of a profile, and the exact selection under ceilings.

Usage: python bench/analysis.py. Prints CPU seconds and the ratio to the row before; nothing is asserted.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from masterplan_cli.analysis.analysis import analyze  # noqa: E402
from masterplan_cli.analysis.selection import select  # noqa: E402
from masterplan_cli.disk import PackagedStore  # noqa: E402
from masterplan_cli.model.profile import Profile  # noqa: E402
from masterplan_cli.pipeline import load_catalogues  # noqa: E402
from tests.analysis.candidates import KINDS, Problem  # noqa: E402


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def profile_of(count: int) -> Profile:
    """A scored profile with ceilings: every programme costs, is scored on five criteria and waits for another one."""
    programmes = [
        {
            "id": f"P{i}",
            "name": f"Programme {i}",
            "subdimension": "GOV-1",
            "budget": {2026 + i % 5: {"apbd": f"{i % 90 + 10} juta"}},
            "depends_on": [f"P{i - 7}"] if i % 7 == 6 and i > 6 else [],
            "scores": {f"c{k}": (i * (k + 3) + i // 7) % 4 + 1 for k in range(5)},
        }
        for i in range(count)
    ]
    ceilings = {year: {"apbd": f"{count * 6} juta"} for year in range(2026, 2031)}
    return Profile.model_validate(
        {
            "document": {"title": "Plan", "date": "2026-01-15", "period": "2026-2030"},
            "region": {"kind": "kota", "name": "Kota Uji", "province": "Provinsi Uji"},
            "prioritisation": {"criteria": [{"id": f"c{k}", "name": f"C{k}", "weight": 20} for k in range(5)]},
            "programmes": programmes,
            "fiscal": {"ceilings": ceilings},
        }
    )


def main() -> None:
    """Print all rows."""
    catalogues = load_catalogues(PackagedStore(), "kominfo-2017")
    analyze(profile_of(1), catalogues)
    before = 0.0
    for count in (10, 100, 1_000, 10_000):
        profile = profile_of(count)
        seconds = timed(lambda profile=profile: analyze(profile, catalogues))  # type: ignore[misc]
        ratio = f"{seconds / before:6.2f} x the row before" if before else ""
        print(f"analysis, {count} programmes{'':<20} {seconds:8.3f} s  {ratio}", flush=True)
        before = seconds
    for kind, make in KINDS.items():
        print_selection(kind, make)


def print_selection(kind: str, make: Callable[[int], Problem]) -> None:
    """One row: how many of thirty seeded sets of sixty programmes under ten ceilings are proven, and how fast."""
    times, gaps = [], []
    for seed in range(1, 31):
        candidates, ceilings = make(seed)
        start = time.process_time()
        found = select(candidates, ceilings)
        times.append(time.process_time() - start)
        gaps.append(100 * found.gap / found.value)
    told = f"{gaps.count(0)} of {len(gaps)} proven, the widest gap {max(gaps):.1f} %"
    times.sort()
    print(f"selection of 60, {kind:<6} median {times[15]:6.3f} s, longest {times[-1]:6.3f} s; {told}", flush=True)


if __name__ == "__main__":
    main()
