"""How wide words are and where they break, by the wider of two fonts' widths, so that no font file is needed."""

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, east_asian_width

from masterplan_cli.language.direction import isolated_lines, runs_right_to_left

# Thousandths of the size for the characters from space to tilde: the wider of Noto Sans and Arial.
_ASCII = (
    278, 278, 408, 646, 572, 889, 732, 225, 333, 333, 551, 584, 278, 333, 278, 372, 572, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 730, 667, 611, 778, 741, 339,
    500, 667, 556, 907, 760, 781, 667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 372, 329, 572,
    556, 333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 500,
    361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 584,
)  # fmt: skip
# A little more than either font takes, for readers whose system has another one.
_SLACK = 1.03
_BOLD = 1.07
_SHORTEST = 3
_JOINER = "\u200d"
_JOINED = re.compile(f"{_JOINER}.")
# Pictures are wider than the letters around them; what changes the tone of a skin is part of one.
_PICTURES, _PICTURE = 0x1F000, 1300
_TONES = range(0x1F3FB, 0x1F400)


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is."""
    return _thousandths(text) / 1000 * size * _SLACK * (_BOLD if bold else 1)


@lru_cache(maxsize=16384)
def _thousandths(text: str) -> int:
    """The advance of a text in thousandths of its size; the same labels are measured again and again."""
    return sum(map(_advance, _JOINED.sub("", text) if _JOINER in text else text))


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if _is_mark(character):
        return 0
    if code >= _PICTURES:
        return _PICTURE
    return 1000 if east_asian_width(character) in "WF" or character == "…" else 600


def _is_mark(character: str) -> bool:
    """Whether a character is set upon the one before it, or not seen at all."""
    return category(character) in ("Mn", "Me", "Cf") or ord(character) in _TONES


def _is_whole(text: str, at: int) -> bool:
    """Whether a text may be cut before that place: not within a letter and its marks, nor a picture of several."""
    return not _is_mark(text[at]) and text[at - 1] != _JOINER


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text broken into lines; `cut` says that an ellipsis stands for the rest of `whole`."""

    lines: tuple[str, ...]
    whole: str
    cut: bool
    width: float


def fit(text: str, size: float, room: float, most: int = 1, bold: bool = False) -> Fitted:
    """Break a text into at most `most` lines no wider than `room`; what does not fit becomes an ellipsis."""
    whole = " ".join(text.split())
    broken = _wrap(whole, size, room, bold)
    cut = len(broken) > most
    if cut:
        broken = [*broken[: most - 1], _shorten(" ".join(broken[most - 1 :]), size, room, bold)]
    elif broken and width(max(broken, key=len), size, bold) > room:
        cut = True
    shown = tuple(_shorten(line, size, room, bold) for line in broken) or ("",)
    cut = cut or (shown[-1].endswith("…") and not whole.endswith("…"))
    shown = isolated_lines(shown)
    return Fitted(shown, whole, cut, max(width(line, size, bold) for line in shown))


def _wrap(text: str, size: float, room: float, bold: bool) -> list[str]:
    broken: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, size, room, bold)):
        if broken and width(f"{broken[-1]} {word}", size, bold) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word that is wider than the room, broken with hyphens into pieces of three letters or more; scripts without
    hyphens and pictures break anywhere."""
    pieces = []
    least = _SHORTEST if _hyphen(word[0]) else 1
    while len(word) > 2 * least and width(word, size, bold) > room:
        kept = len(word) - least
        while kept > least and (width(f"{word[:kept]}-", size, bold) > room or not _is_whole(word, kept)):
            kept -= 1
        pieces.append(f"{word[:kept]}{_hyphen(word[kept - 1])}")
        word = word[kept:]
    return [*pieces, word]


def _hyphen(last: str) -> str:
    """What a broken word gets at its end: a hyphen, except in scripts that are written without one."""
    return "" if east_asian_width(last) in "WF" or runs_right_to_left(last) else "-"


def _shorten(line: str, size: float, room: float, bold: bool) -> str:
    if width(line, size, bold) <= room:
        return line
    while line and width(f"{line}…", size, bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
