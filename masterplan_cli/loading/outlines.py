"""The map file that a profile names: GeoJSON (RFC 7946) with limits, matched with the districts by code or name."""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from masterplan_cli.diagnostics.finding import Finding, Rule, Severity
from masterplan_cli.loading.decode import decode
from masterplan_cli.loading.files import FileProblem, ProfileFiles
from masterplan_cli.source.text import SourceText, Span

MAP_OUTSIDE = Rule("MP880", "map-outside", Severity.ERROR)
UNREADABLE_MAP = Rule("MP881", "unreadable-map", Severity.WARNING)
MAP_TOO_LARGE = Rule("MP882", "map-too-large", Severity.WARNING)
NOT_JSON = Rule("MP883", "map-not-json", Severity.WARNING)
NOT_A_MAP = Rule("MP884", "map-without-areas", Severity.WARNING)
NOT_DEGREES = Rule("MP885", "map-not-in-degrees", Severity.WARNING)
DISTRICT_NOT_ON_MAP = Rule("MP886", "district-not-on-map", Severity.WARNING)
UNKNOWN_AREA = Rule("MP887", "unknown-area-on-map", Severity.WARNING)
RULES = (
    MAP_OUTSIDE,
    UNREADABLE_MAP,
    MAP_TOO_LARGE,
    NOT_JSON,
    NOT_A_MAP,
    NOT_DEGREES,
    DISTRICT_NOT_ON_MAP,
    UNKNOWN_AREA,
)

LonLat = tuple[float, float]
Rings = tuple[tuple[LonLat, ...], ...]
BYTES, CORNERS, FEATURES = 8 << 20, 200_000, 2000
"""The largest map file that is read, and how many corners and areas it may have."""
_AT = ("region", "map")
_OUTSIDE = re.compile(r"[/~]|[A-Za-z]:|.*\\|(?:.*/)?\.\.(?:/|\Z)", re.DOTALL)
_NAMES = ("name", "nama", "namobj", "wadmkc", "kecamatan", "district")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A district to be found on the map."""

    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class MapReading:
    """The rings of the districts that were found on the map, by their place in the list of districts."""

    outlines: tuple[tuple[int, Rings], ...] = ()
    findings: tuple[Finding, ...] = ()


class _Unusable(Exception):
    """The file cannot be drawn; says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.rule.name)
        self.finding = finding


def read_map(files: ProfileFiles, name: str | None, districts: Sequence[Wanted]) -> MapReading:
    """Read the file that `region.map` names; a reading without outlines where it cannot be used."""
    if not name:
        return MapReading()
    try:
        features = _features(_data(files, name))
        areas = [_Area(_properties(feature), _rings(feature, at)) for feature, at in features]
        _limit(sum(len(ring) for area in areas for ring in area.rings), CORNERS)
    except _Unusable as problem:
        return MapReading((), (problem.finding,))
    return _matched(areas, districts)


def _data(files: ProfileFiles, name: str) -> Any:
    if _OUTSIDE.match(name):
        raise _Unusable(Finding(MAP_OUTSIDE, _AT, {"file": name}))
    plain = "/".join(step for step in name.split("/") if step not in ("", "."))
    try:
        content = files.read(plain, BYTES)
    except FileProblem as problem:
        if problem.obstacle == "too-large":
            raise _Unusable(_too_large(f"{BYTES >> 20} MiB")) from problem
        rule = MAP_OUTSIDE if problem.obstacle == "outside" else UNREADABLE_MAP
        raise _Unusable(Finding(rule, _AT, {"file": plain})) from problem
    source, problems = decode(files.shown(plain), content)
    if problems:
        raise _Unusable(Finding(UNREADABLE_MAP, _AT, {"file": plain}))
    try:
        return json.loads(source.text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise _Unusable(_not_json(source, error.pos)) from error
    except (ValueError, RecursionError) as error:
        raise _Unusable(_not_json(source, 0)) from error


def _refuse(_: str) -> NoReturn:
    raise ValueError("no number")


def _not_json(source: SourceText, offset: int) -> Finding:
    start = min(offset, max(len(source.text) - 1, 0))
    return Finding(NOT_JSON, _AT, {"file": source.name}, span=Span(source, start, min(start + 1, len(source.text))))


def _too_large(limit: str) -> Finding:
    return Finding(MAP_TOO_LARGE, _AT, {"limit": limit})


def _limit(count: int, most: int) -> None:
    if count > most:
        raise _Unusable(_too_large(str(most)))


def _no_map(where: str) -> _Unusable:
    return _Unusable(Finding(NOT_A_MAP, _AT, {"where": where}))


def _features(data: Any) -> list[tuple[dict[str, Any], str]]:
    found = data.get("features") if isinstance(data, dict) and data.get("type") == "FeatureCollection" else None
    if not isinstance(found, list) or not found:
        raise _no_map("features")
    _limit(len(found), FEATURES)
    numbered = [(feature, f"features[{index}]") for index, feature in enumerate(found)]
    for feature, at in numbered:
        if not isinstance(feature, dict):
            raise _no_map(at)
    return numbered


def _properties(feature: dict[str, Any]) -> dict[str, str]:
    found = feature.get("properties")
    items = list(found.items())[:200] if isinstance(found, dict) else []
    return {str(key).lower(): str(value) for key, value in items if isinstance(value, str | int)}


def _rings(feature: dict[str, Any], at: str) -> Rings:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, dict) else None
    where = f"{at}.geometry"
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list) or not coordinates:
        raise _no_map(where)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return tuple(_ring(ring, where) for polygon in polygons for ring in _list(polygon, where))


def _list(value: Any, where: str) -> Iterable[Any]:
    if not isinstance(value, list) or not value:
        raise _no_map(where)
    return value


def _ring(ring: Any, where: str) -> tuple[LonLat, ...]:
    corners = tuple(_corner(corner, where) for corner in _list(ring, where))
    if corners[0] == corners[-1]:
        corners = corners[:-1]
    if len(set(corners)) < 3:
        raise _no_map(where)
    return corners


def _corner(corner: Any, where: str) -> LonLat:
    if not isinstance(corner, list) or len(corner) < 2 or not all(_is_number(value) for value in corner[:2]):
        raise _no_map(where)
    longitude, latitude = float(corner[0]), float(corner[1])
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise _Unusable(Finding(NOT_DEGREES, _AT, {"where": where, "value": f"{corner[0]}, {corner[1]}"[:60]}))
    return longitude, latitude


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12 and math.isfinite(value)


@dataclass(frozen=True, slots=True)
class _Area:
    properties: dict[str, str]
    rings: Rings

    @property
    def name(self) -> str:
        """What the file calls it, for a message."""
        found = [self.properties[key] for key in _NAMES if key in self.properties]
        return (found or [*self.properties.values(), "?"])[0][:80]


def _matched(areas: list[_Area], districts: Sequence[Wanted]) -> MapReading:
    known = {key: index for index, district in reversed(list(enumerate(districts))) for key in _keys(district)}
    rings: dict[int, list[tuple[LonLat, ...]]] = {}
    findings = []
    for area in areas:
        index = next((known[key] for value in area.properties.values() if (key := _key(value)) in known), None)
        if index is None:
            findings.append(Finding(UNKNOWN_AREA, _AT, {"name": area.name}))
        else:
            rings.setdefault(index, []).extend(area.rings)
    for index, district in enumerate(districts):
        if index not in rings:
            findings.append(Finding(DISTRICT_NOT_ON_MAP, ("region", "districts", index), {"name": district.name}))
    return MapReading(tuple((index, tuple(rings[index])) for index in sorted(rings)), tuple(findings))


def _keys(district: Wanted) -> Iterator[str]:
    if district.code:
        yield _key(district.code)
    yield _key(district.name)


def _key(text: str) -> str:
    """How codes and names are compared: whole, without regard to case, spaces at the ends and dots in codes."""
    plain = " ".join(text.split()).casefold()
    return plain.replace(".", "") if plain.replace(".", "").isdigit() else plain
