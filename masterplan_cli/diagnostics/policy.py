"""What one run makes of the rules: codes or names that it denies (errors) or allows (not reported)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.finding import Rule, Severity
from masterplan_cli.diagnostics.suggest import nearest


class PolicyProblem(Exception):
    """A rule that cannot be denied or allowed; `key` names the sentence."""

    def __init__(self, key: str, given: str, suggestion: str = "") -> None:
        super().__init__(f"{key}: {given}")
        self.key = key
        self.given = given
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Policy:
    """Codes that count as errors, and codes that are left out.

    Denying is the stronger word: what the run denies is neither left out nor waived by a profile, so that nobody
    can wave a change through by editing the file under review.
    """

    deny: frozenset[str] = frozenset()
    allow: frozenset[str] = frozenset()

    def apply(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics as this run sees them, in the same order."""
        kept = (d for d in diagnostics if d.rule.code not in self.allow or d.rule.code in self.deny)
        return tuple(self._raised(diagnostic) for diagnostic in kept)

    def _raised(self, diagnostic: Diagnostic) -> Diagnostic:
        if diagnostic.rule.code not in self.deny:
            return diagnostic
        return replace(diagnostic, rule=replace(diagnostic.rule, severity=Severity.ERROR), waived=None)


def make_policy(rules: Sequence[Rule], deny: Iterable[str], allow: Iterable[str]) -> Policy:
    """A policy from codes or names as typed. Raises PolicyProblem; errors cannot be allowed, because what is
    computed from a profile with errors would be wrong."""
    allowed = [find_rule(rules, word) for word in allow]
    if errors := [rule for rule in allowed if rule.severity is Severity.ERROR]:
        raise PolicyProblem("allowed-error", f"{errors[0].code} {errors[0].name}")
    return Policy(
        frozenset(find_rule(rules, word).code for word in deny),
        frozenset(rule.code for rule in allowed),
    )


def find_rule(rules: Sequence[Rule], word: str) -> Rule:
    """The rule with that code or name. Raises PolicyProblem."""
    plain = word.strip().casefold().replace("_", "-")
    for rule in rules:
        if plain in (rule.code.casefold(), rule.name):
            return rule
    names = [name for rule in rules for name in (rule.code, rule.name)]
    raise PolicyProblem("unknown-rule", word, nearest(word, names) or "")
