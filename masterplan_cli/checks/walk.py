"""Walking a profile: every text with its address, and the ids, indicators and figures that several checks look at.

Which fields hold texts is read from the annotations once; no rules live here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from masterplan_cli.model.entity import Localized, Markdown
from masterplan_cli.model.plan import Goal, Indicator, Plan, PlanProgramme
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

Kind = Literal["plain", "prose"]
"""`plain`: words without marks, such as a name. `prose`: a field written in Markdown."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a profile; `pair` holds both languages where the user wrote them apart."""

    at: Address
    kind: Kind
    pair: str | Localized

    def parts(self, main: str) -> Iterator[tuple[str, str, Address]]:
        """Language, words and address of what was written; a plain string is in the language `main`."""
        if isinstance(self.pair, str):
            yield main, self.pair, self.at
            return
        for language in ("id", "en"):
            words = getattr(self.pair, language)
            if words is not None:
                yield language, words, (*self.at, language)


_Walk = Callable[[Any, Address], Iterator[Text]]


def texts(profile: Profile) -> Iterator[Text]:
    """Every text that may be written in two languages, in the order of the model."""
    return _walk_of(Profile)(profile, ())


@cache
def _walk_of(model: type[BaseModel]) -> _Walk:
    fields = tuple(
        (name, info.alias or name, inner)
        for name, info in model.model_fields.items()
        if (inner := _walk(info.annotation, tuple(info.metadata))) is not None
    )

    def walk(entity: Any, at: Address) -> Iterator[Text]:
        for name, key, below in fields:
            value = getattr(entity, name)
            if value is not None and value != () and value != {}:
                yield from below(value, (*at, key))

    return walk


def _walk(annotation: Any, metadata: Sequence[Any] = ()) -> _Walk | None:
    """How to find texts in values of that annotation; None if there cannot be any."""
    if annotation is Localized:
        return _text("prose" if any(isinstance(mark, Markdown) for mark in metadata) else "plain")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _walk_of(annotation)
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        inner = _walk(arguments[1])
        return _mapping(inner) if inner else None
    below = (*metadata, *(each for each in arguments if isinstance(each, Markdown)))
    walks = [walk for argument in arguments if (walk := _walk(argument, below)) is not None]
    if not walks:
        return None
    return _sequence(walks[0]) if get_origin(annotation) is tuple else walks[0]


def _text(kind: Kind) -> _Walk:
    def walk(value: Any, at: Address) -> Iterator[Text]:
        yield Text(at, kind, value)

    return walk


def _sequence(inner: _Walk) -> _Walk:
    def walk(values: Sequence[Any], at: Address) -> Iterator[Text]:
        for index, value in enumerate(values):
            yield from inner(value, (*at, index))

    return walk


def _mapping(inner: _Walk) -> _Walk:
    def walk(values: Mapping[Any, Any], at: Address) -> Iterator[Text]:
        for key, value in values.items():
            yield from inner(value, (*at, str(key)))

    return walk


def plan_indicators(plan: Plan, at: Address) -> Iterator[tuple[Indicator, Address]]:
    """The indicators in a plan's tree with their addresses."""
    yield from _of(plan.indicators, at)
    yield from _of_programmes(plan.programmes, (*at, "programmes"))
    for m, mission in enumerate(plan.missions):
        here = (*at, "missions", m)
        yield from _of_programmes(mission.programmes, (*here, "programmes"))
        for g, goal in enumerate(mission.goals):
            yield from _of_goal(goal, (*here, "goals", g))


def _of_goal(goal: Goal, at: Address) -> Iterator[tuple[Indicator, Address]]:
    yield from _of(goal.indicators, at)
    for t, target in enumerate(goal.targets):
        here = (*at, "targets", t)
        yield from _of(target.indicators, here)
        yield from _of_programmes(target.programmes, (*here, "programmes"))


def _of_programmes(programmes: Sequence[PlanProgramme], at: Address) -> Iterator[tuple[Indicator, Address]]:
    for index, programme in enumerate(programmes):
        yield from _of(programme.indicators, (*at, index))


def _of(indicators: Sequence[Indicator], at: Address) -> Iterator[tuple[Indicator, Address]]:
    return ((indicator, (*at, "indicators", index)) for index, indicator in enumerate(indicators))
