"""Execution as it was recorded: progress that runs back, comes too early or says nothing, and money nobody planned."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.governance import ProgrammeProgress
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.source.address import Address

PROGRESS_FALLS = Rule("MP531", "progress-falls", Severity.WARNING)
PROGRESS_BEFORE_START = Rule("MP532", "progress-before-start", Severity.WARNING)
SPENT_WITHOUT_PLAN = Rule("MP533", "spent-without-plan", Severity.NOTE)
RECORDED_TWICE = Rule("MP534", "recorded-twice", Severity.WARNING)


def progress(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Each record by itself, and against the programme's dates and budget."""
    programmes = {programme.id: (index, programme) for index, programme in enumerate(profile.programmes)}
    for place, each in enumerate(profile.monitoring.progress if profile.monitoring else ()):
        at: Address = ("monitoring", "progress", place, "years")
        yield from _course(each, at)
        if each.programme in programmes:
            index, programme = programmes[each.programme]
            yield from _against_plan(each, programme, at, ("programmes", index))


def _course(each: ProgrammeProgress, at: Address) -> Iterator[Finding]:
    """Progress counts from the start of the programme, so that it cannot fall."""
    known = {year: record.physical for year, record in sorted(each.years.items()) if record.physical is not None}
    for (before, lower), (year, value) in pairwise(known.items()):
        if value < lower:
            facts = {"id": each.programme, "year": str(year), "value": f"{value}", "before": f"{lower}"}
            related = (Related((*at, str(before), "physical"), "year-before"),)
            yield Finding(PROGRESS_FALLS, (*at, str(year), "physical"), facts, related=related)


def _against_plan(each: ProgrammeProgress, programme: Programme, at: Address, planned: Address) -> Iterator[Finding]:
    for year, record in each.years.items():
        facts = {"id": each.programme, "year": str(year)}
        if programme.start and year < programme.start.year and (record.physical or any(record.spent.values())):
            related = (Related((*planned, "start"), "starts-here"),)
            yield Finding(PROGRESS_BEFORE_START, (*at, str(year)), facts, "key", related)
        elif any(record.spent.values()) and not programme.budget.get(year):
            yield Finding(SPENT_WITHOUT_PLAN, (*at, str(year), "spent"), facts, "key")


def twice(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """An indicator's results or a programme's progress of one year in two places; the last one would count."""
    monitoring = profile.monitoring
    if monitoring is None:
        return
    results = (
        (each.indicator, each.values, ("realisation", i, "values")) for i, each in enumerate(monitoring.realisation)
    )
    records = ((each.programme, each.years, ("progress", i, "years")) for i, each in enumerate(monitoring.progress))
    for entries in (results, records):
        first: dict[tuple[str, int], Address] = {}
        for id, years, below in entries:
            for year in years:
                at: Address = ("monitoring", *below, str(year))
                if (id, year) in first:
                    related = (Related(first[id, year], "first-defined-here"),)
                    yield Finding(RECORDED_TWICE, at, {"id": id, "year": str(year)}, "key", related)
                first.setdefault((id, year), at)


CHECKS: Sequence[Check] = (
    Check("progress", (PROGRESS_FALLS, PROGRESS_BEFORE_START, SPENT_WITHOUT_PLAN), progress),
    Check("recorded-twice", (RECORDED_TWICE,), twice),
)
