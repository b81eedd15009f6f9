"""`SourceMap`: where every key and value of one text stands. `Locator`: the same for a profile of several texts.

Nothing here parses; `loading/` fills the maps with a `Recorder`.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from masterplan_cli.source.address import Address
from masterplan_cli.source.text import SourceText, Span

Part = Literal["key", "value"]


class Locator(Protocol):
    """Turns addresses of a loaded value into places in the user's texts."""

    @property
    def name(self) -> str:
        """The name of the root text, for findings that have no better place."""
        ...

    def locate(self, address: Address, part: Part = "value") -> Span | None:
        """The place of a key or value, or of the nearest one around it; None if there is no text."""
        ...

    def lines(self) -> Mapping[Address, tuple[str, int]]:
        """Text name and line of every part of the value and of every item in it, for draft documents."""
        ...


def resolve(data: Any, location: Sequence[str | int]) -> tuple[Address, tuple[str | int, ...]]:
    """Walk `location` through plain data: the steps that lead somewhere, and those left over.

    A validation library mixes names of its own (union branches, functions, `[key]`) into its locations; they lead
    nowhere in the data and are left over, whatever their spelling.
    """
    address: list[str | int] = []
    leftover: list[str | int] = []
    for step in location:
        if _leads_on(data, step):
            address.append(step)
            data = data[step]
        else:
            leftover.append(step)
    return tuple(address), tuple(leftover)


def _leads_on(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


SCALAR, LIST, MAPPING = 0, 1, 2


class Recorder:
    """Collects the places of one text while it is parsed, in document order: 21 bytes and one pointer a value."""

    def __init__(self) -> None:
        self.keys: list[str | None] = []
        self.kinds = array("b")
        self.key_starts, self.key_ends = array("I"), array("I")
        self.starts, self.ends = array("I"), array("I")
        self.afters = array("I")
        self.targets: dict[int, int] = {}
        self._end = 0

    def add(self, kind: int, key: str | None, key_place: tuple[int, int], start: int, end: int) -> int:
        """Note a value and return its number; `key` is None for list items and for values that do not count."""
        number = len(self.keys)
        self.keys.append(key)
        self.kinds.append(kind)
        self.key_starts.append(key_place[0])
        self.key_ends.append(key_place[1])
        self.starts.append(start)
        self.ends.append(end)
        self.afters.append(number + 1)
        self._end = end
        return number

    def close(self, number: int, end: int | None) -> None:
        """Note the end of a container; None means that it ends with its last value."""
        self.afters[number] = len(self.keys)
        self.ends[number] = self._end = self._end if end is None else end


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The places of one text. Fulfils `Locator` for a value that was read from this text alone."""

    source: SourceText
    places: Recorder
    _children: dict[int, dict[str | int, int]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The name of the text."""
        return self.source.name

    def locate(self, address: Address, part: Part = "value") -> Span | None:
        """The place of a key or value, or of the nearest one around it."""
        if not self.places.keys:
            return Span(self.source, 0, 0)
        number = 0
        for step in address:
            child = self._child(number, step)
            if child is None:
                return self._span(number, "key")
            number = child
        return self._span(number, part)

    def lines(self) -> dict[Address, tuple[str, int]]:
        """The line of every value at the first and second level."""
        found: dict[Address, tuple[str, int]] = {}
        for key, number in self._children_of(0).items() if self.places.keys else ():
            found[(key,)] = self._line(number)
            for step, below in self._children_of(number).items():
                found[(key, step)] = self._line(below)
        return found

    def _line(self, number: int) -> tuple[str, int]:
        span = self._span(number, "key")
        return self.source.name, self.source.position(span.start)[0]

    def _span(self, number: int, part: Part) -> Span:
        places = self.places
        start, end = places.starts[number], places.ends[number]
        has_key = places.key_ends[number] > 0
        if has_key and (part == "key" or start == end):
            start, end = places.key_starts[number], places.key_ends[number]
        return Span(self.source, start, end)

    def _child(self, number: int, step: str | int) -> int | None:
        children = self._children_of(number)
        found = children.get(step)
        return children.get(str(step)) if found is None else found

    def _children_of(self, number: int) -> dict[str | int, int]:
        number = self.places.targets.get(number, number)
        if number not in self._children:
            self._children[number] = self._collect(number)
        return self._children[number]

    def _collect(self, number: int) -> dict[str | int, int]:
        places = self.places
        children: dict[str | int, int] = {}
        position, child, after = 0, number + 1, places.afters[number]
        while child < after:
            key: str | int | None = position if places.kinds[number] == LIST else places.keys[child]
            if key is not None:
                children[key] = child
            position += 1
            child = places.afters[child]
        return children
