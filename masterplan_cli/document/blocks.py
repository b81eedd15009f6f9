"""`Book`, its sections and blocks: the tree that every renderer walks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from masterplan_cli.document.chart import Chart
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.inline import Inlines
from masterplan_cli.document.table import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item holds blocks."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words set off, such as the vision."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark: data that are missing, a proposal notice, or a note."""

    kind: Literal["missing", "proposal", "note"]
    title: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A numbered table. `number` is `Tabel 2.1`, `anchor` unique in the book."""

    table: Table
    number: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered figure. `number` is `Gambar 2.1`, `anchor` unique in the book."""

    chart: Chart
    number: str
    anchor: str


Block = Paragraph | Items | Quote | Callout | TableBlock | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part. `level` 1 is a chapter; `number` is `BAB I`, `1.1` or empty for unnumbered parts."""

    title: Inlines
    anchor: str
    level: int
    number: str
    blocks: tuple[Block, ...]
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What a cross-reference prints and where it leads."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note: short words in the notes, the full entry in the bibliography."""

    number: int
    source: str
    short: Inlines
    full: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover page: what the book is (`description`), then facts as label and value pairs.

    `changes` are editions and what each changed.
    """

    title: str
    subtitle: str
    region: str
    facts: tuple[tuple[str, str], ...]
    notice: tuple[Block, ...]
    status: str
    changes: tuple[tuple[str, str], ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """One document in one language, numbered and complete.

    `stem` is the file name without extension. `labels` resolve references, `notes` citations (by source id).
    `words` are the fixed texts a renderer needs (contents, list of tables, source, ...), by key; `foreign` tells which
    words of the book are in another language.
    """

    id: str
    language: Literal["id", "en"]
    stem: str
    title: str
    cover: Cover
    front: tuple[Section, ...]
    chapters: tuple[Section, ...]
    labels: Mapping[str, Label]
    notes: Mapping[str, Note]
    proposal_note: str
    words: Mapping[str, str]
    foreign: Foreign = field(default_factory=Foreign)

    def sections(self) -> Iterator[Section]:
        """Every section of front and chapters, in reading order."""
        stack = [*reversed(self.chapters), *reversed(self.front)]
        while stack:
            section = stack.pop()
            yield section
            stack.extend(reversed(section.sections))

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, those inside lists, quotes and callouts included."""
        for section in self.sections():
            yield from walk(section.blocks)

    def tables(self) -> Iterator[TableBlock]:
        """Every table in reading order."""
        return (block for block in self.blocks() if isinstance(block, TableBlock))

    def figures(self) -> Iterator[Figure]:
        """Every figure in reading order."""
        return (block for block in self.blocks() if isinstance(block, Figure))


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Quote(inner) | Callout(_, _, inner):
                yield from walk(inner)
            case Items(items, _):
                for item in items:
                    yield from walk(item)
            case _:
                pass
