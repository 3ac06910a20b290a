"""The leader's page: how the targets stand, the worst of them and why, what is late, what comes next.

Two forms of one content: for a wall screen (1920 wide, read from four metres, renewed by the browser without script) and for one
A4 sheet of paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tiendo.followup.timing import Time
from tiendo.values import FindingClass
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.kept import rows_of
from tiendo_web.pages.views.desk import WORST
from tiendo_web.pages.views.targets import ATTENTION, shares_of
from tiendo_web.record.models import FindingState, Meeting
from tiendo_web.record.queries import followup, visible

ON_WALL, ON_PAPER = 7, 10
SECONDS = 300
"""The wall page is asked for again so often; ``?dung=1`` stops it."""


@dataclass(frozen=True, slots=True)
class Late:
    """A unit with overdue tasks: how many of how many open ones."""

    name: str
    overdue: int
    open: int


@login_required
@require_GET
def wall(request: HttpRequest) -> HttpResponse:
    """For the wall screen; it renews itself by the header ``Refresh``, which needs no script."""
    stopped = bool(request.GET.get("dung"))
    response = render(request, "pages/wall.html", {**_content(request, ON_WALL), "stopped": stopped})
    if not stopped:
        response["Refresh"] = str(SECONDS)
    return response


@login_required
@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """For one sheet of paper."""
    return render(request, "pages/one_sheet.html", _content(request, ON_PAPER))


def _content(request: HttpRequest, most: int) -> dict[str, Any]:
    frame = frame_of(request)
    unit = frame.unit_key
    rows = rows_of(request.user, frame.as_of, unit=unit).running(frame.as_of)
    worst = rows.where(Q(cls__in=WORST))
    base = reverse("targets") + (f"?{urlencode({'don-vi': unit})}&" if unit else "?")
    tasks = followup.tallies(visible.tasks(request.user), frame.as_of)
    graves = visible.findings(request.user).filter(state=FindingState.OPEN, cls=FindingClass.CONTRADICTION)
    return {
        "shares": shares_of(rows, base),
        "total": len(rows),
        "worst": worst[:most],
        "more_worst": max(0, len(worst) - most),
        "attention_address": f"{base}lop={ATTENTION}",
        "late": _late(tasks)[:5],
        "overdue": sum(one.count for one in tasks if one.time is Time.OVERDUE),
        "open_tasks": sum(one.count for one in tasks if one.time in _OPEN),
        "contradictions": graves.count(),
        "meetings": list(_meetings(request)),
    }


_OPEN = (Time.OVERDUE, Time.DUE_SOON, Time.IN_TERM, Time.NO_DATE)


def _late(tasks: Sequence[followup.Tally]) -> list[Late]:
    """Units by overdue tasks, most first."""
    overdue: dict[str, int] = {}
    all_open: dict[str, int] = {}
    for one in tasks:
        if one.time in _OPEN:
            all_open[one.lead] = all_open.get(one.lead, 0) + one.count
        if one.time is Time.OVERDUE:
            overdue[one.lead] = overdue.get(one.lead, 0) + one.count
    names = followup.unit_names(overdue)
    found = [Late(names.get(key, key), count, all_open[key]) for key, count in overdue.items()]
    return sorted(found, key=lambda one: (-one.overdue, one.name))


def _meetings(request: HttpRequest) -> Sequence[Meeting]:
    """The next three meetings."""
    return visible.meetings(request.user).filter(day__gte=frame_of(request).as_of).order_by("day", "pk")[:3]
