"""`BookPlan`: which chapters a book has, in which order, under which names. The plans are `templates/books/*.yaml`."""

from masterplan_cli.model.entity import Entity, Identifier, Localized


class BookPlan(Entity):
    """One book: title, file stem and description by language, unnumbered front parts, numbered chapters."""

    id: Identifier
    title: Localized
    stem: Localized
    description: Localized
    front: tuple[Identifier, ...] = ()
    chapters: tuple[Identifier, ...]
