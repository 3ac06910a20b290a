from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.ledger import Ledger, Withdrawal, across, composed, key_of, post, post_all, seen
from tiendo.values import Absence, Level, Modality, Period

from .build import MERGED, event, seen_value, unit

P = Period.parse
OLD, NEW = (unit("A", end=date(2025, 6, 30)), unit("B", end=date(2025, 6, 30))), unit("N", start=MERGED)
MERGE = event("merge", "A B", "N")


def ledger(*entries):
    return post_all(Ledger(), entries)[0]


def number(value):
    return None if value.amount is None else value.amount.value


def test_a_hundred_and_sixty_households_merge_to_a_hundred_and_sixty_and_come_apart_again():
    """A: 100 hộ nghèo, B: 60; A và B nhập thành N ngày 1/7/2025."""
    apart = ledger(*OLD, NEW, seen_value("A", "poor_households", "2024", "100"), seen_value("B", "poor_households", "2024", "60"))
    before = [seen(apart, key, "poor_households", P("2024")) for key in "AB"]
    merged, _ = post(apart, MERGE)
    assert number(seen(merged, "N", "poor_households", P("2024"))) == 160
    assert [seen(merged, key, "poor_households", P("2024")) for key in "AB"] == before, "as it was, bit for bit"
    undone, _ = post(merged, Withdrawal(key_of(MERGE), "quyết định bị hủy", "cán bộ", date(2025, 8, 1)))
    assert [number(seen(undone, key, "poor_households", P("2024"))) for key in "AB"] == [100, 60]
    assert number(seen(undone, "N", "poor_households", P("2024"))) is None
    assert number(seen(undone, "N", "poor_households", P("2024"), known_by=date(2025, 7, 15))) == 160


def test_a_split_that_undoes_a_merge_gives_each_its_own_figures_back():
    """N chia lại thành C (tiếp nối A) và D (tiếp nối B) ngày 1/1/2030."""
    back = event("split", "N", "C D", date(2030, 1, 1), continues=("A", "B"))
    now = ledger(
        *OLD, NEW, unit("C"), unit("D"), MERGE, back,
        seen_value("A", "poor_households", "2024", "100"), seen_value("B", "poor_households", "2024", "60"),
        seen_value("N", "poor_households", "2026", "150"),
    )  # fmt: skip
    assert [number(seen(now, key, "poor_households", P("2024"))) for key in "CD"] == [100, 60]
    assert seen(now, "C", "poor_households", P("2026")).absence is Absence.NOT_COMPARABLE, "150 cannot be told apart"


def test_a_part_that_did_not_report_is_named_and_no_part_sum_is_shown():
    """A: 100 hộ; B chưa báo cáo."""
    value = seen(ledger(*OLD, NEW, MERGE, seen_value("A", "poor_households", "2024", "100")), "N", "poor_households", P("2024"))
    assert (value.amount, value.absence, value.missing) == (None, Absence.NOT_REPORTED, ("B",))
    assert [one.unit for one in value.observations] == ["A"]
    assert "Xã B (đến 30/06/2025)" in value.reason


def test_a_divided_commune_gives_nothing_away_without_shares():
    """A chia cho M và N, không có tỷ lệ chia."""
    units = (unit("A", end=date(2025, 6, 30)), unit("M", start=MERGED), NEW)
    figure = seen_value("A", "poor_households", "2024", "100")
    whole = seen(ledger(*units, event("split", "A", "M N"), figure), "N", "poor_households", P("2024"))
    assert (whole.absence, whole.missing) == (Absence.NOT_COMPARABLE, ("A",))
    shared = event("split", "A", "M N", shares=(Decimal("0.3"), Decimal("0.7")))
    assert number(seen(ledger(*units, shared, figure), "N", "poor_households", P("2024"))) == 70


def test_a_rank_refuses_to_be_merged():
    """PAPI: A hạng 22, B hạng 30."""
    value = seen(
        ledger(*OLD, NEW, MERGE, seen_value("A", "papi_rank", "2024", "22"), seen_value("B", "papi_rank", "2024", "30")),
        "N",
        "papi_rank",
        P("2024"),
    )
    assert value.absence is Absence.NOT_COMPARABLE
    assert "thứ hạng" in value.reason


def test_a_rate_is_recomputed_from_its_parts_not_averaged():
    """A: 100 hộ nghèo trên 1.000 hộ (10%); B: 60 trên 200 (30%)."""
    entries = [seen_value(key, code, "2024", value) for key, code, value in (
        ("A", "poor_households", "100"), ("A", "households", "1000"), ("B", "poor_households", "60"), ("B", "households", "200"),
    )]  # fmt: skip
    entries += [seen_value("A", "poor_rate", "2024", "10", "%"), seen_value("B", "poor_rate", "2024", "30", "%")]
    value = seen(ledger(*OLD, NEW, MERGE, *entries), "N", "poor_rate", P("2024"))
    assert number(value) == Decimal("13.33")
    assert value.reason.startswith("tính lại")


def test_a_mean_is_weighted_by_the_indicator_that_the_catalogue_names():
    """Thu nhập: A 30 triệu đồng (1.000 dân), B 60 triệu đồng (3.000 dân): bình quân 52,5."""
    rows = (("A", "30", "1000"), ("B", "60", "3000"))
    entries = [seen_value(key, "income_per_capita", "2024", income, "triệu đồng/người/năm") for key, income, _ in rows]
    people = [seen_value(key, "population", "2024", size, "người") for key, _, size in rows]
    assert number(seen(ledger(*OLD, NEW, MERGE, *entries, *people), "N", "income_per_capita", P("2024"))) == Decimal("52.5")
    without = seen(ledger(*OLD, NEW, MERGE, *entries), "N", "income_per_capita", P("2024"))
    assert without.absence is Absence.NOT_COMPARABLE
    assert "dân số" in without.reason


def test_growth_is_recomputed_from_two_levels():
    """Giá trị sản xuất: A và B cộng lại 200 tỷ năm 2023, 210 tỷ năm 2024: tăng 5%."""
    levels = (("A", "2023", "120"), ("B", "2023", "80"), ("A", "2024", "125"), ("B", "2024", "85"))
    entries = [seen_value(key, "industry_output", year, value, "tỷ đồng") for key, year, value in levels]
    assert number(seen(ledger(*OLD, NEW, MERGE, *entries), "N", "industry_output_growth", P("2024"))) == 5


def test_an_abolished_district_lives_on_in_the_communes_that_came_from_it_alone():
    """Huyện D gồm A và B; A và B nhập thành N (thuộc tỉnh); cấp huyện hết ngày 30/6/2025."""
    district = unit("D", "P", end=date(2025, 6, 30), level=Level.DISTRICT)
    land = (unit("P", level=Level.PROVINCE), district, unit("A", "D"), unit("B", "D"), unit("N", "P", start=MERGED))
    now = ledger(*land, MERGE, event("abolition", "D", ""), seen_value("N", "poor_households", "2026", "150"))
    assert number(seen(now, "D", "poor_households", P("2026"))) == 150
    assert [one.key for one, _ in across(now, "P", "poor_households", P("2024"), units_of=date(2024, 12, 31))] == ["D"]
    assert [one.key for one, _ in across(now, "P", "poor_households", P("2024"), units_of=date(2026, 1, 1))] == ["N"]


def test_estimates_and_units_of_measure_travel_into_the_sum():
    """A: 1,5 tỷ đồng; B: ước 500 triệu đồng."""
    entries = (seen_value("A", "state_revenue_area", "2024", "1.5", "tỷ đồng"),
               seen_value("B", "state_revenue_area", "2024", "500", "triệu đồng", modality="estimate"))  # fmt: skip
    value = seen(ledger(*OLD, NEW, MERGE, *entries), "N", "state_revenue_area", P("2024"))
    assert (number(value), value.amount.unit, value.modality) == (2, "tỷ đồng", Modality.ESTIMATE)


DECIMALS = st.decimals(min_value=0, max_value=10**15, places=6)


@given(st.lists(DECIMALS, min_size=2, max_size=12))
def test_a_roll_up_is_the_sum_of_its_parts_to_the_last_decimal(values):
    keys = [f"C{number}" for number in range(len(values))]
    whole = ledger(
        unit("P", level=Level.PROVINCE), *(unit(key, "P") for key in keys),
        *(seen_value(key, "state_revenue_area", "2024", str(value), "tỷ đồng") for key, value in zip(keys, values, strict=True)),
    )  # fmt: skip
    assert number(composed(whole, "P", "state_revenue_area", P("2024"))) == sum(values)


@pytest.mark.parametrize("key", ["A", "B", "N"])
def test_nothing_is_reported_where_nothing_was(key):
    value = seen(ledger(*OLD, NEW, MERGE), key, "poor_households", P("2024"))
    assert (value.amount, value.absence) == (None, Absence.NOT_REPORTED)
