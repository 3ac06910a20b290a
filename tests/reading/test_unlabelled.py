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
