"""Diagnostics as a JUnit report, which nearly every CI service can show: a suite for each profile.

What makes the run fail is a failure; other findings are tests that were skipped, with the finding as the reason.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.report import Report, region_of
from masterplan_cli.diagnostics.sentences import message
from masterplan_cli.diagnostics.visible import visible


def show_junit(report: Report) -> str:
    """The XML document, with a final line break."""
    files = dict.fromkeys((*report.profiles, *(diagnostic.file for diagnostic in report.heard)))
    suites = [_suite(file, [d for d in report.heard if d.file == file], report) for file in files]
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="masterplan">\n{body}\n</testsuites>\n'


def _suite(file: str, diagnostics: Sequence[Diagnostic], report: Report) -> str:
    failures = sum(report.fails(diagnostic) for diagnostic in diagnostics)
    skipped = len(diagnostics) - failures
    name = quoteattr(visible(file))
    cases = [_case(diagnostic, name, report) for diagnostic in diagnostics]
    cases = cases or [f'    <testcase name="check" classname={name}/>']
    head = f'  <testsuite name={name} tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}">'
    return "\n".join([head, *cases, "  </testsuite>"])


def _case(diagnostic: Diagnostic, file: str, report: Report) -> str:
    line = region_of(diagnostic.span).line if diagnostic.span else 1
    title = quoteattr(f"{diagnostic.rule.code} {diagnostic.rule.name} ({line})")
    what = quoteattr(message(diagnostic, report.sentences))
    kind = quoteattr(diagnostic.rule.severity.name.lower())
    words = escape(f"{visible(diagnostic.file)}:{line}: {report.words(diagnostic)}")
    inner = (
        f"<failure message={what} type={kind}>{words}</failure>"
        if report.fails(diagnostic)
        else f"<skipped message={what}/>"
    )
    return f'    <testcase name={title} classname={file} file={file} line="{line}">{inner}</testcase>'
