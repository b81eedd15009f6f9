"""Priorities of a profile's programmes: weights, ranking, second opinion, sensitivity, impact and ease.

Fetches plain data from the profile for the methods of `weights.py`, `ranking.py` and `sensitivity.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from masterplan_cli.analysis.ranking import (
    Measure,
    Option,
    Place,
    falling,
    kendall,
    natural,
    shared_ranks,
    spearman,
    topsis,
    weighted_sum,
)
from masterplan_cli.analysis.sensitivity import (
    COMPARED,
    Fragile,
    Interval,
    Rows,
    Step,
    acceptability,
    lattice_steps,
    most_fragile,
    rows_of,
    stable_intervals,
    steps_to_the_top,
)
from masterplan_cli.analysis.weights import direct_weights, roc_weights
from masterplan_cli.model.judgements import Ahp, ahp, joint_judgements, judgements_of
from masterplan_cli.model.priority import Criterion, Prioritisation
from masterplan_cli.model.profile import Profile

TOP = 12
"""So many programmes are called the most important ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the criteria, in their order, and for AHP how they came about.

    `refused` says that the judgements contradict each other too much and nobody accepted that in writing.
    """

    kind: str
    values: tuple[Fraction, ...]
    ahp: Ahp | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the top of the ranking is: stable weights, the most fragile pair, shares of all weights, next steps.

    `accepted` are the shares of weights with which the first forty are in the top; `steps` the fineness of the lattice.
    """

    intervals: tuple[Interval, ...]
    fragile: Fragile | None
    accepted: tuple[tuple[str, Fraction], ...]
    steps: int
    to_the_top: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Second:
    """The second opinion: rank by the other method for each programme, and how far both agree."""

    method: str
    ranks: Mapping[str, int]
    closeness: Mapping[str, float]
    spearman: float
    kendall: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A programme in the picture of impact and ease; both 0 to 1, divided at one half."""

    id: str
    impact: Fraction
    ease: Fraction

    @property
    def quadrant(self) -> str:
        """`do-first` (high, easy), `plan` (high, hard), `fill-in` (low, easy), `reconsider` (low, hard)."""
        if self.impact >= Fraction(1, 2):
            return "do-first" if self.ease >= Fraction(1, 2) else "plan"
        return "fill-in" if self.ease >= Fraction(1, 2) else "reconsider"


@dataclass(frozen=True, slots=True)
class Priority:
    """The ranking and what is known of it. `unscored` are programmes without any score; `top` is a number of places."""

    method: str
    weights: Weights
    measures: tuple[Measure, ...]
    places: tuple[Place, ...]
    unscored: tuple[str, ...]
    top: int
    firmness: Firmness
    second: Second | None
    spots: tuple[Spot, ...]


def weights_of(rules: Prioritisation) -> Weights | None:
    """The weights by the declared way; None where something they need is missing or contradictory."""
    criteria = rules.criteria
    try:
        match rules.weights:
            case "direct":
                given = [Fraction(criterion.weight) for criterion in criteria if criterion.weight is not None]
                return Weights("direct", direct_weights(given)) if len(given) == len(criteria) else None
            case "roc":
                ranks = [criterion.rank for criterion in criteria if criterion.rank is not None]
                return Weights("roc", roc_weights(ranks)) if ranks and len(ranks) == len(criteria) else None
            case "ahp":
                return _ahp_weights(rules)
    except ValueError:
        return None


def _ahp_weights(rules: Prioritisation) -> Weights | None:
    ids = [criterion.id for criterion in rules.criteria]
    matrices = [judgements_of(judge, ids) for judge in rules.judges]
    whole = [matrix for matrix in matrices if matrix is not None]
    if not whole or len(whole) < len(matrices):
        return None
    found = ahp(whole[0] if len(whole) == 1 else joint_judgements(whole))
    values = direct_weights([Fraction(weight).limit_denominator(10**6) for weight in found.weights])
    return Weights("ahp", values, found, not found.is_consistent and rules.inconsistency_waiver is None)


def measures_of(rules: Prioritisation, weights: Sequence[Fraction]) -> tuple[Measure, ...]:
    """The criteria with their weights, as the methods want them."""
    return tuple(_measure(c, weight, rules) for c, weight in zip(rules.criteria, weights, strict=True))


def _measure(criterion: Criterion, weight: Fraction, rules: Prioritisation) -> Measure:
    low, high = ends(criterion)
    return Measure(criterion.id, weight, low, high, criterion.direction == "cost", criterion.missing or rules.missing)


def ends(criterion: Criterion) -> tuple[Fraction, Fraction]:
    """The ends of a criterion's scale; 1 and 4 unless stated."""
    if criterion.scale is None:
        return Fraction(1), Fraction(4)
    return Fraction(criterion.scale.low), Fraction(criterion.scale.high)


def prioritise(profile: Profile, costs: Mapping[str, int]) -> Priority | None:
    """Rank the programmes; None without criteria, weights or scores, or where the weights are refused.

    `costs` are whole rupiah by programme; equal scores are ordered by them.
    """
    rules = profile.prioritisation
    weights = weights_of(rules) if rules and rules.criteria else None
    if rules is None or weights is None or weights.refused:
        return None
    measures = measures_of(rules, weights.values)
    exact = {score: Fraction(score) for score in {score for p in profile.programmes for score in p.scores.values()}}
    options = {
        p.id: Option(p.id, {id: exact[score] for id, score in p.scores.items()}, costs.get(p.id, 0))
        for p in profile.programmes
    }
    sums = weighted_sum(measures, tuple(options.values()))
    if not sums:
        return None
    rows = rows_of(measures, options, sums)
    closeness = _closeness(measures, rows, sums)
    ranked = {place.id for place in sums}
    places = sums if rules.method == "saw" else _by_closeness(sums, closeness, options)
    top = min(TOP, len(places))
    return Priority(
        method=rules.method,
        weights=weights,
        measures=measures,
        places=places,
        unscored=tuple(p.id for p in profile.programmes if p.id not in ranked),
        top=top,
        firmness=_firmness(measures, options, sums, rows, top),
        second=_second(rules.method, sums, closeness, options),
        spots=_spots(rules, measures, options, sums),
    )


def _closeness(measures: Sequence[Measure], rows: Rows, places: Sequence[Place]) -> dict[str, float]:
    """TOPSIS on the scores themselves; a missing one is what the ranking took instead, read back on the scale."""
    told = {row: [float(_on_scale(m, v)) for m, v in zip(measures, row, strict=True)] for row in set(rows)}
    matrix = [told[row] for row in rows]
    found = topsis(matrix, [float(m.weight) for m in measures], [m.is_cost for m in measures])
    return {place.id: value for place, value in zip(places, found, strict=True)}


def _on_scale(measure: Measure, value: Fraction) -> Fraction:
    share = 1 - value if measure.is_cost else value
    return measure.low + share * (measure.high - measure.low)


def _by_closeness(
    sums: Sequence[Place], closeness: Mapping[str, float], options: Mapping[str, Option]
) -> tuple[Place, ...]:
    """The places in the order of TOPSIS; their score is the closeness."""
    exact = {value: Fraction(value).limit_denominator(10**9) for value in set(closeness.values())}
    order = falling(exact.values())
    scored = [(exact[closeness[place.id]], place) for place in sums]
    scored.sort(key=lambda each: (order[each[0]], options[each[1].id].cost, natural(each[1].id)))
    ranks = shared_ranks([score for score, _ in scored])
    return tuple(
        Place(rank, place.id, score, place.parts, place.missing)
        for rank, (score, place) in zip(ranks, scored, strict=True)
    )


def _firmness(
    measures: Sequence[Measure], options: Mapping[str, Option], places: Sequence[Place], rows: Rows, top: int
) -> Firmness:
    compared = rows[:COMPARED]
    steps = lattice_steps(len(measures))
    shares = acceptability(compared, top, steps) if top < len(places) else [Fraction(1)] * len(compared)
    ids = [place.id for place in places]
    return Firmness(
        intervals=stable_intervals(measures, rows, top) if top < len(places) else (),
        fragile=most_fragile(measures, ids[: top + 1], rows[: top + 1]),
        accepted=tuple(zip(ids, shares, strict=False)),
        steps=steps,
        to_the_top=steps_to_the_top(measures, options, places, top),
    )


def _second(
    method: str, sums: Sequence[Place], closeness: Mapping[str, float], options: Mapping[str, Option]
) -> Second | None:
    if len(sums) < 2:
        return None
    other = sums if method == "topsis" else _by_closeness(sums, closeness, options)
    order = falling(place.score for place in sums)
    first, second = [order[place.score] for place in sums], [-closeness[place.id] for place in sums]
    return Second(
        method="saw" if method == "topsis" else "topsis",
        ranks={place.id: place.rank for place in other},
        closeness=closeness,
        spearman=spearman(first, second),
        kendall=kendall(first, second),
    )


def _spots(
    rules: Prioritisation, measures: Sequence[Measure], options: Mapping[str, Option], places: Sequence[Place]
) -> tuple[Spot, ...]:
    """Impact and ease: the weighted mean of the utilities of the criteria with that role, where all are scored."""
    sides = {
        role: [m for m, criterion in zip(measures, rules.criteria, strict=True) if criterion.role == role]
        for role in ("impact", "ease")
    }
    if not all(sides.values()):
        return ()
    found = []
    for place in places:
        values = [_side(side, options[place.id]) for side in sides.values()]
        if values[0] is not None and values[1] is not None:
            found.append(Spot(place.id, values[0], values[1]))
    return tuple(found)


def _side(measures: Sequence[Measure], option: Option) -> Fraction | None:
    if any(measure.id not in option.scores for measure in measures):
        return None
    ranked = weighted_sum(measures, (option,))
    return ranked[0].score if ranked and sum(m.weight for m in measures) else None
