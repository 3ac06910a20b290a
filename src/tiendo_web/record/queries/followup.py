"""Tasks as lists: their time as the database reckons it, counts that add up, figures per unit, gaps, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, CharField, Count, F, Min, Q, QuerySet, Value, When

from tiendo.followup.discipline import Discipline, bin_of
from tiendo.followup.stages import CLOSED, Part, Stage, moves_from
from tiendo.followup.timing import Time
from tiendo.followup.waiting import Waiting

from ..following import explanation_value, followup_settings
from ..models import Explanation, OrgUnit, RoleAssignment, Task, User
from ..unchanged import kept
from . import visible
from .keyed import KeyedPages
from .visible import JUDGING

SHUT = [stage.value for stage in CLOSED]
SET_ASIDE = [Stage.WITHDRAWN.value, Stage.NOT_CARRIED_OUT.value]
_BINS = tuple(field.name for field in fields(Discipline) if field.name != "unit")
OPEN_STAGES = tuple(stage for stage in Stage if stage not in CLOSED)
RUNNING_TIMES = (Time.IN_TERM, Time.DUE_SOON, Time.OVERDUE, Time.NO_DATE)


def timed(rows: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Tasks with ``time`` (a ``Time``) and ``reckoned`` (the day that counts) as ``tiendo.followup.timing.clock`` gives them."""
    settings = followup_settings()
    if settings.days_without_date is not None:
        limit = on - timedelta(days=settings.days_without_date)
        late, soon = Q(due=None, given__lt=limit), Q(due=None, given__lte=limit + timedelta(days=settings.due_soon))
        none = Q(pk__in=[])
    else:
        late = soon = Q(pk__in=[])
        none = Q(due=None)
    return rows.annotate(
        time=Case(
            When(~Q(settled_time=""), then=F("settled_time")),
            When(none, then=Value(Time.NO_DATE.value)),
            When(late | Q(due__lt=on), then=Value(Time.OVERDUE.value)),
            When(soon | Q(due__lte=on + timedelta(days=settings.due_soon)), then=Value(Time.DUE_SOON.value)),
            default=Value(Time.IN_TERM.value),
            output_field=CharField(),
        )
    )


def worst_first(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Open tasks by their day, the earliest (so the longest overdue) first, those without a day behind; then what is closed."""
    shut = Case(When(stage__in=SHUT, then=Value(1)), default=Value(0))
    return rows.annotate(shut=shut).order_by("shut", F("due").asc(nulls_last=True), "pk")


class Tally(NamedTuple):
    """How many tasks one unit leads at one stage and time (a tuple: a page may need thousands of them).

    Attributes: late_first: done after the first day; returned, extended: at least once.
    """

    lead: str
    stage: Stage
    time: Time
    count: int
    late_first: int
    returned: int
    extended: int


_STAGES = {stage.value: stage for stage in Stage}
_TIMES = {time.value: time for time in Time}


def tallies(rows: QuerySet[Task], on: date) -> tuple[Tally, ...]:
    """Every unit, stage and time with its count: one question to the database, from which matrix, sums and figures follow."""
    asked = (
        timed(rows, on)
        .order_by()
        .values_list("lead", "stage", "time")
        .annotate(
            n=Count("pk"),
            late_first=Count("pk", filter=Q(stage=Stage.DONE.value, finished__gt=F("first_due"))),
            returned_n=Count("pk", filter=Q(returned__gt=0)),
            extended_n=Count("pk", filter=Q(extended__gt=0)),
        )
    )
    try:
        question = asked.query.sql_with_params()
    except EmptyResultSet:  # who may see nothing
        return ()
    with connection.cursor() as cursor:  # words and whole numbers need no conversion, which took as long as the question
        cursor.execute(*question)
        return tuple(Tally(lead, _STAGES[stage], _TIMES[time], *counts) for lead, stage, time, *counts in cursor.fetchall())


def counted(found: Iterable[Tally]) -> dict[tuple[Stage, Time], int]:
    """How many tasks stand at each stage and time; the counts add up to the number of tasks."""
    counts: dict[tuple[Stage, Time], int] = {}
    for one in found:
        counts[one.stage, one.time] = counts.get((one.stage, one.time), 0) + one.count
    return counts


@dataclass(frozen=True, slots=True)
class Ageing:
    """How long open tasks are overdue: (from, to, count) in days, and the key of the one that is late longest."""

    bands: tuple[tuple[int, int | None, int], ...]
    longest: int | None


def ageing(rows: QuerySet[Task], on: date) -> Ageing:
    """1–15, 16–30, 31–60 days and more; a task that waits for confirmation counts by the day its result was sent."""
    late = timed(rows.filter(stage__in=[stage.value for stage in OPEN_STAGES], due__lt=on), on).filter(time=Time.OVERDUE.value)
    found = list(late.order_by("due").values_list("due").annotate(n=Count("pk"), first=Min("pk")))
    bounds: tuple[tuple[int, int | None], ...] = ((1, 15), (16, 30), (31, 60), (61, None))
    bands = tuple(
        (first, last, sum(n for due, n, _pk in found if first <= (on - due).days <= (last or (on - due).days)))
        for first, last in bounds
    )
    return Ageing(bands, found[0][2] if found else None)


LISTED = ("pk", "text", "lead__name", "document__number", "document__title", "document__name", "document__issued")
"""What a line of a list says of a task besides its columns below."""
COLUMNS = ("national", "product", "assigner", "given", "first_due", "due", "stage", "asked", "finished", "extended", "returned")


def in_order(rows: QuerySet[Task], keys: Iterable[int]) -> list[Task]:
    """The tasks with these keys, in their order, with no more columns than a line of a list says.

    ``rows`` carries what ``timed`` adds. Sorting thousands of keys is quick where sorting thousands of long rows is not.
    """
    keys = list(keys)
    columns = (*LISTED, *COLUMNS, "settled_time", "example", "surface", "unit_id", "version")
    found = rows.filter(pk__in=keys).order_by().select_related("lead", "document").only(*columns)
    by_key = {row.pk: row for row in found}
    return [by_key[key] for key in keys if key in by_key]


class TaskPages(KeyedPages):
    """Pages of tasks."""

    def in_order(self, keys: Iterable[int]) -> list[Task]:
        """With no more columns than a line of a list says."""
        return in_order(self.object_list, keys)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Overview:
    """All tasks that a person sees on a day, counted.

    Attributes:
        counts: how many stand at each stage and time.
        units: figures of every unit that leads a task, the most overdue first.
        names: their names by key.
    """

    tallies: tuple[Tally, ...]
    counts: Mapping[tuple[Stage, Time], int]
    units: tuple[Discipline, ...]
    names: Mapping[str, str]


def overview(user: User, on: date, given: tuple[date, date] | None = None) -> Overview:
    """The counts as they stand. Args: given: only tasks given from the first of these days to the second."""
    rows = visible.tasks(user).filter(given__lte=on)
    rows = rows.filter(given__range=given) if given else rows

    def made() -> Overview:
        found = tallies(rows, on)
        units = tuple(per_unit(found))
        names = unit_names(one.unit for one in units)
        return Overview(found, MappingProxyType(counted(found)), units, MappingProxyType(names))

    return kept(("overview", user.pk, on, given), made)


def per_unit(found: Iterable[Tally]) -> list[Discipline]:
    """The figures of order of every unit that leads a task, the most overdue first; ``Discipline.unit`` is the unit's key."""
    figures: dict[str, dict[str, int]] = {}
    for lead, stage, time, count, late_first, returned, extended in found:
        bins = figures.get(lead)
        if bins is None:
            bins = figures[lead] = dict.fromkeys(_BINS, 0)
        bins[bin_of(stage, time)] += count
        bins["given"] += count
        bins["late_first"] += late_first
        bins["returned"] += returned
        bins["extended"] += extended
    disciplines = [Discipline(unit=unit, **bins) for unit, bins in figures.items()]
    return sorted(disciplines, key=lambda one: (-one.overdue, -one.late, -one.given, one.unit))


def unit_names(keys: Iterable[str]) -> dict[str, str]:
    """Names of units by key."""
    return dict(OrgUnit.objects.filter(pk__in=list(keys)).values_list("pk", "name"))


@dataclass(frozen=True, slots=True)
class Desk:
    """The units that a person works for: those that the person has a role in by name, not those below them.

    Attributes: owner: as who does; office: as who confirms; judge: as who asks and accepts.
    """

    owner: tuple[str, ...]
    office: tuple[str, ...]
    judge: tuple[str, ...]


def desk_of(user: User) -> Desk:
    """The parts a person plays."""
    roles = list(RoleAssignment.objects.filter(user=user).values_list("unit", "role"))

    def units_with(*names: str) -> tuple[str, ...]:
        return tuple(sorted({unit for unit, role in roles if role in names}))

    return Desk(
        units_with("reporter", "reviewer", "approver"),
        units_with("reviewer", "approver"),
        units_with(*(role.value for role in JUDGING)),
    )


def my_tasks(user: User, desk: Desk | None = None) -> QuerySet[Task]:
    """Open tasks that wait for a move of the person: as owner to be carried on, as office to be confirmed or extended."""
    desk = desk or desk_of(user)
    movable = [stage.value for stage in OPEN_STAGES if stage not in (Stage.WAITING, Stage.PAUSED) and moves_from(stage, Part.OWNER)]
    owner = Q(lead__in=desk.owner, stage__in=movable)
    confirm = Q(unit__in=desk.office, stage=Stage.WAITING.value)
    extend = Q(unit__in=desk.office, asked__isnull=False, stage__in=[stage.value for stage in OPEN_STAGES])
    return visible.tasks(user).filter(owner | confirm | extend)  # each has an index of its own


def my_count(user: User) -> int:
    """How many tasks wait for the person; kept until anybody changes anything, since every page says it."""
    return kept(("mine", user.pk), lambda: my_tasks(user).count())


@dataclass(frozen=True, slots=True)
class Mine:
    """What waits for a person, counted: tasks to carry on (of them late ones), results to confirm, extensions to answer,
    explanations to give (of them late ones) and to accept."""

    tasks: int
    late: int
    confirm: int
    extend: int
    explain: int
    explain_late: int
    accept: int


def my_counts(user: User, on: date) -> Mine:
    """The counts of ``waiting_list``, by the database; kept until anybody changes anything."""
    return kept(("counts", user.pk, on), lambda: _my_counts(user, on))


def _my_counts(user: User, on: date) -> Mine:
    waiting, asked = Q(stage=Stage.WAITING.value), Q(asked__isnull=False)
    own, desk = ~waiting & ~asked, desk_of(user)
    counts = timed(my_tasks(user, desk), on).aggregate(
        tasks=Count("pk", filter=own),
        late=Count("pk", filter=own & Q(time=Time.OVERDUE.value)),
        confirm=Count("pk", filter=waiting & ~asked),
        extend=Count("pk", filter=asked),
    )
    questions = my_explanations(user, desk)
    open_ones = [row for row in questions if not row.answers.all()]
    late = sum(row.due < on for row in open_ones)
    return Mine(**counts, explain=len(open_ones), explain_late=late, accept=len(questions) - len(open_ones))


def my_explanations(user: User, desk: Desk | None = None) -> list[Explanation]:
    """Requests that the person's units have to answer, and answers that wait to be accepted."""
    desk = desk or desk_of(user)
    rows = visible.explanations(user).filter(accepted_by=None).select_related("unit", "task", "target", "finding")
    rows = rows.prefetch_related("answers", "answers__by")
    return [row for row in rows if (row.unit_id in desk.owner) if not row.answers.all()] + [
        row for row in rows if row.answers.all() and row.asker_id == user.pk
    ]


def waiting_list(user: User, on: date, *, unit: str | None = None, most: int = 500) -> list[Waiting]:
    """What waits for a person as one list, the most urgent first.

    Args: unit: only what one unit has to do; most: at most so many tasks, the most urgent ones.
    """
    rows = my_tasks(user).filter(Q(lead=unit) | Q(unit=unit)) if unit else my_tasks(user)
    found = [_of_task(*row) for row in worst_first(timed(rows, on)).values_list(*_WAITING)[:most]]
    for asked in my_explanations(user):
        if unit in (None, asked.unit_id):
            value = explanation_value(asked)
            found.append(Waiting("explanation", value.key, value.due, not value.answers and on > value.due, value.question))
    return sorted(found, key=lambda item: (not item.overdue, item.due is None, item.due or date.max, item.about))


_WAITING = ("pk", "text", "due", "time", "stage", "asked")


def _of_task(pk: int, text: str, due: date | None, time: str, stage: str, asked: date | None) -> Waiting:
    kind = "extension" if asked else "confirmation" if stage == Stage.WAITING.value else "task"
    return Waiting(kind, str(pk), due, time == Time.OVERDUE.value, text)
