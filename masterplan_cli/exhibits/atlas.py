"""The map of the districts: outlines from a map file, squares where only positions are known, or a schematic one where
only directions are."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from masterplan_cli.analysis.geometry import Point, area, name_point, project, simplify
from masterplan_cli.document.chart import Chart
from masterplan_cli.document.diagram import Map, Place
from masterplan_cli.exhibits.exhibit import Scene
from masterplan_cli.exhibits.picture import chart
from masterplan_cli.model.region import Compass, District

FINENESS = 1000
"""The extent of a map in units of what its simplified outlines may be off: half a pixel of a screen."""
_LEVELS = 3
_LISTED = 60
_PLACES: tuple[str, ...] = get_args(Compass)


def region_map(scene: Scene, _: str) -> Chart | None:
    """The districts in their place; None where nothing says where they lie."""
    districts = scene.profile.region.districts
    located = _outlined(scene) or _squares(scene)
    places = located or _tiles(scene)
    if not places:
        return None
    form = "tiles" if not located else "outlines" if places[0][1].rings else "squares"
    shown = [index for index, _ in places]
    lacking = [district.name for index, district in enumerate(districts) if index not in shown]
    notes = [scene.word(f"note.map-{form}")]
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
        "lie": _furthest(scene, drawn) if located else _compass(scene, [districts[index] for index in shown]),
        "places": "; ".join(f"{place.name} {place.text}".strip() for place in drawn),
    }
    return chart(
        scene,
        "region.map",
        Map(drawn, names) if located else Map(drawn, names, True, _neighbours(scene)),
        facts,
        table="region.districts",
        notes=notes,
        sources=(districts[index].source for index in shown),
        labels=("north", "km", "no-data"),
    )


def _furthest(scene: Scene, drawn: Sequence[Place]) -> str:
    ends = {
        "north": max(drawn, key=lambda place: place.y).name,
        "south": min(drawn, key=lambda place: place.y).name,
        "west": min(drawn, key=lambda place: place.x).name,
        "east": max(drawn, key=lambda place: place.x).name,
    }
    return scene.word("map-furthest", **ends)


def _compass(scene: Scene, districts: Sequence[District]) -> str:
    return "; ".join(
        f"{district.name}: {scene.word(f'place.{district.place}')}" for district in districts if district.place
    )


def _neighbours(scene: Scene) -> tuple[str, str, str, str]:
    said = dict.fromkeys(("north", "east", "south", "west"), "")
    for boundary in scene.profile.region.boundaries:
        said[boundary.side] = "; ".join(filter(None, (said[boundary.side], scene.say(boundary.text))))
    return said["north"], said["east"], said["south"], said["west"]


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


def _tiles(scene: Scene) -> list[tuple[int, Place]]:
    """Squares by area in a grid of three by three places; districts of one place share it, row by row."""
    placed: dict[str, list[tuple[int, District]]] = {}
    for index, district in enumerate(scene.profile.region.districts):
        if district.place is not None:
            placed.setdefault(district.place, []).append((index, district))
    areas = [district.area_km2 for found in placed.values() for _, district in found]
    known = [float(area) for area in areas if area is not None]
    is_known = len(known) == len(areas)
    step = math.sqrt(max(known)) if known and is_known else 1.0
    across = max((math.ceil(math.sqrt(len(found))) for found in placed.values()), default=1)
    tiles = []
    for place, found in placed.items():
        south, east = divmod(_PLACES.index(place), 3)
        for order, (index, district) in enumerate(found):
            down, right = divmod(order, across)
            rows = -(-len(found) // across)
            columns = min(len(found) - down * across, across)
            x = (east - 1) * across + right - (columns - 1) / 2
            y = (1 - south) * across - down + (rows - 1) / 2
            area = float(district.area_km2 or 0) if is_known else 1.0
            tiles.append((index, Place(district.name, x * step, y * step, area)))
    return sorted(tiles, key=lambda tile: tile[0])


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
