"""Small maps: known distances, areas and centroids; a simplified line stays within its tolerance."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.geometry import area, name_point, project, simplify

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0))


def test_a_degree_is_as_long_as_on_the_sphere() -> None:
    # A degree of latitude on a sphere of 6,371 km is pi * 6371 / 180 = 111.195 km; one of longitude at 60 degrees is
    # half of that, since cos 60 degrees is 0.5.
    ((x, y),) = project([(101.0, 61.0)], (100.0, 60.0))
    assert y == pytest.approx(math.pi * 6371 / 180, abs=0.001)
    assert x == pytest.approx(y / 2, rel=1e-9)


def test_the_distance_between_two_cities_of_the_equator() -> None:
    # Haversine between (0, 0) and (0.4, 0.3) degrees on the same sphere: 55.597 km.
    a, b = project([(0.0, 0.0), (0.4, 0.3)], (0.2, 0.15))
    assert math.dist(a, b) == pytest.approx(55.597, abs=0.01)


def test_areas_and_middles_of_simple_shapes() -> None:
    assert area(SQUARE) == 8
    assert name_point(SQUARE) == (2.0, 1.0)
    # A U: its centroid lies in the gap, the name goes into one of the arms or the base.
    u = ((0, 0), (6, 0), (6, 6), (5, 6), (5, 1), (1, 1), (1, 6), (0, 6))
    x, y = name_point(u)
    assert 0 < x < 1 or 5 < x < 6 or y < 1


def test_corners_on_a_straight_line_are_left_out() -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0), (0.0, 1.0)]
    assert set(simplify(ring, 0.001)) == set(SQUARE)


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=60, unique=True),
    st.floats(0.01, 20),
)
def test_no_corner_left_out_is_farther_than_the_tolerance(ring: list[tuple[float, float]], tolerance: float) -> None:
    kept = simplify(ring, tolerance)
    assert 3 <= len(kept) <= len(ring)
    assert set(kept) <= set(ring)
    if len(kept) > 3:
        edges = list(zip(kept, (*kept[1:], kept[0]), strict=True))
        assert all(min(_distance(point, *edge) for edge in edges) <= tolerance + 1e-9 for point in ring)


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    across, up = end[0] - start[0], end[1] - start[1]
    length = across**2 + up**2
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * up) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + share * across, start[1] + share * up))


def test_a_spiral_and_a_comb_of_a_hundred_thousand_corners_are_simplified_quickly() -> None:
    spiral = [(math.cos(i / 50) * i, math.sin(i / 50) * i) for i in range(100_000)]
    comb = [(float(i), float(i % 2 * 1000)) for i in range(100_000)]
    for ring in (spiral, comb):
        assert 3 <= len(simplify(ring, 100)) <= 1200
