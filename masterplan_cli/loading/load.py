"""Reading and validating in one step: `load` for profiles of several files, `load_text` and others for shipped texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from masterplan_cli.diagnostics.diagnostic import Diagnostic
from masterplan_cli.diagnostics.outcome import Outcome
from masterplan_cli.loading.files import ProfileFiles
from masterplan_cli.source.source_map import Locator
from masterplan_cli.source.text import SourceText

M = TypeVar("M", bound=BaseModel)
Synonyms = Mapping[str, Sequence[str]]
"""Keys in Indonesian with the English keys that may be meant."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """A validated value with the places of all its parts."""

    value: M
    locator: Locator


class TextProblem(Exception):
    """A text of the package or of an overlay that is not as it must be."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(str(diagnostics[0].rule.name))
        self.diagnostics = diagnostics


def load(files: ProfileFiles, root_name: str, model: type[M], synonyms: Synonyms | None = None) -> Outcome[Loaded[M]]:
    """Read the root file and what it includes, and validate it as a `model`."""
    raise NotImplementedError


def load_text(source: SourceText, model: type[M]) -> M:
    """Read one text and validate it as a `model`. Raises TextProblem."""
    raise NotImplementedError


def load_words(name: str, text: str) -> dict[str, str]:
    """Read a flat mapping of words. Raises TextProblem."""
    raise NotImplementedError


def load_sentences(name: str, text: str) -> dict[str, dict[str, str]]:
    """Read sentences by rule code. Raises TextProblem."""
    raise NotImplementedError


def load_synonyms(name: str, text: str) -> dict[str, tuple[str, ...]]:
    """Read keys in another language with what they may mean. Raises TextProblem."""
    raise NotImplementedError
