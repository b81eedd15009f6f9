"""Who carries the plan: programmes and money by lead organisation and year, and how concentrated they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from masterplan_cli.analysis.budget import Budget
from masterplan_cli.analysis.schedule import Schedule
from masterplan_cli.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Load:
    """What one organisation leads: programmes, those without slack, money, running programmes by year, and its share
    of all programmes with a lead."""

    organisation: str
    programmes: int
    critical: int
    amount: int
    running: Mapping[int, int]
    share: Fraction


@dataclass(frozen=True, slots=True)
class Concentration:
    """Herfindahl index of the lead organisations of one dimension by number of programmes, and the largest of them."""

    dimension: str
    programmes: int
    leads: int
    index: Fraction
    largest: str
    largest_share: Fraction


@dataclass(frozen=True, slots=True)
class Ownership:
    """Loads, the heaviest first, and the concentration of each dimension that has programmes with a lead."""

    loads: tuple[Load, ...]
    concentration: tuple[Concentration, ...]


def herfindahl(amounts: Iterable[int]) -> Fraction:
    """The sum of squared shares: 1 for a single owner, 1/n for n equal ones, 0 of nothing.

    Source: Herfindahl (1950), Hirschman (1945).
    """
    given = list(amounts)
    whole = sum(given)
    return sum((Fraction(amount, whole) ** 2 for amount in given), Fraction(0)) if whole else Fraction(0)


def ownership(profile: Profile, budget: Budget, schedule: Schedule, dimensions: Mapping[str, str]) -> Ownership:
    """Count once over the programmes. `dimensions` maps sub-dimensions to dimensions, in the taxonomy's order."""
    led: dict[str, list[str]] = {}
    by_dimension: dict[str, dict[str, int]] = {id: {} for id in dict.fromkeys(dimensions.values())}
    for programme in profile.programmes:
        if not programme.lead:
            continue
        led.setdefault(programme.lead, []).append(programme.id)
        counts = by_dimension.get(dimensions.get(programme.subdimension, ""))
        if counts is not None:
            counts[programme.lead] = counts.get(programme.lead, 0) + 1
    whole = sum(len(ids) for ids in led.values())
    loads = [
        _load(id, ids, budget.organisation_year.row_totals.get(id, 0), schedule, budget.years, whole)
        for id, ids in led.items()
    ]
    loads.sort(key=lambda load: (-load.programmes, -load.amount, load.organisation))
    found = [_concentration(id, counts) for id, counts in by_dimension.items() if counts]
    return Ownership(tuple(loads), tuple(found))


def _load(id: str, ids: Sequence[str], amount: int, schedule: Schedule, years: Sequence[int], whole: int) -> Load:
    slots = [schedule.slots[programme] for programme in ids]
    running = {year: sum(slot.start.year <= year <= slot.end.year for slot in slots) for year in years}
    critical = sum(slot.critical for slot in slots)
    return Load(id, len(ids), critical, amount, running, Fraction(len(ids), whole))


def _concentration(dimension: str, counts: Mapping[str, int]) -> Concentration:
    whole = sum(counts.values())
    largest = min(counts, key=lambda id: (-counts[id], id))
    index = herfindahl(counts.values())
    return Concentration(dimension, whole, len(counts), index, largest, Fraction(counts[largest], whole))
