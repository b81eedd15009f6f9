"""Diagnostics as workflow commands of GitHub, which shows each on the changed line of a pull request.

Form: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. GitHub shows ten of each
severity in a step, so errors come first.
"""

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.report import Report, region_of
from masterplan_cli.diagnostics.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def show_github(report: Report) -> str:
    """One command a line; empty where there are no findings."""
    worst_first = sorted(report.heard, key=lambda diagnostic: diagnostic.rule.severity)
    return "".join(f"{_command(diagnostic, report)}\n" for diagnostic in worst_first)


def _command(diagnostic: Diagnostic, report: Report) -> str:
    properties = {"file": visible(diagnostic.file)} | _place(diagnostic)
    properties["title"] = f"{diagnostic.rule.code} {diagnostic.rule.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.rule.severity]} {listed}::{_data(report.words(diagnostic))}"


def _place(diagnostic: Diagnostic) -> dict[str, str]:
    if diagnostic.span is None:
        return {}
    region = region_of(diagnostic.span)
    if region.line != region.end_line:
        return {"line": str(region.line), "endLine": str(region.end_line)}
    columns = {"col": str(region.column), "endColumn": str(region.end_column)}
    return {"line": str(region.line), "endLine": str(region.line)} | columns


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
