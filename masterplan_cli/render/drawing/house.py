"""A house of strategy: roof, beam, pillars and foundation, each as high as its words need."""

from collections.abc import Mapping
from dataclasses import dataclass

from masterplan_cli.document.diagram import Field, House
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import BAND, EDGE, INK, MUTED, PALETTE, PAPER, TINT, Lettering, Picture, tag

_WIDTH, _EDGE, _GAP, _GABLE = 760.0, 10.0, 8.0, 58.0
_INNER = _WIDTH - 2 * _EDGE
_HEAD = Lettering(11, "middle", MUTED, bold=True)
_VISION = Lettering(14.5, "middle", PAPER, bold=True)
_ITEM = Lettering(11.5, "start", INK)
_PILLAR = Lettering(12, "middle", INK, bold=True)
_SMALL = Lettering(11, "middle", INK)
_SIDE_BY_SIDE, _MOST = 6, 12


def draw(drawing: House, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `more` and `no-data`."""
    if not drawing.pillars and not drawing.beam.items:
        return axis.empty(_WIDTH, words["no-data"])
    return _House(drawing, words).picture()


@dataclass(frozen=True, slots=True)
class _House:
    drawing: House
    words: Mapping[str, str]

    def picture(self) -> Picture:
        parts, top = [], 8.0
        for made, high in (self._roof(top),):
            parts.append(made)
            top += high + _GAP
        if self.drawing.beam.items:
            made, high = self._beam(top)
            parts.append(made)
            top += high + _GAP
        for row in self._rows():
            made, high = self._pillars(row, top)
            parts.append(made)
            top += high + _GAP
        if self.drawing.base.items:
            made, high = self._base(top)
            parts.append(made)
            top += high + _GAP
        return Picture(_WIDTH, top, "".join(parts))

    def _rows(self) -> list[tuple[Field, ...]]:
        pillars = self.drawing.pillars
        rows = -(-len(pillars) // _SIDE_BY_SIDE)
        each = -(-len(pillars) // rows) if rows else 1
        return [pillars[i : i + each] for i in range(0, len(pillars), each)]

    def _roof(self, top: float) -> tuple[str, float]:
        vision = block.words(" ".join(self.drawing.roof.items), _VISION, _INNER - 110, 8)
        high = vision.height + 20
        gable = f"M{canvas.num(_EDGE)} {canvas.num(top + _GABLE)}L{canvas.num(_WIDTH / 2)} {canvas.num(top)}"
        gable += f"L{canvas.num(_WIDTH - _EDGE)} {canvas.num(top + _GABLE)}v{canvas.num(high)}H{canvas.num(_EDGE)}z"
        title = block.words(self.drawing.roof.title, Lettering(11, "middle", PAPER, bold=True), 200, 1)
        body = tag("path", d=gable, fill=PALETTE[0]) + title.at(_WIDTH / 2, top + _GABLE - 22)
        return body + vision.at(_WIDTH / 2, top + _GABLE + 4), _GABLE + high

    def _beam(self, top: float) -> tuple[str, float]:
        items = block.listed(self.drawing.beam.items, _ITEM, _INNER - 60, _MOST, self.words["more"])
        high = 28 + block.height(items, 5) + 12
        parts = [_box(_EDGE, top, _INNER, high, TINT)]
        parts.append(canvas.text(_WIDTH / 2, top + 18, self.drawing.beam.title, _HEAD))
        y = top + 28
        for item in items:
            parts.append(tag("rect", x=_EDGE + 20, y=y + 4, width=7, height=7, fill=PALETTE[0]))
            parts.append(item.at(_EDGE + 36, y))
            y += item.height + 5
        return "".join(parts), high

    def _pillars(self, row: tuple[Field, ...], top: float) -> tuple[str, float]:
        wide = (_INNER - _GAP * (len(row) - 1)) / len(row)
        sets = [
            [
                block.words(pillar.title, _PILLAR, wide - 14, 4),
                *block.listed(pillar.items, _SMALL, wide - 14, _MOST, self.words["more"]),
            ]
            for pillar in row
        ]
        high = max(block.height(each, 7) for each in sets) + 28
        parts = []
        for index, each in enumerate(sets):
            x = _EDGE + (wide + _GAP) * index
            parts.append(_box(x, top, wide, high, BAND))
            parts.append(tag("rect", x=x, y=top, width=wide, height=5, fill=PALETTE[0]))
            parts.append(block.stacked(each, x + wide / 2, top + 15, 7))
        return "".join(parts), high

    def _base(self, top: float) -> tuple[str, float]:
        text = block.words(" · ".join(self.drawing.base.items), _SMALL, _INNER - 40, 8)
        high = 28 + text.height + 12
        body = _box(_EDGE, top, _INNER, high, TINT)
        body += canvas.text(_WIDTH / 2, top + 18, self.drawing.base.title, _HEAD)
        return body + text.at(_WIDTH / 2, top + 28), high


def _box(x: float, y: float, wide: float, high: float, fill: str) -> str:
    return tag("rect", x=x, y=y, width=wide, height=high, fill=fill, stroke=EDGE, stroke_width=0.8)
