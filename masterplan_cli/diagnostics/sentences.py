"""Filling the sentences of `templates/words/findings.<language>.yaml` with the facts of a diagnostic."""

from collections.abc import Mapping
from functools import cache
from string import Formatter

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.visible import visible

Sentences = Mapping[str, Mapping[str, str]]
"""By rule code: `message`, and where they help `label` (under the caret) and sentences of help.

Of `help-suggest`, `help-known`, `help` and `help-else` the first one is used whose facts are all there. The entry
`RELATED` holds the sentences of related places, `FORMS` words for facts, `WORDS` those of the frame itself.
"""
LONGEST_FACT = 200


def message(diagnostic: Diagnostic, sentences: Sentences) -> str:
    """The sentence that says what is wrong."""
    return _fill(diagnostic, sentences, "message") or diagnostic.rule.name


def label(diagnostic: Diagnostic, sentences: Sentences) -> str:
    """The words under the caret; empty where the message says it all."""
    return _fill(diagnostic, sentences, "label") or ""


def help_text(diagnostic: Diagnostic, sentences: Sentences) -> str:
    """The sentence that says how to mend it; empty where nothing certain can be said."""
    filled = (_fill(diagnostic, sentences, key) for key in ("help-suggest", "help-known", "help", "help-else"))
    return next((text for text in filled if text), "")


def related(key: str, sentences: Sentences) -> str:
    """The words at a related place."""
    return sentences.get("RELATED", {}).get(key, key)


def frame_word(key: str, sentences: Sentences, **facts: object) -> str:
    """A word of the frame, such as `error` or the line of totals."""
    return sentences.get("WORDS", {}).get(key, key).format(**facts)


def _fill(diagnostic: Diagnostic, sentences: Sentences, key: str) -> str | None:
    text = sentences.get(diagnostic.rule.code, {}).get(key)
    if text is None:
        return None
    if not _needed(text) <= diagnostic.facts.keys():
        return None
    words = sentences.get("FORMS", {})
    return text.format(**{name: _fact(words.get(fact, fact)) for name, fact in diagnostic.facts.items()})


@cache
def _needed(text: str) -> frozenset[str]:
    """The names of the placeholders of a sentence."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def _fact(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= LONGEST_FACT else f"{shown[: LONGEST_FACT - 1]}…"
