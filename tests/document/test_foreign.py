"""Words in another language: whole texts first, then terms, the longest first, at the ends of words."""

import pytest

from masterplan_cli.document.foreign import Foreign

FOREIGN = Foreign({"Dinas Kesehatan": "id"}, {"smart city": "en", "smart city council": "en", "desa": "id"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Nothing here", [("Nothing here", "")]),
        ("Dinas Kesehatan", [("Dinas Kesehatan", "id")]),
        ("of Dinas Kesehatan", [("of Dinas Kesehatan", "")]),
        ("Every desa and Desa.", [("Every ", ""), ("desa", "id"), (" and ", ""), ("Desa", "id"), (".", "")]),
        ("desakan", [("desakan", "")]),
        ("Smart City Council", [("Smart City Council", "en")]),
        ("a smart city", [("a ", ""), ("smart city", "en")]),
    ],
)
def test_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(FOREIGN.parts(text)) == expected
    assert FOREIGN.holds(text) is any(language for _, language in expected)


def test_without_terms_nothing_is_searched() -> None:
    assert list(Foreign().parts("desa")) == [("desa", "")]
    assert not Foreign().holds("desa")
