"""Statistics of the application inventory: origin, dimension, use by a single office, and names that look alike.

Likeness of two names: they are put in lower case, stop words and generic nouns are dropped, and the greater of the
Jaccard index of the words and that of the character trigrams is taken (Jaccard 1901; shingles after Broder 1997).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from masterplan_cli.model.entity import Localized, LocalText
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.situation import Application

STOP_WORDS = frozenset(
    """
    dan di dari untuk pada yang berbasis kota kabupaten daerah the of and for a in on
    aplikasi sistem layanan informasi elektronik digital online daring peningkatan application system service
    """.split()  # noqa: SIM905
)
ALIKE = Fraction(1, 2)
"""From this likeness on, two applications are to be compared before anything new is built."""
CLOSEST = 3
"""So many pairs are shown at least, so that a reader sees how far apart the closest names are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two applications and the likeness of their names, from 0 to 1."""

    first: str
    second: str
    likeness: Fraction

    @property
    def is_alike(self) -> bool:
        """Whether the two are to be compared."""
        return self.likeness >= ALIKE


@dataclass(frozen=True, slots=True)
class Inventory:
    """`used` counts applications whose owner or users are known, `single` those with one organisation among them;
    `closest` are all pairs that are alike, and the next ones up to `CLOSEST`, the most alike first."""

    count: int
    origins: tuple[tuple[str, int], ...]
    used: int
    single: int
    without_dimension: int
    closest: tuple[Pair, ...]

    @property
    def alike(self) -> tuple[Pair, ...]:
        """The pairs that are to be compared."""
        return tuple(pair for pair in self.closest if pair.is_alike)


def take_stock(profile: Profile) -> Inventory:
    """The statistics of all applications that have not been stopped."""
    running = [each for each in profile.applications if each.status != "stopped"]
    circles = [circle for each in running if (circle := _circle(each))]
    return Inventory(
        count=len(running),
        origins=tuple((origin, sum(a.origin == origin for a in running)) for origin in ("central", "local", "partner")),
        used=len(circles),
        single=sum(len(circle) == 1 for circle in circles),
        without_dimension=sum(a.subdimension is None for a in running),
        closest=closest([(a.id, _name(a.name)) for a in running]),
    )


def _circle(application: Application) -> set[str]:
    return {id for id in (application.owner, *application.users) if id}


def _name(text: LocalText) -> str:
    return text.pick("id") if isinstance(text, Localized) else text


def closest(named: Sequence[tuple[str, str]]) -> tuple[Pair, ...]:
    """The pairs of names that are alike, and the next ones with anything in common up to `CLOSEST`.

    Quadratic, for up to some hundred names.
    """
    marks = [(id, _words(name), _trigrams(name)) for id, name in named]
    pairs = [
        Pair(first[0], second[0], max(jaccard(first[1], second[1]), jaccard(first[2], second[2])))
        for first, second in combinations(marks, 2)
    ]
    ordered = sorted((p for p in pairs if p.likeness), key=lambda p: (-p.likeness, p.first, p.second))
    return tuple(pair for place, pair in enumerate(ordered) if pair.is_alike or place < CLOSEST)


def jaccard(first: frozenset[str], second: frozenset[str]) -> Fraction:
    """Shared members over all members; two empty sets have nothing in common."""
    whole = len(first | second)
    return Fraction(len(first & second), whole) if whole else Fraction(0)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - STOP_WORDS


def _trigrams(name: str) -> frozenset[str]:
    text = " ".join(word for word in re.findall(r"\w+", name.lower()) if word not in STOP_WORDS)
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))
