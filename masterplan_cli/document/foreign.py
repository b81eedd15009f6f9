"""Words of a book that are in another language: whole texts and terms. Which they are is found by `compose/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

_WORD = re.compile(r"\w+")
_EDGES = re.compile(r"\A\W+|\W+\Z")
# What an abbreviation, a number or a sign lacks: three letters or more in a row, a small one among them.
_SPEAKABLE = re.compile(r"(?=[^\W\d_]{3})[^\W\d_]*[^\W\d_A-Z]")


@dataclass(frozen=True)
class Foreign:
    """`texts` are whole texts, `terms` words or phrases in small letters inside others; each has its language.

    So that readers and their voices know (WCAG 2.2, 3.1.2 Language of Parts). A text of two words or more is found
    inside others too; one of a single word could there be a word of the book's own language.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def language_of(self, text: str) -> str:
        """The language of a text that is foreign as a whole; empty for any other."""
        return self._texts.get(text) or self._phrases.get(text.lower()) or ""

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """The pieces of a text in order, each with its language; empty for the book's own."""
        if language := self.language_of(text):
            yield text, language
            return
        done = 0
        for start, end, language in self._found(text):
            if start > done:
                yield text[done:start], ""
            yield text[start:end], language
            done = end
        if done < len(text):
            yield text[done:], ""

    def holds(self, text: str) -> bool:
        """Whether any of it may be in another language; a quick answer that never misses."""
        return text in self._texts or not self._lengths.keys().isdisjoint(_WORD.findall(text.lower()))

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and language of every phrase; of two at one place the longer one."""
        small = text.lower()
        if len(small) != len(text):
            # A few letters become two when they are made small, and places would no longer be those of the text.
            small = text
        words = [match.span() for match in _WORD.finditer(small)]
        at = 0
        while at < len(words):
            start = words[at][0]
            taken = 1
            for length in self._lengths.get(small[start : words[at][1]], ()):
                if at + length <= len(words):
                    end = words[at + length - 1][1]
                    if language := self._phrases.get(small[start:end]):
                        yield start, end, language
                        taken = length
                        break
            at += taken

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """Whole texts as they stand and with single spaces; nothing that cannot be spoken."""
        spoken = {text: language for text, language in self.texts.items() if _SPEAKABLE.search(text)}
        return {form: language for text, language in spoken.items() for form in (text, " ".join(text.split()))}

    @cached_property
    def _phrases(self) -> Mapping[str, str]:
        """What is found inside other texts, in small letters, beginning and ending with a word."""
        bare = ((_EDGES.sub("", text.lower()), language) for text, language in self._texts.items())
        return {text: language for text, language in bare if len(_WORD.findall(text)) > 1} | dict(self.terms)

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """For the first word of a phrase, how many words the phrases with that beginning have, the most first."""
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            words = _WORD.findall(phrase)
            lengths.setdefault(words[0], set()).add(len(words))
        return {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()}
