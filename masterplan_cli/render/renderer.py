"""What a renderer is: a format's name and a function from a document set to files."""

from collections.abc import Callable
from dataclasses import dataclass

from masterplan_cli.document.overview import DocumentSet
from masterplan_cli.store import Artifact, Store


@dataclass(frozen=True, slots=True)
class Renderer:
    """One output format; `store` gives a renderer its style sheets."""

    format: str
    render: Callable[[DocumentSet, Store], tuple[Artifact, ...]]
