"""Alignment of programmes with the reference plan (RPJMD): matched, unmatched, and holes of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from masterplan_cli.model.plan import Mission, Plan
from masterplan_cli.model.profile import Profile


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


def align(profile: Profile) -> Alignment:
    """Match programmes with the plan whose role is `reference` (the first one), by whole references."""
    plan = next((plan for plan in profile.plans if plan.role == "reference"), None)
    if plan is None:
        return Alignment("", (), (), tuple(p.id for p in profile.programmes), (), ())
    nodes = tuple(_nodes(plan))
    known = {plan.id, *(node.ref for node in nodes)}
    matched = []
    unmatched = []
    served: dict[str, list[str]] = {}
    for programme in profile.programmes:
        refs = tuple(ref for ref in dict.fromkeys(programme.plan_refs) if ref in known)
        if refs:
            matched.append(Match(programme.id, refs))
        else:
            unmatched.append(programme.id)
        for ref in refs:
            served.setdefault(ref, []).append(programme.id)
    return Alignment(
        plan=plan.id,
        nodes=nodes,
        matched=tuple(matched),
        unmatched=tuple(unmatched),
        holes=_holes(nodes, served.keys()),
        served=tuple((ref, tuple(ids)) for ref, ids in served.items()),
    )


def _nodes(plan: Plan) -> Iterable[Node]:
    for mission in plan.missions:
        yield from _mission_nodes(plan.id, mission)
    for programme in plan.programmes:
        yield Node(f"{plan.id}/{programme.id}", "programme", 0)


def _mission_nodes(plan: str, mission: Mission) -> Iterable[Node]:
    yield Node(f"{plan}/{mission.id}", "mission", 0)
    for programme in mission.programmes:
        yield Node(f"{plan}/{programme.id}", "programme", 1)
    for goal in mission.goals:
        yield Node(f"{plan}/{goal.id}", "goal", 1)
        for target in goal.targets:
            yield Node(f"{plan}/{target.id}", "target", 2)
            for programme in target.programmes:
                yield Node(f"{plan}/{programme.id}", "programme", 3)


def _holes(nodes: tuple[Node, ...], served: Iterable[str]) -> tuple[str, ...]:
    """Missions and programmes that neither they nor anything below them serves."""
    reached = set(served)
    holes = []
    for index, node in enumerate(nodes):
        if node.kind not in ("mission", "programme"):
            continue
        below = [node.ref]
        for other in nodes[index + 1 :]:
            if other.depth <= node.depth:
                break
            below.append(other.ref)
        if reached.isdisjoint(below):
            holes.append(node.ref)
    return tuple(holes)
