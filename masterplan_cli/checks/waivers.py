"""Waivers: which findings a profile accepts, and which of its waivers say nothing (any more)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.diagnostics.policy import PolicyProblem, find_rule
from masterplan_cli.model.entity import pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.model.waiver import Waiver
from masterplan_cli.source.address import Address, parse_address

UNKNOWN_WAIVED_RULE = Rule("MP710", "unknown-waived-rule", Severity.WARNING)
EXPIRED_WAIVER = Rule("MP711", "expired-waiver", Severity.WARNING)
UNUSED_WAIVER = Rule("MP712", "unused-waiver", Severity.WARNING)
WAIVED_ERROR = Rule("MP713", "waived-error", Severity.WARNING)
RULES = (UNKNOWN_WAIVED_RULE, EXPIRED_WAIVER, UNUSED_WAIVER, WAIVED_ERROR)


@dataclass(frozen=True, slots=True)
class _Scope:
    """A waiver that holds: its rule and the addresses that it covers."""

    index: int
    code: str
    places: tuple[Address, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        return finding.rule.code == self.code and any(finding.at[: len(at)] == at for at in self.places)


def apply_waivers(profile: Profile, findings: Sequence[Finding], rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """The findings, those that a waiver covers with its reason, and what is wrong with the waivers themselves.

    A waiver covers what is found at its place or inside it. Errors are never waived: what is computed from a
    profile with errors would be wrong.
    """
    if not profile.waivers:
        return tuple(findings)
    complaints: list[Finding] = []
    scopes = list(_scopes(profile, rules, complaints))
    used: set[int] = set()
    marked = [_marked(finding, scopes, used) for finding in findings]
    unused = (_complaint(UNUSED_WAIVER, profile, scope.index) for scope in scopes if scope.index not in used)
    return (*marked, *complaints, *unused)


def _scopes(profile: Profile, rules: Sequence[Rule], complaints: list[Finding]) -> Iterator[_Scope]:
    places = dict[str, list[Address]]()
    for id, at in _ids(profile.model_dump(by_alias=True, exclude={"waivers"}), ()):
        places.setdefault(id, []).append(at)
    for index, waiver in enumerate(profile.waivers):
        try:
            rule = find_rule(rules, waiver.code)
        except PolicyProblem as problem:
            facts = {"suggestion": problem.suggestion} if problem.suggestion else {}
            complaints.append(_complaint(UNKNOWN_WAIVED_RULE, profile, index, "code", facts))
            continue
        if rule.severity is Severity.ERROR:
            complaints.append(_complaint(WAIVED_ERROR, profile, index, "code"))
        elif waiver.until < profile.document.date:
            facts = {"until": waiver.until.isoformat(), "date": profile.document.date.isoformat()}
            complaints.append(_complaint(EXPIRED_WAIVER, profile, index, "until", facts))
        else:
            yield _Scope(index, rule.code, _places(waiver, places), pick(waiver.reason, profile.document.language))


def _places(waiver: Waiver, ids: dict[str, list[Address]]) -> tuple[Address, ...]:
    if waiver.place in ids:
        return tuple(ids[waiver.place])
    address = parse_address(waiver.place)
    return (address,) if address else ()


def _ids(node: Any, at: Address) -> Iterator[tuple[str, Address]]:
    """Every id with the address of the item that bears it."""
    if isinstance(node, dict):
        own = node.get("id")
        if isinstance(own, str) and at and isinstance(at[-1], int):
            yield own, at
        for key, value in node.items():
            yield from _ids(value, (*at, str(key)))
    elif isinstance(node, list | tuple):
        for index, item in enumerate(node):
            yield from _ids(item, (*at, index))


def _marked(finding: Finding, scopes: Iterable[_Scope], used: set[int]) -> Finding:
    found = next((scope for scope in scopes if scope.covers(finding)), None)
    if found is None or finding.rule.severity is Severity.ERROR:
        return finding
    used.add(found.index)
    return replace(finding, waived=found.reason)


def _complaint(
    rule: Rule, profile: Profile, index: int, key: str = "place", facts: dict[str, str] | None = None
) -> Finding:
    waiver = profile.waivers[index]
    return Finding(rule, ("waivers", index, key), {"code": waiver.code, "place": waiver.place} | (facts or {}))
