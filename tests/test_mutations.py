"""A sample of `bench/mutate.py`: whatever is broken by hand is found, on its line, and nothing crashes or hangs."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from mutate import run  # noqa: E402

CERTAIN = ("delete", "duplicate", "retype", "misspell", "break")


def test_a_sample_of_mutants_of_an_example() -> None:
    text = (ROOT / "examples" / "port-marlow.yaml").read_text(encoding="utf-8")
    results, slowest = run(text, every=12, offset=5)
    assert [crash for result in results.values() for crash in result.crashes] == []
    assert slowest < 10
    made, found, exact = (sum(getattr(results[kind], name) for kind in CERTAIN) for name in ("made", "found", "exact"))
    assert made > 100
    assert found == made, {kind: results[kind].silent for kind in CERTAIN}
    assert exact >= 0.97 * found, {kind: results[kind].elsewhere for kind in CERTAIN}
    cut = results["truncate"]
    assert cut.made == 99
    assert cut.found >= 95, "a cut between two entries of a list leaves a shorter, valid profile"
