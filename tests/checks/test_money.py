"""Amounts: what a number too small to be true stands for."""

import pytest

from masterplan_cli.checks.money import amounts
from tests.support.profiles import make_profile, programme


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (350, "Rp350.000.000"),
        (1500, "Rp1.500.000.000"),
        (850_000, "Rp850.000.000"),
        (50_000, "Rp50.000.000"),
        (1_000_000, None),
    ],
)
def test_a_small_amount_stands_for_thousands_or_millions(written: int, meant: str | None) -> None:
    made = programme("GOV-1.01", budget={"2026": {"apbd": written}})
    findings = amounts(make_profile(programmes=[made]), None)  # type: ignore[arg-type]
    assert [each.facts["suggestion"] for each in findings] == ([meant] if meant else [])
