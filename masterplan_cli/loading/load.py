"""Reading and validating in one step: `load` for profiles of several files, `load_text` others for shipped texts.

Nothing is opened here: files come in through `ProfileFiles`, shipped texts as `SourceText`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, RootModel

from masterplan_cli.diagnostics.diagnostic import Diagnostic, in_order
from masterplan_cli.diagnostics.locate import locate
from masterplan_cli.diagnostics.outcome import Outcome
from masterplan_cli.loading.files import ProfileFiles
from masterplan_cli.loading.include import gather
from masterplan_cli.loading.limits import LIMITS, Limits
from masterplan_cli.loading.places import FilePlaces
from masterplan_cli.loading.salvage import Salvaged, salvage
from masterplan_cli.loading.shape import EMPTY_VALUE, MISSING_KEY, Synonyms, validate
from masterplan_cli.loading.yaml_reader import COMMA_IN_TEXT, COMPLEX_KEY, MERGE_KEY, UNKNOWN_ALIAS, read_yaml
from masterplan_cli.source.source_map import Locator
from masterplan_cli.source.text import SourceText

M = TypeVar("M", bound=BaseModel)
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T_co]):
    """A validated value with the places of all its parts."""

    value: T_co
    locator: Locator


class TextProblem(Exception):
    """A text of the package or of an overlay that is not as it must be."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        first = diagnostics[0]
        line = first.span.source.position(first.span.start)[0] if first.span else 1
        super().__init__(f"{first.file}:{line}: {first.rule.code} {first.rule.name} {dict(first.facts)}")
        self.diagnostics = diagnostics


_LOSING = (UNKNOWN_ALIAS, MERGE_KEY, COMPLEX_KEY, COMMA_IN_TEXT)
"""Rules after which a value or key is gone, so that what seems missing may only be lost."""


@dataclass(frozen=True, slots=True)
class Rest(Generic[M]):
    """What is sound in a profile with mistakes, for the checks that need a value."""

    salvaged: Salvaged[M]
    locator: Locator


def load(
    files: ProfileFiles,
    root_name: str,
    model: type[M],
    synonyms: Synonyms | None = None,
    limits: Limits = LIMITS,
) -> Outcome[Loaded[M]]:
    """Read the root file and what it includes, and validate it as a `model`."""
    return load_with_rest(files, root_name, model, synonyms, limits=limits)[0]


def load_with_rest(
    files: ProfileFiles,
    root_name: str,
    model: type[M],
    synonyms: Synonyms | None = None,
    stand_ins: Mapping[str, Mapping[str, Any]] | None = None,
    limits: Limits = LIMITS,
) -> tuple[Outcome[Loaded[M]], Rest[M] | None]:
    """Like `load`; and where there are mistakes, what can still be checked."""
    gathered = gather(files, root_name, limits)
    if not gathered.data and gathered.diagnostics:
        return Outcome(None, in_order(gathered.diagnostics)), None
    value, findings = validate(gathered.data, model, synonyms)
    if not gathered.is_complete:
        findings = tuple(finding for finding in findings if finding.at or finding.rule is not MISSING_KEY)
    if any(diagnostic.rule in _LOSING for diagnostic in gathered.diagnostics):
        findings = tuple(finding for finding in findings if finding.rule not in (MISSING_KEY, EMPTY_VALUE))
    diagnostics = in_order((*gathered.diagnostics, *locate(findings, gathered.places)))
    if value is not None and not any(diagnostic.is_error for diagnostic in diagnostics):
        return Outcome(Loaded(value, gathered.places), diagnostics), None
    sound = salvage(gathered.data, model, stand_ins or {}) if gathered.is_complete else None
    return Outcome(None, diagnostics), Rest(sound, gathered.places) if sound else None


def load_text(source: SourceText, model: type[M]) -> M:
    """Read one text and validate it as a `model`. Raises TextProblem."""
    reading = read_yaml(source)
    value, findings = validate(reading.data, model) if reading.is_complete else (None, ())
    problems = locate((*reading.findings, *findings), FilePlaces(source))
    if value is None or problems:
        raise TextProblem(problems)
    return value


def load_words(name: str, text: str) -> dict[str, str]:
    """Read a flat mapping of words. Raises TextProblem."""
    return load_text(SourceText(name, text), RootModel[dict[str, str]]).root


def load_sentences(name: str, text: str) -> dict[str, dict[str, str]]:
    """Read sentences by rule code. Raises TextProblem."""
    return load_text(SourceText(name, text), RootModel[dict[str, dict[str, str]]]).root


def load_synonyms(name: str, text: str) -> dict[str, tuple[str, ...]]:
    """Read words in another language with what they may mean. Raises TextProblem."""
    return load_text(SourceText(name, text), RootModel[dict[str, tuple[str, ...]]]).root
