"""A board of figures: units side by side for a period against their plan; its workbook in and out; the rankings."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.boards.figure_sheet import export, template
from tiendo.boards.figures import (
    Column,
    Computed,
    FigureBoard,
    UnitLine,
    against_announced,
    lines_of,
    periods_of,
    shares_agree,
    standing_of,
)
from tiendo.boards.register import figure_board_named
from tiendo.boards.sheet import Effect
from tiendo.boards.typed import TypedError, period_text, read_period
from tiendo.ledger import Ledger, in_force, value
from tiendo.values import FindingClass, Observation, Period
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import pick
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.views.documents import upload_units
from tiendo_web.pages.views.typed import person, whole
from tiendo_web.pages.words import FINDING_CLASSES
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, UploadDocument
from tiendo_web.record.models import Document, OrgUnit, ReviewState, Secrecy, User
from tiendo_web.record.queries import visible

from .. import queries, tabs
from ..ledger import ledger_of_board, units_of
from ..posting import PostFigures, preview_of, seal_of
from .listing import XLSX, attached

FORMATS = ("xlsx", "xls", "csv")
SHOWN = 300


def named(slug: str) -> FigureBoard:
    """The board of figures with an address. Raises: Http404."""
    board = figure_board_named(slug)
    if board is None:
        raise Http404
    return board


def tops(user: User) -> QuerySet[OrgUnit]:
    """Territories that have others below them and that the person sees."""
    return visible.units(user).filter(tree="territory", below__isnull=False).distinct().order_by("level", "name")


def top_of(request: HttpRequest) -> OrgUnit | None:
    """The unit asked for, else the one that the pages open on, else the first that has others below it."""
    user = person(request)
    rows = visible.units(user).filter(tree="territory")
    for key in (request.GET.get("don-vi", ""), options.read("unit") or ""):
        found = rows.filter(pk=key).first() if key else None
        if found is not None:
            return found
    by_rank = sorted(
        tops(user), key=lambda one: ("province", "district", "commune").index(one.level) if one.level != "central" else -1
    )
    return by_rank[0] if by_rank else rows.first()


@login_required
@require_GET
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The board of one unit and those below it, for one period, as known on the day that the page is seen from."""
    board, user, on = named(slug), person(request), frame_of(request).as_of
    top = top_of(request)
    if top is None:
        return render(
            request, "boards/figures.html", {"board": board, "title": pick(board.words), "first_step": pick(board.first_step)}
        )
    held = ledger_of_board(user, board, top.pk).as_known(on)
    periods = periods_of(held, board)
    period = _chosen(request.GET.get("ky", ""), periods, on)
    names = queries.unit_names()
    units = units_of(user, board, held, top.pk, min(on, period.last)) if period else []
    lines = lines_of(board, held, units, period, on) if period else ()
    if period is not None and request.GET.get("tai") == "xlsx":
        return attached(export(board, lines, period, names), f"{board.slug}.xlsx", XLSX)
    standing = standing_of(board, lines[1:]) if period else None
    told = [one for one in board.columns if any(line.figures[one.name].amount or line.figures[one.name].plan for line in lines)]
    computed = [one for one in board.computed if any(one.of(line.figures) is not None for line in lines)]
    context = {
        "board": board,
        "title": pick(board.words),
        "tabs": tabs.tabs_of(board.group, board.slug),
        "top": top,
        "tops": [(one.pk, one.name) for one in tops(user)],
        "periods": [(period_text(one), say.period(one, language())) for one in periods],
        "period": period_text(period) if period else "",
        "period_words": say.period(period, language()) if period else "",
        "columns": [(one.name, pick(one.words), one.unit, one.planned) for one in told],
        "untold": [pick(one.words) for one in board.columns if one not in told],
        "computed": [(one.name, pick(one.words), one.unit, pick(one.how)) for one in computed],
        "lines": [_shown(told, computed, line, names) for at, line in enumerate(lines) if not at or not _mute(line)],
        "silent": [names.get(line.unit, line.unit) for line in lines[1:] if _mute(line)],
        "goal": pick(board.goal),
        "standing": _standing(standing, names),
        "findings": _findings(board, held, lines, standing, names, period) if period else [],
        "first_step": pick(board.first_step),
        "may": bool(upload_units(user)),
        "joined": _targets(held, board, period, on, names) if period else [],
    }
    return render(request, "boards/figures.html", context)


def _chosen(text: str, periods: tuple[Period, ...], on: date) -> Period | None:
    """The period asked for, else the latest year that has begun, else the latest period of all."""
    try:
        asked = read_period(text)
    except TypedError:
        asked = None
    if asked is not None:
        return asked
    return next((one for one in periods if one.is_year and one.first <= on), periods[0] if periods else None)


def _shown(columns: list[Column], computed: list[Computed], line: UnitLine, names: dict[str, str]) -> dict[str, Any]:
    """A line as the page shows it; every figure leads to its source."""
    return {
        "unit": names.get(line.unit, line.unit),
        "key": line.unit,
        "silent": line.silent,
        "figures": [(pick(one.words), one.planned, line.figures[one.name]) for one in columns],
        "computed": [(pick(one.words), one.unit, _said(one.of(line.figures))) for one in computed],
    }


def _mute(line: UnitLine) -> bool:
    """Neither a figure nor a plan: its name stands under the table."""
    return line.silent and all(one.plan is None for one in line.figures.values())


def _said(number: Decimal | None) -> str:
    return "" if number is None else say.number(number, language())


def _standing(standing: Any, names: dict[str, str]) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "met": [names.get(one, one) for one in standing.met],
        "short": [names.get(one, one) for one in standing.short],
        "unknown": [names.get(one, one) for one in standing.unknown],
        "total": len(standing.met) + len(standing.short) + len(standing.unknown),
    }


def _findings(
    board: FigureBoard, held: Ledger, lines: tuple[UnitLine, ...], standing: Any, names: dict[str, str], period: Period
) -> list[tuple[Any, str, str]]:
    found = []
    announced = value(held, lines[0].unit, board.announced, period).amount if board.announced and lines else None
    if announced is not None and standing is not None and (one := against_announced(standing, announced, names)):
        found.append((FINDING_CLASSES[one.cls], one.code, pick(one.words)))
    main, reported = next((c.name for c in board.columns if c.planned), ""), "ty_le_bao_cao"
    for line in lines:
        if main and reported in line.figures and shares_agree(line.figures[main], line.figures[reported]) is False:
            words = _("%(unit)s: tỷ lệ báo cáo nêu không khớp với số thu và dự toán trong sổ.") % {
                "unit": names.get(line.unit, line.unit)
            }
            found.append((FINDING_CLASSES[FindingClass.SUSPICION], "BSL02", words))
    return found


def _targets(held: Ledger, board: FigureBoard, period: Period, on: date, names: dict[str, str]) -> list[tuple[str, str, str, Any]]:
    """Targets of the board's indicators that are due in the period or later: key, indicator, unit and due time, the target."""
    wanted = {one.indicator for one in board.columns}
    ahead = [one for one in in_force(held, on=on) if one.indicator in wanted and one.due.last >= period.first]
    ahead.sort(key=lambda one: (one.due.last, names.get(one.unit, one.unit)))
    times = [(one, f"{names.get(one.unit, one.unit)}, {say.period(one.due, language())}") for one in ahead[:16]]
    return [(one.key, one.indicator_words, words, one) for one, words in times]


@login_required
@require_GET
def empty_workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The template to fill in."""
    board = named(slug)
    return attached(template(board), f"mau-{board.slug}.xlsx", XLSX)


@login_required
def hand_in(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to hand a workbook in, and the workbooks that wait."""
    board, user = named(slug), person(request)
    units = upload_units(user)
    if request.method == "POST":
        given = request.FILES.get("file")
        if given is None:
            messages.error(request, _("Chọn một tệp."))
            return HttpResponseRedirect(request.path)
        action = UploadDocument(
            unit=request.POST.get("unit", ""),
            name=given.name or "",
            content=given.chunks(),
            title=f"{board.words.vi}: {given.name}",
            secrecy=whole(request.POST.get("secrecy", "0")),
        )
        try:
            return HttpResponseRedirect(reverse("board-figures-file", args=[slug, action.run(user).pk]))
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    waiting = (
        visible.documents(user).filter(format__in=FORMATS).exclude(review=ReviewState.POSTED).defer("text", "structure", "folded")
    )
    context = {
        "board": board,
        "title": pick(board.words),
        "units": units,
        "secrecies": Secrecy.choices,
        "files": waiting.select_related("unit", "uploaded_by").order_by("-uploaded_at")[:20],
    }
    return render(request, "boards/figures_hand_in.html", context)


@login_required
def workbook(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What importing a workbook would do; another person than its sender posts it."""
    board, user = named(slug), person(request)
    row = visible.documents(user).select_related("unit", "uploaded_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            done = PostFigures(board=slug, document=pk, seal=request.POST.get("seal", "")).run(user)
            messages.success(request, _("Đã cho %(n)s số vào sổ.") % {"n": len(done.entries)})
            return HttpResponseRedirect(reverse("board-figures", args=[slug]))
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    return render(request, "boards/figures_workbook.html", _preview(board, user, row))


def _preview(board: FigureBoard, user: User, row: Document) -> dict[str, Any]:
    shown, names = preview_of(user, board, row), queries.unit_names()
    counts = Counter(one.effect for one in shown.planned)
    heads = {one.indicator: pick(one.words) for one in board.columns}
    planned = [
        (
            one.source.part,
            names.get(one.entry.unit, one.entry.unit),
            heads.get(one.entry.indicator, one.entry.indicator),
            _("kế hoạch") if not isinstance(one.entry, Observation) else "",
            say.period(one.entry.period if isinstance(one.entry, Observation) else one.entry.due, language()),
            one.source.surface.strip(),
            one.before,
        )
        for one in shown.planned
        if one.effect is not Effect.SAME
    ]
    allowed = PostFigures.allowed(user, row.unit_id, row.secrecy)
    return {
        "board": board,
        "title": pick(board.words),
        "row": row,
        "fault": pick(shown.fault) if shown.fault else "",
        "new": counts[Effect.NEW],
        "changed": counts[Effect.CHANGED],
        "same": counts[Effect.SAME],
        "planned": planned[:SHOWN],
        "more": max(0, len(planned) - SHOWN),
        "refused": [(one.reference, one.surface, pick(one.words)) for one in shown.refused[:SHOWN]],
        "refused_count": len(shown.refused),
        "seal": seal_of(shown),
        "may": allowed and row.uploaded_by_id != user.pk and bool(shown.entries),
        "own": allowed and row.uploaded_by_id == user.pk,
        "posted": row.review == ReviewState.POSTED,
    }


@login_required
@require_GET
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """One figure leads to where it was read: the sentence or cell of its document, else the series that cites its source."""
    row = visible.observations(person(request)).filter(pk=key).first()
    if row is None:
        raise Http404
    if row.document_id is not None:
        return HttpResponseRedirect(reverse("document-at", args=[row.document_id, row.start or 0]))
    return render(request, "boards/figure.html", {"row": row, "heading": row.indicator_words or row.indicator})
