"""Showing findings, as `check` and `build` both do: the options for it, the language, and whether the run fails."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from masterplan_cli.cli.console import say, sentences_of_findings, shown_path
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.policy import Policy, PolicyProblem, make_policy
from masterplan_cli.disk import DiskFiles
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from masterplan_cli.loading.files import FileProblem
from masterplan_cli.loading.spoken import spoken_language


@dataclass(frozen=True, slots=True)
class Showing:
    """The options that say which findings count and how they are shown, as typed. `most` 0 means all."""

    strict: bool = False
    quiet: bool = False
    deny: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    most: int = 50

    def policy(self) -> Policy:
        """The policy of the run. Raises PolicyProblem."""
        if not self.deny and not self.allow:
            return Policy()
        from masterplan_cli.pipeline import all_rules

        return make_policy(all_rules(), self.deny, self.allow)

    def fails(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether findings, after the policy, make the run fail."""
        limit = Severity.WARNING if self.strict else Severity.ERROR
        return any(diagnostic.rule.severity <= limit and diagnostic.waived is None for diagnostic in diagnostics)

    def in_short(self, diagnostics: Sequence[Diagnostic], language: LanguageCode, path: Path, stream: TextIO) -> str:
        """What a build tells: errors and warnings as `text` does, notes only as a number."""
        grave = [each for each in diagnostics if each.rule.severity < Severity.NOTE]
        notes = sum(each.waived is None for each in diagnostics) - sum(each.waived is None for each in grave)
        lines = [self.text(grave, language, path, stream)] if grave else []
        if notes and not self.quiet:
            lines.append(say(language, "build.notes", count=notes, file=shown_path(path)))
        return "\n".join(line for line in lines if line)

    def text(self, diagnostics: Sequence[Diagnostic], language: LanguageCode, path: Path, stream: TextIO) -> str:
        """What to tell people about one profile; empty where `quiet` and nothing fails."""
        from masterplan_cli.diagnostics.show_text import show_text, totals

        sentences = sentences_of_findings(language)
        if self.quiet:
            limit = Severity.WARNING if self.strict else Severity.ERROR
            diagnostics = [d for d in diagnostics if d.rule.severity <= limit and d.waived is None]
        if not diagnostics:
            return "" if self.quiet else say(language, "check.fine", file=path.name)
        if all(diagnostic.waived is not None for diagnostic in diagnostics):
            return say(language, "check.waived", file=path.name, count=totals(diagnostics, sentences))
        shown = show_text(
            diagnostics,
            sentences,
            colour=is_colourful(stream),
            limit=self.most or None,
            columns=columns_of(stream),
        )
        return shown.rstrip("\n")


def policy_complaint(problem: PolicyProblem, language: LanguageCode) -> str:
    """A rule that cannot be denied or allowed, as a sentence."""
    if problem.suggestion:
        return say(language, "use.rule-suggest", given=problem.given, suggestion=problem.suggestion)
    return say(language, f"use.{problem.key}", given=problem.given)


def language_of(path: Path) -> LanguageCode:
    """The language of a profile as far as its text says it, Indonesian otherwise."""
    try:
        found = spoken_language(DiskFiles(path).read(path.name, 1 << 24))
    except FileProblem:
        return "id"
    return next((code for code in LANGUAGES if code == found), "id")


def is_colourful(stream: TextIO) -> bool:
    """Whether the stream is a terminal that wants colour (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns_of(stream: TextIO) -> int | None:
    """The width of the terminal behind the stream; None where there is none."""
    return shutil.get_terminal_size((100, 24)).columns if stream.isatty() else None


def shown_names(paths: Iterable[Path]) -> tuple[str, ...]:
    """Paths as the user wrote them."""
    return tuple(shown_path(path) for path in paths)
