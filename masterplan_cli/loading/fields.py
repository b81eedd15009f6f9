"""Which keys a Pydantic model has at an address: walking annotations, for suggestions. No values here."""

import types
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def keys_at(model: type[BaseModel], address: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that a mapping at `address` may have; none where no record belongs there."""
    annotations: list[Any] = [model]
    for step in address:
        annotations = [below for annotation in annotations for below in _below(annotation, step)]
    return tuple(dict.fromkeys(key for record in _records(annotations) for key in _keys(record)))


def is_required(model: type[BaseModel], address: Sequence[str | int]) -> bool:
    """Whether the record around `address` cannot be without its last key."""
    annotations: list[Any] = [model]
    for step in address[:-1]:
        annotations = [below for annotation in annotations for below in _below(annotation, step)]
    fields = [field for record in _records(annotations) for field in record.model_fields.items()]
    return any(field.is_required() and (field.alias or name) == address[-1] for name, field in fields)


def _keys(record: type[BaseModel]) -> Iterator[str]:
    """Required keys first."""
    fields = record.model_fields.items()
    for wanted in (True, False):
        yield from (field.alias or name for name, field in fields if field.is_required() is wanted)


def _records(annotations: Iterable[Any]) -> Iterator[type[BaseModel]]:
    for annotation in annotations:
        for member in _members(annotation):
            if isinstance(member, type) and issubclass(member, BaseModel):
                yield member


def _members(annotation: Any) -> Iterator[Any]:
    """The annotation itself, or the members of a union, without `Annotated`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin is Union or origin is types.UnionType:
        for member in get_args(annotation):
            yield from _members(member)
    else:
        yield annotation


def _below(annotation: Any, step: str | int) -> Iterator[Any]:
    for member in _members(annotation):
        origin, arguments = get_origin(member), get_args(member)
        if origin in (tuple, list) and isinstance(step, int):
            yield arguments[0]
        elif origin is dict:
            yield arguments[1]
        elif isinstance(member, type) and issubclass(member, BaseModel):
            for name, field in member.model_fields.items():
                if (field.alias or name) == step:
                    yield field.annotation
