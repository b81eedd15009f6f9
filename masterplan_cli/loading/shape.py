"""Plain data to any Pydantic model; the library's errors become findings by their type, one for each cause.

Nothing here knows a particular model, and no text of the library is shown to anybody.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from masterplan_cli.diagnostics.finding import Finding, Part, Rule, Severity
from masterplan_cli.diagnostics.suggest import nearest
from masterplan_cli.loading.fields import keys_at
from masterplan_cli.loading.limits import LIMITS
from masterplan_cli.loading.spelling import is_certain, respell
from masterplan_cli.source.address import Address, show_address
from masterplan_cli.source.source_map import resolve

MISSING_KEY = Rule("MP101", "missing-key", Severity.ERROR)
UNKNOWN_KEY = Rule("MP102", "unknown-key", Severity.ERROR)
UNKNOWN_VALUE = Rule("MP103", "unknown-value", Severity.ERROR)
EMPTY_VALUE = Rule("MP104", "empty-value", Severity.ERROR)
WRONG_FORM = Rule("MP105", "wrong-form", Severity.ERROR)
NOT_A_WHOLE_NUMBER = Rule("MP110", "not-a-whole-number", Severity.ERROR)
NOT_A_NUMBER = Rule("MP111", "not-a-number", Severity.ERROR)
NOT_TRUE_OR_FALSE = Rule("MP112", "not-true-or-false", Severity.ERROR)
NOT_A_DATE = Rule("MP113", "not-a-date", Severity.ERROR)
NOT_A_MONTH = Rule("MP114", "not-a-month", Severity.ERROR)
NOT_A_PERIOD = Rule("MP115", "not-a-period", Severity.ERROR)
REVERSED_PERIOD = Rule("MP116", "reversed-period", Severity.ERROR)
NOT_AN_AMOUNT = Rule("MP117", "not-an-amount", Severity.ERROR)
AMOUNT_TOO_LARGE = Rule("MP118", "amount-too-large", Severity.ERROR)
FRACTION_OF_RUPIAH = Rule("MP119", "fraction-of-rupiah", Severity.ERROR)
NOT_A_CODE = Rule("MP120", "not-a-code", Severity.ERROR)
WRONG_LENGTH = Rule("MP121", "wrong-length", Severity.ERROR)
WRONG_COUNT = Rule("MP122", "wrong-count", Severity.ERROR)
OUT_OF_RANGE = Rule("MP123", "out-of-range", Severity.ERROR)
TOO_MANY_DIGITS = Rule("MP124", "too-many-digits", Severity.ERROR)
INVALID_VALUE = Rule("MP198", "invalid-value", Severity.ERROR)
MORE_PROBLEMS = Rule("MP199", "more-problems", Severity.ERROR)
RULES = (
    MISSING_KEY,
    UNKNOWN_KEY,
    UNKNOWN_VALUE,
    EMPTY_VALUE,
    WRONG_FORM,
    NOT_A_WHOLE_NUMBER,
    NOT_A_NUMBER,
    NOT_TRUE_OR_FALSE,
    NOT_A_DATE,
    NOT_A_MONTH,
    NOT_A_PERIOD,
    REVERSED_PERIOD,
    NOT_AN_AMOUNT,
    AMOUNT_TOO_LARGE,
    FRACTION_OF_RUPIAH,
    NOT_A_CODE,
    WRONG_LENGTH,
    WRONG_COUNT,
    OUT_OF_RANGE,
    TOO_MANY_DIGITS,
    INVALID_VALUE,
    MORE_PROBLEMS,
)

M = TypeVar("M", bound=BaseModel)
Synonyms = Mapping[str, Sequence[str]]
"""Words in Indonesian with the English keys and values that may be meant."""


@dataclass(frozen=True, slots=True)
class _Problem:
    """One error of the library, with its place in the data."""

    type: str
    context: Mapping[str, Any]
    address: Address
    leftover: tuple[str | int, ...]
    value: Any

    @property
    def is_about_key(self) -> bool:
        return "[key]" in self.leftover

    @property
    def written(self) -> Any:
        """What the user wrote: the key if that is the trouble, else the value."""
        return str(self.address[-1]) if self.is_about_key else self.value


def validate(data: Any, model: type[M], synonyms: Synonyms | None = None) -> tuple[M | None, tuple[Finding, ...]]:
    """The model, or all that keeps the data from being one."""
    try:
        return model.model_validate(data), ()
    except ValidationError as error:
        problems = _problems(data, model, error)
        findings = _Interpreter(data, model, synonyms or {}).findings(problems)
        hidden = error.error_count() - len(problems)
    if hidden > 0:
        findings.append(Finding(MORE_PROBLEMS, (), {"count": str(hidden)}))
    return None, tuple(findings)


def _problems(data: Any, model: type[BaseModel], error: ValidationError) -> list[_Problem]:
    """At most `LIMITS.findings` problems; of enormous inputs only the beginnings of lists are looked at."""
    for keep in (1000, 100, 10):
        if error.error_count() <= 10 * LIMITS.findings:
            break
        try:
            model.model_validate(_shortened(data, keep))
            break
        except ValidationError as smaller:
            error = smaller
    details = error.errors(include_url=False, include_input=False)[: LIMITS.findings]
    return [_problem(data, detail["type"], detail["loc"], detail.get("ctx", {})) for detail in details]


def _shortened(data: Any, keep: int) -> Any:
    """A copy whose lists and mappings end early. Recursion is as deep as the reader allows, 64."""
    if isinstance(data, dict):
        return {key: _shortened(data[key], keep) for key in list(data)[:keep]}
    if isinstance(data, list):
        return [_shortened(item, keep) for item in data[:keep]]
    return data


def _problem(data: Any, type: str, location: tuple[str | int, ...], context: Mapping[str, Any]) -> _Problem:
    address, leftover = resolve(data, location)
    value = data
    for step in address:
        value = value[step]
    return _Problem(type, context, address, leftover, value)


class _Interpreter:
    """Turns problems into findings; holds what suggestions need."""

    def __init__(self, data: Any, model: type[BaseModel], synonyms: Synonyms) -> None:
        self._data = data
        self._model = model
        self._synonyms = synonyms

    def findings(self, problems: Sequence[_Problem]) -> list[Finding]:
        """One finding for each cause: a misspelt key also explains why the right one is missing."""
        found = [self._finding(problem) for problem in problems]
        explained = {(f.at[:-1], f.facts.get("suggestion")) for f in found if f.rule is UNKNOWN_KEY}
        return [
            finding
            for finding in found
            if finding.rule is not MISSING_KEY or (finding.at, finding.facts["key"]) not in explained
        ]

    def _finding(self, problem: _Problem) -> Finding:
        if problem.type == "missing":
            return self._missing(problem)
        if problem.type == "extra_forbidden":
            return self._unknown_key(problem)
        if problem.type == "literal_error" and isinstance(problem.written, str):
            return self._unknown_value(problem)
        return _value_finding(problem, keys_at(self._model, problem.address))

    def _missing(self, problem: _Problem) -> Finding:
        facts = {"key": str(problem.leftover[-1])} | _owner(problem.value, problem.address)
        return Finding(MISSING_KEY, problem.address, facts)

    def _unknown_key(self, problem: _Problem) -> Finding:
        key, parent = str(problem.address[-1]), problem.address[:-1]
        present = _at(self._data, parent)
        free = [name for name in keys_at(self._model, parent) if name not in present]
        meant = self._meant(key, free)
        facts = {"key": key} | ({"suggestion": meant} if meant else {"known": ", ".join(free[:12])} if free else {})
        certain = meant if self._has_one_meaning(key, free) else None
        return Finding(UNKNOWN_KEY, problem.address, facts, "key", replacement=certain)

    def _unknown_value(self, problem: _Problem) -> Finding:
        allowed = _ALLOWED.findall(str(problem.context.get("expected", "")))
        meant = self._meant(problem.written, allowed)
        facts = {"value": problem.written, "known": ", ".join(allowed)} | ({"suggestion": meant} if meant else {})
        part: Part = "key" if problem.is_about_key else "value"
        certain = meant if self._has_one_meaning(problem.written, allowed) else None
        return Finding(UNKNOWN_VALUE, problem.address, facts, part, replacement=certain)

    def _meant(self, word: str, names: Sequence[str]) -> str | None:
        return next(iter(self._translations(word, names)), None) or nearest(word, names)

    def _has_one_meaning(self, word: str, names: Sequence[str]) -> bool:
        return len(self._translations(word, names)) <= 1

    def _translations(self, word: str, names: Sequence[str]) -> list[str]:
        plain = word.casefold().strip().replace("-", "_").replace(" ", "_")
        return [name for name in self._synonyms.get(plain, ()) if name in names]


_ONE_LINE = re.compile(r"[\w .,/&()-]{1,80}")
_ALLOWED = re.compile(r"'([^']*)'")


def _at(data: Any, address: Address) -> Any:
    for step in address:
        data = data[step]
    return data


def _owner(mapping: Any, address: Address) -> dict[str, str]:
    """How to name the mapping in a sentence: by its id, else by its address; not at all at the root."""
    own = mapping.get("id") if isinstance(mapping, dict) else None
    name = own if isinstance(own, str) else show_address(address)
    return {"owner": name} if name else {}


def _value_finding(problem: _Problem, keys: Sequence[str]) -> Finding:
    part: Part = "key" if problem.is_about_key else "value"
    rule, expected = _reading(problem)
    written = problem.written
    if written is None and rule is not WRONG_COUNT:
        return Finding(EMPTY_VALUE, problem.address, _key_fact(problem))
    if not isinstance(written, str) and rule not in (WRONG_COUNT, INVALID_VALUE):
        rule = WRONG_FORM
    if rule is WRONG_FORM:
        facts = {"expected": f"form-{expected}", "found": f"form-{_form(written)}"} | (
            {"keys": ", ".join(keys[:8])} if keys else {}
        )
        if expected == "list" and isinstance(written, str) and _ONE_LINE.fullmatch(written):
            facts["list"] = f"[{written}]"
        facts |= {"hint": f"hint-{expected}"} if expected in ("text", "list", "mapping") else {}
        return Finding(WRONG_FORM, problem.address, facts | _key_fact(problem), part)
    facts = {"value": written} if isinstance(written, str) else {}
    facts |= {_LIMIT_NAMES[name]: str(limit) for name, limit in problem.context.items() if name in _LIMIT_NAMES}
    meant = respell(expected, written) if isinstance(written, str) else None
    if meant is not None and meant != written:
        facts["suggestion"] = meant
    certain = facts.get("suggestion") if isinstance(written, str) and is_certain(expected, written) else None
    return Finding(rule, problem.address, facts | _key_fact(problem), part, replacement=certain)


def _key_fact(problem: _Problem) -> dict[str, str]:
    return {"key": str(problem.address[-1])} if problem.address and isinstance(problem.address[-1], str) else {}


def _form(value: Any) -> str:
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


_LIMIT_NAMES = {
    "ge": "least", "gt": "more_than", "le": "most", "lt": "less_than", "min_length": "least", "max_length": "most",
    "max_digits": "most", "decimal_places": "most", "whole_digits": "most",
}  # fmt: skip

_BY_TYPE: dict[str, tuple[Rule, str]] = {
    "int_parsing": (NOT_A_WHOLE_NUMBER, "integer"),
    "int_parsing_size": (TOO_MANY_DIGITS, "integer"),
    "int_type": (NOT_A_WHOLE_NUMBER, "integer"),
    "int_from_float": (NOT_A_WHOLE_NUMBER, "integer"),
    "decimal_parsing": (NOT_A_NUMBER, "number"),
    "decimal_type": (NOT_A_NUMBER, "number"),
    "float_parsing": (NOT_A_NUMBER, "number"),
    "float_type": (NOT_A_NUMBER, "number"),
    "finite_number": (NOT_A_NUMBER, "number"),
    "decimal_max_digits": (TOO_MANY_DIGITS, "number"),
    "decimal_max_places": (TOO_MANY_DIGITS, "number"),
    "decimal_whole_digits": (TOO_MANY_DIGITS, "number"),
    "bool_parsing": (NOT_TRUE_OR_FALSE, "truth"),
    "bool_type": (NOT_TRUE_OR_FALSE, "truth"),
    "date_type": (NOT_A_DATE, "date"),
    "date_parsing": (NOT_A_DATE, "date"),
    "date_from_datetime_parsing": (NOT_A_DATE, "date"),
    "date_from_datetime_inexact": (NOT_A_DATE, "date"),
    "string_pattern_mismatch": (NOT_A_CODE, "code"),
    "string_too_short": (WRONG_LENGTH, "text"),
    "string_too_long": (WRONG_LENGTH, "text"),
    "too_short": (WRONG_COUNT, "list"),
    "too_long": (WRONG_COUNT, "list"),
    "greater_than": (OUT_OF_RANGE, "number"),
    "greater_than_equal": (OUT_OF_RANGE, "number"),
    "less_than": (OUT_OF_RANGE, "number"),
    "less_than_equal": (OUT_OF_RANGE, "number"),
    "literal_error": (WRONG_FORM, "text"),
    "string_type": (WRONG_FORM, "text"),
    "tuple_type": (WRONG_FORM, "list"),
    "list_type": (WRONG_FORM, "list"),
    "set_type": (WRONG_FORM, "list"),
    "dict_type": (WRONG_FORM, "mapping"),
    "mapping_type": (WRONG_FORM, "mapping"),
    "model_type": (WRONG_FORM, "mapping"),
    "model_attributes_type": (WRONG_FORM, "mapping"),
}
_BY_VALUE_ERROR: dict[str, tuple[Rule, str]] = {
    "month": (NOT_A_MONTH, "month"),
    "period": (NOT_A_PERIOD, "period"),
    "period-reversed": (REVERSED_PERIOD, "period"),
    "rupiah": (NOT_AN_AMOUNT, "rupiah"),
    "rupiah-too-large": (AMOUNT_TOO_LARGE, "text"),
    "rupiah-fraction": (FRACTION_OF_RUPIAH, "text"),
    "date": (NOT_A_DATE, "date"),
    "form": (WRONG_FORM, "text"),
}


def _reading(problem: _Problem) -> tuple[Rule, str]:
    """The rule that is broken, and what was expected instead."""
    if problem.type == "value_error":
        return _BY_VALUE_ERROR.get(str(problem.context.get("error")), (INVALID_VALUE, "text"))
    return _BY_TYPE.get(problem.type, (INVALID_VALUE, "text"))
