"""Giải trình: a leader asks, the unit answers by a day, the answer stays beside what it explains. And what waits for me."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare
from tiendo.followup.ics import calendar_feed
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import shown
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.views.typed import day_typed, person, whole
from tiendo_web.record import options
from tiendo_web.record.actions import (
    AcceptExplanation,
    ActionError,
    AnswerExplanation,
    AskExplanation,
    MakeFeed,
    Refused,
)
from tiendo_web.record.models import CalendarFeed, Explanation, Reminder
from tiendo_web.record.queries import followup, visible


def about_of(row: Explanation) -> tuple[str, str]:
    """What a request is about: its words and its address."""
    if row.task is not None:
        return row.task.text, reverse("task", args=[row.task.pk])
    if row.target is not None:
        return row.target.indicator_words, reverse("target", args=[row.target.pk])
    if row.finding is not None:
        return row.finding.message, reverse("finding", args=[row.finding.pk])
    return "", ""


@login_required
def explanations(request: HttpRequest) -> HttpResponse:
    """The list: what waits first, by the day to answer."""
    user = person(request)
    state = chosen(request, "xem", ("cho", "tra-loi", "xong", "tat-ca"), "tat-ca")
    rows = visible.explanations(user).select_related("unit", "task", "target", "finding", "asker").prefetch_related("answers")
    rows = rows.order_by("accepted_by", "due", "pk")
    words = bare(request.GET.get("tim", "")).split()
    found = [
        row
        for row in rows
        if state in ("tat-ca", _state(row)) and all(word in bare(f"{row.question} {row.unit.name}") for word in words)
    ]
    if request.GET.get("tai") == "csv":
        cells = ((row.question, about_of(row)[0], row.unit.name, _state(row), row.asked, row.due) for row in found)
        return csv_response("giai-trinh.csv", ("cau_hoi", "ve", "don_vi", "tinh_trang", "hoi_ngay", "han"), cells)
    on = frame_of(request).today
    page = page_of(request, found)
    context = {
        "page": page,
        "lines": [(row, _state(row), about_of(row), (row.due - on).days) for row in page.object_list],
        "state": state,
        "words": request.GET.get("tim", ""),
    }
    return render(request, "pages/explanations/list.html", context)


def _state(row: Explanation) -> str:
    return "xong" if row.accepted_by_id else "tra-loi" if row.answers.all() else "cho"


@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask about a target, a finding or a task (``?ve=task&so=12``)."""
    user = person(request)
    kind, about = request.GET.get("ve", ""), request.GET.get("so", "")
    subject = _subject(user, kind, about)
    if subject is None or not AskExplanation.allowed(user, subject[2]):
        raise Http404
    error, at_field = "", ""
    if request.method == "POST":
        try:
            due = day_typed(request.POST.get("due", ""), "due")
            made = AskExplanation(kind=kind, about=about, question=request.POST.get("question", ""), due=due).run(user)
            messages.success(request, _("Đã gửi yêu cầu giải trình."))
            return HttpResponseRedirect(reverse("explanation", args=[made.pk]))
        except Refused as refused:
            error, at_field = str(refused), refused.field
        except ActionError as refused:
            error = str(refused)
    context = {
        "words": subject[0],
        "address": subject[1],
        "error": error,
        "field": at_field,
        "typed": request.POST,
        "days": options.read("explanation_days"),
    }
    return render(request, "pages/explanations/ask.html", context, status=422 if error else 200)


def _subject(user: Any, kind: str, about: str) -> tuple[str, str, str] | None:
    """Words, address and unit of what is asked about, when the person may see it."""
    if kind == "target" and (target := visible.targets(user).filter(pk=about).first()):
        return target.indicator_words, reverse("target", args=[target.pk]), target.unit_id
    if not about.isdigit():
        return None
    if kind == "task" and (task := visible.tasks(user).filter(pk=about).first()):
        return task.text, reverse("task", args=[task.pk]), task.unit_id
    if kind == "finding" and (finding := visible.findings(user).select_related("document").filter(pk=about).first()):
        return finding.message, reverse("finding", args=[finding.pk]), finding.document.unit_id
    return None


@login_required
def explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """One request with its answers."""
    user = person(request)
    rows = visible.explanations(user).select_related("unit", "task", "target", "finding", "asker", "accepted_by")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    error = ""
    if request.method == "POST":
        seen = whole(request.POST.get("version", ""))
        try:
            if request.POST.get("what") == "accept":
                AcceptExplanation(explanation=row.pk, seen=seen).run(user)
            else:
                documents = tuple(one for one in (*request.POST.getlist("document"), request.POST.get("evidence", "")) if one)
                AnswerExplanation(explanation=row.pk, seen=seen, text=request.POST.get("text", ""), documents=documents).run(user)
            messages.success(request, _("Đã ghi."))
            return HttpResponseRedirect(request.path)
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    words, address = about_of(row)
    answers = list(row.answers.select_related("by"))
    context = {
        "row": row,
        "words": words,
        "address": address,
        "answers": [(one, shown(one.documents, user)) for one in answers],
        "late": not answers and frame_of(request).today > row.due,
        "may_answer": row.accepted_by_id is None and AnswerExplanation.allowed(user, row.unit_id, row.secrecy),
        "may_accept": row.accepted_by_id is None
        and bool(answers)
        and AcceptExplanation.allowed(user, row.unit_id, row.secrecy)
        and all(one.by_id != user.pk for one in answers),
        "documents": visible.documents(user).only("pk", "title", "name").order_by("-issued", "-pk")[:60],
        "error": error,
        "typed": request.POST,
    }
    return render(request, "pages/explanations/one.html", context, status=422 if error else 200)


@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for me as one list, today's reminders, and the private address of my calendar."""
    user = person(request)
    secret = ""
    if request.method == "POST":
        try:
            secret = MakeFeed(unit=request.POST.get("unit", "")).run(user)
        except ActionError as refused:
            messages.error(request, str(refused))
    on = frame_of(request).today
    units = list(visible.units(user).filter(assignments__user=user).distinct())
    page = page_of(request, followup.waiting_list(user, on))
    context = {
        "page": page,
        "items": [(item, _address(item.kind, item.about)) for item in page.object_list],
        "on": on,
        "units": units,
        "feeds": CalendarFeed.objects.filter(user=user).select_related("unit"),
        "secret": request.build_absolute_uri(reverse("calendar", args=[secret])) if secret else "",
        "reminders": Reminder.objects.filter(user=user).order_by("-day", "pk")[:10],
    }
    return render(request, "pages/tasks/waiting.html", context)


def _address(kind: str, about: str) -> str:
    return reverse("explanation" if kind == "explanation" else "task", args=[int(about)])


@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The feed behind a private address; nothing tells a wrong address from one that no longer works."""
    feed = CalendarFeed.objects.select_related("user", "unit").filter(secret=sha256(secret.encode()).hexdigest()).first()
    if feed is None or not feed.user.is_active:
        raise Http404
    items = followup.waiting_list(feed.user, options.day(), unit=feed.unit_id)
    body = calendar_feed(items, name=f"Tiendo, {feed.unit.name}", address=request.get_host(), stamped=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="tiendo.ics"', "Cache-Control": "private, max-age=300"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
