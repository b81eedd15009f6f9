"""Words in another language: whole texts first, then terms, the longest first, at the ends of words."""

import pytest

from masterplan_cli.document.foreign import Foreign

FOREIGN = Foreign(
    dict.fromkeys(("Dinas Kesehatan", "Satu loket\nuntuk izin.", "Warga", "APBD", "2019"), "id"),
    {"smart city": "en", "smart city council": "en", "desa": "id", "e-government": "en"},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Nothing here", [("Nothing here", "")]),
        ("Dinas Kesehatan", [("Dinas Kesehatan", "id")]),
        ("of Dinas Kesehatan", [("of ", ""), ("Dinas Kesehatan", "id")]),
        ("DINAS KESEHATAN!", [("DINAS KESEHATAN", "id"), ("!", "")]),
        ("Dinas Kesehatankota", [("Dinas Kesehatankota", "")]),
        ("Satu loket\nuntuk izin.", [("Satu loket\nuntuk izin.", "id")]),
        ("Satu loket untuk izin.", [("Satu loket untuk izin.", "id")]),
        (
            "It says: satu loket untuk izin, no more",
            [("It says: ", ""), ("satu loket untuk izin", "id"), (", no more", "")],
        ),
        ("Warga", [("Warga", "id")]),
        ("Warga first", [("Warga first", "")]),
        ("APBD", [("APBD", "")]),
        ("2019", [("2019", "")]),
        ("e-government", [("e-government", "en")]),
        ("e-mail", [("e-mail", "")]),
        ("İzmir, a smart city", [("İzmir, a ", ""), ("smart city", "en")]),
        ("Every desa and Desa.", [("Every ", ""), ("desa", "id"), (" and ", ""), ("Desa", "id"), (".", "")]),
        ("desakan", [("desakan", "")]),
        ("Smart City Council", [("Smart City Council", "en")]),
        ("a smart city", [("a ", ""), ("smart city", "en")]),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(FOREIGN.parts(text)) == expected
    assert FOREIGN.holds(text) or not any(language for _, language in expected)


def test_what_holds_nothing_foreign_is_quickly_known() -> None:
    assert not FOREIGN.holds("Nothing here")


def test_without_terms_nothing_is_searched() -> None:
    assert list(Foreign().parts("desa")) == [("desa", "")]
    assert not Foreign().holds("desa")
