"""Which unit the words of an order name: units of the record, bodies of the province, the territory behind a committee."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.office import NORTH, PROVINCE, make_units
from tiendo_web.record.models import OrgUnit
from tiendo_web.record.unit_words import keep_unit, unit_named, unit_namer

DAY = date(2024, 6, 1)


@pytest.fixture
def province(db) -> OrgUnit:
    make_units()
    return OrgUnit.objects.get(pk=PROVINCE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Huyện Bắc", "Huyện Bắc"),
        ("huyện bắc", "Huyện Bắc"),
        ("UBND huyện Bắc", "Huyện Bắc"),
        ("Ủy ban nhân dân huyện Bắc", "Huyện Bắc"),
        ("Ban Thường vụ Huyện ủy Bắc", "Huyện Bắc"),
        ("cấp ủy, chính quyền huyện Bắc", "Huyện Bắc"),
        ("chính quyền huyện Bắc cũng", "Huyện Bắc"),
        ("tỉnh", "Tỉnh Thử Nghiệm"),
        ("Tỉnh ủy", "Tỉnh ủy"),
        ("Tỉnh ủy Thử Nghiệm", "Tỉnh ủy"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Công an tỉnh", "Công an tỉnh"),
        ("Sở Y tế", "Sở Y tế"),
        ("các cơ quan, đơn vị", None),
        ("đại biểu", None),
        ("Sở Phép Thuật", None),
        ("", None),
    ],
)
def test_words_name_a_unit_or_nothing(province, words, name):
    found = unit_named(words, province, DAY)
    assert (found.name if found else None) == name


def test_a_department_is_known_only_while_it_is_in_being(province):
    """The department of information and communications ended in the reorganisation of March 2025."""
    assert unit_named("Sở Thông tin và Truyền thông", province, DAY) is not None
    assert unit_named("Sở Thông tin và Truyền thông", province, date(2025, 6, 1)) is None


def test_an_office_of_a_district_does_not_give_orders_to_the_province(province):
    named = unit_namer(OrgUnit.objects.get(pk=NORTH), DAY)
    assert named("Huyện Nam") is None
    assert named("Sở Y tế") is None
    assert named("huyện").pk == NORTH


def test_a_body_that_is_named_for_the_first_time_is_kept_with_its_closure(province):
    kept = keep_unit(unit_named("Tỉnh ủy", province, DAY))
    assert kept.above_rows.filter(above=PROVINCE).exists()
    assert unit_named("Tỉnh ủy", province, DAY) == kept
