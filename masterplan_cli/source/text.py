"""`SourceText` and `Span`: a named text and a stretch of it, with the line and column arithmetic in one place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""


@dataclass(frozen=True)
class SourceText:
    """A text with the name under which the user knows it (never an absolute path in outputs)."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets, in characters, at which lines begin."""
        return (0, *(match.end() for match in LINE_BREAK.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """One-based line and column (in characters) of `offset`."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def bounds(self, number: int) -> tuple[int, int]:
        """Where one-based line `number` begins and ends, in characters, without its line break."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n\x85\u2028\u2029":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """The text of one-based line `number`, without its line break."""
        start, end = self.bounds(number)
        return self.text[start:end]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source text: character offsets, end exclusive."""

    source: SourceText
    start: int
    end: int
