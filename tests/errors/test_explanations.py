"""Every rule is explained in both languages, and the examples of its page do what the page says.

A page is `# MPxxx name`, a paragraph on why it matters, then a wrong and a right example; both are run here. What an
example does not show of a profile (its document and region) is added.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.disk import DiskFiles, PackagedStore
from tests.errors.test_errors import ELSEWHERE

PAGES = Path(__file__).parent.parent.parent / "templates" / "explanations"
HEAD = {
    "schema": "schema: 1\n",
    "document": "document: {title: Plan, date: 2026-01-15, period: 2026-2030}\n",
    "region": "region: {kind: kota, name: Kota Uji, province: Provinsi Uji}\n",
}
TITLES = {"id": ("Salah", "Benar"), "en": ("Wrong", "Right")}
RULES = {rule.code: rule for rule in pipeline.all_rules()}
FENCE = re.compile(r"\n## (\w+)\n\n```yaml\n(.*?)```\n", re.DOTALL)
NEEDS_A_MAP = {"MP883", "MP884", "MP885", "MP886", "MP887"}
"""Rules about what a map file beside the profile holds; their samples bring one along."""
WITHOUT_EXAMPLE = ELSEWHERE.keys() | NEEDS_A_MAP


@cache
def page(language: str, code: str) -> str:
    return (PAGES / language / f"{code}.md").read_text(encoding="utf-8")


def examples(language: str, code: str) -> dict[str, str]:
    return dict(FENCE.findall(page(language, code)))


def whole(example: str) -> str:
    """The example with what it leaves out; one without any key is a whole file."""
    keys = {line.partition(":")[0] for line in example.splitlines() if line and line[0] not in " #-"}
    return "".join(text for key, text in HEAD.items() if keys and key not in keys) + example


def codes(example: str, folder: Path) -> set[str]:
    path = folder / "profile.yaml"
    path.write_text(example, encoding="utf-8")
    return {each.rule.code for each in pipeline.check(DiskFiles(path), path.name, PackagedStore()).diagnostics}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", RULES)
def test_the_page_has_its_parts(code: str, language: str) -> None:
    text = page(language, code)
    first, _, rest = text.partition("\n\n")
    why = rest.partition("\n\n")[0].strip()
    assert first == f"# {code} {RULES[code].name}"
    assert len(why.split()) >= 8, "says why it matters"
    if code not in WITHOUT_EXAMPLE:
        assert tuple(examples(language, code)) == TITLES[language]


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_the_examples_are_the_same_in_both_languages(code: str) -> None:
    assert tuple(examples("id", code).values()) == tuple(examples("en", code).values())


@pytest.mark.parametrize("code", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_the_wrong_example_is_found_and_the_right_one_is_not(code: str, tmp_path: Path) -> None:
    wrong, right = examples("id", code).values()
    assert code in codes(whole(wrong), tmp_path)
    after = codes(whole(right), tmp_path)
    assert code not in after
    assert not {each for each in after if RULES[each].severity == 0}, "the right example is no error"


def test_no_page_without_a_rule() -> None:
    for language in ("id", "en"):
        assert {path.stem for path in (PAGES / language).iterdir()} == RULES.keys()
