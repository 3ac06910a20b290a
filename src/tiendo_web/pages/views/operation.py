"""Quản trị, Vận hành: the work in the background, the disk, faults of ours, versions. It says no word of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tiendo_web import operation as looked
from tiendo_web.fault_log import KEPT_DAYS
from tiendo_web.pages.templatetags.pages import day, number, rounded
from tiendo_web.pages.words import Mark
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, RetryReadings
from tiendo_web.record.models import Document, ReadingState

from .administration import administered, served

FAILED_SHOWN = 50
FAULTS_SHOWN = 60
RUNS, STANDS = Mark(gettext_lazy("đang chạy"), "dat", "ok"), Mark(gettext_lazy("không chạy"), "khong", "bad")
ROOM, FULL = Mark(gettext_lazy("đủ chỗ"), "dat", "ok"), Mark(gettext_lazy("sắp đầy"), "khong", "bad")
KEPT, NOT_CHECKED = Mark(gettext_lazy("đã đọc lại, khớp"), "dat", "ok"), Mark(gettext_lazy("chưa đọc lại"), "kho", "warn")
NO_COPY = Mark(gettext_lazy("chưa có bản sao lưu"), "khong", "bad")
NAMES: dict[str, str | Promise] = {"record": gettext_lazy("Bước nâng cấp của sổ")}


@dataclass(frozen=True, slots=True)
class Line:
    """A thing that is looked at: its name, what was found, how that is."""

    name: str | Promise
    found: str
    mark: Mark | None = None


@login_required
def operation(request: HttpRequest) -> HttpResponse:
    """Counts for every administrator; the machine for who administers the unit that the installation serves."""
    unit = served(request.user)
    if request.method == "POST":
        return _retry(request)
    whole = unit.pk == options.read("unit") or unit.above_id is None
    units = administered(request.user)
    failed = Document.objects.filter(unit__in=units.values("pk"), state=ReadingState.FAILED)
    columns = ("pk", "format", "unit__name", "uploaded_at", "attempts")
    found = looked.faults() if whole else ()
    context: dict[str, Any] = {
        "jobs": _jobs(looked.jobs()),
        "failed": list(failed.order_by("-uploaded_at").values(*columns)[:FAILED_SHOWN]),
        "failed_count": failed.count(),
        "unit": unit,
        "whole": whole,
        "storage": _storage(looked.storage()) if whole else (),
        "faults": found[:FAULTS_SHOWN],
        "fault_count": sum(row.count for row in found),
        "kept_days": KEPT_DAYS,
        "versions": [Line(NAMES.get(one.name, one.name), one.number) for one in looked.versions()] if whole else (),
    }
    return render(request, "pages/administration/operation.html", context)


def _retry(request: HttpRequest) -> HttpResponse:
    try:
        count = RetryReadings(unit=request.POST.get("unit", "")).run(request.user)  # type: ignore[arg-type]
        said = ngettext("%(n)s văn bản vào lại hàng đợi.", "%(n)s văn bản vào lại hàng đợi.", count)
        messages.success(request, said % {"n": number(count)})
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("operation"))


def _jobs(work: looked.Jobs) -> tuple[Line, ...]:
    states = work.documents
    waited = _("lâu nhất %(n)s phút") % {"n": number(int(work.waited // 60))}
    return (
        Line(_("Bộ đọc nền"), "", RUNS if work.worker_runs else STANDS),
        Line(_("Văn bản chờ đọc"), number(states["queued"]) + (f" ({waited})" if states["queued"] else "")),
        Line(_("Văn bản đang đọc"), number(states["reading"])),
        Line(_("Văn bản chờ kiểm tra lại"), number(work.checks)),
        Line(_("Văn bản không đọc được"), number(states["failed"])),
        Line(_("Thư nhắc chưa gửi được"), number(work.letters)),
    )


def _storage(kept: looked.Storage) -> tuple[Line, ...]:
    copy = kept.copy
    written = f"{day(timezone.localtime(copy.at))} {timezone.localtime(copy.at):%H:%M}, {copy.file}" if copy else ""
    return (
        Line(_("Cơ sở dữ liệu"), size(kept.database)),
        Line(_("Tệp đã nhận"), _("%(size)s trong %(n)s tệp") % {"size": size(kept.files), "n": number(kept.file_count)}),
        Line(_("Đĩa còn trống"), size(kept.free), ROOM if kept.enough else FULL),
        Line(_("Sao lưu gần nhất"), written, NO_COPY if copy is None else KEPT if copy.verified else NOT_CHECKED),
    )


def size(count: int) -> str:
    """Bytes in the unit in which they are read: ``1,5 GB``."""
    for unit, bytes_each in (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024)):
        if count >= bytes_each:
            return f"{rounded(count / bytes_each, 1)} {unit}"
    return f"{number(count)} B"
