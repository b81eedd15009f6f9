"""Numbers, money and dates in both languages, input beside expectation."""

from datetime import date
from decimal import Decimal

import pytest

from masterplan_cli.language.format import ENGLISH, INDONESIAN, roman
from masterplan_cli.units import Month, Period


@pytest.mark.parametrize(
    ("rupiah", "indonesian", "english"),
    [
        (0, "Rp0", "Rp0"),
        (999, "Rp999", "Rp999"),
        (350_000_000, "Rp350 juta", "Rp350 million"),
        (1_250_000_000, "Rp1,25 miliar", "Rp1.25 billion"),
        (999_999_999, "Rp1 miliar", "Rp1 billion"),
        (999_994_999, "Rp999,99 juta", "Rp999.99 million"),
        (604_721_000_000, "Rp604,72 miliar", "Rp604.72 billion"),
        (3_400_000_000_000, "Rp3,4 triliun", "Rp3.4 trillion"),
        (-2_500_000, "−Rp2,5 juta", "−Rp2.5 million"),
    ],
)
def test_short_money(rupiah: int, indonesian: str, english: str) -> None:
    assert INDONESIAN.short_money(rupiah) == indonesian
    assert ENGLISH.short_money(rupiah) == english


def test_full_money() -> None:
    assert INDONESIAN.money(1_250_000_000) == "Rp1.250.000.000,00"
    assert ENGLISH.money(1_250_000_000) == "Rp1,250,000,000"


@pytest.mark.parametrize(
    ("value", "places", "indonesian"),
    [
        (Decimal("52.59"), None, "52,59"),
        (Decimal("12.345"), 2, "12,35"),
        (Decimal("-1234.5"), None, "−1.234,5"),
        (2136782, None, "2.136.782"),
        (5, 2, "5,00"),
    ],
)
def test_numbers_round_half_up(value: Decimal | int, places: int | None, indonesian: str) -> None:
    assert INDONESIAN.number(value, places) == indonesian


@pytest.mark.parametrize(
    ("rupiah", "indonesian", "english"),
    [
        (1_234_567_890, "1.234,57", "1,234.57"),
        (4_999, "0,00", "0.00"),
        (5_000, "0,01", "0.01"),
        (-1_500_000, "−1,50", "−1.50"),
        (-4_999, "0,00", "0.00"),
    ],
)
def test_millions_round_half_up(rupiah: int, indonesian: str, english: str) -> None:
    assert INDONESIAN.millions(rupiah) == indonesian
    assert ENGLISH.millions(rupiah) == english


def test_no_minus_before_nothing() -> None:
    assert INDONESIAN.number(Decimal("-0.001"), 2) == "0,00"


def test_cells() -> None:
    assert INDONESIAN.cell(None, "money") == "–"
    assert INDONESIAN.cell(Decimal("52.59"), "percent") == "52,59%"
    assert INDONESIAN.cell(2023, "year") == "2023"
    assert INDONESIAN.cell(1_234_567_890, "million") == "1.234,57"
    assert INDONESIAN.cell(True, "mark") == "●"
    assert INDONESIAN.cell(Month(2023, 3), "month") == "Mar 2023"
    assert ENGLISH.cell(Period(2023, 2032), "period") == "2023–2032"


def test_dates_and_lists() -> None:
    assert INDONESIAN.date(date(2022, 12, 15)) == "15 Desember 2022"
    assert ENGLISH.date(date(2022, 12, 15)) == "15 December 2022"
    assert INDONESIAN.listing(["A", "B", "C"]) == "A, B, dan C"
    assert ENGLISH.listing(["A", "B", "C"]) == "A, B and C"
    assert INDONESIAN.listing(["A", "B"]) == "A dan B"
    assert INDONESIAN.listing([]) == ""


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1994)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIV"]
