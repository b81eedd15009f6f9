"""Tables as HTML. The cells are written by one function per column, since tables are most of a large book."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from masterplan_cli.document.inline import Inlines
from masterplan_cli.document.table import Cell, Column, Rich, Row, Table, Typed
from masterplan_cli.language.format import DASH, Formats
from masterplan_cli.render.html_explorer import Beside
from masterplan_cli.render.html_text import InlineWriter, attribute, escape
from masterplan_cli.render.resolve import SUMMED, spans
from masterplan_cli.units import Kind, Value

# How a column is set: numbers right with figures of one width, short codes unbroken, marks centred.
_CLASSES: dict[Kind, str] = {
    "integer": "n",
    "decimal": "n",
    "percent": "n",
    "money": "n",
    "million": "n",
    "year": "k",
    "month": "k",
    "date": "k",
    "period": "k",
    "code": "k",
    "mark": "m",
}
_EMPTY = f'<span class="none">{DASH}</span>'
# Text columns get at least this many rem per unit of `Column.width`, so that wide tables scroll, not squeeze.
_REM_PER_WIDTH, _LEAST_REM, _MOST_REM = 7.0, 4, 22
# Words in a column of numbers or codes are broken into lines if they are longer than any of those.
_UNBROKEN = 24

CellWriter = Callable[[Cell], str]


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes the `<table>` of one table; caption, source and notes are the page's."""

    formats: Formats
    inlines: InlineWriter

    def table(self, table: Table, labelled_by: str, beside: Beside | None = None) -> str:
        """Head and body; `beside` is a further column, for tables whose rows are all plain."""
        head = "".join(self._head(table))
        rows: Iterable[str] = self._rows(table)
        if beside:
            head = head.removesuffix("</tr>") + beside.head + "</tr>"
            rows = (
                row.removesuffix("</tr>\n") + cell + "</tr>\n" for row, cell in zip(rows, beside.cells, strict=True)
            )
        parts = [f'<table aria-labelledby="{attribute(labelled_by)}"><thead>{head}</thead><tbody>\n', *rows]
        parts.append("</tbody></table>")
        return "".join(parts)

    def _rows(self, table: Table) -> Iterator[str]:
        ordinary = self._writers(table, summing=False)
        summing = self._writers(table, summing=True)
        for row in table.rows:
            if row.kind == "row":
                cells = "".join([write(cell) for write, cell in zip(ordinary, row.cells, strict=True)])
                yield f"<tr>{cells}</tr>\n"
            elif row.kind == "group":
                yield self._group(row, len(table.columns))
            else:
                cells = "".join([write(cell) for write, cell in zip(summing, row.cells, strict=True)])
                yield f'<tr class="{row.kind}">{cells}</tr>\n'

    def _group(self, row: Row, columns: int) -> str:
        cell = row.cells[0]
        opening = f'<tr class="group"><th scope="rowgroup" colspan="{columns}"><span>'
        if type(cell) is str:
            return self.inlines.element(opening, cell, "</span></th></tr>\n")
        return f"{opening}{self._content(cell, 'text')}</span></th></tr>\n"

    def _writers(self, table: Table, summing: bool) -> list[CellWriter]:
        return [
            self._writer(column, index < table.header_columns, summing) for index, column in enumerate(table.columns)
        ]

    def _writer(self, column: Column, names_row: bool, summing: bool) -> CellWriter:
        kind = column.kind
        opening, closing = _tags(kind, names_row)
        blank = "" if summing and (names_row or kind not in SUMMED) else _EMPTY
        # A head without words names nothing, so it is a plain cell.
        empty = blank.join(_tags(kind, names_row=False))
        content, element = self._content, self.inlines.element

        def write(cell: Cell) -> str:
            if type(cell) is str:
                if kind in _CLASSES and len(cell) > _UNBROKEN:
                    return element(f'{opening}<span class="t">', cell, f"</span>{closing}")
                return element(opening, cell, closing)
            if cell is None and names_row:
                return empty
            if cell is None:
                return f"{opening}{blank}{closing}"
            return f"{opening}{content(cell, kind)}{closing}"

        return write

    def _content(self, cell: Cell, kind: Kind) -> str:
        match cell:
            case Rich(paragraphs):
                return self._paragraphs(paragraphs)
            case Typed(value, own):
                words = self._value(value, own)
                return words if _CLASSES.get(own) == _CLASSES.get(kind) else f'<span class="t">{words}</span>'
            case _:
                return self._value(cell, kind)

    def _paragraphs(self, paragraphs: tuple[Inlines, ...]) -> str:
        if len(paragraphs) > 1:
            return "".join([self.inlines.element("<p>", paragraph, "</p>") for paragraph in paragraphs])
        return "".join(map(self.inlines.inline, paragraphs)) or _EMPTY

    def _value(self, value: Value, kind: Kind) -> str:
        if isinstance(value, str):
            return self.inlines.words(value)
        return _EMPTY if value is None else escape(self.formats.cell(value, kind))

    def _head(self, table: Table) -> Iterator[str]:
        groups = spans(table)
        two = any(group.title for group in groups)
        yield "<tr>"
        for group in groups:
            if group.title:
                opening = f'<th scope="colgroup" class="span" colspan="{len(group.columns)}">'
                yield self.inlines.element(opening, group.title, "</th>")
            else:
                yield self._column_head(group.columns[0], ' rowspan="2"' if two else "")
        yield "</tr>"
        if two:
            heads = (self._column_head(column, "") for group in groups if group.title for column in group.columns)
            yield f"<tr>{''.join(heads)}</tr>"

    def _column_head(self, column: Column, spanning: str) -> str:
        style = _CLASSES.get(column.kind) or f"w{column_rem(column)}"
        return self.inlines.element(f'<th scope="col" class="{style}"{spanning}>', column.title, "</th>")


def _tags(kind: Kind, names_row: bool) -> tuple[str, str]:
    tag = "th" if names_row else "td"
    scope = ' scope="row"' if names_row else ""
    style = f' class="{_CLASSES[kind]}"' if kind in _CLASSES else ""
    return f"<{tag}{scope}{style}>", f"</{tag}>"


def column_rem(column: Column) -> int:
    """The least width of a text column, in rem."""
    return round(min(max(column.width * _REM_PER_WIDTH, _LEAST_REM), _MOST_REM))


def column_rules() -> str:
    """The style rules for the widths that `column_rem` can give."""
    return "".join(f".w{rem}{{min-width:{rem}rem}}" for rem in range(_LEAST_REM, _MOST_REM + 1))
