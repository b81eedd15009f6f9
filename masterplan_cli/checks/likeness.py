"""Names that say nearly the same: sets of words compared by Jaccard's share, without looking at every pair.

Two sets with a share of at least t have a word in common among the rarest words of each (prefix filter), so only
names that meet in such a word are compared. Generic words (`aplikasi`, `layanan`) do not count; numbers must agree,
because `tahap 1` and `tahap 2` are two things.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from masterplan_cli.source.address import Address

LIKE = Fraction(3, 4)
"""The share of common words from which two names are asked about."""
GENERIC = frozenset((
    "aplikasi", "sistem", "layanan", "pelayanan", "peningkatan", "pengembangan", "pembangunan", "program",
    "kegiatan", "berbasis", "untuk", "dan", "di", "ke", "yang", "pada", "dengan", "dari", "bagi", "melalui",
    "secara", "kota", "kabupaten", "daerah", "smart", "informasi", "digital", "terpadu", "the", "of", "and", "for",
    "system", "service", "services", "application", "programme", "development",
))  # fmt: skip
_WORD = re.compile(r"\w+")
MOST_TOGETHER = 50
"""A word that more names share in their prefixes than this is no sign of a copy."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and its place."""

    id: str
    name: str
    at: Address


@dataclass(frozen=True, slots=True)
class _Set:
    item: Named
    words: frozenset[str]
    numbers: tuple[str, ...]


def like_pairs(items: Sequence[Named], least: Fraction) -> Iterator[tuple[Named, Named, Fraction]]:
    """Pairs with a share of at least `least`, each name with the first one that it is like."""
    sets = [_set(item) for item in items]
    often = Counter(word for each in sets for word in each.words)
    meeting: dict[str, list[_Set]] = {}
    whole: dict[tuple[frozenset[str], tuple[str, ...]], _Set] = {}
    for each in sets:
        if not each.words:
            continue
        same = whole.setdefault((each.words, each.numbers), each)
        if same is not each:
            yield same.item, each.item, Fraction(1)
            continue
        prefix = _prefix(each, often, least)
        found = _first_like(each, prefix, meeting, least)
        if found is not None:
            yield found[0].item, each.item, found[1]
        for word in prefix:
            place = meeting.setdefault(word, [])
            if len(place) < MOST_TOGETHER:
                place.append(each)


def _set(item: Named) -> _Set:
    words = _WORD.findall(item.name.casefold())
    numbers = tuple(sorted(word for word in words if any(letter.isdigit() for letter in word)))
    return _Set(item, frozenset(word for word in words if word not in GENERIC and word not in numbers), numbers)


def _prefix(each: _Set, often: Counter[str], least: Fraction) -> list[str]:
    rarest = sorted(each.words, key=lambda word: (often[word], word))
    return rarest[: len(rarest) - ceil(least * len(rarest)) + 1]


def _first_like(
    each: _Set, prefix: Sequence[str], meeting: dict[str, list[_Set]], least: Fraction
) -> tuple[_Set, Fraction] | None:
    for word in prefix:
        for other in meeting.get(word, ()):
            common = len(each.words & other.words)
            if common < 2 or other.numbers != each.numbers:
                continue
            share = Fraction(common, len(each.words | other.words))
            if share >= least:
                return other, share
    return None
