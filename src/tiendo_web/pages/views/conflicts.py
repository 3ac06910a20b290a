"""Không khớp: where the figures of a unit disagree, with the arithmetic; a person says which figure holds, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.catalogue import indicators
from tiendo.ledger import Conflict, ConflictKind, conflicts
from tiendo.ledger.conflicts import Reading
from tiendo.values import Period, PeriodError
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, SettleConflict
from tiendo_web.record.models import Observation, OrgUnit
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import act_value, ledger_for, with_documents

KINDS: dict[ConflictKind, str | Promise] = {
    ConflictKind.VALUES: gettext_lazy("trị số khác nhau"),
    ConflictKind.ESTIMATES: gettext_lazy("ước tính và thực hiện"),
    ConflictKind.ARITHMETIC: gettext_lazy("phép tính không khớp"),
    ConflictKind.PARTS: gettext_lazy("các phần và tổng"),
    ConflictKind.SERIES: gettext_lazy("chuỗi thời gian"),
    ConflictKind.DEFINITIONS: gettext_lazy("định nghĩa"),
    ConflictKind.TARGETS: gettext_lazy("mục tiêu"),
}
STRENGTH: dict[Reading, str | Promise] = {
    Reading.SURE: gettext_lazy("không thể cùng đúng"),
    Reading.PLAIN: gettext_lazy("không khớp như đã in"),
    Reading.NEAR: gettext_lazy("lệch với số nói tròn, nên xem"),
    Reading.BARE: gettext_lazy("lệch với số nói tròn, nên xem"),
}
"""How much a disagreement says, the strongest first (decision 403)."""
BOTH_MAY_HOLD: str | Promise = gettext_lazy("có thể cùng đúng, nên xem")
NONE_HOLDS = "-"
"""What the form sends when no figure holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """One disagreement: what it is about, the arithmetic, and the stored figures; ``may_settle`` when a person may choose."""

    name: str
    period: Period | None
    when: str
    kind: str | Promise
    strength: str | Promise
    computed: str
    reason: str
    figures: tuple[Observation, ...]
    may_settle: bool


@login_required
def ledger_conflicts(request: HttpRequest) -> HttpResponse:
    """The disagreements of one unit, the certain ones first; settling one."""
    if request.method == "POST":
        return _settle(request)
    units = list(visible.units(request.user).filter(observations__isnull=False).distinct().order_by("level", "name"))
    unit = _unit(request, units)
    lines = _lines(request, unit) if unit else []
    kinds = {str(kind): words for kind, words in KINDS.items()}
    kind = chosen(request, "loai", tuple(kinds))
    shown = [line for line in lines if not kind or line.kind == kinds[kind]]
    if request.GET.get("tai") == "csv":
        return _csv(shown)
    context = {
        "units": units,
        "unit": unit,
        "page": page_of(request, shown, 20),
        "total": len(lines),
        "kinds": [(code, words, sum(line.kind == words for line in lines)) for code, words in kinds.items()],
        "kind": kind,
        "settled": _settled(request, unit) if unit else [],
        "none": NONE_HOLDS,
    }
    return render(request, "pages/conflicts.html", context)


def _unit(request: HttpRequest, units: Iterable[OrgUnit]) -> OrgUnit | None:
    asked = request.GET.get("don-vi") or str(options.read("unit") or "")
    listed = list(units)
    return next((unit for unit in listed if unit.pk == asked), listed[0] if listed else None)


def _lines(request: HttpRequest, unit: OrgUnit) -> list[Line]:
    ledger = ledger_for(request.user, known_by=frame_of(request).as_of, units=[unit.pk])
    found = conflicts(ledger, unit=unit.pk)
    keys = {key for one in found for key in one.entries}
    rows = {row.pk: row for row in with_documents(visible.observations(request.user).filter(pk__in=keys))}
    may = SettleConflict.allowed(request.user, unit.pk)  # type: ignore[arg-type]
    lines = [_line(one, rows, may=may) for one in found]
    order = [*map(str, STRENGTH.values()), str(BOTH_MAY_HOLD)]
    return sorted(lines, key=lambda line: order.index(str(line.strength)))


def _line(one: Conflict, rows: Mapping[str, Observation], *, may: bool) -> Line:
    figures = tuple(rows[key] for key in one.entries if key in rows)
    known = indicators().get(one.indicator)
    words = next((row.indicator_words for row in figures if row.indicator_words), one.indicator)
    same = len({(row.unit_id, row.indicator, str(row.period)) for row in figures}) == 1 and len(figures) > 1
    return Line(
        name=known.name if known else words,
        period=_period(one.period),
        when=one.period,
        kind=KINDS[one.kind],
        strength=_strength(one, figures),
        computed=one.computed,
        reason=one.reason,
        figures=figures,
        may_settle=may and same and one.kind in (ConflictKind.VALUES, ConflictKind.ESTIMATES),
    )


def _strength(one: Conflict, figures: Iterable[Observation]) -> str | Promise:
    """Figures of two days, successive estimates and two definitions under one name may all be right as they stand."""
    days = {str(row.period) for row in figures}
    of_two_days = one.kind is ConflictKind.VALUES and len(days) > 1
    if of_two_days or one.kind in (ConflictKind.ESTIMATES, ConflictKind.DEFINITIONS):
        return BOTH_MAY_HOLD
    return STRENGTH[one.reading]


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except PeriodError:
        return None


def _settle(request: HttpRequest) -> HttpResponse:
    kept = request.POST.get("kept", "")
    try:
        SettleConflict(
            observations=tuple(request.POST.getlist("observation")),
            kept=None if kept == NONE_HOLDS else kept,
            reason=request.POST.get("reason", ""),
        ).run(request.user)  # type: ignore[arg-type]
        messages.success(request, _("Đã ghi. Số không được giữ vẫn còn trong sổ, không tính nữa."))
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(request.get_full_path())


def _settled(request: HttpRequest, unit: OrgUnit) -> list[tuple[Observation | None, str, str, object]]:
    """What was settled of the unit, the latest first: the figure kept, the reason, who, and the day."""
    acts = [act_value(row) for row in visible.ledger_acts(request.user).filter(kind="Settlement", unit=unit).order_by("-position")]
    rows = {row.pk: row for row in visible.observations(request.user).filter(pk__in=[act.kept for act in acts if act.kept])}  # type: ignore[union-attr]
    return [(rows.get(act.kept or ""), act.reason, act.by, act.known) for act in acts]  # type: ignore[union-attr]


def _csv(lines: Iterable[Line]) -> HttpResponse:
    head = ("chi_tieu", "ky", "loai", "muc_do", "khong_khop", "ly_do_co_the")
    rows = ((line.name, line.when, str(line.kind), str(line.strength), line.computed, line.reason) for line in lines)
    return csv_response("khong-khop.csv", head, rows)
