"""Inline elements of a paragraph; no blocks and no parsing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed or foreign words, set in italics."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words, set in bold."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Literal characters, such as an id."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an allowed address (http, https, mailto, or a place in the document set)."""

    href: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to an exhibit or chapter by name; renderers print `Book.labels[target]`."""

    target: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited by id; renderers print its number from `Book.notes`."""

    source: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced end of line."""


Inline = Text | Emphasis | Strong | Code | Link | Reference | Citation | LineBreak
Inlines = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The bare words, without marks, references and citations."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Emphasis(children) | Strong(children) | Link(_, children):
                parts.append(plain(children))
            case LineBreak():
                parts.append(" ")
            case Reference() | Citation():
                pass
    return "".join(parts)
