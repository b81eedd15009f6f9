"""Catalogues that profiles refer to: a taxonomy of dimensions and the funding sources. Versioned data, never code."""

from typing import Literal

from masterplan_cli.model.entity import Direction, Entity, Identifier, Localized


class DefaultIndicator(Entity):
    """An indicator that an edition suggests for a dimension."""

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


class Taxonomy(Entity):
    """One edition of the dimensions."""

    id: Identifier
    name: Localized
    source: str
    date: str
    verified: bool = True
    dimensions: tuple[Dimension, ...]

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
    group: Literal["regional", "national", "village", "enterprise", "partner", "other"]


class FundingCatalogue(Entity):
    """One edition of the funding sources."""

    id: Identifier
    name: Localized
    source: str
    date: str
    verified: bool = True
    sources: tuple[FundingSource, ...]


class Catalogues(Entity):
    """The editions that one profile uses."""

    taxonomy: Taxonomy
    funding: FundingCatalogue
