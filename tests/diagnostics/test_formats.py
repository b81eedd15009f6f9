"""Findings for programs: what each service's form demands, and nothing that a profile's text could smuggle in."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.diagnostic import Diagnostic, Label
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.formats import FORMATS
from masterplan_cli.diagnostics.report import Report
from masterplan_cli.source.text import SourceText, Span

SENTENCES = sentences_of_findings("en")
ERROR = Rule("MP111", "not-a-number", Severity.ERROR)
WARNING = Rule("MP503", "figure-without-source", Severity.WARNING)
NOTE = Rule("MP602", "programme-without-indicator", Severity.NOTE)
SCHEMA = json.loads((Path(__file__).parent.parent / "support/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))


def at(marked: str = "satu", rule: Rule = ERROR, file: str = "p.yaml", value: str = "x", **more: object) -> Diagnostic:
    source = SourceText(file, "a:\n  b: satu\n")
    start = source.text.index(marked)
    return Diagnostic(rule, file, Span(source, start, start + len(marked)), "a.b", {"value": value, "id": "P"}, **more)  # type: ignore[arg-type]  # a short builder


def shown(format: str, *diagnostics: Diagnostic, strict: bool = False) -> str:
    return FORMATS[format](Report(diagnostics, SENTENCES, ("p.yaml",), strict))


def test_github_puts_each_finding_on_its_line() -> None:
    assert shown("github", at()) == (
        "::error file=p.yaml,line=2,endLine=2,col=6,endColumn=10,title=MP111 not-a-number::"
        "`x` is not a number%0AWrite it with a decimal point, such as 77.65.\n"
    )
    assert [line.split()[0] for line in shown("github", at(rule=NOTE), at(rule=WARNING), at()).splitlines()] == [
        "::error", "::warning", "::notice",
    ]  # fmt: skip
    assert shown("github") == ""


def test_nothing_in_a_profile_becomes_a_command_of_github() -> None:
    evil = "100%\r\n::stop-commands::x"
    text = shown("github", at(value=evil, file="a,b:c\n::error::.yaml"))
    assert len(text.splitlines()) == 1
    assert "file=a%2Cb%3Ac" in text
    assert "100%25" in text


def test_gitlab_names_path_line_and_a_steady_fingerprint() -> None:
    one, two = json.loads(shown("gitlab", at(), at()))
    assert (one["check_name"], one["severity"]) == ("not-a-number", "major")
    assert one["location"] == {"path": "p.yaml", "lines": {"begin": 2}}
    assert one["fingerprint"] != two["fingerprint"], "equal findings are told apart"
    moved = SourceText("p.yaml", "# a new line\na:\n  b: satu\n")
    later = Diagnostic(ERROR, "p.yaml", Span(moved, 22, 26), "a.b", {"value": "x", "id": "P"})
    assert json.loads(shown("gitlab", later))[0]["fingerprint"] == one["fingerprint"]


SARIF_CASES = {
    "nothing": (),
    "related and mended": (at(replacement="7", related=(Label(at("a").span, "first-defined-here"),)),),  # type: ignore[arg-type]  # the builder gives a span
    "waived": (at(rule=NOTE, waived="under way"),),
    "no place": (Diagnostic(ERROR, "no:such file.yaml", None, "", {"value": "x"}),),
    "all": (at(), at(rule=WARNING), at(rule=NOTE)),
}


@pytest.mark.parametrize("name", SARIF_CASES)
def test_sarif_is_valid_against_the_published_schema(name: str) -> None:
    log = json.loads(shown("sarif", *SARIF_CASES[name]))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert len(log["runs"][0]["results"]) == len(SARIF_CASES[name])


def test_the_schema_would_notice_a_mistake() -> None:
    log = json.loads(shown("sarif", at()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_sarif_carries_place_fix_and_suppression() -> None:
    mended, waived = json.loads(shown("sarif", at(replacement="7"), at(rule=NOTE, waived="under way")))["runs"][0][
        "results"
    ]
    region = {"startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 10}
    assert mended["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "p.yaml"}, "region": region}
    change = mended["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": region, "insertedContent": {"text": "7"}}
    assert waived["suppressions"] == [{"kind": "inSource", "justification": "under way"}]


@pytest.mark.parametrize(("strict", "failures", "skipped"), [(False, "1", "2"), (True, "2", "1")])
def test_junit_fails_what_fails_the_run(strict: bool, failures: str, skipped: str) -> None:
    suite = ET.fromstring(shown("junit", at(), at(rule=WARNING), at(rule=NOTE), strict=strict))[0]
    assert (suite.get("name"), suite.get("tests")) == ("p.yaml", "3")
    assert (suite.get("failures"), suite.get("skipped")) == (failures, skipped)


def test_junit_of_a_sound_profile_has_one_passed_test() -> None:
    assert [len(case) for case in ET.fromstring(shown("junit"))[0]] == [0]


def test_junit_stays_xml_whatever_a_profile_says() -> None:
    text = shown("junit", at(value="]]><x a='\"'>&\x00\x1b", file='<&">.yaml'))
    assert ET.fromstring(text)[1].get("name") == '<&">.yaml'


def test_what_is_waived_is_counted_in_no_form_but_json_and_sarif() -> None:
    waived = at(rule=NOTE, waived="under way")
    assert shown("github", waived) == ""
    assert json.loads(shown("gitlab", waived)) == []
    assert json.loads(shown("json", waived))["summary"] == {"errors": 0, "warnings": 0, "notes": 0, "waived": 1}
