"""Kiến nghị: what was asked of bodies above, who asked the same before, what was answered, what was settled."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.followup.proposals import PROPOSAL_WORDS, ProposalStage, asked_before, next_stages
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import origin_of, pick, proposal_mark
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.request_cards import request_cards
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.pages.views.typed import day_typed, person, whole
from tiendo_web.record.actions import ActionError, FollowProposal, LeaveRecord, MoveProposal, Refused
from tiendo_web.record.following import proposal_value
from tiendo_web.record.models import ReadRecord, RecordKind, RecordState, User
from tiendo_web.record.queries import visible

SETTLED = ProposalStage.DONE.value
READ_SHOWN = 40
"""So many requests that nobody has looked at are worked off at a time."""


@login_required
def proposals(request: HttpRequest) -> HttpResponse:
    """The list, those that wait longest first; above it what was read and is not followed yet."""
    user = person(request)
    error, tried = "", ""
    if request.method == "POST":
        tried = request.POST.get("card", "")
        try:
            return _taken(request, user)
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    everything = visible.proposals(user)
    stage = chosen(request, "buoc", [one.value for one in ProposalStage])
    rows = everything.filter(stage=stage) if stage else everything
    for word in bare(request.GET.get("tim", "")).split():
        rows = rows.filter(folded__contains=word)
    rows = rows.select_related("unit", "document").defer("document__text", "document__structure").order_by("asked", "pk")
    if request.GET.get("tai") == "csv":
        return _csv(rows)
    tallies = dict(everything.order_by().values_list("stage").annotate(n=Count("pk")))
    page = page_of(request, rows)
    cards = request_cards(_read(user, request)[:READ_SHOWN], request, user, tried if error else "")
    context = {
        "page": page,
        "lines": [(row, proposal_mark(row.stage), origin_of(row.document)) for row in page.object_list],
        "tallies": [(one.value, pick(PROPOSAL_WORDS[one]), tallies.get(one.value, 0)) for one in ProposalStage],
        "standing": [(one.value, pick(PROPOSAL_WORDS[one]), tallies[one.value]) for one in ProposalStage if tallies.get(one.value)],
        "total": sum(tallies.values()),
        "settled": tallies.get(SETTLED, 0),
        "stage": stage,
        "words": request.GET.get("tim", ""),
        "cards": cards,
        "ready": [card for card in cards if card.may and card.receiver],
        "read_total": _read(user, request).count(),
        "document": request.GET.get("van-ban", ""),
        "error": error,
    }
    return render(request, "pages/proposals/list.html", context, status=422 if error else 200)


def _read(user: User, request: HttpRequest) -> QuerySet[ReadRecord]:
    """Requests that were read and that nobody has looked at; of one document when the address names one."""
    rows = visible.read_records(user).filter(kind=RecordKind.PROPOSAL, state=RecordState.READ).select_related("document__unit")
    document = request.GET.get("van-ban", "")
    rows = rows.filter(document=document) if document.isdigit() else rows
    return rows.defer("document__structure", "document__folded").order_by("document", "start", "pk")


def _taken(request: HttpRequest, user: User) -> HttpResponse:
    post, here = request.POST, request.get_full_path()
    seen = tuple((whole(key), whole(version)) for key, _colon, version in (one.partition(":") for one in post.getlist("seen")))
    if post.get("what") == "leave":
        for record, version in seen:
            LeaveRecord(record=record, seen=version, reason=post.get("reason", "")).run(user)
        messages.success(request, _("Đã để lại, kèm lý do."))
        return HttpResponseRedirect(here)
    if post.get("what") == "all":
        cards = request_cards(_read(user, request)[:READ_SHOWN], request, user, "")
        ready = [card for card in cards if card.receiver and {(row.pk, row.version) for row in card.rows} <= set(seen)]
        for card in ready:
            card.action.run(user)
        messages.success(request, _("Đã đưa %(n)s kiến nghị vào theo dõi.") % {"n": len(ready)})
        return HttpResponseRedirect(here)
    fields = {name: post.get(name, "") for name in ("text", "receiver", "sender", "amount", "ground")}
    record, version = seen[0] if seen else (None, 0)
    made = FollowProposal(record=record, seen=version, more=seen[1:], **fields).run(user)
    messages.success(request, _("Đã đưa vào theo dõi: %(text)s") % {"text": made.text})
    return HttpResponseRedirect(here)


@login_required
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One request with its sentence, its history, and the same request of earlier years."""
    user = person(request)
    row = visible.proposals(user).select_related("unit", "document").filter(pk=pk).first()
    if row is None:
        raise Http404
    error = ""
    if request.method == "POST":
        post = request.POST
        try:
            MoveProposal(
                proposal=row.pk,
                seen=whole(post.get("version", "")),
                stage=post.get("stage", ""),
                document=post.get("document", ""),
                reason=post.get("reason", ""),
                day=day_typed(post.get("day", ""), "day"),
            ).run(user)
            messages.success(request, _("Đã ghi."))
            return HttpResponseRedirect(reverse("proposal", args=[row.pk]))
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    value = proposal_value(row)
    earlier = visible.proposals(user).filter(asked__lt=row.asked).select_related("document").prefetch_related("steps")
    by_key = {str(one.pk): one for one in earlier}
    before = asked_before(value, [proposal_value(one) for one in by_key.values()])
    source = visible.documents(user).filter(pk=row.document_id).first() if row.document_id else None
    context = {
        "row": row,
        "mark": proposal_mark(row.stage),
        "quote": words_around(source.text, row.start, row.end) if source and row.start is not None else None,
        "source": source,
        "steps": [(step, proposal_mark(step.stage)) for step in row.steps.select_related("by").order_by("-position")],
        "before": [(by_key[one.key], proposal_mark(one.stage)) for one in before],
        "next": [(stage.value, pick(PROPOSAL_WORDS[stage])) for stage in next_stages(value)],
        "may": MoveProposal.allowed(user, row.unit_id, row.secrecy),
        "error": error,
        "typed": request.POST,
    }
    return render(request, "pages/proposals/one.html", context, status=422 if error else 200)


def _csv(rows: Any) -> HttpResponse:
    head = ("so", "kien_nghi", "tu", "den", "so_tien", "can_cu", "ngay", "buoc", "van_ban", "cau")
    lines = (
        (
            row.pk,
            row.text,
            row.sender,
            row.receiver,
            row.amount,
            row.ground,
            row.asked.isoformat(),
            str(proposal_mark(row.stage).word),
            origin_of(row.document),
            row.surface,
        )
        for row in rows
    )
    return csv_response("kien-nghi.csv", head, lines)
