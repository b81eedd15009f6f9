"""Diagnostics as a code quality report of GitLab, which shows them on the changed lines of a merge request.

Form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

import hashlib
import json
from collections import Counter
from typing import Any

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.report import Report, region_of
from masterplan_cli.diagnostics.visible import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def show_gitlab(report: Report) -> str:
    """A JSON list, with a final line break."""
    seen: Counter[str] = Counter()
    return json.dumps([_issue(d, report, seen) for d in report.heard], ensure_ascii=False, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, report: Report, seen: Counter[str]) -> dict[str, Any]:
    words = report.words(diagnostic)
    line = region_of(diagnostic.span).line if diagnostic.span else 1
    return {
        "description": words.replace("\n", " "),
        "check_name": diagnostic.rule.name,
        "fingerprint": _fingerprint(diagnostic, seen),
        "severity": _SEVERITIES[diagnostic.rule.severity],
        "location": {"path": visible(diagnostic.file), "lines": {"begin": line}},
    }


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """What makes a finding the same one when lines above it come and go, or messages are in another language."""
    facts = "\n".join(f"{name}={fact}" for name, fact in sorted(diagnostic.facts.items()))
    same = f"{diagnostic.rule.code}\n{diagnostic.file}\n{diagnostic.address}\n{facts}"
    seen[same] += 1
    return hashlib.sha256(f"{same}\n{seen[same]}".encode("utf-8", "backslashreplace")).hexdigest()
