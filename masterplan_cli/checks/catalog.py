"""`CHECKS`: every check in the order of the report, and the rules they can break."""

from masterplan_cli.checks import (
    balance,
    calendar,
    catalogues,
    evidence,
    ids,
    indicators,
    money,
    neighbours,
    positions,
    priority,
    programmes,
    progress,
    provenance,
    quick_wins,
    references,
    region,
    substance,
    theme,
    time,
    wording,
)
from masterplan_cli.checks.check import Check
from masterplan_cli.checks.taxonomy import UNKNOWN_TAXONOMY
from masterplan_cli.diagnostics.finding import Rule

CHECKS: tuple[Check, ...] = (
    *ids.CHECKS,
    *references.CHECKS,
    *region.CHECKS,
    *positions.CHECKS,
    *money.CHECKS,
    *time.CHECKS,
    *calendar.CHECKS,
    *evidence.CHECKS,
    *indicators.CHECKS,
    *progress.CHECKS,
    *provenance.CHECKS,
    *programmes.CHECKS,
    *substance.CHECKS,
    *balance.CHECKS,
    *neighbours.CHECKS,
    *quick_wins.CHECKS,
    *priority.CHECKS,
    *catalogues.CHECKS,
    *wording.CHECKS,
    *theme.CHECKS,
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys((UNKNOWN_TAXONOMY, *(rule for check in CHECKS for rule in check.rules))))
