"""How complete the profile is, by part and by lead organisation, and the register of what is missing.

Weights, grades and gates are data (`catalogues/completeness/`). Formula (weighted mean of field scores 0, 1/2 or 1;
after completeness and credibility in ISO/IEC 25012): an item scores sum(w*q)/sum(w) over its applicable fields; a part
is the mean of its items; the plan the weighted mean of its parts. A closed gate caps the grade whatever the mean.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

from masterplan_cli.analysis.ranking import display
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.evidence import Figure, Unknown
from masterplan_cli.model.plan import Baseline
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import CompletenessRules, Gate, PartRule
from masterplan_cli.model.region import Region

Kind = Literal["absent", "unknown", "unsourced"]
EMPTY, HALF, FULL = 0, 1, 2
"""The quality of a field, in halves."""


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of the profile: items present, score in per cent, weight in the plan's score, entries missing, the
    grade, and the ids of the gates that hold the grade down."""

    part: str
    items: int
    score: Decimal
    weight: int
    missing: int
    grade: str
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationScore:
    """What one organisation answers for, as lead or owner: its items, their score in per cent, entries missing, the
    grade, and the ids of the gates that its own programmes keep closed. Without an `organisation`: nobody is named."""

    organisation: str
    items: int
    score: Decimal
    missing: int
    grade: str
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate over the whole plan: how many of the items it asks have the field, and whether that is enough."""

    gate: Gate
    filled: int
    of: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """One line of the register. `part` and `field` are profile keys; `item` the entity's id or empty.

    `what` and `ask` are texts of the profile (LocalText) where it gives them, else None: the words then come from
    the language's catalogue by `part` and `field`. `owner` is the organisation that answers for the item. `exhibit`
    stays empty or short without it. `points` is what filling it adds to the plan's score (0 to 100); `gate` the
    gate that it helps to open.
    """

    part: str
    field: str
    item: str
    kind: Kind
    what: object | None
    ask: object | None
    points: Fraction
    owner: str = ""
    exhibit: str = ""
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Completeness:
    """The plan's score in per cent and its grade, the gates, the parts in the order of the rules, the organisations
    (weakest first), and the register by falling points."""

    score: Decimal
    grade: str
    gates: tuple[GateState, ...]
    parts: tuple[PartScore, ...]
    organisations: tuple[OrganisationScore, ...]
    register: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field's quality in halves; None where it does not apply."""

    quality: int | None
    kind: Kind = "absent"
    ask: object | None = None


def _is_filled(is_filled: bool) -> _Field:
    return _Field(FULL if is_filled else EMPTY)


def _field(value: Any) -> _Field:
    if isinstance(value, Figure | Baseline):
        return _figure(value)
    return _is_filled(value is not None and value != "" and value != () and value != {})


def _figure(figure: Figure | Baseline) -> _Field:
    if getattr(figure, "not_applicable", False):
        return _Field(None)
    if figure.unknown or (figure.value is None and figure.text is None):
        return _Field(EMPTY, "unknown", figure.ask)
    return _Field(FULL if figure.source is not None else HALF, "unsourced")


def item_score(weighted: Iterable[tuple[int, int | None]]) -> Fraction:
    """sum(w*q)/sum(w) over applicable fields, q in halves; 1 where none applies."""
    whole = halves = 0
    for weight, quality in weighted:
        if quality is not None:
            whole += weight
            halves += weight * quality
    return Fraction(halves, 2 * whole) if whole else Fraction(1)


def _special(part: str, item: Any, name: str) -> _Field | None:
    match part, name:
        case "region", "positions":
            return _positions(item)
        case "programmes", "plan_refs":
            return _field(item.plan_refs or item.unplanned)
        case "programmes", "dates":
            return _is_filled(item.start is not None and item.end is not None)
        case "programmes", "baseline":
            return _baselines(item.indicators)
        case "gaps", "desired":
            return _field((item.desired and (item.desired.value is not None or item.desired.text)) or None)
        case "readiness", "score":
            return _Field(EMPTY if item.score is None else FULL, "unknown" if item.unknown else "absent", item.ask)
    return None


def _positions(region: Region) -> _Field:
    """Whether a map can be drawn: from a map file, or from the positions of all districts or, by half, of some; a
    schematic one from directions counts by half too."""
    if region.map:
        return _is_filled(True)
    placed = [district.latitude is not None and district.longitude is not None for district in region.districts]
    if any(placed):
        return _Field(FULL if all(placed) else HALF)
    return _Field(HALF if any(district.place for district in region.districts) else EMPTY)


def _baselines(indicators: Sequence[Any]) -> _Field:
    if not indicators:
        return _is_filled(False)
    states = [_field(indicator.baseline) for indicator in indicators]
    return min(states, key=lambda state: FULL if state.quality is None else state.quality)


@dataclass(frozen=True, slots=True)
class _Item:
    """An entity with the state of its fields, and the organisation that answers for it (None: no such field)."""

    id: str
    fields: tuple[tuple[str, int, _Field], ...]
    owner: str | None = None

    @property
    def weight(self) -> int:
        return sum(weight for _, weight, state in self.fields if state.quality is not None)

    @property
    def score(self) -> Fraction:
        return item_score((weight, state.quality) for _, weight, state in self.fields)


def _item(rule: PartRule, entity: Any, leads: Mapping[str, str]) -> _Item:
    fields = tuple(
        (each.id, each.weight, _special(rule.id, entity, each.id) or _field(getattr(entity, each.id)))
        for each in rule.fields
    )
    if rule.id == "quick_wins":
        return _Item(entity.programme, fields, leads.get(entity.programme, ""))
    return _Item(getattr(entity, "id", ""), fields, _owner(entity))


def _owner(entity: Any) -> str | None:
    for name in ("lead", "owner"):
        if name in type(entity).model_fields:
            return getattr(entity, name) or ""
    return None


def _entities(profile: Profile, part: str) -> Sequence[Any]:
    """The items of a part; a part that is one record is its only item."""
    if part == "governance":
        return profile.governance.bodies if profile.governance else ()
    value = getattr(profile, part)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _items(profile: Profile, rule: PartRule, leads: Mapping[str, str]) -> list[_Item]:
    if rule.id == "profile":
        return [
            _Item(f"{series.id}.{year}", tuple((each.id, each.weight, _figure(figure)) for each in rule.fields))
            for series in profile.profile
            for year, figure in series.values.items()
        ]
    return [_item(rule, entity, leads) for entity in _entities(profile, rule.id)]


def measure(profile: Profile, catalogues: Catalogues) -> Completeness:
    """Score every part and every organisation, and list what is missing, the most useful first."""
    rules = catalogues.completeness
    leads = {programme.id: programme.lead or "" for programme in profile.programmes}
    items = {rule.id: _items(profile, rule, leads) for rule in rules.items}
    gates = tuple(_state(gate, items[gate.part]) for gate in rules.gates)
    total = sum(rule.weight for rule in rules.items)
    parts: list[PartScore] = []
    register: list[Missing] = []
    for rule in rules.items:
        share, unknowns = Fraction(rule.weight * 100, total), [u for u in profile.unknowns if u.part == rule.id]
        lines = _register(rule, items[rule.id], unknowns, share, gates)
        parts.append(_part(rules, rule, items[rule.id], len(unknowns), gates, len(lines)))
        register += lines
    whole = display(sum((Fraction(each.score) * each.weight for each in parts), Fraction(0)) / total, 1)
    return Completeness(
        score=whole,
        grade=rules.grade(whole, [state.gate for state in gates if not state.is_open]),
        gates=gates,
        parts=tuple(parts),
        organisations=_organisations(rules, items),
        register=_most_useful_first(register),
    )


def _most_useful_first(register: Sequence[Missing]) -> tuple[Missing, ...]:
    """By points, else as they stand. Fractions are compared once for each size of gain, since few sizes occur."""
    sizes = sorted({line.points for line in register}, reverse=True)
    order = {points: place for place, points in enumerate(sizes)}
    return tuple(sorted(register, key=lambda line: order[line.points]))


def _part(
    rules: CompletenessRules,
    rule: PartRule,
    items: Sequence[_Item],
    unknowns: int,
    gates: Iterable[GateState],
    missing: int,
) -> PartScore:
    """The mean of the items; each open question counts as an empty one."""
    count = len(items) + unknowns
    mean = sum((item.score for item in items), Fraction(0)) / count if count else Fraction(0)
    score = display(mean * 100, 1)
    closed = [state.gate for state in gates if not state.is_open and state.gate.part == rule.id]
    ids = tuple(gate.id for gate in closed)
    return PartScore(rule.id, len(items), score, rule.weight, missing, rules.grade(score, closed), ids)


def _register(
    rule: PartRule,
    items: Sequence[_Item],
    unknowns: Sequence[Unknown],
    share: Fraction,
    gates: Sequence[GateState],
) -> list[Missing]:
    """What a part lacks; `share` is what the part adds to the plan's score where it is complete."""
    each = share / max(len(items) + len(unknowns), 1)
    lines = [*_lines(rule, items, each, gates)]
    lines += [
        Missing(rule.id, "unknowns", u.id, "unknown", u.what, u.ask, each, exhibit=rule.exhibit) for u in unknowns
    ]
    if not items:
        gate = _gate_of(gates, rule.id, "")
        lines.append(Missing(rule.id, "", "", "absent", None, None, each, exhibit=rule.exhibit, gate=gate))
    return lines


def _state(gate: Gate, items: Sequence[_Item]) -> GateState:
    """Whether enough items have the field. What does not apply is not asked; where nothing is there, it is closed."""
    if not gate.field:
        return GateState(gate, min(len(items), 1), 1, bool(items))
    states = [state.quality for item in items for name, _, state in item.fields if name == gate.field]
    asked = [quality for quality in states if quality is not None]
    filled = sum(quality > 0 for quality in asked)
    return GateState(gate, filled, len(asked), bool(items) and filled * 100 >= gate.at_least * len(asked))


def _gate_of(gates: Iterable[GateState], part: str, field: str) -> str:
    """The closed gate that this field of this part helps to open."""
    found = (s.gate.id for s in gates if not s.is_open and (s.gate.part, s.gate.field) == (part, field))
    return next(found, "")


def _lines(rule: PartRule, items: Sequence[_Item], share: Fraction, gates: Sequence[GateState]) -> Iterable[Missing]:
    gate_of = {each.id: _gate_of(gates, rule.id, each.id) for each in rule.fields}
    for item in items:
        weight = item.weight
        for name, field_weight, state in item.fields:
            if state.quality is not None and state.quality < FULL:
                gain = _gain(share, field_weight, FULL - state.quality, weight)
                gate = gate_of[name] if not state.quality else ""
                owner, exhibit = item.owner or "", rule.exhibit_of[name]
                yield Missing(rule.id, name, item.id, state.kind, None, state.ask, gain, owner, exhibit, gate)


@lru_cache(maxsize=4096)
def _gain(share: Fraction, field_weight: int, halves: int, weight: int) -> Fraction:
    """The points that the halves a field lacks would add; entries of a part repeat the same few cases."""
    return share * field_weight * halves / (2 * weight)


def _organisations(rules: CompletenessRules, items: Mapping[str, Sequence[_Item]]) -> tuple[OrganisationScore, ...]:
    """Each organisation that answers for something; the mean of its items by part, weighted as the parts are."""
    owned: dict[str, dict[str, list[_Item]]] = {}
    for part, found in items.items():
        for item in found:
            if item.owner is not None:
                owned.setdefault(item.owner, {}).setdefault(part, []).append(item)
    scores = [_organisation(rules, id, parts) for id, parts in owned.items()]
    return tuple(sorted(scores, key=lambda each: (not each.organisation, each.score, each.organisation)))


def _organisation(rules: CompletenessRules, id: str, parts: Mapping[str, Sequence[_Item]]) -> OrganisationScore:
    weights = {rule.id: rule.weight for rule in rules.items}
    means = {part: sum((item.score for item in found), Fraction(0)) / len(found) for part, found in parts.items()}
    whole = sum(weights[part] for part in parts)
    score = display(sum((weights[part] * mean for part, mean in means.items()), Fraction(0)) * 100 / whole, 1)
    states = [_state(gate, parts[gate.part]) for gate in rules.gates if gate.field and gate.part in parts]
    closed = [state.gate for state in states if not state.is_open]
    missing = sum(
        state.quality is not None and state.quality < FULL
        for found in parts.values()
        for item in found
        for _, _, state in item.fields
    )
    count = sum(map(len, parts.values()))
    return OrganisationScore(id, count, score, missing, rules.grade(score, closed), tuple(gate.id for gate in closed))
