"""Texts of a profile in another language than the book, and the terms of the pages of the examples."""

import re
from html.parser import HTMLParser

import pytest

from masterplan_cli.checks.wording import FOREIGN
from masterplan_cli.compose.foreign import find_foreign
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import PackagedStore
from masterplan_cli.language.language import LANGUAGES, LanguageCode
from tests.support.profiles import make_profile, programme
from tests.test_examples import NAMES, build

STORE = PackagedStore()
PROFILE = make_profile(
    organisations=[{"id": "pd", "name": "Dinas Kesehatan", "abbreviation": "Dinkes"}],
    programmes=[
        programme("A", name={"id": "Antrean daring", "en": "Online queue"}, beneficiaries={"id": "Warga"}, lead="pd"),
        programme("C", description={"id": "Kota yang **aman**.\n\n- dan hemat air"}),
        programme("B", name="Peta banjir", beneficiaries={"id": "Peta banjir", "en": "Peta banjir"}),
    ],
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dinas Kesehatan", "id"),  # given once, in the language of the document
        ("en", "Warga", "id"),  # the translation is missing
        ("en", "Antrean daring", "id"),
        ("en", "Kota yang aman.", "id"),  # as a reader sees it, without the marks
        ("en", "dan hemat air", "id"),
        ("en", "Online queue", None),
        ("en", "Peta banjir", None),  # said to be the same in English
        ("id", "Dinas Kesehatan", None),
        ("id", "Online queue", "en"),
        ("id", "pd", None),  # an id is no text
        ("en", "A", None),
    ],
)
def test_texts(language: LanguageCode, text: str, expected: str | None) -> None:
    assert find_foreign(PROFILE, load_language(STORE, language)).texts.get(text) == expected


class Heard(HTMLParser):
    """Collects the words that a screen reader speaks in the language of the page."""

    SILENT = ("svg", "script", "style", "title", "option")  # none of them can hold marked words

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "wbr", "img", "input"):
            self.open.append((tag, tag in self.SILENT or (tag != "html" and "lang" in dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(skipped for _, skipped in self.open):
            self.words.append(data)


def test_what_a_check_calls_foreign_is_a_foreign_term() -> None:
    assert set(FOREIGN) <= load_language(STORE, "id").foreign.keys()


def pattern_of(language: LanguageCode) -> re.Pattern[str]:
    terms = load_language(STORE, language).foreign
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, terms))})\b", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_foreign_term_is_left_unmarked(name: str, language: LanguageCode) -> None:
    pattern, result = pattern_of(language), build(name)
    for book in result.built.documents.books:
        if book.language == language:
            heard = Heard()
            heard.feed(result.files[f"{book.stem}.html"])
            assert [words for words in heard.words if pattern.search(words)] == [], book.stem


@pytest.mark.parametrize("name", NAMES)
def test_no_foreign_term_is_left_unmarked_on_the_front_page(name: str) -> None:
    # The second language stands in a section of its own, which is skipped here as it has its own lang.
    result, heard = build(name), Heard()
    heard.feed(result.files["index.html"])
    pattern = pattern_of(result.built.documents.fronts[0].language)
    assert [words for words in heard.words if pattern.search(words)] == []
