"""One year of the plan: standings, progress against the schedule, money, paces, and what they leave in the ledger."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from masterplan_cli.analysis.analysis import Analysis, analyze
from masterplan_cli.analysis.annual import Annual, late_before, short_before
from masterplan_cli.analysis.trace import operands
from masterplan_cli.model.profile import Profile
from tests.support.profiles import catalogues, make_profile, programme

FOUR = {"start": "2026-01", "end": "2029-12"}  # a quarter of its months has passed by the end of 2026


def profile_of(
    *programmes: Mapping[str, Any],
    results: Mapping[str, Mapping[int, Any]] | None = None,
    progress: Mapping[str, Mapping[int, Any]] | None = None,
    **parts: Any,
) -> Profile:
    """A plan of 2026–2030 with these results by indicator and these records by programme, known up to 2030."""
    monitoring = {
        "until": 2030,
        "realisation": [{"indicator": id, "values": values} for id, values in (results or {}).items()],
        "progress": [{"programme": id, "years": years} for id, years in (progress or {}).items()],
    }
    return make_profile(programmes=list(programmes), **{"monitoring": monitoring, **parts})


def analysis_of(*programmes: Mapping[str, Any], **parts: Any) -> Analysis:
    return analyze(profile_of(*programmes, **parts), catalogues())


def annual_of(year: int, *programmes: Mapping[str, Any], **parts: Any) -> Annual:
    return analysis_of(*programmes, **parts).annual[year]


def indicator(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": id, "unit": "%", **fields}


def value(number: float | str, **more: Any) -> dict[str, Any]:
    return {"value": number, **more}


@pytest.mark.parametrize(
    ("results", "progress", "years"),
    [
        ({}, {}, []),
        ({"i": {2026: {"unknown": True}}}, {}, []),
        ({"i": {2026: value(1)}}, {}, [2026]),
        ({"i": {2026: {"text": "high"}}}, {}, [2026]),
        ({"i": {2028: value(1), 2026: value(1)}}, {"P": {2027: {"physical": 5}}}, [2026, 2027, 2028]),
        ({"i": {2025: value(1), 2031: value(1)}}, {}, []),
    ],
    ids=["nothing", "only unknown", "a value", "words", "records too", "outside the plan"],
)
def test_a_year_is_evaluated_once_something_is_known_of_it(
    results: dict[str, Any], progress: dict[str, Any], years: list[int]
) -> None:
    made = analysis_of(programme("P", indicators=[indicator("i")]), results=results, progress=progress)
    assert list(made.annual) == years
    assert [each.earlier for each in made.annual.values()] == [
        tuple(reversed(years[:number])) for number in range(len(years))
    ]


def test_an_edition_evaluates_what_was_known_on_its_date() -> None:
    profile = profile_of(programme("P", **FOUR), progress={"P": {2026: {"physical": 20}, 2027: {"physical": 50}}})
    assert profile.monitoring is not None
    earlier = profile.model_copy(update={"monitoring": profile.monitoring.model_copy(update={"until": 2026})})
    assert list(analyze(earlier, catalogues()).annual) == [2026]


def test_indicators_stand_in_their_dimension_by_their_attainment() -> None:
    targets = {2026: 100}
    goal = {"id": "g", "text": "G", "indicators": [indicator("everywhere", targets=targets)]}
    own = [indicator(id, targets=targets) for id in ("good", "behind", "risk", "silent", "open")]
    results = {
        "everywhere": {2026: value(95)},
        "good": {2026: value(100)},
        "behind": {2026: value("94.9")},
        "risk": {2026: value("84.9")},
        "open": {2026: {"unknown": True}},
        "later": {2026: value(3)},
        "other": {2027: value(3)},
    }
    made = annual_of(
        2026,
        programme("P", indicators=own),
        programme("Q", "ENV-1", indicators=[indicator("later", targets={2028: 5}), indicator("other")]),
        results=results,
        vision={"statement": "V", "goals": [goal]},
    )
    assert {each.indicator.id: (each.holder, each.dimension, each.standing) for each in made.indicators} == {
        "everywhere": ("g", "", "on-track"),
        "good": ("P", "GOV", "on-track"),
        "behind": ("P", "GOV", "behind"),
        "risk": ("P", "GOV", "at-risk"),
        "silent": ("P", "GOV", "without-value"),
        "open": ("P", "GOV", "without-value"),
        "later": ("Q", "ENV", "not-judged"),  # no target for the year
    }
    assert [each.indicator.id for each in made.short] == ["risk", "behind"]
    assert [each.indicator.id for each in made.silent] == ["silent", "open"]
    assert list(made.counts("GOV").values()) == [1, 1, 1, 0, 2]
    assert list(made.counts().values()) == [2, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("dates", "physical", "expected", "state"),
    [
        (FOUR, None, 25, "no-record"),
        (FOUR, "23.75", 25, "on-track"),  # 95 per cent of 25
        (FOUR, "23.7", 25, "behind"),
        (FOUR, "21.2", 25, "at-risk"),  # less than 85 per cent of 25
        (FOUR, 100, 25, "done"),
        ({"start": "2026-07", "end": "2026-12"}, 100, 100, "done"),
        ({"start": "2026-07", "end": "2026-12"}, "99.9", 100, "behind"),  # its months are over: never on schedule
        ({"start": "2026-07", "end": "2027-06"}, 0, 50, "at-risk"),
        ({"start": "2027-01", "end": "2027-12"}, 10, 0, "on-track"),  # ahead of its start
    ],
)
def test_progress_is_held_against_the_months_that_have_passed(
    dates: dict[str, str], physical: float | str | None, expected: int, state: str
) -> None:
    record = {} if physical is None else {"P": {2026: {"physical": physical}}}
    made = annual_of(2026, programme("P", **dates), programme("Q", **FOUR), progress={"Q": {2026: {}}, **record})
    work = made.work_of["P"]
    assert (work.expected, work.state) == (Decimal(expected), state)


def test_only_what_has_begun_or_is_told_belongs_to_a_year() -> None:
    works = annual_of(
        2026,
        programme("begun", start="2026-12", end="2027-12"),
        programme("later", start="2027-01", end="2027-12"),
        programme("paid", start="2027-01", end="2027-12", budget={2026: {"apbd": "1 juta"}}),
        programme("early", start="2027-01", end="2027-12"),
        progress={"early": {2026: {"physical": 1}}},
    ).works
    assert [work.programme for work in works] == ["begun", "paid", "early"]


def test_what_is_finished_stays_finished_and_an_old_report_does_not_count() -> None:
    records = {"P": {2026: {"physical": 100}}, "Q": {2026: {"physical": 30}}, "R": {2027: {"physical": 60}}}
    made = annual_of(2027, *(programme(id, **FOUR) for id in "PQR"), progress=records)
    assert [(work.programme, work.physical, work.state) for work in made.works] == [
        ("P", Decimal(100), "done"),
        ("Q", None, "no-record"),
        ("R", Decimal(60), "on-track"),
    ]


BUDGET = {2026: {"apbd": "100 juta", "csr": "20 juta"}}


def test_absorption_counts_the_programmes_with_a_record_only() -> None:
    made = annual_of(
        2026,
        programme("P", **FOUR, budget=BUDGET, lead="a"),
        programme("Q", **FOUR, budget=BUDGET, lead="a"),
        programme("R", "ENV-1", **FOUR, budget=BUDGET),
        programme("S", "ENV-1", **FOUR),
        organisations=[{"id": "a", "name": "A"}],
        progress={"P": {2026: {"spent": {"apbd": "80 juta", "csr": "10 juta"}}}, "S": {2026: {"spent": {"apbd": 0}}}},
    )
    million = 1_000_000
    money = made.money
    assert (money.programmes, money.recorded, money.planned, money.spent) == (3, 1, 360 * million, 90 * million)
    assert (money.planned_of_recorded, money.absorption) == (120 * million, Decimal("75.0"))
    assert {id: (each.programmes, each.spent) for id, each in made.spending("dimension").items()} == {
        "GOV": (2, 90 * million),
        "ENV": (1, None),
    }
    assert {id: each.planned for id, each in made.spending("lead").items()} == {"a": 240 * million, "": 120 * million}


@pytest.mark.parametrize(
    ("fields", "results", "pace"),
    [
        # 10 in the baseline of 2025, 12 now, 17 wanted in the next year: 5 needed, 2 before
        ({"targets": {2026: 12, 2027: 17}}, {2026: 12}, (2027, "5", "2")),
        # the next target is three years away: (18 - 12) / 3 a year, no more than before
        ({"targets": {2026: 12, 2029: 18}}, {2026: 12}, None),
        ({"targets": {2026: 12, 2027: 12}}, {2026: 12}, None),
        # falling: 10 to 9, then 7 wanted
        ({"direction": "down", "targets": {2026: 9, 2027: 7}}, {2026: 9}, (2027, "-2", "-1")),
        ({"direction": "down", "targets": {2026: 9, 2027: 9}}, {2026: 8}, None),
        ({"baseline": None, "targets": {2026: 5, 2027: 6}}, {2026: 5}, (2027, "1", "None")),
        ({"targets": {2026: 12, 2027: 17}, "attainment": "cumulative"}, {2026: 12}, None),
        ({"targets": {2026: 12, 2027: 17}, "direction": "neutral"}, {2026: 12}, None),
        ({"targets": {2026: 12}}, {2026: 12}, None),
    ],
    ids=["up", "far", "reached", "down", "passed", "no past", "yearly sums", "neutral", "no later target"],
)
def test_a_pace_is_told_where_an_indicator_must_move_faster(
    fields: dict[str, Any], results: dict[int, int], pace: tuple[int, str, str] | None
) -> None:
    given = {"baseline": {"value": 10, "year": 2025}, **fields}
    values = {year: value(number) for year, number in results.items()}
    made = annual_of(2026, programme("P", indicators=[indicator("i", **given)]), results={"i": values})
    found = [(each.year, f"{each.needed}", f"{each.before}") for each in made.paces]
    assert found == ([pace] if pace else [])


def test_the_pace_before_is_that_since_the_last_comparable_result() -> None:
    given = indicator("i", baseline={"value": 0, "year": 2025}, targets={2029: 100})
    results = {"i": {2026: value(10), 2028: value(20)}}
    assert annual_of(2028, programme("P", indicators=[given]), results=results).paces[0].before == Decimal(5)
    broken = [{"indicator": "i", "values": results["i"], "breaks": [2028]}]
    made = annual_of(2028, programme("P", indicators=[given]), monitoring={"until": 2030, "realisation": broken})
    assert made.paces == ()


TWO_YEARS = analysis_of(
    programme("P", **FOUR, budget=BUDGET, indicators=[indicator("a", targets={2026: 10, 2027: 20})]),
    programme("Q", **FOUR, indicators=[indicator("b", targets={2026: 10, 2027: 20})]),
    results={
        "a": {2026: value(5, cause="Rain"), 2027: value(20)},
        "b": {2026: value(9), 2027: value(9)},
    },
    progress={
        "P": {2026: {"physical": 10, "spent": {"apbd": "60 juta"}}, 2027: {"physical": 50}},
        "Q": {2026: {"physical": 20}},
    },
    quick_wins=[{"programme": "P", "year": 2026, "name": "W"}, {"programme": "Q", "year": 2027, "name": "W"}],
)


def test_what_fell_short_is_followed_into_the_next_evaluated_year() -> None:
    indicators = {then.indicator.id: now and now.standing for then, now in short_before(TWO_YEARS.annual, 2027)}
    works = {then.programme: now and now.state for then, now in late_before(TWO_YEARS.annual, 2027)}
    assert indicators == {"a": "on-track", "b": "at-risk"}
    assert works == {"P": "on-track", "Q": "no-record"}
    assert short_before(TWO_YEARS.annual, 2026) == late_before(TWO_YEARS.annual, 2026) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("annual.years", 2),
        ("annual.2026.indicators", 2),
        ("annual.2026.with-value", 2),
        ("annual.2026.judged", 2),
        ("annual.2026.on-track", 0),
        ("annual.2026.behind", 1),
        ("annual.2026.at-risk", 1),
        ("annual.2026.on-track-share", Decimal("0.0")),
        ("annual.2026.short", 2),
        ("annual.2026.with-cause", 1),
        ("annual.2026.quicken", 2),
        ("annual.2026.programmes", 2),
        ("annual.2026.beginning", 2),
        ("annual.2026.due", 0),
        ("annual.2026.programmes.at-risk", 2),
        ("annual.2026.programmes.late", 2),
        ("annual.2026.programmes.overdue", 0),
        ("annual.2026.quick-wins", 1),
        ("annual.2026.quick-wins.done", 0),
        ("annual.2026.earlier", 0),
        ("annual.2026.money.planned", 120_000_000),
        ("annual.2026.money.spent", 60_000_000),
        ("annual.2026.money.absorption", Decimal("50.0")),
        ("annual.2027.on-track-share", Decimal("50.0")),
        ("annual.2027.programmes.no-record", 1),
        ("annual.2027.earlier", 4),
        ("annual.2027.recovered", 2),
    ],
)
def test_the_ledger_tells_each_year(name: str, expected: int | Decimal) -> None:
    assert TWO_YEARS.ledger[name].value == expected


def test_money_that_nobody_recorded_has_no_figure() -> None:
    assert "annual.2027.money.spent" not in TWO_YEARS.ledger
    assert "annual.2027.money.absorption" not in TWO_YEARS.ledger


def test_every_figure_of_a_year_leads_back_to_the_profile() -> None:
    profile = profile_of(
        programme("P", **FOUR, budget=BUDGET, indicators=[indicator("a", targets={2026: 10})]),
        results={"a": {2026: value(5)}},
        progress={"P": {2026: {"physical": 10, "spent": {"apbd": "60 juta"}}}},
    )
    ledger = analyze(profile, catalogues()).ledger
    for figure in ledger:
        if figure.name.startswith("annual.") and figure.value:
            found = operands(ledger, profile, figure.name)
            assert any(each.figure or each.leaves for each in found), figure.name
