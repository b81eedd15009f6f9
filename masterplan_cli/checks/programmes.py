"""Programmes: what each needs to be more than a wish, and which sub-dimensions none of them serves."""

from collections.abc import Iterable, Iterator

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

PROGRAMME_WITHOUT_LEAD = Rule("MP601", "programme-without-lead", Severity.WARNING)
PROGRAMME_WITHOUT_INDICATOR = Rule("MP602", "programme-without-indicator", Severity.NOTE)
PROGRAMME_WITHOUT_PLAN = Rule("MP603", "programme-without-plan", Severity.WARNING)
BUDGET_WITHOUT_ASSUMPTION = Rule("MP604", "budget-without-assumption", Severity.NOTE)
EMPTY_SUBDIMENSIONS = Rule("MP605", "empty-subdimensions", Severity.NOTE)


def completeness(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Lead, indicator, reference to the regional plan, basis of the amount."""
    has_reference_plan = any(plan.role == "reference" for plan in profile.plans)
    for index, programme in enumerate(profile.programmes):
        at: Address = ("programmes", index, "id")
        facts = {"id": programme.id}
        if programme.lead is None:
            yield Finding(PROGRAMME_WITHOUT_LEAD, at, facts)
        if not programme.indicators:
            yield Finding(PROGRAMME_WITHOUT_INDICATOR, at, facts)
        if has_reference_plan and not programme.plan_refs and programme.unplanned is None:
            yield Finding(PROGRAMME_WITHOUT_PLAN, at, facts)
        if programme.budget and programme.assumption is None:
            yield Finding(BUDGET_WITHOUT_ASSUMPTION, ("programmes", index, "budget"), facts, "key")


def coverage(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Sub-dimensions without a programme, in one finding."""
    used = {programme.subdimension for programme in profile.programmes}
    parts = [part.id for dimension in catalogues.taxonomy.dimensions for part in dimension.subdimensions]
    empty = [id for id in parts if id not in used]
    if profile.programmes and empty:
        facts = {"count": str(len(empty)), "names": ", ".join(empty)}
        yield Finding(EMPTY_SUBDIMENSIONS, ("programmes",), facts, "key")


CHECKS: Iterable[Check] = (
    Check(
        "programme-completeness",
        (PROGRAMME_WITHOUT_LEAD, PROGRAMME_WITHOUT_INDICATOR, PROGRAMME_WITHOUT_PLAN, BUDGET_WITHOUT_ASSUMPTION),
        completeness,
    ),
    Check("coverage", (EMPTY_SUBDIMENSIONS,), coverage),
)
