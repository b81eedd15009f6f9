"""Evidence: every figure says one thing, and says where it is from."""

from collections.abc import Iterable, Iterator

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.ids import indicators
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.evidence import Figure
from masterplan_cli.model.plan import Baseline
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

CONTRADICTORY_FIGURE = Rule("MP501", "contradictory-figure", Severity.ERROR)
EMPTY_FIGURE = Rule("MP502", "empty-figure", Severity.ERROR)
FIGURE_WITHOUT_SOURCE = Rule("MP503", "figure-without-source", Severity.WARNING)
UNKNOWN_WITHOUT_ASK = Rule("MP504", "unknown-without-ask", Severity.WARNING)
TARGET_AGAINST_DIRECTION = Rule("MP505", "target-against-direction", Severity.WARNING)


def figures(profile: Profile) -> Iterator[tuple[Figure | Baseline, Address]]:
    """Every figure of a profile with its address."""
    for name in ("area_km2", "coastline_km"):
        if (figure := getattr(profile.region, name)) is not None:
            yield figure, ("region", name)
    for s, series in enumerate(profile.profile):
        yield from ((figure, ("profile", s, "values", str(year))) for year, figure in series.values.items())
    yield from ((gap.present, ("gaps", g, "present")) for g, gap in enumerate(profile.gaps))
    for i, item in enumerate(profile.infrastructure):
        if item.quantity:
            yield item.quantity, ("infrastructure", i, "quantity")
    for year, outcome in (profile.fiscal.history if profile.fiscal else {}).items():
        for name in ("revenue", "own_revenue", "transfers", "spending_budget", "spending"):
            if (figure := getattr(outcome, name)) is not None:
                yield figure, ("fiscal", "history", str(year), name)
    for year, index in (profile.evaluation.history if profile.evaluation else {}).items():
        yield index, ("evaluation", "history", str(year))
    for r, realised in enumerate(profile.monitoring.realisation if profile.monitoring else ()):
        yield from ((f, ("monitoring", "realisation", r, "values", str(year))) for year, f in realised.values.items())
    for indicator, at in indicators(profile):
        if indicator.baseline:
            yield indicator.baseline, (*at, "baseline")


def whole_figures(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """A figure is a value, a text, unknown or not applicable: exactly one of them; what is recorded has a source."""
    for figure, at in figures(profile):
        said = [name for name in ("value", "text") if getattr(figure, name) is not None]
        said += [name for name in ("unknown", "not_applicable") if getattr(figure, name, False)]
        if not said:
            yield Finding(EMPTY_FIGURE, at)
        elif len(said) > 1:
            yield Finding(CONTRADICTORY_FIGURE, at, {"keys": ", ".join(said)})
        elif "unknown" in said and not figure.ask:
            yield Finding(UNKNOWN_WITHOUT_ASK, at)
        elif said[0] in ("value", "text") and figure.source is None:
            yield Finding(FIGURE_WITHOUT_SOURCE, at)
    for p, each in enumerate(profile.monitoring.progress if profile.monitoring else ()):
        for year, record in each.years.items():
            if record.source is None and (record.physical is not None or record.spent):
                yield Finding(FIGURE_WITHOUT_SOURCE, ("monitoring", "progress", p, "years", str(year)))


def target_directions(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Targets that are worse than the baseline."""
    for indicator, at in indicators(profile):
        start = indicator.baseline.value if indicator.baseline else None
        if start is None or not indicator.targets or indicator.direction == "neutral":
            continue
        last = max(indicator.targets)
        goal = indicator.targets[last]
        if (goal < start) if indicator.direction == "up" else (goal > start):
            facts = {"target": f"{goal}", "baseline": f"{start}", "direction": f"direction-{indicator.direction}"}
            yield Finding(TARGET_AGAINST_DIRECTION, (*at, "targets", str(last)), facts)


CHECKS: Iterable[Check] = (
    Check(
        "whole-figures", (CONTRADICTORY_FIGURE, EMPTY_FIGURE, FIGURE_WITHOUT_SOURCE, UNKNOWN_WITHOUT_ASK), whole_figures
    ),
    Check("target-directions", (TARGET_AGAINST_DIRECTION,), target_directions),
)
