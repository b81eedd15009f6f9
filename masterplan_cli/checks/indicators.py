"""Indicators and series: where they start, where they go, and whether both are plausible.

Plausibility is asked, never denied: slopes are compared with the past by Theil and Sen's median of pairwise slopes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.ids import indicators
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import LocalText, pick
from masterplan_cli.model.evidence import Series
from masterplan_cli.model.plan import Indicator
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

INDICATOR_WITHOUT_BASELINE = Rule("MP506", "indicator-without-baseline", Severity.NOTE)
BASELINE_WITHOUT_YEAR = Rule("MP507", "baseline-without-year", Severity.WARNING)
INDICATOR_WITHOUT_TARGETS = Rule("MP508", "indicator-without-targets", Severity.WARNING)
MISSING_TARGET_YEARS = Rule("MP509", "missing-target-years", Severity.NOTE)
WAVERING_TARGETS = Rule("MP510", "wavering-targets", Severity.WARNING)
CONSTANT_TARGETS = Rule("MP511", "constant-targets", Severity.NOTE)
PERCENT_OUT_OF_BOUNDS = Rule("MP512", "percent-out-of-bounds", Severity.WARNING)
STEEP_TARGET = Rule("MP513", "steep-target", Severity.WARNING)
BASELINE_AFTER_TARGET = Rule("MP514", "baseline-after-target", Severity.WARNING)
WEAK_BASELINE = Rule("MP515", "weak-baseline", Severity.NOTE)
COPIED_INDICATOR = Rule("MP516", "copied-indicator", Severity.NOTE)
JUMPING_SERIES = Rule("MP517", "jumping-series", Severity.WARNING)
TARGET_IS_BASELINE = Rule("MP518", "target-is-baseline", Severity.NOTE)
BASELINE_BESIDE_SERIES = Rule("MP519", "baseline-beside-series", Severity.WARNING)
ANOTHER_UNIT = Rule("MP520", "another-unit", Severity.WARNING)
REALISED_WITHOUT_TARGET = Rule("MP521", "realised-without-target", Severity.NOTE)
RESULTS_AFTER_DATE = Rule("MP530", "results-after-date", Severity.WARNING)

JUMP = 50
_PERCENT = frozenset(("%", "persen", "percent", "per cent"))
_UNBOUNDED = re.compile(
    r"pertumbuhan|laju|inflasi|kenaikan|peningkatan|perubahan|growth|rate of|inflation|increase|change", re.I
)


def words(text: LocalText | None) -> str:
    """A text for comparing: its Indonesian words, else the English ones, without capitals."""
    return " ".join(pick(text, "id").casefold().split())


def completeness(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Baseline with its year, and targets for the years between the first and the last one."""
    for indicator, at in indicators(profile):
        facts = {"id": indicator.id}
        base = indicator.baseline
        if base is None:
            yield Finding(INDICATOR_WITHOUT_BASELINE, (*at, "id"), facts)
        elif base.value is not None and base.year is None:
            yield Finding(BASELINE_WITHOUT_YEAR, (*at, "baseline"), facts, "key")
        elif base.value is not None and base.grade == "C":
            yield Finding(WEAK_BASELINE, (*at, "baseline", "grade"), facts)
        if not indicator.targets:
            yield Finding(INDICATOR_WITHOUT_TARGETS, (*at, "id"), facts)
            continue
        first, last = min(indicator.targets), max(indicator.targets)
        if base is not None and base.value is not None and base.year is not None and base.year > first:
            facts |= {"baseline": str(base.year), "target": str(first)}
            yield Finding(BASELINE_AFTER_TARGET, (*at, "baseline", "year"), facts)
        missing = [str(year) for year in range(first, last + 1) if year not in indicator.targets]
        if missing and at[0] == "programmes":
            facts |= {"years": ", ".join(missing)}
            yield Finding(MISSING_TARGET_YEARS, (*at, "targets"), facts, "key")


def course(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Targets that go back on the way, never move, or only promise what is there already."""
    for indicator, at in indicators(profile):
        years = sorted(indicator.targets)
        sign = {"up": 1, "down": -1, "neutral": 0}[indicator.direction]
        for before, year in pairwise(years):
            if (indicator.targets[year] - indicator.targets[before]) * sign < 0:
                facts = {
                    "year": str(year),
                    "target": f"{indicator.targets[year]}",
                    "before": f"{indicator.targets[before]}",
                }
                related = (Related((*at, "targets", str(before)), "target-before"),)
                yield Finding(WAVERING_TARGETS, (*at, "targets", str(year)), facts, related=related)
                break
        values = set(indicator.targets.values())
        start = indicator.baseline.value if indicator.baseline else None
        is_bound = is_percent(indicator) and values <= {Decimal(0), Decimal(100)}
        if len(years) >= 3 and len(values) == 1 and not is_bound:
            facts = {"id": indicator.id, "target": f"{indicator.targets[years[0]]}"}
            yield Finding(CONSTANT_TARGETS, (*at, "targets"), facts, "key")
        elif years and sign and start is not None and indicator.targets[years[-1]] == start and not is_bound:
            facts = {"id": indicator.id, "target": f"{start}"}
            yield Finding(TARGET_IS_BASELINE, (*at, "targets", str(years[-1])), facts)


def is_percent(indicator: Indicator | Series) -> bool:
    """Whether values lie between 0 and 100: a share, and not a rate of change."""
    return words(indicator.unit) in _PERCENT and not _UNBOUNDED.search(
        f"{pick(indicator.name, 'id')} {pick(indicator.name, 'en')}"
    )


def bounds(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Shares below 0 or above 100 per cent."""
    for indicator, at in indicators(profile):
        if is_percent(indicator):
            base = indicator.baseline.value if indicator.baseline else None
            if base is not None and not 0 <= base <= 100:
                yield Finding(PERCENT_OUT_OF_BOUNDS, (*at, "baseline", "value"), {"value": f"{base}"})
            for year, target in indicator.targets.items():
                if not 0 <= target <= 100:
                    yield Finding(PERCENT_OUT_OF_BOUNDS, (*at, "targets", str(year)), {"value": f"{target}"})
    for s, series in enumerate(profile.profile):
        for year, figure in series.values.items() if is_percent(series) else ():
            if figure.value is not None and not 0 <= figure.value <= 100:
                here: Address = ("profile", s, "values", str(year), "value")
                yield Finding(PERCENT_OUT_OF_BOUNDS, here, {"value": f"{figure.value}"})


def known_values(series: Series) -> dict[int, Decimal]:
    """The values of a series by year, in order, from its last break of method on."""
    since = max(series.breaks, default=0)
    values = {year: series.values[year].value for year in sorted(series.values) if year >= since}
    return {year: value for year, value in values.items() if value is not None}


def slope(values: Mapping[int, Decimal]) -> Decimal:
    """The median of the slopes between all pairs of years (Theil 1950, Sen 1968)."""
    items = sorted(values.items())
    return median((b - a) / (y - x) for i, (x, a) in enumerate(items) for y, b in items[i + 1 :])


def slopes(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Promises much faster than the past of the same indicator."""
    past = {words(series.name): known_values(series) for series in profile.profile}
    by_id = {series.id: known_values(series) for series in profile.profile}
    for indicator, at in indicators(profile):
        if indicator.targets:
            values = past.get(words(indicator.name), {})
            last = max(indicator.targets)
            yield from _steep(values, last, indicator.targets[last], (*at, "targets", str(last)), catalogues)
    for g, gap in enumerate(profile.gaps):
        desired = gap.desired
        if desired and desired.value is not None and desired.year and gap.series and words(gap.unit):
            yield from _steep(
                by_id.get(gap.series, {}), desired.year, desired.value, ("gaps", g, "desired", "value"), catalogues
            )


def _steep(
    values: Mapping[int, Decimal], year: int, goal: Decimal, at: Address, catalogues: Catalogues
) -> Iterator[Finding]:
    if len(values) < 4 or year <= max(values):
        return
    before = slope(values)
    promised = (goal - values[max(values)]) / (year - max(values))
    if before and promised * before > 0 and abs(promised) > abs(before) * catalogues.thresholds["steep-target"]:
        facts = {"promised": f"{promised:.2f}", "past": f"{before:.2f}"}
        yield Finding(STEEP_TARGET, at, facts)


def copies(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """One indicator text under several ids; and one name in two units."""
    first: dict[str, tuple[str, Indicator, Address]] = {}
    for indicator, at in indicators(profile):
        name = words(indicator.name)
        id, other, place = first.setdefault(name, (indicator.id, indicator, at))
        if id == indicator.id or at[0] != place[0]:
            continue
        related = (Related((*place, "name"), "first-defined-here"),)
        if words(indicator.unit) != words(other.unit):
            facts = {"id": indicator.id, "other": id}
            yield Finding(
                ANOTHER_UNIT, (*at, "unit"), facts, related=(Related((*place, "unit"), "first-defined-here"),)
            )
        else:
            yield Finding(COPIED_INDICATOR, (*at, "name"), {"id": indicator.id, "other": id}, related=related)


def jumps(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Values fifty times those of the year before: a slip of unit, or a new method that is not marked."""
    for s, series in enumerate(profile.profile):
        for (year, value), (after, other) in pairwise(known_values(series).items()):
            if value > 0 and other > 0 and not Decimal(1) / JUMP < other / value < JUMP:
                facts = {"value": f"{other}", "before": f"{value}", "year": str(year)}
                related = (Related(("profile", s, "values", str(year), "value"), "year-before"),)
                yield Finding(JUMPING_SERIES, ("profile", s, "values", str(after), "value"), facts, related=related)


def baselines(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """A baseline that says something else than the profile's own series of that name and year."""
    series_of = {words(series.name): (index, series) for index, series in enumerate(profile.profile)}
    for indicator, at in indicators(profile):
        base, found = indicator.baseline, series_of.get(words(indicator.name))
        if base is None or base.value is None or base.year is None or found is None:
            continue
        figure = found[1].values.get(base.year)
        if figure and figure.value is not None and figure.value != base.value:
            facts = {"baseline": f"{base.value}", "series": f"{figure.value}", "year": str(base.year)}
            related = (Related(("profile", found[0], "values", str(base.year), "value"), "in-the-series"),)
            yield Finding(BASELINE_BESIDE_SERIES, (*at, "baseline", "value"), facts, related=related)


def realised(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Realised values of years for which nothing was promised, or which the edition cannot have known."""
    yield from _after_date(profile)
    targets = {indicator.id: indicator.targets for indicator, _ in indicators(profile)}
    for r, each in enumerate(profile.monitoring.realisation if profile.monitoring else ()):
        promised = targets.get(each.indicator, {})
        for year in each.values:
            if promised and year not in promised:
                at: Address = ("monitoring", "realisation", r, "values", str(year))
                yield Finding(REALISED_WITHOUT_TARGET, at, {"id": each.indicator, "year": str(year)}, "key")


def _after_date(profile: Profile) -> Iterator[Finding]:
    monitoring = profile.monitoring
    if monitoring is None or monitoring.until is not None:
        return
    date = profile.document.date
    results = {year for each in monitoring.realisation for year in each.values if year > date.year}
    records = {year for each in monitoring.progress for year in each.years if year > date.year}
    if later := sorted(results | records):
        facts = {"years": ", ".join(map(str, later)), "date": f"{date}", "last": str(later[-1])}
        yield Finding(RESULTS_AFTER_DATE, ("monitoring", "realisation" if results else "progress"), facts, "key")


CHECKS: Sequence[Check] = (
    Check(
        "indicator-completeness",
        (
            INDICATOR_WITHOUT_BASELINE,
            BASELINE_WITHOUT_YEAR,
            INDICATOR_WITHOUT_TARGETS,
            MISSING_TARGET_YEARS,
            BASELINE_AFTER_TARGET,
            WEAK_BASELINE,
        ),
        completeness,
    ),
    Check("course", (WAVERING_TARGETS, CONSTANT_TARGETS, TARGET_IS_BASELINE), course),
    Check("bounds", (PERCENT_OUT_OF_BOUNDS,), bounds),
    Check("slopes", (STEEP_TARGET,), slopes),
    Check("copies", (COPIED_INDICATOR, ANOTHER_UNIT), copies),
    Check("jumps", (JUMPING_SERIES,), jumps),
    Check("baselines", (BASELINE_BESIDE_SERIES,), baselines),
    Check("realised", (REALISED_WITHOUT_TARGET, RESULTS_AFTER_DATE), realised),
)
