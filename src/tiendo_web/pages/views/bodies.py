"""Cơ quan, đơn vị: the list of units and bodies in being on a day; one of them with everything that hangs on it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare
from tiendo.values import Level, SuccessionKind
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import task_lines
from tiendo_web.pages.kept import counts_of, rows_of
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.views.meetings import line_of_meeting, line_of_record
from tiendo_web.pages.views.typed import person
from tiendo_web.pages.words import TARGET_CLASSES
from tiendo_web.record.models import OrgUnit, User
from tiendo_web.record.queries import bodies, followup, visible

FEW = 10
LEVELS: dict[str, str | Promise] = {
    Level.PROVINCE.value: gettext_lazy("tỉnh, thành phố"),
    Level.DISTRICT.value: gettext_lazy("cấp huyện"),
    Level.COMMUNE.value: gettext_lazy("cấp xã"),
    Level.BODY.value: gettext_lazy("cơ quan"),
    Level.CENTRAL.value: gettext_lazy("Trung ương"),
}
CHANGES: dict[SuccessionKind, str | Promise] = {
    SuccessionKind.MERGE: gettext_lazy("sáp nhập"),
    SuccessionKind.SPLIT: gettext_lazy("chia tách"),
    SuccessionKind.TRANSFER: gettext_lazy("chuyển giao"),
    SuccessionKind.ABOLITION: gettext_lazy("giải thể"),
    SuccessionKind.RENAME: gettext_lazy("đổi tên"),
}


@login_required
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Units and bodies in being on the day seen from; those that have ended on request. Filters, pages, CSV."""
    user, on = person(request), frame_of(request).as_of
    level = chosen(request, "cap", tuple(LEVELS))
    ended = bool(request.GET.get("da-het"))
    words = " ".join(request.GET.get("tim", "").split())[:120]
    rows = visible.units(user).select_related("above")
    rows = rows.filter(end__lt=on) if ended else rows.filter(Q(end=None) | Q(end__gte=on), Q(start=None) | Q(start__lte=on))
    if level:
        rows = rows.filter(level=level)
    order = list(LEVELS)
    found = [row for row in rows if all(word in bare(row.name) for word in bare(words).split())]
    found.sort(key=lambda row: (order.index(row.level) if row.level in order else len(order), row.tree, bare(row.name)))
    if request.GET.get("tai") == "csv":
        head = ("khoa", "ten", "cap", "thuoc", "tu_ngay", "den_ngay")
        return csv_response(
            "don-vi.csv",
            head,
            ((row.pk, row.name, row.level, row.above.name if row.above else "", row.start or "", row.end or "") for row in found),
        )
    page = page_of(request, found)
    counts = bodies.counts_for(user, [row.pk for row in page.object_list])
    context = {
        "page": page,
        "lines": [(row, LEVELS.get(row.level, row.level), *counts[row.pk]) for row in page.object_list],
        "levels": LEVELS.items(),
        "level": level,
        "ended": ended,
        "words": words,
        "total": len(found),
        "on": on,
    }
    return render(request, "pages/bodies/list.html", context)


@login_required
@require_GET
def one(request: HttpRequest, key: str) -> HttpResponse:
    """One unit or body."""
    user = person(request)
    row = visible.units(user).select_related("above").filter(pk=key).first()
    if row is None:
        raise Http404
    changes = bodies.changes_of(row)
    named = {unit.pk for change in changes for unit in (*change.before, *change.after)}
    context: dict[str, Any] = {
        "row": row,
        "level": LEVELS.get(row.level, row.level),
        "place": bodies.territory_of(row),
        "bodies": bodies.bodies_at(user, row),
        "changes": [(change, CHANGES[change.kind]) for change in changes],
        "seen": set(visible.units(user).filter(pk__in=named).values_list("pk", flat=True)),
        "holders": bodies.holders_of(user, row),
        "releases": bodies.releases_of(user, row)[:FEW],
        "proposals": visible.proposals(user).filter(unit=row)[:FEW],
        **_targets(request, user, row),
        **_tasks(request, user, row),
        **_documents(user, row),
        **_meetings(request, user, row),
    }
    return render(request, "pages/bodies/one.html", context)


def _targets(request: HttpRequest, user: User, row: OrgUnit) -> dict[str, Any]:
    """Its targets and those it leads, the worst first, with their classes counted."""
    on = frame_of(request).as_of
    own = rows_of(user, on, unit=row.pk)
    led = rows_of(user, on, targets=bodies.targets_led(user, row).exclude(unit=row))
    counts = [(TARGET_CLASSES[cls], n) for cls, n in counts_of((*own, *led)).items() if n]
    return {"targets": (*own, *led)[:FEW], "target_total": len(own) + len(led), "target_counts": counts}


def _tasks(request: HttpRequest, user: User, row: OrgUnit) -> dict[str, Any]:
    on = frame_of(request).today
    rows = visible.tasks(user).filter(Q(lead=row) | Q(unit=row) | Q(joining=row)).distinct()
    lines = task_lines(followup.worst_first(followup.timed(rows, on)).select_related("lead", "document")[:FEW], on)
    return {"tasks": lines, "task_total": rows.count()}


def _documents(user: User, row: OrgUnit) -> dict[str, Any]:
    rows = bodies.documents_of(user, row)
    return {"documents": rows[:FEW], "document_total": rows.count()}


def _meetings(request: HttpRequest, user: User, row: OrgUnit) -> dict[str, Any]:
    on = frame_of(request).today
    planned = visible.meetings(user).filter(Q(unit=row) | Q(guest=row)).select_related("guest")
    lines = [line_of_meeting(one, one.day >= on) for one in planned]
    lines += [line_of_record(one) for one in bodies.meetings_read(user, row)]
    lines.sort(key=lambda line: line.sort, reverse=True)
    return {"meetings": lines[:FEW], "meeting_total": len(lines)}
