"""«Cả nước» as the top unit: the provinces of either day make it whole, and nothing is counted twice."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from tiendo.catalogue import org_successions, org_units
from tiendo.ledger import Ledger, across, post_all, seen
from tiendo.values import Level, OrgUnit, Period

from .build import seen_value

COUNTRY = OrgUnit("central/vn/1945", "vn", "Cả nước", Level.CENTRAL, None, None, None)
OLD, NEW = Period.parse("2024"), Period.parse("2026")


@pytest.fixture(scope="module")
def ledger():
    """The 63 provinces reported their poor households for 2024, the 34 of today for 2026, one for 2025."""
    dice = Random(34)
    units = [replace(one, parent=COUNTRY.key) if one.level is Level.PROVINCE else one for one in org_units().values()]
    provinces = [one for one in units if one.level is Level.PROVINCE]
    figures = [
        seen_value(
            one.key, "poor_households", "2024" if one.end else "2026", str(dice.randrange(1, 99_999)), known=date(2026, 12, 31)
        )
        for one in provinces
    ]
    alone = seen_value("province/19/2025", "poor_households", "2025", "7", known=date(2026, 12, 31))
    return post_all(Ledger(), [COUNTRY, *units, *org_successions(), *figures, alone])[0]


def total(ledger, period):
    return sum(one.amount.value for one in ledger.observations.values() if one.period == period)


@pytest.mark.parametrize(("period", "provinces"), [(OLD, 63), (NEW, 34)])
def test_the_country_is_the_sum_of_the_provinces_of_the_day(ledger, period, provinces):
    whole = seen(ledger, COUNTRY.key, "poor_households", period)
    assert (whole.amount.value, len(whole.observations)) == (total(ledger, period), provinces)


def test_the_provinces_of_today_add_up_to_the_country_of_2024(ledger):
    """63 tỉnh báo cáo năm 2024; nhìn theo 34 tỉnh, cộng lại vẫn bằng cả nước."""
    rows = across(ledger, COUNTRY.key, "poor_households", OLD, units_of=date(2026, 1, 1))
    assert len(rows) == 34
    assert sum(found.amount.value for _, found in rows) == total(ledger, OLD)


def test_the_provinces_that_are_silent_are_named(ledger):
    """Năm 2025 chỉ Thái Nguyên báo cáo: cả nước không có tổng, còn thiếu 33 tỉnh."""
    found = seen(ledger, COUNTRY.key, "poor_households", Period.parse("2025"))
    assert found.amount is None
    assert len(found.missing) == 33
    assert [one.amount.value for one in found.observations] == [7]
