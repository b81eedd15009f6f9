"""The one place where findings, which speak in addresses, become diagnostics with places in the user's text."""

from collections.abc import Iterable

from masterplan_cli.diagnostics.diagnostic import Diagnostic, Label, in_order
from masterplan_cli.diagnostics.finding import Finding
from masterplan_cli.source.address import show_address
from masterplan_cli.source.source_map import Locator


def locate(findings: Iterable[Finding], locator: Locator) -> tuple[Diagnostic, ...]:
    """Give every finding its place, in the canonical order."""
    return in_order(_locate(finding, locator) for finding in findings)


def _locate(finding: Finding, locator: Locator) -> Diagnostic:
    span = finding.span or locator.locate(finding.at, finding.part)
    related = ((locator.locate(other.at, other.part), other.label) for other in finding.related)
    return Diagnostic(
        rule=finding.rule,
        file=span.source.name if span else locator.name,
        span=span,
        address=show_address(finding.at),
        facts=finding.facts,
        related=tuple(Label(place, label) for place, label in related if place),
        replacement=finding.replacement,
    )
