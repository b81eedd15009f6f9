"""Tracing: from a figure of the ledger back to the values of the profile behind it. No places in texts, no words.

An input of a figure is the name of another figure or an address in the profile. In an address `[*]` stands for every
item of a list, `[lead=diskominfo|bappeda]` for the items whose key has one of these values, `[GOV-1.01]` or
`.GOV-1.01` for the item with that id, `.*` for every value of a mapping; `*` alone is the whole profile.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from masterplan_cli.analysis.ledger import Computed, Ledger
from masterplan_cli.model.entity import Localized
from masterplan_cli.model.profile import Profile

Steps = tuple[str | int, ...]
_STEP = re.compile(r"(?:\A|\.)([^.\[\]]+)|\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of the profile. `item` is the id of the list item that holds it, `sources` are codes of its sources.

    `assumption` is how an amount was reached (LocalText), where the item says so. `is_stated` is False where the
    profile is silent and the value is the format's own default.
    """

    address: Steps
    value: Any
    item: str
    sources: tuple[str, ...]
    assumption: object | None
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Operand:
    """One input of a figure: another figure, or the values at an address (none where the profile has none)."""

    name: str
    figure: Computed | None
    leaves: tuple[Leaf, ...]


def operands(ledger: Ledger, profile: Profile, name: str) -> tuple[Operand, ...]:
    """The inputs of the figure called `name`. Raises KeyError if there is no such figure, and ValueError if an
    input is neither a figure nor an address."""
    return tuple(_operand(ledger, profile, given) for given in ledger[name].inputs)


def _operand(ledger: Ledger, profile: Profile, name: str) -> Operand:
    if name in ledger:
        return Operand(name, ledger[name], ())
    return Operand(name, None, tuple(find(profile, name)))


def find(profile: Profile, address: str) -> Iterator[Leaf]:
    """The values at an address. Raises ValueError if it is not one."""
    if address == "*":
        yield from (_leaf(_Path((profile, value), (key,))) for key, value in _children(profile) if _is_there(value))
        return
    steps = _parse(address)
    for path in _walk(_Path((profile,), ()), steps):
        yield from _leaves(path)


def _parse(address: str) -> list[str]:
    """Steps as text; those in brackets keep their opening bracket."""
    steps, end = [], 0
    while match := _STEP.match(address, end):
        steps.append(match[1] if match[1] is not None else f"[{match[2]}")
        end = match.end()
    if not steps or end != len(address):
        raise ValueError(address)
    return steps


@dataclass(frozen=True, slots=True)
class _Path:
    """The way to a node: every node from the profile on, and the steps between them."""

    nodes: tuple[Any, ...]
    steps: Steps

    @property
    def node(self) -> Any:
        return self.nodes[-1]

    def to(self, step: str | int, node: Any) -> "_Path":
        return _Path((*self.nodes, node), (*self.steps, step))


def _children(node: Any) -> list[tuple[str | int, Any]]:
    if isinstance(node, BaseModel):
        return [(field.alias or name, getattr(node, name)) for name, field in type(node).model_fields.items()]
    if isinstance(node, dict):
        return [(str(key), value) for key, value in node.items()]
    return list(enumerate(node)) if isinstance(node, tuple | list) else []


def _walk(path: _Path, steps: Sequence[str]) -> Iterator[_Path]:
    if not steps:
        yield path
        return
    for key, child in _children(path.node):
        if _matches(steps[0], key, child):
            yield from _walk(path.to(key, child), steps[1:])


def _matches(step: str, key: str | int, child: Any) -> bool:
    if step in ("*", "[*"):
        return True
    name, is_choice, values = step.removeprefix("[").partition("=")
    if is_choice:
        return str(getattr(child, name, None)) in values.split("|")
    return str(key) == name or (isinstance(key, int) and getattr(child, "id", None) == name)


def _is_there(value: Any) -> bool:
    return value is not None and value != "" and value != () and value != {} and value != []


def _leaves(path: _Path) -> Iterator[Leaf]:
    node = path.node
    if not _is_there(node):
        return
    is_item = isinstance(path.steps[-1], int) and isinstance(node, BaseModel)
    if is_item or _is_figure(node) or isinstance(node, Localized) or not _children(node):
        yield _leaf(path)
        return
    for key, child in _children(node):
        yield from _leaves(path.to(key, child))


def _is_figure(node: Any) -> bool:
    return isinstance(node, BaseModel) and "value" in type(node).model_fields and "source" in type(node).model_fields


def _leaf(path: _Path) -> Leaf:
    ids = [node.id for node in path.nodes if isinstance(getattr(node, "id", None), str)]
    parent = path.nodes[-2]
    stated = not isinstance(parent, BaseModel) or _field_name(parent, path.steps[-1]) in parent.model_fields_set
    assumption = next((found for node in path.nodes if (found := getattr(node, "assumption", None))), None)
    return Leaf(path.steps, path.node, ids[-1] if ids else "", _sources(path), assumption, stated)


def _field_name(entity: BaseModel, key: str | int) -> str:
    fields = type(entity).model_fields
    return next((name for name, field in fields.items() if key in (name, field.alias)), str(key))


def _sources(path: _Path) -> tuple[str, ...]:
    """The codes of the sources of the innermost node that names any."""
    for node in reversed(path.nodes):
        one, many = getattr(node, "source", None), getattr(node, "sources", ())
        if isinstance(one, str):
            return (one,)
        if many and all(isinstance(code, str) for code in many):
            return tuple(many)
    return ()
