"""The linear relaxation of a choice: a dual simplex for variables between bounds. No candidates and no ceilings here.

It works in floating point and proves nothing by itself: `selection.py` takes its prices and checks every bound in
whole numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TINY = 1e-9
_OUT = 1e-7
_PIVOTS = 2_000


@dataclass(slots=True)
class Relaxation:
    """Maximise the values of variables between `low` and `high` so that no row exceeds its right side.

    Variables are the columns of the rows first, then one slack for each row. Some are basic: their values are `level`,
    and `rows` say what each falls by when one of the other variables, `outside`, grows. `prices` are what a unit more
    of those would add to the sum; `at_high` tells at which bound a variable stands that is not basic.
    """

    rows: list[list[float]]
    level: list[float]
    basic: list[int]
    prices: list[float]
    outside: list[int]
    low: list[float]
    high: list[float]
    at_high: list[bool]

    def copy(self) -> "Relaxation":
        """One of its own, to be changed; variables that are fixed where they stand are no longer carried along."""
        kept = [k for k, variable in enumerate(self.outside) if self.low[variable] != self.high[variable]]
        shrinks = len(kept) < len(self.outside)
        return Relaxation(
            [[row[k] for k in kept] for row in self.rows] if shrinks else list(self.rows),
            list(self.level),
            list(self.basic),
            [self.prices[k] for k in kept],
            [self.outside[k] for k in kept],
            list(self.low),
            list(self.high),
            list(self.at_high),
        )

    def fix(self, variable: int, value: int) -> None:
        """Set both bounds of a variable; `solve` then finds the best solution with it."""
        if variable in self.outside:
            change = value - self.value_of(variable)
            if change:
                k = self.outside.index(variable)
                self.level = [level - row[k] * change for level, row in zip(self.level, self.rows, strict=True)]
        self.at_high[variable] = bool(value)
        self.low[variable] = self.high[variable] = float(value)

    def solve(self) -> bool:
        """Pivot until every basic variable lies between its bounds; False where that is not reached.

        Source: Lemke (1954), the dual simplex method, with the long step of Fourer (1994): what is furthest out leaves,
        and variables swap their bounds on the way to the one that enters.
        """
        for _ in range(_PIVOTS):
            row, out, is_below = self._furthest_out()
            if row < 0:
                return True
            column, swapped = self._entering(row, out, is_below=is_below)
            if column < 0:
                return False
            self._swap_bounds(swapped)
            self._pivot(row, column, is_below=is_below)
        return False

    def add(self, entries: Mapping[int, float], limit: float) -> None:
        """One more row; the solution stays, so that `solve` goes on from it."""
        limit -= sum(amount * self.value_of(variable) for variable, amount in entries.items())
        row = [float(entries.get(variable, 0.0)) for variable in self.outside]
        for basic, other in zip(self.basic, self.rows, strict=True):
            if factor := entries.get(basic, 0.0):
                row = [entry - factor * each for entry, each in zip(row, other, strict=True)]
        self.rows = [*self.rows, row]
        self.level.append(limit)
        self.basic.append(len(self.low))
        self.low.append(0.0)
        self.high.append(float("inf"))
        self.at_high.append(False)

    def value_of(self, variable: int) -> float:
        """The value of a variable in the present solution."""
        if variable in self.basic:
            return self.level[self.basic.index(variable)]
        return self.high[variable] if self.at_high[variable] else self.low[variable]

    def multipliers(self, rows: int) -> list[float]:
        """What one more of each row's right side would add: the prices of the slacks, never negative."""
        first = len(self.low) - rows
        found = [0.0] * rows
        for variable, price in zip(self.outside, self.prices, strict=True):
            if variable >= first:
                found[variable - first] = max(0.0, -price)
        return found

    def _furthest_out(self) -> tuple[int, float, bool]:
        found, worst, is_below = -1, _OUT, False
        low, high = self.low, self.high
        for at, (level, variable) in enumerate(zip(self.level, self.basic, strict=True)):
            if low[variable] - level > worst:
                found, worst, is_below = at, low[variable] - level, True
            elif level - high[variable] > worst:
                found, worst, is_below = at, level - high[variable], False
        return found, worst, is_below

    def _entering(self, row: int, out: float, *, is_below: bool) -> tuple[int, list[int]]:
        """The column that enters, and those that swap their bound before: as long as the row stays `out` without them.

        -1 where nothing brings the row back.
        """
        found = sorted(
            (abs(self.prices[k] / entry), -abs(entry), k)
            for k, (entry, variable) in enumerate(zip(self.rows[row], self.outside, strict=True))
            if (entry > _TINY if self.at_high[variable] == is_below else entry < -_TINY)
            and self.low[variable] != self.high[variable]
        )
        for at, (_, entry, k) in enumerate(found):
            out += entry * (self.high[self.outside[k]] - self.low[self.outside[k]])
            if out < 0:
                return k, [k for *_, k in found[:at]]
        return -1, []

    def _swap_bounds(self, columns: Sequence[int]) -> None:
        for k in columns:
            variable = self.outside[k]
            change = self.low[variable] - self.high[variable]
            if not self.at_high[variable]:
                change = -change
            self.at_high[variable] = not self.at_high[variable]
            self.level = [level - row[k] * change for level, row in zip(self.level, self.rows, strict=True)]

    def _pivot(self, at: int, column: int, *, is_below: bool) -> None:
        """Let the basic variable of a row leave at the bound that it has passed, and that of a column enter."""
        leaving, entering, pivot = self.basic[at], self.outside[column], self.rows[at][column]
        bound = self.low[leaving] if is_below else self.high[leaving]
        step = (self.level[at] - bound) / pivot
        start = self.high[entering] if self.at_high[entering] else self.low[entering]
        self.level = [level - row[column] * step for level, row in zip(self.level, self.rows, strict=True)]
        self.level[at] = start + step
        scaled = [entry / pivot for entry in self.rows[at]]
        scaled[column] = 1 / pivot
        self.rows = [scaled if i == at else _without(row, scaled, column) for i, row in enumerate(self.rows)]
        self.prices = _without(self.prices, scaled, column)
        self.basic[at], self.outside[column] = entering, leaving
        self.at_high[leaving] = not is_below


def _without(row: list[float], scaled: Sequence[float], column: int) -> list[float]:
    """A row from which the entering variable is taken out; the leaving one has its column now."""
    factor = row[column]
    if not factor:
        return row
    found = [entry - factor * other for entry, other in zip(row, scaled, strict=True)]
    found[column] = -factor * scaled[column]
    return found


def relax(values: Sequence[float], rows: Sequence[Sequence[float]], limits: Sequence[float]) -> Relaxation:
    """The relaxation with every variable between 0 and 1, before it is solved: what has a value stands at 1."""
    count, slacks = len(values), len(rows)
    at_high = [value > 0 for value in values]
    return Relaxation(
        rows=[list(row) for row in rows],
        level=[
            limit - sum(entry for entry, high in zip(row, at_high, strict=True) if high)
            for row, limit in zip(rows, limits, strict=True)
        ],
        basic=list(range(count, count + slacks)),
        prices=list(values),
        outside=list(range(count)),
        low=[0.0] * (count + slacks),
        high=[1.0] * count + [float("inf")] * slacks,
        at_high=[*at_high, *([False] * slacks)],
    )
