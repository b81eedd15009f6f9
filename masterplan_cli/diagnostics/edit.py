"""`Edit`: the exact change of the text that a replacement stands for, in the spelling that YAML needs."""

import re
from dataclasses import dataclass

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.source.text import Span

_PLAIN = re.compile(r"[\w.+%/-](?:[\w.+%/ -]*[\w.+%/-])?")
"""Text that means itself without quotation marks, in lists in brackets too."""
_WORDS = re.compile(r"[\w-]+(?: [\w-]+)*")
_NOT_PLAIN = "&*!|>%@`{}[]#?,"
"""Beginnings of written values that are more than a plain word: anchors, tags, block texts, brackets."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of `span`."""

    span: Span
    text: str


def edit_of(diagnostic: Diagnostic) -> Edit | None:
    """The change that mends the place; None where the finding offers none, or the place is written in a way
    in which it cannot be changed without touching more (several lines, anchors, block texts)."""
    if diagnostic.replacement is None or diagnostic.span is None:
        return None
    span = diagnostic.span
    written = span.source.text[span.start : span.end]
    spelt = _in_words(diagnostic.replacement) if diagnostic.is_piece else _spelt(written, diagnostic.replacement)
    return Edit(span, spelt) if spelt is not None and spelt != written else None


def _in_words(new: str) -> str | None:
    return new if _WORDS.fullmatch(new) else None


def _spelt(written: str, new: str) -> str | None:
    if not written or "\n" in written or not new.isprintable() or written[0] in _NOT_PLAIN:
        return None
    if written[0] == "'":
        return "'" + new.replace("'", "''") + "'" if written[-1] == "'" else None
    if written[0] == '"':
        return _quoted(new) if written[-1] == '"' else None
    return new if _PLAIN.fullmatch(new) else _quoted(new)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
