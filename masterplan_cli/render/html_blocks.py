"""Blocks of a book as HTML: paragraphs, lists, callouts, exhibits with caption and source line. No page."""

from dataclasses import dataclass
from typing import assert_never

from masterplan_cli.document.blocks import (
    Block,
    Book,
    Callout,
    Figure,
    Items,
    Paragraph,
    Quote,
    TableBlock,
)
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.explorer import Explorer
from masterplan_cli.language.format import formats_for
from masterplan_cli.render.drawing.shade import Shades
from masterplan_cli.render.html_explorer import ExplorerWriter
from masterplan_cli.render.html_table import TableWriter
from masterplan_cli.render.html_text import InlineWriter, attribute, escape
from masterplan_cli.render.resolve import cited, data_of_its_own
from masterplan_cli.render.svg import draw_parts


@dataclass(frozen=True, slots=True)
class BlockWriter:
    """Writes the blocks of one book."""

    book: Book
    inlines: InlineWriter
    tables: TableWriter
    shades: Shades

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks one after the other."""
        return "".join([self.block(block) for block in blocks])

    def block(self, block: Block) -> str:
        """One block with all that it holds."""
        match block:
            case Paragraph(inlines):
                return self.inlines.element("<p>", inlines, "</p>\n")
            case Items(items, ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>\n{''.join(f'<li>{self._item(item)}</li>' for item in items)}</{tag}>\n"
            case Quote(inner):
                return f"<blockquote>{self.blocks(inner)}</blockquote>\n"
            case Callout():
                return self._callout(block)
            case TableBlock():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case _:
                assert_never(block)

    def _item(self, blocks: tuple[Block, ...]) -> str:
        match blocks:
            case (Paragraph(inlines), *rest):
                return f"{self.inlines.inline(inlines)}{self.blocks(tuple(rest))}"
            case _:
                return self.blocks(blocks)

    def _callout(self, callout: Callout) -> str:
        title = self.inlines.element(' <span class="callout-title">', callout.title, "</span>") if callout.title else ""
        head = f'<p class="callout-head"><span class="tag">{escape(self.book.words[callout.kind])}</span>{title}</p>'
        return f'<div class="callout {callout.kind}" role="note">{head}{self.blocks(callout.blocks)}</div>\n'

    def _table(self, block: TableBlock) -> str:
        table, anchor = block.table, attribute(block.anchor)
        if table.explorer:
            return self._explorer(block, table.explorer)
        style = "exhibit table landscape" if table.landscape else "exhibit table"
        caption = self._caption(block.number, table.caption, anchor)
        # Five columns fit on most screens; where more of them do not, the reader is told that the table moves.
        hint = escape(self.book.words["scroll-hint"]) if len(table.columns) > 5 else ""
        body = f'<p class="hint">{hint}</p>' if hint else ""
        body += self._scroll(self.tables.table(table, f"{block.anchor}-caption"), anchor)
        notes = "".join(
            f'<p class="remark">{escape(self.book.words["note"])}: {self.inlines.inline(note)}</p>'
            for note in table.notes
        )
        below = self._below(table.sources, table.proposal)
        return f'<figure class="{style}" id="{anchor}">{caption}{body}{below}{notes}</figure>\n'

    def _explorer(self, block: TableBlock, explorer: Explorer) -> str:
        table, anchor = block.table, attribute(block.anchor)
        around = ExplorerWriter(table, explorer, block.anchor, self.tables.formats, self.inlines)
        rows = self.tables.table(table, f"{block.anchor}-caption", around.beside())
        caption = self._caption(block.number, table.caption, anchor)
        below = self._below(table.sources, table.proposal)
        body = f"{caption}{around.controls()}{self._scroll(rows, anchor)}{around.legend()}{below}"
        return f'<figure class="exhibit table landscape explored" id="{anchor}">{body}</figure>\n{around.data()}'

    def _figure(self, figure: Figure) -> str:
        chart, anchor = figure.chart, attribute(figure.anchor)
        drawings = draw_parts(chart, figure.anchor, self.book.language, self.book.words, self.shades)
        body = self._scroll("".join(drawings), anchor)
        caption = self._caption(figure.number, chart.caption, anchor)
        below = self._below(chart.sources, chart.proposal)
        remarks = [self.inlines.inline(note) for note in chart.notes]
        if len(drawings) > 1:
            remarks.append(escape(self.book.words["figure-parts"].replace("{count}", str(len(drawings)))))
        label = escape(self.book.words["note"])
        notes = "".join(f'<p class="remark">{label}: {remark}</p>' for remark in remarks)
        data = self._data(chart, figure.anchor)
        drawn = f"<figure>{body}{caption}</figure>"
        return f'<div class="exhibit chart" id="{anchor}">{drawn}{below}{notes}{data}</div>\n'

    def _data(self, chart: Chart, anchor: str) -> str:
        """The chart's numbers, folded, where no table of the book has them."""
        own = data_of_its_own(chart, self.book)
        if own is None:
            return ""
        ident = f"{anchor}-data"
        summary = f'<summary id="{attribute(ident)}-caption">{escape(self.book.words["figure-data"])}</summary>'
        table = self._scroll(self.tables.table(own, f"{ident}-caption"), attribute(ident))
        style = "data landscape" if own.landscape else "data"
        return f'<details class="{style}">{summary}{table}</details>'

    def _caption(self, number: str, caption: str, anchor: str) -> str:
        label = f'<b><a href="#{anchor}">{escape(number)}</a></b>'
        return f'<figcaption id="{anchor}-caption">{label} {self.inlines.words(caption)}</figcaption>'

    def _scroll(self, content: str, anchor: str) -> str:
        return f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{anchor}-caption">{content}</div>'

    def _below(self, sources: tuple[str, ...], proposal: bool) -> str:
        """The source line and the proposal note."""
        lines = []
        notes = cited(self.book, sources)
        if notes:
            label = escape(self.book.words["source" if len(notes) == 1 else "sources"])
            named = "; ".join(f"{self.inlines.inline(n.short)}&nbsp;{self.inlines.citation(n)}" for n in notes)
            lines.append(f'<p class="source">{label}: {named}</p>')
        if proposal and self.book.proposal_note:
            tag = f'<span class="tag">{escape(self.book.words["proposal"])}</span>'
            lines.append(f'<p class="proposed">{tag} {self.inlines.words(self.book.proposal_note)}</p>')
        return "".join(lines)


def block_writer(book: Book, shades: Shades) -> BlockWriter:
    """A writer for the blocks of a book, its drawings in those shades."""
    inlines = InlineWriter(book, book.foreign)
    return BlockWriter(book, inlines, TableWriter(formats_for(book.language), inlines), shades)
