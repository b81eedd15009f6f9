"""Templates and profile text: what stays text, how parts are numbered, what a template may not do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader
from jinja2.exceptions import SecurityError, UndefinedError
from markdown_it import MarkdownIt

from masterplan_cli import pipeline
from masterplan_cli.compose.environment import make_environment
from masterplan_cli.compose.escape import escape_markdown, write_markdown
from masterplan_cli.compose.words import load_language
from masterplan_cli.disk import DiskFiles, PackagedStore
from masterplan_cli.document.inline import Citation, Emphasis, Link, Reference, Strong, Text, plain
from masterplan_cli.document.parse import Heading, Marker, blocks, inlines, outline
from tests.cli.commands import ROOT
from tests.support.templates import COMPILED

STORE = PackagedStore()


def render(text: str, **names: object) -> str:
    environment = make_environment(STORE, load_language(STORE, "id"), None)
    environment.loader = DictLoader({"t": text})
    return environment.get_template("t").render(**names)


@given(st.text(max_size=60))
def test_profile_text_reads_back_as_the_same_text(text: str) -> None:
    parsed = blocks(f"a {escape_markdown(text)} z")
    words = " ".join(text.translate(dict.fromkeys((*range(32), 127, 133, 8232, 8233), " ")).split(" "))
    assert len(parsed) == 1
    shown = " ".join(plain(parsed[0].inlines).split())  # type: ignore[union-attr]
    assert shown == " ".join(f"a {words} z".replace("\ufffd", "\ufffd").split()) or "\x00" in text


@pytest.mark.parametrize(
    "hostile",
    ["# heading", "- item", "1. item", "> quote", "| a | b |", "`code`", "**bold**", "[x](javascript:alert(1))",
     "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "[@](exhibit:budget.total)", "![i](http://x/y)"],
)  # fmt: skip
def test_hostile_text_is_only_text(hostile: str) -> None:
    parts = outline(f"# T\n\n{render('{{ x }}', x=hostile)}\n")
    assert [type(part).__name__ for part in parts] == ["Heading", "Paragraph"]
    assert plain(parts[1].inlines) == hostile  # type: ignore[union-attr]


def test_markdown_fields_keep_allowed_marks_and_nothing_else() -> None:
    assert inlines("*smart* **city** [b](https://b.id)") == (
        Emphasis((Text("smart"),)), Text(" "), Strong((Text("city"),)), Text(" "), Link("https://b.id", (Text("b"),)),
    )  # fmt: skip
    assert plain(inlines("[x](javascript:alert(1)) <b>y</b>")) == "x <b>y</b>"
    assert not any(isinstance(each, Link) for each in inlines("[x](javascript:a) [y](//h) [z](file:///etc) [r](ref:a)"))


def test_markdown_fields_survive_a_trip_through_a_template() -> None:
    source = "a *b* **c** [d](https://e.id) `f` # g"
    assert plain(inlines(str(write_markdown(inlines(source))))) == plain(inlines(source))


def test_templates_have_markers_and_references() -> None:
    parts = outline("# T\n\nsee [@](ref:budget.total/x), [@](cite:s1)\n\n[@](exhibit:budget.total/x)\n")
    assert parts[0] == Heading(1, (Text("T"),))
    assert [type(inline) for inline in parts[1].inlines] == [Text, Reference, Text, Citation]  # type: ignore[union-attr]
    assert parts[2] == Marker("exhibit", "budget.total/x")


@given(st.text(max_size=80))
def test_no_markdown_field_raises(text: str) -> None:
    blocks(text)
    inlines(text)


def test_templates_are_strict_and_sandboxed() -> None:
    with pytest.raises(UndefinedError):
        render("{{ nowhere }}")
    with pytest.raises((SecurityError, UndefinedError)):
        render("{{ ''.__class__.__mro__ }}")
    with pytest.raises(TypeError):
        render("{{ x }}", x=None)


def test_a_profile_is_never_a_template() -> None:
    assert "49" not in render("{{ x }}", x="{{ 7*7 }}")


def test_numbering_begins_anew_in_each_chapter() -> None:
    outcome = pipeline.check(DiskFiles(ROOT / "examples" / "port-marlow.yaml"), "port-marlow.yaml", STORE)
    assert outcome.value is not None
    built = pipeline.build(outcome.value, STORE, pipeline.Order(books=("masterplan",)), COMPILED)
    indonesian, english = sorted(built.documents.books, key=lambda book: book.language != "id")
    assert [chapter.number for chapter in indonesian.chapters[:3]] == ["BAB I", "BAB II", "BAB III"]
    assert [chapter.number for chapter in english.chapters[:3]] == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert [section.number for section in english.chapters[0].sections] == ["1.1", "1.2", "1.3", "1.4"]
    assert english.chapters[2].sections[0].sections[0].number == "3.1.1"
    numbers = [block.number for block in english.tables()]
    assert numbers[0] == "Table 1.1"
    assert len(numbers) == len(set(numbers))
    assert english.labels["budget.by-year-source"].text.startswith("Table 5.")


def test_the_reader_of_markdown_is_the_safe_one() -> None:
    assert MarkdownIt("commonmark").options["html"] is True, "the library's default, which ours must not be"
    assert "<b>" in plain(inlines("<b>x</b>"))


@pytest.mark.parametrize(
    ("phrase", "shown"), [("Setiap bulan", "setiap bulan"), ("SPBE disusun", "SPBE disusun"), ("", "")]
)
def test_a_phrase_of_the_profile_begins_small_in_the_middle_of_a_sentence(phrase: str, shown: str) -> None:
    assert render("{{ phrase|lower_first }}", phrase=phrase) == shown


def test_a_phrase_begun_small_is_still_text() -> None:
    assert render("{{ phrase|lower_first }}", phrase="A *b* <i>") == f"a {escape_markdown('*b* <i>')}"
