"""What can still be checked of data with mistakes: the data without them, and the way back to the user's addresses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from masterplan_cli.source.address import Address
from masterplan_cli.source.source_map import resolve

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[M]):
    """A value made of the sound parts. `gone` are the addresses that were left out, `lost_ids` the ids in them,
    `touched` the addresses at or around what is gone."""

    value: M
    gone: frozenset[Address]
    lost_ids: frozenset[str]
    kept: Mapping[Address, tuple[int, ...]]
    touched: frozenset[Address]

    def original(self, address: Address) -> Address:
        """Where a place of the value stands in the user's data."""
        return original(address, self.kept)

    def is_whole(self, address: Address) -> bool:
        """Whether nothing was left out at or below an original address."""
        return address not in self.touched


def original(address: Address, kept: Mapping[Address, tuple[int, ...]]) -> Address:
    """An address of pruned data in the data before."""
    steps: list[str | int] = []
    for step in address:
        indexes = kept.get(tuple(steps))
        steps.append(indexes[step] if indexes is not None and isinstance(step, int) and step < len(indexes) else step)
    return tuple(steps)


def salvage(data: Any, model: type[M], stand_ins: Mapping[str, Mapping[str, Any]]) -> Salvaged[M] | None:
    """Leave out what the model refuses until it accepts the rest; None if too much would be lost.

    `stand_ins` are values for keys of top-level mappings without which there would be no value at all.
    """
    gone: set[Address] = set()
    for _ in range(_ROUNDS):
        pruning = _Pruning(gone)
        rest = pruning.copy(data, ())
        for name, values in stand_ins.items():
            own = rest.get(name)
            rest[name] = {**values, **own} if isinstance(own, dict) else dict(values)
        try:
            value = model.model_validate(rest)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            found = {original(_refused(rest, detail), pruning.kept) for detail in details}
            if () in found or found <= gone:
                return None
            gone |= found
        else:
            touched = frozenset(address[:end] for address in gone for end in range(len(address) + 1))
            return Salvaged(value, frozenset(gone), frozenset(_ids(data, gone)), pruning.kept, touched)
    return None


def _refused(data: Any, detail: Any) -> Address:
    """The address to leave out: the value that is wrong, or the entity that lacks a key."""
    address, _ = resolve(data, detail["loc"])
    return address


@dataclass(slots=True)
class _Pruning:
    gone: set[Address]
    kept: dict[Address, tuple[int, ...]] = field(default_factory=dict)

    def copy(self, data: Any, at: Address) -> Any:
        """The data without what is gone; lists remember which items they kept."""
        if isinstance(data, dict):
            return {key: self.copy(value, (*at, key)) for key, value in data.items() if (*at, key) not in self.gone}
        if isinstance(data, list):
            kept = tuple(index for index in range(len(data)) if (*at, index) not in self.gone)
            if len(kept) != len(data):
                self.kept[at] = kept
            return [self.copy(data[index], (*at, index)) for index in kept]
        return data


def _ids(data: Any, gone: set[Address]) -> Iterator[str]:
    for address in gone:
        node = data
        for step in resolve(data, address)[0]:
            node = node[step]
        yield from _ids_in(node)
        if isinstance(node, dict) and "id" not in node:
            yield from (str(key) for key in node)
        if address and address[-1] == "id" and isinstance(node, str):
            yield node


def _ids_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        own = node.get("id")
        if isinstance(own, str):
            yield own
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _ids_in(child)
