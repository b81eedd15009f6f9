"""The shipped catalogues: well-formed, dated, and with the numbers that their sources state."""

from datetime import date
from decimal import Decimal

import pytest

from masterplan_cli.disk import PackagedStore
from masterplan_cli.loading.load import load_text
from masterplan_cli.model.catalogue import Catalogues, questions_of
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.reference import CODE, Reference
from masterplan_cli.pipeline import load_catalogues, shipped
from masterplan_cli.source.text import SourceText
from tests.support.profiles import catalogues, make_profile, programme

STORE, CATALOGUES = PackagedStore(), catalogues()
SHIPPED = shipped(STORE)
ITEMS = [
    ("sdg", 17),  # A/RES/70/1: 17 goals
    ("iso-37122", 19),  # ISO 37122:2019: 19 themes
    ("spbe", 6),  # Perpres 132/2022: 6 domains
    ("pemdi", 7),  # PermenPANRB 8/2026: 7 aspects
    ("u4ssc", 7),  # U4SSC: 3 + 2 + 2 sub-dimensions
    ("national-priorities", 8),  # RPJMN 2025–2029: 8 national priorities
]


@pytest.mark.parametrize(("folder", "catalogue"), SHIPPED, ids=lambda each: getattr(each, "id", each))
def test_every_catalogue_says_where_it_is_from(folder: str, catalogue: Reference) -> None:
    assert catalogue.source
    assert catalogue.edition
    assert catalogue.date[:4].isdigit()
    assert catalogue.name.id
    assert catalogue.name.en


def test_every_file_is_listed() -> None:
    folders = (
        "taxonomies",
        "funding",
        "frameworks",
        "codes",
        "regulations",
        "evaluation",
        "rubrics",
        "readiness",
        "completeness",
        "thresholds",
    )
    files = {name for folder in folders for name in STORE.names(f"catalogues/{folder}")}
    assert len(SHIPPED) == len(files) == len({catalogue.id for _, catalogue in SHIPPED})


@pytest.mark.parametrize(("framework", "expected"), ITEMS)
def test_number_of_items(framework: str, expected: int) -> None:
    items = CATALOGUES.framework(framework).items
    assert len(items) == len({item.id for item in items}) == expected
    assert all(item.name.id and item.name.en for item in items)


def test_sdg_has_169_targets() -> None:  # A/RES/70/1, paragraph 54: 17 goals and 169 targets
    sdg = CATALOGUES.framework("sdg")
    assert sum(len(tuple(item.targets)) for item in sdg.items) == 169


@pytest.mark.parametrize(
    ("framework", "code", "expected"),
    [
        ("sdg", "11", "11"), ("sdg", "11.2", "11"), ("sdg", "11.a", "11"), ("sdg", "11.8", None), ("sdg", "18", None),
        ("sdg", "8.10", "8"), ("sdg", "1", "1"), ("sdg", "1.10", None), ("sdg", "17.a", None),
        ("u4ssc", "EC-ICT", "EC-ICT"), ("u4ssc", "EC: ICT: ICT: 1C", "EC-ICT"), ("u4ssc", "EC: X: ICT: 1C", None),
        ("u4ssc", "EC: ICT: ICT: 1X", None), ("iso-37122", "water", "water"), ("iso-37122", "wate", None),
    ],
)  # fmt: skip
def test_codes_are_found_whole(framework: str, code: str, expected: str | None) -> None:
    found = CATALOGUES.framework(framework).item_of(code)
    assert (found.id if found else None) == expected


def test_pemdi_weights_sum_to_hundred() -> None:  # training data set on PermenPANRB 8/2026
    assert sum(item.weight or 0 for item in CATALOGUES.framework("pemdi").items) == 100


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("1", "Kurang"), ("1.49", "Kurang"), ("1.50", "Cukup"), ("2.49", "Cukup"), ("2.50", "Baik"), ("3.49", "Baik"),
        ("3.50", "Sangat Baik"), ("3.99", "Sangat Baik"), ("4.00", "Memuaskan"), ("5", "Memuaskan"),
    ],
)  # fmt: skip
def test_pemdi_bands_are_half_open(score: str, expected: str) -> None:
    band = CATALOGUES.framework("pemdi").band(Decimal(score))
    assert band is not None
    assert band.name.id == expected


@pytest.mark.parametrize("scheme", CATALOGUES.schemes.values(), ids=lambda scheme: scheme.id)
def test_weights_of_every_intake_sum_to_hundred(scheme: object) -> None:
    for intake in scheme.intakes:  # type: ignore[attr-defined]
        parts = scheme.components_of(intake.id)  # type: ignore[attr-defined]
        assert sum(part.weights[intake.id] for part in parts) == 100
        ids = [each.id for part in parts for each in questions_of(part, CATALOGUES)]
        assert len(ids) == len(set(ids))


def test_the_rubric_has_ten_indicators_and_twelve_questions() -> None:  # evaluation reports of 2022 and 2023
    rubric = CATALOGUES.quick_win_rubric
    assert len(rubric.items) == 10
    assert sum(len(item.questions) for item in rubric.items) == 12


def test_the_survey_of_2023_has_54_statements() -> None:  # evaluation report of 2023: 18 blocks of 3 statements
    impact = next(part for part in CATALOGUES.schemes["kominfo-2023"].components if part.id == "impact")
    assert len(impact.questions) == 54
    assert len({each.of for each in impact.questions}) == 18


def test_readiness_has_five_elements_of_three_components() -> None:
    elements = [item.element for item in CATALOGUES.readiness.items]
    assert {element: elements.count(element) for element in elements} == dict.fromkeys(
        ("culture", "structure", "infrastructure", "superstructure", "nature"), 3
    )


def test_code_books_are_in_order_of_their_dates() -> None:
    dates = [book.date for book in CATALOGUES.code_books.items]
    assert dates == sorted(dates)
    assert (dates[0], dates[-1]) == (date(2019, 10, 18), date(2026, 5, 7))


@pytest.mark.parametrize(
    ("code", "is_code"),
    [
        ("2.16", True), ("2.16.03", True), ("2.16.03.2.01", True), ("2.16.02.2.01.08", True), ("X.XX.01", True),
        ("2.16.02.2.01.0024", True), ("2.16.3", False), ("216.03", False), ("2.16.03.2", False), ("2.16.03.2.1", False),
    ],
)  # fmt: skip
def test_form_of_codes(code: str, is_code: bool) -> None:
    assert bool(CODE.fullmatch(code)) is is_code


@pytest.mark.parametrize(
    ("edition", "code", "fits"),
    [
        ("kepmendagri-050-5889-2021", "2.16.02.2.01.08", True),  # as seen in data of 2022
        ("kepmendagri-050-5889-2021", "2.16.02.2.01.0024", False),
        ("kepmendagri-3406-2024", "2.16.02.2.01.0024", True),  # as seen in data of 2025
        ("kepmendagri-3406-2024", "2.16.02.2.01.24", False),
        ("kepmendagri-1317-2023", "2.16.02.2.01.24", True),  # the digits of this edition are not known
        ("kepmendagri-1317-2023", "2.16.02.2.01.0024", True),
        ("kepmendagri-3406-2024", "2.16.02", True),
    ],
)
def test_digits_of_the_edition(edition: str, code: str, fits: bool) -> None:
    book = CATALOGUES.code_books.edition_of(edition)
    assert book is not None
    assert book.fits(code) is fits


def test_both_taxonomies_have_the_same_subdimensions() -> None:
    draft = load_catalogues(STORE, "komdigi-draft-2026").taxonomy
    now = CATALOGUES.taxonomy
    assert [dimension.id for dimension in draft.dimensions] == ["GOV", "ECO", "LIV", "SOC", "ENV", "MOB"]
    assert sorted(p.id for d in draft.dimensions for p in d.subdimensions) == sorted(
        p.id for d in now.dimensions for p in d.subdimensions
    )
    assert draft.draft
    assert not draft.verified


def test_the_crosswalk_says_where_every_subdimension_went() -> None:
    draft = load_catalogues(STORE, "komdigi-draft-2026").taxonomy
    assert draft.crosswalk is not None
    for dimension in CATALOGUES.taxonomy.dimensions:
        went = {found.id for part in dimension.subdimensions if (found := draft.dimension_of(part.id))}
        assert went == set(draft.crosswalk.dimensions[dimension.id])
    assert draft.crosswalk.dimensions["BRA"] == ("ECO", "LIV")
    mobility = draft.dimension_of("LIV-3")
    assert mobility is not None
    assert mobility.id == "MOB"


@pytest.mark.parametrize("edition", ["kominfo-2017", "komdigi-draft-2026"])
def test_the_default_crosswalk_names_what_exists(edition: str) -> None:
    dimensions = {dimension.id for dimension in load_catalogues(STORE, edition).taxonomy.dimensions}
    for framework in CATALOGUES.frameworks.values():
        assert not framework.defaults or dimensions <= framework.defaults.keys()
        assert {id for ids in framework.defaults.values() for id in ids} <= framework.by_code.keys()


def test_catalogues_are_read_when_they_are_wanted() -> None:
    read: list[str] = []

    class Shelf:
        def names(self, folder: str) -> tuple[str, ...]:
            return CATALOGUES.shelf.names(folder)

        def read(self, folder: str, id: str, model: type) -> object:  # type: ignore[type-arg]
            read.append(id)
            return load_text(SourceText(id, STORE.read(f"catalogues/{folder}/{id}.yaml")), model)

    lazy = Catalogues(CATALOGUES.taxonomy, CATALOGUES.funding, Shelf())  # type: ignore[arg-type]
    assert read == []
    assert lazy.framework("sdg").item_of("1")
    assert lazy.framework("sdg").item_of("2")
    assert read == ["sdg"]


def test_tags_keep_their_spelling() -> None:
    profile = make_profile(programmes=[programme("A", sdg=["8.10", "11"], u4ssc=["EC: ICT: ICT: 1C"])])
    assert isinstance(profile, Profile)
    assert profile.programmes[0].sdg == ("8.10", "11")
