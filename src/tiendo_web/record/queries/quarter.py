"""The quarterly basis of a unit as it stood on a day, from what the person may see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q

from tiendo.assessment import assess, override
from tiendo.followup.discipline import QuarterlyBasis, TargetResult, quarterly_basis
from tiendo.followup.explanations import Explanation
from tiendo.followup.tasks import TaskState, replay
from tiendo.reports.wording import target_figure, value_figure
from tiendo.values import Assessment, Citation, Comparator, Target, TargetClass

from ..following import event_value, explanation_value, followup_settings, task_value
from ..models import Observation as ObservationRow
from ..models import User
from . import visible
from .ledger import overrides, rows_of_series, uncounted_by, withdrawn_by

_SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.AT_MOST: "≤ "}
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
    """What a unit's quarter rests on, at its end or on the day, whichever is earlier; later steps and figures do not count.

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
    asked = visible.explanations(actor).filter(unit=unit, due__range=(first, last), asked__lte=seen).prefetch_related("answers")
    basis = quarterly_basis(
        unit,
        quarter,
        states,
        seen,
        settings,
        targets=_targets(actor, unit, first, seen),
        explanations=[_answered_by(explanation_value(one), seen) for one in asked],
    )
    return replace(basis, closed=closed)


def _answered_by(asked: Explanation, seen: date) -> Explanation:
    """A question with the answers that had been given by a day."""
    return replace(asked, answers=tuple(one for one in asked.answers if one.day <= seen))


def _targets(actor: User, unit: str, first: date, seen: date) -> list[TargetResult]:
    """Targets that a unit has or leads and whose period reaches into the quarter, as assessed at its end."""
    led = Q(unit=unit) | Q(body__lead=unit)
    rows = list(visible.targets(actor).filter(led, due_last__gte=first).select_related("plan", "unit"))
    gone = withdrawn_by(seen)
    known = [row for row in rows if (row.as_value.known or date.min) <= seen and row.pk not in gone]
    amended = {row.as_value.amends for row in known}
    standing = [row for row in known if row.pk not in amended and row.as_value.due.first <= seen]
    series, decided, taken_back = rows_of_series(visible.observations(actor), standing), overrides(actor, seen), uncounted_by(seen)
    found = []
    for row in standing:
        stored = {one.pk: one for one in series[row.pk] if one.known <= seen and one.pk not in taken_back}
        assessment = assess(row.as_value, [one.as_value for one in stored.values()], on=seen, term=row.plan.period)
        if (person := decided.get(row.pk)) is not None:
            assessment = override(assessment, TargetClass(person.cls), by=person.by.get_full_name(), reason=person.reason)
        found.append(_result(row.as_value, stored.get(assessment.latest or ""), assessment, seen))
    return found


def _result(target: Target, latest: ObservationRow | None, assessment: Assessment, seen: date) -> TargetResult:
    """A target in words: what was wanted, what was reached, the document or citation that says so."""
    wanted = f": {_SIGNS.get(target.comparator, '')}{target_figure(target).printed}" if target.value is not None else ""
    due = target.due.last <= seen and assessment.cls is not TargetClass.CANNOT_ASSESS
    reached, evidence = "", ""
    if latest is not None:
        value = latest.as_value
        reached = f"{value_figure(value).printed} ({value.period})" if value.amount is not None else ""
        evidence = value.origin.title if isinstance(value.origin, Citation) else f"document:{latest.document_id}"
    return TargetResult(
        target.key,
        f"{target.indicator_words}{wanted}",
        True if assessment.cls is TargetClass.ACHIEVED else False if due else None,
        reached,
        (evidence,) if evidence else (),
        f"{assessment.override.by}: {assessment.override.reason}" if assessment.override else "",
    )
