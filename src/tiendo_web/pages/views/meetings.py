"""Cuộc họp: what is planned and what was read of in documents; one meeting with its papers, its tasks and its briefing pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare
from tiendo.reports.briefing import briefing
from tiendo.reports.gather import NothingToReportError
from tiendo.reports.word import to_docx
from tiendo.values.records import Meeting as MeetingRead
from tiendo_web.boards.reporting import briefed
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import task_lines
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.views.typed import day_typed, person, whole
from tiendo_web.record.actions import ActionError, DescribeMeeting, PlanMeeting, Refused
from tiendo_web.record.codec import from_json
from tiendo_web.record.models import Meeting, ReadRecord, RecordKind
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.queries.briefing import briefing_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in the list, planned or read."""

    sort: str
    day: str
    kind: str
    subject: str
    parties: str
    chairs: str
    address: str
    document: str
    ahead: bool


@login_required
def meetings(request: HttpRequest) -> HttpResponse:
    """The list, the latest first; a form for a meeting to come."""
    user = person(request)
    units = [unit for unit in visible.units(user).filter(assignments__user=user).distinct() if PlanMeeting.allowed(user, unit.pk)]
    error, at_field = "", ""
    if request.method == "POST":
        try:
            return _planned(request, user)
        except Refused as refused:
            error, at_field = str(refused), refused.field
        except ActionError as refused:
            error = str(refused)
    today = frame_of(request).today
    planned = visible.meetings(user).select_related("guest")
    read = visible.read_records(user).filter(kind=RecordKind.MEETING).select_related("document").defer("document__text")
    lines = [line_of_meeting(row, row.day >= today) for row in planned] + [line_of_record(row) for row in read]
    words = bare(request.GET.get("tim", "")).split()
    lines = [
        line for line in lines if all(word in bare(f"{line.subject} {line.kind} {line.parties} {line.chairs}") for word in words)
    ]
    sort = chosen(request, "xep", ("moi", "cu"), "moi")
    lines.sort(key=lambda line: line.sort, reverse=sort == "moi")
    if request.GET.get("tai") == "csv":
        rows = ((line.day, line.kind, line.subject, line.parties, line.chairs, line.document) for line in lines)
        return csv_response("cuoc-hop.csv", ("ngay", "loai", "noi_dung", "cac_ben", "chu_tri", "doc_tu"), rows)
    page = page_of(request, lines)
    context = {
        "page": page,
        "lines": page.object_list,
        "words": request.GET.get("tim", ""),
        "sort": sort,
        "planned": planned.count(),
        "read": read.count(),
        "units": units,
        "guests": visible.units(user).filter(end=None, level__in=("province", "district", "commune")).order_by("name")[:400],
        "typed": request.POST,
        "error": error,
        "field": at_field,
    }
    return render(request, "pages/meetings/list.html", context, status=422 if error else 200)


def _planned(request: HttpRequest, user: Any) -> HttpResponse:
    post = request.POST
    day = day_typed(post.get("day", ""), "day")
    if day is None:
        raise Refused(_("Ghi ngày họp."), field="day")
    fields = {name: post.get(name, "") for name in ("unit", "subject", "kind", "host", "guest", "chairs", "place")}
    made = PlanMeeting(day=day, **fields).run(user)
    messages.success(request, _("Đã ghi cuộc họp."))
    return HttpResponseRedirect(reverse("meeting", args=[made.pk]))


def line_of_meeting(row: Meeting, ahead: bool) -> Line:
    """A meeting that an office entered."""
    parties = " · ".join(part for part in (row.host, row.guest.name if row.guest else "") if part)
    address = reverse("meeting", args=[row.pk])
    return Line(row.day.isoformat(), say.day(row.day), row.kind, row.subject, parties, row.chairs, address, "", ahead)


def line_of_record(row: ReadRecord) -> Line:
    """A meeting read of in a document."""
    value = from_json(MeetingRead, row.body)
    parties = " · ".join(part for part in (value.host, value.guest) if part)
    address = reverse("document-at", args=[row.document_id, row.start or 0])
    subject = value.subject or _sentence(row.surface)
    return Line(
        value.date or "",
        _day(value.date),
        value.kind,
        subject,
        parties,
        ", ".join(value.chairs),
        address,
        row.document.heading,
        False,
    )


def _sentence(words: str, most: int = 140) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"


def _day(text: str | None) -> str:
    """An ISO day, month or stretch as people write it."""
    if not text:
        return ""
    return say.DASH.join("/".join(reversed(part.split("-"))) for part in text.split(".."))


@login_required
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting that the office entered."""
    user = person(request)
    row = visible.meetings(user).select_related("unit", "guest").filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            DescribeMeeting(
                meeting=row.pk,
                seen=whole(request.POST.get("version", "")),
                documents=tuple(whole(one) for one in request.POST.getlist("document")),
                chairs=request.POST.get("chairs"),
                place=request.POST.get("place"),
            ).run(user)
            messages.success(request, _("Đã ghi."))
        except ActionError as refused:
            messages.error(request, str(refused))
        return HttpResponseRedirect(request.path)
    on = frame_of(request).today
    documents = visible.documents(user).defer("text", "structure", "folded")
    held = list(documents.filter(meetings=row))
    made = followup.timed(visible.tasks(user).filter(document__in=held), on).select_related("lead", "document")
    context = {
        "row": row,
        "held": held,
        "others": documents.exclude(pk__in=[one.pk for one in held]).order_by("-issued", "-pk")[:80],
        "lines": task_lines(followup.worst_first(made), on),
        "may": DescribeMeeting.allowed(user, row.unit_id),
        "ahead": row.day >= on,
    }
    return render(request, "pages/meetings/one.html", context)


@login_required
@require_GET
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """The briefing pack on the unit that comes, as a Word file."""
    user = person(request)
    row = visible.meetings(user).filter(pk=pk).first()
    if row is None or row.guest_id is None:
        raise Http404
    try:
        today = frame_of(request).today
        boards = briefed(user, row.guest_id, session=min(row.day, today))
        told = briefing_of(user, row.guest_id, session=row.day, today=today, boards=boards)
    except NothingToReportError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("meeting", args=[row.pk]))
    headers = {"Content-Disposition": f'attachment; filename="tai-lieu-{row.day.isoformat()}.docx"'}
    return HttpResponse(to_docx(briefing(told)), content_type=WORD, headers=headers)
