"""Weights of criteria set directly or from an order (ROC), and the agreement of judges. Comparisons of pairs (AHP)
are in `model/judgements.py`. No profile lives here."""

from collections.abc import Sequence
from fractions import Fraction


def direct_weights(given: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The given weights divided by their sum. Raises ValueError where they sum to nothing."""
    whole = sum(given, Fraction(0))
    if whole <= 0:
        raise ValueError("weights")
    return tuple(weight / whole for weight in given)


def roc_weights(ranks: Sequence[int]) -> tuple[Fraction, ...]:
    """Rank-order centroid: w_j = (1/n) sum of 1/k for k from j to n; equal ranks share the mean of what they span.

    Source: Barron & Barrett (1996), "Decision Quality Using Ranked Attribute Weights".
    """
    count = len(ranks)
    places = [sum((Fraction(1, k) for k in range(j, count + 1)), Fraction(0)) / count for j in range(1, count + 1)]
    order = sorted(range(count), key=lambda index: (ranks[index], index))
    weights = [Fraction(0)] * count
    start = 0
    while start < count:
        end = start
        while end < count and ranks[order[end]] == ranks[order[start]]:
            end += 1
        shared = sum(places[start:end], Fraction(0)) / (end - start)
        for index in order[start:end]:
            weights[index] = shared
        start = end
    return tuple(weights)


def concordance(judges: Sequence[Sequence[int | Fraction]]) -> Fraction:
    """Kendall's W of m judges that ranked n items, corrected for ties: 1 is full agreement, 0 none.

    W = 12 S / (m^2 (n^3 - n) - m T), S the squared deviations of the rank sums, T the sum of t^3 - t over ties.
    Source: Kendall & Babington Smith (1939). Ranks that repeat are first replaced by their mean rank.
    """
    ranked = [mean_ranks(ranks) for ranks in judges]
    count, items = len(ranked), len(ranked[0])
    sums = [sum((ranks[i] for ranks in ranked), Fraction(0)) for i in range(items)]
    mean = sum(sums, Fraction(0)) / items
    spread = sum(((each - mean) ** 2 for each in sums), Fraction(0))
    ties = sum(sum(ranks.count(rank) ** 3 - ranks.count(rank) for rank in set(ranks)) for ranks in ranked)
    whole = count**2 * (items**3 - items) - count * ties
    return 12 * spread / whole if whole else Fraction(1)


def mean_ranks(values: Sequence[int | Fraction | float]) -> list[Fraction]:
    """Ranks from 1 for the smallest value; equal values share the mean of the ranks that they span."""
    return [Fraction(rank, 2) for rank in doubled_ranks(values)]


def doubled_ranks(values: Sequence[int | Fraction | float]) -> list[int]:
    """Twice the mean ranks, which makes them whole."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for index in order[start:end]:
            ranks[index] = start + 1 + end
        start = end
    return ranks
