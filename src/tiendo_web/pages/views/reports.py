"""Báo cáo: one click gives the periodic report as Word, PDF or Excel; a leader releases one to the public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from tiendo.reports.gather import NothingToReportError, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.reports.kinds import kind_of
from tiendo.values import Observation, Period
from tiendo_web.boards.reporting import with_boards
from tiendo_web.commands.report import FORMATS, written
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.entry import EntryError, parse_period
from tiendo_web.pages.paging import chosen
from tiendo_web.record import files, options
from tiendo_web.record.actions import ActionError, ReleaseReport
from tiendo_web.record.models import OrgUnit, Release
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.reports import remarks_for, shelf_for

KINDS: dict[str, str | Promise] = {
    "": gettext_lazy("theo kỳ"),
    ReportKind.MONTH.value: gettext_lazy("tháng"),
    ReportKind.QUARTER.value: gettext_lazy("quý"),
    ReportKind.HALF_YEAR.value: gettext_lazy("6 tháng"),
    ReportKind.NINE_MONTHS.value: gettext_lazy("9 tháng"),
    ReportKind.YEAR.value: gettext_lazy("năm"),
    ReportKind.MID_TERM.value: gettext_lazy("giữa nhiệm kỳ"),
    ReportKind.TERM.value: gettext_lazy("nhiệm kỳ"),
    ReportKind.OPINION.value: gettext_lazy("tư tưởng, dư luận"),
}
FAMILIES: dict[str, str | Promise] = {"party": gettext_lazy("văn bản của Đảng"), "state": gettext_lazy("văn bản hành chính")}
TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Asked(ValueError):
    """The form asks for something that cannot be made; the words are for the person."""


@login_required
@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """The form, with what the report would hold when a unit and a period are given."""
    given = {name: request.GET.get(name, "") for name in ("don-vi", "ky", "loai", "the-thuc", "nguon")}
    units = _units(request)
    unit = given["don-vi"] or str(options.read("unit") or "")
    period = given["ky"] or str(frame_of(request).as_of.year)
    context: dict[str, Any] = {
        "units": units,
        "unit": unit if any(one.pk == unit for one in units) else (units[0].pk if units else ""),
        "period": period,
        "kinds": KINDS.items(),
        "kind": chosen(request, "loai", tuple(KINDS)),
        "families": FAMILIES.items(),
        "family": chosen(request, "the-thuc", tuple(FAMILIES), "party"),
        "trace": bool(given["nguon"]),
        "releases": Release.objects.filter(unit__in=visible.units(request.user)).select_related("unit", "released_by")[:20],
        "query": request.GET.urlencode(),
    }
    if given["don-vi"]:
        try:
            report = _report(request, request.GET)
            context["report"] = report
            context["missing"] = sum(line.current is None for line in report.targets)
            context["may_release"] = ReleaseReport.allowed(request.user, report.unit.key)  # type: ignore[arg-type]
        except Asked as error:
            context["error"] = str(error)
    return render(request, "pages/reports.html", context, status=422 if "error" in context else 200)


@login_required
@require_GET
def report_file(request: HttpRequest) -> HttpResponse:
    """The report as a file."""
    suffix = chosen(request, "dang", FORMATS, ".docx")
    try:
        report = _report(request, request.GET)
    except Asked as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("reports"))
    body = written(report, suffix, trace=bool(request.GET.get("nguon")))
    name = f"bao-cao-{report.unit.key.replace('/', '-')}-{report.period}{suffix}".replace("..", "-")
    return HttpResponse(body, content_type=TYPES[suffix], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@login_required
@require_POST
def release(request: HttpRequest) -> HttpResponse:
    """A leader releases the report: the Word file is kept, its figures may be shown to anyone."""
    try:
        report = _report(request, request.POST)
        release_of(report).run(request.user)  # type: ignore[arg-type]
        messages.success(request, _("Đã công bố. Số liệu của báo cáo hiện ở Dữ liệu mở."))
    except (Asked, ActionError) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("reports"))


def release_of(report: ReportInput) -> ReleaseReport:
    """The action that releases a report: its Word file with the annex of sources, and every figure that it prints."""
    return ReleaseReport(
        unit=report.unit.key,
        title=title_of(report),
        day=report.day,
        content=written(report, ".docx", trace=True),
        observations=tuple(sorted({one.key for one in _observations(report)})),
        targets=tuple(sorted({line.target.key for line in report.targets})),
    )


def released_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A released report, for anyone."""
    row = Release.objects.filter(pk=pk).first()
    path = files.path_of(row.content_hash) if row else None
    if path is None or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"bao-cao-{pk}.docx", content_type=TYPES[".docx"])


def title_of(report: ReportInput) -> str:
    """Its title: kind, unit, period."""
    return _("Báo cáo %(kind)s, %(unit)s, %(period)s") % {
        "kind": KINDS[report.kind.value],
        "unit": report.unit.name,
        "period": str(report.period),
    }


def _observations(report: ReportInput) -> Iterable[Observation]:
    for line in report.targets:
        yield from (one for one in (line.current, line.previous, *(one for _year, one in line.years)) if one is not None)
    for value in report.values:
        yield from (one for one in (value.current, value.previous) if one is not None)


def _report(request: HttpRequest, given: QueryDict) -> ReportInput:
    """What the form asks for. Raises: Asked."""
    frame = frame_of(request)
    unit = given.get("don-vi", "")
    if not visible.units(request.user).filter(pk=unit).exists():
        raise Asked(_("Chọn đơn vị."))
    try:
        period = parse_period(given.get("ky", ""))
    except EntryError as error:
        raise Asked(str(error)) from error
    if period is None:
        raise Asked(_("Ghi kỳ báo cáo: 2024, quý III/2024, 9 tháng 2024, 2021–2025."))
    kind = _kind(given.get("loai", ""), period)
    family = given.get("the-thuc", "") if given.get("the-thuc") in FAMILIES else "party"
    shelf = shelf_for(request.user, known=frame.as_of)
    try:
        remarks = remarks_for(request.user, unit, period, until=frame.as_of)
        remarks = with_boards(remarks, request.user, unit, period, known=frame.as_of)
        return report_input(shelf, unit, kind, period, day=frame.as_of, known=frame.as_of, family=family, remarks=remarks)
    except NothingToReportError as error:
        raise Asked(str(error)) from error


def _kind(asked: str, period: Period) -> ReportKind:
    if asked and asked in KINDS:
        return ReportKind(asked)
    try:
        return kind_of(period)
    except ValueError as error:
        raise Asked(_("Kỳ này không nói rõ loại báo cáo: chọn loại.")) from error


def _units(request: HttpRequest) -> list[OrgUnit]:
    """Territories that the person may see and that have figures or targets."""
    rows = visible.units(request.user).filter(tree="territory")
    return list((rows.filter(targets__isnull=False) | rows.filter(observations__isnull=False)).distinct().order_by("level", "name"))
