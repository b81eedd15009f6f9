"""What nearly all entries of a kind state and one does not; and whole parts that an otherwise full profile lacks.

Keys that have a finding of their own are left to it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.quick_wins import RUBRIC
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

UNLIKE_ITS_NEIGHBOURS = Rule("MP637", "unlike-its-neighbours", Severity.NOTE)
PART_NOT_WRITTEN = Rule("MP638", "part-not-written", Severity.NOTE)

LEAST = 8
"""So many others at least must state a key."""
NEARLY_ALL = 0.95
FULL = 0.75
_NOT_PARTS = frozenset(("schema_version", "taxonomy", "waivers", "unknowns", "methods", "prioritisation", "annexes"))
"""A profile with this share of all parts is meant to be full."""
_TOLD_ELSEWHERE: dict[str, frozenset[str]] = {
    "Programme": frozenset(
        ("why", "innovation", "beneficiaries", "legal_basis", "horizon", "lead", "indicators", "plan_refs", "unplanned",
         "budget", "assumption", "start", "end")
    ),
    "Indicator": frozenset(("baseline", "targets")),
    "Risk": frozenset(("treatment", "owner")),
    "QuickWin": frozenset((*RUBRIC, "risk", "continuity")),
    "Body": frozenset(("members",)),
    "Application": frozenset(("owner",)),
    "Strategy": frozenset(("factors",)),
    "Activity": frozenset(("programmes",)),
    "Figure": frozenset(("value", "text", "source", "unknown", "not_applicable", "ask", "reason", "note")),
    "Result": frozenset(
        ("value", "text", "source", "unknown", "not_applicable", "ask", "reason", "note", "cause", "follow_up")
    ),
    "Progress": frozenset(("physical", "spent", "source", "cause", "follow_up", "note")),
    "Baseline": frozenset(("value", "text", "source", "year", "unknown", "ask", "note")),
    "Localized": frozenset(("id", "en")),
}  # fmt: skip
_OPEN = ("unknown", "not_applicable")

_Walk = Callable[[Any, Address, str], Iterator[tuple[str, BaseModel, Address]]]


def neighbours(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Keys that at least eight others and nineteen in twenty of a kind of entry state."""
    groups: dict[str, list[tuple[BaseModel, Address]]] = {}
    for path, entity, at in _walk_of(Profile)(profile, (), ""):
        if not any(getattr(entity, name, False) is True for name in _OPEN):
            groups.setdefault(path, []).append((entity, at))
    for entries in groups.values():
        if len(entries) > LEAST:
            yield from _lacking(entries)


def _lacking(entries: Sequence[tuple[BaseModel, Address]]) -> Iterator[Finding]:
    kind = type(entries[0][0])
    stated = Counter(name for entity, _ in entries for name in entity.model_fields_set)
    silent = _TOLD_ELSEWHERE.get(kind.__name__, frozenset())
    for name, count in sorted(stated.items()):
        if count == len(entries) or count < max(LEAST, NEARLY_ALL * (len(entries) - 1)) or name in silent:
            continue
        for entity, at in entries:
            if name not in entity.model_fields_set:
                facts = {"key": name, "count": str(count), "all": str(len(entries))}
                has_id = "id" in kind.model_fields
                yield Finding(UNLIKE_ITS_NEIGHBOURS, (*at, "id") if has_id else at, facts, "value" if has_id else "key")


@cache
def _walk_of(model: type[BaseModel]) -> _Walk:
    fields = tuple(
        (name, info.alias or name, inner)
        for name, info in model.model_fields.items()
        if (inner := _walk(info.annotation)) is not None
    )

    def walk(entity: Any, at: Address, path: str) -> Iterator[tuple[str, BaseModel, Address]]:
        yield path, entity, at
        for name, key, below in fields:
            value = getattr(entity, name)
            if value is not None and value != () and value != {}:
                yield from below(value, (*at, key), f"{path}.{key}")

    return walk


def _walk(annotation: Any) -> _Walk | None:
    """How to find entries in values of that annotation; None if there cannot be any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_of(annotation) if annotation.__name__ != "Localized" else None
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        inner = _walk(arguments[1])
        return _items(inner, lambda value: ((str(key), each) for key, each in value.items())) if inner else None
    walks = [walk for argument in arguments if (walk := _walk(argument)) is not None]
    if not walks:
        return None
    return _items(walks[0], enumerate) if get_origin(annotation) is tuple else walks[0]


def _items(inner: _Walk, pairs: Callable[[Any], Any]) -> _Walk:
    def walk(values: Any, at: Address, path: str) -> Iterator[tuple[str, BaseModel, Address]]:
        for step, value in pairs(values):
            yield from inner(value, (*at, step), path)

    return walk


def parts(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Parts that are not written in a profile that has three quarters of them."""
    names = [name for name in Profile.model_fields if name not in _NOT_PARTS]
    missing = [name for name in names if not getattr(profile, name)]
    if missing and len(names) - len(missing) >= FULL * len(names):
        facts = {"count": str(len(missing)), "names": ", ".join(missing)}
        yield Finding(PART_NOT_WRITTEN, ("document",), facts, "key")


CHECKS: Sequence[Check] = (
    Check("neighbours", (UNLIKE_ITS_NEIGHBOURS,), neighbours),
    Check("parts", (PART_NOT_WRITTEN,), parts),
)
