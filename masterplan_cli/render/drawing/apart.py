"""Round marks that keep their distance: what lies on the same point is moved aside, as near as there is room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Where marks may stand."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether a point is inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def apart(points: Sequence[Point], distance: float, room: Room) -> list[Point]:
    """For each point the nearest free place on rings around it; itself where nothing is in the way."""
    placed: list[Point] = []
    for point in points:
        inside = (min(max(point[0], room.left), room.right), min(max(point[1], room.top), room.bottom))
        placed.append(_free(inside, placed, distance, room))
    return placed


def _free(point: Point, placed: Sequence[Point], distance: float, room: Room) -> Point:
    for ring in range(60):
        radius = ring * distance * 0.5
        steps = max(1, ring * 6)
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            tried = (round(point[0] + radius * math.cos(angle), 3), round(point[1] + radius * math.sin(angle), 3))
            if room.holds(tried) and all(math.dist(tried, other) >= distance for other in placed):
                return tried
    return point
