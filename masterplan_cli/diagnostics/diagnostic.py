"""`Diagnostic`: a finding with its places in the user's text, ready to be shown in any language and form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.source.text import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A second place with the key of its sentence."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place. `file` is the name shown where there is no span (an unreadable file).

    `is_piece` says that the span is only a part of the written value. A waived finding is counted, never shown.
    """

    rule: Rule
    file: str
    span: Span | None
    address: str
    facts: Mapping[str, str]
    related: tuple[Label, ...] = ()
    replacement: str | None = None
    is_piece: bool = False
    waived: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding alone stops a build."""
        return self.rule.severity is Severity.ERROR and self.waived is None


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, place, code and facts, dropping exact repetitions."""
    keyed = {
        (d.file, d.span.start if d.span else -1, d.rule.code, d.address, tuple(sorted(d.facts.items()))): d
        for d in diagnostics
    }
    return tuple(keyed[key] for key in sorted(keyed))
