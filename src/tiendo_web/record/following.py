"""Rows of follow-up to the library's values and back."""

from __future__ import annotations

from tiendo.followup.explanations import Answer
from tiendo.followup.explanations import Explanation as ExplanationValue
from tiendo.followup.proposals import FollowedProposal, ProposalStage
from tiendo.followup.proposals import ProposalStep as ProposalStepValue
from tiendo.followup.stages import Move, Stage
from tiendo.followup.tasks import FollowupSettings, TaskEvent, TaskState, replay
from tiendo.followup.tasks import Task as TaskValue
from tiendo.followup.timing import clock
from tiendo.values import Source

from . import options
from .models import Explanation, Proposal, Secrecy, Task, TaskStep
from .models.shapes import WithPlaceInText


def followup_settings() -> FollowupSettings:
    """What the office has set of the rules of follow-up."""
    given = options.read_many("followup_")
    return FollowupSettings(**{name.removeprefix("followup_"): value for name, value in given.items()})


def task_value(row: Task) -> TaskValue:
    """The task as it was given."""
    return TaskValue(
        key=str(row.pk),
        text=row.text,
        assigner=row.assigner,
        lead=row.lead_id,
        due=row.first_due,
        given=row.given,
        person=row.person,
        product=row.product,
        authority=row.authority,
        source=_source(row),
        document=str(row.document_id or ""),
        national=row.national,
        secrecy=str(Secrecy(row.secrecy).label),
    )


def event_value(step: TaskStep) -> TaskEvent:
    """A stored step as the library's event; who did it by account."""
    return TaskEvent(
        Move(step.move),
        str(step.by_id),
        step.at,
        step.day,
        step.reason,
        tuple(step.evidence),
        step.until,
        step.month,
        step.nothing,
        step.corrects,
        step.lead_id or "",
    )


def state_of(row: Task, settings: FollowupSettings) -> TaskState:
    """Where a task stands, from its steps alone."""
    return replay(task_value(row), [event_value(step) for step in row.steps.all()], settings)


def stand(row: Task, state: TaskState, settings: FollowupSettings) -> None:
    """Write where a task stands into the columns that lists read."""
    row.stage, row.due, row.asked, row.extended = state.stage.value, state.due, state.asked, state.extended
    row.submitted, row.finished, row.returned = state.submitted, state.finished, state.returned
    still = state.stage is Stage.DONE or (state.stage is Stage.WAITING and settings.done_when_submitted)
    row.settled_time = clock(state, row.given, settings).now.value if still else ""


def proposal_value(row: Proposal) -> FollowedProposal:
    """A request with its history."""
    steps = tuple(
        ProposalStepValue(ProposalStage(step.stage), str(step.by_id), step.day, step.document, step.reason)
        for step in row.steps.all()
    )
    return FollowedProposal(str(row.pk), row.text, row.sender, row.receiver, row.asked, row.amount, row.ground, _source(row), steps)


def explanation_value(row: Explanation) -> ExplanationValue:
    """A request for an explanation with its answers."""
    kind = "target" if row.target_id else "finding" if row.finding_id else "task"
    about = row.target_id or row.finding_id or row.task_id
    answers = tuple(Answer(str(one.by_id), one.day, one.reason, tuple(one.documents)) for one in row.answers.all())
    accepted = str(row.accepted_by_id or "")
    return ExplanationValue(
        str(row.pk), kind, str(about), row.unit_id, str(row.asker_id), row.question, row.asked, row.due, answers, accepted
    )


def _source(row: WithPlaceInText) -> Source | None:
    document = getattr(row, "document", None)
    return row.source_in(document.sha256) if document is not None and row.start is not None else None
