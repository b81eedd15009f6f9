"""The tables and charts of an evaluated year: everything counted once, totals that agree, words for what is missing."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from masterplan_cli.document.chart import Chart, StackedBars
from masterplan_cli.document.inline import plain
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from tests.exhibits.test_exhibits import scene

SERUNI = "kabupaten-lembah-seruni.yaml"


@cache
def made(name: str, year: str, profile: str = SERUNI, language: LanguageCode = "en") -> Any:
    exhibit = find(f"annual.{name}")
    assert exhibit is not None
    return exhibit.build(scene(profile, language), year)


def cells(table: Table, key: str) -> dict[str, Any]:
    """One column of a table by the key of its rows, without heads of groups."""
    place = [column.key for column in table.columns].index(key)
    return {row.key or row.kind: row.cells[place] for row in table.rows if row.kind != "group"}


@pytest.mark.parametrize(("profile", "year"), [(SERUNI, "2024"), (SERUNI, "2025"), ("pariaman.yaml", "2023")])
def test_the_states_add_up_in_every_row_and_to_the_total(profile: str, year: str) -> None:
    table = made("states", year, profile)
    keys = [column.key for column in table.columns if column.key.startswith("standing-")]
    whole = cells(table, "indicators")
    for key, count in whole.items():
        assert count == sum(cells(table, standing)[key] for standing in keys)
    assert whole.pop("total") == sum(whole.values()) == len(scene(profile, "en").analysis.annual[int(year)].indicators)


def test_a_column_for_what_cannot_be_judged_is_there_where_it_is_needed() -> None:
    shown = {
        year: [column.key for column in made("states", year, "pariaman.yaml").columns] for year in ("2023", "2024")
    }
    assert "standing-not-judged" in shown["2023"]
    assert "standing-not-judged" not in shown["2024"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "categories"), [("states-chart", 6), ("years-chart", 2)])
def test_a_chart_draws_the_numbers_of_its_table(name: str, categories: int, language: LanguageCode) -> None:
    chart, table = made(name, "2025", SERUNI, language), made(name.removesuffix("-chart"), "2025", SERUNI, language)
    assert isinstance(chart, Chart)
    assert isinstance(chart.drawing, StackedBars)
    assert chart.table == table.name
    rows = [row for row in table.rows if row.kind == "row"]
    assert len(chart.drawing.categories) == len(rows) == categories
    place = [column.key for column in table.columns].index("indicators")
    sums = [sum(series.values[index] or 0 for series in chart.drawing.series) for index in range(categories)]
    assert sums == [row.cells[place] for row in rows]
    for series in chart.drawing.series:
        assert series.name in chart.alternative


def test_programmes_by_dimension_agree_with_the_list_of_programmes() -> None:
    listed = [row for row in made("programmes", "2025").rows if row.kind == "row"]
    counted = cells(made("programmes-by-dimension", "2025"), "programmes")
    assert counted["total"] == len(listed) == sum(count for key, count in counted.items() if key != "total")


def test_an_overdue_programme_is_called_so_and_a_finished_one_is_not() -> None:
    states = cells(made("programmes", "2025"), "status")
    assert (states["GOV-2.01"], states["GOV-1.01"], states["LIV-2.02"]) == ("overdue", "finished", "not recorded")
    assert cells(made("programmes", "2025"), "progress-before")["ENV-2.01"] == 95
    assert cells(made("programmes", "2024"), "status")["ENV-2.01"] == "overdue"


@pytest.mark.parametrize("name", ["money-by-dimension", "money-by-organisation"])
def test_money_adds_up_to_the_budget_of_the_year(name: str) -> None:
    here = scene(SERUNI, "en")
    planned = cells(made(name, "2025"), "planned")
    assert planned.pop("total") == sum(planned.values()) == here.analysis.budget.by_year[2025]
    spent = cells(made(name, "2025"), "spent")
    assert spent.pop("total") == sum(amount or 0 for amount in spent.values())


def test_columns_of_results_are_left_out_where_nothing_is_recorded() -> None:
    assert [column.key for column in made("money-by-dimension", "2024", "pariaman.yaml").columns] == [
        "dimension",
        "programmes",
        "planned",
    ]
    shown = [column.key for column in made("programmes", "2024", "pariaman.yaml").columns]
    assert "progress" not in shown
    assert "expected-progress" in shown


def test_shortfalls_say_cause_and_follow_up_or_that_none_is_recorded() -> None:
    table = made("shortfalls", "2025")
    causes, agreed = cells(table, "cause"), cells(table, "follow-up")
    assert causes["ind-env-2-02"] == "The residents have not agreed on the land of one compost house"
    assert agreed["ind-env-2-02"] == "not recorded"
    assert [row.cells[0] for row in table.rows if row.kind == "group"] == [
        "Indicators at risk",
        "Indicators behind",
        "Programmes overdue",
        "Running programmes at risk",
        "Running programmes behind",
    ]
    assert next(iter(causes)) == "ind-env-2-02", "the lowest attainment comes first"


def test_the_follow_up_of_the_year_before_stands_beside_the_result() -> None:
    agreed = cells(made("trend", "2025"), "agreed")
    assert agreed["ik-kopi-olahan"] == "The cooperative schedules harvest and roasting together"
    assert cells(made("trend", "2025"), "points")["ik-kemiskinan"] == Decimal("-1.2")  # 99.0 after 100.2
    assert made("trend", "2024") is None
    assert made("years", "2024") is None


def test_missing_results_name_who_keeps_them() -> None:
    table = made("silent", "2025")
    assert cells(table, "ask") == {"ik-spbe": "Communications office", "ind-bra-1-02": "Tourism office"}
    assert cells(made("silent", "2024", "pariaman.yaml"), "ask")["ind-gov-1-02-a"] == "Setdako"


@pytest.mark.parametrize("year", ["", "1999", "2026", "next"])
def test_a_year_that_is_not_evaluated_has_no_exhibits(year: str) -> None:
    here: Scene = scene(SERUNI, "en")
    for exhibit in ("states", "states-chart", "programmes", "money-by-dimension", "shortfalls", "paces", "silent"):
        found = find(f"annual.{exhibit}")
        assert found is not None
        assert found.build(here, year) is None


def test_a_note_of_a_record_stands_below_the_programmes() -> None:
    notes = [plain(note) for note in made("programmes", "2025").notes]
    assert "Sanitation by house data: Progress counts the homes that were inspected" in notes
