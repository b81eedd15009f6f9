"""Contrast as WCAG defines it, and shades that can be read."""

import pytest

from masterplan_cli.colour import contrast, distance, mix, readable


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0),
     ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)  # fmt: skip
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000000", "#ffffff", 441.7), ("#102030", "#102030", 0), ("#000000", "#030400", 5)]
)
def test_distance(one: str, other: str, expected: float) -> None:
    assert distance(one, other) == pytest.approx(expected, abs=0.05)


def test_mixing_goes_from_one_to_the_other() -> None:
    assert [mix("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


@pytest.mark.parametrize("colour", ["#f2c200", "#ffffff", "#00ff00", "#0e5057", "#ff00ff", "#000000"])
@pytest.mark.parametrize("ground", ["#ffffff", "#101a1c", "#dde8e5", "#808080"])
def test_every_colour_becomes_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#0e5057", "#ffffff") == "#0e5057"
