"""The name that was probably meant, and when to stay silent."""

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one name close enough to `word` to be meant; None where there is none or the choice is open."""
    return None
