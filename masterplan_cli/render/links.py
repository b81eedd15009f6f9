"""Which addresses may be linked to. Writing the link in a format's own syntax is the leaf's."""

import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_ALLOWED = ("http:", "https:", "mailto:")
# Browsers drop control characters inside a scheme and read backslashes as slashes, so neither may pass.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")


def safe_href(href: str) -> str | None:
    """The address with blanks encoded, or None unless it is http, https, mailto, relative or a fragment."""
    address = href.strip(" ")
    if not address or _FORBIDDEN.search(address) or address.startswith("//"):
        return None
    if ":" in re.split(r"[/?#]", address, maxsplit=1)[0]:
        scheme = _SCHEME.match(address)
        if scheme is None or scheme[0].lower() not in _ALLOWED:
            return None
    return re.sub(r"\s", "%20", address)
