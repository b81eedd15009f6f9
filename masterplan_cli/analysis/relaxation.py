"""The linear relaxation of a choice of things taken whole or left, by the dual simplex method in floating point.

It proposes multipliers, an order for rounding and a place to branch. Nothing is claimed from it: `search.py` proves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from typing import Literal

Outcome = Literal["solved", "cut", "blocked"]

_ZERO = 1e-9
_VIOLATED = 1e-7
_PIVOTS = 2_000


@dataclass(slots=True)
class Tableau:
    """Basic variables as `levels[r] - Σ rows[r][j]·t[j]` of the variables outside the basis, which all stand at zero.

    Variables below `size` are choices between 0 and 1, `size + k` is what row k leaves unused. A choice in `turned`
    stands for one minus itself. The worth is `bound - Σ prices[j]·t[j]`; prices are never negative, so `bound` falls
    with each pivot to the optimum of the relaxation. `work` counts the numbers that were changed.
    """

    size: int
    outside: list[int]
    prices: list[float]
    bound: float
    turned: set[int]
    basic: list[int] = field(default_factory=list)
    rows: list[list[float]] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    blocked: int | None = None
    work: int = 0

    def copy(self) -> "Tableau":
        """The same tableau, to be changed without changing this one."""
        return replace(
            self,
            outside=self.outside[:],
            prices=self.prices[:],
            turned=set(self.turned),
            basic=self.basic[:],
            rows=[row[:] for row in self.rows],
            levels=self.levels[:],
            work=0,
        )

    def add(self, row: int, entries: Iterable[tuple[int, float]], limit: float, state: Sequence[int]) -> None:
        """A further row Σ entries ≤ limit. `state` is 1 or 0 for a choice that was fixed and -1 for an open one."""
        place = {variable: j for j, variable in enumerate(self.outside)}
        new = [0.0] * len(self.outside)
        for i, amount in entries:
            if state[i] >= 0:
                limit -= amount * state[i]
                continue
            if i in self.turned:
                limit -= amount
                amount = -amount
            if i in place:
                new[place[i]] += amount
            else:
                r = self.basic.index(i)
                limit -= amount * self.levels[r]
                new = [a - amount * b for a, b in zip(new, self.rows[r], strict=True)]
        self.basic.append(self.size + row)
        self.rows.append(new)
        self.levels.append(limit)
        self.work += len(new)

    def solve(self, cut: float) -> Outcome:
        """Pivot until no level is out of its range, the bound is at most `cut`, or a row can not be satisfied."""
        for _ in range(_PIVOTS):
            r = self._worst()
            if r is None:
                return "solved"
            if self.levels[r] > 0:
                self._turn_row(r)
            if not self._leave(r):
                return "blocked"
            if self.bound <= cut:
                return "cut"
        return "cut"

    def fix(self, choice: int, value: int) -> bool:
        """Fix an open choice and drop it. False where its row shows that the choice can not have this value."""
        if choice in self.outside:
            j = self.outside.index(choice)
            if (choice in self.turned) != bool(value):
                self._turn_column(j)
            self._drop_column(j)
            return True
        r = self.basic.index(choice)
        if (choice in self.turned) != bool(value):
            self._turn_row(r)
        if self.levels[r] > 0 or (self.levels[r] > -_ZERO and not self._can_enter(r)):
            self.levels[r] = -self.levels[r]
            self.rows[r] = [-a for a in self.rows[r]]
        if self.levels[r] > -_ZERO and not self._can_enter(r):
            del self.rows[r], self.levels[r], self.basic[r]
            return True
        if not self._leave(r):
            return False
        self._drop_column(self.outside.index(choice))
        return True

    def drop(self, choice: int, value: int) -> bool:
        """Drop an open choice if it stands outside the basis at this value, so that no level changes."""
        if choice not in self.outside or (choice in self.turned) != bool(value):
            return False
        self._drop_column(self.outside.index(choice))
        return True

    def present(self) -> set[int]:
        """The rows that have joined."""
        return {variable - self.size for variable in (*self.basic, *self.outside) if variable >= self.size}

    def values(self, state: Sequence[int]) -> list[float]:
        """The choices of the relaxation, fixed ones from `state`."""
        found = [float(value) for value in state]
        for choice in self.outside:
            if choice < self.size:
                found[choice] = float(choice in self.turned)
        for choice, level in zip(self.basic, self.levels, strict=True):
            if choice < self.size:
                found[choice] = 1 - level if choice in self.turned else level
        return found

    def multipliers(self, goal: float) -> dict[int, float]:
        """What one unit of each row is worth, by row; only what is above zero.

        After "blocked" the blocked row is added so often that the bound falls to `goal` (a Farkas certificate).
        """
        found = {
            variable - self.size: price
            for variable, price in zip(self.outside, self.prices, strict=True)
            if variable >= self.size and price > 0
        }
        if self.blocked is None:
            return found
        row, level = self.rows[self.blocked], self.levels[self.blocked]
        short = -level
        for variable, a in zip(self.outside, row, strict=True):
            if a < 0 and variable < self.size:
                short += a
        times = max(self.bound - goal, 1.0) / max(short, _ZERO) * 1.01
        ray = {v - self.size: a for v, a in zip(self.outside, row, strict=True) if v >= self.size and a > 0}
        if self.basic[self.blocked] >= self.size:
            ray[self.basic[self.blocked] - self.size] = 1.0
        for k, a in ray.items():
            found[k] = found.get(k, 0.0) + times * a
        return found

    def branch(self) -> int | None:
        """The choice between 0 and 1 whose fixing lowers the bound most: the product of both first falls.

        None where all choices are whole. Source: penalties of Driebeek (1966) and Tomlin (1971).
        """
        best, found = -1.0, None
        for r, choice in enumerate(self.basic):
            level = self.levels[r]
            if choice >= self.size or not _VIOLATED < level < 1 - _VIOLATED:
                continue
            down = up = inf
            for a, price in zip(self.rows[r], self.prices, strict=True):
                if a > _ZERO:
                    down = min(down, price / a)
                elif a < -_ZERO:
                    up = min(up, -price / a)
            merit = max(down * level, _VIOLATED) * max(up * (1 - level), _VIOLATED)
            if merit > best:
                best, found = merit, choice
        return found

    def _worst(self) -> int | None:
        worst, found = _VIOLATED, None
        for r, level in enumerate(self.levels):
            beyond = max(-level, level - 1) if self.basic[r] < self.size else -level
            if beyond > worst:
                worst, found = beyond, r
        return found

    def _can_enter(self, r: int) -> bool:
        return any(a < -_ZERO for a in self.rows[r])

    def _leave(self, r: int) -> bool:
        """The variable of a row below zero leaves the basis at zero; choices that can not help alone are turned.

        The ratio test with turned bounds goes as far as the slope of the dual allows.
        """
        ratios = sorted((self.prices[j] / -a, a, j) for j, a in enumerate(self.rows[r]) if a < -_ZERO)
        level, turned = self.levels[r], list[int]()
        for _, a, j in ratios:
            if self.outside[j] >= self.size or level - a >= -_VIOLATED:
                for each in turned:
                    self._turn_column(each)
                self._pivot(r, j)
                return True
            level -= a
            turned.append(j)
        self.blocked = r
        return False

    def _pivot(self, r: int, j: int) -> None:
        inverse = 1.0 / self.rows[r][j]
        row = [a * inverse for a in self.rows[r]]
        row[j] = inverse
        level = self.levels[r] * inverse
        for k, other in enumerate(self.rows):
            times = other[j]
            if k != r and times:
                other[j] = 0.0
                self.rows[k] = [a - times * b for a, b in zip(other, row, strict=True)]
                self.levels[k] -= times * level
                self.work += len(row)
        times = self.prices[j]
        self.prices[j] = 0.0
        self.prices = [a - times * b for a, b in zip(self.prices, row, strict=True)]
        self.bound -= times * level
        self.rows[r], self.levels[r] = row, level
        self.basic[r], self.outside[j] = self.outside[j], self.basic[r]
        self.work += 2 * len(row)

    def _turn_row(self, r: int) -> None:
        self.turned ^= {self.basic[r]}
        self.levels[r] = 1 - self.levels[r]
        self.rows[r] = [-a for a in self.rows[r]]

    def _turn_column(self, j: int) -> None:
        self.turned ^= {self.outside[j]}
        for r, row in enumerate(self.rows):
            self.levels[r] -= row[j]
            row[j] = -row[j]
        self.bound -= self.prices[j]
        self.prices[j] = -self.prices[j]

    def _drop_column(self, j: int) -> None:
        """The last column takes the place of this one."""
        last, price = self.outside.pop(), self.prices.pop()
        ends = [row.pop() for row in self.rows]
        if j < len(self.outside):
            self.outside[j], self.prices[j] = last, price
            for row, end in zip(self.rows, ends, strict=True):
                row[j] = end


def relaxed(worth: Sequence[float], state: Sequence[int]) -> Tableau:
    """The relaxation before any row: of what is open, everything of worth is taken."""
    outside = [i for i, value in enumerate(state) if value < 0]
    bound = 0.0
    for each, value in zip(worth, state, strict=True):
        bound += max(each, 0.0) if value < 0 else each * value
    turned = {i for i in outside if worth[i] > 0}
    return Tableau(len(worth), outside, [abs(worth[i]) for i in outside], bound, turned)
