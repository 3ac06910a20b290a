"""Chỉ tiêu: the list, worst first, with its filters in the address; and one target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare
from tiendo.values import TargetClass
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.kept import WORST_FIRST, KeptRow, Rows, counts_of, rows_of
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.standings import Row, in_full, sector_names
from tiendo_web.pages.target import history_of, methods_of, paths_of
from tiendo_web.pages.views.findings import lines_of
from tiendo_web.pages.words import CLASS_IN_SENTENCE, TARGET_CLASSES, Mark
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, OverrideClass, WithdrawOverride
from tiendo_web.record.models import FindingState, OrgUnit, Plan
from tiendo_web.record.queries import visible

ATTENTION = "can-chu-y"
GROUPS: tuple[tuple[str, str | Promise], ...] = (
    ("linh-vuc", gettext_lazy("Lĩnh vực")),
    ("ke-hoach", gettext_lazy("Kế hoạch")),
    ("chu-tri", gettext_lazy("Chủ trì")),
    ("khong", gettext_lazy("Không nhóm")),
)
SORTS: dict[str, tuple[Any, ...]] = {
    "danh-gia": WORST_FIRST,
    "ten": (F("name").asc(), *WORST_FIRST),
    "han": (F("due_last").asc(), *WORST_FIRST),
    "xac-suat": (F("probability").asc(nulls_last=True), *WORST_FIRST),
}
ALL = "tat-ca"
MOST_CHOICES = 300
WHEN = ("con-han", "het-han", "tat-ca")
IN_ATTENTION = (TargetClass.HARD, TargetClass.UNLIKELY)


@dataclass(frozen=True, slots=True)
class Share:
    """A class in the bar and the sentence: its mark, the word inside a sentence, the count, its address."""

    cls: TargetClass
    mark: Mark
    words: str | Promise
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: tuple[KeptRow, ...]
    attention: int


@login_required
@require_GET
def targets(request: HttpRequest) -> HttpResponse:
    """The list of targets."""
    frame = frame_of(request)
    units = list(
        OrgUnit.objects.filter(pk__in=visible.targets(request.user).order_by().values("unit")).only("key", "name", "above")
    )
    chosen_unit = _unit(request, [one.pk for one in units])
    offered = _offered(units, chosen_unit)
    plan = request.GET.get("ke-hoach", "")
    when = chosen(request, "han", WHEN, "con-han" if not plan else "tat-ca")
    unit = "" if chosen_unit == ALL or plan else chosen_unit
    matching = rows_of(request.user, frame.as_of, unit=unit, plan=plan).where(_worded(request), _due(when, frame.as_of))
    wanted = chosen(request, "lop", (*(cls.value for cls in TargetClass), ATTENTION))
    sort = chosen(request, "xep", tuple(SORTS), "danh-gia")
    rows = Rows(matching.where(_of_class(wanted)).stored.order_by(*SORTS[sort]))
    if request.GET.get("tai") == "csv":
        return _csv(rows)
    group = chosen(request, "nhom", tuple(code for code, _words in GROUPS), "linh-vuc" if sort == "danh-gia" else "khong")
    page = page_of(request, rows)
    shares = shares_of(matching, _base(request))
    context = {
        "shares": shares,
        "total": sum(share.count for share in shares),
        "behind": matching.behind,
        "page": page,
        "groups": _groups(list(page.object_list), group),
        "group": group,
        "group_choices": GROUPS,
        "sort": sort,
        "wanted": wanted,
        "class_choices": [(ATTENTION, _("Khó đạt trở xuống")), *((cls.value, mark.word) for cls, mark in TARGET_CLASSES.items())],
        "plans": _plans(request, units, offered),
        "units": offered,
        "when": when,
        "when_choices": [("con-han", _("Còn hạn")), ("het-han", _("Đã hết hạn")), ("tat-ca", _("Mọi hạn"))],
        "plan": plan,
        "unit": chosen_unit,
        "words": request.GET.get("tim", ""),
    }
    return render(request, "pages/targets/list.html", context)


def _not_counting(request: HttpRequest, key: str) -> HttpResponse:
    """A target that is known to the person and does not count on the day: not known yet, amended, or told better elsewhere."""
    row = visible.targets(request.user).select_related("plan", "unit").filter(pk=key).first()
    if row is None:
        raise Http404
    known = row.as_value.known
    early = known is not None and frame_of(request).as_of < known
    return render(request, "pages/targets/not_counting.html", {"row": row, "target": row.as_value, "early": early})


@login_required
def target(request: HttpRequest, key: str) -> HttpResponse:
    """One target: its number, its way, the methods, every value with its sentence; a leader may set another class."""
    if request.method == "POST":
        return _override(request, key)
    frame = frame_of(request)
    whole = in_full(request.user, frame.as_of, key)
    if whole is None:
        return _not_counting(request, key)
    row = whole.row
    history = history_of(row, request.user)
    if request.GET.get("tai") == "csv":
        return _history_csv(row, history)
    findings = visible.findings(request.user).filter(
        places__statement__indicator_code=row.target.indicator, state=FindingState.OPEN
    )
    context = {
        "row": row,
        "history": history,
        "paths": paths_of(whole, frame.today),
        "methods": methods_of(row),
        "findings": lines_of(findings.distinct()[:5]),
        "related": _related(request, row),
        "decided": whole.decided,
        "computed": TARGET_CLASSES[row.assessment.override.computed] if row.assessment.override else None,
        "may_override": OverrideClass.allowed(request.user, row.row.unit_id),  # type: ignore[arg-type]
        "classes": [(cls.value, mark.word) for cls, mark in TARGET_CLASSES.items()],
    }
    return render(request, "pages/targets/one.html", context)


def _override(request: HttpRequest, key: str) -> HttpResponse:
    try:
        if withdrawn := request.POST.get("withdraw"):
            seen = int(request.POST.get("version", "0") or 0)
            WithdrawOverride(override=int(withdrawn), seen=seen).run(request.user)  # type: ignore[arg-type]
            messages.success(request, _("Đã rút, đánh giá tính được lại có hiệu lực."))
        else:
            given = {name: request.POST.get(name, "") for name in ("cls", "reason")}
            OverrideClass(target=key, **given).run(request.user)  # type: ignore[arg-type]
            messages.success(request, _("Đã đặt, lý do hiện cạnh đánh giá."))
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(request.path)


def shares_of(rows: Rows, base: str) -> list[Share]:
    """The classes of some rows, best first, each with the address of its list; ``base`` ends with ``?`` or ``&``."""
    return [
        Share(cls, TARGET_CLASSES[cls], CLASS_IN_SENTENCE[cls], count, f"{base}lop={cls.value}")
        for cls, count in counts_of(rows).items()
    ]


def _unit(request: HttpRequest, units: Sequence[str]) -> str:
    """The unit in the address; without one the unit that the pages open on, when it has targets; else all."""
    asked = request.GET.get("don-vi", "")
    if asked in (ALL, *units):
        return asked
    home = str(options.read("unit") or "")
    return home if home in units else ALL


def _offered(units: list[OrgUnit], chosen_unit: str) -> list[OrgUnit]:
    """The units to choose from: all of them, or where nobody would read so many those with others below them, and the chosen."""
    if len(units) <= MOST_CHOICES:
        return units
    above = {one.above_id for one in units}
    return [one for one in units if one.pk in above or one.pk == chosen_unit]


def _plans(request: HttpRequest, units: Sequence[OrgUnit], offered: Sequence[OrgUnit]) -> QuerySet[Plan]:
    """The plans to choose from: those of the units to choose from."""
    mine = visible.targets(request.user).order_by()
    few = mine if len(offered) == len(units) else mine.filter(unit__in=[one.pk for one in offered])
    return Plan.objects.filter(pk__in=few.values("plan")).only("key", "title")


def _base(request: HttpRequest) -> str:
    """The address of this list without its class and page, open for another parameter."""
    kept = request.GET.copy()
    for name in ("lop", "trang", "tai"):
        kept.pop(name, None)
    return f"?{kept.urlencode()}&" if kept else "?"


def _worded(request: HttpRequest) -> Q:
    """Rows whose name, plan or lead body holds every word asked for."""
    return reduce(and_, (Q(words__contains=word) for word in bare(request.GET.get("tim", "")).split()), Q())


def _due(when: str, on: date) -> Q:
    running = Q(due_last__gte=date(on.year, 1, 1))
    return {"con-han": running, "het-han": ~running, "tat-ca": Q()}[when]


def _of_class(wanted: str) -> Q:
    return Q(cls__in=IN_ATTENTION) if wanted == ATTENTION else Q(cls=wanted) if wanted else Q()


def _groups(rows: list[KeptRow], by: str) -> list[Group]:
    if by == "khong":
        return [Group("", tuple(rows), 0)] if rows else []
    names = sector_names()
    title: Callable[[KeptRow], str] = {
        "linh-vuc": lambda row: names.get(row.sector, names[""]),
        "ke-hoach": lambda row: row.row.plan.title,
        "chu-tri": lambda row: row.lead or _("Chưa rõ chủ trì"),
    }[by]
    found: dict[str, list[KeptRow]] = {}
    for row in rows:
        found.setdefault(title(row), []).append(row)
    order = list(names.values()) if by == "linh-vuc" else sorted(found)
    return [Group(name, tuple(found[name]), sum(row.cls in IN_ATTENTION for row in found[name])) for name in order if name in found]


def _related(request: HttpRequest, row: Row) -> list[KeptRow]:
    others = visible.targets(request.user).filter(indicator=row.target.indicator).exclude(pk=row.row.pk)
    near = list(others.order_by("unit__level", "pk").values_list("pk", flat=True)[:40])
    return rows_of(request.user, row.on, targets=others.filter(pk__in=near))[:12]


def _csv(rows: Rows) -> HttpResponse:
    head = (
        "ma",
        "chi_tieu",
        "don_vi",
        "ke_hoach",
        "dvt",
        "muc_tieu",
        "han",
        "moi_nhat",
        "ky",
        "danh_gia",
        "xac_suat",
        "ly_do",
        "chu_tri",
    )
    return csv_response(
        "chi-tieu.csv",
        head,
        (
            (
                row.target.key,
                row.target.indicator_words,
                row.row.unit.name,
                row.row.plan.title,
                row.target.unit_of_measure,
                say.target_value(row.target),
                str(row.target.due),
                say.amount(row.latest.amount, unit=False) if row.latest and row.latest.amount else "",
                str(row.latest.period) if row.latest else "",
                str(row.mark.word),
                say.percent(row.probability) if row.probability is not None else "",
                row.assessment.reason,
                row.lead,
            )
            for row in rows
        ),
    )


def _history_csv(row: Row, history: Sequence[Any]) -> HttpResponse:
    head = ("ky", "gia_tri", "dvt", "tinh_chat", "biet_tu", "nguon", "cau", "thay_boi")
    return csv_response(
        "so-lieu.csv",
        head,
        (
            (
                str(line.period),
                line.value,
                line.unit,
                str(line.modality),
                line.known.isoformat(),
                line.title,
                line.quote,
                line.replaced,
            )
            for line in history
        ),
    )
