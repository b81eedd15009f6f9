"""Logos: plain pictures come through, whatever could run, load or exhaust is refused with its reason."""

import struct

import pytest

from masterplan_cli.loading.files import FileProblem
from masterplan_cli.loading.logo import LOGO_BYTES, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


class Folder:
    def __init__(self, content: bytes | None) -> None:
        self.content = content

    def read(self, name: str, limit: int) -> bytes:
        if self.content is None:
            raise FileProblem("missing", name)
        if len(self.content) > limit:
            raise FileProblem("too-large", name)
        return self.content

    def glob(self, pattern: str) -> tuple[str, ...]:
        return ()

    def shown(self, name: str) -> str:
        return name


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\0\0\0"


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 12


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (png(200, 100), "image/png"),
        (jpeg(200, 100), "image/jpeg"),
        (SVG.format('<path d="M0 0h9"/><title>Kota</title>').encode(), "image/svg+xml"),
        (SVG.format('<defs><g id="a"/></defs><use href="#a" fill="url(#a)"/>').encode(), "image/svg+xml"),
    ],
)
def test_plain_pictures_come_through(content: bytes, media: str) -> None:
    logo = read_logo(Folder(content), "logo")
    assert (logo.media, logo.findings) == (media, ())


def test_no_logo_is_nothing_to_say() -> None:
    assert read_logo(Folder(None), None).findings == ()


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (None, "MP891", None),
        (b"x" * (LOGO_BYTES + 1), "MP892", None),
        (png(9000, 10), "MP892", None),
        (jpeg(10, 9000), "MP892", None),
        (png(0, 10), "MP893", "image/png"),
        (b"GIF89a", "MP893", "gif"),
        (b"<html/>", "MP893", "<html>"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), "MP893", "<!DOCTYPE>"),
        (SVG.format("<script>alert(1)</script>").encode(), "MP893", "<script>"),
        (SVG.format('<g onload="alert(1)"/>').encode(), "MP893", "onload"),
        (SVG.format('<foreignObject/>').encode(), "MP893", "<foreignObject>"),
        (SVG.format('<image href="a.png"/>').encode(), "MP893", "<image>"),
        (SVG.format('<use href="https://example.org/a.svg#b"/>').encode(), "MP893", "href"),
        (SVG.format('<style>@import "a"</style>').encode(), "MP893", "<style>"),
        (SVG.format('<g style="fill: url(https://example.org)"/>').encode(), "MP893", "style"),
    ],
)  # fmt: skip
def test_everything_else_is_refused(content: bytes | None, code: str, found: str | None) -> None:
    logo = read_logo(Folder(content), "logo.gif")
    assert logo.content == b""
    assert [(each.rule.code, each.facts.get("found")) for each in logo.findings] == [(code, found)]


def test_elements_of_drawing_programs_are_left_out() -> None:
    text = SVG.format('<metadata>x</metadata><n:view xmlns:n="urn:n" n:a="1"/><g xmlns:n="urn:n" n:b="1" fill="red"/>')
    assert b"urn:n" not in (made := read_logo(Folder(text.encode()), "l.svg").content)
    assert b'<g fill="red"' in made
    assert b"metadata" not in made
