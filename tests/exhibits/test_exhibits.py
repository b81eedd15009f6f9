"""Every exhibit: well-formed on rich, small and empty profiles, shown somewhere, agreeing with the analysis."""

import re
from functools import cache

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.chart import Chart, Gantt, Radar, StackedBars
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import EXHIBITS, find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from tests.support.profiles import catalogues, make_profile, programme
from tests.test_examples import build

STORE, CATALOGUES = PackagedStore(), catalogues()
EXAMPLES = ("pariaman.yaml", "kabupaten-lembah-seruni.yaml", "port-marlow.yaml", "minimal.yaml")
ARGUMENTS = {
    "programmes.of-subdimension": ["GOV-1", "ENV-3"], "programmes.reasons": ["GOV"], "programmes.indicators": ["GOV-1"],
    "action-plan": ["policy", "literacy"], "roadmap.matrix": ["quick-win", "short", "medium", "long"],
    "fiscal.postponement": ["", "stress"], "fiscal.selection": ["", "stress"],
    "plans.cascade": ["", "rpjmd-2025", "nowhere"],
    "roadmap.targets": ["quick-win", "long"], "roadmap.money": ["quick-win", "long"],
    "monitoring.attainment": ["", "2024", "1999"], "readiness.scores": ["", "nature", "culture", "nowhere"],
    "roadmap.gantt": ["", "GOV"], "roadmap.schedule": ["GOV"], "roadmap.year": ["2023", "2026", "1999"],
    "quick-win.sheet": ["GOV-1.01", "nowhere"], "governance.body": ["council", "nowhere"],
    "profile.indicators": ["", "welfare", "agriculture"], "profile.trend": ["ipm", "poverty", "nowhere"],
    **{name: ["", "2023", "2024", "1999"] for each in EXHIBITS if (name := each.name).startswith("annual.")},
    "directions": ["", "GOV"], "roadmap.organisations": ["", "diskominfo"], "completeness.register": ["", "all"],
}  # fmt: skip


@cache
def scene(name: str, language: LanguageCode) -> Scene:
    profile = make_profile() if name == "empty" else build(name).checked.profile
    return Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*EXAMPLES, "empty"])
@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_exhibits_are_well_formed_or_absent(exhibit: object, name: str, language: LanguageCode) -> None:
    for argument in ARGUMENTS.get(exhibit.name, [""]):  # type: ignore[attr-defined]
        made = exhibit.build(scene(name, language), argument)  # type: ignore[attr-defined]
        if isinstance(made, Table):
            assert made.caption
            assert "{" not in made.caption
            assert len({column.key for column in made.columns}) == len(made.columns)
            for row in made.rows:
                assert len(row.cells) == (1 if row.kind == "group" else len(made.columns)), made.name
        elif made is not None:
            assert made.alternative
            assert "{" not in made.alternative + made.caption


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_a_missing_part_has_its_sentence(exhibit: object) -> None:
    for language in LANGUAGES:
        assert f"missing.{exhibit.part}" in load_language(STORE, language).words  # type: ignore[attr-defined]


def test_every_exhibit_is_shown_in_the_flagship_example() -> None:
    shown = {label.partition("/")[0] for book in build("pariaman.yaml").built.documents.books for label in book.labels}
    assert {exhibit.name for exhibit in EXHIBITS} - shown == set()


@pytest.mark.parametrize(
    ("period", "successor"),
    [("2027-2031", "RPJMD Baru"), ("2028-2032", "not known yet")],  # the document is of 2026
)
def test_a_successor_is_named_once_it_can_be_known(period: str, successor: str) -> None:
    missions = [{"id": "m", "text": "M"}]
    profile = make_profile(
        plans=[
            {"id": "old", "kind": "rpjmd", "name": "RPJMD", "role": "reference", "period": "2022-2026"},
            {
                "id": "new",
                "kind": "rpjmd",
                "name": "RPJMD Baru",
                "role": "successor",
                "period": period,
                "missions": missions,
            },
            {"id": "space", "kind": "rtrw", "name": "RTRW", "period": "2020-2050"},
        ]
    )
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    made = find("plans.turnover").build(here, "")  # type: ignore[union-attr]
    assert isinstance(made, Table)
    first = made.rows[0]
    assert (first.key, first.cells[2], first.cells[4]) == ("old", 2027, successor)
    assert first.cells[3] == profile.document.period.last - 2026
    assert "space" not in {row.key for row in made.rows}
    known = find("plans.cascade").build(here, "new")  # type: ignore[union-attr]
    assert (known is not None) is (successor == "RPJMD Baru")


def test_macro_indicators_of_a_plan_stand_under_the_plan() -> None:
    indicator = {"id": "i", "name": "Poverty", "unit": "%", "direction": "down", "targets": {"2026": 4}, "source": "s"}
    plans = [{"id": "p", "kind": "rpjmd", "name": "RPJMD", "period": "2022-2026", "indicators": [indicator]}]
    profile = make_profile(plans=plans, sources=[{"id": "s", "title": "Press"}])
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    made = find("plans.indicators").build(here, "")  # type: ignore[union-attr]
    assert isinstance(made, Table)
    assert made.rows[0].cells[:2] == ("p", "Poverty ↓")
    assert made.sources == ("s",)


def test_names_are_found_whole() -> None:
    assert find("budget.by-year-source") is not None
    assert find("budget.by-year") is None


def test_every_programme_stands_once_over_all_subdimensions() -> None:
    here = scene("pariaman.yaml", "id")
    listed = [
        row.key
        for id in here.subdimensions
        if isinstance(table := find("programmes.of-subdimension").build(here, id), Table)  # type: ignore[union-attr]
        for row in table.rows
        if row.kind == "row"
    ]
    assert sorted(listed) == sorted(here.programmes)


def test_charts_carry_the_numbers_of_their_tables() -> None:
    here = scene("pariaman.yaml", "en")
    chart = find("budget.by-year-source-chart").build(here, "")  # type: ignore[union-attr]
    assert isinstance(chart, Chart)
    assert isinstance(chart.drawing, StackedBars)
    assert sum(value or 0 for series in chart.drawing.series for value in series.values) == here.analysis.budget.total
    gantt = find("roadmap.gantt").build(here, "ENV")  # type: ignore[union-attr]
    assert isinstance(gantt, Chart)
    assert isinstance(gantt.drawing, Gantt)
    bars = {bar.key: (bar.start, bar.end) for group in gantt.drawing.groups for bar in group.bars}
    slots = here.analysis.schedule.slots
    assert bars == {p.id: (slots[p.id].start, slots[p.id].end) for p in here.programmes_of_dimension["ENV"]}
    radar = find("readiness.position-chart").build(here, "")  # type: ignore[union-attr]
    assert isinstance(radar, Chart)
    assert isinstance(radar.drawing, Radar)
    assert radar.drawing.series[0].values == tuple(position.reached for position in here.analysis.positions)


def test_both_languages_have_the_same_words_and_placeholders() -> None:
    indonesian, english = (load_language(STORE, language).words for language in LANGUAGES)
    assert indonesian.keys() == english.keys()
    for key, text in indonesian.items():
        if key != "chapter-number":
            assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", english[key])), key


def test_text_of_a_profile_reaches_a_cell_as_text() -> None:
    hostile = "<b>|*x*|</b> {{ 7 }}"
    profile = make_profile(programmes=[programme("A", name=hostile, description=hostile)])
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    table = find("programmes.of-subdimension").build(here, "GOV-1")  # type: ignore[union-attr]
    assert isinstance(table, Table)
    assert hostile in str(table.rows[0].cells[1])


@pytest.mark.parametrize(("language", "title"), [("id", "Nagari"), ("en", "Villages (nagari)")])
def test_districts_count_villages_by_their_local_name(language: LanguageCode, title: str) -> None:
    districts = [{"name": "A", "villages": 3, "urban_villages": 1}, {"name": "B", "villages": 4, "urban_villages": 0}]
    region = {"kind": "kabupaten", "name": "Kabupaten Uji", "province": "P", "village_term": "nagari"}
    profile = make_profile(region={**region, "districts": districts})
    analysis = analyze(profile, CATALOGUES)
    made = find("region.districts").build(Scene(profile, analysis, CATALOGUES, load_language(STORE, language)), "")  # type: ignore[union-attr]
    assert isinstance(made, Table)
    assert title in [column.title for column in made.columns]
    assert [analysis.ledger[f"districts.{name}"].value for name in ("villages", "urban-villages")] == [7, 1]


def test_villages_are_not_added_up_where_a_district_is_silent() -> None:
    region = {"kind": "kota", "name": "Kota Uji", "province": "P"}
    profile = make_profile(region={**region, "districts": [{"name": "A", "villages": 3}, {"name": "B"}]})
    assert "districts.villages" not in analyze(profile, CATALOGUES).ledger


@pytest.mark.parametrize("status", ["assessed", "proposed"])
def test_proposed_weights_of_the_swot_are_marked(status: str) -> None:
    groups = ("strengths", "weaknesses", "opportunities", "threats")
    swot = {name: [{"id": name[0], "text": "x", "weight": 1, "rating": 2}] for name in groups}
    profile = make_profile(swot={**swot, "status": status})
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    for name in ("swot.factors", "swot.scores", "swot.quadrant"):
        made = find(name).build(here, "")  # type: ignore[union-attr]
        assert made is not None
        assert made.proposal is (status == "proposed")


@pytest.mark.parametrize(("note", "expected"), [(None, 3), ("The council asked for it", 4)])
def test_the_reason_for_scores_stands_beside_the_programme(note: str | None, expected: int) -> None:
    profile = make_profile(programmes=[programme("A", assumption="Quote", scores_note=note)])
    here = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    made = find("programmes.reasons").build(here, "GOV")  # type: ignore[union-attr]
    assert isinstance(made, Table)
    assert len(made.columns) == expected
    assert made.rows[0].cells[3:] == ((note,) if note else ())
