"""The rule from figures to class: each line of docs/classes.md has its case."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tiendo.assessment import Settings, assess, class_history, count_classes, override
from tiendo.values import Absence, Comparator, Measure, TargetClass

from .making import seen, target

FALLING = [
    seen("2020", "28.85", "2021-01-05"),
    seen("2021", "26.93", "2022-03-02"),
    seen("2022", "24.71", "2023-01-05"),
    seen("2023", "21.90", "2024-01-05"),
]
POVERTY = target("18.85", comparator=Comparator.AT_MOST, baseline=("2020", "28.85"))
REVENUE = target("800", "2022", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")


def cls(goal, observations, on):
    return assess(goal, observations, on=date.fromisoformat(on)).cls


def test_the_due_years_own_figure_settles_it():
    met, missed = seen("2025", "18.8", "2026-01-05"), seen("2025", "18.9", "2026-01-05")
    assert cls(POVERTY, [*FALLING, met], "2026-02-01") is TargetClass.ACHIEVED
    assert cls(POVERTY, [*FALLING, missed], "2026-02-01") is TargetClass.UNLIKELY
    assert "không đạt" in assess(POVERTY, [*FALLING, missed], on=date(2026, 2, 1)).reason


def test_an_estimate_of_the_due_year_is_not_yet_a_result():
    answer = assess(POVERTY, [*FALLING, seen("2025", "17.0", "2025-12-05", estimate=True)], on=date(2025, 12, 10))
    assert answer.cls is TargetClass.LIKELY
    assert "số ước" in answer.reason


def test_a_sum_that_reached_its_target_cannot_lose_it():
    goal = target("8000000", "2021..2025", words="Số cây xanh trồng cả giai đoạn", unit="cây", measure=Measure.CUMULATIVE)
    given = [seen("2021", "4500000", "2022-01-05", unit="cây"), seen("2022", "3600000", "2023-01-05", unit="cây")]
    assert cls(goal, given, "2023-02-01") is TargetClass.ACHIEVED
    assert cls(REVENUE, [seen("2022-01..2022-10", "812", "2022-11-01", unit="tỷ đồng")], "2022-11-02") is TargetClass.ACHIEVED


def test_quarters_together_may_reach_the_year():
    quarters = [seen(f"2022-Q{number}", "300", f"2022-{3 * number + 1:02d}-05", unit="tỷ đồng") for number in (1, 2, 3)]
    answer = assess(REVENUE, quarters, on=date(2022, 10, 6))
    assert answer.cls is TargetClass.ACHIEVED
    assert "900 tỷ đồng" in answer.reason


def test_a_level_reached_early_counts_when_it_will_be_kept():
    goal = target("72.9", words="Tỷ lệ che phủ rừng")
    given = [
        seen(str(year), value, f"{year + 1}-01-05")
        for year, value in ((2020, "73.40"), (2021, "73.41"), (2022, "73.42"), (2023, "73.43"))
    ]
    assert cls(goal, given, "2024-02-01") is TargetClass.ACHIEVED
    shaky = [
        seen(str(year), value, f"{year + 1}-01-05") for year, value in ((2020, "80"), (2021, "60"), (2022, "85"), (2023, "73.5"))
    ]
    assert cls(goal, shaky, "2024-02-01") is TargetClass.HARD


def test_probability_decides_the_rest():
    assert cls(POVERTY, FALLING, "2024-02-01") is TargetClass.LIKELY
    assert cls(POVERTY, FALLING[:3], "2023-02-01") is TargetClass.HARD
    assert cls(target("5", comparator=Comparator.AT_MOST), FALLING, "2024-02-01") is TargetClass.UNLIKELY


def test_thresholds_are_settings():
    strict = Settings(likely=0.95, hard=0.5)
    assert assess(POVERTY, FALLING, on=date(2024, 2, 1), settings=strict).cls is TargetClass.HARD
    with pytest.raises(ValueError, match="thresholds"):
        Settings(likely=0.2, hard=0.6)


@pytest.mark.parametrize(
    ("goal", "observations", "on", "reason"),
    [
        (POVERTY, [], "2024-01-01", "Chưa có số liệu"),
        (POVERTY, FALLING, "2026-03-01", "Đã hết hạn"),
        (POVERTY, [seen("2024", None, "2025-01-05", absence=Absence.NOT_REPORTED)], "2025-02-01", "Chưa có báo cáo"),
        (POVERTY, [*FALLING, seen("2024", None, "2025-01-05", absence=Absence.ABOLISHED)], "2025-02-01", "bãi bỏ"),
        (POVERTY, [*FALLING, seen("2024", None, "2025-01-05", absence=Absence.NOT_COMPARABLE)], "2025-02-01", "không so sánh"),
        (target(None, comparator=Comparator.QUALITATIVE), FALLING, "2024-02-01", "định tính"),
    ],
)
def test_cannot_be_assessed_and_why(goal, observations, on, reason):
    answer = assess(goal, observations, on=date.fromisoformat(on))
    assert answer.cls is TargetClass.CANNOT_ASSESS
    assert reason in answer.reason


@pytest.mark.parametrize(
    ("done", "on", "expected"),
    [
        ("2024-06-30", "2024-07-01", TargetClass.ACHIEVED),
        ("2026-03-01", "2026-03-02", TargetClass.UNLIKELY),
        (None, "2025-06-01", TargetClass.CANNOT_ASSESS),
        (None, "2026-06-01", TargetClass.UNLIKELY),
    ],
)
def test_a_target_by_date(done, on, expected):
    goal = target(None, comparator=Comparator.BY_DATE, unit="công trình", words="Hoàn thành hồ chứa nước")
    assert cls(goal, [seen(done, "1", done, unit="công trình")] if done else [], on) is expected


def test_a_person_decides_otherwise_and_the_rule_stays_visible():
    answer = override(
        assess(POVERTY, FALLING[:3], on=date(2023, 2, 1)), TargetClass.LIKELY, by="Trần Thị B", reason="Nguồn vốn đã bổ sung"
    )
    assert (answer.cls, answer.override.computed) == (TargetClass.LIKELY, TargetClass.HARD)
    again = override(answer, TargetClass.UNLIKELY, by="Lê Văn C", reason="Vốn không về")
    assert again.override.computed is TargetClass.HARD
    with pytest.raises(ValueError, match="reason"):
        override(answer, TargetClass.LIKELY, by="Trần Thị B", reason=" ")


def test_history_keeps_the_days_on_which_the_class_changed():
    changes = class_history(POVERTY, FALLING, until=date(2024, 6, 1))
    assert [one.on for one in changes] == sorted(one.on for one in changes)
    assert all(before.cls is not after.cls for before, after in pairwise(changes))
    assert changes[-1].cls is assess(POVERTY, FALLING, on=date(2024, 6, 1)).cls


def test_each_number_of_the_count_opens_its_list():
    """Three targets: one achieved, one likely, one without figures."""
    first = assess(target("30", "2023", comparator=Comparator.AT_MOST, key="a"), FALLING, on=date(2024, 2, 1))
    second = assess(POVERTY, FALLING, on=date(2024, 2, 1))
    count = count_classes([first, second, assess(POVERTY, [], on=date(2024, 2, 1))])
    assert count.total == 3
    assert count.of(TargetClass.ACHIEVED) == ("a",)
    assert count.of(TargetClass.UNLIKELY) == ()
    assert count.sentence.vi == "1/3 chỉ tiêu đạt, vượt; 1 có khả năng đạt; 1 chưa đánh giá được."
    assert count_classes([]).total == 0


def test_the_day_decides_what_is_known():
    """Asked as of last May, the answer is what it was last May, whatever became known later."""
    before = assess(POVERTY, FALLING[:2], on=date(2022, 5, 1))
    assert assess(POVERTY, FALLING, on=date(2022, 5, 1)) == before
