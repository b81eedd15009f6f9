"""How the plan stands at the end of a year: indicators, programmes against the schedule, money. No sentences.

An indicator belongs to a year for which it has a target or a result. A programme belongs to it once the schedule has it
begun, money is planned for it, or something is recorded of it; what is finished stays finished. Its progress is held
against the months that have passed, on a straight path from start to end, with the bands that hold for indicators.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from masterplan_cli.analysis.attainment import State, expected, state
from masterplan_cli.analysis.budget import Budget
from masterplan_cli.analysis.figures import percent
from masterplan_cli.analysis.monitoring import Monitored, Reached, formula_of, known_until
from masterplan_cli.analysis.schedule import Schedule, Slot
from masterplan_cli.model.governance import Progress
from masterplan_cli.model.plan import Indicator
from masterplan_cli.model.priority import Methods
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import Thresholds
from masterplan_cli.units import Month

Standing = Literal["on-track", "behind", "at-risk", "not-judged", "without-value"]
"""How an indicator stands; `not-judged` has a result, but no target for the year, another method, or no formula."""
STANDINGS: tuple[Standing, ...] = ("on-track", "behind", "at-risk", "not-judged", "without-value")
WorkState = Literal["done", "on-track", "behind", "at-risk", "no-record"]
WORK_STATES: tuple[WorkState, ...] = ("done", "on-track", "behind", "at-risk", "no-record")
SHORT = ("behind", "at-risk")
WHOLE = Decimal(100)
"""Per cent of a programme that is finished."""
_WORST_FIRST = {"at-risk": 0, "behind": 1}
_WITHOUT_PATH = ("cumulative", "milestone", "range")
"""Formulas whose results are not points on one path, so that they have no pace."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in one year. `dimension` is empty for a goal that serves none alone; `reached` is None where
    nothing was reported."""

    indicator: Indicator
    holder: str
    dimension: str
    target: Decimal | None
    reached: Reached | None
    standing: Standing

    @property
    def is_short(self) -> bool:
        """Whether the target was missed by more than the bands allow."""
        return self.standing in SHORT


@dataclass(frozen=True, slots=True)
class Work:
    """A programme at the end of a year. `expected` and `physical` are per cent of the whole programme, `physical` None
    where nothing is recorded; `planned` and `spent` are whole rupiah of that year, `spent` None where nothing is
    recorded. `record` is the record of the year itself; `is_due` tells that the schedule has it finished."""

    programme: str
    dimension: str
    lead: str
    slot: Slot
    expected: Decimal
    physical: Decimal | None
    state: WorkState
    is_due: bool
    planned: int
    spent: int | None
    record: Progress | None

    @property
    def share(self) -> Decimal | None:
        """The recorded progress in per cent of the expected one; None without either."""
        return self.physical * 100 / self.expected if self.physical is not None and self.expected else None

    @property
    def is_short(self) -> bool:
        """Whether it lies behind its schedule."""
        return self.state in SHORT


@dataclass(frozen=True, slots=True)
class Spending:
    """The money of some programmes in a year, whole rupiah. `spent` is None where nothing is recorded;
    `planned_of_recorded` is what the programmes with a record had planned."""

    programmes: int
    recorded: int
    planned: int
    planned_of_recorded: int
    spent: int | None

    @property
    def absorption(self) -> Decimal | None:
        """What was spent in per cent of the plan of the same programmes; None without either."""
        if self.spent is None or not self.planned_of_recorded:
            return None
        return percent(self.spent, self.planned_of_recorded)


@dataclass(frozen=True, slots=True)
class Pace:
    """How much an indicator has to move each year to meet its next target, which is more than it moved each year
    before (None where nothing is known of before); in the indicator's unit."""

    measured: Measured
    realised: Decimal
    year: int
    target: Decimal
    needed: Decimal
    before: Decimal | None


@dataclass(frozen=True)
class Annual:
    """One evaluated year; `earlier` are the evaluated years before it, the newest first."""

    year: int
    earlier: tuple[int, ...]
    indicators: tuple[Measured, ...]
    works: tuple[Work, ...]
    paces: tuple[Pace, ...]

    @property
    def following(self) -> int:
        """The year after."""
        return self.year + 1

    def counts(self, dimension: str | None = None) -> Mapping[Standing, int]:
        """How many indicators stand how, of one dimension or of all."""
        found = [each.standing for each in self.indicators if dimension in (None, each.dimension)]
        return {name: found.count(name) for name in STANDINGS}

    def work_counts(self, dimension: str | None = None) -> Mapping[WorkState, int]:
        """How many programmes stand how, of one dimension or of all."""
        found = [each.state for each in self.works if dimension in (None, each.dimension)]
        return {name: found.count(name) for name in WORK_STATES}

    @cached_property
    def short(self) -> tuple[Measured, ...]:
        """Indicators behind or at risk, those at risk first, the lowest attainment first."""
        return tuple(sorted((each for each in self.indicators if each.is_short), key=_severity))

    @cached_property
    def silent(self) -> tuple[Measured, ...]:
        """Indicators without a result, in the order of the profile."""
        return tuple(each for each in self.indicators if each.standing == "without-value")

    @cached_property
    def overdue(self) -> tuple[Work, ...]:
        """Programmes that the schedule has finished and the records do not."""
        return tuple(each for each in self.late if each.is_due)

    @cached_property
    def late(self) -> tuple[Work, ...]:
        """Programmes behind their schedule, due or still running, in the order of `short`."""
        return tuple(sorted((each for each in self.works if each.is_short), key=_lateness))

    @cached_property
    def work_of(self) -> Mapping[str, Work]:
        """The programmes by id."""
        return {each.programme: each for each in self.works}

    @cached_property
    def measured_of(self) -> Mapping[str, Measured]:
        """The indicators by id."""
        return {each.indicator.id: each for each in self.indicators}

    @cached_property
    def unrecorded(self) -> tuple[Work, ...]:
        """Programmes of which nothing is recorded."""
        return tuple(each for each in self.works if each.state == "no-record")

    def spending(self, by: Literal["dimension", "lead"]) -> Mapping[str, Spending]:
        """Planned and realised money by dimension or lead organisation (the key "" is for none), where there is any."""
        groups: dict[str, list[Work]] = {}
        for each in self.works:
            groups.setdefault(getattr(each, by), []).append(each)
        found = {key: _spending(works) for key, works in groups.items()}
        return {key: spending for key, spending in found.items() if spending.programmes}

    @cached_property
    def money(self) -> Spending:
        """Planned and realised money of the whole year."""
        return _spending(self.works)


def _severity(each: Measured) -> tuple[int, Decimal]:
    share = each.reached.share if each.reached else None
    return _WORST_FIRST[each.standing], share if share is not None else Decimal(0)


def _lateness(each: Work) -> tuple[int, Decimal]:
    return _WORST_FIRST[each.state], each.share if each.share is not None else Decimal(0)


def _spending(works: Iterable[Work]) -> Spending:
    chosen = [each for each in works if each.planned or each.spent]
    recorded = [each for each in chosen if each.spent is not None]
    return Spending(
        len(chosen),
        len(recorded),
        sum(each.planned for each in chosen),
        sum(each.planned for each in recorded),
        sum(each.spent or 0 for each in recorded) if recorded else None,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """An indicator with its holder's id and dimension."""

    indicator: Indicator
    holder: str
    dimension: str


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What all years share: indicators in their places, results by indicator and year, records by programme and
    year."""

    places: tuple[_Place, ...]
    reached: Mapping[str, Mapping[int, Reached]]
    records: Mapping[str, Mapping[int, Progress]]
    dimensions: Mapping[str, str]
    bands: tuple[Decimal, Decimal]


def evaluate(
    profile: Profile,
    dimensions: Mapping[str, str],
    monitored: Monitored,
    schedule: Schedule,
    budget: Budget,
    thresholds: Thresholds,
) -> Mapping[int, Annual]:
    """Every year of the plan of which something is known, oldest first; `dimensions` are those of sub-dimensions."""
    reached: dict[str, dict[int, Reached]] = {}
    for each in monitored.reached:
        reached.setdefault(each.indicator.id, {})[each.year] = each
    evidence = _Evidence(
        tuple(_places(profile, dimensions)),
        reached,
        _records(profile),
        dimensions,
        (thresholds["status-on-track"], thresholds["status-behind"]),
    )
    known = {each.year for each in monitored.reached if each.figure.value is not None or each.figure.text is not None}
    known |= {year for years in evidence.records.values() for year in years}
    years = sorted(known.intersection(profile.document.period))
    methods = profile.methods or Methods()
    return {
        year: Annual(
            year,
            tuple(reversed(years[:number])),
            indicators := tuple(_measured(evidence, year)),
            tuple(_works(profile, evidence, schedule, budget, year)),
            tuple(pace for each in indicators if (pace := _pace(evidence, methods, each, year))),
        )
        for number, year in enumerate(years)
    }


def _places(profile: Profile, dimensions: Mapping[str, str]) -> Iterator[_Place]:
    for goal in profile.vision.goals if profile.vision else ():
        yield from (_Place(each, goal.id, goal.dimension or "") for each in goal.indicators)
    for programme in profile.programmes:
        dimension = dimensions.get(programme.subdimension, "")
        yield from (_Place(each, programme.id, dimension) for each in programme.indicators)


def _records(profile: Profile) -> Mapping[str, Mapping[int, Progress]]:
    last = known_until(profile)
    found: dict[str, dict[int, Progress]] = {}
    for each in profile.monitoring.progress if profile.monitoring else ():
        found.setdefault(each.programme, {}).update({y: record for y, record in each.years.items() if y <= last})
    return found


def _measured(evidence: _Evidence, year: int) -> Iterator[Measured]:
    for place in evidence.places:
        target = place.indicator.targets.get(year)
        reached = evidence.reached.get(place.indicator.id, {}).get(year)
        if target is not None or reached is not None:
            yield Measured(place.indicator, place.holder, place.dimension, target, reached, _standing(reached))


def _standing(reached: Reached | None) -> Standing:
    if reached is None or (reached.figure.value is None and reached.figure.text is None):
        return "without-value"
    return "not-judged" if reached.state == "no-data" else reached.state


def _works(profile: Profile, evidence: _Evidence, schedule: Schedule, budget: Budget, year: int) -> Iterator[Work]:
    end = Month(year + 1, 1).index
    for programme in profile.programmes:
        slot, years = schedule.slots[programme.id], evidence.records.get(programme.id, {})
        planned = budget.programme_year.amount(programme.id, year)
        if slot.start.index >= end and not planned and year not in years:
            continue
        record = years.get(year)
        physical = _physical(years, year)
        due = slot.end.index < end
        path = expected((slot.start.index, Decimal(0)), (slot.end.index + 1, WHOLE), end)
        yield Work(
            programme.id,
            evidence.dimensions.get(programme.subdimension, ""),
            programme.lead or "",
            slot,
            path,
            physical,
            _work_state(physical, path, evidence.bands, is_due=due),
            due,
            planned,
            sum(record.spent.values()) if record and record.spent else None,
            record,
        )


def _physical(years: Mapping[int, Progress], year: int) -> Decimal | None:
    """The progress recorded for the year; of an earlier one only that the programme was finished."""
    if year in years and years[year].physical is not None:
        return years[year].physical
    return WHOLE if any(y < year and record.physical == WHOLE for y, record in years.items()) else None


def _work_state(physical: Decimal | None, path: Decimal, bands: tuple[Decimal, Decimal], *, is_due: bool) -> WorkState:
    if physical is None:
        return "no-record"
    if physical >= WHOLE:
        return "done"
    found: State = state(physical * 100 / path if path else WHOLE, *bands)
    if found == "no-data" or (found == "on-track" and is_due):
        return "behind"
    return found


def short_before(annual: Mapping[int, Annual], year: int) -> tuple[tuple[Measured, Measured | None], ...]:
    """Indicators behind or at risk in the evaluated year before, each with its standing in `year`."""
    earlier = annual[year].earlier
    now = annual[year].measured_of
    return tuple((each, now.get(each.indicator.id)) for each in annual[earlier[0]].short) if earlier else ()


def late_before(annual: Mapping[int, Annual], year: int) -> tuple[tuple[Work, Work | None], ...]:
    """Programmes behind their schedule in the evaluated year before, each as it stands in `year`."""
    earlier = annual[year].earlier
    now = annual[year].work_of
    return tuple((each, now.get(each.programme)) for each in annual[earlier[0]].late) if earlier else ()


def _pace(evidence: _Evidence, methods: Methods, measured: Measured, year: int) -> Pace | None:
    """The pace of an indicator that has to move faster than before to meet its next target."""
    indicator, reached = measured.indicator, measured.reached
    later = min((each for each in indicator.targets if each > year), default=None)
    if later is None or reached is None or reached.figure.value is None or not reached.is_comparable:
        return None
    if indicator.direction == "neutral" or formula_of(indicator, methods) in _WITHOUT_PATH:
        return None
    value, target = reached.figure.value, indicator.targets[later]
    needed, before = (target - value) / (later - year), _before(evidence, indicator, value, year)
    sign = -1 if indicator.direction == "down" else 1
    if needed * sign <= 0 or (before is not None and needed * sign <= before * sign):
        return None
    return Pace(measured, value, later, target, needed, before)


def _before(evidence: _Evidence, indicator: Indicator, value: Decimal, year: int) -> Decimal | None:
    """The mean change each year since the result before, else since the baseline."""
    known = {
        y: found.figure.value
        for y, found in evidence.reached[indicator.id].items()
        if y < year and found.is_comparable and found.figure.value is not None
    }
    start = indicator.baseline
    if not known and start is not None and start.value is not None and start.year is not None and start.year < year:
        known = {start.year: start.value}
    if not known:
        return None
    last = max(known)
    return (value - known[last]) / (year - last)
