"""What waits for somebody: one list, the most urgent first; the same reminder never twice in a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from .explanations import Explanation
from .stages import Part, Stage, moves_from
from .tasks import FollowupSettings, TaskState
from .timing import TIME_WORDS, Time, clock


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits.

    Attributes:
        kind: ``"task"``, ``"confirmation"``, ``"extension"``, ``"explanation"``.
        about: key of the task or explanation; due: its day, ``None`` without one.
        words: what is to be done, a short Vietnamese phrase.
    """

    kind: str
    about: str
    due: date | None
    overdue: bool
    words: str


def waiting_for(
    *, unit: str, part: Part, tasks: Iterable[TaskState], explanations: Iterable[Explanation], on: date, settings: FollowupSettings
) -> tuple[Waiting, ...]:
    """What waits for a unit in one of its parts on a day, the most urgent first."""
    found = [item for state in tasks if (item := _of_task(state, unit, part, on, settings))]
    if part is Part.OWNER:
        found += [
            Waiting("explanation", asked.key, asked.due, on > asked.due, f"Giải trình: {asked.question}")
            for asked in explanations
            if asked.open and not asked.answers and asked.unit == unit
        ]
    return tuple(sorted(found, key=lambda item: (not item.overdue, item.due is None, item.due or date.max, item.about)))


def _of_task(state: TaskState, unit: str, part: Part, on: date, settings: FollowupSettings) -> Waiting | None:
    seen = clock(state, on, settings)
    overdue = seen.now is Time.OVERDUE
    if part is Part.OFFICE and state.asked:
        return Waiting("extension", state.task.key, state.due, overdue, f"Trả lời đề nghị gia hạn: {state.task.text}")
    if part is Part.OFFICE and state.stage is Stage.WAITING:
        return Waiting("confirmation", state.task.key, state.due, overdue, f"Xác nhận kết quả: {state.task.text}")
    if part is Part.OWNER and state.lead == unit and state.stage is not Stage.WAITING and moves_from(state.stage, Part.OWNER):
        if state.stage in (Stage.DONE, Stage.NOT_CARRIED_OUT, Stage.WITHDRAWN, Stage.PAUSED):
            return None
        return Waiting("task", state.task.key, state.due, overdue, f"{state.task.text} ({TIME_WORDS[seen.now][0]})")
    return None


def to_remind(waiting: Iterable[Waiting], already: Collection[tuple[str, str, date]], on: date) -> tuple[Waiting, ...]:
    """What to remind of today: nothing that was reminded of today already.

    Args: already: (kind, about, day) of every reminder sent.
    """
    return tuple(item for item in waiting if (item.kind, item.about, on) not in already)
