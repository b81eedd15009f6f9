"""Diagrams as data: relations, positions and places. Amounts over categories and time are `chart.py`'s."""

from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.units import Kind

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Ranked:
    """One bar of a ranking; `note` stands behind its amount."""

    label: str
    value: Number | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Horizontal bars in the given order, such as the shares of funding sources. `maximum` is the end of the scale."""

    bars: tuple[Ranked, ...]
    unit: str = ""
    kind: Kind = "decimal"
    maximum: Number | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A headed box with items; `amount` stands beside the head."""

    title: str
    items: tuple[str, ...] = ()
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Boxes in two columns, such as the four groups of SWOT factors."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a quadrant chart. `mark` is written in it, `label` beside it in the list."""

    mark: str
    label: str
    x: Number
    y: Number


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a quadrant chart; the field is divided at `middle`."""

    title: str
    low: Number
    middle: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Points in a field of four, `names` from the upper left one on, row by row."""

    spots: tuple[Spot, ...]
    x: Axis
    y: Axis
    names: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class House:
    """A house: a roof, a beam of items below it, pillars, and the foundation on which they stand."""

    roof: Field
    beam: Field
    pillars: tuple[Field, ...]
    base: Field


@dataclass(frozen=True, slots=True)
class Wheel:
    """Sectors around a centre, such as the six dimensions with their sub-dimensions."""

    centre: str
    sectors: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a tier; `strong` sets it off."""

    key: str
    title: str
    text: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Tier:
    """Boxes side by side under a title; `link` is written at the arrow that leads to the next tier."""

    title: str
    boxes: tuple[Box, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Tiers:
    """Tiers one above the other, such as plans or bodies."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """Rows of boxes that lead from one stage to the next: input, process, output, outcome, impact.

    Each row has a field per stage; its items are written one below the other.
    """

    stages: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """How much flows from one node to another, by their places in `Flow.left` and `Flow.right`."""

    left: int
    right: int
    amount: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Streams between two columns of nodes. A node without a stream is drawn all the same: nothing reaches it."""

    heads: tuple[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]
    streams: tuple[Stream, ...]


@dataclass(frozen=True, slots=True)
class Spotted:
    """One cell of a heat map: its level from 0 on, None for no value, and the words in it."""

    level: int | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A matrix whose cells are shaded by level. `levels` names the levels from the lightest on.

    `columns_title` and `rows_title` stand at the two sides; either may be empty. `warm` shades what is a danger.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Spotted, ...]], ...]
    levels: tuple[str, ...]
    columns_title: str = ""
    rows_title: str = ""
    warm: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: what was measured, and the path that is aimed at, each by year."""

    title: str
    unit: str
    actual: tuple[tuple[int, Number], ...]
    target: tuple[tuple[int, Number], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small charts of the same years, each with a scale of its own."""

    panels: tuple[Panel, ...]
    first_year: int
    last_year: int


Ring = tuple[tuple[float, float], ...]
"""Corners of a closed line in kilometres: east and north of the map's middle."""


@dataclass(frozen=True, slots=True)
class Place:
    """A district on a map: its outline where known, the point where its name stands, and the amount it is shaded by."""

    name: str
    x: float
    y: float
    area: float = 1.0
    rings: tuple[Ring, ...] = ()
    text: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Map:
    """Districts in their place: outlines, or squares as large as their share of the area where no outline is known.

    A schematic map keeps only directions: it has no scale, and its neighbours stand around it, in the order of north,
    east, south and west; an empty text leaves a side open.
    """

    places: tuple[Place, ...]
    levels: tuple[str, ...] = ()
    is_schematic: bool = False
    neighbours: tuple[str, str, str, str] = ("", "", "", "")


Diagram = Ranking | Fields | Quadrants | House | Wheel | Tiers | Stages | Flow | HeatMap | Multiples | Map
