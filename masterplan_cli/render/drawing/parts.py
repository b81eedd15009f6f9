"""Drawings with too many rows for one picture become several; the rule is a number of rows for each kind."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from masterplan_cli.document.chart import Drawing, Gantt, Group
from masterplan_cli.document.diagram import HeatMap, Multiples, Ranking, Stages

T = TypeVar("T")
GANTT, RANKING, HEAT_MAP, MULTIPLES, STAGES = 40, 30, 24, 12, 3
"""The most rows (panels for small charts) in one picture."""


def parts(drawing: Drawing) -> tuple[Drawing, ...]:
    """The drawing in parts of about the same size, or alone where it is small enough."""
    match drawing:
        case Gantt(groups=groups):
            made: list[Drawing] = [replace(drawing, groups=each) for each in _groups(groups)]
        case Ranking(bars=bars):
            top = drawing.maximum
            made = [replace(drawing, bars=each, maximum=top) for each in _even(bars, RANKING)]
        case HeatMap(rows=rows):
            made = [replace(drawing, rows=each) for each in _even(rows, HEAT_MAP)]
        case Multiples(panels=panels):
            made = [replace(drawing, panels=each) for each in _even(panels, MULTIPLES)]
        case Stages(rows=lines):
            made = [replace(drawing, rows=each) for each in _even(lines, STAGES)]
        case _:
            return (drawing,)
    return tuple(made) if len(made) > 1 else (drawing,)


def _even(items: Sequence[T], most: int) -> list[tuple[T, ...]]:
    count = -(-len(items) // most)
    if count < 2:
        return [tuple(items)]
    size = -(-len(items) // count)
    return [tuple(items[i : i + size]) for i in range(0, len(items), size)]


def _groups(groups: tuple[Group, ...]) -> Iterator[tuple[Group, ...]]:
    """Groups of bars in portions; a group that goes on keeps its title."""
    total = sum(len(group.bars) for group in groups)
    size = -(-total // max(-(-total // GANTT), 1)) if total else 1
    portion: list[Group] = []
    room = size
    for group in groups:
        bars = group.bars
        while bars:
            portion.append(Group(group.title, bars[:room]))
            bars, room = bars[room:], room - len(bars[:room])
            if not room:
                yield tuple(portion)
                portion, room = [], size
    if portion:
        yield tuple(portion)
