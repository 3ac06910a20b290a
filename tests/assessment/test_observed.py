"""Which of a ledger's observations count on a day, and what a figure of part of a year means."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.assessment.nature import Nature, is_growth, nature, over_term
from tiendo.assessment.observed import figures, rounding, running_totals, years
from tiendo.values import Absence, Measure

from .making import seen, target

END = date(2026, 1, 1)


def values(*observations, on=END, goal=None):
    return [(str(one.period), one.value) for one in figures(goal or target("18.85"), observations, on)]


def test_only_what_was_known_on_the_day_counts():
    early, late = seen("2022", "24.71", "2023-10-14"), seen("2023", "21.9", "2024-01-20")
    assert values(early, late, on=date(2023, 12, 31)) == [("2022", 24.71)]
    assert values(early, late, on=date(2023, 10, 13)) == []


def test_an_actual_value_replaces_an_estimate_even_when_the_estimate_is_told_again_later():
    assert values(seen("2023", "22.4", "2024-01-31"), seen("2023", "22.0", "2024-06-30", estimate=True)) == [("2023", 22.4)]


def test_a_correction_replaces_what_it_names():
    first = seen("2023", "21.9", "2024-01-20", key="a")
    assert values(first, seen("2023", "21.5", "2024-03-01", corrects="a")) == [("2023", 21.5)]


def test_other_units_plans_and_absences_are_left_out():
    elsewhere = seen("2022", "3.5", "2023-01-01", place="district/066/1900")
    unknown = seen("2023", None, "2024-01-01", absence=Absence.NOT_REPORTED)
    assert values(elsewhere, unknown) == []


def test_units_of_measure_are_converted_or_left_out():
    goal = target("1", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")
    given = (seen("2022", "855000", "2023-01-05", unit="triệu đồng"), seen("2023", "900", "2024-01-05", unit="ha"))
    assert values(*given, goal=goal) == [("2022", 855.0)]
    goal = target("28", words="Thu nhập bình quân đầu người", unit="triệu đồng/người/năm")
    assert values(seen("2022", "22", "2023-01-05", unit="triệu đồng/người"), goal=goal) == [("2022", 22.0)]


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("Tỷ lệ hộ nghèo đa chiều", "%", Nature.RATE),
        ("GRDP bình quân đầu người", "triệu đồng/người", Nature.RATE),
        ("Tốc độ tăng thu ngân sách", "%/năm", Nature.RATE),
        ("Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", Nature.FLOW),
        ("Diện tích rừng trồng mới", "ha", Nature.FLOW),
        ("Mức giảm tỷ lệ hộ nghèo", "điểm %", Nature.FLOW),
        ("Số đảng viên mới kết nạp cả nhiệm kỳ", "đảng viên", Nature.FLOW),
        ("Số sản phẩm OCOP (lũy kế)", "sản phẩm", Nature.STOCK),
        ("Tổng số đảng viên", "đảng viên", Nature.STOCK),
        ("Tổng số lượt khách du lịch", "lượt", Nature.FLOW),
        ("Tỷ lệ giải ngân vốn đầu tư công", "%", Nature.FLOW),
        ("Tỷ lệ hoàn thành chương trình tiểu học", "%", Nature.RATE),
        ("Số xã có điện", "xã", Nature.STOCK),
    ],
)
def test_nature(words, unit, expected):
    assert nature(target("1", words=words, unit=unit), ()) is expected


def test_what_was_reported_from_january_on_is_a_flow():
    goal = target("100", words="Số buổi tuyên truyền", unit="buổi")
    assert nature(goal, figures(goal, [seen("2024-01..2024-09", "70", "2024-10-05", unit="buổi")], END)) is Nature.FLOW


def test_growth_and_targets_over_a_term():
    assert is_growth(target("6.5", words="Tốc độ tăng trưởng kinh tế (GRDP)"))
    assert not is_growth(target("18.85"))
    assert over_term(target("450", words="Số đảng viên mới kết nạp", unit="đảng viên", measure=Measure.CUMULATIVE))
    assert not over_term(target("200", words="Số sản phẩm OCOP (lũy kế)", unit="sản phẩm", measure=Measure.CUMULATIVE))


def test_days_as_years():
    assert years(date(2023, 12, 31)) == 2023.0
    assert years(date(2024, 1, 1)) == pytest.approx(2023 + 1 / 366)


def test_quarters_that_follow_each_other_add_up():
    """Quý I thu 150, quý II thu 170, quý IV thu 200: sáu tháng là 320, quý III chưa biết nên không cộng tiếp."""
    goal = target("800", "2024", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")
    given = [
        seen(f"2024-Q{number}", value, f"2024-{3 * number:02d}-28", unit="tỷ đồng")
        for number, value in ((1, "150"), (2, "170"), (4, "200"))
    ]
    totals = running_totals(figures(goal, given, END))
    assert [(one.period.last.month, one.value) for one in totals] == [(3, 150.0), (6, 320.0)]


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [("%", "99.50", 0.005), ("xã", "23", 0.5), ("tỷ đồng", "855", 0.5), ("tỷ đồng", "855.2", 0.05)],
)
def test_a_result_meets_when_its_printed_value_does(unit, value, expected):
    goal = target("100", unit=unit, words="Số xã")
    assert rounding(goal, figures(goal, [seen("2023", value, "2024-01-05", unit=unit)], END)) == pytest.approx(expected)
