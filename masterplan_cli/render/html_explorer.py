"""The programme explorer as HTML: controls, totals, a bar per row, and the rows as data for the script.

Without a script the controls stay hidden and the whole table stands there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from masterplan_cli.document.explorer import Entry, Explorer, Facet, Option
from masterplan_cli.document.table import Cell, Column, Table
from masterplan_cli.language.format import Formats
from masterplan_cli.render.html_text import InlineWriter, attribute, escape
from masterplan_cli.units import Month

# One unit of a bar's picture is a month; the picture is stretched to its cell.
_HEIGHT = 10
_MOST_YEARS_NAMED = 6
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class Beside:
    """A column that HTML adds at a table's end: its head, and a cell for each row."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplorerWriter:
    """Writes what stands around the table of one explorer; `anchor` is the table's and makes ids unique."""

    table: Table
    explorer: Explorer
    anchor: str
    formats: Formats
    inlines: InlineWriter

    def controls(self) -> str:
        """Search, filters and totals; hidden until the script is there."""
        title = escape(self._word("title"))
        parts = [f'<form class="explorer" data-explorer="{attribute(self.anchor)}" role="search" hidden>']
        parts.append(f'<p class="explorer-title" id="{self._id("title")}">{title}</p><div class="fields">')
        search = escape(self._word("search"))
        parts.append(f'<p class="field wide"><label for="{self._id("q")}">{search}</label>')
        parts.append(f'<input type="search" id="{self._id("q")}" name="q" autocomplete="off"></p>')
        parts += [self._facet(facet) for facet in self.explorer.facets if len(facet.options) > 1]
        parts.append("</div>")
        parts.append(
            f'<p class="result"><output name="result" aria-live="polite"></output>'
            f'<button type="reset">{escape(self._word("reset"))}</button>'
            f'<a data-link href="#{attribute(self.anchor)}">{escape(self._word("link"))}</a></p>'
            f'<p class="explorer-hint">{escape(self._word("hint"))}</p>'
        )
        parts.append(f"{''.join(self._years())}</form>\n")
        return "".join(parts)

    def beside(self) -> Beside:
        """The bars of all rows under the years."""
        first, last = self.explorer.first_year, self.explorer.last_year
        every = -(-(last - first + 1) // _MOST_YEARS_NAMED)
        years = "".join(
            f"<span>{year if (year - first) % every == 0 else ''}</span>" for year in range(first, last + 1)
        )
        title = f'<span class="axis-title">{escape(self._word("gantt"))}</span>'
        head = f'<th scope="col" class="gantt">{title}<span class="axis" aria-hidden="true">{years}</span></th>'
        return Beside(head, tuple(self._bar(entry) for entry in self.explorer.entries))

    def legend(self) -> str:
        """What the other colour of a bar means, where there is one."""
        if not any(entry.critical for entry in self.explorer.entries):
            return ""
        sample = '<svg viewBox="0 0 22 10" aria-hidden="true"><rect class="critical" width="22" height="10"/></svg>'
        return f'<p class="remark gantt-key">{sample} {escape(self.inlines.book.words["critical"])}</p>'

    def data(self) -> str:
        """Everything the script needs, as JSON that cannot end its element."""
        money = next((at for at, column in enumerate(self.table.columns) if column.kind in ("million", "money")), -1)
        content = {
            "money": money,
            "facets": [facet.key for facet in self.explorer.facets],
            "years": [str(year) for year in self.explorer.years],
            "rows": [
                {
                    "w": entry.words,
                    "f": entry.values,
                    "a": [[a.year, a.source, a.rupiah] for a in entry.amounts],
                    "k": [_sortable(cell, c, entry) for cell, c in zip(row.cells, self.table.columns, strict=True)],
                }
                for entry, row in zip(self.explorer.entries, self.table.rows, strict=True)
            ],
            "words": {key: self._word(key) for key in ("count", "sum", "none", "sort")},
            "scales": [[size, dict(self.formats.scales)[name]] for size, name in _SCALES],
            "separators": [self.formats.thousands, self.formats.decimal],
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f'<script type="application/json" id="{self._id("data")}">{safe}</script>\n'

    def _facet(self, facet: Facet) -> str:
        ident = self._id(facet.key)
        options = "".join(self._option(option) for option in facet.options)
        every = f'<option value="">{escape(self._word("any"))}</option>'
        return (
            f'<p class="field"><label for="{ident}">{escape(facet.label)}</label>'
            f'<select id="{ident}" name="{attribute(facet.key)}">{every}{options}</select></p>'
        )

    def _option(self, option: Option) -> str:
        """A choice; it may hold nothing but words, so a foreign term in it stays unmarked."""
        language = self.inlines.foreign.language_of(option.label)
        spoken = f' lang="{language}"' if language else ""
        return f'<option value="{attribute(option.key)}"{spoken}>{escape(option.label)}</option>'

    def _years(self) -> Iterator[str]:
        title = escape(self._word("per-year"))
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{self._id("years")}">'
        yield f'<table class="years"><caption id="{self._id("years")}">{title}</caption><thead><tr>'
        yield "".join(f'<th scope="col" class="n">{year}</th>' for year in self.explorer.years)
        yield f'<th scope="col" class="n">{escape(self._word("total"))}</th></tr></thead><tbody><tr>'
        bar = (
            '<svg viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">'
            '<rect width="10" height="0" y="40"/></svg>'
        )
        yield "".join(f'<td class="n">{bar}<span data-year="{year}"></span></td>' for year in self.explorer.years)
        yield '<td class="n"><span data-year="all"></span></td></tr></tbody></table></div>'

    def _bar(self, entry: Entry) -> str:
        opening = Month(self.explorer.first_year, 1).index
        months = (self.explorer.last_year - self.explorer.first_year + 1) * 12
        start, width = entry.start.index - opening, entry.end.index - entry.start.index + 1
        style = ' class="critical"' if entry.critical else ""
        return (
            f'<td class="gantt"><svg viewBox="0 0 {months} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect{style} x="{start}" width="{width}" height="{_HEIGHT}"/></svg></td>'
        )

    def _word(self, key: str) -> str:
        return self.inlines.book.words[f"explore.{key}"]

    def _id(self, part: str) -> str:
        return f"{attribute(self.anchor)}--{part}"


def _sortable(cell: Cell, column: Column, entry: Entry) -> int | str | None:
    if column.key == "dates":
        return entry.start.index
    return cell if isinstance(cell, int | str) else None


def grid_rule(explorer: Explorer) -> str:
    """The style rule that draws a line at each new year behind the bars."""
    years = explorer.last_year - explorer.first_year + 1
    return f"td.gantt{{background-size:calc(100%/{years}) 100%}}"
