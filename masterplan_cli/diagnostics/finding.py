"""`Rule` and `Finding`: what a check says, in addresses and facts; no line numbers and no sentences live here.

The sentences are in `templates/words/findings.<language>.yaml`, keyed by the rule's code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from masterplan_cli.source.address import Address
from masterplan_cli.source.text import Span


class Severity(IntEnum):
    """How bad a finding is; errors stop a build, warnings do not unless `--strict`."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong: a stable code, a kebab-case name for the bad thing, a severity."""

    code: str
    name: str
    severity: Severity


Part = Literal["key", "value"]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding; `label` names its sentence (`first-defined-here`)."""

    at: Address
    label: str
    part: Part = "value"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule broken at an address. `facts` fill the placeholders of the rule's sentences.

    `replacement` is the exact text that would mend the place; it is set only where it is certain, because
    `masterplan fix` writes it. `piece` is the part of the written text that is wrong, where not all of it is
    (one word of a paragraph): the caret stands under it, and `replacement` takes its place alone.
    `span` is set only by readers that know the place already (a syntax error has no address).
    `waived` is the reason for which the profile accepts the finding.
    """

    rule: Rule
    at: Address = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    part: Part = "value"
    related: tuple[Related, ...] = ()
    replacement: str | None = None
    span: Span | None = None
    piece: str = ""
    waived: str | None = None
