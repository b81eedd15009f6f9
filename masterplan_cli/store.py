"""Named texts that the package ships or a user overlays, and the files a build yields. No disk access here."""

from dataclasses import dataclass
from typing import Protocol


class Store(Protocol):
    """Read-only access to templates, words, style sheets and catalogues by name."""

    def read(self, name: str) -> str:
        """The text called `name`, such as `books/masterplan.yaml`. Raises KeyError where there is none."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """All names directly below `folder`, sorted."""
        ...


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of a document set: its path relative to the output folder, with forward slashes."""

    name: str
    content: bytes
