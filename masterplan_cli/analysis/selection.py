"""Choosing a set of programmes under ceilings by exact branch and bound, and the least-loss postponement.

The search stops by a number of nodes, never by time, so that the answer is the same on every machine.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from masterplan_cli.analysis.ranking import natural

NODES = 150_000
"""The search gives up proving after this many nodes and says how far the answer may be from the best."""
EXACT = 120
"""With more candidates than this nothing is searched: the greedy answer stands, with its proven gap."""
_ROUNDS = 200
_FEW_ROUNDS = 20


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


@dataclass
class _Problem:
    """Candidates as whole-number columns in the order of the search (by value for what is used, best first).

    `values` order by value, then by least use, then by the smaller ids: no two choices are equal.
    """

    ids: list[str]
    plain: list[int]
    values: list[int]
    uses: list[list[int]]
    limits: list[int]
    weighed: list[int]
    room: int
    needs: list[tuple[int, ...]]
    excluded: list[tuple[int, ...]]
    wanted_by: list[tuple[int, ...]]
    mandatory: list[bool]
    scale: int
    prefix_use: list[int] = field(default_factory=list)
    prefix_value: list[int] = field(default_factory=list)
    positive: int = 0


def select(candidates: Sequence[Candidate], ceilings: Mapping[str, int], nodes: int = NODES) -> Selection:
    """The choice of the greatest value within every ceiling; among equals the least use, then the smaller ids.

    Depth-first branch and bound. The bound is the fractional knapsack (Dantzig 1957) over one weighed sum of all
    ceilings, the surrogate constraint of Glover (1968), whose multipliers are improved in a fixed number of rounds.
    A candidate that needs something unknown can not be chosen.
    """
    problem = _prepare(candidates, ceilings)
    if problem is None:
        return Selection((), 0, 0, 0, proven=True, feasible=False)
    best, best_value = _greedy(problem)
    bound = _bound(problem, 0, 0, problem.room)
    if len(problem.ids) > EXACT:
        if best is None:
            return Selection((), 0, bound // problem.scale, 0, proven=False, feasible=False)
        return _answer(problem, best, bound, 0)
    best, seen, finished = _search(problem, best, best_value, nodes)
    if best is None:
        return Selection((), 0, 0, seen, proven=finished, feasible=False)
    return _answer(problem, best, bound, seen, finished=finished)


def _answer(problem: _Problem, chosen: Sequence[int], bound: int, seen: int, *, finished: bool = False) -> Selection:
    ids = tuple(sorted((problem.ids[i] for i in chosen), key=natural))
    value = sum(problem.plain[i] for i in chosen)
    limit = value if finished else max(value, bound // problem.scale + (1 if bound % problem.scale else 0))
    return Selection(ids, value, limit, seen, proven=limit == value)


def _prepare(candidates: Sequence[Candidate], ceilings: Mapping[str, int]) -> _Problem | None:
    keys = sorted(ceilings)
    known = {candidate.id for candidate in candidates}
    kept = [c for c in candidates if known.issuperset(c.needs)]
    if any(c.mandatory and not known.issuperset(c.needs) for c in candidates):
        return None
    kept.sort(key=lambda c: natural(c.id))
    uses = [[c.uses.get(key, 0) for key in keys] for c in kept]
    limits = [ceilings[key] for key in keys]
    spent = [sum(use) for use in uses]
    ranks = _ranks(len(kept))
    least = sum(ranks) + 1
    scale = (sum(spent) + 1) * least
    values = [(c.value * (sum(spent) + 1) - spent[i]) * least + ranks[i] for i, c in enumerate(kept)]
    multipliers = _multipliers([c.value for c in kept], uses, limits)
    weighed = [sum(m * u for m, u in zip(multipliers, use, strict=True)) for use in uses]
    room = sum(m * limit for m, limit in zip(multipliers, limits, strict=True))
    order = sorted(range(len(kept)), key=lambda i: _ratio(values[i], weighed[i]), reverse=True)
    place = {kept[i].id: at for at, i in enumerate(order)}
    ordered = [kept[i] for i in order]
    excluded: list[set[int]] = [set() for _ in ordered]
    wanted: list[set[int]] = [set() for _ in ordered]
    for at, candidate in enumerate(ordered):
        for other in candidate.excludes:
            if other in place and other != candidate.id:
                excluded[at].add(place[other])
                excluded[place[other]].add(at)
        for other in candidate.needs:
            if other in place:
                wanted[place[other]].add(at)
    problem = _Problem(
        ids=[c.id for c in ordered],
        plain=[c.value for c in ordered],
        values=[values[i] for i in order],
        uses=[uses[i] for i in order],
        limits=limits,
        weighed=[weighed[i] for i in order],
        room=room,
        needs=[tuple(place.get(other, -1) for other in c.needs) for c in ordered],
        excluded=[tuple(sorted(each)) for each in excluded],
        wanted_by=[tuple(sorted(each)) for each in wanted],
        mandatory=[c.mandatory for c in ordered],
        scale=scale,
    )
    problem.prefix_use, problem.prefix_value = [0], [0]
    for value, use in zip(problem.values, problem.weighed, strict=True):
        if value <= 0:
            break
        problem.prefix_use.append(problem.prefix_use[-1] + use)
        problem.prefix_value.append(problem.prefix_value[-1] + value)
    problem.positive = len(problem.prefix_use) - 1
    return problem


def _ranks(count: int) -> list[int]:
    """What decides between sets of equal value and cost: the one with the earliest ids, bit by bit.

    Where there are so many that the bits would slow the arithmetic, the one with the smaller sum of positions.
    """
    if count > EXACT:
        return [count - i for i in range(count)]
    return [1 << (count - 1 - i) for i in range(count)]


def _ratio(value: int, use: int) -> tuple[int, int]:
    """Value for use, to be compared: nothing worth last, what uses nothing first; 64 binary places otherwise."""
    if value <= 0:
        return (0, 0)
    return (1, (value << 64) // use) if use else (2, 0)


def _multipliers(values: Sequence[int], uses: Sequence[Sequence[int]], limits: Sequence[int]) -> list[int]:
    """Whole multipliers of the ceilings with a small bound, by a fixed number of steps towards what is exceeded."""
    if len(limits) < 2:
        return [1] * len(limits)
    weights = [1.0 / max(limit, 1) for limit in limits]
    best, best_bound = list(weights), float("inf")
    for step in range(_ROUNDS if len(values) <= EXACT else _FEW_ROUNDS):
        taken, bound = _fractional(values, uses, limits, weights)
        if bound < best_bound:
            best, best_bound = list(weights), bound
        over = [
            (sum(t * use[c] for t, use in zip(taken, uses, strict=True)) - limit) / max(limit, 1)
            for c, limit in enumerate(limits)
        ]
        size = 0.6 / (1 + step / 4)
        weights = [max(w * (1 + size * max(-0.9, min(o, 1.0))), 0.0) for w, o in zip(weights, over, strict=True)]
    top = max(best, default=0.0)
    return [round(w / top * 1_000_000) if top else 1 for w in best]


def _fractional(
    values: Sequence[int], uses: Sequence[Sequence[int]], limits: Sequence[int], weights: Sequence[float]
) -> tuple[list[float], float]:
    weighed = [sum(w * u for w, u in zip(weights, use, strict=True)) for use in uses]
    room = sum(w * limit for w, limit in zip(weights, limits, strict=True))
    taken, bound = [0.0] * len(values), 0.0
    for i in sorted(range(len(values)), key=lambda i: (-(values[i] / weighed[i] if weighed[i] else 1e300), i)):
        if values[i] <= 0:
            continue
        share = 1.0 if weighed[i] <= room else room / weighed[i]
        taken[i] = share
        bound += values[i] * share
        room -= weighed[i] * share
        if share < 1:
            break
    return taken, bound


def _bound(problem: _Problem, at: int, value: int, room: int) -> int:
    """The greatest value that candidates from `at` on could add, ceilings weighed together, the last one in part."""
    use, worth = problem.prefix_use, problem.prefix_value
    if at >= problem.positive:
        return value
    end = bisect_right(use, use[at] + room) - 1
    if end >= problem.positive:
        return value + worth[problem.positive] - worth[at]
    left = use[at] + room - use[end]
    return value + worth[end] - worth[at] + problem.values[end] * left // problem.weighed[end]


def _greedy(problem: _Problem) -> tuple[list[int] | None, int]:
    """The mandatory candidates with what they need, then one after the other what still fits; None if they do not."""
    chosen: set[int] = set()
    left = list(problem.limits)
    mandatory = [i for i, wanted in enumerate(problem.mandatory) if wanted]
    for i in (*mandatory, *range(len(problem.ids))):
        group = _with_needs(problem, i, chosen)
        fits = group is not None and _fits(problem, group, left) and not _clashes(problem, group, chosen)
        if group is None or not fits:
            if problem.mandatory[i] and i not in chosen:
                return None, -1
            continue
        gain = sum(problem.values[j] for j in group)
        if gain <= 0 and i not in mandatory:
            continue
        for j in group:
            chosen.add(j)
            left = [room - use for room, use in zip(left, problem.uses[j], strict=True)]
    return sorted(chosen), sum(problem.values[i] for i in chosen)


def _with_needs(problem: _Problem, start: int, chosen: set[int]) -> list[int] | None:
    group: list[int] = []
    waiting = [start]
    while waiting:
        i = waiting.pop()
        if i < 0:
            return None
        if i not in chosen and i not in group:
            group.append(i)
            waiting += problem.needs[i]
    return group


def _fits(problem: _Problem, group: Sequence[int], left: Sequence[int]) -> bool:
    return all(sum(problem.uses[i][c] for i in group) <= room for c, room in enumerate(left))


def _clashes(problem: _Problem, group: Sequence[int], chosen: set[int]) -> bool:
    together = chosen.union(group)
    return any(other in together for i in group for other in problem.excluded[i])


def _search(
    problem: _Problem, best: list[int] | None, best_value: int, nodes: int
) -> tuple[list[int] | None, int, bool]:
    """Depth first, taking before leaving. `state` is 1 for taken, 0 for left, -1 for open."""
    count, state = len(problem.ids), [-1] * len(problem.ids)
    left, value, room, seen = list(problem.limits), 0, problem.room, 0
    trail: list[int] = []
    at = 0
    while True:
        seen += 1
        if seen > nodes:
            return best, seen - 1, False
        worth = best is None or _bound(problem, at, value, room) > best_value
        if at == count and worth:
            best, best_value = [i for i in range(count) if state[i] == 1], value
            worth = False
        if worth:
            taken = _may_take(problem, at, state, left)
            if taken or _may_leave(problem, at, state):
                state[at] = int(taken)
                if taken:
                    left = [each - use for each, use in zip(left, problem.uses[at], strict=True)]
                    value += problem.values[at]
                    room -= problem.weighed[at]
                trail.append(at)
                at += 1
                continue
        while trail:
            i = trail.pop()
            was_taken = state[i] == 1
            state[i] = -1
            if was_taken:
                left = [each + use for each, use in zip(left, problem.uses[i], strict=True)]
                value -= problem.values[i]
                room += problem.weighed[i]
                if _may_leave(problem, i, state):
                    state[i] = 0
                    trail.append(i)
                    at = i + 1
                    break
        else:
            return best, seen, True


def _may_take(problem: _Problem, i: int, state: Sequence[int], left: Sequence[int]) -> bool:
    if any(use > room for use, room in zip(problem.uses[i], left, strict=True)):
        return False
    return all(state[j] != 0 for j in problem.needs[i]) and all(state[j] != 1 for j in problem.excluded[i])


def _may_leave(problem: _Problem, i: int, state: Sequence[int]) -> bool:
    return not problem.mandatory[i] and all(state[j] != 1 for j in problem.wanted_by[i])


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
