"""Tables of the pre-check agree with the analysis."""

from decimal import Decimal
from typing import Any

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.document.chart import Chart, StackedBars
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import find
from masterplan_cli.exhibits.exhibit import Scene
from tests.exhibits.test_coverage import CATALOGUES, STORE, rows, show
from tests.support.profiles import make_profile, programme

PARTS: dict[str, Any] = {
    "programmes": [programme("A", "GOV-1", status="existing")],
    "evaluation": {
        "status": "-", "scheme": "kominfo-2023", "intake": "kppn-ikn",
        "answers": [{"question": "O-4", "score": "3.5"}, {"question": "I-1", "evidence": "Survei 2025"}],
    },
}  # fmt: skip


def test_the_range_table_ends_with_the_final_score() -> None:
    found = show("evaluation.range", **PARTS)
    assert found is not None
    ledger = analyze(make_profile(**PARTS), CATALOGUES).ledger
    *parts, total = found.rows
    assert [row.cells[1] for row in parts] == [10, 20, 20, 20, 20, 10]
    assert total.kind == "total"
    assert total.cells[1] == 100
    assert total.cells[2] == sum(int(str(row.cells[2])) for row in parts) == ledger["evaluation.questions"].value
    assert total.cells[6:] == tuple(
        ledger[f"evaluation.{name}"].value for name in ("range.low", "range.high", "reachable.high")
    )


def test_survey_statements_stand_together_unless_one_is_answered() -> None:
    found = {row[0]: row[1:] for row in rows(show("evaluation.precheck", **PARTS)) if len(row) > 1}
    assert found["I-1"] == ("Survey of 50 users, public service, statement 1", "available", "Survei 2025", 1, 4)
    assert found["I-4–I-6"] == ("Survey GOV-2, 3 statements", "missing", None, 0, 1)
    assert found["O-4"][1:] == ("score known", "score known", Decimal("3.50"), Decimal("3.50"))
    assert found["B-4"][1:3] == ("available", "A")


def test_the_chart_shows_the_table() -> None:
    profile = make_profile(**PARTS)
    exhibit = find("evaluation.range-chart")
    assert exhibit is not None
    made = exhibit.build(Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en")), "")
    table = show("evaluation.range", **PARTS)
    assert isinstance(made, Chart)
    assert isinstance(made.drawing, StackedBars)
    assert isinstance(table, Table)
    tops = [sum(series.values[i] or 0 for series in made.drawing.series) for i in range(6)]
    assert tops == [row.cells[8] for row in table.rows[:-1]]


def test_outcome_indicators_show_the_newest_value() -> None:
    values = {2023: {"value": 70, "source": "s"}, 2024: {"value": 71, "source": "s"}, 2025: {"unknown": True}}
    series = {"id": "ipm", "name": "IPM", "unit": "index", "outcome": "eco-hdi", "values": values}
    found = {row[0]: row for row in rows(show("evaluation.outcomes", profile=[series])) if len(row) > 1}
    assert found["Human Development Index"][2] == 71
    assert found["Human Development Index"][4] == "available"
    assert found["Poverty rate"][4] == "missing"
