"""Nhập từ Excel: a workbook is handed in, shown cell by cell against the ledger, and posted by another person."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.catalogue import indicators
from tiendo.exchange.exporting import Layout, export, layout, template
from tiendo.exchange.importing import Effect
from tiendo.values import Period
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.views.documents import upload_units
from tiendo_web.pages.words import Mark
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, ImportWorkbook, UploadDocument
from tiendo_web.record.models import Document, OrgUnit, ReadingState, ReviewState
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.importing import preview_of, seal_of
from tiendo_web.record.queries.ledger import ledger_for

YEARS = 3
"""Columns of results in a template: the year of the page and those before it."""
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _marks() -> dict[Effect, Mark]:
    return {
        Effect.NEW: Mark(_("mới"), "dat", "ok"),
        Effect.CHANGED: Mark(_("đổi"), "kho", "warn"),
        Effect.SAME: Mark(_("đã có"), "dong", "plain"),
    }


@login_required
def workbooks(request: HttpRequest) -> HttpResponse:
    """The workbooks that were handed in, and the form for another."""
    if request.method == "POST":
        return _take(request)
    rows = _workbooks(request.user).select_related("unit").defer("text", "structure").order_by("-uploaded_at")
    units = upload_units(request.user)
    home = str(options.read("unit") or "")
    context = {"page": page_of(request, rows), "units": units, "home": home}
    return render(request, "pages/import/list.html", context)


@login_required
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """One workbook: what posting it would change, cell by cell, and what cannot be read and why."""
    row = _workbooks(request.user).select_related("unit", "uploaded_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        return _post(request, row)
    reading = row.state in (ReadingState.QUEUED, ReadingState.READING)
    context = {
        "row": row,
        "reading": reading,
        "failed": row.state == ReadingState.FAILED,
        "posted": row.review == ReviewState.POSTED,
    }
    if row.state == ReadingState.READ:
        shown = preview_of(request.user, row)
        marks = _marks()
        context |= {
            "page": page_of(request, [(one, marks[one.effect]) for one in shown.planned], 100),
            "counts": [(mark, sum(one.effect is effect for one in shown.planned)) for effect, mark in marks.items()],
            "not_read": shown.not_read,
            "entries": len(shown.entries),
            "seal": seal_of(shown),
            "may_post": ImportWorkbook.allowed(request.user, row.unit_id, row.secrecy),  # type: ignore[arg-type]
            "own": row.uploaded_by_id == request.user.pk,
        }
    return render(request, "pages/import/one.html", context)


@login_required
@require_GET
def blank(request: HttpRequest) -> HttpResponse:
    """An empty workbook for the indicators of a unit's targets, to fill in."""
    unit = _seen(request)
    return _file(template(_layout(request, unit)), f"mau-{frame_of(request).as_of.year}.xlsx")


@login_required
@require_GET
def filled(request: HttpRequest) -> HttpResponse:
    """The same workbook with what the ledger holds; taken in again it changes nothing."""
    unit, day = _seen(request), frame_of(request).as_of
    ledger = ledger_for(request.user, known_by=day, units=[unit.pk])
    return _file(export(ledger, unit.pk, _layout(request, unit), on=day), f"so-lieu-{day.year}.xlsx")


def _workbooks(person: Person) -> QuerySet[Document]:
    return visible.documents(person).filter(Q(format="xlsx") | Q(name__iendswith=".xlsx"))


def _seen(request: HttpRequest) -> OrgUnit:
    """The unit in the address. Raises: Http404 for one that the person may not see."""
    asked = request.GET.get("don-vi") or str(options.read("unit") or "")
    unit = visible.units(request.user).filter(pk=asked).first()
    if unit is None:
        raise Http404
    return unit


def _layout(request: HttpRequest, unit: OrgUnit) -> Layout:
    day: date = frame_of(request).as_of
    rows = visible.targets(request.user).filter(unit=unit).order_by("indicator_words")
    codes = dict.fromkeys(code for code in rows.values_list("indicator", flat=True) if code in indicators())
    years = range(day.year - YEARS + 1, day.year + 1)
    return layout(unit.name, tuple(codes), targets=[Period.of_year(day.year)], years=tuple(years[:-1]), estimate=day.year)


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=SPREADSHEET, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _take(request: HttpRequest) -> HttpResponse:
    received = request.FILES.get("file")
    try:
        if received is None:
            raise ActionError(_("Chọn một tệp .xlsx."))
        row = UploadDocument(unit=request.POST.get("unit", ""), name=received.name or "", content=received.chunks()).run(
            request.user
        )  # type: ignore[arg-type]
    except ActionError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("workbooks"))
    return HttpResponseRedirect(reverse("workbook", args=[row.pk]))


def _post(request: HttpRequest, row: Document) -> HttpResponse:
    try:
        done = ImportWorkbook(document=row.pk, seal=request.POST.get("seal", "")).run(request.user)  # type: ignore[arg-type]
        messages.success(request, _("Đã vào sổ %(n)s ô.") % {"n": len(done.entries)})
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("workbook", args=[row.pk]))
