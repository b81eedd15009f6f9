"""The one place where findings, which speak in addresses, become diagnostics with places in the user's text."""

import re
from collections.abc import Iterable

from masterplan_cli.diagnostics.diagnostic import Diagnostic, Label, in_order
from masterplan_cli.diagnostics.finding import Finding
from masterplan_cli.source.address import show_address
from masterplan_cli.source.source_map import Locator
from masterplan_cli.source.text import Span


def locate(findings: Iterable[Finding], locator: Locator) -> tuple[Diagnostic, ...]:
    """Give every finding its place, in the canonical order."""
    return in_order(_locate(finding, locator) for finding in findings)


def _locate(finding: Finding, locator: Locator) -> Diagnostic:
    whole = finding.span or locator.locate(finding.at, finding.part)
    piece = _piece(whole, finding.piece) if whole and finding.piece else None
    span = piece or whole
    related = ((locator.locate(other.at, other.part), other.label) for other in finding.related)
    return Diagnostic(
        rule=finding.rule,
        file=span.source.name if span else locator.name,
        span=span,
        address=show_address(finding.at),
        facts=finding.facts,
        related=tuple(Label(place, label) for place, label in related if place),
        replacement=finding.replacement if piece or not finding.piece else None,
        is_piece=piece is not None,
        waived=finding.waived,
    )


def _piece(span: Span, piece: str) -> Span | None:
    """Where `piece` stands in the written text as whole words; None where it is written in another way."""
    pattern = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
    found = pattern.search(span.source.text, span.start, span.end)
    return Span(span.source, *found.span()) if found else None
