"""`Report`: what a form of findings for programs is made from, and what all forms share. No form lives here."""

from collections.abc import Sequence
from dataclasses import dataclass

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import Sentences, help_text, message
from masterplan_cli.source.text import Span


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run. `profiles` are the names of all profiles looked at; `strict`: warnings fail too."""

    diagnostics: Sequence[Diagnostic]
    sentences: Sentences
    profiles: Sequence[str] = ()
    strict: bool = False

    @property
    def heard(self) -> list[Diagnostic]:
        """The findings that no profile waives."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.waived is None]

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the run fail."""
        limit = Severity.WARNING if self.strict else Severity.ERROR
        return diagnostic.waived is None and diagnostic.rule.severity <= limit

    def words(self, diagnostic: Diagnostic) -> str:
        """What is wrong, and on a second line how to mend it."""
        lines = (message(diagnostic, self.sentences), help_text(diagnostic, self.sentences))
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Region:
    """A span in one-based lines and columns (in characters), end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def region_of(span: Span) -> Region:
    """Where the span stands."""
    return Region(*span.source.position(span.start), *span.source.position(max(span.start, span.end)))
