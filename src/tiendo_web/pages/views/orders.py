"""From a document to tasks: its orders with their sentence; confirm, split, merge, assign, or leave with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.followup.lists import listed_tasks
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import task_lines
from tiendo_web.pages.order_cards import Arrangement, Card, cards_of
from tiendo_web.pages.views.typed import facts_of, lead_names, person, whole
from tiendo_web.record.actions import ActionError, GiveTasks, ImportTasks, LeaveRecord, Refused, TakeUpRecord
from tiendo_web.record.mapping import document_value
from tiendo_web.record.models import Document, RecordKind, RecordState, User
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.queries.task_lists import list_lines

SHEETS = ("xlsx", "xls", "csv")
"""Formats in which other systems hand out their lists of tasks."""


@login_required
def sources(request: HttpRequest) -> HttpResponse:
    """Documents that hold orders which nobody has looked at."""
    user = person(request)
    waiting = Count("records", filter=Q(records__kind=RecordKind.ORDER, records__state=RecordState.READ))
    taken = Count("records", filter=Q(records__kind=RecordKind.ORDER, records__state=RecordState.TAKEN))
    rows = visible.documents(user).annotate(waiting=waiting, taken=taken).filter(Q(waiting__gt=0) | Q(taken__gt=0))
    rows = rows.select_related("unit").defer("text", "structure", "folded").order_by("-waiting", "-issued")
    sheets = visible.documents(user).filter(format__in=SHEETS).defer("text", "folded").select_related("unit").order_by("-pk")[:20]
    lists = [(row, len(found)) for row in sheets if (found := listed_tasks(document_value(row)))]
    return render(request, "pages/tasks/sources.html", {"rows": rows[:200], "lists": lists})


@login_required
def orders(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen of one document."""
    user = person(request)
    document = visible.documents(user).select_related("unit").filter(pk=pk).first()
    if document is None:
        raise Http404
    error, at_field = "", ""
    if request.method == "POST":
        try:
            return _posted(request, document, user)
        except Refused as refused:
            error, at_field = str(refused), refused.field
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.get_full_path())
    rows = list(document.records.filter(kind=RecordKind.ORDER))
    waiting = [row for row in rows if row.state == RecordState.READ]
    on = frame_of(request).today
    made = (
        followup.timed(visible.tasks(user).filter(document=document), on).select_related("lead", "document").order_by("start", "pk")
    )
    cards = cards_of(document, waiting, request, error, at_field)
    context = {
        "document": document,
        "cards": cards,
        "ready": [card for card in cards if card.ready],
        "asked": Arrangement.of(request.GET),
        "joined": request.GET.getlist("gop"),
        "waiting": len(waiting),
        "total": len(rows),
        "left": [row for row in rows if row.state == RecordState.LEFT],
        "lines": task_lines(made, on),
        "may": GiveTasks.allowed(user, document.unit_id, document.secrecy),
        "names": lead_names(user),
        "issued": document.issued,
    }
    return render(request, "pages/tasks/orders.html", context, status=422 if error else 200)


def _posted(request: HttpRequest, document: Document, user: User) -> HttpResponse:
    post = request.POST
    keys = tuple(
        (int(key), int(seen)) for key, _dot, seen in (one.partition(":") for one in post.getlist("order")) if key.isdigit()
    )
    what = post.get("what", "give")
    if what == "leave":
        for key, seen in keys:
            LeaveRecord(record=key, seen=seen, reason=post.get("reason", "")).run(user)
        messages.success(request, _("Đã để lại, kèm lý do."))
    elif what == "take-up":
        for key, seen in keys:
            TakeUpRecord(record=key, seen=seen).run(user)
    elif what == "all":
        _give_ready(request, document, user, keys)
    else:
        parts = [part for part in post.getlist("part") if part.isdigit()] or ["0"]
        tasks = tuple(facts_of(post, f"-{part}") for part in parts)
        if not keys:
            raise Refused(_("Chọn ít nhất một chỉ đạo."))
        made = GiveTasks(orders=keys, tasks=tasks).run(user)
        messages.success(request, _("Đã giao %(n)s nhiệm vụ.") % {"n": len(made)})
    kept = request.GET.urlencode()
    return HttpResponseRedirect(reverse("task-orders", args=[document.pk]) + (f"?{kept}" if kept else ""))


def _give_ready(request: HttpRequest, document: Document, user: User, seen: Sequence[tuple[int, int]]) -> None:
    """Every card that was ready when the page was seen, each as proposed; one that somebody changed since stops there."""
    rows = document.records.filter(kind=RecordKind.ORDER, state=RecordState.READ)
    known = set(seen)
    ready: list[Card] = [
        card for card in cards_of(document, list(rows), request, "", "") if card.ready and set(card.orders) <= known
    ]
    given = 0
    for card in ready:
        given += len(GiveTasks(orders=card.orders, tasks=card.facts).run(user))
    messages.success(request, _("Đã giao %(n)s nhiệm vụ.") % {"n": given})


@login_required
def task_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of tasks in a document's table, as another system printed it: look, name the units it does not name, take over."""
    user = person(request)
    document = visible.documents(user).select_related("unit").filter(pk=pk).first()
    if document is None:
        raise Http404
    typed = {int(name[5:]): value for name, value in request.POST.items() if name.startswith("lead-") and name[5:].isdigit()}
    error = ""
    if request.method == "POST":
        try:
            leads = tuple((at, name) for at, name in typed.items() if name.strip())
            made = ImportTasks(document=document.pk, seen=whole(request.POST.get("version", "")), leads=leads).run(user)
            messages.success(request, _("Đã đưa %(n)s nhiệm vụ vào theo dõi.") % {"n": len(made)})
            return HttpResponseRedirect(reverse("task-list", args=[document.pk]))
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    lines = list_lines(document, typed)
    context = {
        "document": document,
        "lines": lines,
        "typed": typed,
        "ready": sum(line.ready for line in lines),
        "held": sum(line.held is not None for line in lines),
        "may": ImportTasks.allowed(user, document.unit_id, document.secrecy),
        "names": lead_names(user),
        "error": error,
    }
    return render(request, "pages/tasks/list_import.html", context, status=422 if error else 200)
