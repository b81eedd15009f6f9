"""The front page `index.html`: key figures, the notice, and every document in every language and format."""

from collections.abc import Iterator

from masterplan_cli.document.blocks import Book, Cover
from masterplan_cli.document.overview import DocumentSet, Front
from masterplan_cli.render.drawing.tint import shades_of
from masterplan_cli.render.html_blocks import block_writer
from masterplan_cli.render.html_text import InlineWriter, attribute, escape
from masterplan_cli.render.page import Head, page
from masterplan_cli.render.svg import draw

# Formats with one file per book, in the order in which readers want them: suffix and name.
_FORMATS = (("html", "HTML"), ("pdf", "PDF"), ("docx", "Word"), ("md", "Markdown"), ("json", "JSON"))


def index(documents: DocumentSet, styles: tuple[str, ...]) -> bytes:
    """The whole front page; the first front is on top, the others follow in their languages."""
    first = documents.fronts[0]
    title = f"{first.title} – {first.region}" if first.region not in first.title else first.title
    generator = f"masterplan {documents.version}"
    return page(Head(first.language, title, first.subtitle or title, generator, styles), _body(documents))


def _body(documents: DocumentSet) -> Iterator[str]:
    first, *others = documents.fronts
    yield f'<a class="skip" href="#main">{escape(first.words["skip-to-content"])}</a>\n'
    yield '<header class="cover"><div class="cover-inner">\n'
    yield from _languages(others)
    yield from _title(first, "h1")
    yield '</div></header>\n<main id="main" class="front" tabindex="-1">\n'
    yield from _part(documents, first)
    for other in others:
        yield f'<section class="other" id="{other.language}" lang="{other.language}">\n<div class="other-head">\n'
        yield from _title(other, "h2")
        yield "</div>\n"
        yield from _part(documents, other)
        yield "</section>\n"
    yield _writer(first).element('</main>\n<footer class="foot"><p>', f"{first.title} · {first.region}", "</p>")
    maker = first.words["generated-by"].replace("{version}", documents.version)
    yield _writer(first).element("<p>", maker, "</p></footer>\n")


def _languages(others: list[Front]) -> Iterator[str]:
    for other in others:
        code, words = other.language, escape(f"{other.words['read-in']} {other.words['language-name']}")
        yield f'<p class="home"><a href="#{code}" lang="{code}" hreflang="{code}">{words}</a></p>\n'


def _title(front: Front, tag: str) -> Iterator[str]:
    element = _writer(front).element
    yield element('<p class="cover-region">', front.region, "</p>\n")
    yield element(f"<{tag}>", front.title, f"</{tag}>\n")
    if front.subtitle:
        yield element('<p class="cover-subtitle">', front.subtitle, "</p>\n")
    yield '<dl class="facts">'
    for name, value in front.facts:
        if value:
            yield f"<div>{element('<dt>', name, '</dt>')}{element('<dd>', value, '</dd>')}</div>"
    yield "</dl>\n"


def _part(documents: DocumentSet, front: Front) -> Iterator[str]:
    """The notice, key figures and documents of one language."""
    level = "h2" if front is documents.fronts[0] else "h3"
    if front.notice:
        blocks = block_writer(_frame(front), shades_of(documents.theme)).blocks(front.notice)
        head = f'<p class="callout-head"><span class="tag">{escape(front.words["cover-notice"])}</span></p>'
        yield f'<div class="callout proposal" role="note">{head}{blocks}</div>\n'
    element = _writer(front).element
    if front.figures:
        yield f'<section class="keys"><{level}>{escape(front.words["key-figures"])}</{level}>\n<dl>\n'
        for figure in front.figures:
            note = element('<dd class="key-note">', figure.note, "</dd>") if figure.note else ""
            yield f"<div>{element('<dt>', figure.label, '</dt>')}<dd>{escape(figure.value)}</dd>{note}</div>\n"
        yield "</dl></section>\n"
    yield from _dashboard(documents, front, level)
    yield f'<section class="documents"><{level}>{escape(front.words["documents"])}</{level}>\n<ul>\n'
    for book in documents.books:
        if book.language == front.language:
            yield _document(book, front, documents.formats)
    yield "</ul></section>\n"


def _dashboard(documents: DocumentSet, front: Front, level: str) -> Iterator[str]:
    """The budget as a chart, a card for each dimension, and the quick wins."""
    words, inlines, shades = front.words, _writer(front), shades_of(documents.theme)
    for chart in front.charts:
        drawing = draw(chart, f"{front.language}-{chart.name}", front.language, words, shades)
        yield inlines.element(f'<section class="budget"><{level}>', chart.caption, f"</{level}>\n")
        yield '<figure class="exhibit chart">'
        yield f'<div class="scroll" role="group" tabindex="0" aria-label="{attribute(chart.caption)}">{drawing}</div>'
        yield "</figure></section>\n"
    if front.cards:
        yield f'<section class="cards"><{level}>{escape(words["dimensions"])}</{level}>\n<ul>'
        place = _explorer(documents, front)
        for card in front.cards:
            title = inlines.words(card.title)
            head = f'<a href="{attribute(place)}?dimension={attribute(card.key)}">{title}</a>' if place else title
            goal = inlines.element("<p>", card.words, "</p>") if card.words else ""
            figures = escape(" · ".join(card.figures))
            yield f'<li><p class="card-title">{head}</p>{goal}<p class="card-figures">{figures}</p></li>\n'
        yield "</ul></section>\n"
    if front.quick_wins:
        yield inlines.element(f'<section class="wins"><{level}>', words["figure.quick-wins.count"], f"</{level}>\n<ul>")
        yield "".join(f"<li><b>{escape(year)}</b> {inlines.words(name)}</li>" for year, name in front.quick_wins)
        yield "</ul></section>\n"


def _explorer(documents: DocumentSet, front: Front) -> str:
    """Where the programmes can be filtered, if a book of this language has such a table."""
    for book in documents.books:
        if book.language == front.language:
            for block in book.tables():
                if block.table.explorer:
                    return f"{book.stem}.html#{block.anchor}"
    return ""


def _document(book: Book, front: Front, formats: tuple[str, ...]) -> str:
    description = front.descriptions.get(book.id, "")
    inlines = _writer(front)
    words = inlines.element("<p>", description, "</p>") if description else ""
    stem = attribute(book.stem)
    others = [(suffix, name) for suffix, name in _FORMATS if suffix in formats and suffix != "html"]
    links = "".join(
        f'<li><a href="{stem}.{suffix}" aria-label="{attribute(f"{book.title}, {name}")}">{name}</a></li>'
        for suffix, name in others
    )
    more = f'<ul class="formats" aria-label="{attribute(front.words["formats"])}">{links}</ul>' if links else ""
    opened = inlines.element(f'<a class="open" href="{stem}.html">', book.title, "</a>")
    return f'<li class="document">{opened}{words}{more}</li>\n'


def _frame(front: Front) -> Book:
    """A book without contents that lends the front page's notice its words and language."""
    cover = Cover(front.title, front.subtitle, front.region, front.facts, front.notice, "")
    return Book("index", front.language, "index", front.title, cover, (), (), {}, {}, "", front.words, front.foreign)


def _writer(front: Front) -> InlineWriter:
    return InlineWriter(_frame(front), front.foreign)
