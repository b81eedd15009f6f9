"""Making charts: caption and alternative from words, notes parsed, data beside the drawing. No subject matter."""

from collections.abc import Iterable, Sequence

from masterplan_cli.document.chart import Chart, Drawing
from masterplan_cli.document.parse import inlines
from masterplan_cli.document.table import Column, Row, Table
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.tabulate import unique


def chart(
    scene: Scene,
    name: str,
    drawing: Drawing,
    facts: dict[str, str],
    *,
    table: str = "",
    data: Table | None = None,
    caption: str = "",
    notes: Iterable[str] = (),
    sources: Iterable[str | None] = (),
    proposal: bool = False,
    labels: Sequence[str] = (),
) -> Chart:
    """A chart whose alternative is the word `alternative.<name>` filled with `facts`.

    Its numbers stand in the exhibit `table`, or in `data` where no exhibit has them. `labels` are keys of words.
    """
    plain = name.partition("/")[0]
    return Chart(
        name=name,
        caption=caption or scene.word(f"exhibit.{plain}"),
        drawing=drawing,
        alternative=scene.word(f"alternative.{plain}", **facts),
        table=table or name,
        sources=unique(sources),
        proposal=proposal,
        labels=tuple((key, scene.word(key)) for key in labels),
        data=data,
        notes=tuple(run for note in notes if (run := inlines(note))),
    )


def data_table(scene: Scene, name: str, heads: Sequence[Column], rows: Iterable[Row]) -> Table:
    """The numbers behind a drawing, under the drawing's name and caption."""
    caption = scene.word(f"exhibit.{name.partition('/')[0]}")
    wordy = sum(head.kind == "text" for head in heads) > 4
    return Table(name, caption, tuple(heads), tuple(rows), landscape=wordy)
