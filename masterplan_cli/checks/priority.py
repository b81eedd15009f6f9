"""Priorities and ceilings: weights that add up, scores within their scale, judgements that agree, ceilings that hold,
formulas of attainment that are defined."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.ids import indicators
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.judgements import Ahp, ahp, joint_judgements, judgements_of
from masterplan_cli.model.plan import Indicator
from masterplan_cli.model.priority import Criterion, Prioritisation
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

WEIGHTS_DO_NOT_SUM = Rule("MP801", "weights-do-not-sum", Severity.ERROR)
CRITERION_WITHOUT_WEIGHT = Rule("MP802", "criterion-without-weight", Severity.ERROR)
SCORE_OUTSIDE_SCALE = Rule("MP803", "score-outside-scale", Severity.ERROR)
INCONSISTENT_JUDGEMENTS = Rule("MP804", "inconsistent-judgements", Severity.ERROR)
INCOMPLETE_JUDGEMENTS = Rule("MP805", "incomplete-judgements", Severity.ERROR)
SCALE_UPSIDE_DOWN = Rule("MP806", "scale-upside-down", Severity.ERROR)
INCONSISTENCY_WAIVED = Rule("MP807", "inconsistency-accepted", Severity.NOTE)
UNSCORED_PROGRAMMES = Rule("MP808", "unscored-programmes", Severity.NOTE)
UNUSED_WAIVER = Rule("MP809", "inconsistency-waiver-unused", Severity.NOTE)
YEAR_WITHOUT_CEILING = Rule("MP810", "year-without-ceiling", Severity.WARNING)
CEILING_EXCEEDED = Rule("MP811", "ceiling-exceeded", Severity.WARNING)
ATTAINMENT_UNDEFINED = Rule("MP812", "attainment-undefined", Severity.WARNING)
TARGET_OUT_OF_BOUNDS = Rule("MP813", "target-out-of-bounds", Severity.ERROR)
STRESS_WITHOUT_CEILINGS = Rule("MP814", "stress-without-ceilings", Severity.WARNING)
MOST_CRITERIA = 10
_SHOWN = 8


def weights(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Direct weights are all there and sum to 1 or 100; an order ranks every criterion."""
    rules = profile.prioritisation
    if rules is None or not rules.criteria or rules.weights == "ahp":
        return
    key = "weight" if rules.weights == "direct" else "rank"
    without = [index for index, criterion in enumerate(rules.criteria) if getattr(criterion, key) is None]
    for index in without:
        facts = {"id": rules.criteria[index].id, "key": key, "way": rules.weights}
        yield Finding(CRITERION_WITHOUT_WEIGHT, ("prioritisation", "criteria", index, "id"), facts)
    total = sum((criterion.weight or Decimal(0) for criterion in rules.criteria), Decimal(0))
    if rules.weights == "direct" and not without and total not in (1, 100):
        yield Finding(WEIGHTS_DO_NOT_SUM, ("prioritisation", "criteria"), {"total": f"{total.normalize():f}"}, "key")


def judgements(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Every judge compares each pair once, and the joint comparisons do not contradict each other."""
    rules = profile.prioritisation
    if rules is None or not rules.criteria or rules.weights != "ahp":
        return
    ids = [criterion.id for criterion in rules.criteria]
    matrices = []
    for index, judge in enumerate(rules.judges):
        matrix = judgements_of(judge, ids)
        if matrix is None:
            pairs = len(ids) * (len(ids) - 1) // 2
            facts = {"wanted": str(pairs), "found": str(len(judge.comparisons))}
            yield Finding(INCOMPLETE_JUDGEMENTS, ("prioritisation", "judges", index, "name"), facts)
        else:
            matrices.append(matrix)
    if not rules.judges or len(ids) > MOST_CRITERIA:
        facts = {"wanted": str(len(ids) * (len(ids) - 1) // 2), "found": "0"}
        yield Finding(INCOMPLETE_JUDGEMENTS, ("prioritisation", "weights"), facts)
    elif len(matrices) == len(rules.judges):
        yield from _consistency(rules, ids, ahp(joint_judgements(matrices)))


def _consistency(rules: Prioritisation, ids: list[str], found: Ahp) -> Iterator[Finding]:
    if found.is_consistent:
        if rules.inconsistency_waiver is not None:
            yield Finding(UNUSED_WAIVER, ("prioritisation", "inconsistency_waiver"), {}, "key")
        return
    worst = found.doubts[0]
    facts = {"ratio": f"{found.ratio:.3f}", "first": ids[worst.row], "second": ids[worst.column]}
    if rules.inconsistency_waiver is None:
        yield Finding(INCONSISTENT_JUDGEMENTS, ("prioritisation", "judges"), facts, "key")
    else:
        yield Finding(INCONSISTENCY_WAIVED, ("prioritisation", "inconsistency_waiver"), facts, "key")


def scores(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Scales have a lower and an upper end, scores lie between them, and no programme is forgotten."""
    rules = profile.prioritisation
    if rules is None:
        return
    criteria = {criterion.id: criterion for criterion in rules.criteria}
    for index, criterion in enumerate(rules.criteria):
        low, high = _ends(criterion)
        if low >= high:
            facts = {"low": f"{low}", "high": f"{high}"}
            yield Finding(SCALE_UPSIDE_DOWN, ("prioritisation", "criteria", index, "scale"), facts)
    for p, programme in enumerate(profile.programmes):
        for id, score in programme.scores.items():
            low, high = _ends(criteria[id]) if id in criteria else (score, score)
            if low < high and not low <= score <= high:
                facts = {"score": f"{score}", "low": f"{low}", "high": f"{high}", "criterion": id}
                yield Finding(SCORE_OUTSIDE_SCALE, ("programmes", p, "scores", id), facts)
    missing = [p.id for p in profile.programmes if not criteria.keys() <= p.scores.keys()]
    if criteria and missing:
        names = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        facts = {"count": str(len(missing)), "names": names}
        yield Finding(UNSCORED_PROGRAMMES, ("prioritisation", "criteria"), facts, "key")


def _ends(criterion: Criterion) -> tuple[Decimal, Decimal]:
    scale = criterion.scale
    return (scale.low, scale.high) if scale else (Decimal(1), Decimal(4))


def ceilings(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Once ceilings are set: a ceiling for every year and source that pays, and none exceeded; no scenario without."""
    fiscal = profile.fiscal
    if fiscal is None:
        return
    if not fiscal.ceilings:
        if fiscal.stress is not None:
            yield Finding(STRESS_WITHOUT_CEILINGS, ("fiscal", "stress"), {"share": f"{fiscal.stress.normalize():f}"})
        return
    need: Counter[tuple[int, str]] = Counter()
    for programme in profile.programmes:
        for year, sources in programme.budget.items():
            for source, amount in sources.items():
                need[year, source] += amount
    for year in sorted({year for (year, _), amount in need.items() if amount}):
        lacking = sorted(s for (y, s), amount in need.items() if y == year and amount and not _has(profile, y, s))
        if lacking:
            facts = {"year": str(year), "sources": ", ".join(lacking)}
            yield Finding(YEAR_WITHOUT_CEILING, ("fiscal", "ceilings"), facts, "key")
    for (year, source), amount in sorted(need.items()):
        ceiling = fiscal.ceilings.get(year, {}).get(source)
        if ceiling is not None and amount * 100 > ceiling * fiscal.share_limit:
            allowed = int(ceiling * fiscal.share_limit / 100)
            facts = {"year": str(year), "need": _rupiah(amount), "allowed": _rupiah(allowed)}
            yield Finding(CEILING_EXCEEDED, ("fiscal", "ceilings", str(year), source), facts)


def _has(profile: Profile, year: int, source: str) -> bool:
    return profile.fiscal is not None and source in profile.fiscal.ceilings.get(year, {})


def _rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")


def attainment(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """The declared formula is defined for the targets, and targets lie within what is possible."""
    for indicator, at in indicators(profile):
        if indicator.attainment and (why := _undefined(indicator)):
            yield Finding(ATTAINMENT_UNDEFINED, (*at, "attainment"), {"formula": indicator.attainment, "why": why})
        for year, target in indicator.targets.items():
            low, high = indicator.lowest, indicator.highest
            if (low is not None and target < low) or (high is not None and target > high):
                facts = {"target": f"{target}", "low": "–" if low is None else f"{low}"}
                facts["high"] = "–" if high is None else f"{high}"
                here: Address = (*at, "targets", str(year))
                yield Finding(TARGET_OUT_OF_BOUNDS, here, facts)


def _undefined(indicator: Indicator) -> str:
    start = indicator.baseline.value if indicator.baseline else None
    match indicator.attainment:
        case "from_baseline":
            if start is None:
                return "why-no-baseline"
            return "why-target-is-baseline" if start in indicator.targets.values() else ""
        case "range":
            return "why-no-tolerance" if indicator.tolerance is None else ""
    return "why-target-zero" if 0 in indicator.targets.values() else ""


CHECKS: Iterable[Check] = (
    Check("weights", (WEIGHTS_DO_NOT_SUM, CRITERION_WITHOUT_WEIGHT), weights),
    Check(
        "judgements",
        (INCONSISTENT_JUDGEMENTS, INCOMPLETE_JUDGEMENTS, INCONSISTENCY_WAIVED, UNUSED_WAIVER),
        judgements,
    ),
    Check("scores", (SCORE_OUTSIDE_SCALE, SCALE_UPSIDE_DOWN, UNSCORED_PROGRAMMES), scores),
    Check("ceilings", (YEAR_WITHOUT_CEILING, CEILING_EXCEEDED, STRESS_WITHOUT_CEILINGS), ceilings),
    Check("attainment", (ATTAINMENT_UNDEFINED, TARGET_OUT_OF_BOUNDS), attainment),
)
