"""How far a target is reached: the formulas in use, one of which an indicator declares, and the status by the path."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from masterplan_cli.model.priority import Attainment

State = Literal["on-track", "behind", "at-risk", "no-data"]


def attainment(
    formula: Attainment,
    target: Decimal,
    realised: Sequence[Decimal],
    baseline: Decimal | None = None,
    tolerance: Decimal = Decimal(0),
) -> Decimal | None:
    """The attainment in per cent, neither cut at 100 nor at 0; None where the formula is not defined.

    `realised` are the values so far, the newest last. Formulas: `ratio_up` R/T; `ratio_down` T/R; `mirror_down`
    (2T - R)/T, PermenPANRB on performance reports; `from_baseline` (R - B)/(T - B), Kausal Watch; `cumulative` sum
    of R/T; `last` last R/T; `range` full within the tolerance around T, else what lies beyond it is taken off;
    `milestone` done weights/all weights. A target of 0 leaves every ratio undefined: use `from_baseline` or `range`.
    """
    if not realised:
        return None
    last = realised[-1]
    if formula == "ratio_down":
        return target * 100 / last if last else None
    if formula == "from_baseline":
        return (last - baseline) * 100 / (target - baseline) if baseline not in (None, target) else None
    if not target:
        return Decimal(100) if formula == "range" and abs(last) <= tolerance else None
    if formula == "mirror_down":
        return (2 * target - last) * 100 / target
    if formula == "range":
        beyond = max(Decimal(0), abs(last - target) - tolerance)
        return 100 - beyond * 100 / abs(target)
    reached = sum(realised, Decimal(0)) if formula in ("cumulative", "milestone") else last
    return reached * 100 / target


def expected(start: tuple[int, Decimal], goal: tuple[int, Decimal], year: int) -> Decimal:
    """The value on the straight path from baseline to target: B + (T - B)(t - t_B)/(t_T - t_B)."""
    (first, baseline), (last, target) = start, goal
    if last <= first:
        return target
    passed = min(max(year - first, 0), last - first)
    return baseline + (target - baseline) * passed / (last - first)


def state(share: Decimal | None, on_track: Decimal, behind: Decimal) -> State:
    """On track from `on_track` per cent of the expected progress, behind from `behind`, at risk below; no data without
    a share."""
    if share is None:
        return "no-data"
    if share >= on_track:
        return "on-track"
    return "behind" if share >= behind else "at-risk"
