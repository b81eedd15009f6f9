"""`Outcome`: what a stage yields, a value where there is one, and always its findings."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from masterplan_cli.diagnostics.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A stage's value, absent exactly when a diagnostic is an error, with all diagnostics in order."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any diagnostic stops a build."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)
