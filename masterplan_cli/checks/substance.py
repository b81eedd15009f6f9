"""What makes a programme, risk or body more than a name: reason, benefit, law, owner; and contradictions in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import STREAMS, Programme
from masterplan_cli.source.address import Address

PROGRAMME_WITHOUT_REASON = Rule("MP606", "programme-without-reason", Severity.NOTE)
PROGRAMME_WITHOUT_INNOVATION = Rule("MP607", "programme-without-innovation", Severity.NOTE)
PROGRAMME_WITHOUT_BENEFICIARIES = Rule("MP608", "programme-without-beneficiaries", Severity.NOTE)
PROGRAMME_WITHOUT_LEGAL_BASIS = Rule("MP609", "programme-without-legal-basis", Severity.NOTE)
PROGRAMME_WITHOUT_HORIZON = Rule("MP610", "programme-without-horizon", Severity.NOTE)
PLANNED_AND_UNPLANNED = Rule("MP611", "planned-and-unplanned", Severity.WARNING)
LEAD_OUTSIDE_GOVERNMENT = Rule("MP612", "lead-outside-government", Severity.NOTE)
MAIN_SUBDIMENSION_AGAIN = Rule("MP613", "main-subdimension-again", Severity.WARNING)
ACTIVITY_WITHOUT_PROGRAMME = Rule("MP614", "activity-without-programme", Severity.NOTE)
EMPTY_STREAM = Rule("MP615", "empty-stream", Severity.NOTE)
RISK_WITHOUT_TREATMENT = Rule("MP616", "risk-without-treatment", Severity.WARNING)
RISK_WITHOUT_OWNER = Rule("MP617", "risk-without-owner", Severity.NOTE)
BODY_WITHOUT_MEMBERS = Rule("MP618", "body-without-members", Severity.NOTE)
APPLICATION_WITHOUT_OWNER = Rule("MP619", "application-without-owner", Severity.NOTE)

_GOVERNMENT = frozenset(("agency", "secretariat", "district", "village", "council"))
_EXPECTED: tuple[tuple[str, Rule, Callable[[Programme], Any]], ...] = (
    ("why", PROGRAMME_WITHOUT_REASON, lambda programme: programme.why),
    ("innovation", PROGRAMME_WITHOUT_INNOVATION, lambda programme: programme.innovation),
    ("beneficiaries", PROGRAMME_WITHOUT_BENEFICIARIES, lambda programme: programme.beneficiaries),
    ("legal_basis", PROGRAMME_WITHOUT_LEGAL_BASIS, lambda programme: programme.legal_basis),
    ("horizon", PROGRAMME_WITHOUT_HORIZON, lambda programme: programme.horizon),
)


def expected(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Reason, innovation, beneficiaries, legal basis, horizon: where others state them, the rest are asked.

    A plan in which nobody states one of them gets a single finding, at the first programme.
    """
    for _key, rule, get in _EXPECTED:
        without = [index for index, programme in enumerate(profile.programmes) if not get(programme)]
        all_lack_it = len(without) == len(profile.programmes) and len(without) > 1
        for index in without[:1] if all_lack_it else without:
            facts = {"id": profile.programmes[index].id}
            if all_lack_it:
                facts["count"] = str(len(without))
            yield Finding(rule, ("programmes", index, "id"), facts)


def contradictions(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """In the plan and not in it; led from outside; the main sub-dimension among the others."""
    references = {plan.id for plan in profile.plans if plan.role == "reference"}
    kinds = {organisation.id: organisation.kind for organisation in profile.organisations}
    for p, programme in enumerate(profile.programmes):
        at: Address = ("programmes", p)
        facts = {"id": programme.id}
        if programme.unplanned is not None and any(r.partition("/")[0] in references for r in programme.plan_refs):
            related = (Related((*at, "plan_refs"), "refers-here", "key"),)
            yield Finding(PLANNED_AND_UNPLANNED, (*at, "unplanned"), facts, "key", related)
        if programme.lead is not None and kinds.get(programme.lead, "agency") not in _GOVERNMENT:
            yield Finding(LEAD_OUTSIDE_GOVERNMENT, (*at, "lead"), facts | {"lead": programme.lead})
        if programme.subdimension in programme.also:
            here = (*at, "also", programme.also.index(programme.subdimension))
            yield Finding(MAIN_SUBDIMENSION_AGAIN, here, {"subdimension": programme.subdimension})


def action_plan(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Activities that somebody pays for, in each of the five streams."""
    for a, activity in enumerate(profile.action_plan):
        if not activity.programmes:
            yield Finding(ACTIVITY_WITHOUT_PROGRAMME, ("action_plan", a, "id"), {"id": activity.id})
    used = {activity.stream for activity in profile.action_plan}
    used |= {programme.stream for programme in profile.programmes if programme.stream}
    if len(profile.action_plan) >= len(STREAMS):
        for stream in STREAMS:
            if stream not in used:
                yield Finding(EMPTY_STREAM, ("action_plan",), {"stream": stream}, "key")


def steering(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Risks with an answer and an owner; bodies with members; applications with somebody who runs them."""
    for r, risk in enumerate(profile.risks):
        at: Address = ("risks", r, "id")
        if risk.treatment is None:
            yield Finding(RISK_WITHOUT_TREATMENT, at, {"id": risk.id})
        if risk.owner is None:
            yield Finding(RISK_WITHOUT_OWNER, at, {"id": risk.id})
    for b, body in enumerate(profile.governance.bodies if profile.governance else ()):
        if not body.members:
            yield Finding(BODY_WITHOUT_MEMBERS, ("governance", "bodies", b, "id"), {"id": body.id})
    for a, application in enumerate(profile.applications):
        if application.owner is None and application.origin != "central":
            yield Finding(APPLICATION_WITHOUT_OWNER, ("applications", a, "id"), {"id": application.id})


CHECKS: Sequence[Check] = (
    Check("expected", tuple(rule for _, rule, _ in _EXPECTED), expected),
    Check(
        "contradictions",
        (PLANNED_AND_UNPLANNED, LEAD_OUTSIDE_GOVERNMENT, MAIN_SUBDIMENSION_AGAIN),
        contradictions,
    ),
    Check("action-plan", (ACTIVITY_WITHOUT_PROGRAMME, EMPTY_STREAM), action_plan),
    Check(
        "steering",
        (RISK_WITHOUT_TREATMENT, RISK_WITHOUT_OWNER, BODY_WITHOUT_MEMBERS, APPLICATION_WITHOUT_OWNER),
        steering,
    ),
)
