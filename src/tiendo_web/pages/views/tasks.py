"""Nhiệm vụ: stage × time with counts that add up, the list worst first, one task with its sentence, history and moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.followup.discipline import Discipline
from tiendo.followup.stages import TABLE, Move, Part, Rule, Stage, moves_from
from tiendo.followup.tasks import FollowupSettings, TaskState, monthly_rows
from tiendo.followup.timing import TIME_WORDS, Time, clock, four_labels, six_labels, sixteen_labels
from tiendo.followup.workdays import vietnamese_calendar
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import Told, move_word, pick, shown, stage_mark, task_lines, time_mark, unit_bar
from tiendo_web.pages.paging import SIZE, chosen
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, AskExplanation, DescribeTask, GiveTasks, MoveTask, Refused, TaskFacts
from tiendo_web.record.actions.tasks import may_move
from tiendo_web.record.following import followup_settings, state_of
from tiendo_web.record.models import RecordKind, RecordState, Task, User
from tiendo_web.record.queries import followup, visible

SHOWN = ("dang", "xong", "tat-ca")
UNITS_SHOWN = 7
TIME_TONES = {Time.DUE_SOON: "w", Time.OVERDUE: "x"}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Open tasks by stage and time, with the sums of rows and columns."""

    rows: tuple[tuple[Stage, tuple[tuple[Time, int], ...], int], ...]
    sums: tuple[int, ...]
    total: int


def matrix_of(counts: dict[tuple[Stage, Time], int]) -> Matrix:
    """The matrix of the counts; stages without a task are left out."""
    rows = []
    for stage in followup.OPEN_STAGES:
        cells = tuple((time, counts.get((stage, time), 0)) for time in followup.RUNNING_TIMES)
        if any(n for _time, n in cells):
            rows.append((stage, cells, sum(n for _time, n in cells)))
    sums = tuple(sum(cells[at][1] for _stage, cells, _sum in rows) for at in range(len(followup.RUNNING_TIMES)))
    return Matrix(tuple(rows), sums, sum(sums))


@login_required
def tasks(request: HttpRequest) -> HttpResponse:
    """The list with what it adds up to."""
    user, on = person(request), frame_of(request).as_of
    everything = visible.tasks(user).filter(given__lte=on)
    rows = _filtered(request, followup.timed(everything, on))
    rows = rows.order_by("-given", "-pk") if request.GET.get("xep") == "moi" else followup.worst_first(rows)
    rows = rows.select_related("lead", "document").defer("document__text", "document__structure", "document__folded", "folded")
    if request.GET.get("tai") == "csv":
        return _csv(rows, on)
    tallies = followup.kept("tallies", user, on, lambda: followup.tallies(everything, on))
    late = followup.kept("ageing", user, on, lambda: followup.ageing(everything, on))
    counts = followup.counted(tallies)
    page = _page(request, rows, tallies)
    units = followup.per_unit(tallies)
    names = followup.unit_names(one.unit for one in units)
    context = {
        "page": page,
        "lines": task_lines(page.object_list, on),
        "counts": sums_of(counts),
        "matrix": matrix_of(counts),
        "times": [(time.value, pick(TIME_WORDS[time]), TIME_TONES.get(time, "")) for time in followup.RUNNING_TIMES],
        "ageing": _ageing(late.bands),
        "longest": Task.objects.filter(pk=late.longest).first(),
        "units": [(names.get(one.unit, one.unit), one, _bar(one, units)) for one in units[:UNITS_SHOWN]],
        "unit_total": len(units),
        "leads": sorted(names.items(), key=lambda item: item[1]),
        "stages": [(stage.value, stage_mark(stage).word) for stage in Stage],
        "waiting_orders": visible.read_records(user).filter(kind=RecordKind.ORDER, state=RecordState.READ).count(),
        "may_give": _may_give(user),
        **_chosen(request),
    }
    return render(request, "pages/tasks/list.html", context)


def _page(request: HttpRequest, rows: QuerySet[Task], tallies: Sequence[followup.Tally]) -> Page[Task]:
    """The page asked for; how many there are follows from the tallies unless words or a document filter."""
    said = _chosen(request)
    pages = Paginator(rows, SIZE)
    if not said["words"] and not said["document"]:
        pages.count = sum(one.count for one in tallies if _passes(one, said))  # type: ignore[misc]
    return pages.get_page(request.GET.get("trang"))


def _passes(one: followup.Tally, said: dict[str, str]) -> bool:
    """Whether tasks of a tally pass the filters of ``_filtered``."""
    if said["stage"]:
        staged = one.stage.value == said["stage"]
    else:
        staged = {"dang": one.stage in followup.OPEN_STAGES, "xong": one.stage is Stage.DONE}.get(said["which"], True)
    return staged and said["time"] in ("", one.time.value) and said["lead"] in ("", one.lead)


def _bar(one: Discipline, units: Sequence[Discipline]) -> SafeString:
    return unit_bar(one, max(other.given for other in units[:UNITS_SHOWN]))


def sums_of(counts: dict[tuple[Stage, Time], int]) -> dict[str, int]:
    """The numbers of the opening sentence: given = done + open + set aside, done = on time + late."""
    given = sum(counts.values())
    done = sum(n for (stage, _time), n in counts.items() if stage is Stage.DONE)
    late = counts.get((Stage.DONE, Time.DONE_AFTER), 0)
    aside = sum(n for (stage, _time), n in counts.items() if stage.value in followup.SET_ASIDE)
    running = {key: n for key, n in counts.items() if key[0] in followup.OPEN_STAGES}
    return {
        "given": given,
        "done": done,
        "on_time": done - late,
        "late": late,
        "aside": aside,
        "open": given - done - aside,
        "overdue": sum(n for (_stage, time), n in running.items() if time is Time.OVERDUE),
        "no_date": sum(n for (_stage, time), n in running.items() if time is Time.NO_DATE),
    }


def _ageing(found: Sequence[tuple[int, int | None, int]]) -> list[tuple[str, int, int]]:
    """(words, count, share of the largest in percent)."""
    most = max((n for _first, _last, n in found), default=0)
    lines = []
    for first, last, n in found:
        words = _("%(a)s–%(b)s ngày") % {"a": first, "b": last} if last else _("trên %(a)s ngày") % {"a": first - 1}
        lines.append((words, n, round(100 * n / most) if most else 0))
    return lines


def _chosen(request: HttpRequest) -> dict[str, str]:
    get = request.GET.get
    return {
        "words": get("tim", ""),
        "lead": get("don-vi", ""),
        "stage": chosen(request, "buoc", [stage.value for stage in Stage]),
        "time": chosen(request, "han", [time.value for time in Time]),
        "document": get("van-ban", "") if get("van-ban", "").isdigit() else "",
        "which": chosen(request, "xem", SHOWN, "dang"),
        "sort": chosen(request, "xep", ("gap", "moi"), "gap"),
    }


def _filtered(request: HttpRequest, rows: QuerySet[Task]) -> QuerySet[Task]:
    said = _chosen(request)
    if said["stage"]:
        rows = rows.filter(stage=said["stage"])
    elif said["which"] == "dang":
        rows = rows.filter(stage__in=[stage.value for stage in followup.OPEN_STAGES])
    elif said["which"] == "xong":
        rows = rows.filter(stage=Stage.DONE.value)
    for name, value in (("time", said["time"]), ("lead", said["lead"]), ("document", said["document"])):
        rows = rows.filter(**{name: value}) if value else rows
    for word in bare(said["words"]).split():
        rows = rows.filter(folded__contains=word)
    return rows


HEAD = (
    "so",
    "ma_quoc_gia",
    "nhiem_vu",
    "don_vi_chu_tri",
    "san_pham",
    "nguoi_giao",
    "ngay_giao",
    "han_dau_tien",
    "han_hien_tai",
    "buoc",
    "thoi_han",
    "ngay_xong",
    "so_lan_gia_han",
    "so_lan_tra_lai",
    "nhan_4",
    "nhan_6",
    "nhan_16",
    "van_ban",
    "cau",
)


def _csv(rows: Iterable[Task], on: date) -> HttpResponse:
    lines = task_lines(rows, on)
    return csv_response("nhiem-vu.csv", HEAD, (_cells(line.row, str(line.time.word), line.origin) for line in lines))


def _cells(row: Task, time_words: str, origin: str) -> tuple[Any, ...]:
    stage, time = Stage(row.stage), Time(row.time)  # type: ignore[attr-defined]
    return (
        row.pk,
        row.national,
        row.text,
        row.lead.name,
        row.product,
        row.assigner,
        row.given.isoformat(),
        row.first_due.isoformat() if row.first_due else "",
        row.due.isoformat() if row.due else "",
        str(stage_mark(stage).word),
        time_words,
        row.finished.isoformat() if row.finished else "",
        row.extended,
        row.returned,
        four_labels(stage, time),
        six_labels(stage, time),
        sixteen_labels(stage, time),
        origin,
        row.surface,
    )


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
        return not (self.rule.reason or self.rule.evidence or self.rule.move in (Move.REPORT, Move.ASK_EXTENSION))


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
        "entry_days": 0 if row.example else vietnamese_calendar().between(row.given, row.entered_at.date()),
        "joining": [*row.joining.values_list("name", flat=True), *([row.joining_words] if row.joining_words else [])],
        "targets": visible.targets(user).filter(tasks=row).select_related("unit"),
    }


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
    told = []
    for event in reversed(state.events):
        what = move_word(event.move.value)
        if event.until:
            what = f"{what} → {say.day(event.until)}"
        if event.month:
            what = f"{what} {event.month[5:]}/{event.month[:4]}" + (f" ({_('đính chính')})" if event.corrects is not None else "")
        reason = event.reason or (_("không phát sinh") if event.nothing else "")
        entered = event.at.date()
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
            made = GiveTasks(unit=request.POST.get("unit", ""), tasks=(facts_of(request.POST, ""),)).run(user)
            messages.success(request, _("Đã giao nhiệm vụ."))
            return HttpResponseRedirect(reverse("task", args=[made[0].pk]))
        except Refused as refused:
            error, at_field = str(refused), refused.field
        except ActionError as refused:
            error = str(refused)
    context = {
        "units": units,
        "error": error,
        "field": at_field,
        "typed": request.POST,
        "names": lead_names(user),
        "about": visible.targets(user).filter(pk=request.GET.get("chi-tieu", "")).first(),
    }
    return render(request, "pages/tasks/give.html", context, status=422 if error else 200)


def facts_of(post: Any, tail: str) -> TaskFacts:
    """The six facts as typed; ``tail`` tells several tasks of one form apart. Raises: Refused for a day that is none."""

    def typed(name: str) -> str:
        return str(post.get(f"{name}{tail}", ""))

    start, end = typed("start"), typed("end")
    return TaskFacts(
        text=typed("text"),
        lead=typed("lead"),
        joining=typed("joining"),
        product=typed("product"),
        due=day_typed(typed("due"), "due"),
        authority=typed("authority"),
        person=typed("person"),
        assigner=typed("assigner"),
        national=typed("national"),
        targets=tuple(one for one in post.getlist(f"target{tail}") if one),
        start=int(start) if start.isdigit() else None,
        end=int(end) if end.isdigit() else None,
    )


def day_typed(text: str, at_field: str) -> date | None:
    """A day as the browser sends it (``2025-03-31``) or as people write it (``31/3/2025``). Raises: Refused for anything else."""
    text = text.strip()
    if not text:
        return None
    parts = text.split("/")
    try:
        return date(*(int(part) for part in reversed(parts))) if len(parts) == 3 else date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_("Ghi ngày như 31/3/2025."), field=at_field) from error


def lead_names(user: User) -> list[str]:
    """Names that may be typed as who leads: the units that the person sees."""
    return list(visible.units(user).filter(end=None).order_by("name").values_list("name", flat=True).distinct()[:600])


def _may_give(user: User) -> bool:
    desk = followup.desk_of(user)
    return any(GiveTasks.allowed(user, unit) for unit in desk.office + desk.judge)


def whole(text: str) -> int:
    """A number typed or sent; 0 for anything else."""
    return int(text) if text.isdigit() else 0


def person(request: HttpRequest) -> User:
    """The person signed in. Raises: Http404 for nobody."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
