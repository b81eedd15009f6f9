"""Attainment per indicator and year by the declared formula; `test_methods.py` tests the formulas themselves."""

from decimal import Decimal

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.analysis.monitoring import Reached, monitor, shown
from tests.support.profiles import catalogues, make_profile, programme


def reached(
    values: dict[int, object], methods: dict[str, str] | None = None, breaks: tuple[int, ...] = (), **indicator: object
) -> list[Reached]:
    """What is found of one indicator with these realised values."""
    profile = make_profile(
        programmes=[programme("P", indicators=[{"id": "i", "name": "I", "unit": "%", **indicator}])],
        monitoring={"until": 2030, "realisation": [{"indicator": "i", "values": values, "breaks": breaks}]},
        **({"methods": methods} if methods else {}),
    )
    return list(monitor(profile, catalogues().thresholds).reached)


def shares(found: list[Reached]) -> list[Decimal | None]:
    return [shown(each.share) for each in found]


FALLING = {"direction": "down", "baseline": {"value": 30, "year": 2025}, "targets": {2026: 20}}


@pytest.mark.parametrize(
    ("methods", "declared", "share"),
    [
        (None, {}, "75.0"),  # the default for falling indicators is mirror_down: (2 x 20 - 25) / 20
        ({"attainment_down": "ratio_down"}, {}, "80.0"),  # 20 / 25
        ({"attainment_down": "ratio_down"}, {"attainment": "from_baseline"}, "50.0"),  # (25 - 30) / (20 - 30)
    ],
)
def test_the_indicators_own_formula_comes_before_the_profiles(
    methods: dict[str, str] | None, declared: dict[str, object], share: str
) -> None:
    assert shares(reached({2026: {"value": 25}}, methods, **FALLING, **declared)) == [Decimal(share)]


def test_each_year_is_held_against_its_own_target() -> None:
    found = reached({2027: {"value": 30}, 2026: {"value": 19}}, targets={2026: 20, 2027: 40})
    assert [(each.year, shown(each.share), each.state) for each in found] == [
        (2026, Decimal("95.0"), "on-track"),
        (2027, Decimal("75.0"), "at-risk"),
    ]


def test_cumulative_results_add_up_over_the_known_years() -> None:
    values = {2026: {"value": 3}, 2027: {"unknown": True}, 2028: {"value": 6}}
    found = reached(values, attainment="cumulative", targets={2026: 4, 2027: 8, 2028: 12})
    assert shares(found) == [Decimal("75.0"), None, Decimal("75.0")]  # 3/4, unknown, (3 + 6)/12


@pytest.mark.parametrize(
    ("values", "indicator"),
    [
        ({2026: {"unknown": True}}, {"targets": {2026: 5}}),
        ({2026: {"value": 5}}, {"targets": {2027: 5}}),
        ({2026: {"value": 5}}, {"targets": {2026: 0}}),
    ],
    ids=["unknown", "no target", "target of zero"],
)
def test_what_cannot_be_computed_is_not_judged(values: dict[int, object], indicator: dict[str, object]) -> None:
    (found,) = reached(values, **indicator)
    assert (found.share, found.state) == (None, "no-data")


def test_what_is_measured_anew_is_shown_and_not_judged() -> None:
    found = reached({2026: {"value": 5}, 2027: {"value": 9}}, breaks=(2027,), targets={2026: 5, 2027: 5})
    assert [(each.year, each.is_comparable, each.state) for each in found] == [
        (2026, True, "on-track"),
        (2027, False, "no-data"),
    ]


@pytest.mark.parametrize(("until", "years"), [(None, [2025, 2026]), (2025, [2025]), (2027, [2025, 2026, 2027])])
def test_an_edition_shows_what_was_known_on_its_date_or_what_it_declares(until: int | None, years: list[int]) -> None:
    values = {year: {"value": 1} for year in (2025, 2026, 2027)}  # the document is of 2026
    profile = make_profile(
        programmes=[programme("P", indicators=[{"id": "i", "name": "I", "unit": "%"}])],
        monitoring={"until": until, "realisation": [{"indicator": "i", "values": values}]},
    )
    assert [each.year for each in monitor(profile, catalogues().thresholds).reached] == years


def test_the_ledger_counts_the_latest_year() -> None:
    indicators = [{"id": id, "name": id, "unit": "%", "targets": {2026: 100, 2027: 100}} for id in "abcd"]
    values = {"a": {2026: 10, 2027: 95}, "b": {2027: 85}, "c": {2027: 84.9}, "d": {2026: 100}}
    realisation = [
        {"indicator": id, "values": {year: {"value": value} for year, value in years.items()}}
        for id, years in values.items()
    ]
    monitoring = {"until": 2027, "realisation": realisation}
    profile = make_profile(programmes=[programme("P", indicators=indicators)], monitoring=monitoring)
    ledger = analyze(profile, catalogues()).ledger
    names = ("latest", "years", "indicators", "on-track", "behind", "at-risk", "no-data")
    assert [ledger[f"monitoring.{name}"].value for name in names] == [2027, 2, 4, 1, 1, 1, 0]
    assert ledger["attainment.c.2027"].value == Decimal("84.9")


def test_without_results_there_are_no_figures() -> None:
    assert not [figure for figure in analyze(make_profile(), catalogues()).ledger if figure.name.startswith("monit")]
