"""Tags of the follow-up pages: fields of a draft, links that split and merge, explanations beside what they explain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import task_lines
from tiendo_web.pages.order_cards import Card
from tiendo_web.pages.request_cards import RequestCard
from tiendo_web.pages.templatetags.pages import state
from tiendo_web.pages.words import Mark
from tiendo_web.record.actions import AskExplanation
from tiendo_web.record.models import User
from tiendo_web.record.queries import followup, visible

register = template.Library()
_SELECTED = mark_safe(" selected")
FACTS = ("text", "lead", "joining", "product", "due", "authority", "assigner", "person")


@register.simple_tag(takes_context=True)
def draft_fields(context: RequestContext, card: Card, at: int) -> SafeString:
    """The fields of one task of a card: as proposed, or as typed when it was refused."""
    task, tail = card.tasks[at], f"-{at}"
    facts = card.facts[at]
    values: dict[str, Any] = {name: getattr(facts, name) or "" for name in FACTS}
    values["due"] = facts.due.isoformat() if facts.due else ""
    if card.typed is not None:
        values = {name: card.typed.get(f"{name}{tail}", "") for name in FACTS}
    place = {name: None if getattr(facts, name) is None else str(getattr(facts, name)) for name in ("start", "end")}
    said = "" if bare(task.draft.lead) == bare(values["lead"]) else task.draft.lead
    values |= place | {"tail": tail, "id": f"{card.key}-{at}", "field": card.field, "said": said}
    return render_to_string("pages/tasks/_fields.html", values, request=context["request"])


@register.simple_tag(takes_context=True)
def apart(context: RequestContext, card: Card) -> str:
    """The address that takes a card apart: each order by itself, or one order into its actions."""
    params = _without(context, card)
    for row in card.rows:
        params.appendlist("tach", str(row.pk))
    return f"?{params.urlencode()}#cd{card.key}"


@register.simple_tag(takes_context=True)
def whole(context: RequestContext, card: Card) -> str:
    """The address that leaves a split order in one piece."""
    params = _without(context, card)
    return f"?{params.urlencode()}#cd{card.key}"


@register.simple_tag(takes_context=True)
def together(context: RequestContext, card: Card, cards: Sequence[Card], at: int) -> str:
    """The address that merges a card with the one after it; ``at`` counts from one."""
    after = cards[at]
    params = _without(context, card, after)
    params.appendlist("gop", "-".join(str(row.pk) for one in (card, after) for row in one.rows))
    return f"?{params.urlencode()}#cd{card.key}"


@register.simple_tag(takes_context=True)
def requests_apart(context: RequestContext, card: RequestCard) -> str:
    """The address that takes the records of a request apart."""
    return f"?{_unjoined(context, card).urlencode()}#k{card.first.pk}"


@register.simple_tag(takes_context=True)
def requests_together(context: RequestContext, card: RequestCard, cards: Sequence[RequestCard], at: int) -> str:
    """The address that makes one request of a card and the one after it, empty when that is of another document."""
    if at >= len(cards) or cards[at].first.document_id != card.first.document_id:
        return ""
    params = _unjoined(context, card, cards[at])
    params.appendlist("gop", "-".join(str(row.pk) for one in (card, cards[at]) for row in one.rows))
    return f"?{params.urlencode()}#k{card.first.pk}"


def _unjoined(context: RequestContext, *cards: RequestCard) -> QueryDict:
    """The address's parameters without what they say of some requests."""
    keys = {str(row.pk) for card in cards for row in card.rows}
    params: QueryDict = context["request"].GET.copy()
    params.setlist("gop", [one for one in params.getlist("gop") if not keys & set(one.split("-"))])
    return params


def _without(context: RequestContext, *cards: Card) -> QueryDict:
    """The address's parameters without what they say of some cards."""
    keys = {str(row.pk) for card in cards for row in card.rows}
    given: QueryDict = context["request"].GET
    params = QueryDict(mutable=True)
    params.setlist("tach", [one for one in given.getlist("tach") if one not in keys])
    params.setlist("gop", [one for one in given.getlist("gop") if not keys & set(one.split("-"))])
    for name in ("chu-tri", "han"):
        if given.get(name):
            params[name] = given[name]
    return params


@register.simple_tag
def options_of(pairs: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """The options of a list of hundreds of units, quicker than a loop of the template."""
    return format_html_join(
        "", '<option value="{}"{}>{}</option>', ((key, _SELECTED if key == chosen else "", name) for key, name in pairs)
    )


@register.simple_tag
def gap_address(page: str, key: str) -> str:
    """Where a gap is closed."""
    return reverse(page, args=[key if page == "target" else int(key)])


@register.simple_tag
def explanation_state(now: str, days: int) -> SafeString:
    """Where a request for an explanation stands, as icon and word; ``days`` are left until its day."""
    if now == "xong":
        return state(Mark(_("đã chấp nhận"), "dat", "ok"))
    if now == "tra-loi":
        return state(Mark(_("chờ chấp nhận"), "gui", "plain"))
    return state(Mark(_("quá hạn trả lời"), "khong", "bad") if days < 0 else Mark(_("chờ trả lời"), "dong", "plain"))


@register.simple_tag(takes_context=True)
def explanations_of(context: RequestContext, kind: str, about: str | int) -> SafeString | str:
    """Questions and answers about a target, a finding or a task, and the link to ask."""
    request = context["request"]
    user = request.user
    if not isinstance(user, User):
        return ""
    found = visible.explanations(user).filter(**{kind: about}).order_by("-asked", "pk").prefetch_related("answers__by")
    today = frame_of(request).today
    rows = []
    for row in found:
        answers = list(row.answers.all())
        now = "xong" if row.accepted_by_id else "tra-loi" if answers else "cho"
        rows.append((row, now, (row.due - today).days, answers[-1] if answers else None))
    subject = {"target": visible.targets, "finding": visible.findings, "task": visible.tasks}[kind](user).filter(pk=about).first()
    unit = getattr(subject, "unit_id", None) or (subject.document.unit_id if subject is not None else "")  # type: ignore[union-attr]
    may = bool(unit) and AskExplanation.allowed(user, unit)
    values = {"rows": rows, "may": may, "kind": kind, "about": str(about)}
    return render_to_string("pages/explanations/_of.html", values, request=request)


@register.simple_tag(takes_context=True)
def tasks_of(context: RequestContext, target: str) -> SafeString | str:
    """Tasks that serve a target, the most urgent first."""
    request = context["request"]
    user = request.user
    if not isinstance(user, User):
        return ""
    on = frame_of(request).today
    rows = followup.worst_first(followup.timed(visible.tasks(user).filter(targets=target), on)).select_related("lead", "document")
    lines = task_lines(rows[:8], on)
    return render_to_string("pages/tasks/_of.html", {"lines": lines}, request=request) if lines else ""
