"""How complete the profile is, part by part, and the register of what is missing.

Formula (weighted mean of field scores 0, 0.5 or 1; after completeness in ISO/IEC 25012): an item
scores sum(w*q)/sum(w) over its applicable fields; a part is the mean of its items; the plan the weighted mean of parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from masterplan_cli.model.evidence import Figure, Part
from masterplan_cli.model.plan import Baseline
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.region import Region

Kind = Literal["absent", "unknown", "unsourced"]


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of the profile: items present, score in per cent, weight in the plan's score."""

    part: str
    items: int
    score: Decimal
    weight: int
    missing: int


@dataclass(frozen=True, slots=True)
class Missing:
    """One line of the register. `part` and `field` are profile keys; `item` the entity's id or empty.

    `what` and `ask` are texts of the profile (LocalText) where it gives them, else None: the words then come from
    the language's catalogue by `part` and `field`. `points` is what filling it adds to the plan's score (0 to 100).
    """

    part: str
    field: str
    item: str
    kind: Kind
    what: object | None
    ask: object | None
    points: Decimal


@dataclass(frozen=True, slots=True)
class Completeness:
    """The plan's score in per cent, its parts in profile order, and the register by falling points."""

    score: Decimal
    parts: tuple[PartScore, ...]
    register: tuple[Missing, ...]


PART_WEIGHTS: dict[Part, int] = {
    "region": 2,
    "sources": 1,
    "profile": 4,
    "plans": 4,
    "legal_basis": 2,
    "organisations": 2,
    "issues": 3,
    "potentials": 1,
    "trends": 1,
    "readiness": 3,
    "applications": 2,
    "infrastructure": 2,
    "gaps": 4,
    "swot": 2,
    "strategies": 2,
    "vision": 4,
    "programmes": 6,
    "quick_wins": 3,
    "action_plan": 2,
    "fiscal": 3,
    "governance": 3,
    "risks": 2,
    "change": 1,
    "collaboration": 1,
    "participation": 1,
    "monitoring": 3,
    "evaluation": 1,
    "glossary": 1,
}
"""How much each part counts in the plan's score."""

FIELD_WEIGHTS: dict[str, dict[str, int]] = {
    "region": {
        "code": 1,
        "bps_code": 1,
        "area_km2": 2,
        "leaders": 1,
        "districts": 2,
        "positions": 1,
        "boundaries": 1,
        "hazards": 1,
    },
    "plans": {"period": 1, "regulation": 1, "vision": 1, "source": 1},
    "legal_basis": {"relevance": 1},
    "organisations": {"abbreviation": 1, "source": 1},
    "issues": {"dimensions": 1, "sources": 2},
    "potentials": {"sources": 1},
    "trends": {"effect": 1, "sources": 1},
    "readiness": {"sources": 2, "score": 2},
    "applications": {"owner": 1, "subdimension": 1, "since": 1, "source": 1},
    "infrastructure": {"quantity": 2, "owner": 1},
    "gaps": {"present": 3, "desired": 2, "cause": 1, "response": 1, "priority": 1},
    "strategies": {"factors": 1, "gaps": 1},
    "programmes": {
        "description": 1,
        "why": 2,
        "innovation": 1,
        "beneficiaries": 1,
        "lead": 3,
        "plan_refs": 2,
        "dates": 2,
        "indicators": 3,
        "baseline": 2,
        "budget": 3,
        "assumption": 1,
    },
    "quick_wins": {
        "problem": 1,
        "formulation": 1,
        "appeal": 1,
        "benefit": 1,
        "uniqueness": 1,
        "partnership": 1,
        "development": 1,
        "sustainability": 1,
        "resources": 1,
        "risk": 1,
        "continuity": 1,
        "before": 1,
        "after": 1,
    },
    "action_plan": {"output": 1, "lead": 1, "programmes": 1},
    "risks": {"cause": 1, "likelihood": 1, "impact": 1, "treatment": 1, "owner": 1},
    "change": {"owner": 1, "measure": 1},
    "collaboration": {"partners": 1, "scope": 1, "agreement": 1},
    "participation": {"date": 1, "participants": 1, "output": 1},
}
"""The fields that are asked of each item, with their weight; parts not listed count as filled when they are there."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field's quality: 0, 0.5 or 1; None where it does not apply."""

    quality: float | None
    kind: Kind = "absent"
    ask: object | None = None


def _field(value: Any) -> _Field:
    if isinstance(value, Figure | Baseline):
        return _figure(value)
    filled = value is not None and value != "" and value != () and value != {}
    return _Field(1.0 if filled else 0.0)


def _figure(figure: Figure | Baseline) -> _Field:
    if getattr(figure, "not_applicable", False):
        return _Field(None)
    if figure.unknown or (figure.value is None and figure.text is None):
        return _Field(0.0, "unknown", figure.ask)
    sourced = figure.source is not None
    return _Field(1.0 if sourced else 0.5, "unsourced")


def item_score(weighted: Iterable[tuple[int, float | None]]) -> Decimal:
    """sum(w*q)/sum(w) over applicable fields; 1 where none applies."""
    applicable = [(weight, quality) for weight, quality in weighted if quality is not None]
    whole = sum(weight for weight, _ in applicable)
    return Decimal(str(sum(weight * quality for weight, quality in applicable))) / whole if whole else Decimal(1)


def _special(part: str, item: Any, name: str) -> _Field | None:
    match part, name:
        case "region", "positions":
            return _positions(item)
        case "programmes", "plan_refs":
            return _field(item.plan_refs or item.unplanned)
        case "programmes", "dates":
            return _Field(1.0 if item.start and item.end else 0.0)
        case "programmes", "baseline":
            return _baselines(item.indicators)
        case "gaps", "desired":
            return _field((item.desired and (item.desired.value is not None or item.desired.text)) or None)
        case "readiness", "score":
            return _Field(1.0 if item.score is not None else 0.0, "unknown" if item.unknown else "absent", item.ask)
    return None


def _positions(region: Region) -> _Field:
    """Whether a map can be drawn: from a map file, or from the positions of all districts or of some."""
    if region.map:
        return _Field(1.0)
    placed = [district.latitude is not None and district.longitude is not None for district in region.districts]
    return _Field((1.0 if all(placed) else 0.5) if any(placed) else 0.0)


def _baselines(indicators: Sequence[Any]) -> _Field:
    if not indicators:
        return _Field(0.0)
    states = [_field(indicator.baseline) for indicator in indicators]
    return min(states, key=lambda state: 1.0 if state.quality is None else state.quality)


@dataclass(frozen=True, slots=True)
class _Item:
    id: str
    fields: tuple[tuple[str, int, _Field], ...]

    @property
    def weight(self) -> int:
        return sum(weight for _, weight, state in self.fields if state.quality is not None)

    @property
    def score(self) -> Decimal:
        return item_score((weight, state.quality) for _, weight, state in self.fields)


def _item(part: str, id: str, entity: Any) -> _Item:
    weights = FIELD_WEIGHTS.get(part, {})
    return _Item(
        id,
        tuple(
            (name, weight, _special(part, entity, name) or _field(getattr(entity, name)))
            for name, weight in weights.items()
        ),
    )


def _figures(items: Iterable[tuple[str, Figure]]) -> list[_Item]:
    return [_Item(id, (("value", 1, _figure(figure)),)) for id, figure in items]


def _items(profile: Profile, part: str) -> list[_Item]:
    match part:
        case "region":
            return [_item(part, "", profile.region)]
        case "profile":
            return _figures((f"{s.id}.{year}", figure) for s in profile.profile for year, figure in s.values.items())
        case "swot":
            return _presence(profile.swot, ("strengths", "weaknesses", "opportunities", "threats"))
        case "vision":
            return _presence(profile.vision, ("missions", "goals", "principles", "directions"))
        case "fiscal":
            return _presence(profile.fiscal, ("history", "ceilings", "options"))
        case "governance":
            bodies = profile.governance.bodies if profile.governance else ()
            return [_presence(body, ("members", "duties", "decree", "meetings"), body.id)[0] for body in bodies]
        case "monitoring":
            return _presence(profile.monitoring, ("steps",))
        case "evaluation":
            return [_Item("", ())] if profile.evaluation else []
        case "quick_wins":
            return [_item(part, win.programme, win) for win in profile.quick_wins]
    entities = getattr(profile, part)
    return [_item(part, getattr(entity, "id", ""), entity) for entity in entities]


def _presence(entity: Any, names: Sequence[str], id: str = "") -> list[_Item]:
    if entity is None:
        return []
    return [_Item(id, tuple((name, 1, _field(getattr(entity, name))) for name in names))]


def measure(profile: Profile) -> Completeness:
    """Score every part and list what is missing, the most useful first."""
    total_weight = sum(PART_WEIGHTS.values())
    parts: list[PartScore] = []
    register: list[Missing] = []
    unknowns = {part: [u for u in profile.unknowns if u.part == part] for part in PART_WEIGHTS}
    for part, weight in PART_WEIGHTS.items():
        items = _items(profile, part)
        share = Decimal(weight) * 100 / total_weight
        open_points = [_unknown_item(unknown.id) for unknown in unknowns[part]]
        counted = [*items, *open_points]
        score = sum((item.score for item in counted), Decimal(0)) / len(counted) if counted else Decimal(0)
        lines = list(_lines(part, items, share, len(counted)))
        lines += [
            Missing(part, "unknowns", u.id, "unknown", u.what, u.ask, share / len(counted)) for u in unknowns[part]
        ]
        if not items:
            lines.append(Missing(part, "", "", "absent", None, None, share if not counted else share / len(counted)))
        parts.append(PartScore(part, len(items), _percent(score), weight, len(lines)))
        register += lines
    whole = sum((p.score * p.weight for p in parts), Decimal(0)) / total_weight
    register.sort(key=lambda line: -line.points)
    return Completeness(whole.quantize(Decimal("0.1"), ROUND_HALF_UP), tuple(parts), tuple(register))


def _unknown_item(id: str) -> _Item:
    return _Item(id, (("unknowns", 1, _Field(0.0, "unknown")),))


def _percent(share: Decimal) -> Decimal:
    return (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _lines(part: str, items: Sequence[_Item], share: Decimal, count: int) -> Iterable[Missing]:
    for item in items:
        weight = item.weight
        for name, field_weight, state in item.fields:
            if state.quality is not None and state.quality < 1:
                gain = share * field_weight * Decimal(str(1 - state.quality)) / (weight * count)
                yield Missing(part, name, item.id, state.kind, None, state.ask, gain)
