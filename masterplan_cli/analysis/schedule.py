"""The schedule that follows from dependencies: critical path method in whole months.

Source: Kelley & Walker (1959), "Critical-Path Planning and Scheduling"; fixed starts are lower bounds.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from masterplan_cli.model.entity import Horizon
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.model.region import Document
from masterplan_cli.units import Month, Period


@dataclass(frozen=True, slots=True)
class Slot:
    """One programme on the calendar; months inclusive.

    `start` and `end` are the computed earliest dates: never before the stated start, never before all predecessors
    have finished; the stated duration is kept. `slack` is in months: how far it may slip without delaying the
    end of the plan (the latest end of any programme); `free` how far without delaying any other programme.
    `late_by` is how many months after its stated start the programme can really begin (0 if the stated dates hold).
    `pause` is the months between the last predecessor's end and the stated start: 0 where one follows the other at
    once, negative where the stated start is too early, None without a predecessor. `assumed` tells that no dates were
    stated and the horizon's years were taken.
    """

    programme: str
    start: Month
    end: Month
    months: int
    slack: int
    free: int
    critical: bool
    late_by: int
    pause: int | None
    assumed: bool
    predecessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """All slots by programme id, the critical chain in order, the horizon used for each programme.

    A slot is critical if it has no slack; the chain is the one sequence of dependent programmes shown to readers.
    """

    slots: Mapping[str, Slot]
    critical_chain: tuple[str, ...]
    horizons: Mapping[str, Horizon]
    first: Month
    last: Month


@dataclass(frozen=True, slots=True)
class Path:
    """The critical path method on plain ids: earliest starts and finishes (exclusive), total and free slack.

    Against a deadline that cannot be kept, slack is negative.
    """

    starts: Mapping[str, int]
    finishes: Mapping[str, int]
    slack: Mapping[str, int]
    free: Mapping[str, int]
    length: int


def critical_path(
    durations: Mapping[str, int],
    predecessors: Mapping[str, Sequence[str]],
    earliest: Mapping[str, int] | None = None,
    deadline: int | None = None,
) -> Path:
    """Forward and backward pass over finish-to-start dependencies; `earliest` are lower bounds of starts.

    Slack counts to `deadline` where one is given, else to the last finish. Free slack is the pause before the
    earliest start of any follower; without one it is the total slack.

    Activities on a cycle are left at their lower bound and ignored as predecessors.
    """
    bounds = earliest or {}
    order = _topological(durations, predecessors)
    placed = set(order)
    starts = {id: bounds.get(id, 0) for id in durations}
    finishes = {id: starts[id] + durations[id] for id in durations}
    for id in order:
        before = (finishes[p] for p in predecessors.get(id, ()) if p in placed)
        starts[id] = max((starts[id], *before))
        finishes[id] = starts[id] + durations[id]
    length = max(finishes.values(), default=0)
    latest = dict.fromkeys(durations, length if deadline is None else deadline)
    follows: dict[str, int] = {}
    for id in reversed(order):
        for p in predecessors.get(id, ()):
            if p in placed:
                latest[p] = min(latest[p], latest[id] - durations[id])
                follows[p] = min(follows.get(p, starts[id]), starts[id])
    slack = {id: latest[id] - finishes[id] for id in durations}
    free = {id: follows[id] - finishes[id] if id in follows else slack[id] for id in durations}
    return Path(starts, finishes, slack, free, length)


def _topological(durations: Mapping[str, int], predecessors: Mapping[str, Sequence[str]]) -> list[str]:
    """Kahn's algorithm; activities on a cycle, or behind one, are missing from the order."""
    followers: dict[str, list[str]] = {id: [] for id in durations}
    waiting = dict.fromkeys(durations, 0)
    for id in durations:
        for p in dict.fromkeys(predecessors.get(id, ())):
            if p in followers:
                followers[p].append(id)
                waiting[id] += 1
    ready = deque(id for id, count in waiting.items() if not count)
    order = []
    while ready:
        id = ready.popleft()
        order.append(id)
        for follower in followers[id]:
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    return order


def horizon_periods(document: Document) -> dict[Horizon, Period]:
    """The years of each horizon: the stated ones, else first year, first year, first five years, whole period."""
    period = document.period
    defaults: dict[Horizon, Period] = {
        "quick-win": Period(period.first, period.first),
        "short": Period(period.first, period.first),
        "medium": Period(period.first, min(period.first + 4, period.last)),
        "long": period,
    }
    return {horizon: document.horizons.get(horizon, default) for horizon, default in defaults.items()}


def horizon_of(programme: Programme, periods: Mapping[Horizon, Period]) -> Horizon:
    """The stated horizon, else the shortest one (quick wins aside) that holds the programme's last month."""
    if programme.horizon:
        return programme.horizon
    if programme.end:
        candidates: tuple[Horizon, ...] = ("short", "medium")
        for horizon in candidates:
            if programme.end.year <= periods[horizon].last:
                return horizon
    return "long"


def make_schedule(profile: Profile) -> Schedule:
    """Place every programme on the calendar and find the chain that determines the end of the plan."""
    periods = horizon_periods(profile.document)
    horizons = {programme.id: horizon_of(programme, periods) for programme in profile.programmes}
    stated = {programme.id: _stated(programme, periods[horizons[programme.id]]) for programme in profile.programmes}
    durations = {id: end.index - start.index + 1 for id, (start, end) in stated.items()}
    predecessors = {
        programme.id: tuple(id for id in dict.fromkeys(programme.depends_on) if id in stated and id != programme.id)
        for programme in profile.programmes
    }
    path = critical_path(durations, predecessors, {id: start.index for id, (start, _) in stated.items()})
    chain = _chain(path, predecessors)
    slots = {
        programme.id: Slot(
            programme=programme.id,
            start=Month.at(path.starts[programme.id]),
            end=Month.at(path.finishes[programme.id] - 1),
            months=durations[programme.id],
            slack=path.slack[programme.id],
            free=path.free[programme.id],
            critical=path.slack[programme.id] == 0,
            late_by=path.starts[programme.id] - stated[programme.id][0].index,
            pause=_pause(path, predecessors[programme.id], stated[programme.id][0]),
            assumed=programme.start is None or programme.end is None,
            predecessors=predecessors[programme.id],
        )
        for programme in profile.programmes
    }
    first = min((slot.start for slot in slots.values()), default=Month(profile.document.period.first, 1))
    last = max((slot.end for slot in slots.values()), default=Month(profile.document.period.last, 12))
    return Schedule(slots, chain, horizons, first, last)


def _pause(path: Path, predecessors: Sequence[str], start: Month) -> int | None:
    return start.index - max(path.finishes[id] for id in predecessors) if predecessors else None


def _stated(programme: Programme, horizon: Period) -> tuple[Month, Month]:
    start = programme.start or Month(horizon.first, 1)
    end = programme.end or max(start, Month(horizon.last, 12))
    return start, max(start, end)


def _chain(path: Path, predecessors: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The chain of dependent programmes that determines the end: each link starts the month after the one before it
    has finished, and the last one finishes last of all that depend on another.

    Among such chains the longest in months wins, then the one with more links, then the ids. Where the link before
    leaves a pause, the chain begins after the pause, unless there would be no chain at all.
    """
    linked = sorted(id for id, before in predecessors.items() if before)
    if not linked:
        return ()
    for is_link in (_drives, _precedes):
        chains = _chains(path, predecessors, is_link)
        last = max(path.finishes[id] for id in linked)
        found = [chains[id] for id in linked if path.finishes[id] == last and len(chains[id]) > 1]
        if found:
            return min(found, key=lambda chain: (path.starts[chain[0]], -len(chain), chain))
    return ()


def _chains(
    path: Path, predecessors: Mapping[str, Sequence[str]], is_link: Callable[[int, int], bool]
) -> dict[str, tuple[str, ...]]:
    """The chain behind each programme: the one that begins earliest, then has more links, then the smaller ids."""
    chains: dict[str, tuple[str, ...]] = {}
    for id in sorted(path.starts, key=lambda id: (path.starts[id], path.finishes[id], id)):
        before = [
            chains[p] for p in predecessors.get(id, ()) if p in chains and is_link(path.finishes[p], path.starts[id])
        ]
        best = min(before, key=lambda chain: (path.starts[chain[0]], -len(chain), chain), default=())
        chains[id] = (*best, id)
    return chains


def _drives(finish: int, start: int) -> bool:
    return finish == start


def _precedes(finish: int, start: int) -> bool:
    return finish <= start
