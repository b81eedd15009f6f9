"""Map files: GeoJSON within limits, matched with districts by whole code or name; what cannot be used says why."""

import json
from typing import Any

import pytest

from masterplan_cli.loading import outlines
from masterplan_cli.loading.files import FileProblem
from masterplan_cli.loading.outlines import Wanted, read_map

SQUARE = [[[100.0, -0.5], [100.1, -0.5], [100.1, -0.6], [100.0, -0.6], [100.0, -0.5]]]


class Files:
    """One map file in memory."""

    def __init__(self, text: str | bytes) -> None:
        self.content = text.encode() if isinstance(text, str) else text

    def read(self, name: str, limit: int) -> bytes:
        if name != "map.geojson":
            raise FileProblem("missing", name)
        if len(self.content) > limit:
            raise FileProblem("too-large", name)
        return self.content

    def glob(self, pattern: str) -> tuple[str, ...]:
        return ()

    def shown(self, name: str) -> str:
        return name


def feature(properties: object, coordinates: object = SQUARE, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def codes(text: str | bytes, name: str = "map.geojson", *districts: Wanted) -> list[str]:
    return [finding.rule.code for finding in read_map(Files(text), name, districts).findings]


@pytest.mark.parametrize(
    ("properties", "is_found"),
    [
        ({"name": "Utara"}, True),
        ({"NAMOBJ": " utara "}, True),
        ({"kode": "13.77.02"}, True),
        ({"kode": 137702}, True),
        ({"kode": "13.77.0"}, False),
        ({"name": "Utara Jauh"}, False),
        ({"note": None}, False),
        (None, False),
    ],
)
def test_areas_are_matched_by_whole_code_or_name(properties: object, is_found: bool) -> None:
    reading = read_map(Files(collection(feature(properties))), "./map.geojson", [Wanted("13.77.02", "Utara")])
    assert [index for index, _ in reading.outlines] == ([0] if is_found else [])
    assert [finding.rule.code for finding in reading.findings] == ([] if is_found else ["MP887", "MP886"])


def test_rings_are_closed_lines_without_their_last_corner_and_parts_are_joined() -> None:
    text = collection(feature({"name": "a"}), feature({"name": "a"}, [SQUARE, SQUARE], "MultiPolygon"))
    ((index, rings),) = read_map(Files(text), "map.geojson", [Wanted(None, "a")]).outlines
    assert (index, len(rings), len(rings[0])) == (0, 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "MP883"),
        ("{", "MP883"),
        ("[" * 100_000, "MP883"),
        ('{"type": NaN}', "MP883"),
        (b"\xff\xfe\x00\x01\x81", "MP881"),
        ("[]", "MP884"),
        ("null", "MP884"),
        ('{"type": "Feature"}', "MP884"),
        ('{"type": "FeatureCollection", "features": []}', "MP884"),
        ('{"type": "FeatureCollection", "features": {"a": 1}}', "MP884"),
        (collection("x"), "MP884"),
        (collection({"type": "Feature"}), "MP884"),
        (collection(feature({}, [])), "MP884"),
        (collection(feature({}, [[[1, 1], [1, 1], [1, 1]]])), "MP884"),
        (collection(feature({}, [[["1", 1], [2, 2], [3, 4]]])), "MP884"),
        (collection(feature({}, [[[True, 1], [2, 2], [3, 4]]])), "MP884"),
        (collection(feature({}, [[1, 2, 3]])), "MP884"),
        (collection(feature({}, [[[1e400, 1], [2, 2], [3, 4]]])), "MP883"),
        (collection(feature({}, [[[10**30, 1], [2, 2], [3, 4]]])), "MP884"),
        (collection(feature({}, [[[200, 1], [2, 2], [3, 4]]])), "MP885"),
        (collection(feature({}, SQUARE, "Point")), "MP884"),
    ],
)
def test_what_is_no_map_says_so_and_gives_none(text: str | bytes, expected: str) -> None:
    reading = read_map(Files(text), "map.geojson", [Wanted(None, "a")])
    assert [finding.rule.code for finding in reading.findings] == [expected]
    assert reading.outlines == ()


@pytest.mark.parametrize("name", ["../map.geojson", "/etc/passwd", "~/x", "C:x", "a\\b", "a/../../x"])
def test_a_map_outside_of_the_folder_is_an_error(name: str) -> None:
    assert codes("{}", name) == ["MP880"]


def test_a_missing_map_is_a_warning() -> None:
    assert codes("{}", "other.geojson") == ["MP881"]


def test_large_maps_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = collection(*(feature({"name": "a"}) for _ in range(4)))
    for limit, value in (("BYTES", 10), ("FEATURES", 3), ("CORNERS", 15)):
        with monkeypatch.context() as patched:
            patched.setattr(outlines, limit, value)
            assert codes(text) == ["MP882"], limit
    assert codes(text, "map.geojson", Wanted(None, "a")) == []
