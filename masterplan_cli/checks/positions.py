"""Positions of districts: both numbers or none, and none far away from the others."""

from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile

HALF_A_POSITION = Rule("MP888", "half-a-position", Severity.ERROR)
DISTANT_DISTRICT = Rule("MP889", "distant-district", Severity.WARNING)
FARTHEST = 5
"""Degrees from the median of all districts beyond which a position is doubtful; no kabupaten is half as wide."""


def check_positions(profile: Profile, _: Catalogues) -> Iterable[Finding]:
    """Findings on latitude and longitude of districts."""
    districts = profile.region.districts
    placed: list[tuple[int, Decimal, Decimal]] = []
    for index, district in enumerate(districts):
        if district.latitude is not None and district.longitude is not None:
            placed.append((index, district.latitude, district.longitude))
        elif district.latitude is not None or district.longitude is not None:
            given = "latitude" if district.latitude is not None else "longitude"
            lacking = "longitude" if given == "latitude" else "latitude"
            facts = {"name": district.name, "given": given, "lacking": lacking}
            yield Finding(HALF_A_POSITION, ("region", "districts", index, given), facts)
    if len(placed) < 3:
        return
    middle = (median(latitude for _, latitude, _ in placed), median(longitude for *_, longitude in placed))
    for index, latitude, longitude in placed:
        if abs(latitude - middle[0]) > FARTHEST or abs(longitude - middle[1]) > FARTHEST:
            facts = {"name": districts[index].name, "latitude": str(latitude), "longitude": str(longitude)}
            yield Finding(DISTANT_DISTRICT, ("region", "districts", index, "latitude"), facts)


CHECKS = (Check("positions", (HALF_A_POSITION, DISTANT_DISTRICT), check_positions),)
