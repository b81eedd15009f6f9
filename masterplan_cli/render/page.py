"""The shell of an HTML page: head, style sheet, scripts, and a policy that forbids every request
and every other script."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from masterplan_cli.render.html_text import attribute


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a page's head."""

    language: str
    title: str
    description: str
    generator: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...] = ()


def page(head: Head, body: Iterable[str]) -> bytes:
    """A whole page that needs nothing but itself."""
    style = "\n".join(sheet.strip() for sheet in head.styles).replace("</", "<\\/")
    script = "\n".join(sheet.strip() for sheet in head.scripts).replace("</", "<\\/")
    allowed = f" script-src '{_digest(script)}';" if script else ""
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}';{allowed} img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    opening = (
        f'<!doctype html>\n<html lang="{attribute(head.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{attribute(head.title)}</title>\n"
        f'<meta name="description" content="{attribute(head.description)}">\n'
        f'<meta name="generator" content="{attribute(head.generator)}">\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
    )
    running = f"<script>{script}</script>\n" if script else ""
    parts = chain((opening,), body, (f"{running}</body>\n</html>\n",))
    return b"".join(part.encode("utf-8", "replace") for part in parts)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def css_string(text: str) -> str:
    """Text as a CSS string; everything but plain letters and digits becomes an escape."""
    kept = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(kept)}"'
