"""How long a book takes to read, from its words. Tables and charts are looked up, not read through."""

from masterplan_cli.document.blocks import Book, Paragraph
from masterplan_cli.render.resolve import spoken

_WORDS_PER_MINUTE = 200
"""Adults read 175 to 300 words of plain prose a minute (Brysbaert 2019, Journal of Memory and Language 109)."""


def minutes(book: Book) -> int:
    """Whole minutes for the running words, at least one."""
    words = sum(len(spoken(block.inlines, book).split()) for block in book.blocks() if isinstance(block, Paragraph))
    return max(1, round(words / _WORDS_PER_MINUTE))
