"""From a document to tasks: its orders with their sentence; confirm, split, merge, assign, or leave with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.followup.drafts import TaskDraft, merge, split
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import task_lines
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.pages.views.typed import facts_of, lead_names, person
from tiendo_web.record.actions import ActionError, GiveTasks, LeaveRecord, Refused, TakeUpRecord
from tiendo_web.record.models import Document, ReadRecord, RecordKind, RecordState, User
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.reading_records import draft_of


@dataclass(frozen=True, slots=True)
class Card:
    """Orders that become tasks together.

    Attributes:
        key: number of the first order; rows: the orders; drafts: the tasks they become, more than one when the order was split.
        passages: what to read; each is a list of (words, marked), orders of one sentence stand in one passage.
        can_split: there is something to take apart.
        error, field, typed: what was refused, where, and what had been typed.
    """

    key: int
    rows: tuple[ReadRecord, ...]
    drafts: tuple[TaskDraft, ...]
    passages: tuple[tuple[tuple[str, bool], ...], ...]
    can_split: bool
    error: str = ""
    field: str = ""
    typed: Any = None


@login_required
def sources(request: HttpRequest) -> HttpResponse:
    """Documents that hold orders which nobody has looked at."""
    user = person(request)
    waiting = Count("records", filter=Q(records__kind=RecordKind.ORDER, records__state=RecordState.READ))
    taken = Count("records", filter=Q(records__kind=RecordKind.ORDER, records__state=RecordState.TAKEN))
    rows = visible.documents(user).annotate(waiting=waiting, taken=taken).filter(Q(waiting__gt=0) | Q(taken__gt=0))
    rows = rows.select_related("unit").defer("text", "structure", "folded").order_by("-waiting", "-issued")
    return render(request, "pages/tasks/sources.html", {"rows": rows[:200]})


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
    context = {
        "document": document,
        "cards": cards_of(document, waiting, request, error, at_field),
        "waiting": len(waiting),
        "total": len(rows),
        "left": [row for row in rows if row.state == RecordState.LEFT],
        "lines": task_lines(made, on),
        "may": GiveTasks.allowed(user, document.unit_id, document.secrecy),
        "names": lead_names(user),
        "issued": document.issued,
    }
    return render(request, "pages/tasks/orders.html", context, status=422 if error else 200)


def cards_of(document: Document, waiting: Sequence[ReadRecord], request: HttpRequest, error: str, at_field: str) -> list[Card]:
    """The waiting orders as cards: those of one item of the text together, unless the address says otherwise."""
    apart = {int(one) for one in request.GET.getlist("tach") if one.isdigit()}
    joined = [tuple(int(key) for key in one.split("-") if key.isdigit()) for one in request.GET.getlist("gop")]
    tried = request.POST.get("card", "") if error else ""
    cards = []
    for rows in groups_of(waiting, apart, joined):
        drafts = tuple(draft_of(row) for row in rows)
        cut = rows[0].pk in apart and len(rows) == 1
        shown = _cut(drafts[0]) if cut else (merge(drafts),) if len(drafts) > 1 else drafts
        mine = tried == str(rows[0].pk)
        cards.append(
            Card(
                rows[0].pk,
                rows,
                shown,
                passages_of(document.text, [(row.start or 0, row.end or 0) for row in rows]),
                not cut,
                error if mine else "",
                at_field if mine else "",
                request.POST if mine else None,
            )
        )
    return cards


def passages_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The words around each span, spans that share their surroundings in one passage."""
    passages: list[list[tuple[str, bool]]] = []
    last_end, last_after = -1, ""
    for start, end in spans:
        before, surface, after = words_around(text, start, end)
        gap = start - last_end
        if passages and 0 <= gap <= len(last_after) and "\n" not in text[last_end:start]:
            passages[-1][-1:] = [(text[last_end:start], False), (surface, True), (after, False)]
        else:
            passages.append([(before, False), (surface, True), (after, False)])
        last_end, last_after = end, after
    return tuple(tuple(passage) for passage in passages)


def _cut(draft: TaskDraft) -> tuple[TaskDraft, ...]:
    """The actions of a sentence; where the grammar sees only one, the sentence twice, for the officer to word."""
    parts = split(draft)
    return parts if len(parts) > 1 else (draft, draft)


def groups_of(waiting: Sequence[ReadRecord], apart: set[int], joined: Sequence[tuple[int, ...]]) -> list[tuple[ReadRecord, ...]]:
    """Orders that go together: as the address says, else neighbours under one list mark and to one receiver."""
    of = {key: number for number, keys in enumerate(joined) for key in keys}
    groups: list[list[ReadRecord]] = []
    taken: dict[int, list[ReadRecord]] = {}
    for row in waiting:
        if row.pk in of:
            if of[row.pk] not in taken:
                groups.append(taken.setdefault(of[row.pk], []))
            taken[of[row.pk]].append(row)
            continue
        last = groups[-1][-1] if groups else None
        free = last is not None and last.pk not in of and last.pk not in apart and row.pk not in apart
        if last is not None and free and row.body["item"] and _mark(row) == _mark(last):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(group) for group in groups]


def _mark(row: ReadRecord) -> tuple[str, str]:
    return row.body["item"] or "", row.body["receiver"] or ""


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
    else:
        parts = [part for part in post.getlist("part") if part.isdigit()] or ["0"]
        tasks = tuple(facts_of(post, f"-{part}") for part in parts)
        if not keys:
            raise Refused(_("Chọn ít nhất một chỉ đạo."))
        made = GiveTasks(orders=keys, tasks=tasks).run(user)
        messages.success(request, _("Đã giao %(n)s nhiệm vụ.") % {"n": len(made)})
    kept = request.GET.urlencode()
    return HttpResponseRedirect(reverse("task-orders", args=[document.pk]) + (f"?{kept}" if kept else ""))
