"""Names that say nearly the same: Jaccard's share by hand, numbers that part, and growth that stays near-linear."""

from fractions import Fraction
from itertools import combinations
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan_cli.checks.likeness import GENERIC, LIKE, Named, like_pairs

WORDS = ("pengaduan", "masyarakat", "pesisir", "nelayan", "pasar", "arsip", "antrean", "pohon")


def named(*names: str) -> list[Named]:
    return [Named(str(number), name, ()) for number, name in enumerate(names)]


def pairs(*names: str, least: Fraction = LIKE) -> list[tuple[str, str, Fraction]]:
    return [(one.id, other.id, share) for one, other, share in like_pairs(named(*names), least)]


def test_the_share_is_that_of_the_literature() -> None:
    """domain-peers.md 2.17: two complaint systems share pengaduan and masyarakat once generic words are gone."""
    first = "aplikasi layanan pengaduan masyarakat terpadu"
    second = "sistem layanan pengaduan masyarakat berbasis web"
    assert pairs(first, second, least=Fraction(1, 2)) == [("0", "1", Fraction(2, 3))]
    assert pairs(first, second) == []


def test_numbers_part_what_words_join() -> None:
    assert pairs("Jaringan serat optik tahap 1", "Jaringan serat optik tahap 2") == []
    assert pairs("Jaringan serat optik tahap 1", "Serat optik jaringan tahap 1") == [("0", "1", Fraction(1))]


def test_generic_words_alone_are_no_likeness() -> None:
    assert pairs("Sistem informasi layanan", "Aplikasi layanan digital") == []
    assert "layanan" in GENERIC


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sets(st.sampled_from(WORDS), min_size=2, max_size=6), max_size=7))
def test_what_is_found_is_like_and_nothing_like_is_left_alone(sets: list[set[str]]) -> None:
    """Against all pairs: a name is reported exactly if an earlier one is like it."""
    names = [" ".join(sorted(words)) for words in sets]
    found = {other for _, other, _ in pairs(*names)}
    expected = set()
    for (_, one), (number, other) in combinations(enumerate(sets), 2):
        if Fraction(len(one & other), len(one | other)) >= LIKE:
            expected.add(str(number))
    assert found == expected


def names_of(count: int) -> list[Named]:
    """Names that share frequent words, as those of a real plan do; about one in a hundred is a copy."""
    stems = ("kampung", "pasar", "sekolah", "puskesmas", "jalan", "sungai", "taman", "pantai")
    return named(*(f"{stems[n % 8]} cerdas wilayah w{n % 97}x{n // 100} bagi warga" for n in range(count)))


def test_ten_times_the_names_take_about_ten_times_as_long() -> None:
    def seconds(count: int) -> float:
        items, start = names_of(count), process_time()
        list(like_pairs(items, LIKE))
        return process_time() - start

    small, large = min(seconds(1_000) for _ in range(3)), seconds(10_000)
    assert large < 40 * small, "all pairs would take a hundred times as long"
    assert large < 5
