"""Reporting rounds: who must report what by when, and how far each has come.

A round is asked of units; each unit's submission moves through *submit → return or approve → lock*. The state is never
stored: it is read off the steps, as of any day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiendo.values import Period


class Stage(StrEnum):
    """Where a unit's submission stands."""

    NOT_SUBMITTED = "not_submitted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"


class Act(StrEnum):
    """What a person does to a submission."""

    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Round:
    """A request for figures.

    Attributes:
        key: stable name.
        title: as people call it (``"Báo cáo tháng 9 năm 2024"``).
        period: what the figures are about.
        units: keys of the units that must report.
        indicators: codes of the indicators asked for.
        due: last day to submit.
        known: the day the request went out.
    """

    key: str
    title: str
    period: Period
    units: tuple[str, ...]
    indicators: tuple[str, ...]
    due: date
    known: date


@dataclass(frozen=True, slots=True)
class Step:
    """One act on one unit's submission.

    Attributes:
        key: stable name.
        round, unit: keys.
        by: who did it.
        known: the day.
        reason: why it was returned; required for a return.
    """

    key: str
    round: str
    unit: str
    act: Act
    by: str
    known: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """How far one unit has come in one round.

    Attributes:
        first: the day of the first submission, ``None`` before it.
        by: who acted last.
        reason: of the last return, while it stands.
    """

    unit: str
    stage: Stage
    first: date | None = None
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """A round on a day.

    Attributes:
        asked, submitted, approved: numbers of units; ``submitted`` counts every unit whose figures lie with the office.
        on_time: units whose first submission came by the due day.
        late: units whose first submission came after it.
        missing: keys of the units whose figures are not in after the due day.
    """

    asked: int
    submitted: int
    approved: int
    on_time: int
    late: int
    missing: tuple[str, ...]


class StepError(ValueError):
    """An act that the stage does not allow; the message says what is wrong and what to do."""


_ALLOWED = {
    Act.SUBMIT: ({Stage.NOT_SUBMITTED, Stage.RETURNED}, Stage.SUBMITTED),
    Act.RETURN: ({Stage.SUBMITTED, Stage.APPROVED}, Stage.RETURNED),
    Act.APPROVE: ({Stage.SUBMITTED}, Stage.APPROVED),
    Act.LOCK: ({Stage.APPROVED}, Stage.LOCKED),
}


def submission(unit: str, steps: Iterable[Step]) -> Submission:
    """The state after the steps of one unit in one round, in their order.

    Raises: StepError when a step is not allowed (approving one's own submission, changing a locked one …).
    """
    state = Submission(unit, Stage.NOT_SUBMITTED)
    submitted_by = ""
    for step in steps:
        state = advance(state, step, submitted_by)
        if step.act is Act.SUBMIT:
            submitted_by = step.by
    return state


def advance(state: Submission, step: Step, submitted_by: str = "") -> Submission:
    """The state after one more step.

    Args: submitted_by: who submitted last; the approval must come from another person.
    Raises: StepError.
    """
    allowed, after = _ALLOWED[step.act]
    if state.stage not in allowed:
        raise StepError(f"{step.unit}: không thể {step.act} khi báo cáo đang ở trạng thái {state.stage}.")
    if step.act is Act.RETURN and not step.reason:
        raise StepError(f"{step.unit}: trả lại báo cáo phải ghi lý do.")
    if step.act is Act.APPROVE and step.by == submitted_by:
        raise StepError(f"{step.unit}: người duyệt phải khác người gửi ({step.by}).")
    first = state.first or (step.known if step.act is Act.SUBMIT else None)
    return Submission(step.unit, after, first, step.by, step.reason if step.act is Act.RETURN else "")


def progress(asked: Round, steps: Sequence[Step], *, on: date) -> Progress:
    """Completeness and timeliness of a round as they stood on a day."""
    by_unit: dict[str, list[Step]] = {unit: [] for unit in asked.units}
    for step in steps:
        if step.round == asked.key and step.known <= on and step.unit in by_unit:
            by_unit[step.unit].append(step)
    states = [submission(unit, done) for unit, done in by_unit.items()]
    held = {Stage.SUBMITTED, Stage.APPROVED, Stage.LOCKED}
    return Progress(
        asked=len(states),
        submitted=sum(state.stage in held for state in states),
        approved=sum(state.stage in {Stage.APPROVED, Stage.LOCKED} for state in states),
        on_time=sum(state.first is not None and state.first <= asked.due for state in states),
        late=sum(state.first is not None and state.first > asked.due for state in states),
        missing=tuple(state.unit for state in states if state.stage not in held) if on > asked.due else (),
    )
