"""YAML text to plain data (dict, list, str, None), iteratively on parser events, within limits.

Every scalar stays text; the field that takes it decides what it means. No types and no model are known here.
"""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
)

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
PLAIN_TAGS = frozenset(("!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "map", "seq"))))
"""Tags that say no more than the field does. All others ask for objects that a profile does not have."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_KEY: Any = object()
_DROPPED: Any = object()
_NOWHERE = (0, 0)


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

    __slots__ = ("anchor", "box", "is_list", "key", "key_span", "number", "size")

    def __init__(self, box: Any, anchor: str | None, size: int, number: int) -> None:
        self.box = box
        self.is_list = box.__class__ is list
        self.anchor = anchor
        self.size = size
        self.number = number
        self.key: Any = _NO_KEY
        self.key_span = _NOWHERE


class _Reader:
    """One pass over one text. With a recorder it also notes where everything stands."""

    def __init__(self, source: SourceText, limits: Limits, recorder: Recorder | None) -> None:
        self.source = source
        self.limits = limits
        self.recorder = recorder
        self.root: Any = None
        self.findings: list[Finding] = []
        self.is_complete = False
        self.size = 0
        self._expanded = 0
        self._documents = 0
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int, int]] = {}

    def read(self) -> None:
        """Read to the end, or to the first thing that cannot be got over."""
        if forbidden := _FORBIDDEN.search(self.source.text):
            self._report(CONTROL_CHARACTER, *forbidden.span(), code=f"U+{ord(forbidden[0]):04X}")
            return
        parser = _LOADER(self.source.text)
        try:
            self._read_events(parser.get_event)
            self.is_complete = True
        except _Stop:
            pass
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.findings.append(syntax_finding(self.source, error))
        finally:
            parser.dispose()
            self._close_all()

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
            self._report_at(SEVERAL_DOCUMENTS, event)
            self.is_complete = True
            raise _Stop

    def _scalar(self, event: ScalarEvent) -> None:
        value: str | None = event.value
        self.size += 1 + (len(event.value) >> 6)
        if self.size > self.limits.values:
            self._stop(TOO_MANY_VALUES, event, limit=str(self.limits.values))
        if event.tag is not None:
            self._refuse_tag(event)
        if event.style == '"' and _FORBIDDEN.search(event.value):
            self._report_at(CONTROL_CHARACTER, event, code=f"U+{ord(_FORBIDDEN.findall(event.value)[0]):04X}")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and not frame.is_list and frame.key is _NO_KEY:
            self._take_key(frame, event.value, event)
        elif value in NULLS and not event.style and event.tag is None:
            value = None
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1 + (len(event.value) >> 6), -1)
        if frame is None or frame.is_list or frame.key_span is not event:
            self._attach(frame, value, event, SCALAR)

    def _open_mapping(self, event: MappingStartEvent) -> None:
        self._open({}, event, MAPPING)

    def _open_list(self, event: SequenceStartEvent) -> None:
        self._open([], event, LIST)
