"""The figures of single programmes, of the ranking, the ceilings and the owners, each with its rule and inputs."""

from collections.abc import Iterable, Sized
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from masterplan_cli.analysis.budget import Budget
from masterplan_cli.analysis.financing import Financing
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.analysis.ownership import Ownership
from masterplan_cli.analysis.priority import Priority
from masterplan_cli.analysis.ranking import display
from masterplan_cli.analysis.schedule import Schedule


def method_figures(
    budget: Budget, schedule: Schedule, priority: Priority | None, financing: Financing | None, owners: Ownership
) -> Iterable[Computed]:
    """Everything that the methods compute, by name."""
    yield from _programme_figures(budget, schedule)
    if priority:
        yield from _priority_figures(priority)
    if financing:
        yield from _fiscal_figures(financing)
    yield from _owner_figures(owners)


def _programme_figures(budget: Budget, schedule: Schedule) -> Iterable[Computed]:
    for id, slot in schedule.slots.items():
        name = f"programmes.{id}"
        before = tuple(f"programmes.{other}.end" for other in slot.predecessors)
        here = f"programmes[{id}]"
        dates = (f"{here}.start", f"{here}.end", f"{here}.depends_on", *before)
        yield Computed(f"{name}.start", slot.start, "month", "critical-path-forward", dates)
        yield Computed(f"{name}.end", slot.end, "month", "critical-path-forward", dates)
        yield Computed(f"{name}.slack", slot.slack, "integer", "critical-path-slack", dates)
        yield Computed(f"{name}.late-by", slot.late_by, "integer", "months-later-than-stated", dates)
        amount = budget.by_programme.get(id, 0)
        yield Computed(f"{name}.budget", amount, "money", "sum-of-amounts", (f"{here}.budget",))


def _priority_figures(priority: Priority) -> Iterable[Computed]:
    rules = ("prioritisation",)
    for measure in priority.measures:
        value = display(measure.weight, 4)
        yield Computed(f"priority.weight.{measure.id}", value, "decimal", f"weights-{priority.weights.kind}", rules)
    weights = tuple(f"priority.weight.{measure.id}" for measure in priority.measures)
    method = "weighted-sum-of-criteria" if priority.method == "saw" else "topsis"
    for place in priority.places:
        inputs = (*weights, f"programmes[{place.id}].scores")
        yield Computed(f"programmes.{place.id}.score", display(place.score), "decimal", method, inputs)
        score = (f"programmes.{place.id}.score",)
        yield Computed(f"programmes.{place.id}.rank", place.rank, "integer", "place-by-score", score)
    yield Computed("priority.ranked", len(priority.places), "integer", "count", ("programmes[*].scores",))
    yield Computed("priority.unscored", len(priority.unscored), "integer", "count", ("programmes[*].scores",))
    yield Computed("priority.top", priority.top, "integer", "places-shown", ("priority.ranked",))
    yield Computed("priority.criteria", len(priority.measures), "integer", "count", ("prioritisation",))
    if priority.weights.ahp:
        ratio = display(priority.weights.ahp.ratio)
        yield Computed("priority.consistency", ratio, "decimal", "consistency-ratio", ("prioritisation",))
    if priority.second:
        ranked = ("priority.ranked",)
        spearman, kendall = display(priority.second.spearman), display(priority.second.kendall)
        yield Computed("priority.spearman", spearman, "decimal", "rank-agreement-spearman", ranked)
        yield Computed("priority.kendall", kendall, "decimal", "rank-agreement-kendall", ranked)
    yield from _firmness_figures(priority)


def _firmness_figures(priority: Priority) -> Iterable[Computed]:
    firmness = priority.firmness
    firm = sum(share >= Fraction(9, 10) for _, share in firmness.accepted[: priority.top])
    yield Computed("priority.firm", firm, "integer", "rank-acceptability", ("programmes[*].scores",))
    for interval in firmness.intervals:
        for side, value in (("low", interval.low), ("high", interval.high)):
            name = f"priority.interval.{interval.criterion}.{side}"
            yield Computed(
                name, display(value, 4), "decimal", "stable-weights", (f"priority.weight.{interval.criterion}",)
            )


def _fiscal_figures(financing: Financing) -> Iterable[Computed]:
    for cell in financing.cells:
        name = f"fiscal.{cell.year}.{cell.source}"
        amounts = (f"programmes[*].budget.{cell.year}.{cell.source}",)
        yield Computed(f"{name}.need", cell.need, "money", "sum-of-amounts", amounts)
        if cell.ceiling is not None:
            ceiling = (f"fiscal.ceilings.{cell.year}.{cell.source}", "fiscal.share_limit")
            yield Computed(f"{name}.ceiling", cell.ceiling, "money", "ceiling-by-share-limit", ceiling)
            both = (f"{name}.ceiling", f"{name}.need")
            yield Computed(f"{name}.room", cell.room, "money", "ceiling-less-need", both)
            if cell.ceiling:
                yield Computed(f"{name}.ratio", _percent(cell.need, cell.ceiling), "percent", "part-of-total", both)
    for verdict in ("ok", "tight", "over", "unknown"):
        count = sum(cell.verdict == verdict for cell in financing.cells)
        yield Computed(f"fiscal.{verdict}", count, "integer", "verdicts", ("fiscal.ceilings", "programmes[*].budget"))
    if financing.selection:
        inputs = ("fiscal.ceilings", "programmes[*].budget", "programmes[*].scores")
        chosen, left = len(financing.selection.chosen), len(financing.left_out)
        yield Computed("fiscal.selected", chosen, "integer", "selection-under-ceilings", inputs)
        yield Computed("fiscal.left-out", left, "integer", "selection-under-ceilings", inputs)


def stress_figures(stress: Financing | None, budget: Budget) -> Iterable[Computed]:
    """What the scenario of lower ceilings leaves: the share, the ceilings exceeded, who goes on and who waits."""
    if stress is None:
        return
    where = ("fiscal.ceilings", "fiscal.share_limit", "fiscal.stress")
    share = stress.share.normalize()
    yield Computed("fiscal.stress.share", share, "percent", "ceiling-share-under-stress", where[1:])
    for cell in stress.cells:
        if cell.verdict == "over" and cell.ceiling is not None:
            name = f"fiscal.stress.{cell.year}.{cell.source}"
            ceiling = (f"fiscal.ceilings.{cell.year}.{cell.source}", "fiscal.stress.share")
            yield Computed(f"{name}.ceiling", cell.ceiling, "money", "ceiling-by-share-limit", ceiling)
            both = (f"{name}.ceiling", f"fiscal.{cell.year}.{cell.source}.need")
            yield Computed(f"{name}.room", cell.room, "money", "ceiling-less-need", both)
    over = sum(cell.verdict == "over" for cell in stress.cells)
    yield Computed("fiscal.stress.over", over, "integer", "verdicts", (*where, "programmes[*].budget"))
    if stress.selection:
        inputs = (*where, "programmes[*].budget", "programmes[*].scores")
        chosen, left = len(stress.selection.chosen), len(stress.left_out)
        yield Computed("fiscal.stress.selected", chosen, "integer", "selection-under-ceilings", inputs)
        yield Computed("fiscal.stress.left-out", left, "integer", "selection-under-ceilings", inputs)
        waiting = tuple(f"programmes.{id}.budget" for id in stress.left_out)
        amount = sum(budget.by_programme[id] for id in stress.left_out)
        yield Computed("fiscal.stress.waiting", amount, "money", "sum-of-amounts", waiting or inputs)


def _owner_figures(owners: Ownership) -> Iterable[Computed]:
    leads = ("programmes[*].lead",)
    for load in owners.loads:
        name = f"owners.{load.organisation}"
        yield Computed(f"{name}.programmes", load.programmes, "integer", "count", leads)
        yield Computed(f"{name}.share", _share(load.share), "percent", "part-of-total", leads)
    for each in owners.concentration:
        yield Computed(f"owners.concentration.{each.dimension}", display(each.index), "decimal", "herfindahl", leads)
    if owners.loads:
        first = owners.loads[0]
        inputs = (f"owners.{first.organisation}.share",)
        yield Computed("owners.largest-share", _share(first.share), "percent", "greatest-share", inputs)


def plausibility_figures(unusual: Sized) -> Iterable[Computed]:
    """How many costs stand out in their stream."""
    inputs = ("programmes[*].budget", "programmes[*].stream")
    yield Computed("costs.unusual", len(unusual), "integer", "outliers-by-modified-z", inputs)


def _share(share: Fraction) -> Decimal:
    return display(share * 100, 1)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
