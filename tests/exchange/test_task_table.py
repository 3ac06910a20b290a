"""Tasks in the fields of central systems."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

from tiendo.exchange.task_table import HEAD, task_table
from tiendo.followup.stages import Stage
from tiendo.followup.tasks import FollowupSettings, Task, TaskState

TASK = Task(
    "7", "=Rà soát hộ nghèo", "Tỉnh ủy", "district/901/1990", date(2025, 3, 31), date(2025, 1, 5), ("body/x",), document="4"
)
NAMES = {"district/901/1990": "Huyện Bắc", "body/x": "Phòng Nội vụ"}


def table(*states: TaskState) -> list[dict[str, str]]:
    content = task_table(states, on=date(2025, 4, 10), settings=FollowupSettings(), names=NAMES, documents={"4": "Kết luận số 4"})
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_task_past_its_day():
    row = table(TaskState(TASK, Stage.IN_PROGRESS, due=date(2025, 3, 31)))[0]
    assert tuple(row) == HEAD
    assert (row["Đơn vị chủ trì"], row["Đơn vị phối hợp"], row["Văn bản giao"]) == ("Huyện Bắc", "Phòng Nội vụ", "Kết luận số 4")
    assert (row["Thời hạn"], row["Hạn ban đầu"], row["Ngày hoàn thành"]) == ("quá hạn", "2025-03-31", "")


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless():
    assert table(TaskState(TASK, due=TASK.due))[0]["Nội dung nhiệm vụ"] == "'=Rà soát hộ nghèo"


def test_a_secret_task_is_never_in_the_table():
    assert table(TaskState(replace(TASK, secrecy="mật"), due=TASK.due)) == []
