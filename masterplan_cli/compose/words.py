"""Fixed words of a language from `templates/words/*.<language>.yaml`, merged into one `Language`."""

from masterplan_cli.language.format import formats_for
from masterplan_cli.language.language import Language, LanguageCode
from masterplan_cli.loading.load import load_words
from masterplan_cli.store import Store

WORD_FILES = ("core", "exhibits")


def load_language(store: Store, code: LanguageCode) -> Language:
    """The language with all its words. Raises KeyError if a file is missing."""
    words: dict[str, str] = {}
    for name in WORD_FILES:
        words |= load_words(f"words/{name}.{code}.yaml", store.read(f"words/{name}.{code}.yaml"))
    foreign = load_words(f"words/foreign.{code}.yaml", store.read(f"words/foreign.{code}.yaml"))
    return Language(code, formats_for(code), words, {term.lower(): other for term, other in foreign.items()})
