"""Geometry of small maps: degrees to kilometres, lines with fewer corners, and where a name stands in an area.

Sources: equirectangular projection at the middle latitude (Snyder 1987, "Map Projections: A Working Manual", USGS
Professional Paper 1395, p. 90), good to a fraction of a per cent over a kabupaten; Douglas and Peucker (1973),
"Algorithms for the reduction of the number of points", Cartographica 10(2); centroid by the shoelace formula.
"""

import math
from collections.abc import Sequence

Point = tuple[float, float]
MOST_CORNERS = 1200
"""Of one line; an outline has a few hundred once it is thinned, so only what is no coast comes near this."""
KILOMETRES_PER_DEGREE = 111.195
"""A degree of a great circle on a sphere of 6,371 km."""


def project(points: Sequence[Point], middle: Point) -> tuple[Point, ...]:
    """Longitudes and latitudes as kilometres east and north of `middle`."""
    shrink = math.cos(math.radians(middle[1]))
    return tuple(
        ((x - middle[0]) * shrink * KILOMETRES_PER_DEGREE, (y - middle[1]) * KILOMETRES_PER_DEGREE) for x, y in points
    )


def simplify(ring: Sequence[Point], tolerance: float) -> tuple[Point, ...]:
    """A closed line with fewer corners, none of those left out farther than `tolerance` from it."""
    if len(ring) < 5:
        return tuple(ring)
    ring = _thinned(ring, tolerance / 2)
    far = max(range(len(ring)), key=lambda i: math.dist(ring[0], ring[i]))
    halves = (ring[: far + 1], [*ring[far:], ring[0]])
    kept = [*_reduce(halves[0], tolerance / 2)[:-1], *_reduce(halves[1], tolerance / 2)[:-1]]
    return tuple(kept) if len(kept) > 2 else tuple(ring[:: max(len(ring) // 3, 1)][:3])


def _thinned(ring: Sequence[Point], nearest: float) -> list[Point]:
    """Without corners nearer than `nearest` to the one before; of what is left, evenly as many as are workable."""
    kept = [ring[0]]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) > nearest:
            kept.append(point)
    if len(kept) < 4:
        return list(ring[:: -(-len(ring) // MOST_CORNERS)])
    return kept[:: -(-len(kept) // MOST_CORNERS)]


def _reduce(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's method, without recursion."""
    keep = {0, len(line) - 1}
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        if last - first < 2:
            continue
        # Of corners equally far the middle one divides the work best.
        half = (first + last) / 2
        distances = [(_distance(line[i], line[first], line[last]), -abs(i - half), i) for i in range(first + 1, last)]
        farthest, _, corner = max(distances)
        if farthest > tolerance:
            keep.add(corner)
            open_ += [(first, corner), (corner, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of line."""
    across, up = end[0] - start[0], end[1] - start[1]
    length = across * across + up * up
    if not length:
        return math.dist(point, start)
    share = min(max(((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length, 0.0), 1.0)
    return math.dist(point, (start[0] + share * across, start[1] + share * up))


def area(ring: Sequence[Point]) -> float:
    """The area inside a closed line."""
    return abs(_shoelace(ring)) / 2


def _shoelace(ring: Sequence[Point]) -> float:
    return sum(x * ring[i - 1][1] - ring[i - 1][0] * y for i, (x, y) in enumerate(ring))


def name_point(ring: Sequence[Point]) -> Point:
    """Where a name stands: in the middle of the broadest stretch at the height of the centroid."""
    doubled = _shoelace(ring)
    if not doubled:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    height = sum((y + ring[i - 1][1]) * (x * ring[i - 1][1] - ring[i - 1][0] * y) for i, (x, y) in enumerate(ring)) / (
        3 * doubled
    )
    crossings = sorted(
        x0 + (height - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in zip((ring[-1], *ring[:-1]), ring, strict=True)
        if (y0 <= height) != (y1 <= height)
    )
    stretches = [(b - a, (a + b) / 2) for a, b in zip(crossings[::2], crossings[1::2], strict=False)]
    return (max(stretches)[1], height) if stretches else ring[0]
