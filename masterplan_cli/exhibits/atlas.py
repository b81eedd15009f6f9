"""The map of the districts: outlines from a map file, or squares where only positions are known."""

import math
from collections.abc import Sequence
from decimal import Decimal

from masterplan_cli.analysis.geometry import Point, area, name_point, project, simplify
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Map, Place
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart
from masterplan_cli.model.region import District

FINENESS = 1000
"""The extent of a map in units of what its simplified outlines may be off: half a pixel of a screen."""
_LEVELS = 3
_LISTED = 60


def region_map(scene: Scene, _: str) -> Chart | None:
    """The districts in their place; None where neither a map file nor positions are there."""
    districts = scene.profile.region.districts
    places = _outlined(scene) or _squares(scene)
    if not places:
        return None
    is_outlined = bool(places[0][1].rings)
    shown = [index for index, _ in places]
    lacking = [district.name for index, district in enumerate(districts) if index not in shown]
    notes = [scene.word("note.map-outlines" if is_outlined else "note.map-squares")]
    if lacking:
        notes.append(scene.word("note.map-lacking", names=scene.language.formats.listing(lacking)))
    if len(places) > _LISTED:
        notes.append(scene.word("note.map-numbers", count=str(_LISTED)))
    levels, names = _levels(scene, [districts[index] for index in shown])
    drawn = tuple(
        Place(place.name, place.x, place.y, place.area, place.rings, _text(scene, districts[index]), level)
        for (index, place), level in zip(places, levels, strict=True)
    )
    facts = {
        "count": str(len(drawn)),
        "places": "; ".join(f"{place.name} {place.text}".strip() for place in drawn),
        "north": max(drawn, key=lambda place: place.y).name,
        "south": min(drawn, key=lambda place: place.y).name,
        "west": min(drawn, key=lambda place: place.x).name,
        "east": max(drawn, key=lambda place: place.x).name,
    }
    return chart(
        scene,
        "region.map",
        Map(drawn, names),
        facts,
        table="region.districts",
        notes=notes,
        sources=(districts[index].source for index in shown),
        labels=("north", "km", "no-data"),
    )


def _text(scene: Scene, district: District) -> str:
    formats = scene.language.formats
    if district.population is not None:
        return scene.word("people-count", count=formats.number(district.population))
    return f"{formats.number(district.area_km2)} km²" if district.area_km2 is not None else ""


def _levels(scene: Scene, districts: Sequence[District]) -> tuple[list[int], tuple[str, ...]]:
    """Three levels of population with about as many districts in each; none where there are too few to compare."""
    values = [district.population for district in districts]
    known = sorted({value for value in values if value is not None})
    if None in values or len(known) < _LEVELS:
        return [0] * len(districts), ()
    bounds = [known[-(-len(known) * part // _LEVELS) - 1] for part in range(1, _LEVELS + 1)]
    write = scene.language.formats.number
    names = tuple(scene.word("people-up-to", count=write(bound)) for bound in bounds)
    return [sum((value or 0) > bound for bound in bounds) for value in values], names


def _outlined(scene: Scene) -> list[tuple[int, Place]]:
    outlines = scene.outlines
    if not outlines:
        return []
    corners = [corner for outline in outlines for ring in outline.rings for corner in ring]
    middle = _middle(corners)
    extent = max(_extent(project(corners, middle)), 1e-6)
    places = []
    for outline in outlines:
        rings = [project(ring, middle) for ring in outline.rings]
        fewer = _drawn([simplify(ring, extent / FINENESS) for ring in rings], extent / FINENESS)
        x, y = name_point(max(fewer, key=area))
        name = scene.profile.region.districts[outline.district].name
        places.append((outline.district, Place(name, x, y, rings=fewer)))
    return places


def _drawn(rings: Sequence[tuple[Point, ...]], grain: float) -> tuple[tuple[Point, ...], ...]:
    """The rings that can be seen, and the largest one in any case."""
    largest = max(rings, key=area)
    return tuple(ring for ring in rings if ring is largest or area(ring) > 4 * grain * grain)


def _squares(scene: Scene) -> list[tuple[int, Place]]:
    placed = [
        (index, district, (float(district.longitude), float(district.latitude)))
        for index, district in enumerate(scene.profile.region.districts)
        if district.latitude is not None and district.longitude is not None
    ]
    if not placed:
        return []
    points = project([point for *_, point in placed], _middle([point for *_, point in placed]))
    alike = any(district.area_km2 is None for _, district, _ in placed)
    mean = _mean_area(points)
    return [
        (index, Place(district.name, x, y, mean if alike else float(district.area_km2 or Decimal(0))))
        for (index, district, _), (x, y) in zip(placed, points, strict=True)
    ]


def _middle(points: Sequence[Point]) -> Point:
    return (
        (min(x for x, _ in points) + max(x for x, _ in points)) / 2,
        (min(y for _, y in points) + max(y for _, y in points)) / 2,
    )


def _extent(points: Sequence[Point]) -> float:
    across = max(x for x, _ in points) - min(x for x, _ in points)
    return max(across, max(y for _, y in points) - min(y for _, y in points))


def _mean_area(points: Sequence[Point]) -> float:
    """The area of a square for each point if all of them filled the extent."""
    return math.pow(max(_extent(points), 1.0), 2) / len(points)
