"""Rows of follow-up to the library's values and back; and which unit a wording of a body names."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tiendo.catalogue import bare
from tiendo.catalogue.bodies import bodies
from tiendo.followup.explanations import Answer
from tiendo.followup.explanations import Explanation as ExplanationValue
from tiendo.followup.proposals import FollowedProposal, ProposalStage
from tiendo.followup.proposals import ProposalStep as ProposalStepValue
from tiendo.followup.stages import Move, Stage
from tiendo.followup.tasks import FollowupSettings, TaskEvent, TaskState, replay
from tiendo.followup.tasks import Task as TaskValue
from tiendo.followup.timing import clock
from tiendo.values import Level, Source, Tree
from tiendo.values import OrgUnit as OrgUnitValue

from . import options
from .models import Explanation, OrgUnit, Proposal, Secrecy, Task, TaskStep
from .models.shapes import WithPlaceInText
from .models.units import UnitClosure, add_to_closure


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


def territory_key(unit: OrgUnit) -> str:
    """Key of the territory that a unit is or answers for."""
    return unit.as_value.place or unit.pk


def unit_named(words: str, home: OrgUnit, day: date) -> OrgUnit | OrgUnitValue | None:
    """The unit that words name for an office on a day.

    A unit of the record in or under the office's territory comes first; else a department of the catalogue, which is then a
    value that is not stored yet (``keep_unit``). Returns: ``None`` when the words name nothing, or more than one thing.
    """
    wanted = bare(words)
    if not wanted:
        return None
    place = territory_key(home)
    alive = (Q(start=None) | Q(start__lte=day)) & (Q(end=None) | Q(end__gte=day))
    below = UnitClosure.objects.filter(above=place).values("below")
    near = OrgUnit.objects.filter(alive).filter(Q(pk__in=below) | Q(body__place__in=list(below.values_list("below", flat=True))))
    found = [unit for unit in near if bare(unit.name) == wanted or unit.pk == words]
    if len(found) == 1:
        return found[0]
    if found:
        return None
    named = [body for body in bodies() if body.code.startswith("department/") and wanted in {bare(name) for name in body.names}]
    if len(named) != 1 or home.level == Level.COMMUNE.value:
        return None
    body = named[0]
    return OrgUnitValue(
        key=f"{body.code}@{place}",
        code=body.code.rpartition("/")[2],
        name=body.name,
        level=Level.BODY,
        parent=None,
        start=body.since,
        end=body.until,
        tree=Tree.GOVERNMENT,
        place=place,
    )


def keep_unit(unit: OrgUnit | OrgUnitValue) -> OrgUnit:
    """The row of a unit; a department that is named for the first time is added under its territory, with its closure."""
    if isinstance(unit, OrgUnit):
        return unit
    row, added = OrgUnit.objects.get_or_create(
        pk=unit.key,
        defaults={
            field.attname: getattr(OrgUnit.of(unit), field.attname)
            for field in OrgUnit._meta.concrete_fields
            if not field.primary_key
        },
    )
    if added:
        add_to_closure([row.pk])
    return row
