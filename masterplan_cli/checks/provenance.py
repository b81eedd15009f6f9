"""Provenance: sources that can be found, series that stay comparable, scores and estimates that say what they are."""

import re
from collections.abc import Iterator, Sequence

from masterplan_cli.checks.check import Check
from masterplan_cli.checks.evidence import figures
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.entity import pick
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

MIXED_SOURCES = Rule("MP522", "mixed-sources", Severity.NOTE)
NOT_APPLICABLE_WITHOUT_REASON = Rule("MP523", "not-applicable-without-reason", Severity.WARNING)
CERTAIN_ESTIMATE = Rule("MP524", "certain-estimate", Severity.WARNING)
SCORE_WITHOUT_EVIDENCE = Rule("MP525", "score-without-evidence", Severity.WARNING)
BAD_WEB_ADDRESS = Rule("MP526", "bad-web-address", Severity.WARNING)
BAD_SOURCE_DATE = Rule("MP527", "bad-source-date", Severity.WARNING)
SOURCE_WITHOUT_YEAR = Rule("MP528", "source-without-year", Severity.NOTE)
READINESS_TARGET_BELOW_SCORE = Rule("MP529", "readiness-target-below-score", Severity.WARNING)

_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+\Z")
_DATE = re.compile(r"(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")


def series(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Years of one series from different sources, without a word on it."""
    publishers = {source.id: pick(source.publisher, "id") or source.id for source in profile.sources}
    for s, each in enumerate(profile.profile):
        used = list(dict.fromkeys(figure.source for figure in each.values.values() if figure.source))
        if each.note is not None or each.breaks or len({publishers.get(id, id) for id in used}) < 2:
            continue
        if not all(figure.note is not None for figure in each.values.values() if figure.source not in (None, used[0])):
            facts = {"id": each.id, "sources": ", ".join(used[:6])}
            yield Finding(MIXED_SOURCES, ("profile", s, "id"), facts)


def claims(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """What does not apply says why; an estimate is no strong evidence; a score rests on something."""
    for figure, at in figures(profile):
        if getattr(figure, "not_applicable", False) and getattr(figure, "reason", None) is None:
            yield Finding(NOT_APPLICABLE_WITHOUT_REASON, at)
        if getattr(figure, "estimate", False) and figure.grade == "A":
            yield Finding(CERTAIN_ESTIMATE, (*at, "grade"))
    for index, component in enumerate(profile.readiness):
        here: Address = ("readiness", index)
        if component.score is not None and component.status == "assessed" and not component.sources:
            yield Finding(SCORE_WITHOUT_EVIDENCE, (*here, "score"), {"id": component.id})
        if component.score is not None and component.target is not None and component.target < component.score:
            facts = {"target": f"{component.target}", "score": f"{component.score}"}
            yield Finding(READINESS_TARGET_BELOW_SCORE, (*here, "target"), facts)


def sources(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Addresses that a browser can open, and dates that agree with their year."""
    for s, source in enumerate(profile.sources):
        at: Address = ("sources", s)
        if source.url is not None and not _WEB.match(source.url):
            yield Finding(BAD_WEB_ADDRESS, (*at, "url"), {"url": source.url})
        if source.date is not None:
            match = _DATE.match(source.date)
            if match is None or (source.year is not None and int(match[1]) != source.year):
                facts = {"date": source.date, "year": str(source.year or "…")}
                yield Finding(BAD_SOURCE_DATE, (*at, "date"), facts)
        elif source.year is None and source.url is None:
            yield Finding(SOURCE_WITHOUT_YEAR, (*at, "id"), {"id": source.id})


CHECKS: Sequence[Check] = (
    Check("series-sources", (MIXED_SOURCES,), series),
    Check(
        "claims",
        (
            NOT_APPLICABLE_WITHOUT_REASON,
            CERTAIN_ESTIMATE,
            SCORE_WITHOUT_EVIDENCE,
            READINESS_TARGET_BELOW_SCORE,
        ),
        claims,
    ),
    Check("source-addresses", (BAD_WEB_ADDRESS, BAD_SOURCE_DATE, SOURCE_WITHOUT_YEAR), sources),
)
