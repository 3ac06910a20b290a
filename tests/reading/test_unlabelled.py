"""Mechanisms found by reading texts without annotations: each case is a passage of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.reading import read_text
from tiendo.values import Direction, Kind, Modality

from .helpers import read


def names(passage: str, published: date | None = date(2024, 6, 15)) -> list[str]:
    """The name of each statement, empty when it has none."""
    return [s.indicator.words if s.indicator else "" for s in read(passage, published)]


def periods(passage: str, published: date | None = date(2024, 6, 15)) -> list[str]:
    """The period of each statement."""
    return [str(s.period) for s in read(passage, published)]


@pytest.mark.parametrize(
    "passage",
    [
        "Từ đầu năm 2023 đến ngày 15/7/2023, toàn huyện tiếp nhận 1.250 hồ sơ.",
        "Từ đầu năm đến hết ngày 15/7/2023, toàn huyện tiếp nhận 1.250 hồ sơ.",
    ],
)
def test_from_the_start_of_the_year_to_a_day(passage: str) -> None:
    assert periods(passage) == ["2023-01-01..2023-07-15"]


def test_a_percentage_is_no_name() -> None:
    passage = "Cơ cấu: nông nghiệp 27,6%, tiểu thủ công nghiệp 35%, dịch vụ 37,4%."
    assert names(passage) == ["nông nghiệp", "tiểu thủ công nghiệp", "dịch vụ"]


@pytest.mark.parametrize("plan", ["dự toán", "kế hoạch"])
def test_the_plan_exceeded_is_named_before_the_amount(plan: str) -> None:
    (over,) = read(f"Thu ngân sách vượt {plan} khoảng 35 tỷ đồng.")
    assert (over.kind, over.direction) == (Kind.SHARE_OF_TARGET, Direction.OVER)


def test_a_comparison_stays_in_its_clause() -> None:
    passage = "Năm 2023, đàn trâu giảm 7,8% và dự kiến năm 2024 đàn bò giảm 2.000 con so với năm 2021."
    assert [str(s.base_period) for s in read(passage)] == ["None", "2021"]


def test_what_stands_behind_while_is_another_time() -> None:
    passage = "Đến nay, thu từ đất chỉ đạt 200 tỷ đồng trong khi năm 2022 đạt 740 tỷ đồng."
    assert periods(passage) == ["2024", "2022"]


@pytest.mark.parametrize(
    ("heading", "modality"),
    [("Các chỉ tiêu đều đạt", Modality.ACTUAL), ("II. Mục tiêu đã hoàn thành", Modality.ACTUAL), ("II. Mục tiêu", Modality.TARGET)],
)
def test_a_heading_says_whether_aims_were_reached(heading: str, modality: Modality) -> None:
    text = f"Báo cáo năm 2023\n\n{heading}\n\nTỷ lệ hộ nghèo còn 4,2%.\n"
    assert [s.modality for s in read_text(text).statements] == [modality]


def test_a_part_of_a_year_tells_the_year_of_the_text() -> None:
    passage = (
        "Thu ngân sách 6 tháng đầu năm 2018 đạt 50 tỷ đồng. Quy mô kinh tế gấp 2 lần năm 2008. So với năm 2008, "
        "số xã tăng 5 xã so với năm 2008. Hiện nay toàn tỉnh có 12 bệnh viện."
    )
    assert periods(passage, None)[-1] == "2018"


def test_the_year_of_an_aim_is_not_the_year_of_the_text() -> None:
    passage = (
        "Năm 2017, công ty lỗ 40 tỷ đồng và dự kiến tiếp tục lỗ 8 tỷ đồng trong năm 2018. Lũy kế 9 tháng đầu năm, thu 25 tỷ đồng."
    )
    assert periods(passage, None)[-1] == "2017-01..2017-09"


def test_the_first_month_of_a_year() -> None:
    assert periods("Trong tháng đầu năm 2023, huyện đón 9.000 lượt khách.") == ["2023-01"]


def test_past_years_up_to_now() -> None:
    assert periods("Trong 10 năm qua, huyện trồng 900 ha rừng.") == ["2015..2024"]


def test_aims_of_next_year_end_where_a_past_act_is_told() -> None:
    passage = "Năm 2025, huyện phấn đấu đạt 15 chỉ tiêu. Ủy ban đã trình hội đồng 30 tờ trình."
    statements = read(passage)
    assert [(str(s.period), s.modality) for s in statements] == [("2025", Modality.TARGET), ("2024", Modality.ACTUAL)]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Xuất khẩu tăng mạnh, ước đạt 475 triệu USD; nợ đọng giảm (còn khoảng 61 tỷ đồng).", ["Xuất khẩu", "nợ đọng"]),
        ("Số xã đạt chuẩn nông thôn mới nâng cao đạt 2 xã.", ["Số xã đạt chuẩn nông thôn mới nâng cao"]),
        ("Doanh thu từ vận tải của Tổng công ty Đường sông tăng 8%.", ["Doanh thu từ vận tải"]),
        ("Quy mô GRDP (theo giá hiện hành) đạt 50 nghìn tỷ đồng.", ["Quy mô GRDP"]),
    ],
)
def test_names(passage: str, expected: list[str]) -> None:
    assert names(passage) == expected


def test_items_of_an_aim_need_no_verb() -> None:
    passage = "Tỷ lệ thất nghiệp khống chế dưới 4%, lao động qua đào tạo 58-60%; dân số tham gia bảo hiểm y tế 95%."
    assert {s.modality for s in read(passage)} == {Modality.TARGET}


PLAN = "NGHỊ QUYẾT\n\nVề nhiệm vụ phát triển kinh tế - xã hội năm 2024\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Trồng mới 350 ha rừng.", Modality.TARGET),
        ("Thu nhập bình quân đầu người 58 triệu đồng.", Modality.TARGET),
        ("Hiện huyện có 12 trường học.", Modality.ACTUAL),
        ("Năm 2023, huyện trồng 300 ha rừng.", Modality.ACTUAL),
    ],
)
def test_a_resolution_about_tasks_sets_aims(sentence: str, modality: Modality) -> None:
    assert [s.modality for s in read_text(PLAN.format(sentence)).statements] == [modality]


def test_a_resolution_about_results_tells_them() -> None:
    text = "NGHỊ QUYẾT\n\nVề kết quả thực hiện nhiệm vụ năm 2024\n\nHuyện trồng 350 ha rừng.\n"
    assert [s.modality for s in read_text(text).statements] == [Modality.ACTUAL]


def test_a_fall_of_a_count_is_about_the_same_count() -> None:
    passage = "Số vụ tai nạn là 12 vụ, làm chết 5 người, bị thương 9 người; so với cùng kỳ năm trước giảm 3 vụ, giảm 2 người chết."
    assert names(passage)[3:] == ["Số vụ tai nạn", "chết"]
    assert names("Đàn trâu, bò 1.245 con; đàn lợn 3.860 con, tăng 120 con so với tháng trước.")[-1] == "đàn lợn"


def test_nouns_that_begin_alike_are_one_name() -> None:
    expected = "Tỷ lệ người dân tham gia bảo hiểm y tế, bảo hiểm xã hội tự nguyện"
    assert names(f"{expected} đạt 92%.") == [expected]


def test_a_hamlet_is_named_by_its_number() -> None:
    assert [s.source.surface for s in read("Trường mầm non thôn 5 xã Hòa Lạc có 3 phòng học.")] == ["3 phòng học"]


@pytest.mark.parametrize(
    ("passage", "surface", "total", "unit"),
    [
        ("Diện tích gieo trồng 320 ha/350 ha, đạt 91,4% kế hoạch.", "320 ha/350 ha", 350, "ha"),
        ("Giải ngân 12,5 tỷ đồng/20 tỷ đồng.", "12,5 tỷ đồng/20 tỷ đồng", 20, "tỷ đồng"),
        ("Có 45 hộ/50 hộ đạt chuẩn.", "45 hộ/50 hộ", 50, "hộ"),
        ("Có 56 trên 98 xã đạt chuẩn.", "56 trên 98 xã", 98, "xã"),
        ("Toàn huyện có 15 giường bệnh/10.000 dân.", "15 giường bệnh/10.000 dân", None, "giường bệnh/10.000 dân"),
    ],
)
def test_the_whole_with_its_own_unit(passage: str, surface: str, total: int | None, unit: str) -> None:
    first = read(passage)[0]
    assert (first.source.surface, first.amount.total, first.amount.unit) == (surface, total, unit)
