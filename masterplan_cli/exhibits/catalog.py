"""`EXHIBITS`: every table and chart that a chapter can place, and the look-up by name."""

from functools import cache

from masterplan_cli.exhibits import (
    alignment,
    budget,
    completeness,
    direction,
    governance,
    legal_and_plans,
    profile,
    programmes,
    roadmap,
    situation,
)
from masterplan_cli.exhibits.exhibit import Exhibit

EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit("legal-basis", "legal_basis", legal_and_plans.legal_basis),
    Exhibit("plans.overview", "plans", legal_and_plans.overview),
    Exhibit("plans.cascade", "plans", legal_and_plans.cascade),
    Exhibit("plans.successor", "plans", legal_and_plans.successor),
    Exhibit("region.identity", "region", profile.identity),
    Exhibit("region.districts", "region.districts", profile.districts),
    Exhibit("region.boundaries", "region.boundaries", profile.boundaries),
    Exhibit("region.hazards", "region.hazards", profile.hazards),
    Exhibit("profile.indicators", "profile", profile.indicators),
    Exhibit("profile.trend", "profile", profile.trend),
    Exhibit("city.figures", "profile", profile.city_figures),
    Exhibit("potentials", "potentials", situation.potentials),
    Exhibit("trends", "trends", situation.trends),
    Exhibit("issues.list", "issues", situation.issues),
    Exhibit("issues.by-dimension", "issues", situation.issue_matrix),
    Exhibit("readiness.scores", "readiness", situation.readiness),
    Exhibit("readiness.position", "gaps", situation.position),
    Exhibit("readiness.position-chart", "gaps", situation.position_chart),
    Exhibit("applications.inventory", "applications", situation.applications),
    Exhibit("applications.by-dimension", "applications", situation.applications_by_dimension),
    Exhibit("infrastructure.inventory", "infrastructure", situation.infrastructure),
    Exhibit("gaps.elements", "gaps", situation.gaps_of_elements),
    Exhibit("gaps.subdimensions", "gaps", situation.gaps_of_subdimensions),
    Exhibit("gaps.measured", "gaps", situation.gaps_measured),
    Exhibit("swot.factors", "swot", situation.swot_factors),
    Exhibit("swot.strategies", "strategies", situation.swot_strategies),
    Exhibit("vision.missions", "vision.missions", direction.missions),
    Exhibit("vision.goals", "vision.goals", direction.goals),
    Exhibit("vision.indicators", "vision.goals", direction.goal_indicators),
    Exhibit("vision.principles", "vision.principles", direction.principles),
    Exhibit("directions", "vision.directions", direction.directions),
    Exhibit("programmes.of-subdimension", "programmes", programmes.of_subdimension),
    Exhibit("programmes.reasons", "programmes", programmes.reasons),
    Exhibit("programmes.indicators", "indicators", programmes.indicators),
    Exhibit("programmes.by-dimension", "programmes", programmes.by_dimension),
    Exhibit("programmes.main", "programmes", programmes.main_programmes),
    Exhibit("nomenclature", "programmes", programmes.nomenclature),
    Exhibit("action-plan", "action_plan", governance.action_plan),
    Exhibit("roadmap.matrix", "programmes", roadmap.matrix),
    Exhibit("roadmap.gantt", "programmes", roadmap.gantt),
    Exhibit("roadmap.schedule", "programmes", roadmap.schedule),
    Exhibit("roadmap.critical", "programmes", roadmap.critical),
    Exhibit("roadmap.late", "programmes", roadmap.late),
    Exhibit("roadmap.year", "programmes", roadmap.year),
    Exhibit("roadmap.milestones", "milestones", roadmap.milestones),
    Exhibit("roadmap.organisations", "organisations", roadmap.organisations),
    Exhibit("budget.by-year-dimension", "budget", budget.by_dimension),
    Exhibit("budget.by-year-dimension-chart", "budget", budget.dimension_chart),
    Exhibit("budget.by-year-source", "budget", budget.by_source),
    Exhibit("budget.by-year-source-chart", "budget", budget.source_chart),
    Exhibit("budget.by-organisation", "budget", budget.by_organisation),
    Exhibit("budget.by-horizon", "budget", budget.by_horizon),
    Exhibit("budget.by-programme", "budget", budget.by_programme),
    Exhibit("alignment.matched", "plans", alignment.matched),
    Exhibit("alignment.unmatched", "plans", alignment.unmatched),
    Exhibit("alignment.holes", "plans", alignment.holes),
    Exhibit("quick-wins.list", "quick_wins", governance.quick_wins),
    Exhibit("quick-win.sheet", "quick_wins", governance.quick_win_sheet),
    Exhibit("governance.bodies", "governance", governance.bodies),
    Exhibit("governance.duties", "governance", governance.duties),
    Exhibit("governance.body", "governance", governance.body),
    Exhibit("risks.register", "risks", governance.risks),
    Exhibit("change.plan", "change", governance.change),
    Exhibit("collaboration", "collaboration", governance.collaboration),
    Exhibit("fiscal.history", "fiscal", governance.fiscal_history),
    Exhibit("financing.options", "fiscal", governance.financing),
    Exhibit("monitoring.indicators", "indicators", programmes.all_indicators),
    Exhibit("monitoring.steps", "monitoring", governance.monitoring_steps),
    Exhibit("participation", "participation", governance.participation),
    Exhibit("completeness.parts", "programmes", completeness.parts),
    Exhibit("completeness.register", "programmes", completeness.register),
    Exhibit("glossary", "glossary", governance.glossary),
    Exhibit("abbreviations", "glossary", governance.abbreviations),
    Exhibit("waivers", "waivers", governance.waivers),
)


@cache
def _by_name() -> dict[str, Exhibit]:
    return {exhibit.name: exhibit for exhibit in EXHIBITS}


def find(name: str) -> Exhibit | None:
    """The exhibit with that whole name."""
    return _by_name().get(name)
