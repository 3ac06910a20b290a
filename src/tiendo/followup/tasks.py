"""A task and its history: every fact about it follows from the events, and no event is ever changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ..values.source import Source
from .stages import CLOSED, STAGE_WORDS, Move, Stage, rule


@dataclass(frozen=True, slots=True)
class Task:
    """What was decided: who leads, who joins, what, which product, by when, with which authority.

    Attributes:
        key: stable name; national: code of the task in a national system, empty without one.
        text: the work, as the deciding words say it.
        lead, joining: keys of the bodies; person: who is responsible in the lead body.
        product: what is to be shown; authority: on what ground and up to what level the lead may decide.
        due: the day it was first to be done by; ``None`` when no day was given.
        targets: keys of the targets it serves.
        source: the sentence it was read from, ``None`` when entered by hand.
        secrecy: ``"thường"``, ``"mật"``, ``"tối mật"``; top secret work is never entered.
    """

    key: str
    text: str
    assigner: str
    lead: str
    due: date | None
    given: date
    joining: tuple[str, ...] = ()
    person: str = ""
    product: str = ""
    authority: str = ""
    targets: tuple[str, ...] = ()
    source: Source | None = None
    document: str = ""
    national: str = ""
    secrecy: str = "thường"


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """Something a person did to a task.

    Attributes:
        at: when it was entered; day: the day it speaks of (a result of last Friday entered today).
        evidence: addresses of documents that show it.
        until: the day asked for or granted by an extension.
        month: ``"2025-03"`` for a monthly report; nothing: there was nothing to report.
        corrects: number of the monthly row that this one replaces.
        lead: key of the unit that leads from now on, when the task is handed over.
    """

    move: Move
    by: str
    at: datetime
    day: date
    reason: str = ""
    evidence: tuple[str, ...] = ()
    until: date | None = None
    month: str = ""
    nothing: bool = False
    corrects: int | None = None
    lead: str = ""


@dataclass(frozen=True, slots=True)
class FollowupSettings:
    """What the rules leave to the office.

    Attributes:
        extensions: how many times a task may be extended; ``None`` without limit.
        ask_before_due: an extension must be asked on or before the day it is due.
        due_soon: days before the due day from which a task is due soon.
        days_without_date: days that a task without a day is given; ``None`` keeps it a class of its own.
        done_when_submitted: the day of the result counts as the day of submission, else as the day of confirmation.
    """

    extensions: int | None = 1
    ask_before_due: bool = True
    due_soon: int = 7
    days_without_date: int | None = None
    done_when_submitted: bool = True


@dataclass(frozen=True, slots=True)
class TaskState:
    """Where a task stands after its events.

    Attributes:
        due: the day in force; the first day stays in ``task.due``.
        lead: key of the unit that leads now.
        asked: an extension that waits for an answer, else ``None``.
        extended: how many were granted.
        submitted, finished: days of the last result and of its confirmation.
        submitter: who sent the last result.
        returned: how many times it was returned.
    """

    task: Task
    stage: Stage = Stage.NOT_RECEIVED
    due: date | None = None
    asked: date | None = None
    extended: int = 0
    submitted: date | None = None
    finished: date | None = None
    submitter: str = ""
    returned: int = 0
    events: tuple[TaskEvent, ...] = ()
    lead: str = ""


class MoveError(ValueError):
    """A move that is not allowed; ``str`` says why and what can be done in Vietnamese, ``en`` in English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.en = en


def begin(task: Task) -> TaskState:
    """The task as given, before anybody has done anything."""
    return TaskState(task, due=task.due, lead=task.lead)


def advance(state: TaskState, event: TaskEvent, settings: FollowupSettings) -> TaskState:
    """The task after one more event.

    Raises: MoveError when the stage does not allow it, or something that it needs is missing.
    """
    _allowed(state, event, settings)
    row = rule(event.move)
    after = replace(state, stage=row.after or state.stage, events=(*state.events, event))
    if event.move is Move.SUBMIT:
        return replace(after, submitted=event.day, submitter=event.by)
    if event.move is Move.CONFIRM:
        return replace(after, finished=(state.submitted if settings.done_when_submitted else event.day) or event.day)
    if event.move is Move.RETURN:
        return replace(after, returned=state.returned + 1, submitted=None)
    if event.move is Move.REOPEN:
        return replace(after, finished=None, submitted=None)
    if event.move is Move.ASK_EXTENSION:
        return replace(after, asked=event.until)
    if event.move is Move.GRANT_EXTENSION:
        return replace(after, due=event.until or state.asked, asked=None, extended=state.extended + 1)
    if event.move is Move.REFUSE_EXTENSION:
        return replace(after, asked=None)
    if event.move is Move.HAND_OVER:
        return replace(after, lead=event.lead)
    return after


def replay(task: Task, events: Iterable[TaskEvent], settings: FollowupSettings) -> TaskState:
    """The task after all its events, in their order."""
    state = begin(task)
    for event in events:
        state = advance(state, event, settings)
    return state


def _allowed(state: TaskState, event: TaskEvent, settings: FollowupSettings) -> None:
    row = rule(event.move)
    if state.stage not in row.before:
        here_vi, here_en = STAGE_WORDS[state.stage]
        raise MoveError(
            f"Không thể “{row.vi.lower()}”: nhiệm vụ đang ở bước “{here_vi.lower()}”. Tải lại trang để xem bước hiện tại.",
            f"“{row.en}” is not possible: the task stands at “{here_en.lower()}”. Load the page again.",
        )
    if row.reason and not event.reason.strip():
        raise MoveError(f"“{row.vi}” phải ghi lý do.", f"“{row.en}” needs a reason.")
    if row.evidence and not event.evidence:
        raise MoveError(
            "Kết quả phải kèm minh chứng: chọn văn bản hoặc tệp thể hiện sản phẩm.",
            "A result needs evidence: choose the document that shows the product.",
        )
    if row.unit and not event.lead:
        raise MoveError("Ghi đơn vị nhận việc.", "Name the unit that takes it over.")
    if row.another and event.by == state.submitter:
        raise MoveError(
            "Người xác nhận phải khác người gửi kết quả.",
            "The one who confirms must be another person than the one who sent the result.",
        )
    if event.move is Move.ASK_EXTENSION:
        _may_ask(state, event, settings)
    if event.move in (Move.GRANT_EXTENSION, Move.REFUSE_EXTENSION) and state.asked is None:
        raise MoveError("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting.")
    if event.move is Move.REPORT:
        _may_report(state.events, event)


def _may_ask(state: TaskState, event: TaskEvent, settings: FollowupSettings) -> None:
    if state.due is None:
        raise MoveError("Nhiệm vụ không có hạn nên không cần gia hạn.", "The task has no due day, so it needs no extension.")
    if state.asked is not None:
        raise MoveError("Đã có đề nghị gia hạn đang chờ trả lời.", "A request for an extension is waiting already.")
    if event.until is None or event.until <= state.due:
        raise MoveError("Ngày xin gia hạn phải sau hạn hiện tại.", "The day asked for must be after the present due day.")
    if settings.ask_before_due and event.day > state.due:
        raise MoveError("Chỉ xin gia hạn được trước hoặc trong ngày đến hạn.", "An extension can be asked for by the due day only.")
    if settings.extensions is not None and state.extended >= settings.extensions:
        raise MoveError(
            f"Đã gia hạn {state.extended} lần, hết số lần được gia hạn.",
            f"Extended {state.extended} times already; no more are allowed.",
        )


def _may_report(events: Sequence[TaskEvent], event: TaskEvent) -> None:
    """A month is reported once; a correction names the row it replaces."""
    rows = {index: row for index, row in enumerate(events) if row.move is Move.REPORT}
    if not event.month:
        raise MoveError("Báo cáo tháng phải ghi tháng (ví dụ 2025-03).", "A monthly report names its month (2025-03).")
    if not event.nothing and not event.reason.strip():
        raise MoveError("Ghi nội dung, hoặc chọn “không phát sinh”.", "Write what was done, or choose “nothing to report”.")
    sent = [index for index, row in rows.items() if row.month == event.month]
    if event.corrects is None and sent:
        raise MoveError(
            "Tháng này đã gửi và đã khóa; muốn sửa thì gửi bản đính chính.",
            "This month was sent and is locked; send a correction to change it.",
        )
    if event.corrects is not None and (not sent or event.corrects != sent[-1]):
        raise MoveError("Bản đính chính phải thay bản gửi gần nhất của tháng.", "A correction replaces the month's latest version.")


def monthly_rows(state: TaskState) -> dict[str, TaskEvent]:
    """The row in force for each month that was reported."""
    return {event.month: event for event in state.events if event.move is Move.REPORT}


def closed(state: TaskState) -> bool:
    """True when nothing more is expected."""
    return state.stage in CLOSED
