"""Composite scores: weighted arithmetic and geometric means, the minimum as a gate, bands as half-open intervals."""

import math
from collections.abc import Sequence
from decimal import Decimal


def arithmetic_mean(values: Sequence[Decimal], weights: Sequence[Decimal] | None = None) -> Decimal | None:
    """The weighted arithmetic mean; None of nothing."""
    shares = weights or [Decimal(1)] * len(values)
    whole = sum(shares, Decimal(0))
    return sum((v * w for v, w in zip(values, shares, strict=True)), Decimal(0)) / whole if whole else None


def geometric_mean(values: Sequence[Decimal], weights: Sequence[Decimal] | None = None) -> Decimal | None:
    """The weighted geometric mean, to ten decimals: a strong element does not hide a weak one. 0 if any value is.

    Source: OECD/JRC (2008), "Handbook on Constructing Composite Indicators"; UNDP's human development index since 2010.
    """
    shares = [float(weight) for weight in weights or [Decimal(1)] * len(values)]
    if not values or not math.fsum(shares):
        return None
    if any(value <= 0 for value in values):
        return Decimal(0)
    power = math.fsum(w * math.log(float(v)) for v, w in zip(values, shares, strict=True)) / math.fsum(shares)
    return Decimal(repr(round(math.exp(power), 10)))


def weakest(values: Sequence[Decimal]) -> Decimal | None:
    """The smallest value, which a gate looks at."""
    return min(values, default=None)


def band(value: Decimal, edges: Sequence[Decimal]) -> int:
    """The band of a value: the number of edges at or below it. Bands hold their lower edge, not their upper one."""
    return sum(value >= edge for edge in edges)
