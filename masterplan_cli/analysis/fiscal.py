"""Whether the money that programmes need is within the ceilings, by year and source. Whole rupiah throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from masterplan_cli.analysis.budget import Matrix

Verdict = Literal["ok", "tight", "over", "unknown"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to `tight` per cent of a ceiling the verdict is `ok`, up to `over` per cent `tight`, beyond it `over`."""

    tight: Decimal
    over: Decimal


@dataclass(frozen=True, slots=True)
class Feasibility:
    """One year and source: need, ceiling (after the share limit; None where none is set), verdict."""

    year: int
    source: str
    need: int
    ceiling: int | None
    verdict: Verdict

    @property
    def room(self) -> int | None:
        """What is left below the ceiling; negative where it is exceeded."""
        return None if self.ceiling is None else self.ceiling - self.need


def verdict_of(need: int, ceiling: int | None, limits: Limits) -> Verdict:
    """The verdict on a need; exact at the edges."""
    if ceiling is None:
        return "unknown"
    if need * 100 <= ceiling * limits.tight:
        return "ok"
    return "tight" if need * 100 <= ceiling * limits.over else "over"


def feasibility(
    need: Matrix, ceilings: Mapping[int, Mapping[str, int]], limits: Limits, share: Decimal = Decimal(100)
) -> tuple[Feasibility, ...]:
    """Every year and source with a need or a ceiling, years ascending. `share` per cent of a ceiling may be used."""
    sources: Sequence[str] = tuple(dict.fromkeys((*need.rows, *(s for year in ceilings.values() for s in year))))
    found = []
    for year in sorted({*need.years, *ceilings}):
        for source in sources:
            amount = need.amount(source, year)
            whole = ceilings.get(year, {}).get(source)
            if not amount and whole is None:
                continue
            ceiling = None if whole is None else int(whole * share / 100)
            found.append(Feasibility(year, source, amount, ceiling, verdict_of(amount, ceiling, limits)))
    return tuple(found)
