"""Escaping profile text for the Markdown of chapter templates, so that text stays text."""

import re

from markupsafe import Markup

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
