"""Quick wins: one sheet for a programme, within a year, with every field of the official rubric."""

from collections.abc import Iterable, Iterator

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

SECOND_SHEET = Rule("MP701", "second-quick-win-sheet", Severity.ERROR)
QUICK_WIN_WITHOUT_SHEET = Rule("MP702", "quick-win-without-sheet", Severity.NOTE)
SHEET_OF_SLOW_PROGRAMME = Rule("MP703", "sheet-of-slow-programme", Severity.WARNING)
RUBRIC_GAPS = Rule("MP704", "rubric-gaps", Severity.NOTE)
QUICK_WIN_WITHOUT_RISK = Rule("MP705", "quick-win-without-risk", Severity.WARNING)
QUICK_WIN_WITHOUT_CONTINUITY = Rule("MP706", "quick-win-without-continuity", Severity.WARNING)
QUICK_WIN_IN_ANOTHER_YEAR = Rule("MP707", "quick-win-in-another-year", Severity.WARNING)
HASTY_QUICK_WIN = Rule("MP708", "hasty-quick-win", Severity.NOTE)

QUICK_WIN_LEAST_MONTHS = 6
RUBRIC = (
    "formulation", "appeal", "benefit", "uniqueness", "partnership", "development", "sustainability", "resources",
)  # fmt: skip
"""The rubric's indicators but risk and continuity, which have findings of their own (domain.md 3.5)."""


def sheets(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Two sheets for one programme; quick programmes without one; sheets of programmes that are not quick."""
    first: dict[str, Address] = {}
    programmes = {programme.id: programme for programme in profile.programmes}
    for index, win in enumerate(profile.quick_wins):
        at: Address = ("quick_wins", index, "programme")
        if win.programme in first:
            related = (Related(first[win.programme], "first-defined-here"),)
            yield Finding(SECOND_SHEET, at, {"id": win.programme}, related=related)
        first.setdefault(win.programme, at)
        programme = programmes.get(win.programme)
        if programme and programme.horizon not in (None, "quick-win"):
            yield Finding(SHEET_OF_SLOW_PROGRAMME, at, {"id": win.programme, "horizon": str(programme.horizon)})
        first_year = programme.start.year if programme and programme.start else None
        last_year = programme.end.year if programme and programme.end else None
        if (first_year and win.year < first_year) or (last_year and win.year > last_year):
            facts = {"year": str(win.year), "start": str(first_year or "…"), "end": str(last_year or "…")}
            yield Finding(QUICK_WIN_IN_ANOTHER_YEAR, ("quick_wins", index, "year"), facts)
    for index, programme in enumerate(profile.programmes):
        if programme.horizon == "quick-win" and programme.id not in first and profile.quick_wins:
            yield Finding(QUICK_WIN_WITHOUT_SHEET, ("programmes", index, "horizon"), {"id": programme.id})


def rubric(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Fields of the rubric that a sheet leaves empty."""
    for index, win in enumerate(profile.quick_wins):
        at: Address = ("quick_wins", index, "programme")
        facts = {"id": win.programme}
        missing = [name for name in RUBRIC if getattr(win, name) is None]
        if missing:
            yield Finding(RUBRIC_GAPS, at, facts | {"keys": ", ".join(missing)})
        if win.risk is None:
            yield Finding(QUICK_WIN_WITHOUT_RISK, at, facts)
        if win.continuity is None:
            yield Finding(QUICK_WIN_WITHOUT_CONTINUITY, at, facts)


def duration(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Quick wins of less than half a year; those of more than a year are a matter of `time`."""
    for index, programme in enumerate(profile.programmes):
        if programme.horizon == "quick-win" and programme.start and programme.end and programme.start <= programme.end:
            months = programme.end.index - programme.start.index + 1
            if months < QUICK_WIN_LEAST_MONTHS:
                yield Finding(HASTY_QUICK_WIN, ("programmes", index, "end"), {"months": str(months)})


CHECKS: Iterable[Check] = (
    Check(
        "quick-win-sheets",
        (SECOND_SHEET, SHEET_OF_SLOW_PROGRAMME, QUICK_WIN_IN_ANOTHER_YEAR, QUICK_WIN_WITHOUT_SHEET),
        sheets,
    ),
    Check("rubric", (RUBRIC_GAPS, QUICK_WIN_WITHOUT_RISK, QUICK_WIN_WITHOUT_CONTINUITY), rubric),
    Check("quick-win-duration", (HASTY_QUICK_WIN,), duration),
)
