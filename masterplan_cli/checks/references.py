"""References that lead somewhere and still say nothing: repeated, beside the point; and what nobody refers to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.ids import defined, references
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

ALMOST_THE_SAME_ID = Rule("MP203", "almost-the-same-id", Severity.WARNING)
UNUSED_SOURCE = Rule("MP204", "unused-source", Severity.NOTE)
UNUSED_ORGANISATION = Rule("MP205", "unused-organisation", Severity.NOTE)
REPEATED_REFERENCE = Rule("MP206", "repeated-reference", Severity.WARNING)
SUPPORT_IS_LEAD = Rule("MP207", "support-is-lead", Severity.WARNING)
GAP_WITHOUT_ANSWER = Rule("MP208", "gap-without-answer", Severity.NOTE)
STRATEGY_WITHOUT_FACTORS = Rule("MP209", "strategy-without-factors", Severity.NOTE)
STRATEGY_OF_ANOTHER_KIND = Rule("MP210", "strategy-of-another-kind", Severity.WARNING)
WEIGHTS_NOT_ONE = Rule("MP211", "weights-not-one", Severity.WARNING)
MISSION_WITHOUT_GOAL = Rule("MP212", "mission-without-goal", Severity.NOTE)
ALIGNED_WITH_CONTEXT = Rule("MP213", "aligned-with-context-only", Severity.WARNING)
SAME_ORGANISATION_TWICE = Rule("MP215", "same-organisation-twice", Severity.WARNING)
ID_OF_ANOTHER_SUBDIMENSION = Rule("MP216", "id-of-another-subdimension", Severity.WARNING)

_FEW = 3
"""More unused things than these are told together, at the first of them."""
_GROUPS = ("strengths", "weaknesses", "opportunities", "threats")
_LETTERS = {"s": "strengths", "w": "weaknesses", "o": "opportunities", "t": "threats"}


def similar_ids(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Ids of one kind that differ only in capitals or in the marks between their parts."""
    for found in defined(profile).values():
        first: dict[str, tuple[str, Address]] = {}
        for id, at in found:
            plain = id.casefold().replace("_", "-").replace(".", "-")
            other, place = first.setdefault(plain, (id, at))
            if other != id:
                related = (Related((*place, "id"), "first-defined-here"),)
                yield Finding(ALMOST_THE_SAME_ID, (*at, "id"), {"id": id, "other": other}, related=related)


def unused(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Sources and organisations that nothing refers to; many of them in one finding."""
    used = {(reference[0], reference[1]) for reference in references(profile)}
    sources = [(i, each.id) for i, each in enumerate(profile.sources) if ("source", each.id) not in used]
    offices = [(i, each.id) for i, each in enumerate(profile.organisations) if ("organisation", each.id) not in used]
    for part, rule, found in (("sources", UNUSED_SOURCE, sources), ("organisations", UNUSED_ORGANISATION, offices)):
        if len(found) > _FEW:
            names = ", ".join(id for _, id in found[:8]) + (", …" if len(found) > 8 else "")
            yield Finding(
                rule, (part, found[0][0], "id"), {"id": found[0][1], "count": str(len(found)), "names": names}
            )
        else:
            yield from (Finding(rule, (part, index, "id"), {"id": id}) for index, id in found)


def repeated(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """A list that names the same thing twice."""
    lists = groupby(
        (each for each in references(profile) if isinstance(each[2][-1], int)), lambda each: (each[0], each[2][:-1])
    )
    for _group, items in lists:
        first: dict[str, Address] = {}
        for _kind, id, at, _is_key in items:
            if id in first:
                yield Finding(REPEATED_REFERENCE, at, {"id": id}, related=(Related(first[id], "first-defined-here"),))
            first.setdefault(id, at)


def roles(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """An organisation that supports itself."""
    items = [(each.lead, each.support, ("programmes", index)) for index, each in enumerate(profile.programmes)]
    items += [(each.lead, each.support, ("action_plan", index)) for index, each in enumerate(profile.action_plan)]
    for lead, support, at in items:
        if lead is not None and lead in support:
            related = (Related((*at, "lead"), "leads-here"),)
            yield Finding(SUPPORT_IS_LEAD, (*at, "support", support.index(lead)), {"id": lead}, related=related)


def answers(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Gaps that no programme and no strategy answers."""
    if not profile.programmes:
        return
    answered = {id for programme in profile.programmes for id in programme.why}
    answered |= {id for strategy in profile.strategies for id in strategy.gaps}
    for index, gap in enumerate(profile.gaps):
        if gap.id not in answered:
            yield Finding(GAP_WITHOUT_ANSWER, ("gaps", index, "id"), {"id": gap.id})


def strategies(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Strategies join one inner and one outer factor, of the groups that their kind names."""
    groups = {factor.id: name for name in _GROUPS if profile.swot for factor in getattr(profile.swot, name)}
    for index, strategy in enumerate(profile.strategies):
        if not strategy.factors:
            yield Finding(STRATEGY_WITHOUT_FACTORS, ("strategies", index, "id"), {"id": strategy.id})
            continue
        meant = {_LETTERS[letter] for letter in strategy.kind}
        for place, factor in enumerate(strategy.factors):
            if groups.get(factor, "") not in (*meant, ""):
                facts = {"id": strategy.id, "kind": strategy.kind.upper(), "factor": factor}
                facts["group"] = f"swot-{groups[factor]}"
                yield Finding(STRATEGY_OF_ANOTHER_KIND, ("strategies", index, "factors", place), facts)


def weights(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Weights of a group of factors that do not add up to 1 (within 0.01, for rounding)."""
    for name in _GROUPS if profile.swot else ():
        given = [factor.weight for factor in getattr(profile.swot, name) if factor.weight is not None]
        if given and abs(sum(given) - 1) > Decimal("0.01"):
            facts = {"group": f"swot-{name}", "sum": f"{sum(given)}"}
            yield Finding(WEIGHTS_NOT_ONE, ("swot", name), facts, "key")


def direction(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Missions of the smart city without a goal, once there are goals at all."""
    vision = profile.vision
    if vision is None or not any(goal.mission for goal in vision.goals):
        return
    served = {goal.mission for goal in vision.goals}
    for index, mission in enumerate(vision.missions):
        if mission.id not in served:
            yield Finding(MISSION_WITHOUT_GOAL, ("vision", "missions", index, "id"), {"id": mission.id})


def alignment(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Programmes that name plans, and none of them the one to align with."""
    aligned = {plan.id for plan in profile.plans if plan.role in ("reference", "successor")}
    if not any(plan.role == "reference" for plan in profile.plans):
        return
    for index, programme in enumerate(profile.programmes):
        named = {ref.partition("/")[0] for ref in programme.plan_refs}
        if named and not named & aligned and programme.unplanned is None:
            facts = {"id": programme.id, "plans": ", ".join(sorted(named))}
            yield Finding(ALIGNED_WITH_CONTEXT, ("programmes", index, "plan_refs"), facts, "key")


def organisations(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """One organisation under two ids: the same name, or the same abbreviation."""
    first: dict[str, Address] = {}
    for index, organisation in enumerate(profile.organisations):
        at: Address = ("organisations", index)
        for key, words in (("name", pick(organisation.name, "id")), ("abbreviation", organisation.abbreviation)):
            plain = f"{key}:{' '.join((words or '').casefold().split())}"
            if words and plain in first:
                related = (Related((*first[plain], key), "first-defined-here"),)
                yield Finding(SAME_ORGANISATION_TWICE, (*at, key), {"name": words}, related=related)
                break
            first.setdefault(plain, at)


def ids_and_places(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Programmes whose id is built on a sub-dimension (`GOV-1.01`), and which stand in another one."""
    parts = {part.id for dimension in catalogues.taxonomy.dimensions for part in dimension.subdimensions}
    named = [(programme, programme.id.rpartition(".")[0]) for programme in profile.programmes]
    if Counter(stem == programme.subdimension for programme, stem in named)[True] * 2 <= len(named):
        return
    for index, (programme, stem) in enumerate(named):
        if stem in parts and programme.subdimension in parts and stem != programme.subdimension:
            facts = {"id": programme.id, "other": stem, "subdimension": programme.subdimension}
            related = (Related(("programmes", index, "id"), "id-written-here"),)
            yield Finding(ID_OF_ANOTHER_SUBDIMENSION, ("programmes", index, "subdimension"), facts, related=related)


CHECKS: Sequence[Check] = (
    Check("similar-ids", (ALMOST_THE_SAME_ID,), similar_ids),
    Check("unused", (UNUSED_SOURCE, UNUSED_ORGANISATION), unused),
    Check("repeated-references", (REPEATED_REFERENCE,), repeated),
    Check("roles", (SUPPORT_IS_LEAD,), roles),
    Check("answers", (GAP_WITHOUT_ANSWER,), answers),
    Check("strategies", (STRATEGY_WITHOUT_FACTORS, STRATEGY_OF_ANOTHER_KIND), strategies),
    Check("weights", (WEIGHTS_NOT_ONE,), weights),
    Check("smart-missions", (MISSION_WITHOUT_GOAL,), direction),
    Check("alignment", (ALIGNED_WITH_CONTEXT,), alignment),
    Check("organisations", (SAME_ORGANISATION_TWICE,), organisations),
    Check("ids-and-places", (ID_OF_ANOTHER_SUBDIMENSION,), ids_and_places),
)
