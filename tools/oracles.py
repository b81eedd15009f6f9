"""Prints the best values of the sets in `tests/analysis/candidates.py`, worked out by HiGHS, to compare with ours.

Run it only to check or extend `tests/analysis/test_selection.py`: `pip install scipy`, then `python tools/oracles.py`.
"""

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

sys.path[:0] = [str(Path(__file__).parent.parent)]

from tests.analysis.candidates import KINDS, Problem  # noqa: E402


def best(problem: Problem) -> int | None:
    """The greatest value within all ceilings; None where nothing is possible."""
    candidates, ceilings = problem
    place = {candidate.id: i for i, candidate in enumerate(candidates)}
    rows = [[candidate.uses.get(key, 0) / 10_000_000 for candidate in candidates] for key in ceilings]
    limits = [ceiling / 10_000_000 for ceiling in ceilings.values()]
    for i, candidate in enumerate(candidates):
        for other in candidate.needs:
            row = [0.0] * len(candidates)
            row[i], row[place[other]] = 1.0, -1.0
            rows.append(row)
            limits.append(0.0)
    found = milp(
        [-float(candidate.value) for candidate in candidates],
        constraints=LinearConstraint(np.array(rows), -np.inf, np.array(limits)),
        bounds=Bounds([float(candidate.mandatory) for candidate in candidates], 1.0),
        integrality=np.ones(len(candidates)),
        options={"mip_rel_gap": 0.0},
    )
    return None if found.x is None else round(-found.fun)


if __name__ == "__main__":
    for kind, make in KINDS.items():
        print(kind, " ".join(str(best(make(seed))) for seed in range(1, 31)), flush=True)
