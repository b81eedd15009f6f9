"""Money of a profile against its ceilings: feasibility by year and source, what to postpone, what fits in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.analysis.budget import Budget
from masterplan_cli.analysis.fiscal import Feasibility, Limits, feasibility
from masterplan_cli.analysis.priority import Priority
from masterplan_cli.analysis.selection import Candidate, Postponement, Selection, least_loss, select
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import Thresholds

WORK = 3_000_000
"""So much work the search may do in a build; it then says how far its answer may be from the best one."""
WORK_FOR_ONE = 200_000
"""So much for what to postpone in one year and source."""
UNITS = 1_000
"""A programme without a ranking is worth this much, so that the fewest programmes are postponed."""


@dataclass(frozen=True, slots=True)
class Financing:
    """`cells` by year and source; `postponed` what to postpone for each cell over its ceiling (None: nothing helps);
    `missing` years and sources with a need and no ceiling; `selection` the best set within all ceilings, and the
    ids it leaves out. `ranked` says that values come from the ranking; `share` per cent of the ceilings may be used."""

    cells: tuple[Feasibility, ...]
    postponed: tuple[tuple[int, str, Postponement | None], ...]
    missing: tuple[tuple[int, str], ...]
    selection: Selection | None
    left_out: tuple[str, ...]
    ranked: bool
    share: Decimal


def finance(profile: Profile, budget: Budget, priority: Priority | None, thresholds: Thresholds) -> Financing | None:
    """Compare need and ceilings; None where the profile sets no ceilings."""
    return _finance(profile, budget, priority, thresholds, profile.fiscal.share_limit) if profile.fiscal else None


def stress(profile: Profile, budget: Budget, priority: Priority | None, thresholds: Thresholds) -> Financing | None:
    """The same with the share of the ceilings that the profile's scenario leaves; None without such a scenario."""
    fiscal = profile.fiscal
    if fiscal is None or fiscal.stress is None:
        return None
    return _finance(profile, budget, priority, thresholds, fiscal.share_limit * fiscal.stress / 100)


def _finance(
    profile: Profile, budget: Budget, priority: Priority | None, thresholds: Thresholds, share: Decimal
) -> Financing | None:
    ceilings_set = profile.fiscal.ceilings if profile.fiscal else {}
    if not ceilings_set:
        return None
    limits = Limits(thresholds["fiscal-tight"], thresholds["fiscal-over"])
    cells = feasibility(budget.funding_year, ceilings_set, limits, share)
    candidates = _candidates(profile, budget, _values(profile, priority))
    over = [cell for cell in cells if cell.verdict == "over"]
    postponed = tuple(
        (cell.year, cell.source, least_loss(candidates, _key(cell.year, cell.source), -(cell.room or 0), WORK_FOR_ONE))
        for cell in over
    )
    ceilings = {_key(cell.year, cell.source): cell.ceiling for cell in cells if cell.ceiling is not None}
    selection = select(candidates, ceilings, WORK) if over else _everything(candidates)
    chosen = set(selection.chosen)
    return Financing(
        cells=cells,
        postponed=postponed,
        missing=tuple((cell.year, cell.source) for cell in cells if cell.ceiling is None),
        selection=selection,
        left_out=tuple(c.id for c in candidates if c.id not in chosen),
        ranked=priority is not None,
        share=share,
    )


def _everything(candidates: Sequence[Candidate]) -> Selection:
    """Where no ceiling is exceeded, all stay."""
    value = sum(candidate.value for candidate in candidates)
    return Selection(tuple(c.id for c in candidates), value, value, 0, proven=True)


def _key(year: int, source: str) -> str:
    return f"{year}/{source}"


def _values(profile: Profile, priority: Priority | None) -> Mapping[str, int]:
    """The score of each programme in thousandths; without a score the middle of the scale; without a ranking equal."""
    if priority is None:
        return {programme.id: UNITS for programme in profile.programmes}
    scores = {place.id: round(place.score * UNITS) for place in priority.places}
    return {programme.id: scores.get(programme.id, UNITS // 2) for programme in profile.programmes}


def _candidates(profile: Profile, budget: Budget, values: Mapping[str, int]) -> list[Candidate]:
    uses: dict[str, dict[str, int]] = {programme.id: {} for programme in profile.programmes}
    for line in budget.lines:
        use = uses[line.programme]
        key = _key(line.year, line.funding)
        use[key] = use.get(key, 0) + line.amount
    known = uses.keys()
    return [
        Candidate(
            p.id,
            values[p.id],
            uses[p.id],
            tuple(id for id in p.depends_on if id in known and id != p.id),
            p.excludes,
            p.mandatory,
        )
        for p in profile.programmes
    ]
