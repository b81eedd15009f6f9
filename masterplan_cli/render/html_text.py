"""Words as HTML: escaping, inline marks, the language of what is foreign. No blocks, no page."""

import re
from dataclasses import dataclass, field, replace
from html import escape as _escape
from typing import assert_never

from masterplan_cli.document.blocks import Book, Note
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.inline import (
    Citation,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
    plain,
)
from masterplan_cli.language.direction import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT, runs_right_to_left
from masterplan_cli.render.links import safe_href
from masterplan_cli.render.resolve import spoken

# A word that no line and no column of a table can hold, such as an address; it may be broken after each piece.
_ENDLESS, _PIECE = re.compile(r"[!-~]{31,}"), re.compile(r".{1,10}")

_ISOLATE = re.compile(f"([{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}])([^{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}{END}]*){END}")


def escape(text: str) -> str:
    """Text between tags; a word of more than thirty letters may be broken into lines."""
    if len(text) > 30 and _ENDLESS.search(text):
        return "".join(_breakable(part) for part in re.split(f"({_ENDLESS.pattern})", text))
    return _escape(text, quote=False)


def _breakable(part: str) -> str:
    if not _ENDLESS.fullmatch(part):
        return _escape(part, quote=False)
    return "<wbr>".join(_escape(piece, quote=False) for piece in _PIECE.findall(part))


def attribute(text: str) -> str:
    """Text between double quotes."""
    return _escape(text, quote=True)


@dataclass(frozen=True, slots=True)
class InlineWriter:
    """Writes words and inlines of one book, says of those that `foreign` knows in which language they are, and keeps,
    per note, the ids of the places that cite it, for the way back."""

    book: Book
    foreign: Foreign
    citations: dict[int, list[str]] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """Plain words between tags; what runs from right to left is set apart from the words around it."""
        if END not in text:
            return self._spoken(text)
        parts = _ISOLATE.split(text)
        for at in range(1, len(parts), 3):
            direction = "rtl" if parts[at] == RIGHT_TO_LEFT else "ltr"
            parts[at] = f'<bdi dir="{direction}">{self._spoken(parts[at + 1])}</bdi>'
            parts[at + 1] = ""
        parts[::3] = map(self._spoken, parts[::3])
        return "".join(parts)

    def _spoken(self, text: str) -> str:
        if not self.foreign.holds(text):
            return escape(text)
        return "".join(
            f'<span lang="{language}">{escape(piece)}</span>' if language else escape(piece)
            for piece, language in self.foreign.parts(text)
        )

    def inline(self, inlines: Inlines) -> str:
        """Inlines as HTML."""
        if len(inlines) > 1 and (language := self.foreign.language_of(plain(inlines))):
            return f'<span lang="{language}">{self._within(inlines)}</span>'
        return self._each(inlines)

    def element(self, opening: str, content: str | Inlines, closing: str) -> str:
        """An element that holds nothing but this; where all of it is foreign, the element itself says so."""
        text = content if isinstance(content, str) else plain(content)
        if runs_right_to_left(text) and runs_right_to_left(_ISOLATE.sub("", text)):
            opening = f'{opening[:-1]} dir="auto">'
        if language := self.foreign.language_of(text):
            inner = escape(content) if isinstance(content, str) else self._within(content)
            return f'{opening[:-1]} lang="{language}">{inner}{closing}'
        return f"{opening}{self.words(content) if isinstance(content, str) else self._each(content)}{closing}"

    def _within(self, inlines: Inlines) -> str:
        """Inlines of an element that says in which language they are."""
        return replace(self, foreign=Foreign())._each(inlines)

    def _each(self, inlines: Inlines) -> str:
        return "".join([self._one(inline) for inline in inlines])

    def _one(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return self.words(text)
            case Emphasis(children):
                if language := self.foreign.language_of(plain(children)):
                    return f'<i lang="{language}">{self._within(children)}</i>'
                return f"<em>{self.inline(children)}</em>"
            case Strong(children):
                return f"<strong>{self.inline(children)}</strong>"
            case Code(text):
                return f"<code>{escape(text)}</code>"
            case Link(href, children):
                return self._link(href, self.inline(children))
            case Reference(target):
                label = self.book.labels[target]
                return f'<a class="ref" href="#{attribute(label.anchor)}">{self.words(label.text)}</a>'
            case Citation(source):
                return self.citation(self.book.notes[source])
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)

    def citation(self, note: Note) -> str:
        """A note's number that leads to the note."""
        places = self.citations.setdefault(note.number, [])
        place = f"cite-{note.number}-{len(places) + 1}"
        places.append(place)
        words = f"{self.book.words['source']} {note.number}: {spoken(note.short, self.book)}"
        return (
            f'<a class="cite" id="{place}" href="#{attribute(note.anchor)}" title="{attribute(words)}">'
            f"[{note.number}]</a>"
        )

    def _link(self, href: str, words: str) -> str:
        address = safe_href(href)
        return words if address is None else f'<a href="{attribute(address)}">{words}</a>'
