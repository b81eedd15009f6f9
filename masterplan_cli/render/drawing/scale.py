"""Values on an axis: round steps, and numbers as the reader of one language expects them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from masterplan_cli.document.chart import Amount
from masterplan_cli.language.format import Formats
from masterplan_cli.units import Kind

_MONEY: tuple[Kind, ...] = ("money", "million")
_BILLION = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Reading:
    """Writes the amounts of one chart; money is read in billions (miliar) of rupiah."""

    formats: Formats
    kind: Kind
    unit: str

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
        """An amount beside its bar or point: three figures are enough there."""
        amount = self.amount(value)
        if not self.is_money:
            return self.formats.number(_plain(round(amount, 2))) + self._sign()
        places = 0 if abs(amount) >= 100 else 1 if abs(amount) >= 10 else 2
        return self.formats.number(amount, places)

    def full(self, value: Amount) -> str:
        """An amount with its unit, for the hover text."""
        if self.is_money:
            return self.formats.short_money(int(value))
        return f"{self.short(value)} {self.unit}".strip() if self.kind != "percent" else self.short(value)

    def _sign(self) -> str:
        return "%" if self.kind == "percent" else ""


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
