"""`BookPlan`: which chapters a book has, in which order, under which names. The plans are `templates/books/*.yaml`."""

from collections.abc import Mapping

from pydantic import Field

from masterplan_cli.model.entity import Entity, Identifier, Localized
from masterplan_cli.model.region import Layout


class Naming(Entity):
    """The title and the file stem that a book has in another layout of the set."""

    title: Localized
    stem: Localized


class BookPlan(Entity):
    """One book: title, file stem and description by language, unnumbered front parts, numbered chapters.

    `only_when` names a profile part without which the book would be empty. `each` repeats a chapter for every item
    of a profile part; the chapter's template sees it as `item`. `layouts` holds the names of the book in layouts of
    the set other than the usual one.
    """

    id: Identifier
    title: Localized
    stem: Localized
    description: Localized
    front: tuple[Identifier, ...] = ()
    chapters: tuple[Identifier, ...]
    numbered: bool = True
    only_when: Identifier | None = None
    each: Mapping[Identifier, Identifier] = Field(default_factory=dict)
    layouts: Mapping[Layout, Naming] = Field(default_factory=dict)

    def in_layout(self, layout: Layout) -> "BookPlan":
        """The plan under the names that it has in `layout`."""
        named = self.layouts.get(layout)
        return self.model_copy(update={"title": named.title, "stem": named.stem}) if named else self
