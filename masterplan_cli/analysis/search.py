"""The choice of greatest worth among things taken whole or left, by exact best-first branch and bound.

Floating point only proposes multipliers; every bound is worked out in whole numbers, and holds for any multipliers.
The search stops by the work done, never by time, so that the answer is the same on every machine.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from math import inf

from masterplan_cli.analysis.relaxation import Outcome, Tableau, relaxed

OPEN, LEFT, TAKEN = -1, 0, 1
Settled = tuple[int, int]
"""The index of a thing, and whether it is taken (1) or left (0)."""
_CLOSE = 1e-6
_BROKEN = 16
"""So many broken rows at most join a relaxation at a time, the most broken first."""
_UPKEEP = 8
"""What looking at one number of the program costs, in numbers of a tableau changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """Σ amount·x ≤ limit over the entries (index, amount)."""

    entries: tuple[tuple[int, int], ...]
    limit: int


@dataclass(frozen=True)
class Program:
    """Things by index: their `worth` in whole numbers, `unit` of which are one in floating point.

    Amounts of `ceilings` are above zero. Of `needs` (i, j) the first is taken only with the second, of `clashes` only
    one; of `leads` (i, j) it is known that the best choice has the first if it has the second. `forced` are taken.
    """

    worth: tuple[int, ...]
    unit: int
    ceilings: tuple[Row, ...]
    needs: tuple[tuple[int, int], ...] = ()
    clashes: tuple[tuple[int, int], ...] = ()
    leads: tuple[tuple[int, int], ...] = ()
    forced: tuple[int, ...] = ()

    @cached_property
    def together(self) -> tuple[tuple[int, int], ...]:
        """Pairs of which the first is taken only with the second."""
        return (*self.needs, *((j, i) for i, j in self.leads))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The ceilings, then what may not be of pairs."""
        apart = (Row(((i, 1), (j, 1)), 1) for i, j in self.clashes)
        return (*self.ceilings, *(Row(((i, 1), (j, -1)), 0) for i, j in self.together), *apart)

    @cached_property
    def scales(self) -> tuple[int, ...]:
        """The greatest amount of each row, by which the relaxation divides it."""
        return tuple(max((abs(amount) for _, amount in row.entries), default=1) for row in self.rows)

    @cached_property
    def size(self) -> int:
        """How many numbers there are."""
        return len(self.worth) + sum(len(row.entries) for row in self.rows)

    @cached_property
    def uses(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """What each thing uses: pairs of ceiling and amount."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.worth]
        for k, row in enumerate(self.ceilings):
            for i, amount in row.entries:
                found[i].append((k, amount))
        return tuple(map(tuple, found))

    @cached_property
    def follows(self) -> tuple[tuple[tuple[Settled, ...], ...], tuple[tuple[Settled, ...], ...]]:
        """What follows by thing, first where it is left, then where it is taken."""
        left: list[list[Settled]] = [[] for _ in self.worth]
        taken: list[list[Settled]] = [[] for _ in self.worth]
        for i, j in self.together:
            taken[i].append((j, TAKEN))
            left[j].append((i, LEFT))
        for i, j in self.clashes:
            taken[i].append((j, LEFT))
            taken[j].append((i, LEFT))
        return tuple(map(tuple, left)), tuple(map(tuple, taken))

    @cached_property
    def needed(self) -> tuple[tuple[int, ...], ...]:
        """What each thing needs."""
        found: list[list[int]] = [[] for _ in self.worth]
        for i, j in self.needs:
            found[i].append(j)
        return tuple(map(tuple, found))


@dataclass(frozen=True, slots=True)
class Found:
    """The best choice found, as indices in order (None where none was found), and its worth.

    No choice is worth more than `bound`: where it equals `worth`, nothing is better, or nothing is possible at all.
    `nodes` parts of the choices were looked at.
    """

    chosen: tuple[int, ...] | None
    worth: int
    bound: int
    nodes: int


def search(program: Program, work: int, *, branch: bool = True) -> Found:
    """Look for the best choice until nothing can be better or `work` numbers of relaxations were changed.

    Without `branch` the relaxation of the whole is rounded, and nothing else is looked at.

    Best-first branch and bound (Land and Doig 1960). A bound is that of Lagrangian relaxation (Geoffrion 1974): each
    row times its multiplier, and what every thing adds beside that. What would lose more than the gap is settled.
    """
    return _Search(program, work).run(branch)


@dataclass(slots=True)
class _Node:
    """A part of the choices: what is settled, a bound of its worth, and its relaxation."""

    state: list[int]
    bound: int
    tableau: Tableau


class _Search:
    """The best choice so far, and what was done to find it."""

    def __init__(self, program: Program, limit: int) -> None:
        self.program, self.limit = program, limit
        self.chosen: tuple[int, ...] | None = None
        self.worth = sum(each for each in program.worth if each < 0) - 1
        self.work = self.nodes = 0

    def run(self, branch: bool) -> Found:
        root = self._root()
        heap = [(-root.bound, 0, root)] if root else []
        while branch and heap and -heap[0][0] > self.worth and self.work < self.limit:
            for child in self._children(heappop(heap)[2]):
                heappush(heap, (-child.bound, self.nodes, child))
        bound = max(self.worth, -heap[0][0]) if heap else self.worth
        return Found(self.chosen, self.worth, bound, self.nodes)

    def _root(self) -> _Node | None:
        state = [OPEN] * len(self.program.worth)
        if self._follow(state, [(i, TAKEN) for i in self.program.forced]) is None:
            return None
        most = sum(each for each in self.program.worth if each > 0)
        return self._settle(_Node(state, most, self._fresh(state)), [])

    def _fresh(self, state: Sequence[int]) -> Tableau:
        return relaxed([each / self.program.unit for each in self.program.worth], state)

    def _children(self, node: _Node) -> Iterator[_Node]:
        """The two parts of a node that may hold something better."""
        i = node.tableau.branch()
        if i is None:
            i = node.state.index(OPEN)
        for value in (TAKEN, LEFT):
            self.nodes += 1
            state = node.state[:]
            fresh = self._follow(state, [(i, value)])
            if fresh is not None:
                child = self._settle(_Node(state, node.bound, node.tableau.copy()), fresh)
                if child is not None:
                    yield child

    def _settle(self, node: _Node, fresh: list[int]) -> _Node | None:
        """Bound a node and settle what follows from the bound, until nothing does. None: nothing better is there."""
        while OPEN in node.state:
            outcome, certain = self._bounded(node, fresh)
            if node.bound <= self.worth:
                return None
            if outcome != "solved":
                node.tableau = self._fresh(node.state)
                return node
            found = self._follow(node.state, certain)
            if found is None:
                return None
            fresh = [i for i in found if not node.tableau.drop(i, node.state[i])]
            if not fresh and OPEN in node.state:
                return node
        self._offer(node.state)
        return None

    def _bounded(self, node: _Node, fresh: Iterable[int]) -> tuple[Outcome, list[Settled]]:
        """Lower a node's bound by its relaxation, and round that. What is certain by the bound."""
        tableau = node.tableau
        fixed = all(tableau.fix(i, node.state[i]) for i in fresh)
        outcome = self._relax(node, self.worth / self.program.unit - _CLOSE) if fixed else "blocked"
        bound, reduced = self._lower(node)
        if outcome == "cut" and bound > self.worth:
            outcome = self._relax(node, -inf)
            bound, reduced = self._lower(node)
        self.work += tableau.work + _UPKEEP * self.program.size
        tableau.work = 0
        if outcome == "solved":
            self._round(tableau.values(node.state), reduced)
        gap = bound - self.worth
        return outcome, [(i, TAKEN if gain > 0 else LEFT) for i, gain in enumerate(reduced) if abs(gain) >= gap]

    def _relax(self, node: _Node, goal: float) -> Outcome:
        """Solve a node's relaxation. Broken ceilings join it, and pairs as long as there is work left."""
        tableau = node.tableau
        while True:
            outcome = tableau.solve(goal)
            if outcome != "solved":
                return outcome
            rows = len(self.program.rows if self.work + tableau.work < self.limit else self.program.ceilings)
            broken = self._broken(tableau, node.state, rows)
            if not broken:
                return outcome
            for k in broken:
                row, scale = self.program.rows[k], self.program.scales[k]
                tableau.add(k, [(i, amount / scale) for i, amount in row.entries], row.limit / scale, node.state)

    def _broken(self, tableau: Tableau, state: Sequence[int], rows: int) -> list[int]:
        """Of the first rows those that the relaxation breaks and does not have yet, the most broken first."""
        program, x = self.program, tableau.values(state)
        found: list[tuple[float, int]] = []
        for k, row in enumerate(program.ceilings):
            use = -float(row.limit)
            for i, amount in row.entries:
                use += amount * x[i]
            found.append((use / program.scales[k], k))
        if rows > len(found):
            found += [(x[i] - x[j], k) for k, (i, j) in enumerate(program.together, len(found))]
            found += [(x[i] + x[j] - 1, k) for k, (i, j) in enumerate(program.clashes, len(found))]
        present = tableau.present()
        broken = sorted((-over, k) for over, k in found if over > _CLOSE and k not in present)
        return [k for _, k in broken[:_BROKEN]]

    def _lower(self, node: _Node) -> tuple[int, list[int]]:
        """The bound by the multipliers of a node's relaxation, and what each open thing adds beside them."""
        program = self.program
        reduced, bound = list(program.worth), 0
        for k, price in node.tableau.multipliers(self.worth / program.unit - 1).items():
            over, under = price.as_integer_ratio()
            whole = over * program.unit // (under * program.scales[k])
            bound += whole * program.rows[k].limit
            for i, amount in program.rows[k].entries:
                reduced[i] -= whole * amount
        for i, value in enumerate(node.state):
            if value == TAKEN or (value == OPEN and reduced[i] > 0):
                bound += reduced[i]
            if value != OPEN:
                reduced[i] = 0
        node.bound = min(node.bound, bound)
        return bound, reduced

    def _follow(self, state: list[int], settled: Iterable[Settled]) -> list[int] | None:
        """Settle things and all that follows; those newly settled, None where they contradict one another."""
        fresh: list[int] = []
        waiting = list(settled)
        while True:
            while waiting:
                i, value = waiting.pop()
                if state[i] == OPEN:
                    state[i] = value
                    fresh.append(i)
                    waiting += self.program.follows[value][i]
                elif state[i] != value:
                    return None
            full = self._full(state)
            if not full:
                return None if full is None else fresh
            waiting = full

    def _full(self, state: Sequence[int]) -> list[Settled] | None:
        """What no longer fits below a ceiling; None where a ceiling is broken."""
        found: list[Settled] = []
        for row in self.program.ceilings:
            left = row.limit
            for i, amount in row.entries:
                if state[i] == TAKEN:
                    left -= amount
            if left < 0:
                return None
            found += [(i, LEFT) for i, amount in row.entries if amount > left and state[i] == OPEN]
        return found

    def _round(self, x: Sequence[float], reduced: Sequence[int]) -> None:
        """Take what is forced, then in the order of the relaxation what is of use and still fits."""
        state = [OPEN] * len(x)
        left = [row.limit for row in self.program.ceilings]
        if not all(self._take(i, state, left) for i in self.program.forced):
            return
        for i in sorted(range(len(x)), key=lambda i: (-x[i], -reduced[i])):
            if x[i] > _CLOSE or self.program.worth[i] > 0:
                self._take(i, state, left)
        self._offer(state)

    def _take(self, start: int, state: list[int], left: list[int]) -> bool:
        """Take a thing with all it needs, if that fits and clashes with nothing taken."""
        program, group, waiting = self.program, list[int](), [start]
        while waiting:
            i = waiting.pop()
            if state[i] == TAKEN:
                continue
            if not self._fits(i, state, left):
                for j in group:
                    state[j] = OPEN
                    for k, amount in program.uses[j]:
                        left[k] += amount
                return False
            state[i] = TAKEN
            for k, amount in program.uses[i]:
                left[k] -= amount
            group.append(i)
            waiting += program.needed[i]
        return True

    def _fits(self, i: int, state: Sequence[int], left: Sequence[int]) -> bool:
        """Whether there is room for a thing alone, and nothing taken clashes with it."""
        for k, amount in self.program.uses[i]:
            if amount > left[k]:
                return False
        return all(value != LEFT or state[j] != TAKEN for j, value in self.program.follows[TAKEN][i])

    def _offer(self, state: Sequence[int]) -> None:
        """Keep a possible choice if it is better than the best so far."""
        chosen = tuple(i for i, value in enumerate(state) if value == TAKEN)
        worth = sum(self.program.worth[i] for i in chosen)
        if worth > self.worth:
            self.chosen, self.worth = chosen, worth
