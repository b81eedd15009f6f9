"""Streams between two columns of nodes, as broad as the amounts they carry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from masterplan_cli.document.diagram import Flow
from masterplan_cli.language.format import Formats
from masterplan_cli.render.drawing import axis, block, canvas
from masterplan_cli.render.drawing.canvas import INK, MUTED, PAPER, Lettering, Picture, tag

_WIDTH, _LEFT, _RIGHT, _NODE = 760.0, 262.0, 522.0, 12.0
_ROOM, _TOP, _GAP, _HIGHEST = 226.0, 36.0, 12.0, 380.0
_HEAD = Lettering(11.5, "start", MUTED, bold=True)


def draw(drawing: Flow, ident: str, formats: Formats, words: Mapping[str, str]) -> Picture:
    """The picture; `words` has `no-data`."""
    if not drawing.streams or not any(stream.amount for stream in drawing.streams):
        return axis.empty(_WIDTH, words["no-data"])
    left = _column(drawing, formats, at_left=True)
    right = _column(drawing, formats, at_left=False)
    return _Flow(drawing, ident, formats, left, right).picture()


@dataclass(frozen=True, slots=True)
class _Node:
    """A node: the words beside it and its upper edge and height."""

    words: block.Words
    slot: float
    top: float
    height: float


def _column(drawing: Flow, formats: Formats, *, at_left: bool) -> list[_Node]:
    names = drawing.left if at_left else drawing.right
    amounts = [
        sum(s.amount for s in drawing.streams if (s.left if at_left else s.right) == index)
        for index in range(len(names))
    ]
    scale = _HIGHEST / max(sum(amounts), 1) * 0.8
    anchor = "end" if at_left else "start"
    nodes, top = [], _TOP
    for name, amount in zip(names, amounts, strict=True):
        said = block.words(f"{name} ({formats.number(amount)})", Lettering(11.5, anchor, INK), _ROOM, 5)
        height = max(amount * scale, 3)
        slot = max(said.height, height)
        nodes.append(_Node(said, top, top + (slot - height) / 2, height))
        top += slot + _GAP
    return nodes


@dataclass(frozen=True, slots=True)
class _Flow:
    drawing: Flow
    ident: str
    formats: Formats
    left: Sequence[_Node]
    right: Sequence[_Node]

    def picture(self) -> Picture:
        body = [*self._heads(), *self._ribbons()]
        for nodes, x, at_left in ((self.left, _LEFT, True), (self.right, _RIGHT - _NODE, False)):
            body += [self._node(node, x, at_left=at_left) for node in nodes]
        bottom = max(n.slot + max(n.words.height, n.height) for n in (*self.left, *self.right))
        defs = "".join(canvas.hatch(self.ident, index) for index in range(len(self.left)))
        return Picture(_WIDTH, bottom + 12, "".join(body), defs)

    def _heads(self) -> Iterator[str]:
        left, right = self.drawing.heads
        yield block.words(left, Lettering(11.5, "end", MUTED, bold=True), _ROOM, 1).at(_LEFT - 10, 10)
        yield block.words(right, _HEAD, _ROOM, 1).at(_RIGHT + 10, 10)

    def _node(self, node: _Node, x: float, *, at_left: bool) -> str:
        slot = max(node.words.height, node.height)
        beside = x - 10 if at_left else x + _NODE + 10
        bar = tag("rect", x=x, y=node.top, width=_NODE, height=node.height, fill=INK if node.height > 3 else MUTED)
        return bar + node.words.at(beside, node.slot + (slot - node.words.height) / 2)

    def _ribbons(self) -> Iterator[str]:
        gone = [node.top for node in self.left]
        come = [node.top for node in self.right]
        totals = [sum(s.amount for s in self.drawing.streams if s.left == i) for i in range(len(self.left))]
        arrived = [sum(s.amount for s in self.drawing.streams if s.right == i) for i in range(len(self.right))]
        for stream in sorted(self.drawing.streams, key=lambda s: (s.left, s.right)):
            if not stream.amount:
                continue
            out = self.left[stream.left].height * stream.amount / totals[stream.left]
            into = self.right[stream.right].height * stream.amount / arrived[stream.right]
            yield self._ribbon(
                stream.left, stream.right, (gone[stream.left], out), (come[stream.right], into), stream.amount
            )
            gone[stream.left] += out
            come[stream.right] += into

    def _ribbon(self, left: int, right: int, out: tuple[float, float], into: tuple[float, float], amount: int) -> str:
        a, b = _LEFT + _NODE, _RIGHT - _NODE
        bend = (a + b) / 2
        n = canvas.num
        low, end = out[0] + out[1], into[0] + into[1]
        path = f"M{n(a)} {n(out[0])}C{n(bend)} {n(out[0])} {n(bend)} {n(into[0])} {n(b)} {n(into[0])}"
        path += f"v{n(into[1])}C{n(bend)} {n(end)} {n(bend)} {n(low)} {n(a)} {n(low)}z"
        hover = f"{self.drawing.left[left]} → {self.drawing.right[right]}: {self.formats.number(amount)}"
        return tag(
            "path",
            canvas.tooltip(hover),
            d=path,
            fill=canvas.filling(self.ident, left),
            fill_opacity=0.7,
            stroke=PAPER,
            stroke_width=0.8,
        )
