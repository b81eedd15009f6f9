"""`Check`: the rules it may break and the function that looks for them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from masterplan_cli.diagnostics.finding import Finding, Rule
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Check:
    """One look at a profile; pure, and independent of all others."""

    name: str
    rules: tuple[Rule, ...]
    run: Callable[[Profile, Catalogues], Iterable[Finding]]
