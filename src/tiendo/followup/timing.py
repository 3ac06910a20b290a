"""The time of a task, a fact apart from its stage; and the labels of other systems as views of the two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .stages import STAGE_WORDS, Stage
from .tasks import FollowupSettings, TaskState


class Time(StrEnum):
    """How a task stands to its day."""

    IN_TERM = "in_term"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    NO_DATE = "no_date"
    DONE_BEFORE = "done_before"
    DONE_ON = "done_on"
    DONE_AFTER = "done_after"
    DONE_NO_DATE = "done_no_date"


TIME_WORDS = {
    Time.IN_TERM: ("trong hạn", "in term"),
    Time.DUE_SOON: ("sắp đến hạn", "due soon"),
    Time.OVERDUE: ("quá hạn", "overdue"),
    Time.NO_DATE: ("không hạn", "no date"),
    Time.DONE_BEFORE: ("trước hạn", "before the day"),
    Time.DONE_ON: ("đúng hạn", "on the day"),
    Time.DONE_AFTER: ("sau hạn", "after the day"),
    Time.DONE_NO_DATE: ("không hạn", "no date"),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """A task's time on a day, against the day in force and against the first day.

    Attributes:
        days: days left until the day in force (negative when overdue); for a finished task, days between result and day.
    """

    now: Time
    against_first: Time
    days: int | None


def clock(state: TaskState, on: date, settings: FollowupSettings) -> Clock:
    """How a task stands on a day."""
    due, first = _given(state.due, state, settings), _given(state.task.due, state, settings)
    ended = state.finished if state.stage is Stage.DONE else None
    waiting = state.submitted if state.stage is Stage.WAITING and settings.done_when_submitted else None
    reference = ended or waiting or on
    return Clock(
        _against(due, reference, ended is not None, settings),
        _against(first, reference, ended is not None, settings),
        None if due is None else (due - reference).days,
    )


def _given(due: date | None, state: TaskState, settings: FollowupSettings) -> date | None:
    if due is None and settings.days_without_date is not None:
        return state.task.given + timedelta(days=settings.days_without_date)
    return due


def _against(due: date | None, day: date, ended: bool, settings: FollowupSettings) -> Time:
    if due is None:
        return Time.DONE_NO_DATE if ended else Time.NO_DATE
    if ended:
        return Time.DONE_BEFORE if day < due else Time.DONE_ON if day == due else Time.DONE_AFTER
    if day > due:
        return Time.OVERDUE
    return Time.DUE_SOON if (due - day).days <= settings.due_soon else Time.IN_TERM


def four_labels(stage: Stage, time: Time) -> str:
    """The four statuses of most provincial systems; a task that is not to be done has none of them."""
    if stage in (Stage.WITHDRAWN, Stage.NOT_CARRIED_OUT):
        return ""
    late = time in (Time.OVERDUE, Time.DONE_AFTER)
    if stage is Stage.DONE:
        return "Hoàn thành quá hạn" if late else "Hoàn thành đúng hạn"
    return "Đang thực hiện quá hạn" if late else "Đang thực hiện trong hạn"


def six_labels(stage: Stage, time: Time) -> str:
    """Not started, in progress, done, each in time or late, as the copies of the 57 systems count."""
    if stage in (Stage.WITHDRAWN, Stage.NOT_CARRIED_OUT):
        return ""
    word = (
        "Hoàn thành"
        if stage is Stage.DONE
        else "Chưa thực hiện"
        if stage in (Stage.NOT_RECEIVED, Stage.NOT_STARTED)
        else "Đang thực hiện"
    )
    return f"{word} {'trễ hạn' if time in (Time.OVERDUE, Time.DONE_AFTER) else 'đúng hạn'}"


def sixteen_labels(stage: Stage, time: Time) -> str:
    """Stage and time in one label, as systems with sixteen statuses print them."""
    plain = {Stage.NOT_RECEIVED: "Chờ tiếp nhận", Stage.NOT_STARTED: "Chưa thực hiện"}
    if stage in plain:
        return plain[stage]
    if stage in (Stage.IN_PROGRESS, Stage.WAITING, Stage.DONE):
        word = {Stage.IN_PROGRESS: "Đang thực hiện", Stage.WAITING: "Chờ xác nhận", Stage.DONE: "Đã hoàn thành"}[stage]
        return f"{word} ({TIME_WORDS[time][0]})"
    return STAGE_WORDS[stage][0]
