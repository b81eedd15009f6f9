"""Which texts of a profile a book shows in another language than its own: translations that are missing."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from masterplan_cli.document.blocks import Paragraph, walk
from masterplan_cli.document.foreign import Foreign
from masterplan_cli.document.inline import plain
from masterplan_cli.document.parse import blocks
from masterplan_cli.language.language import LANGUAGES, Language
from masterplan_cli.model.entity import Localized
from masterplan_cli.model.profile import Profile

LEAST = 3
"""A text with fewer letters is a sign or a unit, not words."""


def find_foreign(profile: Profile, language: Language) -> Foreign:
    """The texts of a profile that stand in for a missing translation, and the foreign terms of the language.

    A text that is given once only is in the language of the document; one that the book has in both is its own, as are
    the terms of the book's language.
    """
    texts = {text: code for text, code in _texts(profile, profile.document.language) if code != language.code}
    own = {text.lower() for text, code in _texts(profile, profile.document.language) if code == language.code}
    kept = {text: code for text, code in texts.items() if text.lower() not in own}
    return Foreign({form: code for text, code in kept.items() for form in _forms(text)}, language.foreign)


def _forms(text: str) -> Iterator[str]:
    """A text as it is written and, if it is Markdown, its paragraphs as a reader sees them."""
    yield text
    for block in walk(blocks(text)):
        if isinstance(block, Paragraph):
            yield plain(block.inlines)


def _texts(value: Any, usual: str) -> Iterator[tuple[str, str]]:
    """Every text of a model with the languages in which it stands."""
    match value:
        case Localized():
            for code in LANGUAGES:
                if text := getattr(value, code):
                    yield text, code
        case BaseModel():
            for name, field in type(value).model_fields.items():
                found = getattr(value, name)
                if isinstance(found, str) and _is_words(field.annotation) and _letters(found) >= LEAST:
                    yield found, usual
                else:
                    yield from _texts(found, usual)
        case Mapping():
            for found in value.values():
                yield from _texts(found, usual)
        case tuple():
            for found in value:
                yield from _texts(found, usual)


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _is_words(annotation: Any) -> bool:
    """Whether a field may hold one text per language."""
    return annotation is Localized or any(_is_words(each) for each in get_args(annotation))
