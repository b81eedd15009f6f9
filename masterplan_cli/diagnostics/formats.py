"""`FORMATS`: every form of findings for programs, by the name that `--format` takes. Text for people is not here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from masterplan_cli.diagnostics.report import Report
from masterplan_cli.diagnostics.show_github import show_github
from masterplan_cli.diagnostics.show_gitlab import show_gitlab
from masterplan_cli.diagnostics.show_json import show_json
from masterplan_cli.diagnostics.show_junit import show_junit
from masterplan_cli.diagnostics.show_sarif import show_sarif

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "json": lambda report: show_json(report.diagnostics, report.sentences),
        "github": show_github,
        "gitlab": show_gitlab,
        "sarif": show_sarif,
        "junit": show_junit,
    }
)
