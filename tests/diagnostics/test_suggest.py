"""Names offered for a word that is none of them: the one that is meant, or the likely ones first."""

import pytest

from masterplan_cli.diagnostics.suggest import by_likeness, nearest

PARTS = sorted(f"{stem}-{number}" for stem in ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV") for number in (1, 2, 3))
OFFICES = ["bappeda", "dinkes", "disdukcapil", "diskominfo", "dlh", "kesbangpol", "setda"]


@pytest.mark.parametrize(
    ("word", "names", "first"),
    [
        ("GOV-9", PARTS, ["GOV-1", "GOV-2", "GOV-3"]),
        ("soc_7", PARTS, ["SOC-1", "SOC-2", "SOC-3"]),
        ("kominfo", OFFICES, ["diskominfo"]),
        ("dinas-kesehatan", OFFICES, ["dinkes"]),
        ("", OFFICES, ["bappeda", "dinkes"]),
    ],
)
def test_likely_names_come_first(word: str, names: list[str], first: list[str]) -> None:
    assert by_likeness(word, names, 8)[: len(first)] == first


def test_among_very_many_names_the_neighbours_are_asked() -> None:
    names = [f"P-{number:05}" for number in range(20_000)]
    assert by_likeness("P-12345x", names, 1) == ["P-12345"]
    assert len(by_likeness("zzz", names, 8)) == 8


def test_one_name_is_meant_or_none() -> None:
    assert (nearest("dinkse", OFFICES), nearest("GOV-9", PARTS)) == ("dinkes", None)
