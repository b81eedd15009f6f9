"""Text that runs from right to left in a page that runs from left to right: how it is set apart. No markup."""

import re
from collections.abc import Sequence
from unicodedata import bidirectional

LEFT_TO_RIGHT, RIGHT_TO_LEFT, END = "\u2066", "\u2067", "\u2069"
"""The isolates of the Unicode Bidirectional Algorithm (UAX #9, 2.4)."""
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MARKS = re.compile(f"[{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}{END}]")


def runs_right_to_left(text: str) -> bool:
    """Whether any of it is in a script that does so, such as Arabic or Hebrew."""
    return bool(_RIGHT.search(text))


def isolated(text: str) -> str:
    """A text as it may stand in another: between isolates if any of it runs from right to left, otherwise unchanged.

    Its numbers and brackets then stay with it, and those around it stay where they are. A text that already holds
    isolates is made of such texts and stays as it is.
    """
    if not _RIGHT.search(text) or _MARKS.search(text):
        return text
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return f"{LEFT_TO_RIGHT if strong == 'L' else RIGHT_TO_LEFT}{text}{END}"


def bare(text: str) -> str:
    """The text without isolates, for data."""
    return _MARKS.sub("", text)


def isolated_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of one broken text; each opens again what was open at the end of the line before, and closes it."""
    if not any(map(_MARKS.search, lines)):
        return tuple(lines)
    closed, opened = [], ""
    for line in lines:
        started = opened
        for mark in _MARKS.findall(line):
            opened = opened[:-1] if mark == END else opened + mark
        closed.append(f"{started}{line}{END * len(opened)}")
    return tuple(closed)
