"""`CHECKS`, every check in the order of the report, and `ALL_RULES`, everything that can be said about an input."""

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Rule

CHECKS: tuple[Check, ...] = ()
ALL_RULES: tuple[Rule, ...] = ()
