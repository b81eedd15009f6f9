"""Names that may mean the same thing: programmes or applications of several offices that look like duplicates."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

EMPTY_WORDS = frozenset(
    """
    dan di ke dari untuk yang dengan pada dalam bagi oleh atau secara berbasis
    the of and for in on with a an to by based
    aplikasi sistem layanan informasi program kegiatan peningkatan pengembangan penyediaan
    application system service services programme improvement development provision
    """.split()  # noqa: SIM905
)
"""Words that say nothing about what a programme or an application does."""
ALIKE = Fraction(1, 2)
"""Pairs from this similarity on are shown."""
_FREQUENT = 60
"""Words in more names than this find no candidates: they are common, and every pair of them would be compared."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names by their keys, and how alike they are, 0 to 1."""

    first: str
    second: str
    likeness: Fraction


def words(name: str) -> frozenset[str]:
    """The words of a name in lower case."""
    return frozenset(re.findall(r"\w+", name.lower()))


def telling_words(name: str) -> frozenset[str]:
    """The words that say what it is; all words where nothing else is left."""
    found = words(name)
    return found - EMPTY_WORDS or found


def jaccard(first: frozenset[str], second: frozenset[str]) -> Fraction:
    """Common members over all members; 0 of nothing. Source: Jaccard (1901), for texts Broder (1997)."""
    whole = len(first | second)
    return Fraction(len(first & second), whole) if whole else Fraction(0)


def trigrams(name: str) -> frozenset[str]:
    """Runs of three characters of the telling words in alphabetical order."""
    text = f"  {' '.join(sorted(telling_words(name)))} "
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def likeness(first: str, second: str) -> Fraction:
    """The mean of the Jaccard indices of telling words and of their trigrams."""
    return (jaccard(telling_words(first), telling_words(second)) + jaccard(trigrams(first), trigrams(second))) / 2


def similar_names(names: Mapping[str, str], least: Fraction = ALIKE) -> tuple[Pair, ...]:
    """Pairs that are alike, the most alike first. Only names with a telling word in common are compared, and words
    of more than sixty names are no reason to compare, so that the work grows with the number of names."""
    holders: dict[str, list[str]] = {}
    for key, name in names.items():
        for word in telling_words(name):
            holders.setdefault(word, []).append(key)
    order = {key: index for index, key in enumerate(names)}
    wanted = {pair for keys in holders.values() if len(keys) <= _FREQUENT for pair in _pairs(keys)}
    alike = [Pair(a, b, share) for a, b in wanted if (share := likeness(names[a], names[b])) >= least]
    return tuple(sorted(alike, key=lambda pair: (-pair.likeness, order[pair.first], order[pair.second])))


def _pairs(keys: list[str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for index, a in enumerate(keys) for b in keys[index + 1 :])
