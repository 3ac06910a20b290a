"""Figures of order per unit, and the quarterly basis for evaluation: people decide the grade, Tiendo never does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .explanations import Explanation
from .stages import Move, Stage
from .tasks import FollowupSettings, TaskState
from .timing import Time, clock


@dataclass(frozen=True, slots=True)
class Discipline:
    """How a unit's tasks of a stretch of time stand. ``given`` is the whole: the counts under it add up to it.

    Attributes:
        on_time, late: finished, against the day in force; ``late_first`` against the first day.
        running, overdue: not finished; ``no_date``: not finished and without a day.
        set_aside: withdrawn or not carried out.
        returned, extended: how many tasks were returned or extended at least once (counted beside the others).
    """

    unit: str
    given: int
    on_time: int
    late: int
    running: int
    overdue: int
    no_date: int
    set_aside: int
    late_first: int
    returned: int
    extended: int

    @property
    def due(self) -> int:
        """Tasks whose day has come or whose result is there: what on-time is a share of."""
        return self.on_time + self.late + self.overdue


def discipline(unit: str, tasks: Iterable[TaskState], on: date, settings: FollowupSettings) -> Discipline:
    """The figures of one unit on a day."""
    counts = dict.fromkeys(("on_time", "late", "running", "overdue", "no_date", "set_aside"), 0)
    given = late_first = returned = extended = 0
    for state in tasks:
        seen = clock(state, on, settings)
        given += 1
        counts[bin_of(state.stage, seen.now)] += 1
        late_first += state.stage is Stage.DONE and seen.against_first is Time.DONE_AFTER
        returned += state.returned > 0
        extended += state.extended > 0
    return Discipline(unit, given, **counts, late_first=late_first, returned=returned, extended=extended)


def bin_of(stage: Stage, time: Time) -> str:
    """Which count of ``Discipline`` a task at a stage and time belongs to; every task belongs to one."""
    if stage in (Stage.WITHDRAWN, Stage.NOT_CARRIED_OUT):
        return "set_aside"
    if stage is Stage.DONE:
        return "late" if time is Time.DONE_AFTER else "on_time"
    return "overdue" if time is Time.OVERDUE else "no_date" if time is Time.NO_DATE else "running"


AXES = (
    ("political", "Phẩm chất chính trị, đạo đức, lối sống"),
    ("discipline", "Ý thức kỷ luật, kỷ cương"),
    ("capacity", "Năng lực chuyên môn, khả năng đáp ứng"),
    ("result", "Kết quả thực hiện nhiệm vụ"),
    ("leadership", "Năng lực lãnh đạo, quản lý"),
    ("unity", "Năng lực tập hợp, đoàn kết"),
)
"""The six axes of the quarterly evaluation (366-QĐ/TW, 335/2025/NĐ-CP) by key and name. Tasks speak to some of them only."""


@dataclass(frozen=True, slots=True)
class BasisLine:
    """One task, target or explanation as a line of the basis.

    Attributes:
        axis: key of the axis it speaks to.
        task: key of the task, target or explanation; ``kind`` says which.
        condition: what was asked; met: whether it was, ``None`` while it runs or cannot be told.
        evidence: documents that show it.
        excused: reason of a delay that was recorded as excused (an extension was granted), else empty.
        person: who was named responsible, empty when nobody was.
        found: what was reached, in words, where the condition has a figure.
    """

    axis: str
    task: str
    condition: str
    met: bool | None
    evidence: tuple[str, ...]
    excused: str
    kind: str = "task"
    person: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class TargetResult:
    """A target that the subject answers for, as it stood at the end of the quarter.

    Attributes:
        condition: what is wanted, with its figure; found: what was reached, empty when nothing was reported.
        met: reached; ``None`` while it is not due, or when it cannot be told.
        excused: reason that a person gave for another class than the computed one, with the name, else empty.
    """

    key: str
    condition: str
    met: bool | None
    found: str
    evidence: tuple[str, ...]
    excused: str = ""


@dataclass(frozen=True, slots=True)
class QuarterlyBasis:
    """What people look at when they grade a body or a leader for a quarter. It holds no grade.

    Attributes:
        silent: axes that nothing in the record speaks to; people judge them from elsewhere.
        closed: the day it was frozen, ``None`` while open.
    """

    subject: str
    quarter: str
    lines: tuple[BasisLine, ...]
    figures: Discipline
    silent: tuple[str, ...]
    closed: date | None = None


def quarterly_basis(
    subject: str,
    quarter: str,
    tasks: Sequence[TaskState],
    on: date,
    settings: FollowupSettings,
    *,
    targets: Sequence[TargetResult] = (),
    explanations: Sequence[Explanation] = (),
) -> QuarterlyBasis:
    """The basis of one subject for a quarter (``"2025-Q3"``).

    Args:
        tasks: those that were open or finished in the quarter.
        targets: those that fall due in it or run through it.
        explanations: those that were to be answered in it.
    """
    lines = [line for state in tasks for line in _of_task(state, on, settings)]
    lines += [
        BasisLine("result", one.key, one.condition, one.met, one.evidence, one.excused, "target", found=one.found)
        for one in targets
    ]
    lines += [_of_explanation(one, on) for one in explanations]
    spoken = {line.axis for line in lines}
    silent = tuple(key for key, _ in AXES if key not in spoken)
    return QuarterlyBasis(subject, quarter, tuple(lines), discipline(subject, tasks, on, settings), silent)


def _of_task(state: TaskState, on: date, settings: FollowupSettings) -> list[BasisLine]:
    """The result of a task; a second line where order was not kept."""
    seen, key, person = clock(state, on, settings), state.task.key, state.task.person
    ended = state.stage in (Stage.DONE, Stage.NOT_CARRIED_OUT)
    met = (state.stage is Stage.DONE and seen.now is not Time.DONE_AFTER) if ended else None
    evidence = tuple(item for event in state.events for item in event.evidence)
    granted = any(event.move is Move.GRANT_EXTENSION for event in state.events)
    asked = [event.reason for event in state.events if event.move is Move.ASK_EXTENSION]
    excused = asked[-1] if granted and asked else ""
    lines = [BasisLine("result", key, state.task.product or state.task.text, met, evidence, excused, person=person)]
    if state.returned or seen.now in (Time.OVERDUE, Time.DONE_AFTER):
        lines.append(BasisLine("discipline", key, "đúng hạn, không bị trả lại", False, evidence, excused, person=person))
    return lines


def _of_explanation(asked: Explanation, on: date) -> BasisLine:
    """Whether a question was answered by its day."""
    answered = asked.answers[0].day if asked.answers else None
    met = answered <= asked.due if answered is not None else (None if on <= asked.due else False)
    documents = tuple(one for given in asked.answers for one in given.documents)
    return BasisLine("discipline", asked.key, f"giải trình đúng hạn: {asked.question}", met, documents, "", "explanation")
