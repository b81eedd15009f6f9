"""Putting profile text into the Markdown of chapter templates, so that text stays text and allowed marks stay marks."""

import re

from markupsafe import Markup

from masterplan_cli.document.inline import Code, Emphasis, Inlines, LineBreak, Link, Strong, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_LEADING = re.compile(r"([#+\-=:]|\d{1,9}[.)])")
_SPACE = re.compile(r"[\x00-\x20\x7f\u0085\u2028\u2029]+")


def escape_markdown(text: str) -> Markup:
    """Text that reads back unchanged from a paragraph, a heading, a list item or a table cell."""
    escaped = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", text).strip().replace("&", "&amp;"))
    if match := _LEADING.match(escaped):
        escaped = f"{escaped[: match.end() - 1]}\\{escaped[match.end() - 1 :]}"
    if escaped.endswith("#") and not escaped.endswith("\\#"):
        escaped = f"{escaped[:-1]}\\#"
    return Markup(escaped)


def write_markdown(inlines: Inlines) -> Markup:
    """Parsed inlines of a profile as Markdown again, for use inside a template's sentence."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(_kept_space(text))
            case Emphasis(children):
                parts.append(f"*{write_markdown(children)}*")
            case Strong(children):
                parts.append(f"**{write_markdown(children)}**")
            case Link(href, children):
                parts.append(f"[{write_markdown(children)}](<{href}>)")
            case LineBreak():
                parts.append(" ")
            case _:
                pass
    return Markup("".join(parts))


def _kept_space(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{lead}{escape_markdown(text)}{tail}"
