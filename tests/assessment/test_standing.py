"""Where the way of a target begins and ends, by what its value speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.assessment import standing
from tiendo.assessment.aim import bounds, meets, threshold
from tiendo.values import Comparator, Measure, Period

from .making import seen, target

END = date(2025, 6, 1)
POVERTY = [seen("2020", "28.85", "2021-01-05"), seen("2022", "24.71", "2023-01-05"), seen("2023", "21.9", "2024-01-05")]


def test_a_baseline_of_the_plan_begins_the_way():
    goal = target("18.85", comparator=Comparator.AT_MOST, baseline=("2020", "28.85"))
    way = standing(goal, POVERTY, on=END).way
    assert way is not None
    assert (way.base_time, way.base, way.time, way.latest, way.due, way.target, way.direction) == (
        2020,
        28.85,
        2023,
        21.9,
        2025,
        18.85,
        -1,
    )


def test_without_a_baseline_the_last_figure_before_the_term_begins_it():
    way = standing(target("18.85", comparator=Comparator.AT_MOST), POVERTY, on=END, term=Period.parse("2021..2025")).way
    assert way is not None and (way.base_time, way.base) == (2020, 28.85)
    assert way.limit == 0


def test_a_yearly_flow_begins_at_zero_on_new_year():
    """Thu ngân sách 10 tháng năm 2022 đạt 653 tỷ đồng, kế hoạch 800 tỷ đồng."""
    goal = target("800", "2022", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")
    given = [seen("2022-01..2022-10", "653", "2022-11-01", unit="tỷ đồng"), seen("2021", "750", "2022-01-05", unit="tỷ đồng")]
    way = standing(goal, given, on=date(2022, 11, 2)).way
    assert way is not None and way.from_zero
    assert (way.base_time, way.base, way.latest, way.due) == (2021, 0, 653, 2022)
    assert way.time == pytest.approx(2021 + 304 / 365)


def test_a_total_over_the_term_adds_its_years():
    goal = target("450", "2021..2025", words="Số đảng viên mới kết nạp", unit="đảng viên", measure=Measure.CUMULATIVE)
    given = [
        seen(str(year), number, f"{year + 1}-01-05", unit="đảng viên")
        for year, number in ((2020, "55"), (2021, "93"), (2022, "97"))
    ]
    stand = standing(goal, [*given, seen("2023-01..2023-06", "40", "2023-07-01", unit="đảng viên")], on=END)
    assert stand.value == 230
    assert stand.way is not None and [value for _, value in stand.way.points] == [0, 93, 190, 230]


def test_a_missing_year_of_a_total_is_named():
    goal = target("450", "2021..2025", words="Số đảng viên mới kết nạp", unit="đảng viên", measure=Measure.CUMULATIVE)
    stand = standing(
        goal, [seen("2021", "93", "2022-01-05", unit="đảng viên"), seen("2023", "97", "2024-01-05", unit="đảng viên")], on=END
    )
    assert stand.gaps == (2022,)


def test_a_yearly_average_of_growth_is_compound():
    """Tăng trưởng bình quân 5 năm 7%: 6 rồi 8 là bình quân (1,06 · 1,08)^½ − 1."""
    goal = target("7", "2021..2025", words="Tốc độ tăng trưởng kinh tế (GRDP)", measure=Measure.YEARLY_AVERAGE)
    stand = standing(goal, [seen("2021", "6", "2022-01-05"), seen("2022", "8", "2023-01-05")], on=END)
    assert stand.value == pytest.approx(100 * ((1.06 * 1.08) ** 0.5 - 1))


def test_a_yearly_average_told_for_the_whole_term_is_the_result():
    goal = target("5", "2016..2020", words="Tốc độ tăng trưởng kinh tế bình quân", measure=Measure.YEARLY_AVERAGE)
    stand = standing(goal, [seen("2016..2020", "5.3", "2021-01-14")], on=END)
    assert stand.result is not None and stand.result.value == 5.3


@pytest.mark.parametrize(
    ("goal", "met", "missed"),
    [
        (target("72.9"), 72.9, 72.8),
        (target("1.2", comparator=Comparator.AT_MOST), 1.2, 1.3),
        (target("2", upper="2.5", comparator=Comparator.RANGE), 2.9, 1.9),
        (target("2", upper="2.5", comparator=Comparator.RANGE, better="range"), 2.4, 2.6),
        (target("814", comparator=Comparator.EQUAL, better="range"), 847, 813),
        (target("0", comparator=Comparator.AT_MOST), 0, 1),
    ],
)
def test_what_meets_a_target(goal, met, missed):
    assert meets(goal, met) and not meets(goal, missed)


def test_by_date_and_qualitative_targets_have_no_value_to_meet():
    assert bounds(target(None, comparator=Comparator.QUALITATIVE)) is None
    assert bounds(target("1", comparator=Comparator.BY_DATE)) is None


def test_between_two_ends_the_nearer_one_counts():
    goal = target("110", upper="112", comparator=Comparator.RANGE, better="range")
    assert threshold(goal, 108) == (110, 1)
    assert threshold(goal, 115) == (112, -1)


def test_what_came_after_the_due_time_says_nothing_of_it():
    """Kế hoạch trồng rừng năm 2019; sáu tháng đầu năm 2024 trồng 377 ha là chuyện khác."""
    goal = target("230", "2019", words="Diện tích rừng trồng mới", unit="ha")
    given = [
        seen("2019-01-01..2019-08-27", "249", "2019-09-01", unit="ha"),
        seen("2024-01..2024-06", "377", "2024-07-05", unit="ha"),
    ]
    stand = standing(goal, given, on=END)
    assert [one.value for one in stand.figures] == [249]
    assert stand.value == 249
