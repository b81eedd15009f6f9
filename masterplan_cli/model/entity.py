"""The one Pydantic base of the model, and the field types shared by all nouns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from masterplan_cli.units import RUPIAH_LIMIT, Month, Period, parse_month, parse_period, parse_rupiah


class Entity(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        arbitrary_types_allowed=True,
        regex_engine="rust-regex",
    )


def doc(id: str, en: str, default: Any = ..., **more: Any) -> Any:
    """A field with its description in both languages; required unless `default` is given."""
    return Field(default, description=en, json_schema_extra={"x-description-id": id}, **more)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text field as a reference to the ids of some kind, for `checks/references.py`."""

    kind: str


Ref = str
"""A reference by whole id; annotated with `Refers`."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64, min_length=1)]


class Localized(Entity):
    """The same text in both languages; at least one must be there."""

    id: str | None = doc("Teks dalam bahasa Indonesia", "Text in Indonesian", None)
    en: str | None = doc("Teks dalam bahasa Inggris", "Text in English", None)

    def pick(self, language: str) -> str:
        """The text in `language`, or in the other one where it is missing."""
        wanted, other = (self.en, self.id) if language == "en" else (self.id, self.en)
        return wanted or other or ""


def _text_kind(value: Any) -> str:
    return "localized" if isinstance(value, dict | Localized) else "text"


LocalText = Annotated[Annotated[str, Tag("text")] | Annotated[Localized, Tag("localized")], Discriminator(_text_kind)]
"""Plain words (a name, a unit): a string, or one per language."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """Marks a text field as written in Markdown, for the checks of wording."""


Prose = Annotated[LocalText, Markdown()]
"""A field written in the safe Markdown subset: paragraphs, emphasis, lists, links."""


def pick(text: str | Localized | None, language: str) -> str:
    """The words of a `LocalText` in `language`; empty where there is none."""
    if text is None:
        return ""
    return text if isinstance(text, str) else text.pick(language)


def _parser(parse: Callable[[str], Any], kind: type) -> BeforeValidator:
    def read(value: Any) -> Any:
        if isinstance(value, kind) and not isinstance(value, bool):
            return value
        if not isinstance(value, str | int) or isinstance(value, bool):
            raise ValueError("form")
        return parse(str(value))

    return BeforeValidator(read)


_ANY_CASE = "|".join("".join(f"[{c.upper()}{c}]" for c in word) for word in ("ribu", "juta", "miliar", "triliun"))
_RUPIAH_PATTERN = (
    r"^\s*((Rp\s?)?\d{1,18}|\d{1,3}(_\d{3}){1,5}|Rp\s?\d{1,3}(\.\d{3}){1,5}(,(00|-))?"
    rf"|([Rr][Pp]\s?)?(\d{{1,3}}(\.\d{{3}})+|\d+)(,\d+)?\s+({_ANY_CASE}))\s*$"
)
Rupiah = Annotated[
    int,
    _parser(parse_rupiah, int),
    Field(ge=0),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["integer"], "minimum": 0, "exclusiveMaximum": RUPIAH_LIMIT},
                {
                    "type": "string",
                    "pattern": _RUPIAH_PATTERN,
                },
            ],
            "examples": ["350 juta", "1,25 miliar", 1250000000],
        }
    ),
]
"""Whole rupiah. Written as digits, `1_250_000_000`, `Rp1.250.000.000`, `1,25 miliar` or `350 juta`."""

_YEAR_NUMBER: dict[str, Any] = {"type": ["integer"], "minimum": 1000, "maximum": 9999}
_MONTH_SCHEMA = WithJsonSchema(
    {
        "anyOf": [
            {"type": "string", "pattern": r"^\s*\d{4}(-(0?[1-9]|1[0-2])(-\d{1,2})?)?\s*$"},
            _YEAR_NUMBER,
        ],
        "examples": ["2023-03"],
    }
)
StartMonth = Annotated[Month, _parser(parse_month, Month), _MONTH_SCHEMA]
"""The month in which something begins; a bare year means January."""
EndMonth = Annotated[Month, _parser(lambda text: parse_month(text, last=True), Month), _MONTH_SCHEMA]
"""The last month of something, inclusive; a bare year means December."""
Years = Annotated[
    Period,
    _parser(parse_period, Period),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\s*\d{4}(\s*[-–—]\s*\d{4})?\s*$"},
                _YEAR_NUMBER,
            ],
            "examples": ["2023-2032"],
        }
    ),
]
"""An inclusive span of years such as `2023-2032`."""


def _day(value: Any) -> Any:
    """A day as it is written; nothing that only looks like a number of seconds becomes one."""
    if isinstance(value, str) and not _DAY.match(value.strip()):
        raise ValueError("date")
    return value


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
Date = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])"
            r"|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|[12]\d))$",
            "examples": ["2022-12-15"],
        }
    ),
]
"""A day, written year-month-day."""
_YEAR_PATTERN = r"^(19\d\d|20\d\d|2100)$"
Year = Annotated[
    int,
    Field(ge=1900, le=2100),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1900, "maximum": 2100, "pattern": _YEAR_PATTERN}),
]
"""A calendar year; the pattern also holds for keys, which are texts in JSON."""
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=24)]
"""A decimal number with a point, as YAML writes it (`77.65`)."""
Count = Annotated[int, Field(ge=0)]
Code = Annotated[
    str, StringConstraints(max_length=64), WithJsonSchema({"type": ["string", "number", "boolean"], "maxLength": 64})
]
"""A code that keeps its spelling: `13.10` stays `13.10`."""

Grade = Literal["A", "B", "C"]
Direction = Literal["up", "down", "neutral"]
Status = Literal["existing", "approved", "proposed"]
Horizon = Literal["quick-win", "short", "medium", "long"]
HORIZONS: tuple[Horizon, ...] = ("quick-win", "short", "medium", "long")

SourceRef = Annotated[Ref, Refers("source")]
OrganisationRef = Annotated[Ref, Refers("organisation")]
PlanRef = Annotated[Ref, Refers("plan-node")]
ProgrammeRef = Annotated[Ref, Refers("programme")]
DimensionRef = Annotated[Ref, Refers("dimension")]
SubdimensionRef = Annotated[Ref, Refers("subdimension")]
ReasonRef = Annotated[Ref, Refers("reason")]
LegalRef = Annotated[Ref, Refers("legal")]
SeriesRef = Annotated[Ref, Refers("series")]
IndicatorRef = Annotated[Ref, Refers("indicator")]
FundingRef = Annotated[Ref, Refers("funding")]
SdgRef = Annotated[Code, Refers("sdg")]
IsoThemeRef = Annotated[Ref, Refers("iso-37122")]
SpbeRef = Annotated[Ref, Refers("spbe")]
PemdiRef = Annotated[Ref, Refers("pemdi")]
KpiRef = Annotated[Ref, Refers("u4ssc")]
PriorityRef = Annotated[Ref, Refers("national-priorities")]
OutcomeRef = Annotated[Ref, Refers("outcome")]
ReadinessRef = Annotated[Ref, Refers("readiness-component")]
SchemeRef = Annotated[Ref, Refers("evaluation-scheme")]
IntakeRef = Annotated[Ref, Refers("evaluation-intake")]
QuestionRef = Annotated[Ref, Refers("evaluation-question")]
CriterionRef = Annotated[Ref, Refers("criterion")]
