"""How complete the profile is, part by part, and the register of what is missing.

Formula (weighted mean of field scores 0, 0.5 or 1; after completeness in ISO/IEC 25012): an item
scores sum(w*q)/sum(w) over its applicable fields; a part is the mean of its items; the plan the weighted mean of parts.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


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
    kind: Literal["absent", "unknown", "unsourced"]
    what: object | None
    ask: object | None
    points: Decimal


@dataclass(frozen=True, slots=True)
class Completeness:
    """The plan's score in per cent, its parts in profile order, and the register by falling points."""

    score: Decimal
    parts: tuple[PartScore, ...]
    register: tuple[Missing, ...]
