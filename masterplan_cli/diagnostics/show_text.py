"""Diagnostics as text for people: one frame each with the user's own line under a caret, and a line of totals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.edit import Edit, edit_of
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.sentences import Sentences, frame_word, help_text, label, message, related
from masterplan_cli.diagnostics.visible import shown, visible, width
from masterplan_cli.source.text import Span

LINE_WIDTH = 110
"""Cells of an excerpt where the width of the terminal is not known."""
_LEAST_WIDTH = 40
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PLACES_OF_REST = 8
"""How many places are named of findings whose frames are left out."""


def show_text(
    diagnostics: Sequence[Diagnostic],
    sentences: Sentences,
    *,
    colour: bool = False,
    limit: int | None = 50,
    columns: int | None = None,
) -> str:
    """All frames by file, at most `limit` of them, and the totals; ends with a line break.

    Above the limit errors come first and every rule has its turn; of the rest each rule has one line that counts
    it. `columns` is the width of the terminal, None where there is none. Waived findings are only counted.
    """
    heard = [diagnostic for diagnostic in diagnostics if diagnostic.waived is None]
    chosen = _chosen(heard, limit)
    shower = _Shower(sentences, colour, columns)
    parts = list(shower.files(heard, chosen))
    parts += shower.rest([diagnostic for index, diagnostic in enumerate(heard) if index not in chosen])
    return "\n".join([*parts, f"{totals(diagnostics, sentences)}\n"])


def totals(diagnostics: Iterable[Diagnostic], sentences: Sentences) -> str:
    """How many there are of each severity, such as `2 errors, 1 note`; empty where there are none."""
    counts = Counter("waived" if d.waived is not None else _SEVERITIES[d.rule.severity] for d in diagnostics)
    return ", ".join(
        frame_word(f"count-{name}" if counts[name] > 1 else f"one-{name}", sentences, count=counts[name])
        for name in (*_SEVERITIES.values(), "waived")
        if counts[name]
    )


def _chosen(diagnostics: Sequence[Diagnostic], limit: int | None) -> frozenset[int]:
    """Positions of the diagnostics to show: errors before warnings before notes, the rules by turns."""
    if limit is None or len(diagnostics) <= limit:
        return frozenset(range(len(diagnostics)))
    seen: Counter[str] = Counter()
    ranked = []
    for index, diagnostic in enumerate(diagnostics):
        seen[diagnostic.rule.code] += 1
        ranked.append((diagnostic.rule.severity, seen[diagnostic.rule.code], index))
    return frozenset(index for _, _, index in sorted(ranked)[:limit])


@dataclass(frozen=True, slots=True)
class _Shower:
    """The manner of one showing."""

    sentences: Sentences
    colour: bool
    columns: int | None

    def files(self, diagnostics: Sequence[Diagnostic], chosen: frozenset[int]) -> Iterator[str]:
        """Frames, each file of several under a heading with its own totals."""
        several = len({diagnostic.file for diagnostic in diagnostics}) > 1
        for file, group in groupby(enumerate(diagnostics), key=lambda pair: pair[1].file):
            members = list(group)
            if several and any(index in chosen for index, _ in members):
                count = totals((diagnostic for _, diagnostic in members), self.sentences)
                yield f"== {visible(file)}: {count} ==\n"
            yield from (self.frame(diagnostic) for index, diagnostic in members if index in chosen)

    def rest(self, left_out: Sequence[Diagnostic]) -> Iterator[str]:
        """What is left out, one line for each rule, worst first."""
        groups: dict[tuple[Severity, str], list[Diagnostic]] = {}
        for diagnostic in left_out:
            groups.setdefault((diagnostic.rule.severity, diagnostic.rule.code), []).append(diagnostic)
        lines = [self._rest_line(groups[key]) for key in sorted(groups)]
        if lines:
            yield "\n".join(lines) + "\n"

    def _rest_line(self, members: Sequence[Diagnostic]) -> str:
        first = members[0]
        places = list(dict.fromkeys(_place(member) for member in members))
        dots = ["…"] if len(places) > _PLACES_OF_REST else []
        where = ", ".join([*places[:_PLACES_OF_REST], *dots])
        words = frame_word("more-of-rule", self.sentences, count=len(members), name=first.rule.name, places=where)
        return self._wrapped(f"… {self._strong(first.rule.code, first.rule.severity)}: {words}", 2)

    def _head(self, diagnostic: Diagnostic) -> str:
        name = frame_word(_SEVERITIES[diagnostic.rule.severity], self.sentences)
        return self._strong(f"{name}[{diagnostic.rule.code}]", diagnostic.rule.severity)

    def frame(self, diagnostic: Diagnostic) -> str:
        """One finding: what, where, and how to mend it."""
        severity = diagnostic.rule.severity
        lines = [self._wrapped(f"{self._head(diagnostic)}: {message(diagnostic, self.sentences)}", 2)]
        gutter = _gutter(diagnostic)
        if diagnostic.span is None:
            lines.append(f"{' ' * gutter}--> {visible(diagnostic.file)}")
        else:
            words = label(diagnostic, self.sentences)
            lines += self._excerpt(diagnostic.span, gutter, "-->", words, "^", severity)
        for place in diagnostic.related:
            lines += self._excerpt(place.span, gutter, ":::", related(place.label, self.sentences), "-", severity)
        blank = " " * gutter
        if text := help_text(diagnostic, self.sentences):
            words = f"{blank} = {self._strong(frame_word('help', self.sentences), severity)}: {text}"
            lines.append(self._wrapped(words, gutter + 5))
        if (edit := edit_of(diagnostic)) is not None:
            lines += self._mended(edit, gutter, severity)
        return "\n".join(lines) + "\n"

    def _excerpt(self, span: Span, gutter: int, arrow: str, words: str, mark: str, severity: Severity) -> list[str]:
        number, column = span.source.position(span.start)
        blank = " " * gutter
        if not span.source.text:
            return [f"{blank}{arrow} {visible(span.source.name)}"]
        return [
            f"{blank}{arrow} {visible(span.source.name)}:{number}:{column}",
            f"{blank} |",
            *self._marked(span, None, gutter, words, mark, severity),
        ]

    def _mended(self, edit: Edit, gutter: int, severity: Severity) -> list[str]:
        """The line as it will be."""
        return [f"{' ' * gutter} |", *self._marked(edit.span, edit.text, gutter, "", "+", severity)]

    def _marked(self, span: Span, new: str | None, gutter: int, words: str, mark: str, severity: Severity) -> list[str]:
        """The user's line, with `new` in the place of the span where it is given, and marks under that place."""
        number = span.source.position(span.start)[0]
        lead, body, tail = _cut(span, new, max(_LEAST_WIDTH, (self.columns or LINE_WIDTH + gutter + 4) - gutter - 4))
        marks = self._strong(mark * max(1, width(body)), severity)
        return [
            f"{number:>{gutter}} | {lead}{body}{tail}".rstrip(),
            f"{' ' * gutter} | {' ' * width(lead)}{marks}{f' {words}' if words else ''}",
        ]

    def _wrapped(self, text: str, indent: int) -> str:
        """`text` in lines that fit the terminal; words are never cut. Escapes for colour take no room."""
        if self.columns is None or _printed(text) <= self.columns:
            return text
        words, room = text.split(" "), max(_LEAST_WIDTH, self.columns)
        lines = [words[0]]
        for word in words[1:]:
            if lines[-1].strip() and _printed(lines[-1]) + 1 + _printed(word) > room:
                lines.append(" " * indent + word)
            else:
                lines[-1] += f" {word}"
        return "\n".join(lines)

    def _strong(self, text: str, severity: Severity) -> str:
        """Emphasised text; the words say the same without."""
        return f"\x1b[1;{_COLOURS[severity]}m{text}\x1b[0m" if self.colour else text


def _printed(text: str) -> int:
    before, escape, after = text.partition("\x1b[")
    return width(before) + (_printed(after.partition("m")[2]) if escape else 0)


def _place(diagnostic: Diagnostic) -> str:
    name = visible(diagnostic.file)
    return f"{name}:{diagnostic.span.source.position(diagnostic.span.start)[0]}" if diagnostic.span else name


def _gutter(diagnostic: Diagnostic) -> int:
    spans = [span for span in (diagnostic.span, *(place.span for place in diagnostic.related)) if span]
    return max((len(str(span.source.position(span.start)[0])) for span in spans), default=1)


def _cut(span: Span, new: str | None, room: int) -> tuple[str, str, str]:
    """The visible text before, at and after the span, shortened to fit `room` cells. Reads only that much of it."""
    text = span.source.text
    first, last = span.source.bounds(span.source.position(span.start)[0])
    start = min(span.start, last)
    end = min(last, max(start + 1, span.end))
    lead = _fitted(text[max(first, start - room) : start][::-1], room * 6 // 11)
    body = _fitted(text[start : min(end, start + 4 * room)] if new is None else new, room)
    tail_room = max(0, room - width("".join((*lead, *body))))
    tail = _fitted(text[end : min(last, end + 4 * room)], tail_room)
    before = "…" if start - len(lead) > first else ""
    after = "…" if end + len(tail) < last or (new is None and len(body) < end - start) else ""
    return before + "".join(reversed(lead)), "".join(body), "".join(tail) + after


def _fitted(text: str, room: int) -> list[str]:
    """As many characters of `text`, made visible, as fit; at most eight marks on one letter."""
    plain = text[:room]
    if plain.isascii() and plain.isprintable() and (len(text) <= room or text[room].isascii()):
        return list(plain)
    kept: list[str] = []
    used = marks = 0
    for character in text:
        visible_one = shown(character)
        cells = width(visible_one)
        marks = 0 if cells else marks + 1
        if used + cells > room or marks > 8:
            break
        kept.append(visible_one)
        used += cells
    return kept
