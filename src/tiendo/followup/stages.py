"""The state machine of a task: one table, from which the code moves and the docs draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far a task has come; its time is another fact (see ``timing``)."""

    NOT_RECEIVED = "not_received"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    DONE = "done"
    PARTLY_DONE = "partly_done"
    RETURNED = "returned"
    PAUSED = "paused"
    NOT_CARRIED_OUT = "not_carried_out"
    WITHDRAWN = "withdrawn"


STAGE_WORDS = {
    Stage.NOT_RECEIVED: ("Chưa nhận", "Not received"),
    Stage.NOT_STARTED: ("Chưa thực hiện", "Not started"),
    Stage.IN_PROGRESS: ("Đang thực hiện", "In progress"),
    Stage.WAITING: ("Chờ xác nhận", "Waiting for confirmation"),
    Stage.DONE: ("Hoàn thành", "Done"),
    Stage.PARTLY_DONE: ("Hoàn thành một phần", "Partly done"),
    Stage.RETURNED: ("Trả lại", "Returned"),
    Stage.PAUSED: ("Tạm dừng", "Paused"),
    Stage.NOT_CARRIED_OUT: ("Không thực hiện", "Not carried out"),
    Stage.WITHDRAWN: ("Thu hồi", "Withdrawn"),
}


class Part(StrEnum):
    """Who may make a move: the one who does, the office that follows and confirms, the one who assigned. Inspection only looks."""

    OWNER = "owner"
    OFFICE = "office"
    ASSIGNER = "assigner"


class Move(StrEnum):
    """What can be done to a task."""

    RECEIVE = "receive"
    START = "start"
    REPORT = "report"
    SUBMIT = "submit"
    CONFIRM = "confirm"
    CONFIRM_PART = "confirm_part"
    RETURN = "return"
    PAUSE = "pause"
    RESUME = "resume"
    ABANDON = "abandon"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    CONTEST = "contest"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table.

    Attributes:
        after: the stage it leads to; ``None`` leaves the stage as it is.
        reason: a reason must be given; evidence: something that shows the result must be attached.
        another: the one who moves must be another person than the one who submitted.
        unit: another unit must be named.
    """

    move: Move
    part: Part
    before: frozenset[Stage]
    after: Stage | None
    vi: str
    en: str
    reason: bool = False
    evidence: bool = False
    another: bool = False
    unit: bool = False


_OPEN = frozenset({Stage.NOT_RECEIVED, Stage.NOT_STARTED, Stage.IN_PROGRESS, Stage.RETURNED})
_WORKED = frozenset({Stage.IN_PROGRESS, Stage.RETURNED})
_LIVE = _OPEN | {Stage.WAITING, Stage.PARTLY_DONE, Stage.PAUSED}

TABLE: tuple[Rule, ...] = (
    Rule(Move.RECEIVE, Part.OWNER, frozenset({Stage.NOT_RECEIVED}), Stage.NOT_STARTED, "Nhận nhiệm vụ", "Receive"),
    Rule(
        Move.START,
        Part.OWNER,
        frozenset({Stage.NOT_STARTED, Stage.RETURNED, Stage.PARTLY_DONE}),
        Stage.IN_PROGRESS,
        "Bắt đầu",
        "Start",
    ),
    Rule(Move.REPORT, Part.OWNER, _LIVE - {Stage.NOT_RECEIVED}, None, "Báo cáo tháng", "Monthly report"),
    Rule(Move.SUBMIT, Part.OWNER, _WORKED, Stage.WAITING, "Gửi kết quả", "Submit the result", evidence=True),
    Rule(Move.CONFIRM, Part.OFFICE, frozenset({Stage.WAITING}), Stage.DONE, "Xác nhận hoàn thành", "Confirm", another=True),
    Rule(
        Move.CONFIRM_PART,
        Part.OFFICE,
        frozenset({Stage.WAITING}),
        Stage.PARTLY_DONE,
        "Xác nhận một phần",
        "Confirm in part",
        reason=True,
        another=True,
    ),
    Rule(Move.RETURN, Part.OFFICE, frozenset({Stage.WAITING}), Stage.RETURNED, "Trả lại", "Return", reason=True, another=True),
    Rule(Move.PAUSE, Part.OFFICE, _OPEN - {Stage.NOT_RECEIVED}, Stage.PAUSED, "Tạm dừng", "Pause", reason=True),
    Rule(Move.RESUME, Part.OFFICE, frozenset({Stage.PAUSED}), Stage.IN_PROGRESS, "Tiếp tục", "Resume"),
    Rule(
        Move.ABANDON, Part.OFFICE, _LIVE - {Stage.WAITING}, Stage.NOT_CARRIED_OUT, "Không thực hiện", "Not carried out", reason=True
    ),
    Rule(Move.WITHDRAW, Part.ASSIGNER, _LIVE, Stage.WITHDRAWN, "Thu hồi", "Withdraw", reason=True),
    Rule(
        Move.REOPEN, Part.OFFICE, frozenset({Stage.DONE, Stage.NOT_CARRIED_OUT}), Stage.IN_PROGRESS, "Mở lại", "Reopen", reason=True
    ),
    Rule(Move.ASK_EXTENSION, Part.OWNER, _LIVE - {Stage.WAITING}, None, "Xin gia hạn", "Ask for an extension", reason=True),
    Rule(Move.GRANT_EXTENSION, Part.OFFICE, _LIVE, None, "Cho gia hạn", "Grant the extension"),
    Rule(Move.REFUSE_EXTENSION, Part.OFFICE, _LIVE, None, "Không cho gia hạn", "Refuse the extension", reason=True),
    Rule(Move.CONTEST, Part.OWNER, frozenset(Stage) - {Stage.NOT_RECEIVED}, None, "Kiến nghị xem lại", "Contest", reason=True),
    Rule(Move.HAND_OVER, Part.OFFICE, _LIVE, None, "Chuyển đơn vị chủ trì", "Hand over to another unit", reason=True, unit=True),
)

CLOSED = frozenset({Stage.DONE, Stage.NOT_CARRIED_OUT, Stage.WITHDRAWN})


def rule(move: Move) -> Rule:
    """The row of a move."""
    return next(row for row in TABLE if row.move is move)


def moves_from(stage: Stage, part: Part) -> tuple[Rule, ...]:
    """What someone may do to a task that stands at a stage, in the order of the table."""
    return tuple(row for row in TABLE if stage in row.before and row.part is part)
