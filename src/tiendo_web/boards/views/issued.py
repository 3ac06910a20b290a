"""Văn bản ban hành, beside its list: what waits to be entered, and the register held against what a report says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.boards.reconcile import Reconciled
from tiendo.boards.specs.issued import ISSUED, type_words
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import pick
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.views.typed import person
from tiendo_web.pages.words import Mark
from tiendo_web.record.actions import ActionError
from tiendo_web.record.models import User
from tiendo_web.record.queries import visible

from .. import issued, queries
from ..actions import WriteRow


@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """Documents read that the register lacks; those ticked are entered, each as a row with its source."""
    user, on = person(request), frame_of(request).today
    held = issued.numbered(user, on)
    proposed = issued.proposals(user, held)
    if request.method == "POST":
        return _entered(request, user, proposed)
    mine = set(queries.writable_units(user, ISSUED).values_list("pk", flat=True))
    form = reverse("board-new", args=[ISSUED.slug])
    lines = [(one, f"{form}?{_query(one)}", one.document.unit_id in mine) for one in proposed]
    cited = [(one, f"{reverse('board-new', args=[ISSUED.slug])}?{_cited_query(one)}") for one in issued.cited(user, held)]
    context = {"lines": lines, "cited": cited, "title": pick(ISSUED.words), "may": any(line[2] for line in lines)}
    return render(request, "boards/issued_waiting.html", context)


def _query(one: issued.Proposed) -> str:
    return urlencode({**one.texts, "unit": one.document.unit.name, "van-ban": one.document.pk})


def _cited_query(one: issued.Cited) -> str:
    day = "/".join(str(int(part)) for part in reversed((one.value.date or "").split("-")) if part)
    given = {
        "number": one.value.number or "",
        "day": day if day.count("/") == 2 else "",
        "loai": one.type,
        "trich_yeu": one.value.title or "",
        "co_quan": one.value.issuer or "",
        "van-ban": one.row.document_id,
        "dau": one.row.start or 0,
        "cuoi": one.row.end or 0,
    }
    return urlencode(given)


def _entered(request: HttpRequest, user: User, proposed: list[issued.Proposed]) -> HttpResponse:
    ticked = set(request.POST.getlist("van-ban"))
    done = 0
    for one in proposed:
        if str(one.document.pk) not in ticked:
            continue
        try:
            WriteRow(board=ISSUED.slug, facts=issued.facts_of(user, one)).run(user)
            done += 1
        except ActionError as error:
            messages.error(request, f"{one.document.number}: {error}")
    if done:
        messages.success(request, _("Đã ghi vào sổ: %(n)s văn bản.") % {"n": done})
    elif not ticked:
        messages.error(request, _("Chọn ít nhất một văn bản."))
    return HttpResponseRedirect(reverse("board-issued-waiting"))


@dataclass(frozen=True, slots=True)
class Line:
    """One count as the page shows it."""

    one: Reconciled
    word: str
    mark: Mark
    rows: str
    passage: str


@login_required
@require_GET
def counts(request: HttpRequest) -> HttpResponse:
    """What a report says was issued, type by type, beside the register; the difference is told, never hidden."""
    user, on = person(request), frame_of(request).as_of
    reports = issued.reports_that_count(user)
    asked = request.GET.get("van-ban", "")
    chosen = next((row for row in reports if str(row.pk) == asked), reports[0] if reports and not asked else None)
    lines: list[Line] = []
    if chosen is not None:
        document = visible.documents(user).select_related("unit").get(pk=chosen.pk)
        shelf = queries.shelf_for(user, on, (ISSUED,))
        lines = [_line(one, document.pk, document.unit_id) for one in issued.reconciled(user, document, shelf)]
    if request.GET.get("tai") == "csv":
        head = ("loai", "van_ban_ghi", "so_co", "chenh_lech", "tu_ngay", "den_ngay", "so_ky_hieu")
        return csv_response("doi-chieu-van-ban-ban-hanh.csv", head, (_cells(line) for line in lines))
    context = {
        "reports": reports,
        "chosen": chosen,
        "lines": lines,
        "title": pick(ISSUED.words),
        "agree": sum(line.one.difference == 0 for line in lines),
    }
    return render(request, "boards/issued_counts.html", context)


def _line(one: Reconciled, document: int, unit: str) -> Line:
    given = {"loai": one.type or "", "don-vi": unit, "den": one.last.isoformat()}
    if one.first is not None:
        given["tu"] = one.first.isoformat()
    address = f"{reverse('board', args=[ISSUED.slug])}?{urlencode(given)}" if one.rows else ""
    word = pick(type_words(one.type)) if one.type else one.said.type
    return Line(one, word, _mark(one), address, reverse("document-at", args=[document, one.said.statement[0]]))


def _mark(one: Reconciled) -> Mark:
    if one.type is None:
        return Mark(_("sổ không có loại này"), "hoi", "none")
    if not one.rows:
        return Mark(_("sổ chưa ghi văn bản nào"), "chua", "none")
    n = say.number(abs(one.difference), language())
    if one.difference == 0:
        return Mark(_("khớp"), "dat", "ok")
    return Mark(_("sổ thiếu %(n)s") % {"n": n} if one.difference < 0 else _("sổ nhiều hơn %(n)s") % {"n": n}, "kho", "warn")


def _cells(line: Line) -> tuple[object, ...]:
    one = line.one
    numbers = "; ".join(row.number for row in one.rows)
    return (one.said.type, one.said.count, len(one.rows), one.difference, one.first or "", one.last, numbers)
