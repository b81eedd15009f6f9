"""Values on an axis: round steps, and numbers as the reader of one language expects them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from masterplan_cli.document.chart import Amount
from masterplan_cli.language.format import Formats, rounded
from masterplan_cli.units import Kind

_MONEY: tuple[Kind, ...] = ("money", "million")
_BILLION = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Reading:
    """Writes the amounts of one chart; money is read in billions (miliar) of rupiah."""

    formats: Formats
    kind: Kind
    unit: str
    places: int = 0
    """Decimals beside bars and points, the same in the whole chart."""

    @property
    def is_money(self) -> bool:
        return self.kind in _MONEY

    def heading(self) -> str:
        """What stands at the axis."""
        if self.unit or not self.is_money:
            return self.unit
        return f"Rp {dict(self.formats.scales)['billion']}"

    def amount(self, value: Amount) -> Decimal:
        """The value in the axis' unit."""
        return Decimal(value) / _BILLION if self.is_money else Decimal(value)

    def tick(self, value: Decimal) -> str:
        """A round step of the axis."""
        return self.formats.number(_plain(value)) + self._sign()

    def short(self, value: Amount) -> str:
        """An amount beside its bar or point; one too small for the chart's decimals gets more of them."""
        amount = self.amount(value)
        places = self.places
        while amount and places < 4 and not rounded(amount, places):
            places += 1
        return self.formats.number(amount, places) + self._sign()

    def full(self, value: Amount) -> str:
        """An amount with its unit, for the hover text."""
        if self.is_money:
            return self.formats.short_money(int(value))
        return f"{self.short(value)} {self.unit}".strip() if self.kind != "percent" else self.short(value)

    def _sign(self) -> str:
        return "%" if self.kind == "percent" else ""


def reading(formats: Formats, kind: Kind, unit: str, amounts: Iterable[Amount]) -> Reading:
    """How to read these amounts: money by its size, other numbers with the decimals they have, at most two."""
    found = Reading(formats, kind, unit)
    shown = [found.amount(amount) for amount in amounts]
    if found.is_money:
        highest = max(map(abs, shown), default=Decimal(0))
        places = 0 if highest >= 1000 else 1 if highest >= 10 else 2
    else:
        places = min(max((_decimals(amount) for amount in shown), default=0), 2)
    return replace(found, places=places)


def _decimals(amount: Decimal) -> int:
    exponent = _plain(amount).as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _plain(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def ticks(low: Decimal, high: Decimal, count: int = 5) -> tuple[Decimal, ...]:
    """Round steps from at or below `low` to at or above `high`; never fewer than two."""
    spread = high - low if high > low else max(abs(high), Decimal(1))
    raw = spread / count
    magnitude = Decimal(1).scaleb(raw.adjusted())
    step = next(m for f in ("1", "2", "2.5", "5", "10") if (m := magnitude * Decimal(f)) >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(step * (first + i) for i in range(int(last - first) + 1))


def known(values: Iterable[Amount | None]) -> list[Amount]:
    """The values that are not missing."""
    return [value for value in values if value is not None and Decimal(value).is_finite()]
