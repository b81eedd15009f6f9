"""`Language`: a code, its formats and its fixed words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from masterplan_cli.language.format import Formats

LanguageCode = Literal["id", "en"]
LANGUAGES: tuple[LanguageCode, ...] = ("id", "en")


@dataclass(frozen=True)
class Language:
    """Everything language-specific that Python needs; `words` are flat keys such as `column.budget`.

    `foreign` are terms of other languages that its texts use, in small letters, each with its language.
    """

    code: LanguageCode
    formats: Formats
    words: Mapping[str, str]
    foreign: Mapping[str, str] = field(default_factory=dict)

    def word(self, key: str, **facts: str) -> str:
        """The fixed text called `key`, with `{placeholders}` filled. Raises KeyError if it does not exist."""
        text = self.words[key]
        return text.format(**facts) if facts else text
