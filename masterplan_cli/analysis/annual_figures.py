"""The figures of each evaluated year for the ledger: `annual.<year>.<name>`. The evaluation itself is `annual.py`'s."""

from collections.abc import Iterable, Mapping

from masterplan_cli.analysis.annual import Annual, late_before, short_before
from masterplan_cli.analysis.figures import percent
from masterplan_cli.analysis.ledger import Computed
from masterplan_cli.model.profile import Profile

RESULTS = "monitoring.realisation[*].values"
RECORDS = "monitoring.progress[*].years"
_DATES = ("programmes[*].start", "programmes[*].end", "programmes[*].depends_on")


def annual_figures(annual: Mapping[int, Annual], profile: Profile) -> Iterable[Computed]:
    """What the book of each evaluated year prints in its text."""
    if annual:
        yield Computed("annual.years", len(annual), "integer", "count", (RESULTS, RECORDS))
    for each in annual.values():
        yield from _indicators(each)
        yield from _programmes(each)
        yield from _quick_wins(each, profile)
        yield from _earlier(annual, each.year)
        yield from _money(each)


def _indicators(annual: Annual) -> Iterable[Computed]:
    """How many indicators stand how, and the share on track of those judged."""
    year, counts = annual.year, annual.counts()
    targets = tuple(f"{holders}[*].indicators[*].targets.{year}" for holders in ("vision.goals", "programmes"))
    results = f"{RESULTS}.{year}"
    judged = counts["on-track"] + counts["behind"] + counts["at-risk"]
    named: dict[str, tuple[int, str]] = {
        "indicators": (len(annual.indicators), "indicators-of-the-year"),
        "with-value": (len(annual.indicators) - counts["without-value"], "indicators-with-a-result"),
        "judged": (judged, "indicators-judged"),
        **{name: (number, "state-in-the-year") for name, number in counts.items()},
        "short": (len(annual.short), "state-in-the-year"),
        "with-cause": (sum(bool(m.reached and m.reached.figure.cause) for m in annual.short), "count"),
        "quicken": (len(annual.paces), "faster-than-before"),
    }
    for name, (number, rule) in named.items():
        yield Computed(f"annual.{year}.{name}", number, "integer", rule, (*targets, results))
    if judged:
        inputs = (f"annual.{year}.on-track", f"annual.{year}.judged")
        share = percent(counts["on-track"], judged)
        yield Computed(f"annual.{year}.on-track-share", share, "percent", "part-of-total", inputs)


def _programmes(annual: Annual) -> Iterable[Computed]:
    """How many programmes the schedule has begun and finished, and how many stand how by the records."""
    year, works = annual.year, annual.works
    records = f"{RECORDS}.{year}"
    begun = [each for each in works if each.slot.start.year <= year]
    scheduled = {
        "programmes": len(begun),
        "beginning": sum(each.slot.start.year == year for each in begun),
        "due": sum(each.is_due for each in begun),
    }
    for name, number in scheduled.items():
        yield Computed(f"annual.{year}.{name}", number, "integer", f"scheduled-{name}", _DATES)
    counted = {
        **{f"programmes.{name}": number for name, number in annual.work_counts().items()},
        "programmes.recorded": len(works) - len(annual.unrecorded),
        "programmes.late": len(annual.late),
        "programmes.overdue": len(annual.overdue),
    }
    for name, number in counted.items():
        yield Computed(f"annual.{year}.{name}", number, "integer", "progress-against-schedule", (records, *_DATES))


def _quick_wins(annual: Annual, profile: Profile) -> Iterable[Computed]:
    """The quick wins of the year, and how many of their programmes are finished."""
    year = annual.year
    wins = [annual.work_of.get(win.programme) for win in profile.quick_wins if win.year == year]
    done = sum(work is not None and work.state == "done" for work in wins)
    yield Computed(f"annual.{year}.quick-wins", len(wins), "integer", "count", ("quick_wins[*].year",))
    inputs = ("quick_wins[*].year", RECORDS)
    yield Computed(f"annual.{year}.quick-wins.done", done, "integer", "quick-wins-done", inputs)


def _earlier(annual: Mapping[int, Annual], year: int) -> Iterable[Computed]:
    """What fell short in the evaluated year before, and how much of it no longer does."""
    indicators, works = short_before(annual, year), late_before(annual, year)
    recovered = sum(now is not None and now.standing == "on-track" for _, now in indicators)
    recovered += sum(now is not None and now.state in ("done", "on-track") for _, now in works)
    inputs = (RESULTS, RECORDS)
    yield Computed(
        f"annual.{year}.earlier", len(indicators) + len(works), "integer", "short-in-the-year-before", inputs
    )
    yield Computed(f"annual.{year}.recovered", recovered, "integer", "no-longer-short", inputs)


def _money(annual: Annual) -> Iterable[Computed]:
    """What was planned and spent in the year."""
    year, money = annual.year, annual.money
    amounts, spent = f"programmes[*].budget.{year}", f"{RECORDS}.{year}.spent"
    prefix = f"annual.{year}.money"
    yield Computed(f"{prefix}.planned", money.planned, "money", "sum-of-amounts", (amounts,))
    yield Computed(f"{prefix}.programmes", money.programmes, "integer", "count", (amounts, spent))
    yield Computed(f"{prefix}.recorded", money.recorded, "integer", "count", (spent,))
    if money.spent is not None:
        yield Computed(f"{prefix}.spent", money.spent, "money", "sum-of-spending", (spent,))
        yield Computed(
            f"{prefix}.planned-of-recorded", money.planned_of_recorded, "money", "plan-of-recorded", (amounts, spent)
        )
    if money.absorption is not None:
        inputs = (f"{prefix}.spent", f"{prefix}.planned-of-recorded")
        yield Computed(f"{prefix}.absorption", money.absorption, "percent", "part-of-total", inputs)
