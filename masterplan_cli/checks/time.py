"""Time: the order of dates, the plan's period, dependencies that run in a circle, quick wins that are not quick."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.ids import indicators
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.source.address import Address

DEPENDENCY_CYCLE = Rule("MP401", "dependency-cycle", Severity.ERROR)
END_BEFORE_START = Rule("MP402", "end-before-start", Severity.ERROR)
OUTSIDE_PERIOD = Rule("MP403", "outside-period", Severity.ERROR)
BUDGET_OUTSIDE_PROGRAMME = Rule("MP404", "budget-outside-programme", Severity.WARNING)
SLOW_QUICK_WIN = Rule("MP405", "slow-quick-win", Severity.WARNING)
STARTS_TOO_EARLY = Rule("MP406", "starts-too-early", Severity.WARNING)
HORIZON_OUTSIDE_PERIOD = Rule("MP407", "horizon-outside-period", Severity.ERROR)
QUICK_WIN_MONTHS = 12


def dependency_cycles(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Each circle of dependencies once, as a path from its smallest id."""
    places = {programme.id: index for index, programme in enumerate(profile.programmes)}
    before = {p.id: [id for id in p.depends_on if id in places] for p in profile.programmes}
    for circle in _circles(before):
        path = " → ".join((*circle, circle[0]))
        links = [_link(profile, places, circle, step) for step in range(len(circle))]
        related = tuple(Related(at, "part-of-the-circle") for at in links[1:])
        yield Finding(DEPENDENCY_CYCLE, links[0], {"path": path}, related=related)


def _link(profile: Profile, places: Mapping[str, int], circle: Sequence[str], step: int) -> Address:
    index = places[circle[step]]
    following = circle[(step + 1) % len(circle)]
    return ("programmes", index, "depends_on", profile.programmes[index].depends_on.index(following))


def _circles(before: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """One circle for each group of programmes that wait for each other."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in sorted(before):
        path: list[str] = [start]
        choices = [iter(before[start])]
        on_path = {start: 0}
        while path:
            following = next(choices[-1], None)
            if following is None:
                done.add(path[-1])
                del on_path[path.pop()]
                choices.pop()
            elif following in on_path:
                circle = path[on_path[following] :]
                turn = circle.index(min(circle))
                found.setdefault(frozenset(circle), tuple(circle[turn:] + circle[:turn]))
            elif following not in done:
                on_path[following] = len(path)
                path.append(following)
                choices.append(iter(before[following]))
    return sorted(found.values())


def dates(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Starts and ends, within the plan's period and in order; money within the programme's years.

    One slip gives one finding: a single date outside the period is told as that, though it spoils the order too,
    and money is not held against dates that are wrong themselves.
    """
    period, quick = profile.document.period, {win.programme for win in profile.quick_wins}
    for index, programme in enumerate(profile.programmes):
        at: Address = ("programmes", index)
        stated = {name: month for name in ("start", "end") if (month := getattr(programme, name)) is not None}
        outside = [name for name, month in stated.items() if month.year not in period]
        for name in outside:
            yield _outside(profile, (*at, name), str(stated[name]))
        if programme.start and programme.end and programme.end < programme.start and len(outside) != 1:
            facts = {"start": str(programme.start), "end": str(programme.end)}
            related = (Related((*at, "start"), "starts-here"),)
            yield Finding(END_BEFORE_START, (*at, "end"), facts, related=related)
        yield from _budget_years(profile, programme, at, is_timed=not outside)
        if programme.horizon == "quick-win" or programme.id in quick:
            yield from _quick_win(programme, at)


def _outside(profile: Profile, at: Address, value: str, part: str = "value") -> Finding:
    facts = {"value": value, "period": str(profile.document.period)}
    related = (Related(("document", "period"), "period-set-here"),)
    return Finding(OUTSIDE_PERIOD, at, facts, "key" if part == "key" else "value", related)


def _budget_years(profile: Profile, programme: Programme, at: Address, *, is_timed: bool) -> Iterator[Finding]:
    start, end = programme.start, programme.end
    for year in programme.budget:
        here = (*at, "budget", str(year))
        if year not in profile.document.period:
            yield _outside(profile, here, str(year), "key")
        elif is_timed and start and end and start <= end and not start.year <= year <= end.year:
            facts = {"year": str(year), "start": str(start), "end": str(end)}
            yield Finding(BUDGET_OUTSIDE_PROGRAMME, here, facts, "key")


def _quick_win(programme: Programme, at: Address) -> Iterator[Finding]:
    if programme.start and programme.end:
        months = programme.end.index - programme.start.index + 1
        if months > QUICK_WIN_MONTHS:
            yield Finding(SLOW_QUICK_WIN, (*at, "end"), {"months": str(months)})


def target_years(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Targets of programmes and goals within the plan's period."""
    for indicator, at in indicators(profile):
        for year in indicator.targets:
            if year not in profile.document.period:
                yield _outside(profile, (*at, "targets", str(year)), str(year), "key")


def starts(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Programmes stated to begin before a programme they depend on has ended."""
    known = {programme.id: (index, programme) for index, programme in enumerate(profile.programmes)}
    for index, programme in enumerate(profile.programmes):
        for id in programme.depends_on:
            other_index, other = known.get(id, (0, None))
            if other and other.end and programme.start and programme.start <= other.end and other is not programme:
                facts = {"start": str(programme.start), "other": id, "end": str(other.end)}
                related = (Related(("programmes", other_index, "end"), "ends-here"),)
                yield Finding(STARTS_TOO_EARLY, ("programmes", index, "start"), facts, related=related)


def horizons(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Horizons within the plan's period."""
    period = profile.document.period
    for name, years in profile.document.horizons.items():
        if years.first not in period or years.last not in period:
            facts = {"value": str(years), "period": str(period)}
            yield Finding(HORIZON_OUTSIDE_PERIOD, ("document", "horizons", name), facts)


CHECKS: Iterable[Check] = (
    Check("dependency-cycles", (DEPENDENCY_CYCLE,), dependency_cycles),
    Check("dates", (END_BEFORE_START, OUTSIDE_PERIOD, BUDGET_OUTSIDE_PROGRAMME, SLOW_QUICK_WIN), dates),
    Check("target-years", (OUTSIDE_PERIOD,), target_years),
    Check("starts", (STARTS_TOO_EARLY,), starts),
    Check("horizons", (HORIZON_OUTSIDE_PERIOD,), horizons),
)
