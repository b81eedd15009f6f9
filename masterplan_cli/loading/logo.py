"""Reads the logo that a profile names, within bounds, and refuses what is not a plain picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.loading.files import FileProblem, ProfileFiles

LOGO_MISSING = Rule("MP891", "logo-missing", Severity.ERROR)
LOGO_TOO_LARGE = Rule("MP892", "logo-too-large", Severity.ERROR)
UNSAFE_LOGO = Rule("MP893", "unsafe-logo", Severity.ERROR)
RULES = (LOGO_MISSING, LOGO_TOO_LARGE, UNSAFE_LOGO)

LOGO_BYTES = 256 << 10
LOGO_PIXELS = 4000
_AT = ("document", "theme", "logo")
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
# Shapes, their groups, fillings and words; everything else of SVG can load, run or embed something.
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "clipPath",
        "mask",
        "pattern",
        "linearGradient",
        "radialGradient",
        "stop",
    ]
)
_LOADING = re.compile(r"url\(\s*[\"']?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True)
class Logo:
    """What was found: the picture's media type and bytes, or why there is none."""

    media: str = ""
    content: bytes = b""
    findings: tuple[Finding, ...] = ()


def read_logo(files: ProfileFiles, name: str | None) -> Logo:
    """The picture called `name`, beside the profile; without a name there is none and nothing to say."""
    if not name:
        return Logo()
    try:
        content = files.read(name, LOGO_BYTES)
    except FileProblem as problem:
        if problem.obstacle == "too-large":
            return _refused(LOGO_TOO_LARGE, name, limit=f"{LOGO_BYTES >> 10} KB")
        return _refused(LOGO_MISSING, name)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _raster(name, "image/png", content, _png_size(content))
    if content.startswith(b"\xff\xd8\xff"):
        return _raster(name, "image/jpeg", content, _jpeg_size(content))
    return _drawing(name, content)


def _refused(rule: Rule, name: str, **facts: str) -> Logo:
    return Logo(findings=(Finding(rule, _AT, {"file": name, **facts}),))


def _raster(name: str, media: str, content: bytes, size: tuple[int, int]) -> Logo:
    if not min(size):
        return _refused(UNSAFE_LOGO, name, found=media)
    if max(size) > LOGO_PIXELS:
        return _refused(LOGO_TOO_LARGE, name, limit=f"{LOGO_PIXELS} × {LOGO_PIXELS} px")
    return Logo(media, content)


def _png_size(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return 0, 0
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        if content[at + 1] in _JPEG_FRAMES:
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0


def _drawing(name: str, content: bytes) -> Logo:
    # Without a document type there are no entities, so nothing in the file can grow or fetch.
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        return _refused(UNSAFE_LOGO, name, found="<!DOCTYPE>")
    try:
        root = ElementTree.fromstring(content.decode("utf-8-sig"))
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError):
        return _refused(UNSAFE_LOGO, name, found=name.rpartition(".")[2])
    if root.tag != f"{_SVG}svg":
        return _refused(UNSAFE_LOGO, name, found=f"<{_bare(root.tag)}>")
    if found := next(_dangers(root), ""):
        return _refused(UNSAFE_LOGO, name, found=found)
    _strip(root)
    ElementTree.register_namespace("", _SVG[1:-1])
    return Logo("image/svg+xml", ElementTree.tostring(root, encoding="utf-8"))


def _dangers(root: ElementTree.Element) -> Iterator[str]:
    """What could run, load or embed, in the order of the file; drawing programs' own elements are only left out."""
    for element in root.iter():
        if element.tag.startswith(_SVG) and _bare(element.tag) not in _ELEMENTS | {"metadata"}:
            yield f"<{_bare(element.tag)}>"
        for key, value in element.attrib.items():
            bare = _bare(key).lower()
            if (
                bare.startswith("on")
                or (bare in ("href", "src") and not value.startswith("#"))
                or _LOADING.search(value)
            ):
                yield bare


def _strip(element: ElementTree.Element) -> None:
    for key in [key for key in element.attrib if key.startswith("{") and not key.startswith(_XLINK)]:
        del element.attrib[key]
    for child in list(element):
        if child.tag.startswith(_SVG) and _bare(child.tag) in _ELEMENTS:
            _strip(child)
        else:
            element.remove(child)


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
