"""What stands in the shipped catalogues besides dimensions and money: frameworks, codes, regulations, readiness,
the rubric of quick wins, the schemes of the national evaluation the rules of completeness
and the limits of judgements."""

import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from masterplan_cli.model.entity import Code, Entity, Identifier, Localized

KPI = re.compile(r"[0-9]+[CA]", re.ASCII)
CODE = re.compile(r"[0-9X]\.(?:[0-9]{2}|XX)(?:\.[0-9]{2}(?:\.[0-9]\.[0-9]{2}(?:\.[0-9]+)?)?)?", re.ASCII)
"""`U.BB`, `U.BB.PP`, `U.BB.PP.K.KK` or `U.BB.PP.K.KK.SSSS`; a cross-sector item begins with `X.XX`."""
SEGMENTS_OF_SUBACTIVITY = 6


class Reference(Entity):
    """What every catalogue says of itself. Rows that are not `verified` are shown as such and never yield errors."""

    id: Identifier
    name: Localized
    edition: str = ""
    source: str
    date: str
    verified: bool = True
    note: Localized | None = None


class Scale(Entity):
    """The lowest and the highest answer, and what counts where there is no answer at all."""

    lowest: Decimal
    highest: Decimal
    none: Decimal | None = None

    def holds(self, score: Decimal) -> bool:
        """Whether a score can be given."""
        return self.lowest <= score <= self.highest or score == self.none


class Band(Entity):
    """A named stretch of a scale: everything below `below` that no earlier band holds; the last has no end."""

    name: Localized
    below: Decimal | None = None


class Item(Entity):
    """A goal, theme, domain, aspect or priority. `numbered` and `lettered` say how many targets a goal has."""

    id: Identifier
    name: Localized
    group: Localized | None = None
    verified: bool = True
    weight: int | None = None
    numbered: int = 0
    lettered: int = 0

    @property
    def targets(self) -> Iterator[str]:
        """Codes of its targets: `11.1` to `11.7`, `11.a` to `11.c`."""
        yield from (f"{self.id}.{number}" for number in range(1, self.numbered + 1))
        yield from (f"{self.id}.{letter}" for letter in "abcdefghij"[: self.lettered])


class Framework(Reference):
    """A framework whose items programmes can serve. `defaults` are the items that a dimension usually touches."""

    items: tuple[Item, ...]
    defaults: dict[str, tuple[str, ...]] = Field({})
    scale: Scale | None = None
    bands: tuple[Band, ...] = ()
    weight_unit: Literal["percent"] | None = None

    @cached_property
    def by_code(self) -> dict[str, Item]:
        """Items by their id and by the codes of their targets."""
        codes = {item.id: item for item in self.items}
        return codes | {target: item for item in self.items for target in item.targets}

    def item_of(self, code: str) -> Item | None:
        """The item that a code names: its id, one of its targets, or a KPI such as `EC: ICT: ICT: 1C`."""
        found = self.by_code.get(code)
        parts = [part.strip() for part in code.split(":")]
        if found is None and len(parts) == 4 and KPI.fullmatch(parts[-1]):
            return self.by_code.get(f"{parts[0]}-{parts[1]}")
        return found

    def is_verified(self, item: Item) -> bool:
        """Whether both the catalogue and the item are verified."""
        return self.verified and item.verified

    def band(self, score: Decimal) -> Band | None:
        """The band that holds the score; bands are half open, so a score on an edge is in the upper one."""
        return next((band for band in self.bands if band.below is None or score < band.below), None)


class CodeBook(Entity):
    """One edition of the code book. `subactivity_digits` is absent where both two and four are seen."""

    id: Identifier
    name: Localized
    date: Date
    subactivity_digits: int | None = None
    verified: bool = True

    def fits(self, code: str) -> bool:
        """Whether the last segment of a sub-activity's code has as many digits as the edition prescribes."""
        segments = code.split(".")
        if self.subactivity_digits is None or len(segments) < SEGMENTS_OF_SUBACTIVITY:
            return True
        return len(segments[-1]) == self.subactivity_digits


class CodeBooks(Reference):
    """All editions of the code book, oldest first."""

    items: tuple[CodeBook, ...]

    def edition_of(self, id: str) -> CodeBook | None:
        """The edition with that id."""
        return next((book for book in self.items if book.id == id), None)


class Amendment(Entity):
    """What amended or repealed a regulation, and when."""

    name: Localized
    date: Date


class Regulation(Entity):
    """A regulation with what is known of its validity."""

    id: Identifier
    kind: str
    number: Code
    year: int
    issuer: Localized | None = None
    title: Localized
    valid_from: Date | None = None
    amended_by: tuple[Amendment, ...] = ()
    repealed_by: Amendment | None = None
    verified: bool = True

    def amendments(self, on: Date) -> tuple[Amendment, ...]:
        """The amendments known to be in force on a date."""
        return tuple(each for each in self.amended_by if each.date <= on)

    def repeal(self, on: Date) -> Amendment | None:
        """What had repealed it by a date."""
        return self.repealed_by if self.repealed_by and self.repealed_by.date <= on else None


class Regulations(Reference):
    """Regulations that masterplans cite."""

    items: tuple[Regulation, ...]

    @cached_property
    def by_name(self) -> dict[tuple[str, str, int, str], Regulation]:
        """Regulations by kind, number, year and issuer."""
        return {(item.kind, item.number, item.year, _bare(item.issuer)): item for item in self.items}

    def find(self, kind: str, number: str, year: int, issuer: str = "") -> Regulation | None:
        """The regulation of that kind, number and year; ministerial ones also by their issuer in Indonesian."""
        return self.by_name.get((kind, number, year, issuer))


def _bare(issuer: Localized | None) -> str:
    return (issuer.id or "") if issuer else ""


class ReadinessItem(Entity):
    """A component of an element of readiness; `role` is the element's role in the model."""

    id: Identifier
    element: Literal["nature", "structure", "infrastructure", "superstructure", "culture"]
    role: Literal["mediator", "driver", "enabler"]
    name: Localized


class ReadinessModel(Reference):
    """Elements and components of readiness."""

    items: tuple[ReadinessItem, ...]


class RubricQuestion(Entity):
    """A question of the rubric; `field` is the key of the sheet that answers it, if not the indicator's."""

    id: Identifier
    text: Localized
    field: str = ""


class RubricItem(Entity):
    """An indicator of the rubric and the key of the quick-win sheet that answers it."""

    id: Identifier
    name: Localized
    field: str
    questions: tuple[RubricQuestion, ...]


class Rubric(Reference):
    """The rubric of quick wins."""

    items: tuple[RubricItem, ...]


class Question(Entity):
    """A question of a component. `evidence` names the rule that looks for evidence, `of` what it looks at."""

    id: Identifier
    text: Localized
    evidence: str
    of: str = ""
    group: Localized | None = None


Percent = Annotated[int, Field(ge=0, le=100)]


class Component(Entity):
    """A component of a scheme: its weight for each intake, and its questions or the rubric that holds them."""

    id: Identifier
    name: Localized
    weights: dict[str, Percent]
    questions: tuple[Question, ...] = ()
    rubric: str = ""


class Intake(Entity):
    """A group of regions that a scheme weighs alike."""

    id: Identifier
    name: Localized


class Scheme(Reference):
    """A scheme of the national evaluation of one year."""

    year: int
    taxonomy: Identifier
    scale: Scale
    intakes: tuple[Intake, ...]
    components: tuple[Component, ...]

    def components_of(self, intake: str) -> tuple[Component, ...]:
        """The components that count for an intake."""
        return tuple(component for component in self.components if intake in component.weights)


class Asked(Entity):
    """A field that is asked of every item of a part: its weight, and the exhibit that stays empty without it."""

    id: str
    weight: Annotated[int, Field(ge=1)]
    exhibit: str = ""


class PartRule(Entity):
    """A part of a profile: its weight in the plan's score, what depends on it, whom to ask, and its fields.

    A part without fields counts as filled when it is there.
    """

    id: str
    weight: Annotated[int, Field(ge=1)]
    exhibit: str = ""
    ask: Localized
    fields: tuple[Asked, ...] = ()

    @cached_property
    def exhibit_of(self) -> dict[str, str]:
        """The exhibit that stays empty without a field, by field; under the empty string that of the part."""
        return {"": self.exhibit} | {each.id: each.exhibit or self.exhibit for each in self.fields}


class ScoreGrade(Entity):
    """A grade and the score in per cent from which it is given; grades are half open, so an edge is in the upper."""

    id: Identifier
    name: Localized
    at_least: Percent


class Gate(Entity):
    """What must be there whatever the mean: `at_least` per cent of a part's items have the field, or, without a field,
    the part has an item. Where that fails, no grade is better than `cap`."""

    id: Identifier
    name: Localized
    part: str
    field: str = ""
    at_least: Percent = 100
    cap: Identifier


class CompletenessRules(Reference):
    """How completeness is measured: parts and fields with weights, grades (best first), and gates."""

    grades: tuple[ScoreGrade, ...]
    gates: tuple[Gate, ...]
    items: tuple[PartRule, ...]

    def grade(self, score: Decimal, closed: Iterable[Gate] = ()) -> str:
        """The grade of a score in per cent: the best one it reaches, no better than any closed gate allows."""
        order = [grade.id for grade in self.grades]
        reached = next(place for place, grade in enumerate(self.grades) if score >= grade.at_least)
        return order[max((reached, *(order.index(gate.cap) for gate in closed)))]


class Threshold(Entity):
    """A limit between two judgements, with where it comes from; `kind` says how its value is written."""

    id: Identifier
    name: Localized
    value: Decimal
    kind: Literal["percent", "decimal"]
    source: Localized
    verified: bool = False


class Thresholds(Reference):
    """The limits of the judgements in the analysis."""

    items: tuple[Threshold, ...]

    def __getitem__(self, id: str) -> Decimal:
        """The value of a limit. Raises KeyError where there is none."""
        return self._values[id]

    @cached_property
    def _values(self) -> dict[str, Decimal]:
        return {item.id: item.value for item in self.items}
