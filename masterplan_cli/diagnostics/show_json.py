"""Diagnostics as JSON for programs; the shape is documented in `show_json` and stable within one version number."""

from collections.abc import Sequence

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.sentences import Sentences


def show_json(diagnostics: Sequence[Diagnostic], sentences: Sentences) -> str:
    """One JSON object, pure ASCII, ending with a line break."""
    return ""
