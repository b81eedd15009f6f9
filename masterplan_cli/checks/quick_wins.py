"""Quick wins: one sheet for a programme."""

from collections.abc import Iterable, Iterator

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

SECOND_SHEET = Rule("MP701", "second-quick-win-sheet", Severity.ERROR)


def sheets(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Two sheets for one programme."""
    first: dict[str, Address] = {}
    for index, win in enumerate(profile.quick_wins):
        at: Address = ("quick_wins", index, "programme")
        if win.programme in first:
            related = (Related(first[win.programme], "first-defined-here"),)
            yield Finding(SECOND_SHEET, at, {"id": win.programme}, related=related)
        first.setdefault(win.programme, at)


CHECKS: Iterable[Check] = (Check("quick-win-sheets", (SECOND_SHEET,), sheets),)
