"""`Analysis`: everything computed from one profile, and the function that computes it in order of dependency."""

from dataclasses import dataclass

from masterplan_cli.analysis.alignment import Alignment
from masterplan_cli.analysis.budget import Budget
from masterplan_cli.analysis.completeness import Completeness
from masterplan_cli.analysis.ledger import Ledger
from masterplan_cli.analysis.position import Position
from masterplan_cli.analysis.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Analysis:
    """The results of all analyses of one profile."""

    budget: Budget
    schedule: Schedule
    alignment: Alignment
    positions: tuple[Position, ...]
    completeness: Completeness
    ledger: Ledger
