"""The region: name, codes and districts that agree with each other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from masterplan_cli.checks.check import Check
from masterplan_cli.diagnostics.finding import Finding, Related, Rule, Severity
from masterplan_cli.model.catalogue import Catalogues
from masterplan_cli.model.profile import Profile
from masterplan_cli.source.address import Address

NAME_WITHOUT_KIND = Rule("MP220", "name-without-kind", Severity.WARNING)
BAD_REGION_CODE = Rule("MP221", "bad-region-code", Severity.WARNING)
CODES_DISAGREE = Rule("MP222", "codes-disagree", Severity.NOTE)
DISTRICT_OF_ANOTHER_REGION = Rule("MP223", "district-of-another-region", Severity.WARNING)
DUPLICATE_DISTRICT = Rule("MP224", "duplicate-district", Severity.WARNING)
AREA_BESIDE_DISTRICTS = Rule("MP225", "area-beside-districts", Severity.WARNING)

_CODE = re.compile(r"\d{2}\.\d{2}\Z")


def names(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """A name that says what kind of region it is, and codes of the right form."""
    region = profile.region
    kind = "Kota" if region.kind == "kota" else "Kabupaten"
    words = region.name.split()
    known = ("Kota", "Kabupaten", "Kab.", "City", "Regency")
    is_other_kind = bool(words) and words[0] in known[:3] and words[0][:3] != kind[:3]
    is_bare = profile.document.language == "id" and not any(word in known for word in words)
    if is_other_kind or is_bare:
        yield Finding(NAME_WITHOUT_KIND, ("region", "name"), {"name": region.name, "kind": kind})
    if region.code is not None and not _CODE.match(region.code):
        yield Finding(BAD_REGION_CODE, ("region", "code"), {"code": region.code})
    elif region.code is not None and region.bps_code is not None and region.bps_code != region.code.replace(".", ""):
        yield Finding(CODES_DISAGREE, ("region", "bps_code"), {"bps": region.bps_code, "code": region.code})


def districts(profile: Profile, _: Catalogues) -> Iterator[Finding]:
    """Districts once each, inside the region, and together as large as it."""
    region = profile.region
    first: dict[str, Address] = {}
    for index, district in enumerate(region.districts):
        at: Address = ("region", "districts", index)
        if district.code and region.code and not district.code.startswith(f"{region.code}."):
            facts = {"code": district.code, "region": region.code}
            yield Finding(DISTRICT_OF_ANOTHER_REGION, (*at, "code"), facts)
        for key, value in (("name", district.name.casefold()), ("code", district.code)):
            if value and (key + value) in first:
                related = (Related((*first[key + value], key), "first-defined-here"),)
                yield Finding(DUPLICATE_DISTRICT, (*at, key), {"name": district.name}, related=related)
            first.setdefault(key + (value or ""), at)
    areas = [district.area_km2 for district in region.districts]
    whole = region.area_km2.value if region.area_km2 else None
    known = [area for area in areas if area is not None]
    if whole and len(known) == len(areas) >= 2 and abs(sum(known) - whole) > whole * Decimal("0.02"):
        facts = {"sum": f"{sum(known)}", "area": f"{whole}"}
        yield Finding(AREA_BESIDE_DISTRICTS, ("region", "area_km2"), facts, "key")


CHECKS: Sequence[Check] = (
    Check("region-names", (NAME_WITHOUT_KIND, BAD_REGION_CODE, CODES_DISAGREE), names),
    Check("region-districts", (DISTRICT_OF_ANOTHER_REGION, DUPLICATE_DISTRICT, AREA_BESIDE_DISTRICTS), districts),
)
