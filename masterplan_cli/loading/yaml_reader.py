"""YAML text to plain data (dict, list, str, None), iteratively on parser events, within limits.

Every scalar stays text; the field that takes it decides what it means. No types and no model are known here.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.loading.limits import LIMITS, Limits
from masterplan_cli.loading.syntax import syntax_finding
from masterplan_cli.source.address import Address
from masterplan_cli.source.source_map import LIST, MAPPING, SCALAR, Recorder, SourceMap
from masterplan_cli.source.text import SourceText, Span

CONTROL_CHARACTER = Rule("MP003", "control-character", Severity.ERROR)
TOO_DEEP = Rule("MP007", "too-deep", Severity.ERROR)
TOO_MANY_VALUES = Rule("MP008", "too-many-values", Severity.ERROR)
EXPANDING_ALIASES = Rule("MP009", "expanding-aliases", Severity.ERROR)
DUPLICATE_KEY = Rule("MP010", "duplicate-key", Severity.ERROR)
UNKNOWN_ALIAS = Rule("MP011", "unknown-alias", Severity.ERROR)
CUSTOM_TAG = Rule("MP012", "custom-tag", Severity.ERROR)
MERGE_KEY = Rule("MP013", "merge-key", Severity.ERROR)
SEVERAL_DOCUMENTS = Rule("MP014", "several-documents", Severity.ERROR)
COMPLEX_KEY = Rule("MP015", "complex-key", Severity.ERROR)
COMMA_IN_TEXT = Rule("MP016", "comma-in-text", Severity.ERROR)
RULES = (
    CONTROL_CHARACTER,
    TOO_DEEP,
    TOO_MANY_VALUES,
    EXPANDING_ALIASES,
    DUPLICATE_KEY,
    UNKNOWN_ALIAS,
    CUSTOM_TAG,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    COMPLEX_KEY,
    COMMA_IN_TEXT,
)

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
PLAIN_TAGS = frozenset(("!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "map", "seq"))))
"""Tags that say no more than the field does. All others ask for objects that a profile does not have."""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_KEY: Any = object()
_DROPPED: Any = object()
_ITEM: Any = object()
_NOWHERE = (0, 0)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_CUT_NUMBER = re.compile(r".*\d,\d.*", re.DOTALL)
_SMART_QUOTES = "“”„‟‘’"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. `is_complete` is False where reading stopped early; `size` counts as `Limits.values` does."""

    data: Any
    findings: tuple[Finding, ...]
    is_complete: bool
    size: int


def read_yaml(source: SourceText, limits: Limits = LIMITS) -> Reading:
    """Read a text; everything that is wrong with it becomes a finding, and nothing is raised."""
    reader = _Reader(source, limits, None)
    reader.read()
    return Reading(reader.root, tuple(reader.findings), reader.is_complete, reader.size)


def map_yaml(source: SourceText, limits: Limits = LIMITS) -> SourceMap:
    """Read a text again for the places of its values; costs time and memory that only a finding is worth."""
    recorder = Recorder()
    _Reader(source, limits, recorder).read()
    return SourceMap(source, recorder)


class _Stop(Exception):
    """Reading cannot go on; the finding that says why is in the list."""


class _Frame:
    """An open container."""

    __slots__ = (
        "anchor", "box", "comma", "is_flow", "is_key", "is_swallowed", "key", "key_place", "last_key", "last_place",
        "number", "size",
    )  # fmt: skip

    def __init__(self, event: MappingStartEvent | SequenceStartEvent, box: Any, size: int) -> None:
        self.box = box
        self.key: Any = _NO_KEY if box.__class__ is dict else _ITEM
        self.key_place = _NOWHERE
        self.anchor = event.anchor
        self.is_flow = bool(event.flow_style)
        self.is_key = False
        self.size = size
        self.number = -1
        self.last_key: Any = _NO_KEY
        self.last_place = _NOWHERE
        self.comma = -1
        self.is_swallowed = False


class _Reader:
    """One pass over one text. With a recorder it also notes where everything stands."""

    def __init__(self, source: SourceText, limits: Limits, recorder: Recorder | None) -> None:
        self.root: Any = None
        self.findings: list[Finding] = []
        self.is_complete = False
        self.size = 0
        self._source = source
        self._limits = limits
        self._recorder = recorder
        self._expanded = 0
        self._documents = 0
        self._stack: list[_Frame] = []
        self._top: _Frame | None = None
        self._has_swallowed = False
        self._anchors: dict[str, tuple[Any, int, int]] = {}

    def read(self) -> None:
        """Read to the end, or to the first thing that cannot be got over."""
        if forbidden := FORBIDDEN.search(self._source.text):
            place = Span(self._source, *forbidden.span())
            self.findings.append(Finding(CONTROL_CHARACTER, (), {"character": _name_of(forbidden[0])}, span=place))
            return
        parser = _LOADER(self._source.text)
        try:
            self._read_events(parser.get_event)
            self.is_complete = not self._has_swallowed
        except _Stop:
            pass
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.findings.append(self._too_deep(error) or syntax_finding(self._source, error))
        finally:
            parser.dispose()
            while self._stack and self._recorder is not None:
                self._recorder.close(self._stack.pop().number, None)

    def _too_deep(self, error: Exception) -> Finding | None:
        """The library's own limit of nesting, which its scanner meets before the events come to ours."""
        mark = getattr(error, "problem_mark", None)
        if mark is None or "nesting depth" not in str(getattr(error, "problem", "")):
            return None
        place = Span(self._source, mark.index, mark.index + 1)
        return Finding(TOO_DEEP, (), {"limit": str(self._limits.depth)}, span=place)

    def _read_events(self, next_event: Callable[[], Event | None]) -> None:
        handlers: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            MappingEndEvent: self._close,
            SequenceStartEvent: self._open_list,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        while (event := next_event()) is not None:
            handler = handlers.get(event.__class__)
            if handler is not None:
                handler(event)

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.is_complete = True
            self._stop(SEVERAL_DOCUMENTS, event)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        self._count(1 + (len(text) >> 6), event)
        if event.tag is not None or event.style == '"':
            self._inspect(event)
        top = self._top
        if top is not None and top.key is _NO_KEY:
            if event.anchor is not None:
                self._anchors[event.anchor] = (text, 1, -1)
            self._take_key(top, text, event)
            return
        if top is not None and top.is_flow and top.key is not _ITEM:
            if not text and self._is_cut(top, event):
                self._cut_by_comma(top)
                return
            top.last_key = top.key
            top.last_place = _NOWHERE if event.style else (event.start_mark.index, event.end_mark.index)
            top.comma = -1
        value = None if text in NULLS and not event.style and event.tag is None else text
        number = self._record(SCALAR, event) if self._recorder is not None else -1
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1 + (len(text) >> 6), number)
        self._attach(value)

    def _is_cut(self, frame: _Frame, event: Any) -> bool:
        """Whether a key without colon and value follows a bare text and a comma: `{name: one, two}`."""
        if event.style or event.tag is not None or event.anchor is not None or frame.last_place is _NOWHERE:
            return False
        text, (start, end) = self._source.text, frame.key_place
        has_colon = ":" in text[end : max(end, event.start_mark.index)] or text[end : end + 80].lstrip()[:1] == ":"
        return not has_colon and text[frame.last_place[1] : start].strip() == ","

    def _cut_by_comma(self, frame: _Frame) -> None:
        """Tell once what the commas in one text have torn apart, and leave its value out."""
        start, end = frame.last_place[0], frame.key_place[1]
        place = Span(self._source, start, end)
        if (
            self.findings
            and self.findings[-1].rule is DUPLICATE_KEY
            and self.findings[-1].span == Span(self._source, *frame.key_place)
        ):
            self.findings.pop()
        finding = _comma_finding(place)
        if 0 <= frame.comma < len(self.findings):
            self.findings[frame.comma] = finding
        elif len(self.findings) < self._limits.findings:
            frame.comma = len(self.findings)
            self.findings.append(finding)
        frame.box.pop(frame.last_key, None)
        frame.last_place = (start, end)
        frame.key = _NO_KEY

    def _inspect(self, event: ScalarEvent) -> None:
        if event.tag is not None and event.tag not in PLAIN_TAGS:
            self._report(CUSTOM_TAG, event, tag=event.tag)
        if forbidden := FORBIDDEN.search(event.value):
            self._report(CONTROL_CHARACTER, event, character=_name_of(forbidden[0]))

    def _take_key(self, frame: _Frame, key: str, event: Any) -> None:
        frame.key = key = sys.intern(key)
        if self._recorder is not None or frame.is_flow:
            frame.key_place = (event.start_mark.index, event.end_mark.index)
        if key.startswith("x-") or frame.is_swallowed:
            frame.key = _DROPPED
        elif key == "<<" and not getattr(event, "style", ""):
            self._report(MERGE_KEY, event)
            frame.key = _DROPPED
        elif key in frame.box:
            address = self._address()
            first = Related(address, "first-defined-here", "key")
            facts = {"key": key}
            if self._begins_again(frame, key):
                facts["item"] = f"- {key}"
                frame.is_swallowed = self._has_swallowed = True
            self.findings.append(Finding(DUPLICATE_KEY, address, facts, "key", (first,), span=self._span(event)))
            frame.key = _DROPPED

    def _begins_again(self, frame: _Frame, key: str) -> bool:
        """Whether an item of a list seems to go on with the next one, whose `-` is missing."""
        around = self._stack[-2] if len(self._stack) > 1 else None
        return not frame.is_flow and around is not None and around.key is _ITEM and next(iter(frame.box)) == key

    def _open_mapping(self, event: MappingStartEvent) -> None:
        self._open(event, {}, MAPPING)

    def _open_list(self, event: SequenceStartEvent) -> None:
        self._open(event, [], LIST)

    def _open(self, event: MappingStartEvent | SequenceStartEvent, box: Any, kind: int) -> None:
        if len(self._stack) >= self._limits.depth:
            self._stop(TOO_DEEP, event, limit=str(self._limits.depth))
        if event.tag is not None and event.tag not in PLAIN_TAGS:
            self._report(CUSTOM_TAG, event, tag=event.tag)
        frame = _Frame(event, box, self.size)
        self._count(1, event)
        if self._top is not None and self._top.key is _NO_KEY:
            self._report(COMPLEX_KEY, event)
            self._top.key = _DROPPED
            frame.is_key = True
        if self._recorder is not None:
            frame.number = self._record(kind, event)
        self._stack.append(frame)
        self._top = frame

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        self._top = self._stack[-1] if self._stack else None
        if self._recorder is not None:
            self._recorder.close(frame.number, event.end_mark.index if frame.is_flow else None)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.box, self.size - frame.size, frame.number)
        if not frame.is_key:
            self._attach(frame.box)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            self._report(UNKNOWN_ALIAS, event, alias=event.anchor)
        value, size, target = self._anchors.get(event.anchor, (None, 1, -1))
        self._expanded += size
        if self._expanded > self._limits.expansion:
            self._stop(EXPANDING_ALIASES, event, limit=str(self._limits.expansion))
        self._count(size, event)
        top = self._top
        if top is not None and top.key is _NO_KEY:
            self._take_alias_as_key(top, value, event)
            return
        if self._recorder is not None:
            self._recorder.targets[self._record(SCALAR, event)] = target
        self._attach(value)

    def _take_alias_as_key(self, frame: _Frame, value: Any, event: Any) -> None:
        if isinstance(value, str):
            self._take_key(frame, value, event)
        else:
            self._report(COMPLEX_KEY, event)
            frame.key = _DROPPED

    def _attach(self, value: Any) -> None:
        top = self._top
        if top is None:
            self.root = value
        elif top.key is _ITEM:
            top.box.append(value)
        else:
            if top.key is not _DROPPED:
                top.box[top.key] = value
            top.key = _NO_KEY

    def _count(self, size: int, event: Event) -> None:
        self.size += size
        if self.size > self._limits.values:
            self._stop(TOO_MANY_VALUES, event, limit=str(self._limits.values))

    def _record(self, kind: int, event: Any) -> int:
        top = self._top
        key = None if top is None or top.key is _ITEM or top.key is _DROPPED else top.key
        place = _NOWHERE if top is None else top.key_place
        assert self._recorder is not None
        return self._recorder.add(kind, key, place, event.start_mark.index, event.end_mark.index)

    def _address(self) -> Address:
        steps = (len(frame.box) if frame.key is _ITEM else frame.key for frame in self._stack)
        return tuple("" if step is _DROPPED else step for step in steps)

    def _span(self, event: Any) -> Span:
        return Span(self._source, event.start_mark.index, event.end_mark.index)

    def _report(self, rule: Rule, event: Event, **facts: str) -> None:
        if len(self.findings) < self._limits.findings:
            self.findings.append(Finding(rule, (), facts, span=self._span(event)))

    def _stop(self, rule: Rule, event: Event, **facts: str) -> NoReturn:
        self._report(rule, event, **facts)
        raise _Stop


def _comma_finding(place: Span) -> Finding:
    """How the text at `place` is written in one piece; certain for numbers only, whose commas nobody means to part."""
    written = place.source.text[place.start : place.end]
    words = written.strip(_SMART_QUOTES)
    facts = {"text": written}
    if _GROUPED.fullmatch(words):
        facts["whole"] = words.replace(",", "")
    elif words and not set(words) & set('"\\\n'):
        facts["whole"] = f'"{words}"'
    certain = (
        facts["whole"].strip('"') if "whole" in facts and _CUT_NUMBER.fullmatch(words) and ", " not in words else None
    )
    return Finding(COMMA_IN_TEXT, (), facts, span=place, replacement=certain)


def _name_of(character: str) -> str:
    return f"U+{ord(character):04X}"
