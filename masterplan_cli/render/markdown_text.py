"""Words as GitHub Markdown: escaping, inline marks, heading slugs. No blocks, no files."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from masterplan_cli.document.blocks import Book
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
)
from masterplan_cli.render.links import safe_href
from masterplan_cli.render.resolve import NOTES, spoken

# Characters that begin a mark anywhere; `$` is GitHub's mathematics, `|` would end a cell, and an address in
# plain words (`://`, `www.`) would swallow the backslashes of whatever is escaped behind it.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# Characters that mean something only where a line begins.
_LEAD = re.compile(r"[#+\-=:]|\d{1,9}[.)](?=\s|$)")
_CLOSING = re.compile(r"#+$")
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_URL_SPECIAL = re.compile(r"[()<>\[\]`|*_~$\"'\s]|&(?=#?\w+;)")


def escape(text: str) -> str:
    """Text in the middle of a line; reads back as the same words."""
    return _SPECIAL.sub(_escaped, _BLANK.sub(" ", text))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def escape_line(text: str) -> str:
    """Text that fills a line of its own: a heading, a caption, a list item."""
    line = _CLOSING.sub(lambda match: "\\#" * len(match[0]), escape(text).strip())
    return guard_line(line) if not line.startswith("\\#") else line


def guard_line(line: str) -> str:
    """Markdown whose first character must not start a block."""
    lead = _LEAD.match(line)
    return line if lead is None else f"{line[: lead.end() - 1]}\\{line[lead.end() - 1 :]}"


def destination(href: str) -> str:
    """A link's address between the round brackets."""
    return _URL_SPECIAL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), href)


def slug(heading: str, taken: dict[str, int]) -> str:
    """The anchor that GitHub gives a heading; `taken` counts those given so far."""
    kept = (c for c in heading.strip().lower() if c in "- " or unicodedata.category(c)[0] in "LM" or _word(c))
    base = "".join(kept).replace(" ", "-")
    count = taken.get(base, 0)
    taken[base] = count + 1
    return f"{base}-{count}" if count else base


def _word(character: str) -> bool:
    return unicodedata.category(character) in ("Nd", "Pc")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes inlines of one book; `slugs` maps the tree's anchors to GitHub's."""

    book: Book
    slugs: Mapping[str, str]
    break_with: str = "\\\n"
    """What stands for a forced end of line: table cells and headings cannot hold one."""

    def line(self, inlines: Inlines) -> str:
        """A paragraph, guarded at the start of each of its lines."""
        return "\n".join(guard_line(line.strip(" ")) for line in self.inline(inlines).strip(" ").split("\n"))

    def inline(self, inlines: Inlines) -> str:
        """Inlines in the middle of a line."""
        pieces: list[str] = []
        for index, inline in enumerate(inlines):
            after = spoken(inlines[index + 1 : index + 2], self.book)[:1]
            pieces.append(self._one(inline, "".join(pieces[-1:])[-1:], after))
        return "".join(pieces)

    def _one(self, inline: Inline, before: str, after: str) -> str:
        match inline:
            case Text(text):
                return escape(text)
            case Code(text):
                return _code(text)
            case Emphasis(children):
                return _marked(self.inline(children), "*", before, after)
            case Strong(children):
                return _marked(self.inline(children), "**", before, after)
            case Link(href, children):
                return self._link(href, self.inline(children))
            case Reference(target):
                label = self.book.labels[target]
                return f"[{escape(label.text)}](#{self.slugs.get(label.anchor, label.anchor)})"
            case Citation(source):
                return self.citation(source)
            case LineBreak():
                return self.break_with
            case _:
                assert_never(inline)

    def citation(self, source: str) -> str:
        """A source's number, leading to the notes."""
        return f"[\\[{self.book.notes[source].number}\\]](#{self.slugs[NOTES]})"

    def _link(self, href: str, words: str) -> str:
        address = safe_href(href)
        if address is None or not words.strip():
            return words
        if address.startswith("#"):
            address = f"#{self.slugs.get(address[1:], address[1:])}"
        return f"[{words}]({destination(address)})"


def _code(text: str) -> str:
    words = _BLANK.sub(" ", text)
    # A pipe inside code cannot be written the same way in and outside a table, so such words lose the mark.
    if not words.strip() or "|" in words:
        return escape(words)
    fence = "`"
    while fence in words:
        fence += "`"
    pad = " " if words[0] in "` " or words[-1] in "` " else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _marked(words: str, mark: str, before: str, after: str) -> str:
    """Words between marks; blanks move outside, and where Markdown would not read the marks they are left out."""
    core = words.strip()
    if not core or not _opens(core[0], before) or not _opens(core[-1], after):
        return words
    head, _, tail = words.partition(core)
    return f"{head}{mark}{core}{mark}{tail}"


def _opens(inside: str, outside: str) -> bool:
    """CommonMark's flanking rule for one end: punctuation inside needs a blank or punctuation outside."""
    return outside != "*" and (inside.isalnum() or not outside or not outside.isalnum())
