"""The arithmetic of the national evaluation, and the pre-check: what a profile can answer, and the possible range.

A component is the mean of its questions, the final score the weighted sum of the components (evaluation reports of 2022
and 2023). A question without an answer is an interval, so the result is one too, never a single guessed value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.catalogue import Catalogues, chosen_scheme, questions_of
from masterplan_cli.model.governance import Answer, Body
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import Component, Question, Scale, Scheme

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest and the highest value that are still possible."""

    low: Fraction
    high: Fraction


def component_score(answers: Sequence[Number]) -> Fraction:
    """The mean of the answers to a component's questions. Raises ValueError where there are none."""
    if not answers:
        raise ValueError("a component without questions has no score")
    return sum((Fraction(answer) for answer in answers), Fraction(0)) / len(answers)


def final_score(components: Mapping[str, Number], weights: Mapping[str, int]) -> Fraction:
    """The weighted sum of component scores; weights in per cent, which must sum to 100."""
    if sum(weights.values()) != 100:
        raise ValueError("weights do not sum to 100")
    return sum((Fraction(components[id]) * weight / 100 for id, weight in weights.items()), Fraction(0))


def mean_of(intervals: Sequence[Interval]) -> Interval:
    """The interval of a mean: the mean is monotone, so the bounds are means of bounds."""
    return Interval(
        component_score([each.low for each in intervals]), component_score([each.high for each in intervals])
    )


def weighted(intervals: Mapping[str, Interval], weights: Mapping[str, int]) -> Interval:
    """The interval of the weighted sum."""
    return Interval(
        final_score({id: each.low for id, each in intervals.items()}, weights),
        final_score({id: each.high for id, each in intervals.items()}, weights),
    )


State = Literal["answered", "present", "planned", "expired", "missing"]
"""`answered` has a score; `present` has evidence; `planned` is in the plan, but nothing shows yet that it exists."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One question: what the profile holds, where (addresses), and its possible scores.

    `current` is what the evidence at hand allows, `reachable` what would be possible if all evidence were supplied.
    """

    component: str
    question: Question
    state: State
    where: tuple[str, ...]
    answer: Answer | None
    current: Interval
    reachable: Interval


@dataclass(frozen=True, slots=True)
class ComponentRange:
    """One component: its weight in per cent, how its questions stand, and its possible scores."""

    component: Component
    weight: int
    questions: int
    states: Mapping[State, int]
    current: Interval
    reachable: Interval


@dataclass(frozen=True, slots=True)
class PreCheck:
    """The pre-check under one scheme and intake. `is_chosen` says whether the profile named the scheme."""

    scheme: Scheme
    intake: str
    is_chosen: bool
    judged: tuple[Judged, ...]
    components: tuple[ComponentRange, ...]
    current: Interval
    reachable: Interval


def precheck(profile: Profile, catalogues: Catalogues) -> PreCheck:
    """Judge every question of the scheme that the profile names, or of the newest one."""
    evaluation = profile.evaluation
    scheme = chosen_scheme(evaluation, catalogues)
    named = evaluation.intake if evaluation else None
    intake = named if named in {each.id for each in scheme.intakes} else scheme.intakes[0].id
    look = _Look(profile, catalogues, scheme)
    judged = tuple(
        _judge(component.id, question, look, scheme.scale)
        for component in scheme.components_of(intake)
        for question in questions_of(component, catalogues)
    )
    components = tuple(_range(component, intake, judged) for component in scheme.components_of(intake))
    weights = {each.component.id: each.weight for each in components}
    return PreCheck(
        scheme,
        intake or "",
        evaluation is not None and evaluation.scheme == scheme.id,
        judged,
        components,
        weighted({each.component.id: each.current for each in components}, weights),
        weighted({each.component.id: each.reachable for each in components}, weights),
    )


def _range(component: Component, intake: str, judged: Iterable[Judged]) -> ComponentRange:
    own = [each for each in judged if each.component == component.id]
    states: dict[State, int] = {}
    for each in own:
        states[each.state] = states.get(each.state, 0) + 1
    return ComponentRange(
        component,
        component.weights[intake],
        len(own),
        states,
        mean_of([each.current for each in own]),
        mean_of([each.reachable for each in own]),
    )


def _judge(component: str, question: Question, look: "_Look", scale: Scale) -> Judged:
    answer = look.answers.get(question.id)
    state, where = _state(question, answer, look)
    none = Fraction(scale.none if scale.none is not None else scale.lowest)
    lowest, highest = Fraction(scale.lowest), Fraction(scale.highest)
    if answer is not None and answer.score is not None:
        current = reachable = Interval(Fraction(answer.score), Fraction(answer.score))
    elif state == "present":
        current = reachable = Interval(lowest, highest)
    else:
        current, reachable = Interval(none, lowest), Interval(none, highest)
    return Judged(component, question, state, where, answer, current, reachable)


def _state(question: Question, answer: Answer | None, look: "_Look") -> tuple[State, tuple[str, ...]]:
    if answer is not None:
        here = f"evaluation.answers[{look.index[question.id]}]"
        if answer.score is not None:
            return "answered", (here,)
        if answer.evidence is not None:
            return "present", (here,)
    return EVIDENCE[question.evidence](look, question.of)


class _Look:
    """A profile with the look-ups that the rules of evidence share."""

    def __init__(self, profile: Profile, catalogues: Catalogues, scheme: Scheme) -> None:
        self.profile, self.catalogues = profile, catalogues
        given = profile.evaluation.answers if profile.evaluation else ()
        self.answers = {answer.question: answer for answer in given}
        self.index = {answer.question: index for index, answer in enumerate(given)}
        self.dimensions = catalogues.taxonomies[scheme.taxonomy].dimension_ids
        self.partners = {
            source.id for source in catalogues.funding.sources if source.group in ("partner", "enterprise", "other")
        }

    def bodies(self, kind: str) -> list[tuple[int, Body]]:
        """Bodies of a kind with their places."""
        bodies = self.profile.governance.bodies if self.profile.governance else ()
        return [(index, body) for index, body in enumerate(bodies) if body.kind == kind]


Found = tuple[State, tuple[str, ...]]
NOTHING: Found = ("missing", ())


def _best(items: Iterable[tuple[bool, str]]) -> Found:
    """Present where something exists, planned where it is only proposed."""
    found = list(items)
    existing = tuple(at for exists, at in found if exists)
    if existing:
        return "present", existing
    return ("planned", tuple(at for _, at in found)) if found else NOTHING


def _regulation(look: _Look, _: str) -> Found:
    return ("present", ("document.regulation",)) if look.profile.document.regulation else NOTHING


def _local_rules(look: _Look, _: str) -> Found:
    local = ("perda", "perkada", "keputusan")
    return _best((True, f"legal_basis[{i}]") for i, item in enumerate(look.profile.legal_basis) if item.kind in local)


def _body(kind: str) -> "Rule":
    def rule(look: _Look, _: str) -> Found:
        return _best((body.status == "existing", f"governance.bodies[{i}]") for i, body in look.bodies(kind))

    return rule


def _meeting(kind: str) -> "Rule":
    def rule(look: _Look, _: str) -> Found:
        on = look.profile.document.date
        held = [(i, b.last_meeting) for i, b in look.bodies(kind) if b.last_meeting and b.last_meeting <= on]
        if not held:
            planned = tuple(f"governance.bodies[{i}].meetings" for i, body in look.bodies(kind) if body.meetings)
            return ("planned", planned) if planned else NOTHING
        where = tuple(f"governance.bodies[{i}].last_meeting" for i, _ in held)
        return ("present" if max(day.year for _, day in held) >= on.year - 1 else "expired"), where

    return rule


def _programmes(look: _Look, dimension: str) -> Found:
    return _best(
        (programme.status == "existing", f"programmes[{i}]")
        for i, programme in enumerate(look.profile.programmes)
        if not dimension or look.dimensions.get(programme.subdimension) == dimension
    )


def _activities(look: _Look, stream: str) -> Found:
    return _best(
        (activity.status == "existing", f"action_plan[{i}]")
        for i, activity in enumerate(look.profile.action_plan)
        if not stream or activity.stream == stream
    )


def _renstra(look: _Look, _: str) -> Found:
    plans = {plan.id: i for i, plan in enumerate(look.profile.plans) if plan.kind == "renstra"}
    used = {ref.partition("/")[0] for programme in look.profile.programmes for ref in programme.plan_refs}
    return _best((id in used, f"plans[{i}]") for id, i in plans.items())


def _budget_share(look: _Look, _: str) -> Found:
    fiscal = look.profile.fiscal
    spent = fiscal is not None and any(year.spending or year.spending_budget for year in fiscal.history.values())
    budgeted = any(money.get("apbd") for programme in look.profile.programmes for money in programme.budget.values())
    if spent and budgeted:
        return "present", ("fiscal.history", "programmes[*].budget")
    return ("planned", ("programmes[*].budget",)) if budgeted else NOTHING


def _alternative(look: _Look, _: str) -> Found:
    options = look.profile.fiscal.options if look.profile.fiscal else ()
    funded = (
        (programme.status == "existing", f"programmes[{i}].budget")
        for i, programme in enumerate(look.profile.programmes)
        if any(look.partners & money.keys() for money in programme.budget.values())
    )
    choices = (
        (option.status == "existing", f"fiscal.options[{i}]")
        for i, option in enumerate(options)
        if option.funding in look.partners
    )
    return _best((*choices, *funded))


def _outcome(look: _Look, indicator: str) -> Found:
    return _best(
        (any(figure.value is not None or figure.text is not None for figure in series.values.values()), f"profile[{i}]")
        for i, series in enumerate(look.profile.profile)
        if series.outcome == indicator
    )


def _participation(look: _Look, _: str) -> Found:
    return _best((True, f"participation[{i}]") for i, _event in enumerate(look.profile.participation))


def _sheet(look: _Look, field: str) -> Found:
    filled = (
        (True, f"quick_wins[{i}].{field}")
        for i, sheet in enumerate(look.profile.quick_wins)
        if getattr(sheet, field, None) is not None
    )
    return _best(filled)


def _collaboration(look: _Look, dimension: str) -> Found:
    own = {p.id for p in look.profile.programmes if look.dimensions.get(p.subdimension) == dimension}
    return _best(
        (item.status == "existing", f"collaboration[{i}]")
        for i, item in enumerate(look.profile.collaboration)
        if own & set(item.programmes)
    )


Rule = Callable[[_Look, str], Found]
EVIDENCE: Mapping[str, Rule] = {
    "masterplan-regulation": _regulation,
    "supporting-regulations": _local_rules,
    "council": _body("council"),
    "council-meeting": _meeting("council"),
    "team": _body("team"),
    "team-meeting": _meeting("team"),
    "forum": _body("forum"),
    "running-programmes": lambda look, _: _programmes(look, ""),
    "running-activities": lambda look, _: _activities(look, ""),
    "dimension-programmes": _programmes,
    "action-stream": _activities,
    "renstra-references": _renstra,
    "budget-share": _budget_share,
    "alternative-funding": _alternative,
    "outcome-indicator": _outcome,
    "participation": _participation,
    "continuity": lambda look, _: _sheet(look, "continuity"),
    "quick-win-sheet": _sheet,
    "collaboration": _collaboration,
    "stated-only": lambda _look, _of: NOTHING,
}
"""Rules of evidence by the name that schemes use. `stated-only` is what only the evaluation itself can show."""

HUNDREDTH = Decimal("0.01")


def rounded_score(value: Fraction) -> Decimal:
    """A score to two decimals, half up, as the reports print it."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def evaluation_figures(found: PreCheck, profile: Profile) -> Iterable[Computed]:
    """The range of the final score and of every component, how many questions stand how, and the realised index."""
    inputs = ("evaluation.scheme", "evaluation.answers[*]", "*")
    for name, interval in (("range", found.current), ("reachable", found.reachable)):
        yield Computed(f"evaluation.{name}.low", rounded_score(interval.low), "decimal", "weighted-sum", inputs)
        yield Computed(f"evaluation.{name}.high", rounded_score(interval.high), "decimal", "weighted-sum", inputs)
    for each in found.components:
        name = f"evaluation.component.{each.component.id}"
        yield Computed(f"{name}.low", rounded_score(each.current.low), "decimal", "mean-of-questions", inputs)
        yield Computed(f"{name}.high", rounded_score(each.current.high), "decimal", "mean-of-questions", inputs)
    yield Computed("evaluation.questions", len(found.judged), "integer", "count", inputs)
    for state in ("answered", "present", "planned", "expired", "missing"):
        number = sum(each.state == state for each in found.judged)
        yield Computed(f"evaluation.{state}", number, "integer", "count", inputs)
    yield from _history(profile)


def _history(profile: Profile) -> Iterable[Computed]:
    """The newest index of achievement, and the index of improvement: its difference from the year before."""
    history = profile.evaluation.history if profile.evaluation else {}
    known = {year: figure.value for year, figure in history.items() if figure.value is not None}
    if not known:
        return
    last = max(known)
    yield Computed(
        "evaluation.achievement", known[last], "decimal", "newest-value", (f"evaluation.history.{last}.value",)
    )
    if last - 1 in known:
        years = (f"evaluation.history.{last}.value", f"evaluation.history.{last - 1}.value")
        yield Computed("evaluation.improvement", known[last] - known[last - 1], "decimal", "difference", years)
