"""The schedule that follows from dependencies: critical path method in whole months.

Source: Kelley & Walker (1959), "Critical-Path Planning and Scheduling"; fixed starts are lower bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.model.entity import Horizon
from masterplan_cli.units import Month


@dataclass(frozen=True, slots=True)
class Slot:
    """One programme on the calendar; months inclusive.

    `start` and `end` are the computed earliest dates: never before the stated start, never before all predecessors
    have finished; the stated duration is kept. `slack` is in months: how far it may slip without delaying the
    end of the plan (the latest end of any programme). `late_by` is how many months after its stated start the
    programme can really begin (0 if the stated dates hold). `assumed` tells that no dates were stated and the
    horizon's years were taken.
    """

    programme: str
    start: Month
    end: Month
    months: int
    slack: int
    critical: bool
    late_by: int
    assumed: bool
    predecessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """All slots by programme id, the critical chain in order, the horizon used for each programme."""

    slots: Mapping[str, Slot]
    critical_chain: tuple[str, ...]
    horizons: Mapping[str, Horizon]
    first: Month
    last: Month
