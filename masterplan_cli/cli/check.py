"""`masterplan check`: all findings of each profile, and the showing of findings that `build` shares."""

from collections.abc import Callable, Iterable
from pathlib import Path

from masterplan_cli.cli.console import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    chosen_language,
    err,
    is_colourful,
    out,
    say,
    sentences_of_findings,
)  # fmt: skip
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.language.language import LanguageCode

FORMATS = ("text", "json")


def run_check(profiles: list[Path], format: str, language_option: str, *, strict: bool) -> int:
    """Check every profile and show what was found; status 1 if anything stops a build."""
    try:
        wanted = chosen_language(language_option)
    except ValueError:
        err(say("id", "use.language", given=language_option))
        return WRONG_USE
    if format not in FORMATS:
        err(say(wanted or "id", "use.format", given=format, known=", ".join(FORMATS)))
        return WRONG_USE
    found: list[Diagnostic] = []
    spoken: LanguageCode | None = wanted
    for path in profiles:
        diagnostics, own = _check_one(path)
        spoken = spoken or own
        found += diagnostics
        if format == "text":
            show_diagnostics(diagnostics, wanted or own, path, out)
    if format == "json":
        from masterplan_cli.diagnostics.show_json import show_json

        out(show_json(found, sentences_of_findings(spoken or "id")).rstrip("\n"))
    return PROBLEMS if _fails(found, strict) else FINE


def _check_one(path: Path) -> tuple[tuple[Diagnostic, ...], LanguageCode]:
    from masterplan_cli import pipeline

    outcome = pipeline.check(DiskFiles(path), path.name, PackagedStore())
    return outcome.diagnostics, outcome.value.profile.document.language if outcome.value else "id"


def _fails(found: Iterable[Diagnostic], strict: bool) -> bool:
    limit = Severity.WARNING if strict else Severity.ERROR
    return any(diagnostic.rule.severity <= limit for diagnostic in found)


def show_diagnostics(
    diagnostics: tuple[Diagnostic, ...], language: LanguageCode, path: Path, write: Callable[[str], None]
) -> None:
    """Show findings as text, or say that there are none."""
    from masterplan_cli.diagnostics.show_text import show_text

    if not diagnostics:
        write(say(language, "check.fine", file=path.name))
        return
    write(show_text(diagnostics, sentences_of_findings(language), colour=is_colourful()).rstrip("\n"))
