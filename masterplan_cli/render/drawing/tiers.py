"""Tiers of boxes one above the other, joined by arrows."""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.document.diagram import Box, Tier, Tiers
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import BAND, EDGE, INK, MUTED, PALETTE, PAPER, TINT, Lettering, Picture, tag

_WIDTH, _LEFT, _RIGHT, _GAP, _ARROW = 760.0, 142.0, 750.0, 10.0, 34.0
_SIDE_BY_SIDE, _WIDEST = 4, 330.0
_TIER = Lettering(11.5, "start", MUTED, bold=True)
_LINK = Lettering(11, "start", MUTED)


def draw(drawing: Tiers, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `no-data`."""
    tiers = [tier for tier in drawing.tiers if tier.boxes]
    if not tiers:
        return axis.empty(_WIDTH, words["no-data"])
    body, top = [], 10.0
    for index, tier in enumerate(tiers):
        rows = _rows(tier)
        high = sum(row.height for row in rows) + _GAP * (len(rows) - 1) + 20
        body.append(tag("rect", x=8, y=top, width=_WIDTH - 16, height=high, fill=BAND))
        title = block.words(tier.title, _TIER, _LEFT - 34, 6)
        body.append(title.at(20, top + 12))
        high = max(high, title.height + 24)
        y = top + 10
        for row in rows:
            body.append(row.at(y))
            y += row.height + _GAP
        top += high
        if index < len(tiers) - 1:
            body.append(_arrow(top, tier.link))
            top += _ARROW
    return Picture(_WIDTH, top + 10, "".join(body))


def _rows(tier: Tier) -> list["_Row"]:
    count = len(tier.boxes)
    rows = -(-count // _SIDE_BY_SIDE)
    each = -(-count // rows)
    return [_Row(tier.boxes[i : i + each], each) for i in range(0, count, each)]


@dataclass(frozen=True, slots=True)
class _Row:
    boxes: tuple[Box, ...]
    each: int

    @property
    def _wide(self) -> float:
        return min((_RIGHT - _LEFT - 10 - _GAP * (self.each - 1)) / self.each, _WIDEST)

    def _blocks(self, box: Box) -> list[block.Words]:
        ink, soft = (PAPER, PAPER) if box.strong else (INK, MUTED)
        return [
            block.words(box.title, Lettering(11.5, "middle", ink, bold=True), self._wide - 18, 8),
            block.words(box.text, Lettering(11, "middle", soft), self._wide - 18, 8),
        ]

    @property
    def height(self) -> float:
        return max(block.height(self._blocks(box), 4) for box in self.boxes) + 20

    def at(self, top: float) -> str:
        """The row's boxes, in the middle of their room."""
        taken = self._wide * len(self.boxes) + _GAP * (len(self.boxes) - 1)
        x = (_LEFT + _RIGHT - taken) / 2
        parts = []
        for box in self.boxes:
            blocks = self._blocks(box)
            parts.append(
                tag(
                    "rect",
                    x=x,
                    y=top,
                    width=self._wide,
                    height=self.height,
                    rx=3,
                    fill=PALETTE[0] if box.strong else TINT,
                    stroke=INK if box.strong else EDGE,
                    stroke_width=1.6 if box.strong else 0.8,
                )
            )
            free = self.height - block.height(blocks, 4)
            parts.append(block.stacked(blocks, x + self._wide / 2, top + free / 2, 4))
            x += self._wide + _GAP
        return "".join(parts)


def _arrow(top: float, label: str) -> str:
    x = (_LEFT + _RIGHT) / 2
    shaft = canvas.line(x, top + 3, x, top + _ARROW - 10, EDGE, 3)
    head = tag("path", d=f"M{canvas.num(x - 7)} {canvas.num(top + _ARROW - 11)}h14l-7 9z", fill=EDGE)
    said = block.words(label, _LINK, _RIGHT - x - 20, 2)
    return shaft + head + said.at(x + 16, top + _ARROW / 2 - said.height / 2 - 2)
