"""What a briefing pack is gathered from: the unit's figures, what it was told to do, what it asked for, where its reports disagree.

A pack lies on the table of a meeting and carries no secrecy stamp: closed tasks and requests are left out whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from tiendo.followup.proposals import PROPOSAL_WORDS, ProposalStage
from tiendo.followup.stages import CLOSED, STAGE_WORDS, Stage
from tiendo.followup.tasks import FollowupSettings, TaskState, replay
from tiendo.followup.timing import TIME_WORDS, Time, clock
from tiendo.reports.briefing_input import Asked, BriefingInput, Instruction, briefing_input
from tiendo.reports.input import Remark
from tiendo.values import Citation, Origin

from ..following import event_value, followup_settings, proposal_value, task_value
from ..models import OrgUnit, Proposal, ReadRecord, RecordKind, Secrecy, Task
from ..permissions import Person
from . import visible
from .reports import contradictions_of, shelf_for

# A request is answered by a reply; that it was sent or received is not one.
_ANSWERS = (ProposalStage.ANSWERED_IN_PART, ProposalStage.ACCEPTED, ProposalStage.REFUSED, ProposalStage.DONE)


def briefing_of(
    user: Person, unit: str, *, session: date, since: date | None = None, today: date | None = None, boards: tuple[Remark, ...] = ()
) -> BriefingInput:
    """The pack on a unit for a session, from what the person may see.

    Args:
        since: day of the last session; when ``None``, the last one that the record knows.
        today: the day up to which the record is read when the session lies ahead.
        boards: what the boards tell of the unit.
    Raises: NothingToReportError when the unit has neither targets nor values; KeyError when the person may not see it.
    """
    known = min(session, today) if today is not None else session
    since = since or last_session(user, unit, before=session)
    shelf = shelf_for(user, known=known)
    return briefing_input(
        shelf,
        unit,
        session=session,
        since=since if since is not None and since < known else None,
        instructions=tuple(instructions_of(user, unit, on=known, since=since)),
        asked=tuple(asked_of(user, unit, on=known)),
        contradictions=contradictions_of(user, unit),
        boards=boards,
    )


def last_session(user: Person, unit: str, *, before: date) -> date | None:
    """The last day before another on which the unit was the guest of a session, as entered or as read from documents."""
    days = list(visible.meetings(user).filter(guest=unit, day__lt=before).order_by("-day").values_list("day", flat=True)[:1])
    row = OrgUnit.objects.filter(pk=unit).first()
    read = visible.read_records(user).filter(kind=RecordKind.MEETING) if row is not None else ReadRecord.objects.none()
    for body in read.values_list("body", flat=True) if row is not None else ():
        told = " ".join(str(body.get(field) or "") for field in ("guest", "subject"))
        day = _day(body.get("date"))
        if day is not None and day < before and row is not None and row.name.casefold() in told.casefold():
            days.append(day)
    return max(days, default=None)


def _day(text: object) -> date | None:
    """The day of a meeting that was read; a month or a stretch of days is none."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def instructions_of(user: Person, unit: str, *, on: date, since: date | None = None) -> Iterator[Instruction]:
    """The tasks that a unit leads or joins, as they stood on a day; what was closed before the last session is left out."""
    settings = followup_settings()
    rows = visible.tasks(user).filter(Q(lead=unit) | Q(joining=unit), given__lte=on, secrecy=Secrecy.OPEN).distinct()
    for row in rows.select_related("lead", "document").prefetch_related("steps").order_by("due", "pk"):
        state = replay(task_value(row), [event_value(step) for step in row.steps.all() if step.day <= on], settings)
        if state.stage is Stage.WITHDRAWN or (state.stage in CLOSED and since is not None and (state.finished or on) < since):
            continue
        yield _instruction(row, state, on, settings)


def _instruction(row: Task, state: TaskState, on: date, settings: FollowupSettings) -> Instruction:
    when = clock(state, on, settings).now
    late = when is Time.OVERDUE
    # "Không hạn" says nothing that the missing day does not say.
    told = [STAGE_WORDS[state.stage][0].lower(), *([TIME_WORDS[when][0].lower()] if state.due is not None else [])]
    return Instruction(
        text=row.text,
        key=f"task/{row.pk}",
        lead=row.lead.name,
        due=state.due,
        state=", ".join(told),
        late=late,
        origins=_origins(row),
    )


def asked_of(user: Person, unit: str, *, on: date) -> Iterator[Asked]:
    """What a unit asked for up to a day, with the answer that had come by then; what was not sent yet is left out."""
    rows = visible.proposals(user).filter(unit=unit, asked__lte=on, secrecy=Secrecy.OPEN)
    for row in rows.select_related("document").prefetch_related("steps").order_by("asked", "pk"):
        steps = [step for step in proposal_value(row).steps if step.day <= on]
        if not steps or steps[-1].stage is ProposalStage.DRAFTED:
            continue
        replies = [step for step in steps if step.stage in _ANSWERS]
        answer = f"{PROPOSAL_WORDS[replies[-1].stage][0].lower()} {_reply(replies[-1].document)}".strip() if replies else ""
        yield Asked(text=row.text, key=f"proposal/{row.pk}", answer=answer, origins=_origins(row))


def _reply(document: str) -> str:
    return f"({document})" if document else ""


def _origins(row: Task | Proposal) -> tuple[Origin, ...]:
    """The sentence it was read from; for one that was typed in, who follows it and since when."""
    if row.document is not None and row.start is not None:
        return (row.source_in(row.document.sha256),)
    kind, day = ("Nhiệm vụ", row.given) if isinstance(row, Task) else ("Kiến nghị", row.asked)
    return (Citation("", f"{kind} số {row.pk} trong sổ theo dõi", day.isoformat()),)
