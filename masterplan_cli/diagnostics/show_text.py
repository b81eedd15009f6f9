"""Diagnostics as text for people: one frame each with the user's own line under a caret, and a line of totals."""

from collections.abc import Sequence

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.sentences import Sentences


def show_text(diagnostics: Sequence[Diagnostic], sentences: Sentences, *, colour: bool = False, limit: int = 50) -> str:
    """All frames, at most `limit` of them (errors first), and the totals; ends with a line break."""
    return ""
