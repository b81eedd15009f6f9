"""Money: amounts far from their peers or from their own estimate, years without any, and plans that live on one source.

Every finding here asks for confirmation; ceilings and feasibility are computed elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.programme import Programme
from masterplan_cli.source.address import Address

AMOUNT_IN_MILLIONS = Rule("MP301", "amount-in-millions", Severity.WARNING)
AMOUNT_FAR_FROM_PEERS = Rule("MP302", "amount-far-from-peers", Severity.WARNING)
BUDGET_BESIDE_ASSUMPTION = Rule("MP303", "budget-beside-assumption", Severity.WARNING)
ZERO_AMOUNT = Rule("MP304", "zero-amount", Severity.NOTE)
PROGRAMME_WITHOUT_BUDGET = Rule("MP305", "programme-without-budget", Severity.NOTE)
YEAR_WITHOUT_BUDGET = Rule("MP306", "year-without-budget", Severity.NOTE)
PLAN_ABOVE_REGIONAL_BUDGET = Rule("MP307", "plan-above-regional-budget", Severity.WARNING)
MONEY_FROM_ONE_SOURCE = Rule("MP308", "money-from-one-source", Severity.NOTE)
PARTNER_MONEY_WITHOUT_PARTNER = Rule("MP309", "partner-money-without-partner", Severity.NOTE)
PARTS_ABOVE_WHOLE = Rule("MP310", "parts-above-whole", Severity.WARNING)
JUMPING_FISCAL_FIGURE = Rule("MP311", "jumping-fiscal-figure", Severity.WARNING)
ONE_PROGRAMME_TAKES_HALF = Rule("MP312", "one-programme-takes-half", Severity.NOTE)
FUNDING_WITHOUT_STRATEGY = Rule("MP313", "funding-without-strategy", Severity.NOTE)

SMALLEST = 1_000_000
"""Nothing of a city's programme costs less than a million rupiah a year; `350` was meant in millions."""
SLIP = 300
"""A slip of unit (thousands, millions, billions) is a factor of 1,000; real programmes of one plan differ less."""
_PARTNERS: frozenset[str] = frozenset(("vertical", "enterprise", "private", "university", "community", "media"))
_SCALES = {"ribu": 10**3, "thousand": 10**3, "juta": 10**6, "million": 10**6, "miliar": 10**9, "milyar": 10**9,
           "billion": 10**9, "triliun": 10**12, "trillion": 10**12}  # fmt: skip
_MONEY = re.compile(
    r"(?:(\d[\d.]*)\s+[^×;:()\d]{0,80}×\s*)?Rp\s?(\d[\d.]*)(?:,(\d+))?\s*"
    r"(ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion)?",
    re.IGNORECASE,
)


def rupiah(amount: int) -> str:
    """An amount as it may be written in a profile."""
    return f"Rp{amount:,}".replace(",", ".")


def total(programme: Programme) -> int:
    """The whole budget of a programme."""
    return sum(sum(amounts.values()) for amounts in programme.budget.values())


def amounts(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Single amounts: nothing, too small to be true, a thousand times the others."""
    money = [amount for each in profile.programmes for year in each.budget.values() for amount in year.values()]
    usual = [amount for amount in money if amount >= SMALLEST]
    peers = median(usual) if len(usual) >= 5 else None
    for p, programme in enumerate(profile.programmes):
        own = [amount for year in programme.budget.values() for amount in year.values() if amount >= SMALLEST]
        own_usual = median(own) if len(own) >= 3 else None
        for year, sources in programme.budget.items():
            for source, amount in sources.items():
                at: Address = ("programmes", p, "budget", str(year), source)
                if amount == 0:
                    yield Finding(ZERO_AMOUNT, at, {"source": source, "year": str(year)})
                elif amount < SMALLEST:
                    facts = {"amount": rupiah(amount), "suggestion": rupiah(_in_full(amount))}
                    yield Finding(AMOUNT_IN_MILLIONS, at, facts)
                elif (usual_here := _far(amount, own_usual) or _far(amount, peers)) is not None:
                    facts = {"amount": rupiah(amount), "usual": rupiah(int(usual_here))}
                    yield Finding(AMOUNT_FAR_FROM_PEERS, at, facts)


def _in_full(amount: int) -> int:
    """What a small number stands for: thousands if that makes a sum worth a programme, else millions."""
    return amount * 1000 if amount * 1000 >= 10 * SMALLEST else amount * 10**6


def _far(amount: int, usual: float | None) -> float | None:
    return usual if usual is not None and amount > usual * SLIP else None


def assumptions(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Budgets that the amounts named in their own assumption cannot explain."""
    for p, programme in enumerate(profile.programmes):
        budget = total(programme)
        named = _named(pick(programme.assumption, "id") or pick(programme.assumption, "en"))
        if budget and named and (max(named) > budget or budget > sum(named) * SLIP):
            facts = {"id": programme.id, "budget": rupiah(budget), "named": rupiah(max(named))}
            yield Finding(BUDGET_BESIDE_ASSUMPTION, ("programmes", p, "budget"), facts, "key")


def _named(text: str) -> list[int]:
    """The amounts in a text; `12 gerai × Rp15 juta` is one amount of Rp180 million."""
    found = []
    for times, whole, fraction, scale in _MONEY.findall(text):
        amount = Decimal(f"{whole.replace('.', '')}.{fraction or 0}") * _SCALES.get(scale.lower(), 1)
        found.append(int(amount * int(times.replace(".", "") or 1 if times else 1)))
    return found


def years(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Programmes without money, once others have some; years inside a programme without any."""
    has_money = any(programme.budget for programme in profile.programmes)
    for p, programme in enumerate(profile.programmes):
        if not programme.budget:
            if has_money:
                yield Finding(PROGRAMME_WITHOUT_BUDGET, ("programmes", p, "id"), {"id": programme.id})
            continue
        paid = set(programme.budget)
        first = programme.start.year if programme.start else min(paid)
        last = programme.end.year if programme.end else max(paid)
        missing = [str(year) for year in range(first, last + 1) if year not in paid]
        if missing:
            facts = {"id": programme.id, "years": ", ".join(missing)}
            yield Finding(YEAR_WITHOUT_BUDGET, ("programmes", p, "budget"), facts, "key")


def scale(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """A year of the plan that costs more than the whole region spent in its last known year."""
    history = profile.fiscal.history if profile.fiscal else {}
    known = {
        year: figure.value
        for year, outcome in history.items()
        if (figure := outcome.spending or outcome.spending_budget) and figure.value
    }
    if not known:
        return
    spent = known[max(known)]
    planned: Counter[int] = Counter()
    for programme in profile.programmes:
        for year, sources in programme.budget.items():
            planned[year] += sum(sources.values())
    for year in sorted(planned):
        if planned[year] > spent:
            facts = {"year": str(year), "amount": rupiah(planned[year]), "spent": rupiah(int(spent))}
            yield Finding(PLAN_ABOVE_REGIONAL_BUDGET, ("programmes",), facts, "key")


def balance(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Where the money comes from, and how much of it one programme takes (plans of five programmes or more)."""
    by_source: Counter[str] = Counter()
    for programme in profile.programmes:
        for sources in programme.budget.values():
            by_source.update(sources)
    whole = by_source.total()
    paid = [programme for programme in profile.programmes if programme.budget]
    if whole and len(paid) >= 5:
        source, most = max(by_source.items(), key=lambda item: item[1])
        if most * 10 > whole * 9:
            facts = {"source": source, "share": str(most * 100 // whole)}
            yield Finding(MONEY_FROM_ONE_SOURCE, ("programmes",), facts, "key")
        for p, programme in enumerate(profile.programmes):
            if total(programme) * 2 > whole:
                facts = {"id": programme.id, "share": str(total(programme) * 100 // whole)}
                yield Finding(ONE_PROGRAMME_TAKES_HALF, ("programmes", p, "budget"), facts, "key")
    if profile.fiscal and profile.fiscal.options:
        described = {option.funding for option in profile.fiscal.options}
        own = {source.id for source in catalogues.funding.sources if source.group == "regional"}
        for source in sorted(by_source.keys() - described - own):
            yield Finding(FUNDING_WITHOUT_STRATEGY, ("fiscal", "options"), {"source": source}, "key")


def partners(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """Money of partners in a programme that names no partner."""
    theirs = {source.id for source in catalogues.funding.sources if source.group == "partner"}
    kinds = {organisation.id: organisation.kind for organisation in profile.organisations}
    for p, programme in enumerate(profile.programmes):
        if any(kinds.get(id, "agency") in _PARTNERS for id in (*programme.support, programme.lead or "")):
            continue
        for year, sources in programme.budget.items():
            used = next((source for source in sources if source in theirs), None)
            if used is not None:
                at: Address = ("programmes", p, "budget", str(year), used)
                yield Finding(PARTNER_MONEY_WITHOUT_PARTNER, at, {"id": programme.id, "source": used}, "key")
                break


def fiscal(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Realised years: parts within their whole, and no jump of a thousand between years."""
    last: dict[str, Decimal] = {}
    history = profile.fiscal.history if profile.fiscal else {}
    for year in sorted(history):
        known = {
            name: figure.value
            for name in ("revenue", "own_revenue", "transfers", "spending_budget", "spending")
            if (figure := getattr(history[year], name)) is not None and figure.value is not None
        }
        at: Address = ("fiscal", "history", str(year))
        parts = known.get("own_revenue", Decimal(0)) + known.get("transfers", Decimal(0))
        if "revenue" in known and parts > known["revenue"] * Decimal("1.001"):
            facts = {"year": str(year), "parts": rupiah(int(parts)), "whole": rupiah(int(known["revenue"]))}
            yield Finding(PARTS_ABOVE_WHOLE, (*at, "revenue"), facts, "key")
        for name, value in known.items():
            before = last.get(name)
            if before and value and not 1 / Decimal(50) < value / before < 50:
                facts = {"year": str(year), "value": f"{value}", "before": f"{before}"}
                yield Finding(JUMPING_FISCAL_FIGURE, (*at, name), facts, "key")
            last[name] = value


CHECKS: Sequence[Check] = (
    Check("amounts", (AMOUNT_IN_MILLIONS, AMOUNT_FAR_FROM_PEERS, ZERO_AMOUNT), amounts),
    Check("assumptions", (BUDGET_BESIDE_ASSUMPTION,), assumptions),
    Check("budget-years", (PROGRAMME_WITHOUT_BUDGET, YEAR_WITHOUT_BUDGET), years),
    Check("scale", (PLAN_ABOVE_REGIONAL_BUDGET,), scale),
    Check("balance", (MONEY_FROM_ONE_SOURCE, ONE_PROGRAMME_TAKES_HALF, FUNDING_WITHOUT_STRATEGY), balance),
    Check("partners", (PARTNER_MONEY_WITHOUT_PARTNER,), partners),
    Check("fiscal", (PARTS_ABOVE_WHOLE, JUMPING_FISCAL_FIGURE), fiscal),
)
