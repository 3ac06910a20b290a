"""Tasks as a table in the fields that central follow-up systems take; nothing secret is ever in it.

The heads are those of the task lists of Party and Government offices: who, what, by when, which product, where it stands.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from tiendo.followup.stages import STAGE_WORDS
from tiendo.followup.tasks import FollowupSettings, TaskState
from tiendo.followup.timing import TIME_WORDS, clock

from .figures import harmless

HEAD = (
    "Mã nhiệm vụ quốc gia", "Mã nhiệm vụ", "Văn bản giao", "Nội dung nhiệm vụ", "Đơn vị giao", "Đơn vị chủ trì",
    "Đơn vị phối hợp", "Người chịu trách nhiệm", "Sản phẩm", "Thẩm quyền", "Ngày giao", "Hạn ban đầu", "Hạn hiện tại",
    "Ngày gửi kết quả", "Ngày hoàn thành", "Trạng thái", "Thời hạn", "Số lần gia hạn", "Số lần trả lại",
)  # fmt: skip
_OPEN = "thường"


def task_table(
    states: Iterable[TaskState], *, on: date, settings: FollowupSettings, names: Mapping[str, str], documents: Mapping[str, str]
) -> bytes:
    """CSV, UTF-8 with a mark at the start as spreadsheets want it.

    Args:
        on: the day on which the time of each task is told.
        names: names of units by key; documents: titles of documents by the key that tasks name them by.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for state in states:
        if state.task.secrecy == _OPEN:
            writer.writerow(harmless(cell) for cell in _cells(state, on, settings, names, documents))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(
    state: TaskState, on: date, settings: FollowupSettings, names: Mapping[str, str], documents: Mapping[str, str]
) -> tuple[str | date | None, ...]:
    task = state.task
    return (
        task.national,
        task.key,
        documents.get(task.document, ""),
        task.text,
        task.assigner,
        names.get(task.lead, task.lead),
        "; ".join(names.get(key, key) for key in task.joining),
        task.person,
        task.product,
        task.authority,
        task.given,
        task.due,
        state.due,
        state.submitted,
        state.finished,
        STAGE_WORDS[state.stage][0],
        TIME_WORDS[clock(state, on, settings).now][0],
        str(state.extended),
        str(state.returned),
    )
