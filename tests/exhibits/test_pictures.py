"""Figures: what they draw is what their table says, their alternative holds the table's numbers, rules are stated."""

import re

import pytest

from masterplan_cli.analysis.analysis import analyze
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Flow, HeatMap, Map, Multiples, Quadrants, Ranking, Stages, Tiers
from masterplan_cli.document.table import Table
from masterplan_cli.exhibits.catalog import EXHIBITS, find
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.heat import risk_level
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from masterplan_cli.model.outline import Outline
from tests.support.profiles import catalogues, make_profile, programme
from tests.test_examples import NAMES, build

STORE, CATALOGUES = PackagedStore(), catalogues()
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def chart(name: str, language: LanguageCode = "en", outlines: tuple[Outline, ...] = (), **parts: object) -> Chart:
    profile = make_profile(**parts)
    scene = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, language), outlines)
    exhibit = find(name)
    assert exhibit is not None
    made = exhibit.build(scene, "")
    assert isinstance(made, Chart)
    return made


def cells(table: Table) -> list[list[object]]:
    return [list(row.cells) for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_alternatives_agree_with_the_numbers_of_the_figures(name: str, language: LanguageCode) -> None:
    """Every number that an alternative names stands in the chart's table or caption, or counts something there."""
    formats = load_language(STORE, language).formats
    for book in build(name).built.documents.books:
        if book.language != language:
            continue
        for figure in book.figures():
            made = figure.chart
            assert made.data is not None, made.name
            if isinstance(made.drawing, HeatMap | Flow | Ranking | Quadrants):
                known = {
                    formats.cell(cell, column.kind)
                    for row in made.data.rows
                    for column, cell in zip(made.data.columns, row.cells, strict=False)
                    if not hasattr(cell, "paragraphs") and not hasattr(cell, "kind")
                }
                text = " ".join(known) + f" {len(made.data.rows)} {made.caption}"
                numbers = set(NUMBER.findall(text)) | {str(len(made.data.rows) - 1)}
                said = set(NUMBER.findall(_without_money(made.alternative)))
                assert {n for n in said - numbers if len(n) > 2 or not n.isdigit()} == set(), made.name


def _without_money(text: str) -> str:
    return re.sub(r"Rp[\d.,]+( \w+)?( \([\d.,]+%\))?", "", text)


@pytest.mark.parametrize(
    ("product", "level"), [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (15, 2), (16, 3), (20, 3), (25, 3)]
)
def test_levels_of_risk_are_those_of_the_note(product: int, level: int) -> None:
    assert risk_level(product) == level


def test_risks_stand_where_likelihood_and_impact_cross() -> None:
    made = chart(
        "risks.heat-map",
        risks=[
            {"id": "r-1", "name": "a", "likelihood": 5, "impact": 2},
            {"id": "r-2", "name": "b", "likelihood": 5, "impact": 2},
            {"id": "r-3", "name": "c", "likelihood": 1, "impact": 5},
            {"id": "r-4", "name": "d", "likelihood": 1},
        ],
    )
    assert isinstance(made.drawing, HeatMap)
    found = {(r, c): cell.text for r, (_, line) in enumerate(made.drawing.rows) for c, cell in enumerate(line)}
    assert {place: text for place, text in found.items() if text} == {(0, 1): "r-1, r-2", (4, 4): "r-3"}
    assert "3 risks" in made.alternative


def test_issues_are_counted_through_their_gaps() -> None:
    made = chart(
        "issues.heat-map",
        issues=[{"id": "i-1", "name": "One", "text": "x"}, {"id": "i-2", "name": "Two", "text": "x"}],
        gaps=[{"id": "g-1", "name": "Gap", "present": {"unknown": True}, "issues": ["i-1"]}],
        programmes=[
            programme("a", why=["g-1"]),
            programme("b", why=["i-1", "g-1"]),
            programme("c", "ENV-1", why=["i-1"]),
        ],
    )
    assert made.data is not None
    assert cells(made.data) == [["i-1 One", 2, 0, 0, 0, 0, 1, 3], ["i-2 Two", 0, 0, 0, 0, 0, 0, 0]]
    assert "without a programme: i-2" in made.alternative


def test_programmes_flow_from_each_mission_that_they_serve() -> None:
    plan = {
        "id": "rpjmd",
        "kind": "rpjmd",
        "name": "RPJMD",
        "role": "reference",
        "missions": [
            {
                "id": "m1",
                "text": "Service",
                "goals": [{"id": "g1", "text": "x", "targets": [{"id": "t1", "text": "y"}]}],
            },
            {"id": "m2", "text": "Growth"},
        ],
        "programmes": [{"id": "p1", "name": "Loose"}],
    }
    made = chart(
        "alignment.flow",
        plans=[plan],
        programmes=[
            programme("a", plan_refs=["rpjmd/t1", "rpjmd/m1"]),
            programme("b", plan_refs=["rpjmd/t1", "rpjmd/m2"]),
            programme("c", "ENV-1", plan_refs=["rpjmd/p1"]),
            programme("d", "ENV-1"),
        ],
    )
    assert made.data is not None
    assert cells(made.data) == [
        ["Service", 2, 0, 0, 0, 0, 0, 2],
        ["Growth", 1, 0, 0, 0, 0, 0, 1],
        ["Other parts of the plan", 0, 0, 0, 0, 0, 1, 1],
        ["Not yet accommodated", 0, 0, 0, 0, 0, 1, 1],
    ]
    assert isinstance(made.drawing, Flow)
    assert sum(stream.amount for stream in made.drawing.streams) == 5


def test_plans_stand_on_their_level_and_unknown_ones_are_left_out() -> None:
    made = chart(
        "figure.planning",
        plans=[
            {"id": "a", "kind": "rpjpn", "name": "RPJPN"},
            {"id": "b", "kind": "rpjmd", "name": "RPJMD", "role": "reference", "period": "2024-2029"},
            {"id": "c", "kind": "rpjmd", "name": "RPJMD 2030", "role": "successor", "period": "2030-2034"},
        ],
    )
    assert isinstance(made.drawing, Tiers)
    assert [[box.title for box in tier.boxes] for tier in made.drawing.tiers] == [["RPJPN"], ["RPJMD"], ["Plan"]]
    assert made.drawing.tiers[1].boxes[0].text == "2024–2029; Reference"


def test_readiness_means_are_over_scored_components() -> None:
    def component(id: str, element: str, score: float | None) -> dict[str, object]:
        return {"id": id, "element": element, "name": id, "condition": "x", "score": score}

    items = [component("a", "nature", 2), component("b", "nature", 3), component("c", "nature", None)]
    items += [component("d", "culture", 4), component("e", "structure", 1)]
    made = chart("readiness.radar", readiness=items)
    assert made.data is not None
    assert [row.cells[1] and str(row.cells[1]) for row in made.data.rows] == ["2.50", "1.00", None, None, "4.00"]


def test_paths_join_baseline_series_and_realisation() -> None:
    goal = {
        "id": "g",
        "text": "x",
        "indicators": [
            {
                "id": "ipm",
                "name": "HDI",
                "unit": "index",
                "baseline": {"value": 70, "year": 2025},
                "targets": {2030: 75},
            }
        ],
    }
    made = chart(
        "indicators.paths",
        vision={"statement": "x", "goals": [goal]},
        profile=[
            {"id": "ipm", "name": "HDI", "unit": "index", "values": {2020: {"value": 66}, 2021: {"unknown": True}}}
        ],
        monitoring={"realisation": [{"indicator": "ipm", "values": {2026: {"value": 71}}}]},
    )
    assert isinstance(made.drawing, Multiples)
    (panel,) = made.drawing.panels
    assert (dict(panel.actual), dict(panel.target)) == ({2020: 66, 2025: 70, 2026: 71}, {2030: 75})
    assert (made.drawing.first_year, made.drawing.last_year) == (2020, 2030)


def test_a_chain_holds_money_programmes_and_indicators_of_a_dimension() -> None:
    indicator = {"id": "i", "name": "Permits online", "unit": "%"}
    made = chart(
        "results.chain",
        programmes=[
            programme("a", indicators=[indicator], lead="ict", support=["law"], budget={2026: {"apbd": "2 miliar"}})
        ],
        organisations=[{"id": "ict", "name": "ICT"}, {"id": "law", "name": "Law"}],
    )
    assert isinstance(made.drawing, Stages)
    ((title, stages),) = made.drawing.rows
    assert title == "Smart Governance"
    assert stages[:3] == (("Rp2 billion", "2 organisations"), ("a Programme a",), ("Permits online",))


DISTRICTS = [
    {"name": "North", "latitude": -0.5, "longitude": 100.0, "area_km2": 4, "population": 300},
    {"name": "South", "latitude": -0.6, "longitude": 100.1, "area_km2": 9, "population": 100},
    {"name": "East", "latitude": -0.55, "longitude": 100.2, "area_km2": 1, "population": 200},
    {"name": "Unplaced", "population": 5},
]
REGION = {"kind": "kota", "name": "Kota Uji", "province": "Provinsi Uji", "districts": DISTRICTS}


def test_districts_with_positions_become_squares_by_area() -> None:
    made = chart("region.map", region=REGION)
    assert isinstance(made.drawing, Map)
    assert [(place.name, place.area, place.level, place.text) for place in made.drawing.places] == [
        ("North", 4, 2, "300 people"),
        ("South", 9, 0, "100 people"),
        ("East", 1, 1, "200 people"),
    ]
    north, south, east = made.drawing.places
    assert north.y > east.y > south.y
    assert north.x < south.x < east.x
    assert "Without a position in the profile: Unplaced." in str(made.notes)
    assert "North lies furthest north, South furthest south" in made.alternative


def test_outlines_go_before_squares() -> None:
    ring = ((100.0, -0.5), (100.1, -0.5), (100.1, -0.6), (100.0, -0.6))
    made = chart("region.map", outlines=(Outline(1, (ring,)),), region=REGION)
    assert isinstance(made.drawing, Map)
    (place,) = made.drawing.places
    assert place.name == "South"
    assert len(place.rings[0]) == 4
    assert "not an official map" in str(made.notes)


def test_directions_alone_become_a_schematic_map() -> None:
    districts = [
        {"name": "Hill", "place": "north", "area_km2": 4},
        {"name": "Harbour", "place": "centre", "area_km2": 9},
        {"name": "Market", "place": "centre", "area_km2": 1},
        {"name": "Plain", "place": "south-east", "area_km2": 4},
        {"name": "Unplaced"},
    ]
    boundaries = [{"side": "west", "text": "the sea"}, {"side": "north", "text": "A"}, {"side": "north", "text": "B"}]
    made = chart("region.map", region={**REGION, "districts": districts, "boundaries": boundaries})
    assert isinstance(made.drawing, Map)
    assert made.drawing.is_schematic
    assert made.drawing.neighbours == ("A; B", "", "", "the sea")
    # Steps of 3, the side of the largest square; two districts share the centre, so places are two squares apart.
    assert [(place.name, place.x, place.y) for place in made.drawing.places] == [
        ("Hill", 0, 6), ("Harbour", -1.5, 0), ("Market", 1.5, 0), ("Plain", 6, -6),
    ]  # fmt: skip
    assert "Schematic" in str(made.notes)
    assert "Without a position in the profile: Unplaced." in str(made.notes)
    assert "Hill: north; Harbour: centre; Market: centre; Plain: south-east" in made.alternative


def test_positions_go_before_directions() -> None:
    districts = [{**DISTRICTS[0], "place": "south"}, {**DISTRICTS[1], "place": "north"}]
    made = chart("region.map", region={**REGION, "districts": districts})
    assert isinstance(made.drawing, Map)
    assert not made.drawing.is_schematic
    assert made.drawing.places[0].y > made.drawing.places[1].y


def test_without_positions_there_is_no_map_and_the_register_says_so() -> None:
    profile = make_profile(region={**REGION, "districts": DISTRICTS[3:]})
    scene = Scene(profile, analyze(profile, CATALOGUES), CATALOGUES, load_language(STORE, "en"))
    exhibit = find("region.map")
    assert exhibit is not None
    assert exhibit.build(scene, "") is None
    assert "positions" in {line.field for line in scene.analysis.completeness.register if line.part == "region"}


def test_every_chart_of_the_catalogue_has_words_for_its_drawing_in_both_languages() -> None:
    for name in NAMES:
        for book in build(name).built.documents.books:
            for figure in book.figures():
                assert all(text for _, text in figure.chart.labels), figure.chart.name
    assert len({exhibit.name for exhibit in EXHIBITS}) == len(EXHIBITS)
