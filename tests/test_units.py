"""Reading rupiah, months and periods: what is accepted, and what is too ambiguous to be."""

import pytest

from masterplan_cli.units import Month, Period, parse_month, parse_period, parse_rupiah


@pytest.mark.parametrize(
    ("written", "rupiah"),
    [
        ("0", 0),
        ("1250000000", 1_250_000_000),
        ("1_250_000_000", 1_250_000_000),
        ("Rp1.250.000.000", 1_250_000_000),
        ("Rp 1.250.000.000,00", 1_250_000_000),
        ("Rp180.000.000", 180_000_000),
        ("1,25 miliar", 1_250_000_000),
        ("Rp1,25 miliar", 1_250_000_000),
        ("350 juta", 350_000_000),
        ("2 Triliun", 2_000_000_000_000),
        ("1.250 juta", 1_250_000_000),
    ],
)
def test_accepted_rupiah(written: str, rupiah: int) -> None:
    assert parse_rupiah(written) == rupiah


@pytest.mark.parametrize(
    "written",
    [
        "",
        "1.250.000",
        "1,25",
        "-5",
        "1.5 miliar",
        "350 jt",
        "1,2345678901 juta",
        "1__000",
        "Rp1.25",
        "½ juta",
        "9" * 30,
    ],
)
def test_refused_rupiah(written: str) -> None:
    with pytest.raises(ValueError, match="rupiah"):
        parse_rupiah(written)


def test_months() -> None:
    assert parse_month("2023-03") == Month(2023, 3)
    assert parse_month("2023-03-17") == Month(2023, 3)
    assert parse_month("2023") == Month(2023, 1)
    assert parse_month("2023", last=True) == Month(2023, 12)
    assert Month.at(Month(2023, 12).index + 1) == Month(2024, 1)


@pytest.mark.parametrize("written", ["2023-13", "2023-00", "maret 2023", "23-03", ""])
def test_refused_months(written: str) -> None:
    with pytest.raises(ValueError, match="month"):
        parse_month(written)


def test_periods() -> None:
    assert parse_period("2023-2032") == parse_period("2023–2032") == parse_period(" 2023 - 2032 ") == Period(2023, 2032)
    assert parse_period("2023") == Period(2023, 2023)
    assert (len(Period(2023, 2032)), 2032 in Period(2023, 2032), 2033 in Period(2023, 2032)) == (10, True, False)
    with pytest.raises(ValueError, match="period-reversed"):
        parse_period("2032-2023")
