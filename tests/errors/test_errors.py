"""One smallest bad profile for each rule: what `masterplan check` shows for it, in English.

`MPxxx.yaml` is the profile, `MPxxx.txt` what the user sees but for notes of other rules; `--regenerate` writes the
texts anew. Rules that one
file on disk cannot show are tested elsewhere and listed here with the reason.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.finding import Severity
from masterplan_cli.diagnostics.show_json import show_json
from masterplan_cli.diagnostics.show_text import show_text
from masterplan_cli.disk import DiskFiles, PackagedStore

FOLDER = Path(__file__).parent
SAMPLES = sorted(FOLDER.glob("MP*.yaml"))
ELSEWHERE = {
    "MP001": "bytes that are no UTF-8: tests/loading",
    "MP002": "zero bytes: tests/loading",
    "MP006": "a file above the limit: tests/loading",
    "MP008": "two million values: tests/loading",
    "MP020": "the reading of last resort",
    "MP029": "a directive before the first document is read by the library itself",
    "MP031": "tests/loading",
    "MP032": "tests/loading",
    "MP033": "tests/loading",
    "MP041": "a folder: tests/cli",
    "MP042": "a pipe: tests/cli",
    "MP043": "a file without permission: tests/cli",
    "MP044": "a symbolic link that leaves the folder: tests/loading",
    "MP045": "an error of the disk",
    "MP053": "an included file that includes: tests/loading",
    "MP054": "one key in two files: tests/loading",
    "MP055": "thousands of included files: tests/loading",
    "MP122": "no list of the model has a length yet",
    "MP124": "tests/loading",
    "MP882": "a map file above the limit: tests/loading",
    "MP198": "errors of the library that no field of the model can give",
    "MP892": "a picture beside the profile: tests/loading",
    "MP893": "a picture beside the profile: tests/loading",
    "MP199": "thousands of findings: tests/loading",
}


@pytest.fixture(autouse=True)
def _in_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


@cache
def check(path: Path) -> tuple[pipeline.Diagnostic, ...]:
    return pipeline.check(DiskFiles(Path(path.name)), path.name, PackagedStore()).diagnostics


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_the_user_sees(path: Path, request: pytest.FixtureRequest) -> None:
    notes = [each for each in check(path) if each.rule.severity is Severity.NOTE and each.rule.code != path.stem]
    text = show_text([each for each in check(path) if each not in notes], sentences_of_findings("en"))
    expected = path.with_suffix(".txt")
    if request.config.getoption("--regenerate"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_shows_its_rule_once(path: Path) -> None:
    found = [diagnostic for diagnostic in check(path) if diagnostic.rule.code == path.stem]
    assert len(found) == 1
    errors = [diagnostic.rule.code for diagnostic in check(path) if diagnostic.is_error]
    assert errors in ([], [path.stem]), "one cause gives one error"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sentence_can_be_filled(path: Path, language: str) -> None:
    sentences = sentences_of_findings("id" if language == "id" else "en")
    for finding in json.loads(show_json(check(path), sentences))["findings"]:
        assert finding["message"] != finding["name"], "the message lacks a fact"
        assert "{" not in finding["message"] + (finding["help"] or "")


def test_every_rule_has_a_sample_or_a_reason() -> None:
    codes = {rule.code for rule in pipeline.all_rules()}
    shown = {path.stem for path in SAMPLES}
    assert shown | ELSEWHERE.keys() == codes
    assert not shown & ELSEWHERE.keys()


def test_codes_and_names_are_unique() -> None:
    rules = pipeline.all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_both_languages_say_the_same_things() -> None:
    import re

    indonesian, english = sentences_of_findings("id"), sentences_of_findings("en")
    assert (
        indonesian.keys()
        == english.keys()
        == {rule.code for rule in pipeline.all_rules()} | {"WORDS", "RELATED", "FORMS"}
    )
    for code, sentences in indonesian.items():
        assert sentences.keys() == english[code].keys(), code
        for key, text in sentences.items():
            assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", english[code][key])), f"{code}.{key}"
