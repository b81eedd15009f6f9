"""`masterplan check`: all findings of each profile, as text or in a form for programs."""

import sys
from pathlib import Path

from masterplan_cli.cli.console import FINE, PROBLEMS, WRONG_USE, chosen_language, err, out, out_raw, say
from masterplan_cli.cli.findings import Showing, language_of, policy_complaint, shown_names
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.policy import Policy, PolicyProblem
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.language.language import LanguageCode

FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


def run_check(profiles: list[Path], format: str, language_option: str, showing: Showing) -> int:
    """Check every profile and show what was found; status 1 if anything fails the run."""
    try:
        wanted = chosen_language(language_option)
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    if format not in FORMATS:
        err(say(wanted or "id", "use.format", given=format, known=", ".join(FORMATS)))
        return WRONG_USE
    try:
        policy = showing.policy()
    except PolicyProblem as problem:
        err(policy_complaint(problem, wanted or "id"))
        return WRONG_USE
    found: list[Diagnostic] = []
    for path in profiles:
        diagnostics = _check_one(path, policy)
        found += diagnostics
        if format == "text" and (text := showing.text(diagnostics, wanted or language_of(path), path, sys.stdout)):
            out(text)
    if format != "text":
        _report(found, format, wanted or language_of(profiles[0]), profiles, showing)
    return PROBLEMS if showing.fails(found) else FINE


def _check_one(path: Path, policy: Policy) -> tuple[Diagnostic, ...]:
    from masterplan_cli import pipeline

    return policy.apply(pipeline.check(DiskFiles(path), path.name, PackagedStore()).diagnostics)


def _report(
    found: list[Diagnostic], format: str, language: LanguageCode, profiles: list[Path], showing: Showing
) -> None:
    from masterplan_cli.cli.console import sentences_of_findings
    from masterplan_cli.diagnostics.formats import FORMATS as SHOWN
    from masterplan_cli.diagnostics.report import Report

    report = Report(found, sentences_of_findings(language), shown_names(profiles), showing.strict)
    if text := SHOWN[format](report).rstrip("\n"):
        out_raw(text)
