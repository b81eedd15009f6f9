"""Charts as data: what is shown and its text alternative. Drawing is `render/svg.py`'s.

Amounts over categories and time have their types here; positions, relations and places in `diagram.py`.
"""

from dataclasses import dataclass
from decimal import Decimal

from masterplan_cli.document.diagram import Diagram
from masterplan_cli.document.inline import Inlines
from masterplan_cli.document.table import Table
from masterplan_cli.units import Kind, Month

Amount = int | Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """A named row of values, one per category; None is a missing value, never zero."""

    name: str
    values: tuple[Amount | None, ...]


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars of stacked parts, such as the budget by year and source. `unit` is shown at the axis."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    kind: Kind = "decimal"


@dataclass(frozen=True, slots=True)
class Lines:
    """Values over the years; `breaks` are categories before which the line is cut."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    kind: Kind = "decimal"
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Radar:
    """Values on three or more axes with a common scale from 0 to `maximum`."""

    axes: tuple[str, ...]
    series: tuple[Series, ...]
    maximum: Amount
    unit: str = ""
    kind: Kind = "decimal"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time of a Gantt chart, months inclusive; `marks` are milestones.

    `slack_end` is the last month to which it could slip without delaying anything else.
    """

    key: str
    label: str
    start: Month
    end: Month
    critical: bool = False
    slack_end: Month | None = None
    marks: tuple[Month, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A headed group of bars."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """Bars on a common calendar from January of `first_year` to December of `last_year`.

    Arrows join the bars of `chain`, in its order; other dependencies stand in the table.
    """

    groups: tuple[Group, ...]
    first_year: int
    last_year: int
    chain: tuple[str, ...] = ()


Drawing = StackedBars | Lines | Radar | Gantt | Diagram


@dataclass(frozen=True, slots=True)
class Chart:
    """An exhibit that is drawn. `alternative` says in words what it shows; `table` names the exhibit with its numbers.

    `data` is that table, for renderers that fold it beside the picture; `notes` say by which rule something was
    left out or put together. `labels` are the words the drawing needs besides names (legend of criticality and
    milestones), by key.
    """

    name: str
    caption: str
    drawing: Drawing
    alternative: str
    table: str
    sources: tuple[str, ...] = ()
    proposal: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    data: Table | None = None
    notes: tuple[Inlines, ...] = ()
