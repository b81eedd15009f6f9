"""SWOT read as a matrix of strategies and, where the factors are weighted, as scores; the plan indicators."""

from collections.abc import Iterator

from masterplan_cli.document.table import Cell, Table, Typed
from masterplan_cli.exhibits.direction import indicator_heads, indicator_rows, sources_of
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.legal_and_plans import is_known
from masterplan_cli.exhibits.tabulate import columns, lines, row, table
from masterplan_cli.language.format import rounded
from masterplan_cli.model.plan import Indicator, Plan


def tows(scene: Scene, _: str) -> Table | None:
    """The TOWS matrix: each field holds its strategies with the factors that they cite."""
    if not scene.profile.strategies:
        return None
    rows = (
        row(scene.word(f"swot.{outer}"), _field(scene, f"s{letter}"), _field(scene, f"w{letter}"), key=outer)
        for outer, letter in (("opportunities", "o"), ("threats", "t"))
    )
    heads = columns(scene, "outside::1", "with-strengths::4", "with-weaknesses::4")
    proposal = any(strategy.status == "proposed" for strategy in scene.profile.strategies)
    return table(scene, "swot.matrix", heads, rows, proposal=proposal, landscape=True)


def _field(scene: Scene, kind: str) -> Cell:
    chosen = [strategy for strategy in scene.profile.strategies if strategy.kind == kind]
    return lines(*(f"{s.id} {scene.say(s.text)}{_cited(s.factors)}" for s in chosen))


def _cited(factors: tuple[str, ...]) -> str:
    return f" ({', '.join(factors)})" if factors else ""


def scores(scene: Scene, _: str) -> Table | None:
    """IFAS and EFAS: the weighted score of each group and the two axes; None unless all factors are rated."""
    found = scene.analysis.swot
    if found is None:
        return None
    rows = [
        row(scene.word(f"swot.{name}"), count, Typed(weight, "decimal"), rounded(score, 2), key=name)
        for name, count, weight, score in found.groups
    ]
    rows.append(row(scene.word("swot-axis.internal"), None, None, rounded(found.internal, 2), kind="subtotal"))
    rows.append(row(scene.word("swot-axis.external"), None, None, rounded(found.external, 2), kind="subtotal"))
    heads = columns(scene, "group::3", "factors:integer:1", "weight:decimal:1", "weighted-score:decimal:1.2")
    notes = (scene.word("note.swot-scores"),)
    return table(scene, "swot.scores", heads, rows, notes=notes, proposal=is_proposed_swot(scene))


def is_proposed_swot(scene: Scene) -> bool:
    """Whether weights and ratings of the factors are only a proposal."""
    return scene.profile.swot is not None and scene.profile.swot.status == "proposed"


def plan_indicators(scene: Scene, _: str) -> Table | None:
    """The indicators of the plans that are known, with baseline and targets, under the plan's code for the node."""
    plans = [plan for plan in scene.profile.plans if is_known(scene, plan)]
    found = [(code, indicator) for plan in plans for code, indicator in _indicators(plan)]
    years = sorted({year for _, indicator in found for year in indicator.targets})
    notes = [scene.word("note.down")] if any(each.direction == "down" for _, each in found) else []
    return table(
        scene,
        "plans.indicators",
        indicator_heads(scene, years, has_codes=True),
        indicator_rows(scene, [indicator for _, indicator in found], [code for code, _ in found], years),
        caption=scene.word("exhibit.plans.indicators" if years else "exhibit.plans.indicators.no-targets"),
        sources=sources_of(indicator for _, indicator in found),
        notes=notes if years else [*notes, scene.word("note.plan-targets-unknown")],
        landscape=len(years) > 6,
        header_columns=2,
    )


def _indicators(plan: Plan) -> Iterator[tuple[str, Indicator]]:
    yield from ((plan.id, indicator) for indicator in plan.indicators)
    programmes = [*plan.programmes]
    for mission in plan.missions:
        programmes += mission.programmes
        for goal in mission.goals:
            yield from ((f"{plan.id}/{goal.id}", indicator) for indicator in goal.indicators)
            for target in goal.targets:
                yield from ((f"{plan.id}/{target.id}", indicator) for indicator in target.indicators)
                programmes += target.programmes
    yield from ((f"{plan.id}/{each.id}", indicator) for each in programmes for indicator in each.indicators)
