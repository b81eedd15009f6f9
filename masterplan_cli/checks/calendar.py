"""Dates of everything but the order of programmes: milestones, horizons, plans, editions, figures and sources."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.evidence import figures
from masterplan_cli.checks.time import END_BEFORE_START, OUTSIDE_PERIOD
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import HORIZONS
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

MILESTONE_OUTSIDE_PROGRAMME = Rule("MP408", "milestone-outside-programme", Severity.WARNING)
PROGRAMME_WITHOUT_DATES = Rule("MP409", "programme-without-dates", Severity.NOTE)
HORIZON_BESIDE_DATES = Rule("MP410", "horizon-beside-dates", Severity.WARNING)
HORIZONS_OUT_OF_ORDER = Rule("MP411", "horizons-out-of-order", Severity.WARNING)
YEARS_WITHOUT_HORIZON = Rule("MP412", "years-without-horizon", Severity.NOTE)
PLAN_OF_ANOTHER_TIME = Rule("MP413", "plan-of-another-time", Severity.WARNING)
DOCUMENT_AFTER_PERIOD = Rule("MP414", "document-after-period", Severity.WARNING)
REVISIONS_OUT_OF_ORDER = Rule("MP415", "revisions-out-of-order", Severity.WARNING)
EDITION_NOT_IN_LOG = Rule("MP416", "edition-not-in-log", Severity.WARNING)
FIGURE_AFTER_EDITION = Rule("MP417", "figure-after-edition", Severity.NOTE)
DEPENDS_ON_LATER_HORIZON = Rule("MP418", "depends-on-later-horizon", Severity.WARNING)
EVENT_AFTER_EDITION = Rule("MP419", "event-after-edition", Severity.WARNING)
RUNNING_BEFORE_IT_STARTS = Rule("MP420", "running-before-it-starts", Severity.WARNING)


def programmes(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Milestones within their programme; a start and an end; the years of the horizon; a status that can be true."""
    horizons = profile.document.horizons
    for p, programme in enumerate(profile.programmes):
        at: Address = ("programmes", p)
        start, end = programme.start, programme.end
        missing = [name for name, month in (("start", start), ("end", end)) if month is None]
        if missing:
            facts = {"id": programme.id, "keys": ", ".join(missing)}
            yield Finding(PROGRAMME_WITHOUT_DATES, (*at, "id"), facts)
        for m, milestone in enumerate(programme.milestones):
            if (start and milestone.month < start) or (end and milestone.month > end):
                facts = {"month": str(milestone.month), "start": str(start or "…"), "end": str(end or "…")}
                yield Finding(MILESTONE_OUTSIDE_PROGRAMME, (*at, "milestones", m, "month"), facts)
        years = horizons.get(programme.horizon) if programme.horizon else None
        if years and end and end.year not in years:
            facts = {"end": str(end), "horizon": str(programme.horizon), "years": str(years)}
            related = (Related(("document", "horizons", str(programme.horizon)), "horizon-set-here"),)
            yield Finding(HORIZON_BESIDE_DATES, (*at, "horizon"), facts, related=related)
        written = profile.document.date
        if programme.status == "existing" and start and (start.year, start.month) > (written.year, written.month):
            facts = {"id": programme.id, "start": str(start), "date": f"{written}"}
            yield Finding(RUNNING_BEFORE_IT_STARTS, (*at, "status"), facts)


def activities(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Activities of the action plan: in order, and within the plan's period."""
    period = profile.document.period
    for a, activity in enumerate(profile.action_plan):
        at: Address = ("action_plan", a)
        for name, month in (("start", activity.start), ("end", activity.end)):
            if month is not None and month.year not in period:
                facts = {"value": str(month), "period": str(period)}
                related = (Related(("document", "period"), "period-set-here"),)
                yield Finding(OUTSIDE_PERIOD, (*at, name), facts, related=related)
        if activity.start and activity.end and activity.end < activity.start:
            facts = {"start": str(activity.start), "end": str(activity.end)}
            yield Finding(END_BEFORE_START, (*at, "end"), facts, related=(Related((*at, "start"), "starts-here"),))


def horizons(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Horizons from near to far, and together the whole period."""
    given = profile.document.horizons
    named = [name for name in HORIZONS if name in given]
    for before, name in pairwise(named):
        if given[name].last < given[before].last or given[name].first < given[before].first:
            facts = {"horizon": name, "years": str(given[name]), "other": before, "before": str(given[before])}
            yield Finding(HORIZONS_OUT_OF_ORDER, ("document", "horizons", name), facts)
    covered = {year for years in given.values() for year in years}
    missing = [str(year) for year in profile.document.period if year not in covered]
    if given and missing:
        shown = ", ".join(missing[:6]) + (", …" if len(missing) > 6 else "")
        yield Finding(YEARS_WITHOUT_HORIZON, ("document", "horizons"), {"years": shown}, "key")


def later(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Programmes that wait for one of a later horizon."""
    order = {name: rank for rank, name in enumerate(HORIZONS)}
    known = {programme.id: programme for programme in profile.programmes}
    for p, programme in enumerate(profile.programmes):
        for d, id in enumerate(programme.depends_on):
            other = known.get(id)
            if other and other.horizon and programme.horizon and order[other.horizon] > order[programme.horizon]:
                facts = {"id": programme.id, "horizon": programme.horizon, "other": id, "later": other.horizon}
                yield Finding(DEPENDS_ON_LATER_HORIZON, ("programmes", p, "depends_on", d), facts)


def editions(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """The document's date, its log of revisions, and the plans beside it."""
    document = profile.document
    if document.date.year > document.period.last:
        facts = {"date": f"{document.date}", "period": str(document.period)}
        yield Finding(DOCUMENT_AFTER_PERIOD, ("document", "date"), facts)
    for index, (before, revision) in enumerate(pairwise(document.revisions), 1):
        if revision.date < before.date:
            facts = {"date": f"{revision.date}", "before": f"{before.date}"}
            yield Finding(REVISIONS_OUT_OF_ORDER, ("document", "revisions", index, "date"), facts)
    if document.revisions and document.edition not in {revision.edition for revision in document.revisions}:
        yield Finding(EDITION_NOT_IN_LOG, ("document", "edition"), {"edition": document.edition})
    for index, plan in enumerate(profile.plans):
        years = plan.period
        if plan.role == "reference" and years and not any(year in document.period for year in years):
            facts = {"plan": str(years), "period": str(document.period)}
            related = (Related(("document", "period"), "period-set-here"),)
            yield Finding(PLAN_OF_ANOTHER_TIME, ("plans", index, "period"), facts, related=related)


def knowledge(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Figures and events later than the document that tells of them."""
    written = profile.document.date
    for figure, at in figures(profile):
        year = figure.year or (int(str(at[-1])) if at[0] == "profile" else None)
        if year is not None and year > written.year and (figure.value is not None or figure.text is not None):
            is_estimate = getattr(figure, "estimate", False)
            if not is_estimate:
                facts = {"year": str(year), "date": f"{written}"}
                yield Finding(FIGURE_AFTER_EDITION, at, facts, "key")
    for e, event in enumerate(profile.participation):
        if event.date is not None and event.date > written and event.output is not None:
            facts = {"day": f"{event.date}", "date": f"{written}"}
            yield Finding(EVENT_AFTER_EDITION, ("participation", e, "date"), facts)


CHECKS: Sequence[Check] = (
    Check(
        "programme-dates",
        (MILESTONE_OUTSIDE_PROGRAMME, PROGRAMME_WITHOUT_DATES, HORIZON_BESIDE_DATES, RUNNING_BEFORE_IT_STARTS),
        programmes,
    ),
    Check("activity-dates", (OUTSIDE_PERIOD, END_BEFORE_START), activities),
    Check("horizon-years", (HORIZONS_OUT_OF_ORDER, YEARS_WITHOUT_HORIZON), horizons),
    Check("later-horizons", (DEPENDS_ON_LATER_HORIZON,), later),
    Check(
        "editions",
        (DOCUMENT_AFTER_PERIOD, REVISIONS_OUT_OF_ORDER, EDITION_NOT_IN_LOG, PLAN_OF_ANOTHER_TIME),
        editions,
    ),
    Check("knowledge", (FIGURE_AFTER_EDITION, EVENT_AFTER_EDITION), knowledge),
)
