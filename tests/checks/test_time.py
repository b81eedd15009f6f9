"""Dates: one slip gives one finding, at the date that is wrong."""

import pytest

from masterplan_cli.checks.time import dates
from tests.support.profiles import make_profile, programme


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2026-02", "2026-11", []),
        ("2026-11", "2026-02", ["MP402 end"]),
        ("2026-02", "2025-11", ["MP403 end"]),
        ("2026-02", "2062-11", ["MP403 end"]),
        ("2062-02", "2026-11", ["MP403 start"]),
        ("2025-11", "2025-02", ["MP403 start", "MP403 end", "MP402 end"]),
    ],
)
def test_a_slip_in_a_date_is_told_once(start: str, end: str, found: list[str]) -> None:
    made = programme("GOV-1.01", start=start, end=end, budget={"2026": {"apbd": 1}})
    findings = dates(make_profile(programmes=[made]), None)  # type: ignore[arg-type]
    assert [f"{each.rule.code} {each.at[-1]}" for each in findings] == found


def test_money_outside_sound_dates_is_told() -> None:
    made = programme("GOV-1.01", start="2027-01", end="2028-12", budget={"2026": {"apbd": 1}})
    findings = dates(make_profile(programmes=[made]), None)  # type: ignore[arg-type]
    assert [each.rule.code for each in findings] == ["MP404"]


@pytest.mark.parametrize(
    ("horizon", "sheet", "end", "found"),
    [
        ("quick-win", False, "2026-12", []),
        ("quick-win", False, "2027-01", ["MP405"]),
        ("medium", True, "2027-01", ["MP405"]),  # a sheet makes it a quick win, whatever its horizon says
        ("medium", False, "2027-01", []),
    ],
)
def test_a_quick_win_lasts_a_year_at_most(horizon: str, sheet: bool, end: str, found: list[str]) -> None:
    made = programme("GOV-1.01", start="2026-01", end=end, horizon=horizon)
    wins = [{"programme": "GOV-1.01", "year": 2026, "name": "Quick"}] if sheet else []
    findings = dates(make_profile(programmes=[made], quick_wins=wins), None)  # type: ignore[arg-type]
    assert [each.rule.code for each in findings] == found
