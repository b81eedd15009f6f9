"""GitHub Markdown: one file per book with its figures as SVG files beside it. Escaping is `markdown_text`'s."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from masterplan_cli.document.blocks import (
    Block,
    Book,
    Callout,
    Cover,
    Figure,
    Items,
    Paragraph,
    Quote,
    Section,
    TableBlock,
    walk,
)
from masterplan_cli.document.overview import DocumentSet
from masterplan_cli.document.table import Cell, Column, Rich, Row, Table, Typed
from masterplan_cli.language.format import DASH, Formats, formats_for
from masterplan_cli.render.drawing.parts import parts
from masterplan_cli.render.drawing.shade import Shades
from masterplan_cli.render.drawing.tint import shades_of
from masterplan_cli.render.markdown_text import Writer, escape, escape_line, slug
from masterplan_cli.render.renderer import Renderer
from masterplan_cli.render.resolve import (
    BIBLIOGRAPHY,
    CONTENTS,
    FIGURES,
    NOTES,
    SUMMED,
    TABLES,
    bibliography,
    cited,
    data_of_its_own,
    numbered_notes,
    outline,
    spoken,
)
from masterplan_cli.render.svg import draw_parts
from masterplan_cli.store import Artifact, Store
from masterplan_cli.units import Kind, Value

_RIGHT: frozenset[Kind] = frozenset({"integer", "decimal", "percent", "money", "million"})
_CENTRE: frozenset[Kind] = frozenset({"mark"})


def render(documents: DocumentSet, store: Store) -> tuple[Artifact, ...]:
    """`<stem>.md` and `figures/<stem>-<exhibit>.svg` for every book."""
    shades = shades_of(documents.theme)
    return tuple(artifact for book in documents.books for artifact in _book(book, shades))


RENDERER = Renderer("md", render)


def _book(book: Book, shades: Shades) -> Iterator[Artifact]:
    pictures = _pictures(book)
    pages = _Pages(book, formats_for(book.language), Writer(book, slugs(book)), pictures)
    text = b"\n\n".join(part.encode("utf-8", "replace") for part in pages.parts()) + b"\n"
    yield Artifact(f"{book.stem}.md", text)
    for figure in book.figures():
        drawings = draw_parts(figure.chart, figure.anchor, book.language, book.words, shades, alone=True)
        for name, drawing in zip(pictures[figure.anchor], drawings, strict=True):
            yield Artifact(name, drawing.encode("utf-8", "replace"))


def _pictures(book: Book) -> dict[str, tuple[str, ...]]:
    """The files of each figure by its anchor, one per part; an exhibit shown twice gets files of its own."""
    names: dict[str, tuple[str, ...]] = {}
    seen: dict[str, int] = {}
    for figure in book.figures():
        exhibit = re.sub(r"[^a-z0-9]+", "-", figure.chart.name.lower()).strip("-")
        seen[exhibit] = seen.get(exhibit, 0) + 1
        again = f"-{seen[exhibit]}" if seen[exhibit] > 1 else ""
        name, count = f"figures/{book.stem}-{exhibit}{again}", len(parts(figure.chart.drawing))
        numbered = [f"{name}-part-{number}.svg" for number in range(1, count + 1)]
        names[figure.anchor] = tuple(numbered) if count > 1 else (f"{name}.svg",)
    return names


def heading(section: Section, book: Book) -> str:
    """A section's heading as bare words: `BAB I. Pendahuluan`, `1.1 Latar Belakang`."""
    title = spoken(section.title, book)
    if not section.number:
        return title
    return f"{section.number}. {title}" if section.level == 1 else f"{section.number} {title}"


def slugs(book: Book) -> dict[str, str]:
    """GitHub's anchor for every anchor of the tree; tables and figures lead to the heading they stand under."""
    taken: dict[str, int] = {}
    found: dict[str, str] = {}
    slug(book.title, taken)
    found[CONTENTS] = slug(book.words[CONTENTS], taken)
    found |= _section_slugs(book.front, book, taken)
    for key, present in ((TABLES, any(book.tables())), (FIGURES, any(book.figures()))):
        if present:
            found[key] = slug(book.words[key], taken)
    found |= _section_slugs(book.chapters, book, taken)
    for key in (NOTES, BIBLIOGRAPHY):
        found[key] = slug(book.words[key], taken)
    found |= {note.anchor: found[NOTES] for note in book.notes.values()}
    return found


def _section_slugs(sections: tuple[Section, ...], book: Book, taken: dict[str, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in outline(sections, 99):
        found[section.anchor] = slug(heading(section, book), taken)
        exhibits = (block for block in walk(section.blocks) if isinstance(block, TableBlock | Figure))
        found |= {exhibit.anchor: found[section.anchor] for exhibit in exhibits}
    return found


@dataclass(frozen=True, slots=True)
class _Pages:
    """Writes one book; every method yields blocks that are set apart by blank lines."""

    book: Book
    formats: Formats
    writer: Writer
    pictures: dict[str, tuple[str, ...]]

    def parts(self) -> Iterator[str]:
        yield from self._cover(self.book.cover)
        yield from self._contents()
        for section in self.book.front:
            yield from self._section(section)
        yield from self._lists()
        for section in self.book.chapters:
            yield from self._section(section)
        yield from self._sources()

    def _cover(self, cover: Cover) -> Iterator[str]:
        yield f"# {escape_line(self.book.title)}"
        if cover.title and cover.title != self.book.title:
            yield f"**{escape_line(cover.title)}**"
        if cover.subtitle:
            yield f"**{escape(cover.subtitle).strip()}**"
        if cover.description:
            yield escape(cover.description).strip()
        facts = [(self.book.words["region"], cover.region), (self.book.words["status"], cover.status)]
        shown = [(name, value) for name, value in (*facts, *cover.facts) if value]
        yield "\n".join(f"- **{escape(name).strip()}:** {escape(value).strip()}" for name, value in shown)
        if cover.notice:
            yield from self._quoted(self.book.words["cover-notice"], cover.notice)

    def _contents(self) -> Iterator[str]:
        yield f"## {escape_line(self.book.words[CONTENTS])}"
        lines = [self._entry(section) for section in outline((*self.book.front, *self.book.chapters), 2)]
        lines += [
            f"- [{escape(self.book.words[key])}](#{self.writer.slugs[key]})"
            for key in (TABLES, FIGURES, NOTES, BIBLIOGRAPHY)
            if key in self.writer.slugs and (key in (TABLES, FIGURES) or self.book.notes)
        ]
        yield "\n".join(lines)

    def _entry(self, section: Section) -> str:
        words = escape(heading(section, self.book)).strip()
        return f"{'  ' * (section.level - 1)}- [{words}](#{self.writer.slugs[section.anchor]})"

    def _lists(self) -> Iterator[str]:
        listed = (
            (TABLES, [(block.number, block.table.caption, block.anchor) for block in self.book.tables()]),
            (FIGURES, [(block.number, block.chart.caption, block.anchor) for block in self.book.figures()]),
        )
        for key, exhibits in listed:
            if exhibits:
                yield f"# {escape_line(self.book.words[key])}"
                yield "\n".join(
                    f"- [{escape(number)}](#{self.writer.slugs[anchor]}) {escape(caption).strip()}"
                    for number, caption, anchor in exhibits
                )

    def _section(self, section: Section) -> Iterator[str]:
        yield f"{'#' * min(section.level, 6)} {escape_line(heading(section, self.book))}"
        yield from self._blocks(section.blocks)
        for inner in section.sections:
            yield from self._section(inner)

    def _sources(self) -> Iterator[str]:
        if not self.book.notes:
            return
        yield f"# {escape_line(self.book.words[NOTES])}"
        notes = numbered_notes(self.book)
        yield "\n".join(f"{note.number}. {self.writer.line(note.short)}" for note in notes)
        yield f"# {escape_line(self.book.words[BIBLIOGRAPHY])}"
        yield "\n".join(f"- {self.writer.line(note.full)}" for note in bibliography(self.book))

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Paragraph(inlines):
                    yield self.writer.line(inlines)
                case Items(items, ordered):
                    yield self._items(items, ordered)
                case Quote(inner):
                    yield _indented("\n\n".join(self._blocks(inner)), "> ", "> ")
                case Callout(kind, title, inner):
                    label = self.book.words[kind]
                    yield from self._quoted(f"{label}: {title}" if title else label, inner)
                case TableBlock():
                    yield from self._table(block)
                case Figure():
                    yield from self._figure(block)
                case _:
                    assert_never(block)

    def _items(self, items: tuple[tuple[Block, ...], ...], ordered: bool) -> str:
        # A list stays tight if its items are words, each followed by no more than a list of its own.
        tight = all(len(item) < 2 or (len(item) == 2 and isinstance(item[1], Items)) for item in items)
        marks = [f"{number}. " if ordered else "- " for number in range(1, len(items) + 1)]
        texts = [("\n" if tight else "\n\n").join(self._blocks(item)) for item in items]
        lines = [_indented(text, mark, " " * len(mark)) for mark, text in zip(marks, texts, strict=True)]
        return ("\n" if tight else "\n\n").join(lines)

    def _quoted(self, title: str, blocks: tuple[Block, ...]) -> Iterator[str]:
        inner = "\n\n".join((f"**{escape(title).strip()}**", *self._blocks(blocks)))
        yield _indented(inner, "> ", "> ")

    def _table(self, block: TableBlock) -> Iterator[str]:
        table = block.table
        yield f"**{escape(block.number)}** {escape(table.caption).strip()}"
        yield "\n".join(self._grid(table))
        yield from self._below(table.sources, table.proposal)
        for note in table.notes:
            yield f"*{escape(self.book.words['note'])}:* {self.writer.inline(note).strip()}"

    def _figure(self, figure: Figure) -> Iterator[str]:
        chart = figure.chart
        names = self.pictures[figure.anchor]
        for name in names:
            yield f"![{escape(chart.alternative).strip()}]({name})"
        yield f"**{escape(figure.number)}** {escape(chart.caption).strip()}"
        yield from self._below(chart.sources, chart.proposal)
        remarks = [self.writer.inline(note).strip() for note in chart.notes]
        if len(names) > 1:
            remarks.append(escape(self.book.words["figure-parts"].replace("{count}", str(len(names)))).strip())
        for remark in remarks:
            yield f"*{escape(self.book.words['note'])}:* {remark}"
        if (own := data_of_its_own(chart, self.book)) is not None:
            yield f"*{escape(self.book.words['figure-data'])}:*"
            yield "\n".join(self._grid(own))

    def _below(self, sources: tuple[str, ...], proposal: bool) -> Iterator[str]:
        notes = cited(self.book, sources)
        if notes:
            label = self.book.words["source" if len(notes) == 1 else "sources"]
            named = (f"{self.writer.inline(note.short).strip()} {self.writer.citation(note.source)}" for note in notes)
            yield f"*{escape(label)}:* {'; '.join(named)}"
        if proposal and self.book.proposal_note:
            yield f"*{escape(self.book.proposal_note).strip()}*"

    def _grid(self, table: Table) -> Iterator[str]:
        heads = (escape(f"{c.group}: {c.title}" if c.group else c.title).strip() for c in table.columns)
        yield f"| {' | '.join(heads)} |"
        yield f"| {' | '.join(_rule(column) for column in table.columns)} |"
        cells = _Cells(self.formats, replace(self.writer, break_with=" "))
        for row in table.rows:
            yield f"| {' | '.join(cells.row(row, table.columns))} |"


@dataclass(frozen=True, slots=True)
class _Cells:
    formats: Formats
    writer: Writer

    def row(self, row: Row, columns: tuple[Column, ...]) -> list[str]:
        """The texts of a row, one per column."""
        if row.kind == "row":
            return [self.text(cell, column.kind) for cell, column in zip(row.cells, columns, strict=True)]
        if row.kind == "group":
            return [_bold(self.text(row.cells[0], "text")), *[""] * (len(columns) - 1)]
        return [
            "" if cell is None and column.kind not in SUMMED else _bold(self.text(cell, column.kind))
            for cell, column in zip(row.cells, columns, strict=True)
        ]

    def text(self, cell: Cell, kind: Kind) -> str:
        match cell:
            case str():
                return escape(cell).strip()
            case Rich(paragraphs):
                return " / ".join(self.writer.inline(paragraph).strip() for paragraph in paragraphs) or DASH
            case Typed(value, own):
                return self._value(value, own)
            case _:
                return self._value(cell, kind)

    def _value(self, value: Value, kind: Kind) -> str:
        # Written numbers, months and dates hold nothing that Markdown reads as a mark.
        return escape(value).strip() if isinstance(value, str) else self.formats.cell(value, kind)


def _bold(text: str) -> str:
    return f"**{text}**" if text and "**" not in text else text


def _rule(column: Column) -> str:
    if column.kind in _RIGHT:
        return "---:"
    return ":---:" if column.kind in _CENTRE else "---"


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *[(rest + line).rstrip() for line in lines[1:]]])
