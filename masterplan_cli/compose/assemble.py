"""From rendered chapters to a numbered book: sections, exhibits in their places, labels and source notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from masterplan_cli.compose.context import Studio, UnknownName
from masterplan_cli.document.blocks import (
    Block,
    Callout,
    Figure,
    Items,
    Label,
    Note,
    Paragraph,
    Quote,
    Section,
    TableBlock,
    walk,
)
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.inline import Citation, Emphasis, Inlines, Link, Reference, Strong, Text
from masterplan_cli.document.parse import Heading, Marker
from masterplan_cli.document.parse import blocks as parse_blocks
from masterplan_cli.document.parse import inlines as parse_inlines
from masterplan_cli.document.table import Rich, Table
from masterplan_cli.language.format import roman
from masterplan_cli.model.evidence import Source


@dataclass
class Counters:
    """Where the numbering of one book stands."""

    chapter: int = 0
    table: int = 0
    figure: int = 0
    anchors: dict[str, int] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)

    def anchor(self, wanted: str) -> str:
        """`wanted`, made unique in the book."""
        seen = self.anchors.get(wanted, 0)
        self.anchors[wanted] = seen + 1
        return f"{wanted}-{seen + 1}" if seen else wanted


@dataclass(frozen=True)
class Manuscript:
    """One rendered chapter: its id, its parsed parts, and the Markdown fields it places."""

    id: str
    parts: tuple[Heading | Block | Marker, ...]
    prose: tuple[str, ...]


def assemble_chapter(manuscript: Manuscript, studio: Studio, counters: Counters, *, numbered: bool) -> Section:
    """The chapter with everything in its place. Raises UnknownName for an exhibit that does not exist."""
    if numbered:
        counters.chapter += 1
        counters.table = counters.figure = 0
    builder = _Chapter(manuscript, studio, counters, numbered)
    section = builder.build()
    counters.labels[f"chapter:{manuscript.id}"] = Label(section.number or _plain_title(section), section.anchor)
    return section


def _plain_title(section: Section) -> str:
    return "".join(inline.text for inline in section.title if isinstance(inline, Text))


@dataclass
class _Open:
    """A section that is still growing."""

    level: int
    title: Inlines
    blocks: list[Block] = field(default_factory=list)
    children: list["_Open"] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.blocks and all(child.is_empty for child in self.children)


class _Chapter:
    def __init__(self, manuscript: Manuscript, studio: Studio, counters: Counters, numbered: bool) -> None:
        self._manuscript = manuscript
        self._studio = studio
        self._counters = counters
        self._numbered = numbered
        self._chapter = counters.chapter if numbered else 0

    def build(self) -> Section:
        stack: list[_Open] = []
        root: _Open | None = None
        for part in self._manuscript.parts:
            match part:
                case Heading(level, title):
                    opened = _Open(level, title)
                    if root is None:
                        root = opened
                        stack = [opened]
                        continue
                    while len(stack) > 1 and stack[-1].level >= level:
                        stack.pop()
                    stack[-1].children.append(opened)
                    stack.append(opened)
                case Marker():
                    if stack:
                        self._place(part, stack[-1])
                case _:
                    if stack:
                        stack[-1].blocks.append(part)
        if root is None:
            raise UnknownName(f"{self._manuscript.id}: # title")
        return self._close(root, 1, "")

    def _close(self, opened: _Open, level: int, prefix: str) -> Section:
        words = self._studio.scene.language
        number = prefix
        if level == 1 and self._numbered:
            number = words.word("chapter-number", roman=roman(self._chapter), arabic=str(self._chapter))
        anchor = self._counters.anchor(f"{self._manuscript.id}-{prefix}" if prefix else self._manuscript.id)
        kept = [child for child in opened.children if not child.is_empty]
        stem = str(self._chapter) if level == 1 else prefix
        sections = tuple(
            self._close(child, level + 1, f"{stem}.{index}" if self._numbered else "")
            for index, child in enumerate(kept, 1)
        )
        return Section(opened.title, anchor, level, number, tuple(opened.blocks), sections)

    def _place(self, marker: Marker, section: _Open) -> None:
        match marker.kind:
            case "exhibit":
                section.blocks.append(self._exhibit(marker.target))
            case "prose":
                section.blocks.extend(parse_blocks(self._manuscript.prose[int(marker.target)]))
            case "missing":
                callout = self._missing(marker.target)
                if callout not in section.blocks:
                    section.blocks.append(callout)
            case _:
                raise UnknownName(f"{marker.kind}:{marker.target}")

    def _missing(self, part: str) -> Callout:
        word = self._studio.scene.word
        return Callout("missing", "", (Paragraph(parse_inlines(word(f"missing.{part}"))),))

    def _exhibit(self, name: str) -> TableBlock | Figure:
        exhibit = self._studio.exhibit(name)
        if exhibit is None:
            raise UnknownName(name)
        anchor = self._counters.anchor(name.replace("/", "-").replace(".", "-"))
        if isinstance(exhibit, Chart):
            self._counters.figure += 1
            number = self._number("figure", self._counters.figure)
            block: TableBlock | Figure = Figure(exhibit, number, anchor)
        else:
            self._counters.table += 1
            number = self._number("table", self._counters.table)
            block = TableBlock(exhibit, number, anchor)
        self._counters.labels.setdefault(name, Label(number, anchor))
        return block

    def _number(self, kind: str, count: int) -> str:
        shown = f"{self._chapter}.{count}" if self._numbered else str(count)
        return f"{self._studio.scene.word(kind)} {shown}"


def cited(blocks: Iterable[Block]) -> Iterable[str]:
    """Source ids in the order in which a reader meets them; blocks inside blocks included."""
    for block in walk(tuple(blocks)):
        match block:
            case Paragraph(inlines):
                yield from _cited_inlines(inlines)
            case TableBlock(table):
                yield from _cited_table(table)
            case Figure(chart):
                yield from chart.sources
            case Items() | Quote() | Callout():
                pass


def _cited_table(table: Table) -> Iterable[str]:
    yield from table.sources
    for note in table.notes:
        yield from _cited_inlines(note)
    for row in table.rows:
        for cell in row.cells:
            if isinstance(cell, Rich):
                for paragraph in cell.paragraphs:
                    yield from _cited_inlines(paragraph)


def _cited_inlines(inlines: Inlines) -> Iterable[str]:
    for inline in inlines:
        match inline:
            case Citation(source):
                yield source
            case Emphasis(children) | Strong(children) | Link(_, children):
                yield from _cited_inlines(children)
            case _:
                pass


def number_notes(sections: Sequence[Section], studio: Studio) -> dict[str, Note]:
    """Notes by source id, numbered in reading order. Raises UnknownName for a source the profile does not have."""
    known = {source.id: source for source in studio.scene.profile.sources}
    notes: dict[str, Note] = {}
    for section in _in_order(sections):
        for source in cited(section.blocks):
            if source in notes:
                continue
            if source not in known:
                raise UnknownName(f"cite:{source}")
            notes[source] = _note(known[source], len(notes) + 1, studio)
    return notes


def _in_order(sections: Sequence[Section]) -> Iterable[Section]:
    for section in sections:
        yield section
        yield from _in_order(section.sections)


def _note(source: Source, number: int, studio: Studio) -> Note:
    scene = studio.scene
    name = scene.say(source.publisher) or source.author or scene.say(source.title)
    short = f"{name} ({source.year})" if source.year else name
    words = [part for part in (source.author, scene.say(source.publisher)) if part]
    if source.year:
        words.append(str(source.year))
    head = f"{'. '.join(words)}. " if words else ""
    full: list[Text | Emphasis | Link] = [Text(head), Emphasis((Text(scene.say(source.title)),)), Text(".")]
    if source.url and source.url.startswith(("http://", "https://")):
        full += [Text(" "), Link(source.url, (Text(source.url),))]
    return Note(number, source.id, (Text(short),), tuple(full), f"note-{number}")


def dangling_references(sections: Sequence[Section], labels: dict[str, Label]) -> tuple[str, ...]:
    """Names that cross-references ask for and the book does not hold, sorted."""
    wanted: set[str] = set()
    for section in _in_order(sections):
        for block in walk(section.blocks):
            if isinstance(block, Paragraph):
                wanted |= {inline.target for inline in _flat(block.inlines) if isinstance(inline, Reference)}
    return tuple(sorted(wanted - labels.keys()))


def _flat(inlines: Inlines) -> Iterable[object]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from _flat(inline.children)
