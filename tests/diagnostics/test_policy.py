"""What a run denies and allows, and what it refuses to allow."""

import pytest

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.policy import PolicyProblem, make_policy

ERROR = Rule("MP111", "not-a-number", Severity.ERROR)
NOTE = Rule("MP602", "programme-without-indicator", Severity.NOTE)
RULES = (ERROR, NOTE)


def seen(deny: tuple[str, ...] = (), allow: tuple[str, ...] = (), waived: str | None = None) -> list[tuple[str, str]]:
    found = (Diagnostic(rule, "p.yaml", None, "", {}, waived=waived if rule is NOTE else None) for rule in RULES)
    return [(d.rule.code, d.rule.severity.name) for d in make_policy(RULES, deny, allow).apply(found) if not d.waived]


def test_denied_findings_are_errors_and_allowed_ones_are_gone() -> None:
    assert seen() == [("MP111", "ERROR"), ("MP602", "NOTE")]
    assert seen(deny=("programme-without-indicator",)) == [("MP111", "ERROR"), ("MP602", "ERROR")]
    assert seen(allow=("mp602",)) == [("MP111", "ERROR")]


def test_denying_is_stronger_than_allowing_and_than_a_waiver() -> None:
    assert seen(deny=("MP602",), allow=("MP602",)) == [("MP111", "ERROR"), ("MP602", "ERROR")]
    assert seen(waived="later") == [("MP111", "ERROR")]
    assert seen(deny=("MP602",), waived="later") == [("MP111", "ERROR"), ("MP602", "ERROR")]


@pytest.mark.parametrize(
    ("word", "key", "suggestion"),
    [("MP111", "allowed-error", ""), ("MP603", "unknown-rule", "MP602"), ("xx", "unknown-rule", "")],
)
def test_what_cannot_be_allowed(word: str, key: str, suggestion: str) -> None:
    with pytest.raises(PolicyProblem) as caught:
        make_policy(RULES, (), (word,))
    assert (caught.value.key, caught.value.suggestion) == (key, suggestion)
