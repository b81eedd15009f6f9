"""The plan as a whole: missions and districts it serves, programmes that repeat each other, one office or idea only."""

from collections import Counter
from collections.abc import Iterator, Sequence

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.likeness import LIKE, Named, like_pairs
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

MISSIONS_WITHOUT_PROGRAMME = Rule("MP630", "missions-without-programme", Severity.NOTE)
DISTRICTS_WITHOUT_PROGRAMME = Rule("MP631", "districts-without-programme", Severity.NOTE)
SIMILAR_PROGRAMMES = Rule("MP632", "similar-programmes", Severity.WARNING)
SIMILAR_APPLICATIONS = Rule("MP633", "similar-applications", Severity.WARNING)
ONE_ORGANISATION_LEADS_MOST = Rule("MP634", "one-organisation-leads-most", Severity.NOTE)
MOSTLY_APPLICATIONS = Rule("MP635", "mostly-applications", Severity.WARNING)
NO_REFERENCE_PLAN = Rule("MP636", "no-reference-plan", Severity.NOTE)

FEW = 5
"""Shares of fewer programmes say nothing."""


def alignment(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Missions of the plan to align with that no programme serves; or no such plan at all."""
    if not profile.programmes:
        return
    if profile.plans and not any(plan.role == "reference" for plan in profile.plans):
        yield Finding(NO_REFERENCE_PLAN, ("plans",), {}, "key")
    named = {ref for programme in profile.programmes for ref in programme.plan_refs}
    for p, plan in enumerate(profile.plans):
        if plan.role != "reference" or not any(ref.partition("/")[0] == plan.id for ref in named):
            continue
        below = {mission.id: _nodes(mission) for mission in plan.missions}
        empty = [id for id, nodes in below.items() if not any(f"{plan.id}/{node}" in named for node in nodes)]
        if empty:
            facts = {"count": str(len(empty)), "names": ", ".join(empty)}
            yield Finding(MISSIONS_WITHOUT_PROGRAMME, ("plans", p, "missions"), facts, "key")


def _nodes(mission: object) -> set[str]:
    """The id of a mission and of all that stands below it."""
    found = {getattr(mission, "id", "")}
    for key in ("goals", "targets", "programmes"):
        for item in getattr(mission, key, ()):
            found |= _nodes(item)
    return found


def districts(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Districts that no programme names, once others are named."""
    places = " ".join(
        pick(text, "id").casefold()
        for programme in profile.programmes
        for text in (programme.location, programme.name, programme.beneficiaries, programme.description)
    )
    names = [district.name for district in profile.region.districts]
    missing = [name for name in names if name.casefold() not in places]
    if missing and len(missing) < len(names):
        facts = {"count": str(len(missing)), "names": ", ".join(missing)}
        yield Finding(DISTRICTS_WITHOUT_PROGRAMME, ("region", "districts"), facts, "key")


def likeness(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Pairs of programmes, and of applications, whose names say nearly the same."""
    programmes = [Named(p.id, pick(p.name, "id"), ("programmes", i, "name")) for i, p in enumerate(profile.programmes)]
    yield from _pairs(SIMILAR_PROGRAMMES, programmes)
    applications = [
        Named(a.id, f"{pick(a.name, 'id')} {pick(a.function, 'id')}", ("applications", i, "name"))
        for i, a in enumerate(profile.applications)
    ]
    yield from _pairs(SIMILAR_APPLICATIONS, applications)


def _pairs(rule: Rule, items: Sequence[Named]) -> Iterator[Finding]:
    for first, second, share in like_pairs(items, LIKE):
        facts = {"id": second.id, "other": first.id, "share": str(share.numerator * 100 // share.denominator)}
        yield Finding(rule, second.at, facts, related=(Related(first.at, "similar-to-this"),))


def concentration(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """One organisation that leads most programmes; programmes that only build an application."""
    count = len(profile.programmes)
    if count < FEW:
        return
    leads = Counter(programme.lead for programme in profile.programmes if programme.lead)
    for lead, led in leads.most_common(1):
        if led * 2 > count:
            facts = {"id": lead, "count": str(led), "all": str(count)}
            yield Finding(ONE_ORGANISATION_LEADS_MOST, ("programmes",), facts, "key")
    applications = [index for index, programme in enumerate(profile.programmes) if programme.only_application]
    if len(applications) * 3 > count:
        facts = {"count": str(len(applications)), "all": str(count)}
        at: Address = ("programmes", applications[0], "only_application")
        yield Finding(MOSTLY_APPLICATIONS, at, facts, "key")


CHECKS: Sequence[Check] = (
    Check("missions", (MISSIONS_WITHOUT_PROGRAMME, NO_REFERENCE_PLAN), alignment),
    Check("districts", (DISTRICTS_WITHOUT_PROGRAMME,), districts),
    Check("likeness", (SIMILAR_PROGRAMMES, SIMILAR_APPLICATIONS), likeness),
    Check("concentration", (ONE_ORGANISATION_LEADS_MOST, MOSTLY_APPLICATIONS), concentration),
)
