"""One task with its sentence, history and moves; and the form that gives one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tiendo.followup.stages import TABLE, Move, Part, Rule, moves_from
from tiendo.followup.tasks import FollowupSettings, TaskState, monthly_rows
from tiendo.followup.timing import clock
from tiendo.followup.workdays import vietnamese_calendar
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import Told, move_word, pick, shown, stage_mark, time_mark
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.pages.views.typed import day_typed, facts_of, lead_names, person, whole
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, AskExplanation, DescribeTask, GiveTasks, MoveTask, Refused
from tiendo_web.record.actions.tasks import may_move
from tiendo_web.record.following import followup_settings, state_of
from tiendo_web.record.models import Secrecy, Task, User
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.followup import unit_names
from tiendo_web.record.queries.gaps import heirs_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A move that the person may make now: its rule, its word, and what was typed and said when it was refused."""

    rule: Rule
    word: str
    error: str = ""
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether a button alone is enough."""
        return not (self.rule.reason or self.rule.unit or self.rule.evidence or self.rule.move in (Move.REPORT, Move.ASK_EXTENSION))


@login_required
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task; a move is posted to its own page."""
    user = person(request)
    row = visible.tasks(user).select_related("unit", "lead", "document", "entered_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    error, tried = "", ""
    if request.method == "POST":
        tried = request.POST.get("move", "")
        try:
            return _posted(request, row, user)
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    settings = followup_settings()
    state = state_of(row, settings)
    choices = _choices(row, state, settings, user, request, tried, error)
    context = {
        **_facts(row, state, settings, user, frame_of(request).today),
        "choices": choices,
        "heirs": heirs_of([row.lead], options.day()).get(row.lead_id, []),
        "names": lead_names(user) if any(choice.rule.unit for choice in choices) else [],
        "documents": visible.documents(user).only("pk", "title", "name", "issued").order_by("-issued", "-pk")[:60],
        "may_describe": DescribeTask.allowed(user, row.unit_id, row.secrecy),
        "may_ask": AskExplanation.allowed(user, row.unit_id, row.secrecy),
        "error": error if all(choice.error == "" for choice in choices) else "",
    }
    return render(request, "pages/tasks/one.html", context, status=422 if error else 200)


def _facts(row: Task, state: TaskState, settings: FollowupSettings, user: User, today: date) -> dict[str, Any]:
    """What the page says of a task, whoever looks."""
    seen, still = clock(state, today, settings), bool(row.settled_time)
    source = visible.documents(user).filter(pk=row.document_id).first() if row.document_id else None
    return {
        "row": row,
        "stage": stage_mark(row.stage),
        "time": time_mark(seen.now, row.due, today, still=still),
        "first": time_mark(seen.against_first, row.first_due, today, still=still),
        "moved_day": row.due != row.first_due,
        "quote": words_around(source.text, row.start, row.end or 0) if source and row.start is not None else None,
        "source": source,
        "history": _history(row, state, user),
        "months": sorted(monthly_rows(state).items(), reverse=True),
        "month": f"{today:%Y-%m}",
        "evidence": shown([one for event in state.events for one in event.evidence], user),
        "asked": _asked(state),
        "entry_days": _entered_late(row),
        "joining": [*row.joining.values_list("name", flat=True), *([row.joining_words] if row.joining_words else [])],
        "targets": visible.targets(user).filter(tasks=row).select_related("unit"),
    }


def _entered_late(row: Task) -> int:
    """Working days between giving and entering, when they are more than the office allows; else 0."""
    entered = min(row.entered_at.date(), options.day())
    days = 0 if row.example else vietnamese_calendar().between(row.given, entered)
    return days if days > options.read("entry_days") else 0


def _posted(request: HttpRequest, row: Task, user: User) -> HttpResponse:
    post = request.POST
    seen = whole(post.get("version", ""))
    if post.get("move") == "describe":
        fields = {name: post[name] for name in ("product", "authority", "person", "national", "joining") if name in post}
        DescribeTask(task=row.pk, seen=seen, **fields).run(user)
        messages.success(request, _("Đã ghi."))
        return HttpResponseRedirect(request.path)
    moved = MoveTask(
        task=row.pk,
        seen=seen,
        move=post.get("move", ""),
        reason=post.get("reason", ""),
        evidence=tuple(one for one in (*post.getlist("document"), post.get("evidence", "")) if one.strip()),
        until=day_typed(post.get("until", ""), "until"),
        month=post.get("month", ""),
        nothing=bool(post.get("nothing")),
        day=day_typed(post.get("day", ""), "day"),
        lead=post.get("lead", ""),
    ).run(user)
    messages.success(request, _("Đã ghi: %(move)s.") % {"move": move_word(post.get("move", "")).lower()})
    return HttpResponseRedirect(reverse("task", args=[moved.pk]))


def _choices(
    row: Task, state: TaskState, settings: FollowupSettings, user: User, request: HttpRequest, tried: str, error: str
) -> list[Choice]:
    """The moves the person may make now, in the order of the table; those that cannot succeed are left out."""
    allowed = {one.move for part in Part if may_move(user, row, part) for one in moves_from(state.stage, part)}
    if state.asked is None:
        allowed -= {Move.GRANT_EXTENSION, Move.REFUSE_EXTENSION}
    spent = settings.extensions is not None and state.extended >= settings.extensions
    late = settings.ask_before_due and state.due is not None and options.day() > state.due
    if state.asked is not None or state.due is None or spent or late:
        allowed -= {Move.ASK_EXTENSION}
    if state.submitter == str(user.pk):
        allowed -= {one.move for one in TABLE if one.another}
    choices = []
    for one in TABLE:
        if one.move in allowed:
            again = one.move.value == tried
            typed = {key: str(value) for key, value in request.POST.items()} if again else {}
            choices.append(Choice(one, pick((one.vi, one.en)), error if again else "", typed))
    return choices


def _asked(state: TaskState) -> dict[str, Any] | None:
    """The request for an extension that waits, with its reason and how many days before the day it came."""
    if state.asked is None:
        return None
    event = next(event for event in reversed(state.events) if event.move is Move.ASK_EXTENSION)
    early = (state.due - event.day).days if state.due else 0
    return {"until": state.asked, "day": event.day, "reason": event.reason, "early": early}


def _history(row: Task, state: TaskState, user: User) -> list[Told]:
    """The latest first; a step entered on a later day than it speaks of says so."""
    people = {str(one.pk): one.get_full_name() for one in User.objects.filter(pk__in={event.by for event in state.events})}
    units = unit_names(event.lead for event in state.events if event.lead)
    told = []
    for event in reversed(state.events):
        what = move_word(event.move.value)
        if event.until:
            what = f"{what} → {say.day(event.until)}"
        if event.lead:
            what = f"{what} → {units.get(event.lead, event.lead)}"
        if event.month:
            what = f"{what} {event.month[5:]}/{event.month[:4]}" + (f" ({_('đính chính')})" if event.corrects is not None else "")
        reason = event.reason or (_("không phát sinh") if event.nothing else "")
        entered = min(event.at.date(), options.day())
        late = _("nhập ngày %(day)s") % {"day": say.day(entered)} if entered > event.day and not row.example else ""
        told.append(Told(event.day, people.get(event.by, ""), what, reason, shown(event.evidence, user), late))
    return told


@login_required
def give(request: HttpRequest) -> HttpResponse:
    """A task by hand."""
    user = person(request)
    units = [unit for unit in visible.units(user).filter(assignments__user=user).distinct() if GiveTasks.allowed(user, unit.pk)]
    if not units:
        raise Http404
    error, at_field = "", ""
    if request.method == "POST":
        try:
            secrecy = whole(request.POST.get("secrecy", ""))
            given = GiveTasks(unit=request.POST.get("unit", ""), tasks=(facts_of(request.POST, ""),), secrecy=secrecy)
            made = given.run(user)
            messages.success(request, _("Đã giao nhiệm vụ."))
            return HttpResponseRedirect(reverse("task", args=[made[0].pk]))
        except Refused as refused:
            error, at_field = str(refused), refused.field
        except ActionError as refused:
            error = str(refused)
    context = {
        "units": units,
        "secrecies": [(str(level.value), level.label) for level in Secrecy if level < Secrecy.TOP_SECRET],
        "error": error,
        "field": at_field,
        "typed": request.POST,
        "names": lead_names(user),
        "about": visible.targets(user).filter(pk=request.GET.get("chi-tieu", "")).first(),
    }
    return render(request, "pages/tasks/give.html", context, status=422 if error else 200)
