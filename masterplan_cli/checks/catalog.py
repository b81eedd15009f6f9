"""`CHECKS`: every check in the order of the report, and the rules they can break."""

from masterplan_cli.checks import catalogues, evidence, ids, programmes, quick_wins, time
from masterplan_cli.checks.check import Check
from masterplan_cli.checks.taxonomy import UNKNOWN_TAXONOMY
from masterplan_cli.diagnostics.finding import Rule

CHECKS: tuple[Check, ...] = (
    *ids.CHECKS,
    *time.CHECKS,
    *evidence.CHECKS,
    *programmes.CHECKS,
    *quick_wins.CHECKS,
    *catalogues.CHECKS,
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys((UNKNOWN_TAXONOMY, *(rule for check in CHECKS for rule in check.rules))))
