"""Diagnostics as JSON for programs. Format 1: keys are only ever added.

`{"format": 1, "summary": {"errors", "warnings", "notes", "waived"}, "findings": [{"code", "name", "severity",
"message", "help", "file", "line", "column", "end_line", "end_column", "address", "replacement", "edit", "waived",
"related"}]}`, where each related place is `{"file", "line", "column", "message"}`. Lines and columns begin at 1,
columns count characters, ends are exclusive, null where there is no place. `replacement` is the value that mends
the place, `edit` the text to put there with the quotation marks that YAML needs. `waived` is the reason that the
profile gives for accepting the finding; waived findings count in no other sum.
"""

import json
from collections.abc import Sequence
from typing import Any

from masterplan_cli.diagnostics.diagnostic import Diagnostic, Label
from masterplan_cli.diagnostics.edit import edit_of
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import Sentences, help_text, message, related
from masterplan_cli.source.text import Span


def show_json(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """The document, with a final line break."""
    count = {s: sum(d.rule.severity is s and d.waived is None for d in diagnostics) for s in Severity}
    document = {
        "format": 1,
        "summary": {
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "notes": count[Severity.NOTE],
            "waived": sum(d.waived is not None for d in diagnostics),
        },
        "findings": [_finding(diagnostic, sentences) for diagnostic in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(diagnostic: Diagnostic, sentences: Sentences) -> dict[str, Any]:
    edit = edit_of(diagnostic)
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
        "edit": edit.text if edit else None,
        "waived": diagnostic.waived,
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
