"""Headed boxes in two columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.document.diagram import Field, Fields
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import BAND, EDGE, INK, MUTED, PALETTE, TINT, Lettering, Picture, tag

_WIDTH, _GAP, _HEAD = 760.0, 12.0, 30.0
_TITLE = Lettering(12.5, "start", INK, bold=True)
_AMOUNT = Lettering(11.5, "end", MUTED)
_ITEM = Lettering(11, "start", INK)
_MOST = 12


def draw(drawing: Fields, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `more` and `no-data`."""
    if not drawing.fields:
        return axis.empty(_WIDTH, words["no-data"])
    wide = (_WIDTH - 16 - _GAP) / 2
    boxes = [_Box(field, wide, index, words) for index, field in enumerate(drawing.fields)]
    body, top = [], 8.0
    for pair in (boxes[i : i + 2] for i in range(0, len(boxes), 2)):
        high = max(box.height for box in pair)
        body += [box.at(8 + (wide + _GAP) * side, top, high) for side, box in enumerate(pair)]
        top += high + _GAP
    return Picture(_WIDTH, top - _GAP + 8, "".join(body))


@dataclass(frozen=True, slots=True)
class _Box:
    field: Field
    wide: float
    index: int
    words: Mapping[str, str]

    def _items(self) -> list[block.Words]:
        return block.listed(self.field.items, _ITEM, self.wide - 40, _MOST, self.words["more"])

    def _title(self) -> block.Words:
        return block.words(self.field.title, _TITLE, self.wide - 40 - (90 if self.field.amount else 0), 3)

    @property
    def height(self) -> float:
        items = self._items() or [block.words(self.words["no-data"], _ITEM, self.wide - 40)]
        return max(_HEAD, self._title().height + 14) + 10 + block.height(items, 5) + 12

    def at(self, x: float, top: float, high: float) -> str:
        """The box with its left upper corner there, as high as its neighbour."""
        head = max(_HEAD, self._title().height + 14)
        parts = [
            tag("rect", x=x, y=top, width=self.wide, height=high, fill=BAND, stroke=EDGE, stroke_width=0.8),
            tag("rect", x=x, y=top, width=self.wide, height=head, fill=TINT, stroke=EDGE, stroke_width=0.8),
            tag("rect", x=x, y=top, width=5, height=head, fill=PALETTE[0]),
            self._title().at(x + 16, top + 7.5),
        ]
        if self.field.amount:
            parts.append(canvas.text(x + self.wide - 12, top + 20, self.field.amount, _AMOUNT))
        y = top + head + 10
        items = self._items()
        if not items:
            parts.append(canvas.text(x + 16, y + 11, self.words["no-data"], Lettering(11, "start", MUTED)))
        for item in items:
            parts.append(tag("circle", cx=x + 18, cy=y + 7.4, r=2, fill=MUTED))
            parts.append(item.at(x + 27, y))
            y += item.height + 5
        return "".join(parts)
