"""What indicators reached, year by year: realised values against targets by the declared formula. No sentences.

The formula is the indicator's own `attainment`, else the profile's choice under `methods` for its direction. A year's
target is the value that the plan expects in that year, so the state is judged by the attainment itself. An edition
shows what was known on its date, or up to the year that the profile declares; what was measured by a new method is
shown and not judged.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from masterplan_cli.analysis.attainment import State, attainment, state
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.governance import Result
from masterplan_cli.model.plan import Indicator
from masterplan_cli.model.priority import Attainment, Methods
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import Thresholds

STATES: tuple[State, ...] = ("on-track", "behind", "at-risk", "no-data")


@dataclass(frozen=True, slots=True)
class Reached:
    """One year of one indicator. `share` is the attainment in per cent, neither cut at 0 nor at 100; None where there
    is no number, no target for the year, another method of measuring, or the formula is not defined. `holder` is the
    programme's or goal's id, `address` the indicator's place in the profile; `is_comparable` tells that the value is
    measured as the targets were set.
    """

    indicator: Indicator
    holder: str
    address: str
    year: int
    figure: Result
    target: Decimal | None
    formula: Attainment
    is_comparable: bool
    share: Decimal | None
    state: State


@dataclass(frozen=True, slots=True)
class Monitored:
    """Every monitored year, indicators in the order of the profile, goals before programmes; the latest year."""

    reached: tuple[Reached, ...]
    latest: int | None

    def counts(self, year: int) -> Mapping[State, int]:
        """How many indicators stand how in a year."""
        states = [each.state for each in self.reached if each.year == year]
        return {name: states.count(name) for name in STATES}


@dataclass(frozen=True, slots=True)
class _Results:
    """Values by year, and the year with which another method of measuring begins."""

    values: Mapping[int, Result]
    begins: int | None


@dataclass(frozen=True, slots=True)
class _Rules:
    methods: Methods
    thresholds: Thresholds


def known_until(profile: Profile) -> int:
    """The last year whose results an edition shows."""
    declared = profile.monitoring.until if profile.monitoring else None
    return declared or profile.document.date.year


def monitor(profile: Profile, thresholds: Thresholds) -> Monitored:
    """The attainment of every indicator with realised values, its state by the catalogued bands."""
    last = known_until(profile)
    realised: dict[str, _Results] = {}
    for each in profile.monitoring.realisation if profile.monitoring else ():
        known = {year: figure for year, figure in each.values.items() if year <= last}
        found = realised.get(each.indicator, _Results({}, None))
        begins = min((*each.breaks, *([found.begins] if found.begins else [])), default=None)
        realised[each.indicator] = _Results({**found.values, **known}, begins)
    rules = _Rules(profile.methods or Methods(), thresholds)
    reached = tuple(
        found
        for holder, address, indicator in _indicators(profile)
        if indicator.id in realised
        for found in _years(holder, address, indicator, realised[indicator.id], rules)
    )
    return Monitored(reached, max((each.year for each in reached), default=None))


def _indicators(profile: Profile) -> Iterator[tuple[str, str, Indicator]]:
    goals = profile.vision.goals if profile.vision else ()
    for place, holders in (("vision.goals", goals), ("programmes", profile.programmes)):
        for holder in holders:
            for indicator in holder.indicators:
                yield holder.id, f"{place}[{holder.id}].indicators[{indicator.id}]", indicator


def formula_of(indicator: Indicator, methods: Methods) -> Attainment:
    """The formula that holds for an indicator."""
    return indicator.attainment or (methods.attainment_down if indicator.direction == "down" else methods.attainment_up)


def _years(holder: str, address: str, indicator: Indicator, results: _Results, rules: _Rules) -> Iterator[Reached]:
    formula = formula_of(indicator, rules.methods)
    bands = rules.thresholds["status-on-track"], rules.thresholds["status-behind"]
    baseline = indicator.baseline.value if indicator.baseline else None
    so_far: list[Decimal] = []
    for year, figure in sorted(results.values.items()):
        target = indicator.targets.get(year)
        is_comparable = results.begins is None or year < results.begins
        share = None
        if figure.value is not None:
            so_far.append(figure.value)
            if target is not None and is_comparable:
                share = attainment(formula, target, so_far, baseline, indicator.tolerance or Decimal(0))
        judged = state(share, *bands)
        yield Reached(indicator, holder, address, year, figure, target, formula, is_comparable, share, judged)


def shown(share: Decimal | None) -> Decimal | None:
    """An attainment as documents print it: per cent with one decimal, half up."""
    return share.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP) if share is not None else None


def monitoring_figures(monitored: Monitored) -> Iterable[Computed]:
    """The attainment of every indicator and year, and how many stand how in the latest year."""
    if monitored.latest is None:
        return
    for each in monitored.reached:
        if each.share is not None:
            name = f"attainment.{each.indicator.id}.{each.year}"
            yield Computed(name, shown(each.share), "percent", f"attainment-{each.formula}", _inputs(each))
    latest = monitored.latest
    every = ("monitoring.realisation[*].values",)
    shares = tuple(
        f"attainment.{each.indicator.id}.{latest}"
        for each in monitored.reached
        if each.year == latest and each.share is not None
    )
    yield Computed("monitoring.latest", latest, "year", "latest-year", every)
    yield Computed("monitoring.years", len({each.year for each in monitored.reached}), "integer", "count", every)
    count = len({each.indicator.id for each in monitored.reached})
    yield Computed("monitoring.indicators", count, "integer", "count", ("monitoring.realisation[*].indicator",))
    for name, number in monitored.counts(latest).items():
        yield Computed(f"monitoring.{name}", number, "integer", "state-by-attainment", shares or every)


def _inputs(each: Reached) -> tuple[str, ...]:
    values = f"monitoring.realisation[indicator={each.indicator.id}].values"
    return (
        values if each.formula in ("cumulative", "milestone") else f"{values}.{each.year}",
        f"{each.address}.targets.{each.year}",
        *([f"{each.address}.baseline"] if each.formula == "from_baseline" else []),
        *([f"{each.address}.tolerance"] if each.formula == "range" else []),
    )
