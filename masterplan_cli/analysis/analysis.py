"""`Analysis`: everything computed from one profile, and the function that computes it in order of dependency."""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.analysis.alignment import Alignment, align
from masterplan_cli.analysis.annual import Annual, evaluate
from masterplan_cli.analysis.annual_figures import annual_figures
from masterplan_cli.analysis.budget import Budget, total_budget
from masterplan_cli.analysis.completeness import Completeness, measure
from masterplan_cli.analysis.coverage import Coverage, coverage_figures, coverages
from masterplan_cli.analysis.evaluation import PreCheck, evaluation_figures, precheck
from masterplan_cli.analysis.figures import budget_figures, count_figures, inventory_figures, other_figures
from masterplan_cli.analysis.financing import Financing, finance, stress
from masterplan_cli.analysis.inventory import Inventory, take_stock
from masterplan_cli.analysis.ledger import Ledger
from masterplan_cli.analysis.method_figures import method_figures, plausibility_figures, stress_figures
from masterplan_cli.analysis.monitoring import Monitored, monitor, monitoring_figures
from masterplan_cli.analysis.ownership import Ownership, ownership
from masterplan_cli.analysis.plausibility import UnusualCost, unusual_costs
from masterplan_cli.analysis.position import Position, positions
from masterplan_cli.analysis.priority import Priority, prioritise
from masterplan_cli.analysis.readiness import Readiness, assess, readiness_figures
from masterplan_cli.analysis.schedule import Schedule, make_schedule
from masterplan_cli.analysis.swot import SwotScores, swot_figures, swot_scores
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Analysis:
    """The results of all analyses of one profile."""

    budget: Budget
    schedule: Schedule
    alignment: Alignment
    positions: tuple[Position, ...]
    completeness: Completeness
    coverages: Mapping[str, Coverage]
    evaluation: PreCheck
    inventory: Inventory
    readiness: Readiness
    monitored: Monitored
    annual: Mapping[int, Annual]
    swot: SwotScores | None
    priority: Priority | None
    financing: Financing | None
    stress: Financing | None
    ownership: Ownership
    unusual: tuple[UnusualCost, ...]
    ledger: Ledger


def analyze(profile: Profile, catalogues: Catalogues) -> Analysis:
    """Run all analyses, those that others need first."""
    limits = catalogues.thresholds
    schedule = make_schedule(profile)
    budget = total_budget(profile, catalogues, schedule.horizons)
    alignment = align(profile)
    found = positions(profile, catalogues)
    completeness = measure(profile, catalogues)
    covered = coverages(profile, catalogues, alignment)
    evaluation = precheck(profile, catalogues)
    inventory = take_stock(profile)
    readiness = assess(profile, limits)
    monitored = monitor(profile, limits)
    priority = prioritise(profile, budget.by_programme)
    financing = finance(profile, budget, priority, limits)
    stressed = stress(profile, budget, priority, limits)
    dimensions = {part.id: each.id for each in catalogues.taxonomy.dimensions for part in each.subdimensions}
    unusual = unusual_costs(_costs(profile, budget), limits["cost-outlier"], limits["cost-peers"])
    owners = ownership(profile, budget, schedule, dimensions)
    annual = evaluate(profile, dimensions, monitored, schedule, budget, limits)
    swot = swot_scores(profile)
    ledger = Ledger(
        (
            *budget_figures(budget, profile, catalogues),
            *count_figures(profile, catalogues, schedule),
            *other_figures(alignment, schedule, found, completeness, len(profile.programmes)),
            *inventory_figures(inventory),
            *readiness_figures(readiness),
            *monitoring_figures(monitored),
            *annual_figures(annual, profile),
            *swot_figures(swot),
            *coverage_figures(covered),
            *evaluation_figures(evaluation, profile),
            *method_figures(budget, schedule, priority, financing, owners),
            *stress_figures(stressed, budget),
            *plausibility_figures(unusual),
        )
    )
    return Analysis(
        budget=budget,
        schedule=schedule,
        alignment=alignment,
        positions=found,
        completeness=completeness,
        coverages=covered,
        evaluation=evaluation,
        inventory=inventory,
        readiness=readiness,
        monitored=monitored,
        annual=annual,
        swot=swot,
        priority=priority,
        financing=financing,
        stress=stressed,
        ownership=owners,
        unusual=unusual,
        ledger=ledger,
    )


def _costs(profile: Profile, budget: Budget) -> Mapping[str, Mapping[str, int]]:
    """What each programme costs, by stream of the action plan; programmes without a stream stand together."""
    costs: dict[str, dict[str, int]] = {}
    for programme in profile.programmes:
        costs.setdefault(programme.stream or "", {})[programme.id] = budget.by_programme[programme.id]
    return costs
