"""Diagnostics as text for people: one frame each with the user's own line under a caret, and a line of totals."""

from collections import Counter
from collections.abc import Sequence

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import Sentences, frame_word, help_text, label, message, related
from masterplan_cli.diagnostics.visible import shown, visible, width
from masterplan_cli.source.text import Span

LINE_WIDTH = 110
_BEFORE_CARET = 60
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def show_text(diagnostics: Sequence[Diagnostic], sentences: Sentences, *, colour: bool = False, limit: int = 50) -> str:
    """All frames, at most `limit` of them (errors first), and the totals; ends with a line break."""
    chosen = set(sorted(range(len(diagnostics)), key=lambda i: (diagnostics[i].rule.severity, i))[:limit])
    frames = [_frame(diagnostics[index], sentences, colour) for index in sorted(chosen)]
    if len(diagnostics) > limit:
        frames.append(frame_word("more", sentences, count=len(diagnostics) - limit) + "\n")
    counts = Counter(_SEVERITIES[diagnostic.rule.severity] for diagnostic in diagnostics)
    totals = ", ".join(
        frame_word(f"count-{name}" if counts[name] > 1 else f"one-{name}", sentences, count=counts[name])
        for name in _SEVERITIES.values()
        if counts[name]
    )
    return "\n".join([*frames, f"{totals}\n"])


def _frame(diagnostic: Diagnostic, sentences: Sentences, colour: bool) -> str:
    paint = _Paint(colour, _COLOURS[diagnostic.rule.severity])
    name = frame_word(_SEVERITIES[diagnostic.rule.severity], sentences)
    lines = [f"{paint.strong(f'{name}[{diagnostic.rule.code}]')}: {message(diagnostic, sentences)}"]
    gutter = _gutter(diagnostic)
    if diagnostic.span is None:
        lines.append(f"{' ' * gutter}--> {visible(diagnostic.file)}")
    else:
        lines += _excerpt(diagnostic.span, gutter, "-->", label(diagnostic, sentences), "^", paint)
    for place in diagnostic.related:
        lines += _excerpt(place.span, gutter, ":::", related(place.label, sentences), "-", paint)
    if text := help_text(diagnostic, sentences):
        lines.append(f"{' ' * gutter} = {paint.strong(frame_word('help', sentences))}: {text}")
    return "\n".join(lines) + "\n"


def _gutter(diagnostic: Diagnostic) -> int:
    spans = [span for span in (diagnostic.span, *(place.span for place in diagnostic.related)) if span]
    return max((len(str(span.source.position(span.start)[0])) for span in spans), default=1)


def _excerpt(span: Span, gutter: int, arrow: str, words: str, mark: str, paint: "_Paint") -> list[str]:
    number, column = span.source.position(span.start)
    text = span.source.line(number)
    start = column - 1
    end = min(len(text), max(start + 1, start + span.end - span.start))
    lead, body, tail = _cut(text, start, end)
    carets = paint.strong(mark * max(1, width(body)))
    under = f"{' ' * width(lead)}{carets}{f' {words}' if words else ''}"
    blank = " " * gutter
    return [
        f"{blank}{arrow} {visible(span.source.name)}:{number}:{column}",
        f"{blank} |",
        f"{number:>{gutter}} | {lead}{body}{tail}".rstrip(),
        f"{blank} | {under}",
    ]


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The visible text before, at and after the marked stretch, shortened to fit one line."""
    first = max(0, start - _BEFORE_CARET)
    end = min(end, start + LINE_WIDTH)
    lead = "".join(map(shown, text[first:start]))
    body = "".join(map(shown, text[start:end]))
    room = max(0, LINE_WIDTH - len(lead) - len(body))
    tail = "".join(map(shown, text[end : end + room]))
    return f"…{lead}" if first else lead, body, f"{tail}…" if end + room < len(text) else tail


class _Paint:
    """Colour where the terminal wants it; the text says the same without."""

    def __init__(self, colour: bool, code: str) -> None:
        self._before, self._after = (f"\x1b[1;{code}m", "\x1b[0m") if colour else ("", "")

    def strong(self, text: str) -> str:
        """Emphasised text."""
        return f"{self._before}{text}{self._after}"
