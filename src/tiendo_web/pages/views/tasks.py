"""Nhiệm vụ: stage × time with counts that add up, and the list worst first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.followup.discipline import Discipline
from tiendo.followup.stages import Stage
from tiendo.followup.timing import TIME_WORDS, Time, four_labels, six_labels, sixteen_labels
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import pick, stage_mark, task_lines, unit_bar
from tiendo_web.pages.paging import SIZE, chosen
from tiendo_web.pages.views.typed import may_give, person
from tiendo_web.record.models import RecordKind, RecordState, Task
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.unchanged import kept

SHOWN = ("dang", "xong", "tat-ca")
UNITS_SHOWN = 7
TIME_TONES = {Time.DUE_SOON: "w", Time.OVERDUE: "x"}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Open tasks by stage and time, with the sums of rows and columns."""

    rows: tuple[tuple[Stage, tuple[tuple[Time, int], ...], int], ...]
    sums: tuple[int, ...]
    total: int


def matrix_of(counts: Mapping[tuple[Stage, Time], int]) -> Matrix:
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
    if request.GET.get("tai") == "csv":
        return _csv(rows, on)
    all_of_it = followup.overview(user, on)
    late = kept(("ageing", user.pk, on), lambda: followup.ageing(everything, on))
    page = _page(request, rows, all_of_it)
    counts, units, names = all_of_it.counts, all_of_it.units, all_of_it.names
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
        "lead_name": names.get(request.GET.get("don-vi", ""), ""),
        "stages": [(stage.value, stage_mark(stage).word) for stage in Stage],
        "waiting_orders": visible.read_records(user).filter(kind=RecordKind.ORDER, state=RecordState.READ).count(),
        "may_give": may_give(user),
        **_chosen(request),
    }
    return render(request, "pages/tasks/list.html", context)


def _page(request: HttpRequest, rows: QuerySet[Task], all_of_it: followup.Overview) -> Page[Task]:
    """The page asked for; how many there are follows from the counts unless words or a document filter."""
    said = _chosen(request)
    pages = followup.TaskPages(rows, SIZE)
    if said["lead"]:
        counts = followup.counted(one for one in all_of_it.tallies if one.lead == said["lead"])
    else:
        counts = dict(all_of_it.counts)
    if not said["words"] and not said["document"]:
        pages.count = sum(n for (stage, time), n in counts.items() if _passes(stage, time, said))
    return pages.get_page(request.GET.get("trang"))


def _passes(stage: Stage, time: Time, said: dict[str, str]) -> bool:
    """Whether tasks at a stage and time pass the filters of ``_filtered``."""
    if said["stage"]:
        staged = stage.value == said["stage"]
    else:
        staged = {"dang": stage in followup.OPEN_STAGES, "xong": stage is Stage.DONE}.get(said["which"], True)
    return staged and said["time"] in ("", time.value)


def _bar(one: Discipline, units: Sequence[Discipline]) -> SafeString:
    return unit_bar(one, max(other.given for other in units[:UNITS_SHOWN]))


def sums_of(counts: Mapping[tuple[Stage, Time], int]) -> dict[str, int]:
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


def _csv(rows: QuerySet[Task], on: date) -> HttpResponse:
    columns = (*followup.LISTED, *followup.COLUMNS, "settled_time", "example", "surface")
    lines = task_lines(rows.select_related("lead", "document").only(*columns), on)
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
