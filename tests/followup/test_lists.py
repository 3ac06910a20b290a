"""A list of tasks that another system printed is read by its headings, whatever their order and marks."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo.documents import open_document
from tiendo.followup.lists import day_of, listed_tasks


def read(text: str):
    return listed_tasks(open_document("bang.csv", data=text.encode()))


def test_columns_are_known_by_their_headings_and_rows_that_say_no_work_are_passed_over():
    """Title rows, a row of column numbers and an empty row are no tasks."""
    found = read(
        "DANH SÁCH NHIỆM VỤ,,,,\n"
        "Stt,Cơ quan chủ trì,Nội dung nhiệm vụ (tóm tắt),Thời hạn hoàn thành,Mã nhiệm vụ\n"
        "1,2,3,4,5\n"
        "1,Sở Y tế,Lập kế hoạch tiêm chủng,Quý II/2025,A-1\n"
        ",,,,\n"
        "2,Sở Nội vụ,Rà soát biên chế,,A-2\n"
    )
    assert [(one.national, one.lead, one.text, one.due, one.fault) for one in found] == [
        ("A-1", "Sở Y tế", "Lập kế hoạch tiêm chủng", date(2025, 6, 30), ""),
        ("A-2", "Sở Nội vụ", "Rà soát biên chế", None, ""),
    ]


def test_a_task_points_to_its_cell():
    document = open_document("bang.csv", data="Nhiệm vụ,Chủ trì\nSửa đường,Sở Xây dựng\n".encode())
    (task,) = listed_tasks(document)
    assert document.text[task.start : task.end] == "Sửa đường"


def test_a_day_that_cannot_be_read_is_said_and_not_guessed():
    (task,) = read("Nhiệm vụ,Chủ trì,Hạn\nSửa đường,Sở Xây dựng,thường xuyên\n")
    assert task.due is None
    assert "thường xuyên" in task.fault


def test_a_table_of_figures_is_no_list_of_tasks():
    assert read("Chỉ tiêu,Năm 2024\nSản lượng,1.250\n") == ()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/12/2025", date(2025, 12, 31)),
        ("2025-12-31", date(2025, 12, 31)),
        ("trước ngày 5.3.2026", date(2026, 3, 5)),
        ("tháng 2/2024", date(2024, 2, 29)),
        ("Quý IV năm 2025", date(2025, 12, 31)),
        ("quý 3/2025", date(2025, 9, 30)),
        ("năm 2026", date(2026, 12, 31)),
        ("31/2/2025", None),
        ("thường xuyên", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(words: str, day: date | None):
    assert day_of(words) == day
