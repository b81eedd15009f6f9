"""The figures that chapters print, each with its rule and inputs, gathered from the analyses into the ledger."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from masterplan_cli.analysis.alignment import Alignment
from masterplan_cli.analysis.budget import Budget, Matrix
from masterplan_cli.analysis.completeness import Completeness, GateState
from masterplan_cli.analysis.inventory import Inventory
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.analysis.position import Position
from masterplan_cli.analysis.schedule import Schedule
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile

AMOUNTS = "programmes[*].budget"
HORIZON_KEYS = ("horizon", "start", "end")
"""What decides a programme's horizon: the stated one, else its dates."""


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """`part` in per cent of `whole`, to one decimal, half up; zero of nothing is zero."""
    if not whole:
        return Decimal("0.0")
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def budget_figures(budget: Budget, profile: Profile, catalogues: Catalogues) -> Iterable[Computed]:
    """Totals of the budget and what is derived from them."""
    yield Computed("budget.total", budget.total, "money", "sum-of-amounts", (AMOUNTS,))
    for year in budget.years:
        yield Computed(f"budget.year.{year}", budget.by_year[year], "money", "sum-of-amounts", (f"{AMOUNTS}.{year}",))
    for kind, matrix in _matrices(budget):
        for row in matrix.rows:
            yield Computed(
                f"budget.{kind}.{row or 'none'}",
                matrix.row_totals[row],
                "money",
                f"sum-of-amounts-by-{kind}",
                _amounts_of(kind, row, budget),
            )
    yield from _derived(budget, profile)
    yield from _own_share(budget, catalogues)


def _amounts_of(kind: str, row: str, budget: Budget) -> tuple[str, ...]:
    """The addresses of the amounts that a row of a matrix adds up, as narrow as addresses can say it."""
    match kind:
        case "dimension":
            parts = dict.fromkeys(line.subdimension for line in budget.lines if line.dimension == row)
            return (f"programmes[subdimension={'|'.join(parts)}].budget",) if parts else (AMOUNTS,)
        case "organisation":
            return (f"programmes[lead={row or None}].budget",)
        case "funding":
            return (f"{AMOUNTS}.*.{row}",)
    return (AMOUNTS, *(f"programmes[*].{key}" for key in HORIZON_KEYS))


def _matrices(budget: Budget) -> tuple[tuple[str, Matrix], ...]:
    return (
        ("dimension", budget.dimension_year),
        ("funding", budget.funding_year),
        ("organisation", budget.organisation_year),
        ("horizon", budget.horizon_year),
    )


def _derived(budget: Budget, profile: Profile) -> Iterable[Computed]:
    years = tuple(f"budget.year.{year}" for year in budget.years)
    if budget.total:
        peak = max(budget.years, key=lambda year: (budget.by_year[year], -year))
        yield Computed("budget.peak-year", peak, "year", "year-of-greatest-total", years)
        yield Computed("budget.peak-amount", budget.by_year[peak], "money", "greatest-year-total", years)
    mean = (Decimal(budget.total) / len(profile.document.period)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    yield Computed(
        "budget.annual-mean", int(mean), "money", "total-by-years-of-period", ("budget.total", "document.period")
    )
    if (spending := _latest_spending(profile)) is not None:
        year, amount = spending
        yield Computed(
            "budget.share-of-spending",
            percent(mean, amount),
            "percent",
            "part-of-total",
            ("budget.annual-mean", f"fiscal.history.{year}.spending.value"),
        )


def _own_share(budget: Budget, catalogues: Catalogues) -> Iterable[Computed]:
    """What the region decides on alone: the sources of the catalogue's group `regional`."""
    own = [
        source.id
        for source in catalogues.funding.sources
        if source.group == "regional" and source.id in budget.funding_year.row_totals
    ]
    if budget.total and own:
        share = percent(sum(budget.funding_year.row_totals[id] for id in own), budget.total)
        inputs = (*(f"budget.funding.{id}" for id in own), "budget.total")
        yield Computed("budget.share.regional", share, "percent", "own-sources-of-total", inputs)


def _latest_spending(profile: Profile) -> tuple[int, Decimal] | None:
    history = profile.fiscal.history if profile.fiscal else {}
    known = [year for year, outcome in history.items() if outcome.spending and outcome.spending.value]
    if not known:
        return None
    spending = history[max(known)].spending
    assert spending is not None
    assert spending.value is not None
    return max(known), spending.value


def count_figures(profile: Profile, catalogues: Catalogues, schedule: Schedule) -> Iterable[Computed]:
    """How many there are of everything."""
    programmes = profile.programmes
    where = ("programmes[*]",)

    def count(name: str, number: int, *inputs: str) -> Computed:
        return Computed(name, number, "integer", "count", inputs)

    yield count("programmes.count", len(programmes), *where)
    for type in ("new", "continuing"):
        yield count(f"programmes.{type}", sum(p.type == type for p in programmes), "programmes[*].type")
    for status in ("existing", "approved", "proposed"):
        yield count(f"programmes.{status}", sum(p.status == status for p in programmes), "programmes[*].status")
    for dimension in catalogues.taxonomy.dimensions:
        own = {part.id for part in dimension.subdimensions}
        number = sum(p.subdimension in own for p in programmes)
        yield count(f"programmes.dimension.{dimension.id}", number, "programmes[*].subdimension")
    for horizon in ("quick-win", "short", "medium", "long"):
        number = sum(h == horizon for h in schedule.horizons.values())
        yield count(f"programmes.horizon.{horizon}", number, *(f"programmes[*].{key}" for key in HORIZON_KEYS))
    yield count(
        "programmes.only-application", sum(p.only_application for p in programmes), "programmes[*].only_application"
    )
    yield count("programmes.leads", len({p.lead for p in programmes if p.lead}), "programmes[*].lead")
    indicators = [indicator for p in programmes for indicator in p.indicators]
    known = sum(i.baseline is not None and not i.baseline.unknown for i in indicators)
    yield count("indicators.count", len(indicators), "programmes[*].indicators[*]")
    yield count("indicators.with-baseline", known, "programmes[*].indicators[*].baseline")
    yield count("gaps.high", sum(gap.priority == "high" for gap in profile.gaps), "gaps[*].priority")
    for name, where_from, items in (
        ("gaps", "gaps", profile.gaps),
        ("issues", "issues", profile.issues),
        ("sources", "sources", profile.sources),
        ("series", "profile", profile.profile),
        ("strategies", "strategies", profile.strategies),
        ("quick-wins", "quick_wins", profile.quick_wins),
        ("risks", "risks", profile.risks),
        ("unknowns", "unknowns", profile.unknowns),
        ("districts", "region.districts", profile.region.districts),
    ):
        yield count(f"{name}.count", len(items), f"{where_from}[*]")
    yield from _village_figures(profile)


def _village_figures(profile: Profile) -> Iterable[Computed]:
    """How many villages of each kind the districts have, where every district says so."""
    districts = profile.region.districts
    for name, numbers in (
        ("villages", [district.villages for district in districts]),
        ("urban_villages", [district.urban_villages for district in districts]),
    ):
        known = [number for number in numbers if number is not None]
        if known and len(known) == len(numbers):
            figure = f"districts.{name.replace('_', '-')}"
            yield Computed(figure, sum(known), "integer", "sum-of-districts", (f"region.districts[*].{name}",))


def other_figures(
    alignment: Alignment, schedule: Schedule, positions: tuple[Position, ...], completeness: Completeness, total: int
) -> Iterable[Computed]:
    """Alignment, schedule, positions, completeness."""
    refs = ("programmes[*]", "programmes[*].plan_refs", *((f"plans[{alignment.plan}]",) if alignment.plan else ()))
    yield Computed("alignment.matched", len(alignment.matched), "integer", "count", refs)
    yield Computed("alignment.unmatched", len(alignment.unmatched), "integer", "count", refs)
    yield Computed("alignment.holes", len(alignment.holes), "integer", "count", refs)
    yield Computed(
        "alignment.share",
        percent(len(alignment.matched), total),
        "percent",
        "part-of-total",
        ("alignment.matched", "programmes.count"),
    )
    dates = ("programmes[*].start", "programmes[*].end", "programmes[*].depends_on")
    yield Computed("schedule.critical", len(schedule.critical_chain), "integer", "critical-chain", dates)
    yield Computed("schedule.first", schedule.first, "month", "earliest-start", dates)
    yield Computed("schedule.last", schedule.last, "month", "latest-finish", dates)
    late = sum(slot.late_by > 0 for slot in schedule.slots.values())
    yield Computed("schedule.late", late, "integer", "later-than-stated", dates)
    for position in positions:
        if position.reached is not None:
            yield Computed(
                f"position.{position.dimension}",
                position.reached,
                "percent",
                "mean-reached-share",
                ("gaps[*].present.value", "gaps[*].desired.value"),
            )
    yield Computed("gaps.measured", sum(p.measured for p in positions), "integer", "count", ("gaps[*].present.value",))
    yield from _completeness_figures(completeness)


def _completeness_figures(completeness: Completeness) -> Iterable[Computed]:
    """The plan's score and grade, those of its parts and of the organisations, and the gates."""
    for part in completeness.parts:
        name, inputs = f"completeness.part.{part.part}", (part.part,)
        yield Computed(name, part.score, "percent", "mean-of-items", inputs)
        yield Computed(f"{name}.grade", part.grade, "text", "grade-under-gates", (name, *_gate_names(part.closed)))
    for each in completeness.organisations:
        id, name = each.organisation, f"completeness.organisation.{each.organisation or 'none'}"
        led = tuple(f"{key}[{field}={id}]" if id else f"{key}[*].{field}" for key, field in _ANSWERED)
        yield Computed(name, each.score, "percent", "weighted-mean-of-owned", led)
        yield Computed(f"{name}.grade", each.grade, "text", "grade-under-own-gates", (name,))
    for state in completeness.gates:
        gate = state.gate
        path = _PATHS.get(gate.field, gate.field)
        where = f"{gate.part}[*].{path}" if path else gate.part
        yield Computed(f"completeness.gate.{gate.id}", _share(state), "percent", "items-with-the-field", (where,))
    parts = tuple(f"completeness.part.{part.part}" for part in completeness.parts)
    closed = [state for state in completeness.gates if not state.is_open]
    gates = _gate_names(state.gate.id for state in completeness.gates)
    yield Computed("completeness.score", completeness.score, "percent", "weighted-mean-of-parts", parts)
    score = ("completeness.score", *gates)
    yield Computed("completeness.grade", completeness.grade, "text", "grade-under-gates", score)
    yield Computed("completeness.closed-gates", len(closed), "integer", "count", gates)
    yield Computed("completeness.missing", len(completeness.register), "integer", "count", ("*",))


_PATHS = {"baseline": "indicators[*].baseline"}
"""Where a field of the rules stands, if not under its own name in the item."""
_ANSWERED = (
    ("programmes", "lead"),
    ("action_plan", "lead"),
    ("applications", "owner"),
    ("infrastructure", "owner"),
    ("risks", "owner"),
    ("change", "owner"),
)
"""Parts whose items say who answers for them, and the field that says so."""


def _gate_names(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"completeness.gate.{id}" for id in ids)


def _share(state: GateState) -> Decimal:
    return percent(state.filled, state.of) if state.of or not state.is_open else Decimal("100.0")


def inventory_figures(inventory: Inventory) -> Iterable[Computed]:
    """The application inventory in numbers; the share of single-office use counts applications with known users."""
    where = ("applications[*]",)
    yield Computed("applications.count", inventory.count, "integer", "count", where)
    for origin, number in inventory.origins:
        yield Computed(f"applications.{origin}", number, "integer", "count", ("applications[*].origin",))
    users = ("applications[*].owner", "applications[*].users")
    yield Computed("applications.used", inventory.used, "integer", "count", users)
    yield Computed("applications.single", inventory.single, "integer", "count", users)
    yield Computed(
        "applications.single-share",
        percent(inventory.single, inventory.used) if inventory.used else None,
        "percent",
        "part-of-total",
        ("applications.single", "applications.used"),
    )
    yield Computed("applications.alike", len(inventory.alike), "integer", "count", ("applications[*].name",))
