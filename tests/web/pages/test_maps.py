"""The map an office gives: read as a hostile file, matched to units, drawn with the values written on it."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.office import NORTH, PROVINCE, SOUTH
from tests.web.pages.test_pages import make_observation
from tiendo import values
from tiendo_web.pages import maps
from tiendo_web.record import models, options
from tiendo_web.record.models.units import rebuild_closure

NAMES = {NORTH: ("901", "Huyện Bắc"), SOUTH: ("902", "Huyện Nam"), PROVINCE: ("90", "Tỉnh Thử Nghiệm")}


def square(x: float, y: float, side: float = 1.0) -> list[list[float]]:
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(ring: list[Any], **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def collection(*features: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_shapes_find_their_units_by_code_by_name_and_without_marks():
    held = maps.read(
        collection(
            feature(square(105, 22), ma="901"), feature(square(106, 22), ten="NAM"), feature(square(107, 22), ten="Nơi khác")
        ),
        NAMES,
    )
    assert set(held["units"]) == {NORTH, SOUTH}
    assert held["unknown"] == 1
    assert held["units"][NORTH].startswith("M0 ")
    assert maps.middle(held["units"][SOUTH])[0] > maps.middle(held["units"][NORTH])[0]


def test_a_line_of_many_points_is_thinned_to_what_can_be_seen():
    many = [[105 + n / 10_000, 22.0] for n in range(10_000)] + [[106, 23], [105, 23], [105, 22.0]]
    path = maps.read(collection(feature(many, ma="901")), NAMES)["units"][NORTH]
    assert path.count("L") < 10


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b'{"type": "FeatureCollection"}',
        b"[" * 100_000,
        b'{"type": "FeatureCollection", "features": [NaN]}',
        collection(feature([[105, 22], [106, 22]], ma="901")),
        collection(feature([[105, "22"], [106, 22], [106, 23], [105, 22]], ma="901")),
        collection(feature([[1e308, 22], [106, 22], [106, 23], [105, 22]], ma="901")),
        collection(feature(square(500_000, 2_400_000), ma="901")),
        collection({"type": "Feature", "properties": None, "geometry": {"type": "Polygon", "coordinates": 7}}),
        collection(*[feature(square(105, 22), ma="901")] * (maps.MOST_SHAPES + 1)),
        collection(feature(square(105, 22), ten="Nơi khác")),
        collection(),
        b" " * (maps.LARGEST + 1),
    ],
)
def test_what_is_no_map_is_refused_in_words(content):
    with pytest.raises(maps.MapError, match=r"\w"):
        maps.read(content, NAMES)


NUMBER = st.floats(-200, 200) | st.integers(-200, 200) | st.sampled_from([float("nan"), float("inf"), 1e308, None, "7", True])
RING = st.lists(st.lists(NUMBER, max_size=3), max_size=8) | NUMBER
COORDINATES = st.lists(RING, max_size=2) | NUMBER
SHAPE = st.fixed_dictionaries({"type": st.sampled_from(["Polygon", "MultiPolygon", "Point", 7]), "coordinates": COORDINATES})
FEATURES = st.lists(
    st.fixed_dictionaries({"properties": st.sampled_from([{"ma": "901"}, {}, None, [1]]), "geometry": SHAPE}) | NUMBER, max_size=2
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FEATURES)
def test_whatever_the_file_holds_it_is_a_map_or_refused(features):
    with contextlib.suppress(maps.MapError):
        held = maps.read(collection(*features), NAMES)
        assert set(held["units"]) == {NORTH}
        assert held["units"][NORTH].startswith("M")


def test_no_text_of_the_file_reaches_the_page(office, signed_in):
    options.write("unit", NORTH)
    evil = collection(feature(square(105, 22), ma="901", ten='"><script>alert(1)</script>', x="<b>"))
    administrator = signed_in("administrator")
    sent = administrator.post(reverse("settings"), {"map": "file", "file": SimpleUploadedFile("ban-do.geojson", evil)})
    assert sent.status_code == 302
    make_observation(2024, "1250")
    page = signed_in("reader").get(reverse("unit-map")).content.decode()
    assert "alert(1)" not in page
    assert "<title>Huyện Bắc: 1.250</title>" in page
    assert models.AuditEntry.objects.get(subject="setting:map").detail["units"] == 1


def test_a_value_of_another_period_is_written_with_it_and_not_shaded(office, client):
    """Two districts say 2024, a third 2020: one shade must not put the three in one ranking."""
    third = "district/903/1990"
    unit = values.OrgUnit(third, "903", "Huyện Đông", values.Level.DISTRICT, PROVINCE, None, None)
    models.OrgUnit.of(unit).save()
    rebuild_closure()
    shapes = [feature(square(105 + n, 22), ma=code) for n, code in enumerate(("901", "902", "903"))]
    options.write("map", maps.read(collection(*shapes), NAMES | {third: ("903", "Huyện Đông")}))
    for key, year in ((NORTH, 2024), (SOUTH, 2024), (third, 2020)):
        make_observation(year, "1250", unit=key)
    client.force_login(office.person("reader", PROVINCE), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("unit-map")).content.decode()
    assert "<title>Huyện Đông: 1.250 (2020)</title>" in page
    assert page.count('<path class="other"') == 1
    assert page.count('<path class="s0"') == 2


def test_without_a_map_the_page_says_how_to_give_one(office, signed_in):
    assert "GeoJSON" in signed_in("reader").get(reverse("unit-map")).content.decode()


def test_a_unit_without_a_value_is_hatched_and_said_in_words(office, signed_in, client):
    held = maps.read(collection(feature(square(105, 22), ma="901"), feature(square(106, 22), ma="902")), NAMES)
    options.write("map", held)
    make_observation(2024, "1250")
    seer = office.person("reader", PROVINCE)
    client.force_login(seer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("unit-map")).content.decode()
    assert '<path class="nil"' in page
    assert "<title>Huyện Nam: chưa báo cáo</title>" in page
    table = client.get(reverse("unit-map"), {"tai": "csv"}).content.decode("utf-8-sig")
    assert "Huyện Bắc" in table and "1250" in table
    assert "Huyện Nam" not in signed_in("reader").get(reverse("unit-map")).content.decode().split("<main")[1]
