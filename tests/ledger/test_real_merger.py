"""Bắc Kạn's 108 communes, 8 districts and the 37 communes of Thái Nguyên: nothing is lost and nothing counted twice."""

from datetime import date
from random import Random

import pytest

from tiendo.catalogue import subtree
from tiendo.exchange.facts import territory
from tiendo.ledger import Ledger, across, composed, post_all, seen
from tiendo.values import Absence, Level, Period

from .build import seen_value

BAC_KAN, THAI_NGUYEN = "province/06/1997", "province/19/2025"
BEFORE, AFTER, YEAR = date(2024, 12, 31), date(2026, 1, 1), Period.parse("2024")


@pytest.fixture(scope="module")
def ledger():
    """Every commune of Bắc Kạn reported its poor households for 2024; the old Thái Nguyên reported as a whole."""
    dice = Random(20250701)
    communes = [unit for unit in subtree(BAC_KAN) if unit.level is Level.COMMUNE]
    entries = [seen_value(unit.key, "poor_households", "2024", str(dice.randrange(500))) for unit in communes]
    whole = seen_value("province/19/1900", "poor_households", "2024", "9000")
    return post_all(Ledger(), [*territory([BAC_KAN]), *entries, whole])[0]


def test_districts_and_new_communes_add_up_to_the_same_province(ledger):
    reported = sum(one.amount.value for one in ledger.observations.values() if one.unit.startswith("commune/"))
    districts = across(ledger, BAC_KAN, "poor_households", YEAR, units_of=BEFORE)
    heirs = {
        key
        for event in ledger.successions
        if set(event.before) & {one.unit for one in ledger.observations.values()}
        for key in event.after
    }
    now = [seen(ledger, key, "poor_households", YEAR) for key in heirs if key.startswith("commune/")]
    assert (len(districts), len(now)) == (8, 37)
    assert sum(found.amount.value for _, found in districts) == reported
    assert sum(found.amount.value for found in now) == reported
    assert composed(ledger, BAC_KAN, "poor_households", YEAR).amount.value == reported
    assert seen(ledger, THAI_NGUYEN, "poor_households", YEAR).amount.value == reported + 9000


def test_a_new_commune_says_which_old_ones_it_is_made_of(ledger):
    """Phường Bắc Kạn gộp từ bốn xã, phường cũ."""
    found = seen(ledger, "commune/01843/2025", "poor_households", YEAR)
    parts = {"commune/01837/1900", "commune/01843/1900", "commune/01852/1900", "commune/01855/1900"}
    assert {one.unit for one in found.observations} == parts
    assert found.amount.value == sum(one.amount.value for one in found.observations)


def test_a_district_that_shares_a_new_commune_cannot_be_continued(ledger):
    """Bạch Thông: hai xã mới nhận cả xã của huyện, thành phố khác."""
    later = [seen_value(unit.key, "poor_households", "2026", "10") for unit in ledger.territory.below(THAI_NGUYEN, AFTER)]
    now, _ = post_all(ledger, later)
    shared = seen(now, "district/063/1900", "poor_households", Period.parse("2026"))
    assert shared.absence is Absence.NOT_COMPARABLE
    assert "có cả phần của đơn vị khác" in shared.reason
    assert seen(now, "district/060/1900", "poor_households", Period.parse("2026")).amount.value == 30
    assert seen(now, BAC_KAN, "poor_households", Period.parse("2026")).amount.value == 370
