"""Diagnostics as SARIF 2.1.0 (OASIS), for code scanning and for editors. Columns count characters, ends are exclusive.

Certain replacements are fixes; waived findings are results with a suppression, as the standard asks.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from masterplan_cli import __version__
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.edit import edit_of
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.report import Report, region_of
from masterplan_cli.diagnostics.sentences import related
from masterplan_cli.source.text import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def show_sarif(report: Report) -> str:
    """The log, with a final line break."""
    rules = tuple(sorted({diagnostic.rule for diagnostic in report.diagnostics}, key=lambda rule: rule.code))
    codes = [rule.code for rule in rules]
    driver = {"name": "masterplan", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, report, codes) for diagnostic in report.diagnostics],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "help": {"text": f"masterplan explain {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, report: Report, codes: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule.code,
        "ruleIndex": codes.index(diagnostic.rule.code),
        "level": _LEVELS[diagnostic.rule.severity],
        "message": {"text": report.words(diagnostic)},
        "locations": [{"physicalLocation": _location(diagnostic.file, diagnostic.span)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(place.span.source.name, place.span),
                "message": {"text": related(place.label, report.sentences)},
            }
            for number, place in enumerate(diagnostic.related, 1)
        ]
    if (edit := edit_of(diagnostic)) is not None:
        change = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        changes = [{"artifactLocation": {"uri": _uri(diagnostic.file)}, "replacements": [change]}]
        result["fixes"] = [{"description": {"text": edit.text}, "artifactChanges": changes}]
    if diagnostic.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.waived}]
    return result


def _location(file: str, span: Span | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    return place | ({"region": _region(span)} if span else {})


def _region(span: Span) -> dict[str, int]:
    region = region_of(span)
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _uri(file: str) -> str:
    """The file's name as a relative reference; `./` keeps a colon in it from being read as a scheme."""
    quoted = quote(file.encode("utf-8", "surrogateescape"), safe="/")
    return quoted if file[:1] in ("/", ".") or ":" not in file else f"./{quoted}"
