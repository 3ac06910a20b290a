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
