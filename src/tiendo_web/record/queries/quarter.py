"""The quarterly basis of a unit as it stood on a day, from what the person may see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from tiendo.followup.discipline import QuarterlyBasis, quarterly_basis
from tiendo.followup.tasks import TaskState, replay

from ..following import event_value, followup_settings, task_value
from ..models import User
from . import visible

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


def quarter_days(quarter: str) -> tuple[date, date] | None:
    """First and last day of ``"2024-Q4"``; ``None`` for anything else."""
    found = _QUARTER.fullmatch(quarter)
    if found is None:
        return None
    year, number = int(found[1]), int(found[2])
    if not 1900 <= year < 9999:
        return None
    first = date(year, 3 * number - 2, 1)
    after = date(year + (number == 4), 1 if number == 4 else first.month + 3, 1)
    return first, after - timedelta(days=1)


def quarter_of(day: date) -> str:
    """The quarter that a day lies in."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_ended(quarter: str, on: date) -> bool:
    """Whether the quarter's last day has come."""
    days = quarter_days(quarter)
    return days is not None and days[1] <= on


def basis_of(actor: User, unit: str, quarter: str, on: date, *, closed: date | None = None) -> QuarterlyBasis:
    """What a unit's quarter rests on, at its end or on the day, whichever is earlier; later steps do not count.

    Raises: ValueError when ``quarter`` is none.
    """
    days = quarter_days(quarter)
    if days is None:
        raise ValueError(quarter)
    first, last = days
    seen, settings = min(last, on), followup_settings()
    states: list[TaskState] = []
    for row in visible.tasks(actor).filter(lead=unit, given__lte=seen).select_related("document").prefetch_related("steps"):
        state = replay(task_value(row), [event_value(step) for step in row.steps.all() if step.day <= seen], settings)
        if state.finished is None or state.finished >= first:
            states.append(state)
    return replace(quarterly_basis(unit, quarter, states, seen, settings), closed=closed)
