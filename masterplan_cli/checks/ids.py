"""Ids and references: every id once within its kind, every reference to something that exists. Ids compare whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.diagnostics.suggest import by_likeness, nearest
from masterplan_cli.model.catalogue import TAGS, Catalogues, chosen_scheme, questions_of
from masterplan_cli.model.entity import Refers, pick
from masterplan_cli.model.governance import Evaluation
from masterplan_cli.model.plan import Indicator, Mission, Plan
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

UNKNOWN_REFERENCE = Rule("MP201", "unknown-reference", Severity.ERROR)
UNKNOWN_TAG = Rule("MP830", "unknown-tag", Severity.WARNING)
DUPLICATE_ID = Rule("MP202", "duplicate-id", Severity.ERROR)

FRAMEWORKS = frozenset(TAGS.values())
Located = tuple[str, Address]
_SHOWN = 8


def plan_nodes(plan: Plan, at: Address) -> Iterator[Located]:
    """The nodes of a plan's tree with their addresses."""
    yield from _items(plan.programmes, (*at, "programmes"))
    for index, mission in enumerate(plan.missions):
        yield from _mission_nodes(mission, (*at, "missions", index))


def _mission_nodes(mission: Mission, at: Address) -> Iterator[Located]:
    yield mission.id, at
    yield from _items(mission.programmes, (*at, "programmes"))
    for g, goal in enumerate(mission.goals):
        yield goal.id, (*at, "goals", g)
        for t, target in enumerate(goal.targets):
            here = (*at, "goals", g, "targets", t)
            yield target.id, here
            yield from _items(target.programmes, (*here, "programmes"))


def _items(items: Sequence[Any], at: Address) -> Iterator[Located]:
    return ((item.id, (*at, index)) for index, item in enumerate(items))


def indicators(profile: Profile) -> Iterator[tuple[Indicator, Address]]:
    """Every indicator of programmes and goals, with its address."""
    for p, programme in enumerate(profile.programmes):
        for i, indicator in enumerate(programme.indicators):
            yield indicator, ("programmes", p, "indicators", i)
    for g, goal in enumerate(profile.vision.goals if profile.vision else ()):
        for i, indicator in enumerate(goal.indicators):
            yield indicator, ("vision", "goals", g, "indicators", i)


def defined(profile: Profile) -> dict[str, list[Located]]:
    """All ids that a profile defines, by kind, in its order."""
    swot, vision, priorities = profile.swot, profile.vision, profile.prioritisation
    groups = ("strengths", "weaknesses", "opportunities", "threats")
    reasons = (("gaps", profile.gaps), ("strategies", profile.strategies), ("issues", profile.issues))
    return {
        "source": list(_items(profile.sources, ("sources",))),
        "organisation": list(_items(profile.organisations, ("organisations",))),
        "programme": list(_items(profile.programmes, ("programmes",))),
        "series": list(_items(profile.profile, ("profile",))),
        "legal": list(_items(profile.legal_basis, ("legal_basis",))),
        "plan": list(_items(profile.plans, ("plans",))),
        "reason": [located for key, items in reasons for located in _items(items, (key,))],
        "factor": [x for name in groups if swot for x in _items(getattr(swot, name), ("swot", name))],
        "smart-mission": list(_items(vision.missions, ("vision", "missions"))) if vision else [],
        "indicator": [(indicator.id, at) for indicator, at in indicators(profile)],
        "criterion": list(_items(priorities.criteria, ("prioritisation", "criteria"))) if priorities else [],
        **{
            key: list(_items(getattr(profile, key), (key,)))
            for key in ("applications", "infrastructure", "action_plan", "risks", "readiness", "unknowns")
        },
    }


def duplicate_ids(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Ids that occur twice within their kind, and node ids that occur twice within a plan."""
    plans = {f"plan:{p.id}": list(plan_nodes(p, ("plans", i))) for i, p in enumerate(profile.plans)}
    for found in (*defined(profile).values(), *plans.values()):
        first: dict[str, Address] = {}
        for id, at in found:
            if id in first:
                place = Related((*first[id], "id"), "first-defined-here")
                yield Finding(DUPLICATE_ID, (*at, "id"), {"id": id}, related=(place,))
            else:
                first[id] = at


class _Known(dict[str, set[str]]):
    """Ids by kind; those of catalogues that few profiles use are gathered when a reference asks for them."""

    def __init__(self, ids: Mapping[str, set[str]], evaluation: Evaluation | None, catalogues: Catalogues) -> None:
        super().__init__(ids)
        self._evaluation, self._catalogues = evaluation, catalogues

    def __missing__(self, kind: str) -> set[str]:
        self[kind] = self._of_scheme(kind) if kind.startswith("evaluation-") else self._of_catalogue(kind)
        return self[kind]

    def _of_scheme(self, kind: str) -> set[str]:
        schemes = self._catalogues.schemes
        if kind == "evaluation-scheme":
            return set(schemes)
        scheme = chosen_scheme(self._evaluation, self._catalogues)
        if kind == "evaluation-intake":
            return {intake.id for intake in scheme.intakes}
        return {each.id for part in scheme.components for each in questions_of(part, self._catalogues)}

    def _of_catalogue(self, kind: str) -> set[str]:
        if kind == "outcome":
            evaluated = chosen_scheme(self._evaluation, self._catalogues).taxonomy
            return {i.id for each in self._catalogues.taxonomies[evaluated].dimensions for i in each.indicators}
        if kind == "readiness-component":
            return {item.id for item in self._catalogues.readiness.items}
        return set(self._catalogues.framework(kind).by_code)


def _known(profile: Profile, catalogues: Catalogues) -> _Known:
    known = {kind: {id for id, _ in found} for kind, found in defined(profile).items()}
    dimensions = {dimension.id for dimension in catalogues.taxonomy.dimensions}
    parts = {part.id for dimension in catalogues.taxonomy.dimensions for part in dimension.subdimensions}
    nodes = {f"{p.id}/{id}" for i, p in enumerate(profile.plans) for id, _ in plan_nodes(p, ("plans", i))}
    return _Known(
        known
        | {
            "dimension": dimensions,
            "subdimension": parts,
            "dimension-or-subdimension": dimensions | parts,
            "plan-node": known["plan"] | nodes,
            "funding": {source.id for source in catalogues.funding.sources},
        },
        profile.evaluation,
        catalogues,
    )


def unknown_references(profile: Profile, catalogues: Catalogues) -> Iterator[Finding]:
    """References to ids that are not there."""
    known = _known(profile, catalogues)
    in_order = cache(lambda kind: sorted(known[kind]))
    called = _called(profile)
    near = cache(lambda kind, id: called.get((kind, _folded(id))) or nearest(id, in_order(kind)))
    for kind, id, at, is_key in references(profile):
        if id not in known[kind] and not (kind in FRAMEWORKS and catalogues.framework(kind).item_of(id)):
            meant = near(kind, id)
            facts = {"id": id, "kind": f"kind-{kind}"}
            if meant:
                facts["suggestion"] = meant
            elif known[kind]:
                names = in_order(kind)
                facts["known"] = ", ".join(by_likeness(id, names, _SHOWN)) + (", …" if len(names) > _SHOWN else "")
            is_named = meant is not None and called.get((kind, _folded(id))) == meant
            certain = meant if meant and (is_named or _spelling(meant) == _spelling(id)) else None
            rule = UNKNOWN_REFERENCE
            if kind in FRAMEWORKS and not catalogues.framework(kind).verified:
                rule = UNKNOWN_TAG
            yield Finding(rule, at, facts, "key" if is_key else "value", replacement=certain)


def _called(profile: Profile) -> dict[tuple[str, str], str]:
    """Ids by the names and abbreviations of what bears them, where one of them has that name alone."""
    found: dict[tuple[str, str], set[str]] = {}
    for office in profile.organisations:
        for words in (pick(office.name, "id"), pick(office.name, "en"), office.abbreviation):
            if words:
                found.setdefault(("organisation", _folded(words)), set()).add(office.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _spelling(id: str) -> str:
    """What two spellings of one id have in common; another letter may be another thing (`GOV-1.01`, `GOV-1.02`)."""
    return id.casefold().strip().replace("_", "-").replace(" ", "-")


Reference = tuple[str, str, Address, bool]
"""Kind, id, address, and whether it stands as a key."""
_Walk = Callable[[Any, Address], Iterator[Reference]]


def references(profile: Profile) -> Iterator[Reference]:
    """Every reference of a profile, found by the `Refers` marks of the model."""
    return _walk_of(Profile)(profile, ())


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    key: str
    walk: _Walk


@cache
def _walk_of(model: type[BaseModel]) -> _Walk:
    fields = tuple(_fields(model))

    def walk(entity: Any, at: Address) -> Iterator[Reference]:
        for field in fields:
            value = getattr(entity, field.name)
            if value is not None and value != () and value != {}:
                yield from field.walk(value, (*at, field.key))

    return walk


def _fields(model: type[BaseModel]) -> Iterator[_Field]:
    for name, info in model.model_fields.items():
        marked = next((mark.kind for mark in info.metadata if isinstance(mark, Refers)), None)
        walk = _marked(marked) if marked else _walk(info.annotation)
        if walk is not None:
            yield _Field(name, info.alias or name, walk)


def _marked(kind: str) -> _Walk:
    def walk(value: Any, at: Address) -> Iterator[Reference]:
        yield kind, value, at, False

    return walk


def _walk(annotation: Any) -> _Walk | None:
    """How to find references in values of that annotation; None if there cannot be any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_of(annotation) if tuple(_fields(annotation)) else None
    arguments = get_args(annotation)
    mark = next((argument.kind for argument in arguments if isinstance(argument, Refers)), None)
    if mark:
        return _marked(mark)
    if get_origin(annotation) is dict:
        return _mapping(*arguments)
    walks = [walk for argument in arguments if (walk := _walk(argument)) is not None]
    if not walks:
        return None
    return _sequence(walks[0]) if get_origin(annotation) is tuple else walks[0]


def _sequence(inner: _Walk) -> _Walk:
    def walk(values: Sequence[Any], at: Address) -> Iterator[Reference]:
        for index, value in enumerate(values):
            yield from inner(value, (*at, index))

    return walk


def _mapping(keys: Any, values: Any) -> _Walk | None:
    kind = next((argument.kind for argument in get_args(keys) if isinstance(argument, Refers)), None)
    inner = _walk(values)
    if kind is None and inner is None:
        return None

    def walk(mapping: Mapping[Any, Any], at: Address) -> Iterator[Reference]:
        for key, value in mapping.items():
            here = (*at, str(key))
            if kind is not None:
                yield kind, str(key), here, True
            if inner is not None:
                yield from inner(value, here)

    return walk


CHECKS: Iterable[Check] = (
    Check("duplicate-ids", (DUPLICATE_ID,), duplicate_ids),
    Check("unknown-references", (UNKNOWN_REFERENCE, UNKNOWN_TAG), unknown_references),
)
