"""Choosing a set of programmes under ceilings by exact branch and bound, and the least-loss postponement.

The search stops by a number of nodes, never by time, so that the answer is the same on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from masterplan_cli.analysis.ranking import natural
from masterplan_cli.analysis.relaxation import Relaxation, relax

WORK = 5_000_000
"""The search gives up proving after this many entries of its table, candidates by rows at each node, and says how far
the answer may be from the best: some 2,000 nodes for sixty candidates under ten ceilings."""
EXACT = 120
"""With more candidates than this nothing is searched: the rounded relaxation stands, with its proven gap."""
_WHOLE = 1e-6
_PLACES = 60
_ROUNDS = 20
_BROKEN = 0.02


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be chosen: its value, and what it uses of each ceiling (by key). Values are whole numbers.

    `needs` are candidates without which it makes no sense; `excludes` those that cannot stand beside it.
    """

    id: str
    value: int
    uses: Mapping[str, int]
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    mandatory: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen ids in natural order. `bound` is a value no choice can exceed; `proven` that none is better.

    `feasible` is false where the mandatory candidates alone break a ceiling: nothing is chosen then.
    """

    chosen: tuple[str, ...]
    value: int
    bound: int
    nodes: int
    proven: bool
    feasible: bool = True

    @property
    def gap(self) -> int:
        """How much better the unknown best choice could be at most."""
        return self.bound - self.value


@dataclass(frozen=True, slots=True)
class _Problem:
    """Candidates by number, in natural order of their ids, and the rows that no choice may exceed.

    `values` order by value, then by least use, then by the smaller ids: no two choices are equal; a value is worth
    `scale`. `columns` are, for each candidate, its entries as row and amount; the rows are the ceilings, then what a
    candidate needs, then what it excludes. `sizes` bring the rows, `top` the values near 1 for the relaxation.
    """

    ids: Sequence[str]
    plain: Sequence[int]
    values: Sequence[int]
    scale: int
    least: int
    columns: Sequence[Sequence[tuple[int, int]]]
    limits: Sequence[int]
    sizes: Sequence[int]
    top: int
    needs: Sequence[Sequence[int]]
    wanted_by: Sequence[Sequence[int]]
    excluded: Sequence[Sequence[int]]
    ceilings: int


_State = list[int]
"""Per candidate 1 for taken, 0 for left, -1 for open."""


@dataclass(frozen=True, slots=True)
class _Node:
    relaxation: Relaxation
    state: _State
    bound: int


def select(candidates: Sequence[Candidate], ceilings: Mapping[str, int], work: int = WORK) -> Selection:
    """The choice of the greatest value within every ceiling; among equals the least use, then the smaller ids.

    Depth-first branch and bound over the linear relaxation (Land and Doig 1960; Dakin 1965). Every bound is the
    Lagrangian of the relaxation's multipliers (Geoffrion 1974), reckoned anew in whole numbers, so that a pruned branch
    is pruned for certain; candidates whose change would cost more than the gap are fixed (Ingargiola and Korsh 1973).
    A candidate that needs something unknown can not be chosen.
    """
    known = {candidate.id for candidate in candidates}
    kept = sorted((c for c in candidates if known.issuperset(c.needs)), key=lambda c: natural(c.id))
    lost = any(c.mandatory and not known.issuperset(c.needs) for c in candidates)
    problem = _prepare(kept, ceilings)
    mandatory = [(i, 1) for i, candidate in enumerate(kept) if candidate.mandatory]
    state = None if lost else _decide(problem, [-1] * len(kept), mandatory)
    if state is None:
        return Selection((), 0, 0, 0, proven=True, feasible=False)
    relaxation = _relaxed(problem, state)
    if len(kept) <= EXACT:
        problem = _tightened(problem, relaxation)
    nodes = max(1, work // (len(kept) * len(problem.limits) + 1)) if len(kept) <= EXACT else 1
    best, bound, seen = _search(problem, _Node(relaxation, state, 0), nodes)
    value = sum(problem.plain[i] for i in best)
    limit = max(value, (bound + problem.scale - problem.least) // problem.scale)
    return Selection(tuple(problem.ids[i] for i in best), value, limit, seen, proven=limit == value)


def _prepare(kept: Sequence[Candidate], ceilings: Mapping[str, int]) -> _Problem:
    keys = sorted(ceilings)
    place = {candidate.id: i for i, candidate in enumerate(kept)}
    needs = [tuple(place.get(other, -1) for other in c.needs if other != c.id) for c in kept]
    excluded: list[set[int]] = [set() for _ in kept]
    wanted: list[set[int]] = [set() for _ in kept]
    for i, candidate in enumerate(kept):
        for other in (place[id] for id in candidate.excludes if id in place and id != candidate.id):
            excluded[i].add(other)
            excluded[other].add(i)
        for other in needs[i]:
            if other >= 0:
                wanted[other].add(i)
    columns: list[list[tuple[int, int]]] = [
        [(row, use) for row, key in enumerate(keys) if (use := c.uses.get(key, 0))] for c in kept
    ]
    spent = [sum(use for _, use in column) for column in columns]
    limits = [ceilings[key] for key in keys]
    sizes = [max([limit, 1, *(c.uses.get(key, 0) for c in kept)]) for key, limit in zip(keys, limits, strict=True)]
    if len(kept) <= EXACT:
        _add_pairs(columns, limits, needs, excluded)
        sizes += [1] * (len(limits) - len(sizes))
    ranks = _ranks(len(kept))
    least, total = sum(ranks) + 1, sum(spent)
    return _Problem(
        ids=[c.id for c in kept],
        plain=[c.value for c in kept],
        values=[(c.value * (total + 1) - spent[i]) * least + ranks[i] for i, c in enumerate(kept)],
        scale=(total + 1) * least,
        least=least,
        columns=columns,
        limits=limits,
        sizes=sizes,
        top=max([abs(c.value) for c in kept], default=0) or 1,
        needs=needs,
        wanted_by=[sorted(each) for each in wanted],
        excluded=[sorted(each) for each in excluded],
        ceilings=len(keys),
    )


def _add_pairs(
    columns: list[list[tuple[int, int]]],
    limits: list[int],
    needs: Sequence[Sequence[int]],
    excluded: Sequence[Iterable[int]],
) -> None:
    """A row for each need (no more of this than of that) and each exclusion (at most one of the two)."""
    for i, others in enumerate(needs):
        for other in others:
            if other >= 0:
                columns[i].append((len(limits), 1))
                columns[other].append((len(limits), -1))
                limits.append(0)
    for i, rivals in enumerate(excluded):
        for rival in sorted(rivals):
            if rival > i:
                columns[i].append((len(limits), 1))
                columns[rival].append((len(limits), 1))
                limits.append(1)


def _ranks(count: int) -> list[int]:
    """What decides between sets of equal value and cost: the one with the earliest ids, bit by bit.

    Where there are so many that the bits would slow the arithmetic, the one with the smaller sum of positions.
    """
    if count > EXACT:
        return [count - i for i in range(count)]
    return [1 << (count - 1 - i) for i in range(count)]


def _decide(problem: _Problem, state: _State, decisions: Iterable[tuple[int, int]]) -> _State | None:
    """The state after decisions and all that follows from them; None where they can not be."""
    state, waiting = list(state), list(decisions)
    while waiting:
        i, value = waiting.pop()
        if i < 0 or (state[i] >= 0 and state[i] != value):
            return None
        if state[i] >= 0:
            continue
        state[i] = value
        if value:
            waiting += [(other, 1) for other in problem.needs[i]] + [(other, 0) for other in problem.excluded[i]]
        else:
            waiting += [(other, 0) for other in problem.wanted_by[i]]
    return state if min(_left(problem, [i for i, each in enumerate(state) if each == 1]), default=0) >= 0 else None


def _left(problem: _Problem, chosen: Iterable[int]) -> list[int]:
    """What a choice leaves of each ceiling."""
    left = list(problem.limits[: problem.ceilings])
    for i in chosen:
        for row, use in problem.columns[i]:
            if row < problem.ceilings:
                left[row] -= use
    return left


def _relaxed(problem: _Problem, state: _State) -> Relaxation:
    rows = [[0.0] * len(problem.ids) for _ in problem.limits]
    for i, column in enumerate(problem.columns):
        for row, amount in column:
            rows[row][i] += amount / problem.sizes[row]
    limits = [limit / size for limit, size in zip(problem.limits, problem.sizes, strict=True)]
    relaxation = relax([value / problem.top for value in problem.plain], rows, limits)
    _fix(relaxation, [-1] * len(state), state)
    return relaxation


def _fix(relaxation: Relaxation, before: _State, after: _State) -> None:
    for i, (was, now) in enumerate(zip(before, after, strict=True)):
        if was != now:
            relaxation.fix(i, now)


def _tightened(problem: _Problem, relaxation: Relaxation) -> _Problem:
    """The problem with rows that every choice keeps and the relaxation breaks: extended covers of the ceilings.

    Source: Balas (1975), "Facets of the Knapsack Polytope". Of a set that is too much together at least one stays out,
    and what is as large as the largest ones of the set counts like them.
    """
    columns, limits, sizes = [list(each) for each in problem.columns], list(problem.limits), list(problem.sizes)
    for _ in range(_ROUNDS):
        relaxation.solve()
        shares = [relaxation.value_of(i) for i in range(len(problem.ids))]
        covers = [cover for row in range(problem.ceilings) if (cover := _cover(problem, row, shares))]
        for entries, limit in covers:
            for i, amount in entries.items():
                columns[i].append((len(limits), amount))
            limits.append(limit)
            sizes.append(1)
            relaxation.add(entries, limit)
        if not covers:
            break
    return replace(problem, columns=columns, limits=limits, sizes=sizes)


def _cover(problem: _Problem, row: int, shares: Sequence[float]) -> tuple[dict[int, int], int] | None:
    """The entries and the limit of a cover of a ceiling that the shares break by a tenth; None if none is found."""
    uses = {i: use for i, column in enumerate(problem.columns) for at, use in column if at == row}
    cover: list[int] = []
    whole = 0
    for i in sorted(uses, key=lambda i: (-shares[i], -uses[i], i)):
        if whole > problem.limits[row] or shares[i] <= _WHOLE:
            break
        cover.append(i)
        whole += uses[i]
    if whole <= problem.limits[row]:
        return None
    for i in sorted(cover, key=lambda i: (shares[i], i)):
        if whole - uses[i] > problem.limits[row]:
            cover.remove(i)
            whole -= uses[i]
    largest = sorted((uses[i] for i in cover), reverse=True)
    entries = dict.fromkeys(cover, 1)
    entries |= {i: count for i, use in uses.items() if i not in entries and (count := _as_large_as(use, largest))}
    limit = len(cover) - 1
    return (entries, limit) if sum(n * shares[i] for i, n in entries.items()) > limit + _BROKEN else None


def _as_large_as(use: int, largest: Sequence[int]) -> int:
    """How many of the largest uses together are no more than this one."""
    count = 0
    while count < len(largest) and use >= largest[count]:
        use -= largest[count]
        count += 1
    return count


def _search(problem: _Problem, root: _Node, nodes: int) -> tuple[list[int], int, int]:
    """The best choice found, a bound on the best there is, and the number of nodes seen; the greatest bound first."""
    best, seen, made = _filled(problem, root.state, problem.values), 0, 0
    best_value = sum(problem.values[i] for i in best)
    waiting = [(0, 0, root)]
    while waiting and seen < nodes:
        *_, node = heappop(waiting)
        if seen and node.bound <= best_value:
            break
        seen += 1
        node.relaxation.solve()
        bound, reduced = _bound(problem, node)
        found = _filled(problem, node.state, reduced, node.relaxation)
        if (value := sum(problem.values[i] for i in found)) > best_value:
            best, best_value = found, value
        for branch in _branches(problem, node, bound, reduced, best_value):
            made += 1
            heappush(waiting, (-branch.bound, -made, branch))
    return best, max(best_value, -waiting[0][0]) if waiting else best_value, seen


def _bound(problem: _Problem, node: _Node) -> tuple[int, list[int]]:
    """A value that no choice below the node exceeds, and what each candidate adds beyond the price of what it uses.

    Valid for any multipliers that are not negative; those of the relaxation make it tight.
    """
    multipliers = node.relaxation.multipliers(len(problem.limits))
    prices = [
        int(each * (1 << _PLACES)) * problem.top * problem.scale // (size << _PLACES)
        for each, size in zip(multipliers, problem.sizes, strict=True)
    ]
    bound = sum(price * limit for price, limit in zip(prices, problem.limits, strict=True))
    reduced = []
    for value, column, state in zip(problem.values, problem.columns, node.state, strict=True):
        more = value - sum(prices[row] * amount for row, amount in column)
        reduced.append(more)
        if state == 1 or (state < 0 and more > 0):
            bound += more
    return bound, reduced


def _filled(problem: _Problem, state: _State, worth: Sequence[int], relaxation: Relaxation | None = None) -> list[int]:
    """A choice: what is decided, what the relaxation takes whole, then one after the other what still fits."""
    chosen = {i for i, each in enumerate(state) if each == 1}
    left = _left(problem, chosen)
    shares = [relaxation.value_of(i) if relaxation else 0.0 for i in range(len(state))]
    rest = [i for i, each in enumerate(state) if each < 0]
    rest.sort(key=lambda i: (shares[i] < 1 - _WHOLE, -worth[i], i))
    for i in rest:
        group = _with_needs(problem, i, chosen, state)
        if group is None or sum(problem.values[j] for j in group) <= 0:
            continue
        after = list(left)
        for j in group:
            for row, use in problem.columns[j]:
                if row < problem.ceilings:
                    after[row] -= use
        if min(after, default=0) >= 0:
            chosen.update(group)
            left = after
    return sorted(chosen)


def _with_needs(problem: _Problem, start: int, chosen: set[int], state: _State) -> list[int] | None:
    """A candidate with all that it still needs; None where something of it can not be taken."""
    group: list[int] = []
    waiting = [start]
    while waiting:
        i = waiting.pop()
        if i in chosen or i in group:
            continue
        if i < 0 or state[i] == 0 or any(other in chosen or other in group for other in problem.excluded[i]):
            return None
        group.append(i)
        waiting += problem.needs[i]
    return group


def _branches(problem: _Problem, node: _Node, bound: int, reduced: Sequence[int], best_value: int) -> list[_Node]:
    """The halves of what is open below a node, the likelier one last, after all that is certain where a better choice
    is to be found: what would cost more than the gap stays as it is."""
    if bound <= best_value:
        return []
    certain = [
        (i, int(more > 0)) for i, more in enumerate(reduced) if node.state[i] < 0 and bound - abs(more) <= best_value
    ]
    state = _decide(problem, node.state, certain)
    if state is None or -1 not in state:
        return []
    shares = {i: node.relaxation.value_of(i) for i, each in enumerate(state) if each < 0}
    split = min(shares, key=lambda i: (abs(shares[i] - 0.5) >= 0.5 - _WHOLE, abs(shares[i] - 0.5), abs(reduced[i]), i))
    likely = int(shares[split] >= 0.5)
    found = []
    for value in (1 - likely, likely):
        after = _decide(problem, state, [(split, value)])
        if after is not None:
            relaxation = node.relaxation.copy()
            _fix(relaxation, node.state, after)
            found.append(_Node(relaxation, after, bound))
    return found


@dataclass(frozen=True, slots=True)
class Postponement:
    """What is postponed to cover a deficit: ids in natural order, the money it frees, the value that is lost."""

    ids: tuple[str, ...]
    freed: int
    loss: int
    proven: bool


def least_loss(candidates: Sequence[Candidate], key: str, deficit: int) -> Postponement | None:
    """The set of least value whose uses under `key` cover the deficit; None where even everything is not enough.

    A covering knapsack, solved as its complement: keep the most valuable set within what remains.
    """
    users = [candidate for candidate in candidates if candidate.uses.get(key, 0) > 0]
    whole = sum(candidate.uses[key] for candidate in users)
    kept = select(_alone(users, key), {key: whole - deficit}) if whole >= deficit else None
    if kept is None or not kept.feasible:
        return None
    stays = set(kept.chosen)
    gone = [candidate for candidate in users if candidate.id not in stays]
    ids = tuple(sorted((candidate.id for candidate in gone), key=natural))
    return Postponement(ids, sum(c.uses[key] for c in gone), sum(c.value for c in gone), kept.proven)


def _alone(users: Sequence[Candidate], key: str) -> list[Candidate]:
    """The candidates with what they use of one ceiling only, and what they need among themselves."""
    here = {candidate.id for candidate in users}
    return [
        Candidate(c.id, c.value, {key: c.uses[key]}, tuple(n for n in c.needs if n in here), c.excludes, c.mandatory)
        for c in users
    ]
