"""`docs/findings.md` lists every rule; `make goldens` writes it anew."""

from pathlib import Path

import pytest

from masterplan_cli import pipeline
from masterplan_cli.cli.console import sentences_of_findings
from masterplan_cli.diagnostics.finding import Rule, Severity

PAGE = Path(__file__).parent.parent.parent / "docs" / "findings.md"
GROUPS = {
    "MP0": "Files and YAML",
    "MP1": "Keys and values",
    "MP2": "Codes, references and the region",
    "MP3": "Money",
    "MP4": "Time",
    "MP5": "Figures, sources and indicators",
    "MP6": "Programmes and the plan as a whole",
    "MP7": "Quick wins and waivers",
    "MP8": "Priorities, catalogues and wording",
}
INTRODUCTION = """\
# Findings

Everything that `masterplan check` can say: {count} rules, {checks} of them about the sense of a profile rather than its
shape. An error stops a build, a warning only with `--strict`, a note never. `masterplan explain MP301` shows why a rule
matters, with a wrong and a right example; `masterplan list checks` prints this list. Where a finding ends in “to be
confirmed”, the tool asks: the profile may well be right. Codes and names are never given to another rule.

This page is written by `make goldens`.
"""


def line(rule: Rule, messages: dict[str, str]) -> str:
    said = messages[rule.code].replace("|", "\\|").replace("<", "&lt;")
    return f"| {rule.code} | `{rule.name}` | {rule.severity.name.lower()} | {said} |"


def expected() -> str:
    messages = {code: each.get("message", "") for code, each in sentences_of_findings("en").items()}
    rules = pipeline.all_rules()
    parts = [INTRODUCTION.format(count=len(rules), checks=sum(rule.code >= "MP2" for rule in rules))]
    for prefix, title in GROUPS.items():
        lines = [line(rule, messages) for rule in rules if rule.code.startswith(prefix)]
        head = f"## {title}\n\n| Code | Name | Severity | It says |\n|---|---|---|---|\n"
        parts.append(head + "\n".join(lines) + "\n")
    return "\n".join(parts)


def test_the_page_is_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--regenerate"):
        PAGE.write_text(expected(), encoding="utf-8")
    assert expected() == PAGE.read_text(encoding="utf-8"), "run `make goldens`"


def test_every_rule_is_in_a_group() -> None:
    assert {rule.code[:3] for rule in pipeline.all_rules()} <= GROUPS.keys()


def test_there_are_checks_enough_and_few_errors() -> None:
    checks = [rule for rule in pipeline.all_rules() if rule.code >= "MP2"]
    assert len(checks) >= 60, "the promise of the catalogue"
    assert sum(rule.severity is Severity.ERROR for rule in checks) * 4 < len(checks), "sense is asked, not denied"
