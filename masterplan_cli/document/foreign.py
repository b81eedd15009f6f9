"""Words of a book that are in another language: whole texts and terms. Which they are is found by `compose/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Foreign:
    """`texts` are whole texts, `terms` words or phrases in folded case that stand inside others; each has its language.

    So that readers and their voices know (WCAG 2.2, 3.1.2 Language of Parts).
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """The pieces of a text in order, each with its language; empty for the book's own."""
        if language := self.texts.get(text):
            yield text, language
            return
        for place, piece in enumerate(self._pattern.split(text) if self._pattern else [text]):
            if piece:
                yield piece, self.terms[piece.casefold()] if place % 2 else ""

    def holds(self, text: str) -> bool:
        """Whether any of it is in another language."""
        return text in self.texts or bool(self._pattern and self._pattern.search(text))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.terms:
            return None
        longest_first = sorted(self.terms, key=lambda term: (-len(term), term))
        return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
