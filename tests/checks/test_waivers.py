"""Waivers: what they cover, until when, and what they can never cover."""

import pytest

from masterplan_cli.checks.waivers import apply_waivers
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.source.address import Address, parse_address, show_address
from tests.support.profiles import make_profile, programme

ERROR = Rule("MP201", "unknown-reference", Severity.ERROR)
WARNING = Rule("MP603", "programme-without-plan", Severity.WARNING)
NOTE = Rule("MP602", "programme-without-indicator", Severity.NOTE)
PROGRAMMES = [programme("GOV-1.01"), programme("GOV-1.011")]


def waived(code: str, place: str, at: Address, rule: Rule, until: str = "2026-12-31") -> tuple[bool, list[str]]:
    """Whether the finding is waived, and which complaints there are about the waiver."""
    waiver = {"code": code, "place": place, "reason": "later", "until": until}
    profile = make_profile(programmes=PROGRAMMES, waivers=[waiver])
    first, *others = apply_waivers(profile, [Finding(rule, at)], (ERROR, WARNING, NOTE))
    return first.waived == "later", [finding.rule.code for finding in others]


@pytest.mark.parametrize(
    ("code", "place", "at", "is_waived"),
    [
        ("MP602", "GOV-1.01", ("programmes", 0, "id"), True),
        ("programme-without-indicator", "GOV-1.01", ("programmes", 0, "budget", "2026"), True),
        ("MP602", "programmes[0]", ("programmes", 0, "id"), True),
        ("MP602", "programmes", ("programmes", 1, "id"), True),
        ("MP602", "GOV-1.01", ("programmes", 1, "id"), False),
        ("MP602", "programmes[1]", ("programmes", 11, "id"), False),
        ("MP603", "GOV-1.01", ("programmes", 0, "id"), False),
    ],
)
def test_a_waiver_covers_its_place_and_what_is_in_it(code: str, place: str, at: Address, is_waived: bool) -> None:
    assert waived(code, place, at, NOTE) == (is_waived, [] if is_waived else ["MP712"])


def test_a_waiver_holds_to_its_last_day_by_the_date_of_the_document() -> None:
    at = ("programmes", 0, "id")
    assert waived("MP602", "GOV-1.01", at, NOTE, until="2026-01-15") == (True, [])
    assert waived("MP602", "GOV-1.01", at, NOTE, until="2026-01-14") == (False, ["MP711"])


def test_errors_are_never_waived() -> None:
    assert waived("MP201", "GOV-1.01", ("programmes", 0, "lead"), ERROR) == (False, ["MP713"])


def test_an_unknown_code_is_named() -> None:
    assert waived("MP999", "GOV-1.01", ("programmes", 0, "id"), NOTE) == (False, ["MP710"])


@pytest.mark.parametrize("address", [("a",), ("programmes", 3, "budget", "2025"), ("a", 0, 1, "b")])
def test_an_address_is_read_as_it_is_shown(address: Address) -> None:
    assert parse_address(show_address(address)) == address


@pytest.mark.parametrize("text", ["", ".", "a..b", "a[", "a[x]", "a]b", "[0", "a b]"])
def test_what_is_no_address(text: str) -> None:
    assert parse_address(text) is None
