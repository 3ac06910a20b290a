"""What leaders are told without asking: work that is late for days, questions nobody answered, how their units stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tiendo.followup.stages import Stage
from tiendo.followup.timing import Time
from tiendo.followup.waiting import Waiting
from tiendo.followup.workdays import vietnamese_calendar

from ..models import OrgUnit, RecordKind, RecordState, User
from . import visible
from .followup import OPEN_STAGES, SHUT, counted, desk_of, tallies, timed

EVERY = 5
"""Working days between two notices to leaders of the same late task."""


def escalated(user: User, on: date, after: int | None, most: int = 50) -> list[Waiting]:
    """Tasks that are so many working days late that who approves or leads in the unit which follows them is told today.

    Args: after: working days overdue until the first notice, ``None`` for never; another notice follows every ``EVERY`` days.
    """
    desk = desk_of(user)
    if after is None or not desk.judge:
        return []
    calendar = vietnamese_calendar()
    days = [on - timedelta(days=back) for back in range(1, 400)]
    told = [day for day in days if (late := calendar.between(day, on)) >= after and (late - after) % EVERY == 0]
    rows = visible.tasks(user).filter(unit__in=desk.judge, due__in=told, stage__in=[stage.value for stage in OPEN_STAGES])
    late_ones = timed(rows, on).filter(time=Time.OVERDUE.value).order_by("due", "pk").values_list("pk", "text", "due")
    return [Waiting("escalation", str(pk), due, True, text) for pk, text, due in late_ones[:most]]


def questions_escalated(user: User, on: date, after: int | None) -> list[Waiting]:
    """Questions of the person that nobody has answered so many working days after their day."""
    if after is None:
        return []
    calendar, found = vietnamese_calendar(), []
    for row in visible.explanations(user).filter(asker=user, accepted_by=None, due__lt=on, answers=None):
        late = calendar.between(row.due, on)
        if late >= after and (late - after) % EVERY == 0:
            found.append(Waiting("unanswered", str(row.pk), row.due, True, row.question))
    return found


@dataclass(frozen=True, slots=True)
class Digest:
    """How the tasks that a unit follows stand, for who leads it: a handful of counts."""

    unit: str
    name: str
    open: int
    overdue: int
    due_soon: int
    confirm: int
    extend: int
    unanswered: int
    orders: int


def digests(user: User, on: date) -> list[Digest]:
    """One for each unit in which the person approves or leads, when it follows anything."""
    found = []
    for unit in OrgUnit.objects.filter(pk__in=desk_of(user).judge).order_by("name"):
        rows = visible.tasks(user).filter(unit=unit, given__lte=on)
        counts = counted(tallies(rows, on))
        running = {key: n for key, n in counts.items() if key[0] in OPEN_STAGES}
        below = visible.explanations(user).filter(unit__above_rows__above=unit.pk, accepted_by=None)
        read = visible.read_records(user).filter(kind=RecordKind.ORDER, state=RecordState.READ, document__unit=unit)
        one = Digest(
            unit.pk,
            unit.name,
            open=sum(running.values()),
            overdue=sum(n for (_stage, time), n in running.items() if time is Time.OVERDUE),
            due_soon=sum(n for (_stage, time), n in running.items() if time is Time.DUE_SOON),
            confirm=sum(n for (stage, _time), n in running.items() if stage is Stage.WAITING),
            extend=rows.filter(asked__isnull=False).exclude(stage__in=SHUT).count(),
            unanswered=below.filter(answers=None).count(),
            orders=read.count(),
        )
        if one.open or one.unanswered or one.orders:
            found.append(one)
    return found
