"""HTML: one self-contained page per book and the front page. Tables, words and the shell have rooms of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from masterplan_cli.document.blocks import Book, Note, Section, TableBlock
from masterplan_cli.document.overview import DocumentSet
from masterplan_cli.render.drawing.shade import Shades
from masterplan_cli.render.drawing.tint import shades_of
from masterplan_cli.render.html_blocks import BlockWriter, block_writer
from masterplan_cli.render.html_explorer import grid_rule
from masterplan_cli.render.html_index import index
from masterplan_cli.render.html_table import column_rules
from masterplan_cli.render.html_text import attribute, escape
from masterplan_cli.render.page import Head, css_string, page
from masterplan_cli.render.reading import minutes
from masterplan_cli.render.renderer import Renderer
from masterplan_cli.render.resolve import (
    BIBLIOGRAPHY,
    CONTENTS,
    FIGURES,
    NOTES,
    TABLES,
    bibliography,
    numbered_notes,
    spoken,
)
from masterplan_cli.render.theme import data_address, theme_rules
from masterplan_cli.store import Artifact, Store

FONTS = "formats/html/fonts.css"
BOOK_STYLE = "formats/html/book.css"
INDEX_STYLE = "formats/html/index.css"
BOOK_SCRIPT = "formats/html/book.js"
EXPLORER_SCRIPT = "formats/html/explorer.js"
# A source cited in forty tables would get forty ways back; the first few are enough.
_WAYS_BACK = 6


def render(documents: DocumentSet, store: Store) -> tuple[Artifact, ...]:
    """`<stem>.html` per book and `index.html`."""
    drawings = _dark_drawings(shades_of(documents.theme))
    style = "\n".join((store.read(FONTS), store.read(BOOK_STYLE), theme_rules(documents.theme), drawings))
    scripts = (store.read(BOOK_SCRIPT), store.read(EXPLORER_SCRIPT))
    books = [Artifact(f"{book.stem}.html", _book(book, documents, style, scripts)) for book in documents.books]
    if not documents.fronts:
        return tuple(books)
    return (*books, Artifact("index.html", index(documents, (style, store.read(INDEX_STYLE)))))


RENDERER = Renderer("html", render)


def _dark_drawings(shades: Shades) -> str:
    return f"@media screen and (prefers-color-scheme: dark){{{shades.dark_rules('.chart svg')}}}"


def _book(book: Book, documents: DocumentSet, style: str, scripts: tuple[str, str]) -> bytes:
    explorers = [block.table.explorer for block in book.tables() if block.table.explorer]
    body = _Pages(book, block_writer(book, shades_of(documents.theme)), documents).body()
    footer = f"@page{{@bottom-left{{content:{css_string(f'{book.title} · {book.cover.region}')}}}}}"
    head = Head(
        language=book.language,
        title=f"{book.title} – {book.cover.region}",
        description=book.cover.subtitle or book.title,
        generator=f"masterplan {documents.version}",
        styles=(style, column_rules(), footer, *map(grid_rule, explorers)),
        scripts=scripts if explorers else scripts[:1],
    )
    return page(head, body)


@dataclass(frozen=True, slots=True)
class _Pages:
    book: Book
    writer: BlockWriter
    documents: DocumentSet

    def body(self) -> Iterator[str]:
        """Everything between the body tags, in reading order."""
        words = self.book.words
        yield f'<a class="skip" href="#main">{escape(words["skip-to-content"])}</a>\n'
        yield from self._cover()
        yield '<div class="layout">\n'
        yield from self._contents()
        yield '<main id="main" tabindex="-1">\n'
        yield from self._changes()
        for section in self.book.front:
            yield from self._section(section)
        yield from self._lists()
        for section in self.book.chapters:
            yield from self._section(section)
        yield from self._sources()
        yield from self._other_books()
        yield "</main>\n</div>\n"
        running = f"{self.book.title} · {self.book.cover.region}"
        yield self.writer.inlines.element('<footer class="foot"><p>', running, "</p>")
        maker = words["generated-by"].replace("{version}", self.documents.version)
        yield self.writer.inlines.element("<p>", maker, "</p></footer>\n")

    def _cover(self) -> Iterator[str]:
        cover, inlines = self.book.cover, self.writer.inlines
        yield '<header class="cover"><div class="cover-inner">\n'
        if self.documents.fronts:
            yield f'<p class="home"><a href="index.html">{escape(self.book.words["documents"])}</a></p>'
        yield from self._logo()
        yield inlines.element('<p class="cover-region">', cover.region, "</p>\n")
        yield inlines.element("<h1>", cover.title or self.book.title, "</h1>\n")
        if cover.subtitle:
            yield inlines.element('<p class="cover-subtitle">', cover.subtitle, "</p>\n")
        if cover.description:
            yield inlines.element('<p class="cover-about">', cover.description, "</p>\n")
        reading = self.book.words["reading-minutes"].replace("{count}", str(minutes(self.book)))
        status = (self.book.words["status"], cover.status)
        facts = (status, *cover.facts, (self.book.words["reading-time"], reading))
        pairs = (
            f"<div>{inlines.element('<dt>', name, '</dt>')}{inlines.element('<dd>', value, '</dd>')}</div>"
            for name, value in facts
            if value
        )
        yield f'<dl class="facts">{"".join(pairs)}</dl>\n'
        if cover.notice:
            title = escape(self.book.words["cover-notice"])
            inner = self.writer.blocks(cover.notice)
            yield f'<div class="notice" role="note"><p class="notice-head">{title}</p>{inner}</div>\n'
        yield "</div></header>\n"

    def _logo(self) -> Iterator[str]:
        if logo := self.documents.theme.logo:
            name = attribute(self.book.words["logo-of"].replace("{region}", self.book.cover.region))
            yield f'<img class="logo" src="{data_address(logo)}" alt="{name}">\n'

    def _contents(self) -> Iterator[str]:
        title = escape(self.book.words[CONTENTS])
        yield f'<nav class="contents" id="{CONTENTS}" aria-label="{attribute(self.book.words[CONTENTS])}">'
        yield f'<details><summary>{title}</summary><p class="contents-head" aria-hidden="true">{title}</p>\n<ol>'
        for section in (*self.book.front, *self.book.chapters):
            yield from self._entry(section, 2)
        for key in self._appended():
            yield f'<li class="rest"><a href="#{key}">{escape(self.book.words[key])}</a></li>'
        yield "</ol></details></nav>\n"

    def _appended(self) -> list[str]:
        keys = [TABLES] if any(self.book.tables()) else []
        keys += [FIGURES] if any(self.book.figures()) else []
        return [*keys, NOTES, BIBLIOGRAPHY] if self.book.notes else keys

    def _entry(self, section: Section, deepest: int) -> Iterator[str]:
        number = f'<span class="no">{escape(section.number)}</span> ' if section.number else ""
        title = self.writer.inlines.words(spoken(section.title, self.book))
        yield f'<li><a href="#{attribute(section.anchor)}">{number}{title}</a>'
        if section.level < deepest and section.sections:
            yield "<ol>"
            for inner in section.sections:
                yield from self._entry(inner, deepest)
            yield "</ol>"
        yield "</li>\n"

    def _lists(self) -> Iterator[str]:
        tables = [(b.number, b.table.caption, b.anchor) for b in self.book.tables()]
        figures = [(b.number, b.chart.caption, b.anchor) for b in self.book.figures()]
        for key, entries in ((TABLES, tables), (FIGURES, figures)):
            if entries:
                title = escape(self.book.words[key])
                yield f'<section class="register" id="{key}"><h2>{title}</h2><ul>\n'
                for number, caption, anchor in entries:
                    label = f"<b>{escape(number)}</b> {self.writer.inlines.element('<span>', caption, '</span>')}"
                    yield f'<li><a href="#{attribute(anchor)}">{label}</a></li>\n'
                yield "</ul></section>\n"

    def _section(self, section: Section) -> Iterator[str]:
        anchor, level = attribute(section.anchor), min(section.level + 1, 6)
        style = ' class="chapter"' if section.level == 1 else ' class="sheet"' if _is_sheet(section) else ""
        # Chapters are landmarks; every part of them as well would be too many to walk through.
        landmark = f' aria-labelledby="{anchor}"' if section.level == 1 else ""
        number = f'<a class="no" href="#{anchor}">{escape(section.number)}</a> ' if section.number else ""
        title = self.writer.inlines.element('<span class="title">', section.title, "</span>")
        yield f'<section{style}{landmark}>\n<h{level} id="{anchor}">{number}{title}</h{level}>\n'
        for block in section.blocks:
            yield self.writer.block(block)
        for inner in section.sections:
            yield from self._section(inner)
        if section.level == 1:
            yield from self._turning(section)
        yield "</section>\n"

    def _changes(self) -> Iterator[str]:
        """What the last editions changed, where there was more than one."""
        words = self.writer.inlines.words
        if self.book.cover.changes:
            yield '<div class="callout note" role="note"><p class="callout-head"><span class="tag">'
            yield f"{escape(self.book.words['what-changed'])}</span></p><ul>"
            yield "".join(f"<li><b>{escape(when)}</b> {words(what)}</li>" for when, what in self.book.cover.changes)
            yield "</ul></div>\n"

    def _turning(self, section: Section) -> Iterator[str]:
        """The ways on from the end of a chapter: before, after, and the contents."""
        chapters = (*self.book.front, *self.book.chapters)
        at = next(place for place, each in enumerate(chapters) if each is section)
        words = self.book.words
        yield f'<p class="turn"><a href="#{CONTENTS}">{escape(words["back-to-contents"])}</a>'
        for key, place in (("previous", at - 1), ("next", at + 1)):
            if 0 <= place < len(chapters):
                other = chapters[place]
                title = self.writer.inlines.words(f"{other.number} {spoken(other.title, self.book)}".strip())
                yield f'<a class="{key}" href="#{attribute(other.anchor)}">{escape(words[key])}: {title}</a>'
        yield "</p>\n"

    def _other_books(self) -> Iterator[str]:
        books = [book for book in self.documents.books if book.language == self.book.language]
        at = next((place for place, each in enumerate(books) if each is self.book), 0)
        words = self.book.words
        pairs = [(key, books[i]) for key, i in (("previous", at - 1), ("next", at + 1)) if 0 <= i < len(books)]
        if pairs:
            yield f'<nav class="books" aria-label="{attribute(words["documents"])}">'
            for key, book in pairs:
                label = f"{escape(words[key])}: {self.writer.inlines.words(book.title)}"
                yield f'<a class="{key}" href="{attribute(book.stem)}.html">{label}</a>'
            yield "</nav>\n"

    def _sources(self) -> Iterator[str]:
        if not self.book.notes:
            return
        yield f'<section class="chapter" id="{NOTES}"><h2>{escape(self.book.words[NOTES])}</h2>\n<ol class="notes">\n'
        for note in numbered_notes(self.book):
            yield self._note(note)
        yield f'</ol></section>\n<section class="chapter" id="{BIBLIOGRAPHY}">'
        yield f'<h2>{escape(self.book.words[BIBLIOGRAPHY])}</h2>\n<ul class="bibliography">\n'
        for note in bibliography(self.book):
            yield self.writer.inlines.element(f'<li id="{attribute(note.anchor)}-full">', note.full, "</li>\n")
        yield "</ul></section>\n"

    def _note(self, note: Note) -> str:
        words = self.writer.inlines.words(spoken(note.short, self.book))
        places = self.writer.inlines.citations.get(note.number, [])[:_WAYS_BACK]
        back = "".join(
            f' <a href="#{place}" aria-label="{attribute(self._back_words(count))}">↩{count}</a>'
            for count, place in enumerate(places, 1)
        )
        anchor = attribute(note.anchor)
        full = f'<a href="#{anchor}-full">{words}</a>'
        return f'<li id="{anchor}" value="{note.number}">{full}<span class="ways-back">{back}</span></li>\n'

    def _back_words(self, count: int) -> str:
        return f"{self.book.words.get('back-to-text', '↩')} {count}"


def _is_sheet(section: Section) -> bool:
    """Whether a part without further parts is printed across: it holds a table that needs a wide page."""
    wide = any(isinstance(block, TableBlock) and block.table.landscape for block in section.blocks)
    return wide and not section.sections
