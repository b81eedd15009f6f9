"""Catalogues that profiles refer to: versioned data, never code. The frameworks, code books, regulations, schemes and
rubrics that hang on them are in `model/reference.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol, TypeVar

from masterplan_cli.model.entity import Direction, Entity, Identifier, Localized
from masterplan_cli.model.governance import Evaluation
from masterplan_cli.model.reference import (
    CodeBooks,
    CompletenessRules,
    Component,
    Framework,
    Question,
    ReadinessModel,
    Reference,
    Regulations,
    Rubric,
    Scheme,
    Thresholds,
)


class DefaultIndicator(Entity):
    """An indicator that an edition suggests for a dimension: an outcome indicator of the national evaluation."""

    id: Identifier
    name: Localized
    unit: Localized
    direction: Direction = "up"


class Subdimension(Entity):
    """A sub-dimension with the keywords of its scope."""

    id: Identifier
    name: Localized
    key: str
    scope: Localized


class Dimension(Entity):
    """A dimension with its goal and its sub-dimensions."""

    id: Identifier
    name: Localized
    goal: Localized
    subdimensions: tuple[Subdimension, ...]
    indicators: tuple[DefaultIndicator, ...] = ()


class Crosswalk(Entity):
    """Where the dimensions of another edition went: for each of them the dimensions of this one."""

    edition: Identifier
    dimensions: dict[str, tuple[str, ...]]


class Taxonomy(Reference):
    """One edition of the dimensions. A `draft` has not been enacted as far as is known."""

    draft: bool = False
    crosswalk: Crosswalk | None = None
    dimensions: tuple[Dimension, ...]

    @cached_property
    def dimension_ids(self) -> dict[str, str]:
        """The dimension of each sub-dimension."""
        return {part.id: dimension.id for dimension in self.dimensions for part in dimension.subdimensions}

    def dimension_of(self, subdimension: str) -> Dimension | None:
        """The dimension that holds the sub-dimension with that whole id."""
        for dimension in self.dimensions:
            if any(part.id == subdimension for part in dimension.subdimensions):
                return dimension
        return None


class FundingSource(Entity):
    """A source of money, grouped for the tables."""

    id: Identifier
    name: Localized
    group: Literal["regional", "provincial", "national", "village", "enterprise", "partner", "other"]


class FundingCatalogue(Reference):
    """One edition of the funding sources."""

    sources: tuple[FundingSource, ...]


R = TypeVar("R", bound=Entity)


class Shelf(Protocol):
    """Reads catalogues by name when they are first wanted."""

    def names(self, folder: str) -> tuple[str, ...]:
        """Ids of the catalogues in a folder, sorted."""
        ...

    def read(self, folder: str, id: str, model: type[R]) -> R:
        """One catalogue. Raises KeyError where there is none."""
        ...


TAGS: Mapping[str, str] = {
    "sdg": "sdg",
    "iso_37122": "iso-37122",
    "spbe": "spbe",
    "pemdi": "pemdi",
    "u4ssc": "u4ssc",
    "national_priorities": "national-priorities",
}
"""Fields of a programme that name items of a framework, and that framework."""


@dataclass(frozen=True, eq=False)
class Catalogues:
    """The editions that one profile uses. What few profiles need is read only when it is asked for."""

    taxonomy: Taxonomy
    funding: FundingCatalogue
    shelf: Shelf

    @cached_property
    def frameworks(self) -> dict[str, Framework]:
        """The frameworks that programmes can be tagged with, in the order of `TAGS`."""
        return {id: self.framework(id) for id in TAGS.values()}

    def framework(self, id: str) -> Framework:
        """One framework."""
        return self._framework_of[id]

    @cached_property
    def _framework_of(self) -> "_Lazy[Framework]":
        return _Lazy(self.shelf, "frameworks", Framework)

    @cached_property
    def taxonomies(self) -> dict[str, Taxonomy]:
        """Every edition of the dimensions."""
        return {id: self.shelf.read("taxonomies", id, Taxonomy) for id in self.shelf.names("taxonomies")}

    @cached_property
    def affairs(self) -> Framework:
        """Affairs and fields of regional government."""
        return self.shelf.read("codes", "affairs", Framework)

    @cached_property
    def code_books(self) -> CodeBooks:
        """The editions of the code books."""
        return self.shelf.read("codes", "code-books", CodeBooks)

    @cached_property
    def regulations(self) -> Regulations:
        """Regulations with what is known of their validity."""
        return self.shelf.read("regulations", "national", Regulations)

    @cached_property
    def readiness(self) -> ReadinessModel:
        """Elements and components of readiness."""
        return self.shelf.read("readiness", "kominfo-ccsn", ReadinessModel)

    @cached_property
    def quick_win_rubric(self) -> Rubric:
        """The rubric of quick wins."""
        return self.shelf.read("rubrics", "quick-win", Rubric)

    @cached_property
    def completeness(self) -> CompletenessRules:
        """How the completeness of a profile is measured."""
        return self.shelf.read("completeness", "masterplan-2026", CompletenessRules)

    @cached_property
    def thresholds(self) -> Thresholds:
        """The limits of the judgements in the analysis."""
        return self.shelf.read("thresholds", "analysis-2026", Thresholds)

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The schemes of the national evaluation by id."""
        return {id: self.shelf.read("evaluation", id, Scheme) for id in self.shelf.names("evaluation")}


def chosen_scheme(evaluation: Evaluation | None, catalogues: Catalogues) -> Scheme:
    """The scheme that the profile names; the newest one where it names none that is shipped."""
    schemes = catalogues.schemes
    named = schemes.get(evaluation.scheme or "") if evaluation else None
    return named or max(schemes.values(), key=lambda scheme: (scheme.year, scheme.id))


def questions_of(component: Component, catalogues: Catalogues) -> tuple[Question, ...]:
    """The questions of a component; those of the quick-win rubric where it refers to that."""
    if not component.rubric:
        return component.questions
    return tuple(
        Question(id=each.id, text=each.text, evidence="quick-win-sheet", of=each.field or item.field, group=item.name)
        for item in catalogues.quick_win_rubric.items
        for each in item.questions
    )


class _Lazy(dict[str, R]):
    """Catalogues of one folder, each read when it is first wanted."""

    def __init__(self, shelf: Shelf, folder: str, model: type[R]) -> None:
        super().__init__()
        self._shelf, self._folder, self._model = shelf, folder, model

    def __missing__(self, id: str) -> R:
        self[id] = self._shelf.read(self._folder, id, self._model)
        return self[id]
