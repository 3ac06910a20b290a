"""What the API takes and gives of follow-up: tasks with their steps, requests, meetings, explanations."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from tiendo.followup.proposals import ProposalStage
from tiendo.followup.stages import Move
from tiendo_web.record import models

from .shapes import Key, Number, Seen, TaskOut, Words

Month = Annotated[str, StringConstraints(pattern=r"^([12]\d{3}-(0[1-9]|1[0-2]))?$")]
Quarter = Annotated[str, StringConstraints(pattern=r"^[12]\d{3}-Q[1-4]$")]
Shown = Annotated[list[Words], Field(default_factory=list, max_length=50)]
"""What shows a result: ``document:12``, or words that name it."""


class TaskFactsIn(Schema):
    """The six plain facts of a task; ``lead`` is the name or key of the unit, ``start`` and ``end`` its part of the sentence."""

    text: Words
    lead: Key
    joining: Words = ""
    product: Words = ""
    due: date | None = None
    authority: Words = ""
    person: Words = ""
    assigner: Words = ""
    national: Words = ""
    targets: Annotated[list[Key], Field(default_factory=list, max_length=50)]
    start: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    end: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class OrderIn(Schema):
    """An order as it was seen."""

    record: Number
    seen: Seen


class GiveIn(Schema):
    """Tasks to give: from orders of one document, or by hand in a unit."""

    tasks: Annotated[list[TaskFactsIn], Field(min_length=1, max_length=50)]
    unit: Key | None = None
    orders: Annotated[list[OrderIn], Field(default_factory=list, max_length=50)]
    given: date | None = None
    secrecy: Annotated[int, Field(ge=0, le=2)] = 0


class LeadIn(Schema):
    """The unit that a person names for a line of a list, counted from 0."""

    at: Annotated[int, Field(ge=0, le=100_000)]
    lead: Key


class ListIn(Schema):
    """A document with a list of tasks, as it was seen."""

    seen: Seen
    leads: Annotated[list[LeadIn], Field(default_factory=list, max_length=5000)]


class MoveIn(Schema):
    """One move of the table of stages."""

    seen: Seen
    move: Move
    reason: Words = ""
    evidence: Shown
    until: date | None = None
    month: Month = ""
    nothing: bool = False
    day: date | None = None
    lead: Annotated[Words, StringConstraints(max_length=250)] = ""


class TaskDescriptionIn(Schema):
    """What completes a task; what is left out stays as it is."""

    seen: Seen
    product: Words | None = None
    authority: Words | None = None
    person: Words | None = None
    national: Words | None = None
    joining: Words | None = None
    targets: Annotated[list[Key], Field(max_length=50)] | None = None


class StepOut(Schema):
    """A step of a task or of a request."""

    position: int
    what: str
    by: str
    at: datetime
    day: date
    reason: str
    evidence: list[str]
    until: date | None
    month: str
    nothing: bool
    corrects: int | None

    @classmethod
    def of(cls, row: models.TaskStep | models.ProposalStep) -> StepOut:
        """From its row; the reply to a request is its evidence."""
        same = {name: getattr(row, name) for name in ("position", "at", "day", "reason")}
        by = row.by.get_full_name()
        if isinstance(row, models.TaskStep):
            more: dict[str, Any] = {name: getattr(row, name) for name in ("evidence", "until", "month", "nothing", "corrects")}
            return cls(what=row.move, by=by, **same, **more)
        shown = [row.document] if row.document else []
        return cls(what=row.stage, by=by, **same, evidence=shown, until=None, month="", nothing=False, corrects=None)


class TaskWholeOut(TaskOut):
    """A task with everything that is known of it."""

    assigner: str
    authority: str
    joining: list[str]
    targets: list[str]
    document: int | None
    start: int | None
    end: int | None
    surface: str
    steps: list[StepOut]


class RecordOut(Schema):
    """An order or a request as read, with its sentence."""

    id: int
    kind: str
    document: int
    state: str
    reason: str
    start: int
    end: int
    surface: str
    sender: str | None
    receiver: str | None
    item: str | None
    deadline: str | None
    version: int

    @classmethod
    def of(cls, row: models.ReadRecord) -> RecordOut:
        """From its row."""
        same = {name: getattr(row, name) for name in ("kind", "state", "reason", "start", "end", "surface", "version")}
        read = {name: row.body.get(name) for name in ("sender", "receiver", "item", "deadline")}
        return cls(id=row.pk, document=row.document_id, **same, **read)


class FollowIn(Schema):
    """A request to follow: one that was read (``record``, ``seen``), or one entered in a unit."""

    text: Words
    receiver: Words
    record: Number | None = None
    seen: Seen | None = None
    more: Annotated[list[OrderIn], Field(default_factory=list, max_length=20)]
    unit: Key | None = None
    sender: Words = ""
    asked: date | None = None
    amount: Annotated[Words, StringConstraints(max_length=160)] = ""
    ground: Words = ""


class ProposalMoveIn(Schema):
    """What became of a request."""

    seen: Seen
    stage: ProposalStage
    document: Words = ""
    reason: Words = ""
    day: date | None = None


class ProposalOut(Schema):
    """A request to a body above and where it stands."""

    id: int
    unit: str
    sender: str
    receiver: str
    text: str
    asked: date
    amount: str
    ground: str
    stage: str
    document: int | None
    start: int | None
    end: int | None
    surface: str
    version: int
    steps: list[StepOut]

    @classmethod
    def of(cls, row: models.Proposal) -> ProposalOut:
        """From its row."""
        same = ("sender", "receiver", "text", "asked", "amount", "ground", "stage", "start", "end", "surface", "version")
        steps = [StepOut.of(step) for step in row.steps.all()]
        values = {name: getattr(row, name) for name in same}
        return cls(id=row.pk, unit=row.unit_id, document=row.document_id, steps=steps, **values)


class MeetingIn(Schema):
    """A meeting or working session to enter."""

    unit: Key
    subject: Words
    day: date
    kind: Annotated[Words, StringConstraints(max_length=120)] = ""
    host: Annotated[Words, StringConstraints(max_length=250)] = ""
    guest: Key | None = None
    chairs: Annotated[Words, StringConstraints(max_length=400)] = ""
    place: Annotated[Words, StringConstraints(max_length=250)] = ""
    documents: Annotated[list[Number], Field(default_factory=list, max_length=100)]


class MeetingChangeIn(Schema):
    """What is changed of a meeting; ``documents`` is the whole list."""

    seen: Seen
    day: date | None = None
    chairs: Annotated[Words, StringConstraints(max_length=400)] | None = None
    place: Annotated[Words, StringConstraints(max_length=250)] | None = None
    documents: Annotated[list[Number], Field(max_length=100)] | None = None


class MeetingOut(Schema):
    """A meeting that an office entered."""

    id: int
    unit: str
    kind: str
    day: date
    host: str
    guest: str | None
    chairs: str
    place: str
    subject: str
    version: int

    @classmethod
    def of(cls, row: models.Meeting) -> MeetingOut:
        """From its row."""
        same = ("kind", "day", "host", "chairs", "place", "subject", "version")
        return cls(id=row.pk, unit=row.unit_id, guest=row.guest_id, **{name: getattr(row, name) for name in same})


class QuestionIn(Schema):
    """A leader's question about a target, a finding or a task."""

    kind: Literal["target", "finding", "task"]
    about: Key
    question: Words
    due: date | None = None


class AnswerIn(Schema):
    """The unit's answer, with documents that show it."""

    seen: Seen
    text: Words
    documents: Shown


class AnswerOut(Schema):
    """An answer as given."""

    by: str
    day: date
    text: str
    documents: list[str]


class ExplanationOut(Schema):
    """A question, the unit that answers, the day to answer by, and the answers."""

    id: int
    unit: str
    kind: str
    about: str
    question: str
    asker: str
    asked: date
    due: date
    answers: list[AnswerOut]
    accepted_by: str | None
    version: int

    @classmethod
    def of(cls, row: models.Explanation) -> ExplanationOut:
        """From its row."""
        kind = "target" if row.target_id else "finding" if row.finding_id else "task"
        answers = [
            AnswerOut(by=one.by.get_full_name(), day=one.day, text=one.reason, documents=list(one.documents))
            for one in row.answers.all()
        ]
        same = {name: getattr(row, name) for name in ("question", "asked", "due", "version")}
        return cls(
            id=row.pk,
            unit=row.unit_id,
            kind=kind,
            about=str(row.target_id or row.finding_id or row.task_id),
            asker=row.asker.get_full_name(),
            answers=answers,
            accepted_by=row.accepted_by.get_full_name() if row.accepted_by else None,
            **same,
        )


class QuarterIn(Schema):
    """A unit and a quarter."""

    unit: Key
    quarter: Quarter


class UnitIn(Schema):
    """A unit."""

    unit: Key
