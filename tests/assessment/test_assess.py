"""The whole assessment: outlook, what is required, units that lag, and what every figure rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tiendo.assessment import METHODS, assess, outlook_of
from tiendo.values import Comparator, Measure, Period, TargetClass

from .making import seen, target

FALLING = [
    seen(str(year), value, f"{year + 1}-01-05")
    for year, value in ((2020, "28.85"), (2021, "26.93"), (2022, "24.71"), (2023, "21.90"))
]
POVERTY = target("18.85", comparator=Comparator.AT_MOST, baseline=("2020", "28.85"))
REVENUE = target("800", "2022", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")


def money(period, value, known, **more):
    return seen(period, value, known, unit="tỷ đồng", **more)


def test_every_method_answers_or_says_why():
    answer = assess(POVERTY, FALLING, on=date(2024, 2, 1))
    assert [one.method for one in answer.methods] == [method.name for method in METHODS]
    assert all(one.reason and one.reason_en for one in answer.methods)
    assert not assess(POVERTY, FALLING, on=date(2024, 2, 1)).disagreement
    assert assess(POVERTY, FALLING[:3], on=date(2023, 2, 1)).disagreement


def test_figures_lead_back_to_observations():
    answer = assess(POVERTY, FALLING, on=date(2024, 2, 1))
    assert answer.latest == FALLING[-1].key
    assert answer.rests_on == tuple(one.key for one in FALLING)
    assert answer.outlook is not None and answer.outlook.rests_on == answer.rests_on


def test_required_of_a_level():
    """Còn 21,9%, mức 18,85% cuối 2025: mỗi năm phải giảm 1,525 điểm, cuối 2024 còn 20,38%."""
    needed = assess(POVERTY, FALLING, on=date(2024, 2, 1)).required
    assert needed is not None
    assert (needed.per_year, needed.this_year, needed.per_month, needed.months_left) == (
        Decimal("-1.525"),
        Decimal("20.38"),
        None,
        24,
    )


def test_required_of_a_yearly_flow_is_monthly():
    """10 tháng thu 653 tỷ đồng, kế hoạch 800 tỷ đồng: hai tháng còn lại mỗi tháng 73,5 tỷ đồng."""
    needed = assess(REVENUE, [money("2022-01..2022-10", "653", "2022-11-01")], on=date(2022, 11, 2)).required
    assert needed is not None
    assert (needed.per_month, needed.this_year, needed.months_left) == (Decimal("73.5"), Decimal("800"), 2)


def test_required_of_an_average_is_what_the_years_left_must_bring():
    goal = target("3", "2021..2025", words="Số sản phẩm OCOP tăng thêm mỗi năm", unit="sản phẩm", measure=Measure.YEARLY_AVERAGE)
    given = [seen("2021", "1", "2022-01-05", unit="sản phẩm"), seen("2022", "2", "2023-01-05", unit="sản phẩm")]
    needed = assess(goal, given, on=date(2023, 2, 1)).required
    assert needed is not None and needed.per_year == 4


def test_nothing_is_required_of_what_is_reached_or_over():
    assert assess(REVENUE, [money("2022", "855", "2023-01-05")], on=date(2023, 2, 1)).required is None
    assert assess(POVERTY, [], on=date(2023, 2, 1)).required is None


def test_a_part_of_the_year_narrows_the_outlook_of_its_flow():
    last_year = money("2021", "750", "2022-01-05")
    before = outlook_of(REVENUE, [last_year], on=date(2022, 2, 1))
    after = outlook_of(REVENUE, [last_year, money("2022-01..2022-10", "653", "2022-11-01")], on=date(2022, 11, 2))
    assert before is not None and after is not None
    assert after.high - after.low < before.high - before.low
    assert 760 < after.middle < 840


def test_the_series_own_season_takes_over():
    """Ba năm liền, sáu tháng đầu chỉ thu một phần tư cả năm: 250 tỷ đồng sáu tháng báo trước khoảng 1.000 tỷ đồng."""
    totals = ((2019, "640"), (2020, "1000"), (2021, "760"))
    past = [money(f"{year}-01..{year}-06", str(int(total) // 4), f"{year}-07-05") for year, total in totals]
    past += [money(str(year), total, f"{year + 1}-01-05") for year, total in totals]
    now = money("2022-01..2022-06", "250", "2022-07-05")
    own, usual = outlook_of(REVENUE, [*past, now], on=date(2022, 7, 6)), outlook_of(REVENUE, [now], on=date(2022, 7, 6))
    assert own is not None and usual is not None
    assert own.middle > 850 > usual.middle


def test_an_estimate_of_the_due_year_moves_the_outlook_to_it():
    answer = outlook_of(
        REVENUE, [money("2021", "750", "2022-01-05"), money("2022", "830", "2022-12-11", estimate=True)], on=date(2022, 12, 12)
    )
    assert answer is not None
    assert answer.low < 830 < answer.high and answer.probability > 0.5


def test_a_yearly_plan_is_evidence_of_its_year():
    """Nơi lập kế hoạch biết đơn vị: mức giao cao hơn năm trước nhiều vẫn nói rằng năm nay sẽ tăng."""
    goal = target("900", "2022", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")
    given = [money("2021", "750", "2022-01-05")]
    plain = outlook_of(goal, given, on=date(2022, 2, 1))
    planned = outlook_of(goal, given, on=date(2022, 2, 1), term=Period.parse("2022"))
    assert plain is not None and planned is not None
    assert planned.middle > plain.middle
    assert "mức kế hoạch năm" in planned.basis


def test_one_point_is_enough_and_wide():
    one = outlook_of(POVERTY, [seen("2023", "21.9", "2024-01-05")], on=date(2024, 2, 1))
    assert one is not None and one.low < one.middle < one.high


def test_the_fan_ends_at_the_due_year_and_widens():
    answer = outlook_of(POVERTY, FALLING[:3], on=date(2023, 2, 1))
    assert answer is not None
    assert [row[0] for row in answer.fan] == [2023, 2024, 2025]
    assert answer.fan[-1][1] == answer.low and answer.fan[-1][5] == answer.high
    widths = [row[5] - row[1] for row in answer.fan]
    assert widths == sorted(widths)
    assert all(list(row[1:]) == sorted(row[1:]) for row in answer.fan)


def test_a_share_stays_between_zero_and_a_hundred():
    goal = target("100", words="Tỷ lệ thôn có điện")
    given = [seen(str(year), value, f"{year + 1}-01-05") for year, value in ((2021, "90"), (2022, "95"), (2023, "99"))]
    answer = outlook_of(goal, given, on=date(2024, 2, 1))
    assert answer is not None and answer.high <= 100
    low = outlook_of(
        target("0.5", comparator=Comparator.AT_MOST),
        [seen("2022", "3", "2023-01-05"), seen("2023", "1", "2024-01-05")],
        on=date(2024, 2, 1),
    )
    assert low is not None and low.low >= 0


def test_between_two_ends_both_count():
    goal = target(
        "110", upper="112", words="Tỷ số giới tính khi sinh", unit="bé trai/100 bé gái", comparator=Comparator.RANGE, better="range"
    )
    given = [
        seen(str(year), value, f"{year + 1}-01-05", unit="bé trai/100 bé gái")
        for year, value in ((2021, "111"), (2022, "111.2"), (2023, "110.9"))
    ]
    inside = outlook_of(goal, given, on=date(2024, 2, 1))
    above = outlook_of(goal, [seen("2023", "125", "2024-01-05", unit="bé trai/100 bé gái"), *given[:2]], on=date(2024, 2, 1))
    assert inside is not None and above is not None
    assert inside.probability > above.probability


def test_no_outlook_without_figures_or_value():
    assert outlook_of(POVERTY, [], on=date(2024, 1, 1)) is None
    assert outlook_of(target(None, comparator=Comparator.QUALITATIVE), FALLING, on=date(2024, 1, 1)) is None


@pytest.mark.parametrize("measure", [Measure.CUMULATIVE, Measure.YEARLY_AVERAGE])
def test_a_target_over_the_term_is_told_in_its_own_unit(measure):
    """Mỗi năm kết nạp khoảng 95 đảng viên: cả nhiệm kỳ khoảng 475, bình quân 95."""
    goal = target(
        "90" if measure is Measure.YEARLY_AVERAGE else "450",
        "2021..2025",
        words="Số đảng viên mới kết nạp",
        unit="đảng viên",
        measure=measure,
    )
    given = [
        seen(str(year), value, f"{year + 1}-01-05", unit="đảng viên")
        for year, value in ((2020, "92"), (2021, "93"), (2022, "97"), (2023, "95"))
    ]
    answer = outlook_of(goal, given, on=date(2024, 2, 1))
    assert answer is not None
    expected = 95 if measure is Measure.YEARLY_AVERAGE else 475
    assert answer.low < expected < answer.high
    assert answer.middle == pytest.approx(expected, rel=0.05)
    assert answer.probability > 0.7


def test_the_units_that_lag_are_named_worst_first():
    """Ba huyện chia chỉ tiêu: một huyện theo kịp, một huyện chậm, một huyện chưa báo cáo."""
    parts, given = [], {"a": "60", "b": "20"}
    for name in ("a", "b", "c"):
        goal = target("100", "2022", words="Diện tích rừng trồng mới", unit="ha", place=f"district/{name}", key=name)
        observed = (
            [seen("2022-01..2022-06", given[name], "2022-07-05", unit="ha", place=f"district/{name}")] if name in given else []
        )
        parts.append((goal, observed))
    whole = target("300", "2022", words="Diện tích rừng trồng mới", unit="ha")
    lagging = assess(whole, [], on=date(2022, 7, 6), peers=parts).lagging
    assert [(one.unit, one.share) for one in lagging] == [("district/c", None), ("district/b", pytest.approx(0.2))]


def test_a_target_for_half_a_year_is_compared_with_halves():
    """Kế hoạch 6 tháng đầu năm 2023 thu 420 tỷ đồng: so với 6 tháng các năm trước, không so với cả năm."""
    goal = target("420", "2023-01..2023-06", words="Thu ngân sách nhà nước trên địa bàn", unit="tỷ đồng")
    past = [money(f"{year}-01..{year}-06", value, f"{year}-07-05") for year, value in ((2020, "330"), (2021, "350"), (2022, "370"))]
    past += [money(str(year), "800", f"{year + 1}-01-05") for year in (2020, 2021, 2022)]
    before = outlook_of(goal, past, on=date(2023, 2, 1))
    after = outlook_of(goal, [*past, money("2023-01..2023-05", "380", "2023-06-05")], on=date(2023, 6, 6))
    assert before is not None and after is not None
    assert 370 < before.middle < 410 < after.middle < 460  # the whole years are near 800
    assert before.probability < after.probability


def test_quarters_make_the_way_of_their_year():
    given = [money("2022-Q1", "200", "2022-04-05"), money("2022-Q2", "230", "2022-07-05")]
    answer = assess(REVENUE, given, on=date(2022, 7, 6))
    pace = next(one for one in answer.methods if one.method == "linear_pace")
    assert pace.value == pytest.approx(430 / 800 / (181 / 365))


def test_a_share_that_stands_at_a_hundred_is_likely_to_be_printed_so_again():
    goal = target("100", words="Tỷ lệ thôn có điện")
    given = [seen(str(year), "100", f"{year + 1}-01-05") for year in (2020, 2021, 2022, 2023)]
    answer = outlook_of(goal, given, on=date(2024, 2, 1))
    assert answer is not None and answer.probability > 0.8


def test_few_years_of_a_term_leave_its_average_open():
    """Mới có một năm trong sáu: bình quân cả nhiệm kỳ chưa thể chắc."""
    goal = target("2", "2020..2025", words="Số sản phẩm OCOP tăng thêm mỗi năm", unit="sản phẩm", measure=Measure.YEARLY_AVERAGE)
    one = outlook_of(goal, [seen("2021", "4", "2022-01-05", unit="sản phẩm")], on=date(2022, 2, 1))
    more = [
        seen(str(year), value, f"{year + 1}-01-05", unit="sản phẩm")
        for year, value in ((2020, "4"), (2021, "4"), (2022, "3"), (2023, "5"))
    ]
    four = outlook_of(goal, more, on=date(2024, 2, 1))
    assert one is not None and four is not None
    assert one.high - one.low > four.high - four.low > 0
    assert one.probability < four.probability


def test_a_long_plan_is_not_a_plan_of_its_last_year():
    """Mức 2025 đặt từ 2020 không nói gì về năm 2025; mức đặt đầu năm 2025 thì có."""
    goal = target("1960", "2025", words="Tổng thu từ khách du lịch", unit="tỷ đồng")
    given = [money("2019", "350", "2020-01-05")]
    old, new = (replace(goal, known=day) for day in (date(2020, 6, 3), date(2025, 1, 10)))
    far = outlook_of(old, given, on=date(2025, 2, 1), term=Period.parse("2025"))
    near = outlook_of(new, given, on=date(2025, 2, 1), term=Period.parse("2025"))
    assert far is not None and near is not None
    assert far.probability < near.probability


def test_a_level_told_within_the_due_year_may_settle_it_after_the_day():
    """Che phủ rừng 73,35% giữa tháng 10/2023, mức năm 2023 là 72,9%: hết năm không có số mới vẫn là đạt."""
    goal = target("72.9", "2023", words="Tỷ lệ che phủ rừng")
    given = [seen("2021", "73.40", "2022-01-05"), seen("2022", "73.40", "2023-01-05"), seen("2023-10-14", "73.35", "2023-10-14")]
    assert assess(goal, given, on=date(2024, 6, 1)).cls is TargetClass.ACHIEVED
    assert assess(goal, given[:2], on=date(2024, 6, 1)).cls is TargetClass.CANNOT_ASSESS


def test_nothing_is_required_after_the_day():
    assert assess(POVERTY, FALLING, on=date(2026, 3, 1)).required is None


def test_the_disbursement_rate_builds_up_over_the_year():
    """Giải ngân vốn đầu tư công 9 tháng 52%, mức cả năm 95%: đi được 55% quãng đường trong 75% thời gian."""
    goal = target("95", "2024", words="Tỷ lệ giải ngân vốn đầu tư công")
    answer = assess(goal, [seen("2024-01..2024-09", "52", "2024-10-05")], on=date(2024, 10, 6))
    pace = next(one for one in answer.methods if one.method == "linear_pace")
    assert pace.value == pytest.approx((52 / 95) / (274 / 366))
    assert answer.cls is TargetClass.UNLIKELY
    assert answer.outlook is not None and answer.outlook.high <= 100
