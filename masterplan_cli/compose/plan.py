"""`BookPlan`: which chapters a book has, in which order, under which names. The plans are `templates/books/*.yaml`.

`Volume` is a book to be made by such a plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import Field

from masterplan_cli.model.entity import Entity, Identifier, Localized
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.region import Layout

YEAR = "{year}"
"""Where the year stands in the title and stem of a plan that makes a book for each year."""


class Naming(Entity):
    """The title and the file stem that a book has in another layout of the set."""

    title: Localized
    stem: Localized


class BookPlan(Entity):
    """One book: title, file stem and description by language, unnumbered front parts, numbered chapters.

    `only_when` names a profile part without which the book would be empty. `each` repeats a chapter for every item
    of a profile part; the chapter's template sees it as `item`. `each_year` makes one book for each evaluated year,
    which its chapters see as `annual`; `{year}` in title and stem is that year. `layouts` holds the names of the book
    in layouts of the set other than the usual one.
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
    each_year: bool = False
    layouts: Mapping[Layout, Naming] = Field(default_factory=dict)

    def in_layout(self, layout: Layout) -> "BookPlan":
        """The plan under the names that it has in `layout`."""
        named = self.layouts.get(layout)
        return self.model_copy(update={"title": named.title, "stem": named.stem}) if named else self

    @property
    def needs(self) -> str:
        """The profile part without which the book is not made; empty if it always is."""
        return "monitoring.realisation" if self.each_year else self.only_when or ""

    def subject(self, language: str) -> str:
        """The title without a year."""
        return self.title.pick(language).replace(YEAR, "").strip()

    def volumes(self, profile: Profile, evaluated: Iterable[int]) -> "tuple[Volume, ...]":
        """The books that the plan makes of a profile whose results are known for the `evaluated` years, newest first;
        none where the profile has nothing to put into them."""
        if self.each_year:
            return tuple(Volume(self, year) for year in sorted(evaluated, reverse=True))
        return (Volume(self),) if self.only_when is None or getattr(profile, self.only_when) else ()


@dataclass(frozen=True, slots=True)
class Volume:
    """A book to be made, and its year where the plan makes one for each evaluated year."""

    plan: BookPlan
    year: int | None = None

    @property
    def id(self) -> str:
        """The plan's id, followed by the year if there is one."""
        return f"{self.plan.id}-{self.year}" if self.year else self.plan.id

    def title(self, language: str) -> str:
        """The title with its year."""
        return self._dated(self.plan.title, language)

    def stem(self, language: str) -> str:
        """The file name without its suffix."""
        return self._dated(self.plan.stem, language)

    def _dated(self, text: Localized, language: str) -> str:
        return text.pick(language).replace(YEAR, str(self.year or ""))
