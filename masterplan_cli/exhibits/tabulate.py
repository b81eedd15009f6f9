"""Making tables and cells: column heads from words, sources in order, prose cells parsed. No subject matter."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import cast

from masterplan_cli.document.inline import Inlines, LineBreak, Text
from masterplan_cli.document.parse import inlines
from masterplan_cli.document.table import Cell, Column, Rich, Row, RowKind, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.language.format import Formats
from masterplan_cli.model.entity import LocalText
from masterplan_cli.model.evidence import Figure
from masterplan_cli.model.plan import Baseline, Indicator
from masterplan_cli.units import Kind, Month


def column(scene: Scene, spec: str, group: str = "") -> Column:
    """A column from `key`, `key:kind` or `key:kind:width`; its title is the word `column.<key>`."""
    key, kind, width = (*spec.split(":"), "", "")[:3]
    return Column(key, scene.word(f"column.{key}"), cast(Kind, kind or "text"), float(width or 1), group)


def columns(scene: Scene, *specs: str) -> tuple[Column, ...]:
    """Columns from their specs."""
    return tuple(column(scene, spec) for spec in specs)


def year_columns(years: Iterable[int], kind: Kind, group: str = "") -> tuple[Column, ...]:
    """A column for each year."""
    return tuple(Column(str(year), str(year), kind, 1.1, group) for year in years)


def table(
    scene: Scene,
    name: str,
    heads: Sequence[Column],
    rows: Iterable[Row],
    *,
    caption: str = "",
    sources: Iterable[str | None] = (),
    notes: Iterable[str] = (),
    proposal: bool = False,
    landscape: bool = False,
    header_columns: int = 1,
) -> Table | None:
    """A table, or None where there are no rows besides heads of groups."""
    kept = tuple(rows)
    if not any(row.kind == "row" for row in kept):
        return None
    return Table(
        name=name,
        caption=caption or scene.word(f"exhibit.{name}"),
        columns=tuple(heads),
        rows=kept,
        notes=tuple(run for note in notes if (run := inlines(note))),
        sources=unique(sources),
        proposal=proposal,
        landscape=landscape,
        header_columns=header_columns,
    )


def with_notes(made: Table | None, notes: Iterable[str]) -> Table | None:
    """The table with further notes, which may hold words of a profile and are not parsed."""
    return made and replace(made, notes=(*made.notes, *((Text(note),) for note in notes if note)))


def unique(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names in order of first appearance, without gaps."""
    return tuple(dict.fromkeys(name for name in names if name))


def row(*cells: Cell, key: str = "", kind: RowKind = "row") -> Row:
    """One row."""
    return Row(cells, kind, key)


def group(title: str) -> Row:
    """A row that heads a group."""
    return Row((title,), "group")


def without_empty(
    heads: Sequence[Column], rows: Sequence[Row], always: Container[str]
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Heads and rows without the columns in which no row has a value; those whose key is in `always` stay."""
    full = [each.cells for each in rows if each.kind != "group"]
    kept = [
        index
        for index, head in enumerate(heads)
        if head.key in always or any(cells[index] is not None for cells in full)
    ]
    return tuple(heads[index] for index in kept), tuple(
        each if each.kind == "group" else replace(each, cells=tuple(each.cells[index] for index in kept))
        for each in rows
    )


def prose(scene: Scene, text: LocalText | None) -> Cell:
    """A Markdown field as a cell."""
    words = scene.markdown(text)
    if not words:
        return None
    run = inlines(words)
    return run[0].text if len(run) == 1 and isinstance(run[0], Text) else Rich(_paragraphs(run))


def _paragraphs(run: Inlines) -> tuple[Inlines, ...]:
    found: list[Inlines] = []
    current: list[object] = []
    for inline in (*run, LineBreak()):
        if isinstance(inline, LineBreak):
            if current:
                found.append(cast(Inlines, tuple(current)))
            current = []
        else:
            current.append(inline)
    return tuple(found)


def lines(*texts: str) -> Cell:
    """Several short paragraphs in one cell; empty ones are left out."""
    kept = tuple((Text(text),) for text in texts if text)
    return Rich(kept) if len(kept) > 1 else (kept[0][0].text if kept else None)


def words(scene: Scene, text: LocalText | None) -> Cell:
    """Plain words as a cell."""
    return scene.say(text) or None


def figure_cell(scene: Scene, figure: Figure | Baseline | None) -> Cell:
    """A figure's value, its words, or what is said of a value that is not there."""
    if figure is None:
        return None
    if figure.value is not None:
        return figure.value
    if figure.text is not None:
        return scene.say(figure.text)
    if isinstance(figure, Figure) and figure.not_applicable:
        return scene.word("not-applicable")
    return scene.word("unknown") if figure.unknown else None


def baseline_cells(scene: Scene, indicator: Indicator) -> tuple[Cell, Cell]:
    """An indicator's baseline and its year."""
    baseline = indicator.baseline
    return figure_cell(scene, baseline), baseline.year if baseline else None


def span(start: Month | None, end: Month | None, scene: Scene) -> str | None:
    """`Mar 2023–Des 2025`."""
    if start is None or end is None:
        return None
    return month_span(scene.language.formats, start, end)


def month_span(formats: Formats, start: Month, end: Month) -> str:
    """Two months with a dash after which a narrow cell may break the line."""
    return f"{formats.short_month(start)}–{formats.short_month(end)}".replace(" ", NO_BREAK_SPACE)


NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
