"""Alignment of programmes with the reference plan (RPJMD): matched, unmatched, and holes of the plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A mission, goal, target or programme of the reference plan. `ref` is `plan-id/node-id`."""

    ref: str
    kind: str
    depth: int


@dataclass(frozen=True, slots=True)
class Match:
    """A programme and the nodes of the reference plan that it names."""

    programme: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`plan` is the id of the reference plan or empty. `holes` are missions and programmes of that plan
    which no smart city programme serves, directly or through something below them."""

    plan: str
    nodes: tuple[Node, ...]
    matched: tuple[Match, ...]
    unmatched: tuple[str, ...]
    holes: tuple[str, ...]
    served: tuple[tuple[str, tuple[str, ...]], ...]
