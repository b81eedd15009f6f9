"""The safe Markdown dialect: text into blocks and inlines. One door for fields of a profile and for chapter templates.

Allowed: paragraphs, emphasis, strong, code, lists, quotes and links to http, https, mailto and `#`. No raw HTML, no
images, no headings from profiles. Templates (`trusted`) also get markers that `compose/` resolves.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from masterplan_cli.document.blocks import Block, Items, Paragraph, Quote
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
)  # fmt: skip

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED = re.compile(r"[\\`*_\[\]<>&#~|!]|^\s{0,3}(?:[-+]|\d{1,9}[.)])(?:\s|$)|^\s{0,3}(?:=+|-+)\s*$|\n", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+\Z|#[\w.:-]+\Z", re.IGNORECASE)
_MARKER = re.compile(r"(exhibit|prose|missing):([\w./:-]+)\Z")
_REFERENCE = re.compile(r"(ref|cite):([\w./:-]+)\Z")
_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a chapter template, with its level from 1."""

    level: int
    title: Inlines


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in a template where something is put: an exhibit, a field of the profile, a missing-data remark."""

    kind: str
    target: str


Part = Heading | Block | Marker


def blocks(source: str) -> tuple[Block, ...]:
    """A Markdown field of a profile as blocks. Never raises."""
    if not _MARKED.search(source):
        text = source.strip()
        return (Paragraph((Text(text),)),) if text else ()
    return tuple(_Reader(_parser().parse(source), trusted=False).blocks())


def inlines(source: str) -> Inlines:
    """A Markdown field as one run of inlines; several blocks are joined by line breaks. Never raises."""
    if not _MARKED.search(source):
        return (Text(source.strip()),) if source.strip() else ()
    runs = list(_runs(blocks(source)))
    joined: list[Inline] = []
    for run in runs:
        if joined:
            joined.append(LineBreak())
        joined += run
    return tuple(joined)


def outline(source: str) -> tuple[Part, ...]:
    """A chapter template's Markdown as headings, blocks and markers in order."""
    return tuple(_Reader(_parser().parse(source), trusted=True).parts())


def _runs(parsed: Sequence[Block]) -> list[Inlines]:
    found: list[Inlines] = []
    for block in parsed:
        match block:
            case Paragraph(run):
                found.append(run)
            case Quote(inner):
                found += _runs(inner)
            case Items(items, _):
                for item in items:
                    found += [(Text("• "), *run) if not i else run for i, run in enumerate(_runs(item))]
            case _:
                pass
    return found


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _LIMIT})
    parser.disable(["code", "image", "html_block", "html_inline", "reference", "fence", "hr"])
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - addresses are judged below, where the trust is known
    return parser


class _Reader:
    """Walks the flat tokens of one text."""

    def __init__(self, tokens: "Sequence[Token]", *, trusted: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._trusted = trusted

    def blocks(self) -> list[Block]:
        """Blocks only; headings become strong paragraphs."""
        return [self._as_block(part) for part in self.parts()]

    def _as_block(self, part: Part) -> Block:
        match part:
            case Heading(_, title):
                return Paragraph((Strong(title),))
            case Marker(kind, target):
                return Paragraph((Text(f"{kind}:{target}"),))
            case _:
                return part

    def parts(self, close: str | None = None) -> list[Part]:
        """Everything up to the token called `close`, or to the end."""
        found: list[Part] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == close:
                return found
            if (part := self._part(token)) is not None:
                found.append(part)
        return found

    def _part(self, token: "Token") -> Part | None:
        match token.type:
            case "heading_open":
                title = self._inline()
                self._at += 1
                return Heading(int(token.tag[1]), title)
            case "paragraph_open":
                children = self._tokens[self._at].children or []
                run = self._inline()
                self._at += 1
                return self._marker(children) or (Paragraph(run) if run else None)
            case "bullet_list_open" | "ordered_list_open":
                return Items(self._items(token.type.replace("open", "close")), token.type.startswith("ordered"))
            case "blockquote_open":
                return Quote(tuple(self._as_block(part) for part in self.parts("blockquote_close")))
        return Paragraph((Text(token.content),)) if token.content.strip() else None

    def _items(self, close: str) -> tuple[tuple[Block, ...], ...]:
        items: list[tuple[Block, ...]] = []
        while self._at < len(self._tokens) and self._tokens[self._at].type != close:
            self._at += 1
            items.append(tuple(self._as_block(part) for part in self.parts("list_item_close")))
        self._at += 1
        return tuple(items)

    def _inline(self) -> Inlines:
        token = self._tokens[self._at]
        self._at += 1
        return _Inline(token.children or [], trusted=self._trusted).run()

    def _marker(self, children: "Sequence[Token]") -> Marker | None:
        kept = [child for child in children if child.type != "text" or child.content]
        if not self._trusted or len(kept) != 3 or kept[0].type != "link_open":
            return None
        match = _MARKER.match(str(kept[0].attrs.get("href", "")))
        return Marker(match[1], match[2]) if match else None


class _Inline:
    """Walks the children of one inline token."""

    def __init__(self, tokens: "Sequence[Token]", *, trusted: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._trusted = trusted

    def run(self, close: str | None = None) -> Inlines:
        """Inlines up to the token called `close`, or to the end; neighbouring texts are joined."""
        found: list[Inline] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == close:
                break
            for inline in self._inline(token):
                if isinstance(inline, Text) and found and isinstance(found[-1], Text):
                    found[-1] = Text(found[-1].text + inline.text)
                elif inline != Text(""):
                    found.append(inline)
        return tuple(found)

    def _inline(self, token: "Token") -> Inlines:
        wrap: dict[str, Callable[[Inlines], Inline]] = {"em_open": Emphasis, "strong_open": Strong}
        match token.type:
            case "em_open" | "strong_open":
                return (wrap[token.type](self.run(token.type.replace("open", "close"))),)
            case "code_inline":
                return (Code(token.content),)
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "link_open":
                return self._link(str(token.attrs.get("href", "")))
        return (Text(token.content),)

    def _link(self, href: str) -> Inlines:
        children = self.run("link_close")
        if self._trusted and (match := _REFERENCE.match(href)):
            return (Reference(match[2]),) if match[1] == "ref" else (Citation(match[2]),)
        return (Link(href, children),) if _ADDRESS.match(href) else children
