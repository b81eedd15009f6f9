"""Readiness of the region: scores of the five elements and their composite. No names, no sentences.

An element's score is the weighted mean of the scores of its components, on the scale from 1 to 4; evidence is counted
beside it and never multiplied in. The index is the mean of the elements' scores by the formula that the profile
declares: arithmetic as in the national evaluation, or geometric, which does not let a strong element hide a weak one
(OECD/JRC 2008). The weakest component is the gate: below the catalogued limit the region is not ready whatever the
mean says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from masterplan_cli.analysis.composite import arithmetic_mean, geometric_mean, weakest
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import Thresholds
from masterplan_cli.model.situation import ELEMENTS, Element, ReadinessComponent

Mean = Literal["arithmetic", "geometric"]


@dataclass(frozen=True, slots=True)
class ElementReadiness:
    """One element: how many components are described, scored and backed by a source; its means, unrounded.

    `score` and `target` are None without a component that has one; `lowest` is the least score of a component.
    """

    element: Element
    components: int
    scored: int
    evidenced: int
    score: Decimal | None
    target: Decimal | None
    lowest: Decimal | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """All elements and their composite over the scored ones; every mean is None where nothing is scored.

    A component that scores below `gate` keeps the gate shut; `below_gate` names them.
    """

    elements: tuple[ElementReadiness, ...]
    method: Mean
    arithmetic: Decimal | None
    geometric: Decimal | None
    lowest: Decimal | None
    gate: Decimal
    below_gate: tuple[str, ...]

    @property
    def index(self) -> Decimal | None:
        """The composite by the declared formula."""
        return self.geometric if self.method == "geometric" else self.arithmetic


def assess(profile: Profile, thresholds: Thresholds) -> Readiness:
    """The readiness of a profile, elements in the order of the model."""
    gate = thresholds["readiness-gate"]
    elements = tuple(
        _element(element, [item for item in profile.readiness if item.element == element]) for element in ELEMENTS
    )
    scores = [each.score for each in elements if each.score is not None]
    return Readiness(
        elements,
        profile.methods.readiness if profile.methods else "arithmetic",
        arithmetic_mean(scores),
        geometric_mean(scores),
        weakest([item.score for item in profile.readiness if item.score is not None]),
        gate,
        tuple(item.id for item in profile.readiness if item.score is not None and item.score < gate),
    )


def _element(element: Element, items: Sequence[ReadinessComponent]) -> ElementReadiness:
    scores = [(item.score, item.weight) for item in items if item.score is not None]
    targets = [(item.target, item.weight) for item in items if item.target is not None]
    return ElementReadiness(
        element,
        len(items),
        len(scores),
        sum(bool(item.sources) for item in items),
        _mean(scores),
        _mean(targets),
        weakest([score for score, _ in scores]),
    )


def _mean(weighted: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    return arithmetic_mean([value for value, _ in weighted], [weight for _, weight in weighted])


def shown(value: Decimal | None) -> Decimal | None:
    """A mean as documents print it: two decimals, half up."""
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) if value is not None else None


def readiness_figures(readiness: Readiness) -> Iterable[Computed]:
    """Counts and means by element, and the composite."""
    names = ("readiness[*].name",)
    scores = ("readiness[*].score",)
    yield Computed("readiness.components", _total(readiness, "components"), "integer", "count", names)
    yield Computed("readiness.scored", _total(readiness, "scored"), "integer", "count", scores)
    unscored = _total(readiness, "components") - _total(readiness, "scored")
    both = ("readiness.components", "readiness.scored")
    yield Computed("readiness.unscored", unscored, "integer", "first-less-second", both)
    yield Computed("readiness.evidenced", _total(readiness, "evidenced"), "integer", "count", ("readiness[*].sources",))
    for each in readiness.elements:
        yield from _element_figures(each)
    scored = tuple(f"readiness.{each.element}.score" for each in readiness.elements if each.score is not None)
    yield Computed("readiness.elements-scored", len(scored), "integer", "count", scores)
    if readiness.index is None:
        return
    yield Computed("readiness.arithmetic", shown(readiness.arithmetic), "decimal", "arithmetic-mean", scored)
    yield Computed("readiness.geometric", shown(readiness.geometric), "decimal", "geometric-mean", scored)
    declared = (f"readiness.{readiness.method}", "methods.readiness")
    yield Computed("readiness.index", shown(readiness.index), "decimal", "declared-mean", declared)
    yield Computed("readiness.lowest", readiness.lowest, "decimal", "lowest-score", scores)
    yield Computed("readiness.gate", readiness.gate, "decimal", "fixed-gate", scores)
    below = (*scores, "readiness.gate")
    yield Computed("readiness.below-gate", len(readiness.below_gate), "integer", "below-gate", below)


def _total(readiness: Readiness, count: Literal["components", "scored", "evidenced"]) -> int:
    return sum(getattr(each, count) for each in readiness.elements)


def _element_figures(each: ElementReadiness) -> Iterator[Computed]:
    name, here = f"readiness.{each.element}", f"readiness[element={each.element}]"
    yield Computed(f"{name}.components", each.components, "integer", "count", (f"{here}.name",))
    yield Computed(f"{name}.evidenced", each.evidenced, "integer", "count", (f"{here}.sources",))
    yield Computed(f"{name}.scored", each.scored, "integer", "count", (f"{here}.score",))
    if each.score is not None:
        inputs = (f"{here}.score", f"{here}.weight")
        yield Computed(f"{name}.score", shown(each.score), "decimal", "weighted-mean-of-components", inputs)
