"""Writing numbers, money, months and dates in Indonesian and English; conventions from EYD V and CLDR.

Rounding is half up, as people round by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from masterplan_cli.units import Kind, Month, Period, Value

DASH = "–"
MINUS = "−"
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """Roman numerals for 1 and up."""
    digits = []
    for value, digit in _ROMAN:
        count, number = divmod(number, value)
        digits.append(digit * count)
    return "".join(digits)


def rounded(value: Decimal | int, places: int) -> Decimal:
    """Round half up to that many decimal places."""
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Formats:
    """One language's separators and names."""

    thousands: str
    decimal: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    scales: tuple[tuple[str, str], ...]
    conjunction: str
    money_decimals: bool

    def number(self, value: Decimal | int, places: int | None = None) -> str:
        """A grouped number; with its own decimals, or rounded to `places`."""
        if isinstance(value, int) and not places:
            return self._localized(f"{value:,}")
        decimal = Decimal(value) if places is None else rounded(value, places)
        return self._localized(f"{decimal or abs(decimal):,f}")

    def _localized(self, grouped: str) -> str:
        """A number written the English way, with this language's separators and a true minus sign."""
        grouped = grouped.replace("-", MINUS)
        if self.decimal == ".":
            return grouped
        whole, point, fraction = grouped.partition(".")
        whole = whole.replace(",", self.thousands)
        return f"{whole}{self.decimal}{fraction}" if point else whole

    def millions(self, rupiah: int) -> str:
        """Whole rupiah in millions with two decimals, without a unit: `1.250,00`."""
        hundredths = (abs(rupiah) + 5000) // 10_000
        whole, fraction = divmod(hundredths, 100)
        return self._localized(f"{'-' if rupiah < 0 and hundredths else ''}{whole:,}.{fraction:02d}")

    def money(self, rupiah: int) -> str:
        """Rupiah in full: `Rp1.250.000.000,00` in Indonesian, `Rp1,250,000,000` in English."""
        sign = MINUS if rupiah < 0 else ""
        tail = f"{self.decimal}00" if self.money_decimals else ""
        return f"{sign}Rp{self.number(abs(rupiah))}{tail}"

    def short_money(self, rupiah: int) -> str:
        """Rupiah in words of scale with at most two decimals: `Rp1,25 miliar`, `Rp350 juta`."""
        sign, amount = (MINUS, -rupiah) if rupiah < 0 else ("", rupiah)
        words = dict(self.scales)
        for index, (scale, name) in enumerate(_SCALES):
            if amount < scale:
                continue
            shown = rounded(Decimal(amount) / scale, 2)
            if shown >= 1000 and index:
                scale, name = _SCALES[index - 1]
                shown = rounded(Decimal(amount) / scale, 2)
            text = self.number(shown.normalize() if shown % 1 else shown.to_integral_value())
            return f"{sign}Rp{text} {words[name]}"
        return f"{sign}Rp{self.number(amount)}"

    def month(self, month: Month) -> str:
        """`Maret 2023`."""
        return f"{self.months[month.month - 1]} {month.year}"

    def short_month(self, month: Month) -> str:
        """`Mar 2023`."""
        return f"{self.short_months[month.month - 1]} {month.year}"

    def date(self, day: date) -> str:
        """`15 Desember 2022`."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def period(self, period: Period) -> str:
        """`2023–2032`, or one year."""
        return str(period.first) if period.first == period.last else f"{period.first}–{period.last}"

    def listing(self, items: Sequence[str]) -> str:
        """`A`, `A dan B`, `A, B, dan C`."""
        if len(items) < 2:
            return "".join(items)
        if len(items) == 2:
            return f"{items[0]} {self.conjunction} {items[1]}"
        return f"{', '.join(items[:-1])}{',' if self.conjunction == 'dan' else ''} {self.conjunction} {items[-1]}"

    def cell(self, value: Value, kind: Kind) -> str:
        """A table value as words; None is an en dash."""
        match value:
            case None:
                return DASH
            case bool():
                return "●" if value else ""
            case str():
                return value
            case Month():
                return self.short_month(value)
            case Period():
                return self.period(value)
            case date():
                return self.date(value)
            case int() | Decimal():
                return self._amount(value, kind)

    def _amount(self, value: int | Decimal, kind: Kind) -> str:
        match kind:
            case "money":
                return self.money(int(value))
            case "million":
                return self.millions(int(value))
            case "percent":
                return f"{self.number(value)}%"
            case "year" | "code":
                return str(value)
            case _:
                return self.number(value)


INDONESIAN = Formats(
    thousands=".",
    decimal=",",
    months=(
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    scales=(("million", "juta"), ("billion", "miliar"), ("trillion", "triliun")),
    conjunction="dan",
    money_decimals=True,
)
ENGLISH = Formats(
    thousands=",",
    decimal=".",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    scales=(("million", "million"), ("billion", "billion"), ("trillion", "trillion")),
    conjunction="and",
    money_decimals=False,
)


def formats_for(language: str) -> Formats:
    """The formats of `id` or `en`."""
    return ENGLISH if language == "en" else INDONESIAN
