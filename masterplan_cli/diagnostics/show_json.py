"""Diagnostics as JSON for programs. Format 1: keys are only ever added.

`{"format": 1, "summary": {"errors", "warnings", "notes"}, "findings": [{"code", "name", "severity", "message",
"help", "file", "line", "column", "end_line", "end_column", "address", "replacement", "related"}]}`, where each
related place is `{"file", "line", "column", "message"}`. Lines and columns begin at 1, columns count characters,
ends are exclusive, null where there is no place.
"""

import json
from collections.abc import Sequence
from typing import Any

from masterplan_cli.diagnostics.diagnostic import Diagnostic, Label
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import Sentences, help_text, message, related
from masterplan_cli.source.text import Span


def show_json(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """The document, with a final line break."""
    count = {severity: sum(d.rule.severity is severity for d in diagnostics) for severity in Severity}
    document = {
        "format": 1,
        "summary": {
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "notes": count[Severity.NOTE],
        },
        "findings": [_finding(diagnostic, sentences) for diagnostic in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic, sentences: Sentences) -> dict[str, Any]:
    return {
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": diagnostic.rule.severity.name.lower(),
        "message": message(diagnostic, sentences),
        "help": help_text(diagnostic, sentences) or None,
        "file": diagnostic.file,
        **_place(diagnostic.span),
        "address": diagnostic.address or None,
        "replacement": diagnostic.replacement,
        "related": [_related(place, sentences) for place in diagnostic.related],
    }


def _place(span: Span | None) -> dict[str, int | None]:
    if span is None:
        return dict.fromkeys(("line", "column", "end_line", "end_column"))
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(max(span.start, span.end))
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _related(place: Label, sentences: Sentences) -> dict[str, Any]:
    line, column = place.span.source.position(place.span.start)
    return {
        "file": place.span.source.name,
        "line": line,
        "column": column,
        "message": related(place.label, sentences),
    }
