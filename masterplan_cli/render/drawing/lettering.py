"""How wide words are and where they break. Measured with Arial's widths, so that no font file is needed."""

from dataclasses import dataclass
from unicodedata import east_asian_width

# Thousandths of the size for the characters from space to tilde (Arial, Helvetica, Liberation Sans alike).
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
# A little more than Arial takes, for readers whose system has another font.
_SLACK = 1.06
_BOLD = 1.09


def width(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text is."""
    thousandths = sum(map(_advance, text))
    return thousandths / 1000 * size * _SLACK * (_BOLD if bold else 1)


def _advance(character: str) -> int:
    code = ord(character)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    return 1000 if east_asian_width(character) in "WF" or character == "…" else 600


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
    return Fitted(shown, whole, cut, max(width(line, size, bold) for line in shown))


def _wrap(text: str, size: float, room: float, bold: bool) -> list[str]:
    broken: list[str] = []
    for word in text.split():
        if broken and width(f"{broken[-1]} {word}", size, bold) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    return broken


def _shorten(line: str, size: float, room: float, bold: bool) -> str:
    if width(line, size, bold) <= room:
        return line
    while line and width(f"{line}…", size, bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
