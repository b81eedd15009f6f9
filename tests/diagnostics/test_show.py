"""How findings look: carets under the right cells, nothing that steers a terminal, limits, totals, JSON."""

import json
import time

from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.show_json import show_json
from masterplan_cli.diagnostics.show_text import show_text
from masterplan_cli.diagnostics.visible import visible, width
from masterplan_cli.source.text import SourceText, Span

RULE = Rule("MP111", "not-a-number", Severity.ERROR)


def at(text: str, marked: str, value: str = "x") -> Diagnostic:
    source = SourceText("p.yaml", text)
    start = text.index(marked)
    return Diagnostic(RULE, "p.yaml", Span(source, start, start + len(marked)), "a.b", {"value": value})


def caret(shown: str) -> str:
    """What stands above the carets."""
    lines = shown.splitlines()
    line = next(i for i, text in enumerate(lines) if "^" in text)
    under, over = lines[line], lines[line - 1]
    return over[under.index("^") : under.rindex("^") + 1]


def test_the_caret_stands_under_the_word() -> None:
    assert caret(show_text([at("a:\n  b: satu dua\n", "satu")], sentences_of_findings("en"))) == "satu"


def test_a_file_without_text_has_no_excerpt() -> None:
    nothing = Diagnostic(RULE, "p.yaml", Span(SourceText("p.yaml", ""), 0, 0), "", {"value": "x"})
    lines = show_text([nothing], sentences_of_findings("en")).splitlines()
    assert (lines[1], [line for line in lines if "|" in line or "^" in line]) == (" --> p.yaml", [])


def test_tabs_and_long_lines_keep_the_caret_in_place() -> None:
    text = "a: " + "z" * 500 + " satu " + "y" * 500
    shown = show_text([at(text, "satu")], sentences_of_findings("en"))
    assert caret(shown) == "satu"
    assert max(map(len, shown.splitlines())) < 140
    assert caret(show_text([at("a:\tb\tsatu", "satu")], sentences_of_findings("en"))) == "satu"


def test_wide_and_combining_characters_take_their_cells() -> None:
    assert (width("ab"), width("市"), width("e\u0301")) == (2, 2, 1)
    shown = show_text([at("a: 市長 satu", "satu")], sentences_of_findings("en")).splitlines()
    assert shown[4].index("^") == shown[3].index("satu") + 2


def test_nothing_steers_the_terminal() -> None:
    evil = "a: \x1b[31m\u202e\u200b\x07 satu"
    shown = show_text([at(evil, "satu", "\x1b]0;t\x07")], sentences_of_findings("en"))
    assert not any(c in shown for c in "\x1b\u202e\u200b\x07")
    assert visible("\x1b\u202e") == "\\u{1b}\\u{202e}"


def test_a_line_of_a_profile_is_no_command_to_a_ci_runner() -> None:
    shown = show_text([at("::error file=x::boo satu", "satu")], sentences_of_findings("en"))
    assert not any(line.startswith("::") for line in shown.splitlines())


def test_the_limit_keeps_errors_and_counts_everything() -> None:
    many = [at(f"a: satu # {n}\n", "satu") for n in range(300)]
    shown = show_text(many, sentences_of_findings("en"), limit=50)
    assert shown.count("error[MP111]") == 50
    assert "250 more" in shown
    assert "300 errors" in shown


def test_ten_thousand_findings_are_shown_in_a_second() -> None:
    text = "\n".join(f"k{n}: satu" for n in range(10_000))
    source = SourceText("p.yaml", text)
    many = [Diagnostic(RULE, "p.yaml", Span(source, s, s + 2), "", {"value": "x"}) for s in source.line_starts]
    begin = time.process_time()
    show_text(many, sentences_of_findings("en"), limit=None)
    assert time.process_time() - begin < 5


def test_colour_only_where_wanted() -> None:
    assert "\x1b[1;31m" in show_text([at("a: satu", "satu")], sentences_of_findings("en"), colour=True)


def test_json_carries_the_same() -> None:
    document = json.loads(show_json([at("a:\n  b: satu\n", "satu", "satu")], sentences_of_findings("en")))
    assert document["summary"] == {"errors": 1, "warnings": 0, "notes": 0, "waived": 0}
    assert document["findings"] == [
        {
            "code": "MP111", "name": "not-a-number", "severity": "error", "message": "`satu` is not a number",
            "help": "Write it with a decimal point, such as 77.65.", "file": "p.yaml", "line": 2, "column": 6,
            "end_line": 2, "end_column": 10, "address": "a.b", "replacement": None, "edit": None, "waived": None,
            "related": [],
        }
    ]  # fmt: skip
