"""Quantities that the plan counts in: months, periods of years and whole rupiah, with their parsing.

No formatting for readers lives here; `language/` does that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

_MONTH = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2})?\Z")
_YEAR = re.compile(r"\d{4}\Z")
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–—]\s*(\d{4}))?\Z")
_SCALE = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
_SCALED = re.compile(r"(?:Rp\s?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s+(ribu|juta|miliar|triliun)\Z", re.IGNORECASE)
_PLAIN = re.compile(r"(?:Rp\s?)?(\d+)\Z")
_UNDERSCORED = re.compile(r"\d{1,3}(?:_\d{3})+\Z")
_DOTTED = re.compile(r"Rp\s?(\d{1,3}(?:\.\d{3})+)(?:,(?:00|-))?\Z")

RUPIAH_LIMIT = 10**18
"""No regional programme costs a million trillion; larger amounts are slips of the keyboard."""


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; the plan's clock ticks in months."""

    year: int
    month: int

    @property
    def index(self) -> int:
        """Months since year 0, so that differences are numbers of months."""
        return self.year * 12 + self.month - 1

    @classmethod
    def at(cls, index: int) -> "Month":
        """The month with that `index`."""
        return cls(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """An inclusive span of calendar years."""

    first: int
    last: int

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


Kind = Literal[
    "text",
    "code",
    "integer",
    "decimal",
    "percent",
    "money",
    "million",
    "year",
    "month",
    "date",
    "period",
    "mark",
]
"""How a value is written for readers. `money` is whole rupiah in full; `million` is whole rupiah shown in
millions with two decimals; `percent` is a number of per cent (52.59 means 52.59 %); `mark` is a bool shown
as a filled circle; `code` is an id kept on one line."""

Value = str | int | Decimal | bool | date | Month | Period | None
"""A typed value on its way to a reader; None means that there is none."""


def parse_month(text: str, *, last: bool = False) -> Month:
    """Read `2023-03`, a whole date, or a year (its first month, or its last one). Raises ValueError."""
    text = text.strip()
    if _YEAR.match(text):
        return Month(int(text), 12 if last else 1)
    match = _MONTH.match(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        raise ValueError("month")
    return Month(int(match[1]), int(match[2]))


def parse_period(text: str) -> Period:
    """Read `2023-2032` (hyphen or dash) or a single year. Raises ValueError."""
    match = _PERIOD.match(text.strip())
    if match is None:
        raise ValueError("period")
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise ValueError("period-reversed")
    return Period(first, last)


def parse_rupiah(text: str) -> int:
    """Read whole rupiah from the accepted spellings; raise ValueError for every ambiguous one.

    Accepted: `1250000000`, `1_250_000_000`, `Rp1.250.000.000`, `1,25 miliar`, `350 juta`.
    Refused, among others: `1.250.000` without Rp (a decimal point or a thousands dot?), `1,25`, `-5`.
    """
    if text.isascii() and text.isdigit():
        amount = int(text) if len(text) < 20 else RUPIAH_LIMIT
    else:
        amount = _parse_spelt_rupiah(text.strip())
    if amount >= RUPIAH_LIMIT:
        raise ValueError("rupiah-too-large")
    return amount


def _parse_spelt_rupiah(text: str) -> int:
    if len(text) > 40:
        raise ValueError("rupiah")
    if match := _PLAIN.match(text):
        return int(match[1])
    if _UNDERSCORED.match(text):
        return int(text.replace("_", ""))
    if match := _DOTTED.match(text):
        return int(match[1].replace(".", ""))
    if match := _SCALED.match(text):
        scaled = Decimal(f"{match[1].replace('.', '')}.{match[2] or 0}") * _SCALE[match[3].lower()]
        if scaled != int(scaled):
            raise ValueError("rupiah-fraction")
        return int(scaled)
    raise ValueError("rupiah")
