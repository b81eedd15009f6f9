"""Choosing a set of programmes under ceilings, proven to be the best, and the least-loss postponement.

What the choice means is here; how the best one is found is in `search.py`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from math import gcd

from masterplan_cli.analysis.ranking import natural
from masterplan_cli.analysis.search import Program, Row, search

WORK = 8_000_000
"""The search gives up proving after changing so many numbers, and says how far the answer may be from the best."""
EXACT = 240
"""With more candidates than this nothing is searched: what the relaxation suggests stands, with its proven gap."""
COMPARED = 120
"""So many candidates are compared pair by pair before the search; among more it saves less than it costs."""


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
    """The chosen ids in natural order. `bound` is a value no choice can exceed; `proven` that none is of more value.

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


def select(candidates: Sequence[Candidate], ceilings: Mapping[str, int], work: int = WORK) -> Selection:
    """The choice of the greatest value within every ceiling; among equals the least use, then the smaller ids.

    A candidate that needs something unknown can not be chosen. The three orders are one number for the search, so
    that no two choices are equal. More than `EXACT` candidates are not searched: what the relaxation suggests stands.
    """
    possible = _possible(candidates)
    if any(candidate.mandatory and candidate.id not in possible for candidate in candidates):
        return Selection((), 0, 0, 0, proven=True, feasible=False)
    kept = sorted(possible.values(), key=lambda candidate: natural(candidate.id))
    spent = [sum(candidate.uses.get(key, 0) for key in ceilings) for candidate in kept]
    step = gcd(*spent) or 1
    ranks = _ranks(len(kept))
    finest = sum(ranks) + 1
    most = sum(spent) // step * finest
    unit = most + finest
    worth = [c.value * unit - s // step * finest + rank for c, s, rank in zip(kept, spent, ranks, strict=True)]
    found = search(_program(kept, ceilings, worth, unit), work, branch=len(kept) <= EXACT)
    if found.chosen is None:
        return Selection((), 0, 0, found.nodes, proven=found.bound == found.worth, feasible=False)
    ids = tuple(kept[i].id for i in found.chosen)
    value = sum(kept[i].value for i in found.chosen)
    points = gcd(*(candidate.value for candidate in kept)) or 1
    bound = (found.bound + most) // unit // points * points
    return Selection(ids, value, bound, found.nodes, proven=bound == value)


def _possible(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    """The candidates by id whose needs are all there, and the needs of these."""
    possible = {candidate.id: candidate for candidate in candidates}
    while missing := [each.id for each in possible.values() if not possible.keys() >= set(each.needs)]:
        for id in missing:
            del possible[id]
    return possible


def _ranks(count: int) -> list[int]:
    """What decides between sets of equal value and cost: the one with the earliest ids, bit by bit.

    Where there are so many that the bits would slow the arithmetic, the one with the smaller sum of positions.
    """
    if count > EXACT:
        return [count - i for i in range(count)]
    return [1 << (count - 1 - i) for i in range(count)]


def _program(kept: Sequence[Candidate], ceilings: Mapping[str, int], worth: Sequence[int], unit: int) -> Program:
    place = {candidate.id: i for i, candidate in enumerate(kept)}
    needs = {(i, place[other]): None for i, c in enumerate(kept) for other in c.needs if other != c.id}
    pairs = {frozenset((c.id, other)): None for c in kept for other in c.excludes if other in place and other != c.id}
    clashes = tuple((min(pair), max(pair)) for pair in ([place[id] for id in both] for both in pairs))
    return Program(
        worth=tuple(worth),
        unit=unit,
        ceilings=tuple(_row(kept, key, ceilings[key]) for key in sorted(ceilings)),
        needs=tuple(needs),
        clashes=clashes,
        leads=tuple(_leads(kept, ceilings.keys(), worth, needs, clashes)) if len(kept) <= COMPARED else (),
        forced=tuple(i for i, candidate in enumerate(kept) if candidate.mandatory),
    )


def _row(kept: Sequence[Candidate], key: str, ceiling: int) -> Row:
    """What the candidates use of one ceiling, in the largest whole amount that all are multiples of."""
    amounts = [(i, candidate.uses[key]) for i, candidate in enumerate(kept) if candidate.uses.get(key)]
    step = gcd(*(amount for _, amount in amounts)) or 1
    return Row(tuple((i, amount // step) for i, amount in amounts), ceiling // step)


def _leads(
    kept: Sequence[Candidate],
    keys: Set[str],
    worth: Sequence[int],
    needs: Collection[tuple[int, int]],
    clashes: Iterable[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Pairs of which the first is worth more, uses no more of any ceiling and asks no more of others.

    Where the best choice had the second and not the first, changing the one for the other would better it. Pairs that
    follow from two others are left out.
    """
    uses = [{key: amount for key, amount in c.uses.items() if amount and key in keys} for c in kept]
    needed: list[set[int]] = [set() for _ in kept]
    apart: list[set[int]] = [{i} for i, _ in enumerate(kept)]
    for i, j in needs:
        needed[i].add(j)
    for i, j in clashes:
        apart[i].add(j)
        apart[j].add(i)
    fixed = {j for _, j in needs} | {j for j, candidate in enumerate(kept) if candidate.mandatory}
    falling = sorted(range(len(kept)), key=lambda i: -worth[i])
    leaders = [0] * len(kept)
    for at, j in enumerate(falling):
        if j in fixed:
            continue
        found = [
            i
            for i in falling[:at]
            if uses[i].keys() <= uses[j].keys()
            and needed[i] <= needed[j]
            and apart[i] - {i} <= apart[j]
            and all(amount <= uses[j][key] for key, amount in uses[i].items())
        ]
        further = 0
        for i in found:
            leaders[j] |= 1 << i
            further |= leaders[i]
        yield from ((i, j) for i in found if not further >> i & 1)


@dataclass(frozen=True, slots=True)
class Postponement:
    """What is postponed to cover a deficit: ids in natural order, the money it frees, the value that is lost."""

    ids: tuple[str, ...]
    freed: int
    loss: int
    proven: bool


def least_loss(candidates: Sequence[Candidate], key: str, deficit: int, work: int = WORK) -> Postponement | None:
    """The set of least value whose uses under `key` cover the deficit; None where even everything is not enough.

    A covering knapsack, solved as its complement: keep the most valuable set within what remains.
    """
    users = [candidate for candidate in candidates if candidate.uses.get(key, 0) > 0]
    whole = sum(candidate.uses[key] for candidate in users)
    kept = select(_alone(users, key), {key: whole - deficit}, work) if whole >= deficit else None
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
