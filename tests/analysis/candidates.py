"""Seeded sets of sixty programmes with ten ceilings, five years of two sources, for tests and measurements."""

from collections.abc import Callable
from dataclasses import replace

from masterplan_cli.analysis.selection import Candidate

Problem = tuple[list[Candidate], dict[str, int]]
YEARS = range(5)
SOURCES = ("apbd", "csr")
CELLS = tuple(f"{year}/{source}" for year in YEARS for source in SOURCES)


def numbers(seed: int) -> Callable[[int], int]:
    """Whole numbers from 0 to below a limit, by a linear congruence."""
    state = seed

    def draw(limit: int) -> int:
        nonlocal state
        state = (state * 1_103_515_245 + 12_345) % 2**31
        return state // 65_536 % limit

    return draw


def town(seed: int, count: int = 60) -> Problem:
    """Programmes as plans have them, ceilings at 40 to 80 per cent of the need.

    Each runs for one to five years in a row, mostly from one source, amounts rise and fall a little; values are 1 to
    100 with two decimals, in hundredths; every fourth programme follows an earlier one or two; few are mandatory.
    """
    draw = numbers(seed * 7_919 + 17)
    tight = 40 + draw(41)
    candidates = []
    for i in range(count):
        first, length, source = draw(5), 1 + draw(5), SOURCES[draw(10) >= 7]
        yearly = (1 + draw(20)) * (1 + draw(10)) * 10_000_000
        uses = {}
        for year in YEARS[first : first + length]:
            uses[f"{year}/{source}"] = amount = yearly * (8 + draw(5)) // 10
            if draw(5) == 0:
                other = SOURCES[source == SOURCES[0]]
                uses[f"{year}/{other}"] = amount // 2
        needs = sorted({f"P{draw(i)}" for _ in range(1 + (draw(4) == 0))}) if i > 3 and draw(4) == 0 else ()
        candidates.append(Candidate(f"P{i}", 100 + draw(9_901), uses, tuple(needs), mandatory=draw(40) == 0))
    return candidates, {cell: sum(c.uses.get(cell, 0) for c in candidates) * tight // 100 for cell in CELLS}


def alike(seed: int) -> Problem:
    """The same programmes, all of one value, as where a plan ranks nothing."""
    candidates, ceilings = town(seed)
    return [replace(candidate, value=1_000) for candidate in candidates], ceilings


def sixty(seed: int) -> Problem:
    """Programmes that use four of ten ceilings each at random: harder than plans are."""
    draw = numbers(seed)
    candidates = []
    for i in range(60):
        uses = {cell: (draw(900) + 100) * 1_000_000 for cell in CELLS if draw(10) < 4}
        needs = (f"P{draw(i)}",) if i > 10 and draw(6) == 0 else ()
        candidates.append(Candidate(f"P{i}", draw(1000), uses, needs))
    return candidates, {cell: sum(c.uses.get(cell, 0) for c in candidates) * 6 // 10 for cell in CELLS}


KINDS: dict[str, Callable[[int], Problem]] = {"town": town, "alike": alike, "sixty": sixty}
