"""What is missing in the chain from a decision to its result."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..values.target import Target
from .stages import CLOSED
from .tasks import TaskState, monthly_rows


class GapKind(StrEnum):
    """Which link is missing."""

    DOCUMENT_NOT_CARRIED_OUT = "document_not_carried_out"
    ORDER_WITHOUT_TASK = "order_without_task"
    TASK_WITHOUT_REPORT = "task_without_report"
    TARGET_WITHOUT_OWNER = "target_without_owner"
    TASK_OF_ENDED_UNIT = "task_of_ended_unit"


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing link.

    Attributes:
        about: key or number of the thing that lacks it; words: what it is called.
        message: one Vietnamese sentence that says what is missing and who closes it.
    """

    kind: GapKind
    about: str
    message: str
    words: str = ""


def gaps(
    *,
    upper_documents: Mapping[str, str],
    carried_out: Collection[str],
    orders: Mapping[str, str],
    tasked_orders: Collection[str],
    tasks: Sequence[TaskState],
    targets: Sequence[Target],
    on: date,
    ended: Mapping[str, str] | None = None,
) -> tuple[Gap, ...]:
    """Every missing link on a day.

    Args:
        upper_documents: number → title of documents from above that ask for a local one.
        carried_out: numbers that some local document names as what it carries out.
        orders: key → words of orders read in conclusions; tasked_orders: keys of those that a task was made from.
        ended: unit that is no more → who took its work over, in words.
    """
    found = [
        Gap(GapKind.DOCUMENT_NOT_CARRIED_OUT, number, f"Chưa có văn bản của địa phương triển khai {number} ({title}).", title)
        for number, title in upper_documents.items()
        if number not in carried_out
    ]
    found += [
        Gap(GapKind.ORDER_WITHOUT_TASK, key, f"Chỉ đạo chưa thành nhiệm vụ: “{words}”.", words)
        for key, words in orders.items()
        if key not in tasked_orders
    ]
    month = f"{on.year - (on.month == 1)}-{(on.month - 2) % 12 + 1:02d}"
    found += [
        Gap(
            GapKind.TASK_WITHOUT_REPORT,
            state.task.key,
            f"Chưa báo cáo tháng {month[5:]}/{month[:4]}: “{state.task.text}”.",
            state.task.text,
        )
        for state in tasks
        if state.stage not in CLOSED and f"{state.task.given:%Y-%m}" <= month and month not in monthly_rows(state)
    ]
    found += [
        Gap(
            GapKind.TARGET_WITHOUT_OWNER,
            target.key,
            f"Chỉ tiêu chưa có cơ quan chủ trì: {target.indicator_words}.",
            target.indicator_words,
        )
        for target in targets
        if not target.lead
    ]
    found += [
        Gap(
            GapKind.TASK_OF_ENDED_UNIT,
            state.task.key,
            f"Đơn vị chủ trì đã kết thúc; chuyển cho {ended[state.lead]}: “{state.task.text}”.",
            state.task.text,
        )
        for state in tasks
        if ended and state.lead in ended and state.stage not in CLOSED
    ]
    return tuple(found)
