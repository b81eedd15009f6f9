"""The name that was probably meant, and when to stay silent."""

from bisect import bisect
from collections.abc import Iterable, Sequence

_LONGEST = 64
"""Nobody mistypes a name of this length in only two places, and comparing long texts is slow."""
_NEIGHBOURS = 100


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The one name close enough to `word` to be meant; None where there is none or the choice is open."""
    plain = _plain(word)
    if not 0 < len(plain) <= _LONGEST:
        return None
    best: list[str] = []
    limit = _tolerance(plain)
    for name in names:
        distance = _distance(plain, _plain(name), limit)
        if distance is None or name in best:
            continue
        if distance < limit:
            limit, best = distance, []
        best.append(name)
    return best[0] if len(best) == 1 else None


def by_likeness(word: str, names: Sequence[str], most: int) -> list[str]:
    """Up to `most` of the sorted `names`, those that share most pairs of letters with `word` first.

    Among very many names only the neighbours in the alphabet are compared, so that each question is quick.
    """
    place = bisect(names, word)
    near = names[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
    pairs = _pairs(word)
    likeness = {name: 2 * len(pairs & other) / (len(pairs) + len(other)) for name in near for other in [_pairs(name)]}
    return sorted(near, key=lambda name: (-likeness[name], name))[:most]


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters, the first letter with its beginning, at most of the first 64."""
    plain = f"^{_plain(word[:_LONGEST])}"
    return {plain[place : place + 2] for place in range(len(plain))}


def _plain(word: str) -> str:
    return word.casefold().strip().replace("-", "_").replace(" ", "_")


def _tolerance(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 5 else 2


def _distance(one: str, other: str, limit: int) -> int | None:
    """Slips of the keyboard (insert, omit, replace, swap neighbours) between two words, or None above `limit`."""
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        current = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (character != wanted))
            if row > 1 and column > 1 and character == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return None
        before, last = last, current
    return last[-1] if last[-1] <= limit else None
