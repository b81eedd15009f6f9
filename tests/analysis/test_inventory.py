"""The application inventory in numbers, and names that look alike."""

from fractions import Fraction

from masterplan_cli.analysis.inventory import CLOSEST, Pair, closest, jaccard, take_stock
from tests.support.profiles import make_profile


def test_words_of_a_published_pair_of_names() -> None:
    """3/8 before stop words: the pair is the worked example of the design study."""
    first = frozenset(["aplikasi", "layanan", "pengaduan", "masyarakat", "terpadu"])
    second = frozenset(["sistem", "layanan", "pengaduan", "masyarakat", "berbasis", "web"])
    assert jaccard(first, second) == Fraction(3, 8)
    assert jaccard(frozenset(), frozenset()) == 0


def test_generic_words_do_not_make_names_alike() -> None:
    names = [("a", "Aplikasi Layanan Pengaduan"), ("b", "Sistem Pengaduan"), ("c", "Aplikasi Layanan Pajak")]
    assert closest(names) == (Pair("a", "b", Fraction(1)),)


def test_the_closest_names_are_shown_even_where_none_are_alike() -> None:
    names = [("a", "Peta Banjir"), ("b", "Peta Pajak"), ("c", "Arsip")]
    assert closest(names) == (Pair("a", "b", Fraction(1, 3)),)  # one word of three; "Arsip" shares nothing
    assert not closest(names)[0].is_alike


def test_all_pairs_that_are_alike_are_shown_however_many() -> None:
    same = [(f"{number}", "Arsip") for number in range(4)]  # six pairs of the same name
    other = [("x", "Arsip Surat Masuk Kantor Pusat")]
    found = closest([*same, *other])
    assert len(found) == 6 > CLOSEST
    assert all(pair.is_alike for pair in found)


def test_stopped_applications_and_unknown_users_do_not_count() -> None:
    organisations = [{"id": "x", "name": "X"}, {"id": "y", "name": "Y"}]
    applications = [
        {"id": "a", "name": "Pajak", "function": "f", "owner": "x", "users": ["y"], "origin": "central"},
        {"id": "b", "name": "Izin", "function": "f", "owner": "x"},
        {"id": "c", "name": "Arsip", "function": "f"},
        {"id": "d", "name": "Lama", "function": "f", "owner": "x", "status": "stopped"},
    ]
    found = take_stock(make_profile(organisations=organisations, applications=applications))
    assert (found.count, found.used, found.single) == (3, 2, 1)
    assert found.origins == (("central", 1), ("local", 2), ("partner", 0))
