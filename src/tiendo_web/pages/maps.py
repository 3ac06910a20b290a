"""The map that an office gives as GeoJSON: read as a file from outside, matched to units, thinned, kept as drawing paths.

The file is hostile until shown otherwise: its size, its nesting, the number of its shapes and points, and every number are checked
before anything is drawn; of its texts only those that name a unit are used, and none is ever printed as it stands.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tiendo.catalogue import bare

LARGEST = 12 * 1024 * 1024
MOST_SHAPES, MOST_POINTS = 3000, 600_000
WIDTH = 1000
"""Width of the drawing in its own units; one unit is the finest detail that is kept."""
KEPT_LARGEST = 700_000
"""Characters of all paths together."""

Point = tuple[float, float]
Rings = list[list[Point]]


class MapError(ValueError):
    """A file that is no map; the words say what is wrong and what to do."""


def read(content: bytes, names: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The map as it is kept: ``{"size": [width, height], "units": {key: path}, "unknown": [n shapes without a unit]}``.

    Args: names: for each unit its code and its name.
    Raises: MapError.
    """
    shapes = list(_features(_parse(content)))
    if not shapes:
        raise MapError(_("Tệp không có hình nào (cần FeatureCollection với Polygon hoặc MultiPolygon)."))
    known = _by_words(names)
    found: dict[str, Rings] = {}
    unknown = 0
    for properties, rings in shapes:
        key = _unit_of(properties, known)
        if key is None:
            unknown += 1
        elif rings:
            found.setdefault(key, []).extend(rings)
    if not found:
        raise MapError(_("Không hình nào mang tên hoặc mã của một đơn vị trong sổ. Thêm thuộc tính “ma” hoặc “ten” cho mỗi hình."))
    size, place = _projection(ring for rings in found.values() for ring in rings)
    paths = {key: path for key, rings in found.items() if (path := _path(rings, place))}
    if not paths:
        raise MapError(_("Tọa độ không đúng dạng GeoJSON."))
    if sum(map(len, paths.values())) > KEPT_LARGEST:
        raise MapError(_("Bản đồ quá chi tiết, kể cả khi đã rút gọn. Dùng tệp có tỷ lệ nhỏ hơn."))
    return {"size": size, "units": paths, "unknown": unknown}


def _parse(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise MapError(_("Tệp lớn quá %(n)s MB.") % {"n": LARGEST // 1024**2})
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise MapError(_("Tệp không phải GeoJSON hợp lệ.")) from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection" or not isinstance(data.get("features"), list):
        raise MapError(_("Tệp không phải GeoJSON hợp lệ."))
    if len(data["features"]) > MOST_SHAPES:
        raise MapError(_("Tệp có quá nhiều hình."))
    return data


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _features(data: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Rings]]:
    """Properties and rings of each shape that is an area."""
    points = 0
    for feature in data["features"]:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
            continue
        coordinates = geometry.get("coordinates")
        areas = [coordinates] if geometry["type"] == "Polygon" else coordinates
        rings = [_ring(ring) for area in _listed(areas) for ring in _listed(area)]
        points += sum(map(len, rings))
        if points > MOST_POINTS:
            raise MapError(_("Tệp có quá nhiều điểm."))
        properties = feature.get("properties")
        yield (properties if isinstance(properties, dict) else {}), rings


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise MapError(_("Tọa độ không đúng dạng GeoJSON."))
    return value


def _ring(value: Any) -> list[Point]:
    ring = []
    for pair in _listed(value):
        numbers = _listed(pair)[:2]
        if len(numbers) < 2 or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
            raise MapError(_("Tọa độ không đúng dạng GeoJSON."))
        if not (abs(numbers[0]) <= 180 and abs(numbers[1]) <= 90):
            raise MapError(_("Tọa độ phải là kinh độ và vĩ độ (WGS 84); tệp dùng hệ khác thì chuyển đổi trước."))
        ring.append((float(numbers[0]), float(numbers[1])))
    if len(ring) < 4:
        raise MapError(_("Tọa độ không đúng dạng GeoJSON."))
    return ring


def _by_words(names: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Codes, whole names, and names without the word for the kind of unit, where they name one unit alone."""
    found: dict[str, set[str]] = {}
    for key, (code, name) in names.items():
        for words in (code, bare(name), _without_kind(bare(name))):
            if words:
                found.setdefault(words, set()).add(key)
    return {words: min(keys) for words, keys in found.items() if len(keys) == 1}


_KINDS = ("tinh ", "thanh pho ", "huyen ", "thi xa ", "quan ", "xa ", "phuong ", "thi tran ", "dac khu ")


def _without_kind(words: str) -> str:
    return next((words[len(kind) :] for kind in _KINDS if words.startswith(kind)), words)


def _unit_of(properties: Mapping[str, Any], known: Mapping[str, str]) -> str | None:
    """The unit that a property names: by its code or its whole name first, then by its name without the kind."""
    texts = [str(value)[:200] for value in list(properties.values())[:60] if isinstance(value, str | int)]
    for make in (str, bare, lambda text: _without_kind(bare(text))):
        for text in texts:
            if (key := known.get(make(text).strip())) is not None:
                return key
    return None


def _projection(rings: Iterable[Sequence[Point]]) -> tuple[list[int], Any]:
    """The size of the drawing, and the function that places a point in it: even spacing at the middle latitude."""
    points = [point for ring in rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / max((east - west) * shrink, (north - south), 1e-9)

    def place(point: Point) -> Point:
        return (point[0] - west) * shrink * scale, (north - point[1]) * scale

    return [max(1, round((east - west) * shrink * scale)), max(1, round((north - south) * scale))], place


def _path(rings: Rings, place: Any) -> str:
    """The rings as an SVG path with what is smaller than a unit left out; whole numbers only."""
    parts = []
    for ring in rings:
        thinned = _thin([place(point) for point in ring])
        if len(thinned) >= 3:
            parts.append("M" + "L".join(f"{round(x)} {round(y)}" for x, y in thinned) + "Z")
    return "".join(parts)


def _thin(points: Sequence[Point], tolerance: float = 1.0) -> list[Point]:
    """Douglas and Peucker, without recursion: points nearer than the tolerance to the line that stays are left out."""
    keep = {0, len(points) - 1}
    # A ring begins and ends in one point: it is cut at the point farthest from there first.
    far = max(range(len(points)), key=lambda n: math.dist(points[0], points[n]))
    keep.add(far)
    waiting = [(0, far), (far, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        at = max(range(first + 1, last), key=lambda n: _off(points[n], points[first], points[last]))
        if _off(points[at], points[first], points[last]) > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    return abs((end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])) / length


def middle(path: str) -> tuple[float, float]:
    """A point to write at: the middle of the largest ring of a path."""
    rings = [[tuple(map(float, pair.split())) for pair in part.strip("MZ").split("L")] for part in path.split("Z") if part]
    ring = max(rings, key=lambda one: abs(_area(one)))
    area = _area(ring)
    if not area:
        return ring[0][0], ring[0][1]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y


def _area(ring: Sequence[tuple[float, ...]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2
