"""What a YAML parser's complaint means to somebody who does not know YAML: one rule per usual slip.

The parser tells its errors apart by fixed phrases only; both parsers (libyaml and pure Python) are covered by tests.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.error import Mark, MarkedYAMLError

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.source.text import SourceText, Span

UNREADABLE_YAML = Rule("MP020", "unreadable-yaml", Severity.ERROR)
TAB_INDENTATION = Rule("MP021", "tab-indentation", Severity.ERROR)
UNCLOSED_QUOTE = Rule("MP022", "unclosed-quote", Severity.ERROR)
UNCLOSED_BRACKET = Rule("MP023", "unclosed-bracket", Severity.ERROR)
BAD_INDENTATION = Rule("MP024", "bad-indentation", Severity.ERROR)
COLON_IN_TEXT = Rule("MP025", "colon-in-text", Severity.ERROR)
MISSING_COLON = Rule("MP026", "missing-colon", Severity.ERROR)
RESERVED_START = Rule("MP027", "reserved-start", Severity.ERROR)
BAD_ESCAPE = Rule("MP028", "bad-escape", Severity.ERROR)
BAD_DIRECTIVE = Rule("MP029", "bad-directive", Severity.ERROR)
TEXT_AFTER_VALUE = Rule("MP030", "text-after-value", Severity.ERROR)
BAD_BLOCK_TEXT = Rule("MP031", "bad-block-text", Severity.ERROR)
LIST_ON_KEY_LINE = Rule("MP032", "list-on-key-line", Severity.ERROR)
STRAY_MARK = Rule("MP033", "stray-mark", Severity.ERROR)
MERGE_CONFLICT = Rule("MP034", "merge-conflict", Severity.ERROR)
HIDDEN_SPACE = Rule("MP035", "hidden-space", Severity.ERROR)
RULES = (
    UNREADABLE_YAML,
    TAB_INDENTATION,
    UNCLOSED_QUOTE,
    UNCLOSED_BRACKET,
    BAD_INDENTATION,
    COLON_IN_TEXT,
    MISSING_COLON,
    RESERVED_START,
    BAD_ESCAPE,
    BAD_DIRECTIVE,
    TEXT_AFTER_VALUE,
    BAD_BLOCK_TEXT,
    LIST_ON_KEY_LINE,
    STRAY_MARK,
    MERGE_CONFLICT,
    HIDDEN_SPACE,
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTABLE = re.compile(r"[^\"\\\[\]{},#\t]{1,80}\Z")
"""The rest of a line that would be right if it stood in quotation marks."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_HIDDEN_INDENT = re.compile(r"^[ ]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000]+)")
_ITEM_WITHOUT_SPACE = re.compile(r"\s*-(?=[A-Za-z_]\w*:(?: |$))")
_LINES_BACK = 3
"""A space that is none is noticed at the latest this many lines later."""


@dataclass(frozen=True, slots=True)
class _Complaint:
    """A parser's error: its phrases, where it noticed, where the thing that it was reading began."""

    source: SourceText
    context: str
    problem: str
    at: int
    since: int

    @property
    def character(self) -> str:
        return self.source.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        line, column = self.source.position(self.at)
        return self.source.line(line)[: column - 1]

    def is_early(self, place: int) -> bool:
        """Whether the parser complained on a line before that place."""
        return self.source.position(self.at)[0] < self.source.position(place)[0]

    def says(self, *phrases: str) -> bool:
        return any(phrase in self.problem for phrase in phrases)


def syntax_finding(source: SourceText, error: Exception) -> Finding:
    """The finding for whatever the parser raised."""
    complaint = _complaint(source, error)
    if (conflict := _CONFLICT.search(source.text)) and not complaint.is_early(conflict.start()):
        return Finding(MERGE_CONFLICT, span=Span(source, *conflict.span()))
    if (hidden := _hidden_indent(complaint)) is not None:
        facts = {"character": f"U+{ord(source.text[hidden.start]):04X}"}
        return Finding(HIDDEN_SPACE, facts=facts, span=hidden)
    if (quote := _open_quote(complaint)) is not None:
        return Finding(UNCLOSED_QUOTE, facts={"opener": source.text[quote]}, span=_span(source, quote))
    for rule, applies, place in _READINGS:
        if applies(complaint):
            return Finding(rule, facts=_facts(complaint), span=_span(source, place(complaint)))
    return Finding(UNREADABLE_YAML, span=_span(source, complaint.at))


def _complaint(source: SourceText, error: Exception) -> _Complaint:
    if not isinstance(error, MarkedYAMLError):
        return _Complaint(source, "quoted scalar", "escape code", 0, 0)
    at = _offset(source, error.problem_mark or error.context_mark)
    since = _offset(source, error.context_mark) if error.context_mark else at
    return _Complaint(source, error.context or "", error.problem or "", at, since)


def _offset(source: SourceText, mark: Mark | None) -> int:
    return min(mark.index, len(source.text)) if mark else 0


def _hidden_indent(complaint: _Complaint) -> Span | None:
    """Characters before a line's first word that look like spaces, on the line of the complaint or shortly before."""
    source = complaint.source
    last = source.position(complaint.at)[0]
    for number in range(last, max(0, last - _LINES_BACK), -1):
        if match := _HIDDEN_INDENT.match(source.line(number)):
            first = source.bounds(number)[0]
            return Span(source, first + match.start(1), first + match.end(1))
    return None


def _open_quote(complaint: _Complaint) -> int | None:
    """Where a text in quotation marks began that swallowed lines and ends, to the parser's surprise, just before it."""
    source = complaint.source
    if complaint.before.rstrip()[-1:] not in ('"', "'"):
        return None
    end = len(source.text[: complaint.at].rstrip())
    begin = None
    with suppress(yaml.YAMLError, ValueError, OverflowError):
        for token in yaml.scan(source.text, Loader=_LOADER):
            if token.start_mark.index >= end:
                break
            if (
                isinstance(token, yaml.ScalarToken)
                and token.end_mark.index == end
                and token.end_mark.line != (token.start_mark.line)
            ):
                begin = token.start_mark.index
    return begin if begin is not None and source.text[begin] in ('"', "'") else None


def _facts(complaint: _Complaint) -> dict[str, str]:
    source = complaint.source
    facts = {"character": complaint.character, "opener": source.text[complaint.since : complaint.since + 1]}
    line, column = source.position(complaint.since)
    written = source.line(line)
    rest = written[column - 1 :]
    if complaint.says("mapping values"):
        rest = written.partition(": ")[2]
    if _QUOTABLE.match(rest):
        facts["quoted"] = f'"{rest.strip()}"'
    if dash := _ITEM_WITHOUT_SPACE.match(source.line(source.position(complaint.at)[0])):
        facts["item"] = f"- {dash.string[dash.end() :].partition(':')[0]}:"
    return {name: text for name, text in facts.items() if text.strip()}


def _span(source: SourceText, start: int) -> Span:
    """One character; at the end of the text the last one that can be seen."""
    if start >= len(source.text.rstrip()):
        start = max(0, len(source.text.rstrip()) - 1)
    return Span(source, start, min(start + 1, len(source.text)))


def _at(complaint: _Complaint) -> int:
    return complaint.at


def _since(complaint: _Complaint) -> int:
    return complaint.since


def _is_reserved(complaint: _Complaint) -> bool:
    names = "scanning an alias" in complaint.context or "scanning an anchor" in complaint.context
    return names or "parsing a tag" in complaint.context or complaint.says("tag handle")


def _has_value_before(complaint: _Complaint) -> bool:
    return complaint.before.rstrip().endswith(('"', "'", "]", "}"))


_READINGS: tuple[tuple[Rule, Callable[[_Complaint], bool], Callable[[_Complaint], int]], ...] = (
    (TAB_INDENTATION, lambda c: c.says("tab character") or (c.says("cannot start") and c.character == "\t"), _at),
    (RESERVED_START, lambda c: c.says("cannot start"), _at),
    (RESERVED_START, _is_reserved, _since),
    (BAD_ESCAPE, lambda c: c.says("escape", "hexdecimal", "hexadecimal"), _at),
    (UNCLOSED_QUOTE, lambda c: "quoted scalar" in c.context, _since),
    (BAD_BLOCK_TEXT, lambda c: "block scalar" in c.context, _at),
    (BAD_DIRECTIVE, lambda c: "directive" in c.context or c.says("directive", "incompatible"), _at),
    (LIST_ON_KEY_LINE, lambda c: c.says("sequence entries are not allowed"), _at),
    (COLON_IN_TEXT, lambda c: c.says("mapping values are not allowed") and ": " in c.before + " ", _at),
    (MISSING_COLON, lambda c: c.says("expected ':'"), _since),
    (UNCLOSED_BRACKET, lambda c: "parsing a flow" in c.context and c.says("',' or"), _since),
    (UNCLOSED_BRACKET, lambda c: c.says("node content") and not c.character.strip(), _at),
    (STRAY_MARK, lambda c: c.says("node content"), _at),
    (TEXT_AFTER_VALUE, lambda c: "parsing a block" in c.context and _has_value_before(c), _at),
    (BAD_INDENTATION, lambda c: "parsing a block" in c.context or c.says("mapping values are not allowed"), _at),
)
