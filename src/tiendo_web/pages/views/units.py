"""Đơn vị: units side by side, as they were or as they are since a change of the tree, with a ranking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.ledger import Ledger, is_own
from tiendo.ledger.held import Held
from tiendo.values import OrgUnit as OrgUnitValue
from tiendo_web.pages import format as say
from tiendo_web.pages import heat
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.record import options
from tiendo_web.record.holding import held_for
from tiendo_web.record.models import OrgUnit
from tiendo_web.record.queries import visible


@login_required
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The heat table."""
    frame = frame_of(request)
    tops = _tops(request)
    top = _top(request, tops)
    if top is None:
        return render(request, "pages/units.html", {"nothing": True})
    ledger = held_for(request.user, frame.as_of)
    changes = heat.changes_of(ledger, top.pk)
    chosen = _day(request.GET.get("cay", ""), changes)
    day = chosen or min(frame.as_of, changes[0] - timedelta(days=1) if changes else frame.as_of)
    old = heat.units_below(ledger, top.pk, day if chosen is None else changes[0] - timedelta(days=1))
    now = heat.units_below(ledger, top.pk, day)
    available = heat.columns_of(ledger, old, _names(request, ledger))
    asked = set(request.GET.getlist("cot"))
    named = [one for one in available if one.code in asked] if asked else []
    columns = heat.as_printed(ledger, named or heat.usual(available), old)
    lines = heat.lines_of(ledger, now, columns, until=day)
    if request.GET.get("tai") == "csv":
        return _csv(lines, columns)
    at = next((n for n, column in enumerate(columns) if column.code == request.GET.get("xep")), 0)
    ranking = heat.ranked(lines, at, columns[at].better) if columns else ()
    most = max((abs(heat.number_of(cell.value)) for _line, cell in ranking), default=0) or 1
    absent = sum(cell.absent for line in lines for cell in line.cells)
    context = {
        "top": top,
        "tops": tops,
        "chosen": chosen,
        "changes": changes,
        "columns": columns,
        "available": available[:60],
        "asked": {column.code for column in columns},
        "lines": lines,
        "groups": _groups(ledger, lines, old, columns, changes) if chosen else (),
        "absent": absent,
        "cells": len(lines) * len(columns),
        "ranked_by": columns[at] if columns else None,
        "ranking": [(line, cell, round(100 * abs(heat.number_of(cell.value)) / most)) for line, cell in ranking],
        "silent": _silent(lines, columns),
    }
    return render(request, "pages/units.html", context)


def _tops(request: HttpRequest) -> list[OrgUnit]:
    """Territories with units below them that the person may see."""
    above = OrgUnit.objects.filter(tree="territory", above__isnull=False).values("above")
    tops = OrgUnit.objects.filter(tree="territory", pk__in=above).only("key", "name").order_by("level", "name")
    seen = visible.units_among(request.user, [unit.pk for unit in tops])
    return [unit for unit in tops if unit.pk in seen]


def _top(request: HttpRequest, tops: Sequence[OrgUnit]) -> OrgUnit | None:
    asked = request.GET.get("don-vi") or str(options.read("unit") or "")
    return next((unit for unit in tops if unit.pk == asked), tops[0] if tops else None)


def _day(text: str, changes: tuple[date, ...]) -> date | None:
    return next((day for day in changes if day.isoformat() == text), None)


def _names(request: HttpRequest, ledger: Held) -> dict[str, str]:
    """Names of indicators that the catalogue lacks."""
    own = [code for code in list(ledger.columns.of_indicator) if is_own(code)]
    if not own:
        return {}
    rows = visible.observations(request.user).filter(indicator__in=own).exclude(indicator_words="")
    return dict(rows.order_by("known").values_list("indicator", "indicator_words"))


def _groups(
    ledger: Ledger, lines: Sequence[heat.Line], old: Sequence[OrgUnitValue], columns: Sequence[heat.Column], changes: Sequence[date]
) -> tuple[heat.Group, ...]:
    before = changes[0] - timedelta(days=1)
    return heat.grouped(ledger, lines, heat.lines_of(ledger, old, columns, until=before))


def _silent(lines: tuple[heat.Line, ...], columns: tuple[heat.Column, ...]) -> list[tuple[str, str]]:
    """For each column with few gaps, the units that did not report: what to ask next."""
    found = []
    for n, column in enumerate(columns):
        gone = [line.unit.name for line in lines if line.cells[n].absent and not line.cells[n].divided]
        if gone and len(gone) <= len(lines) // 2:
            found.append((", ".join(gone), f"{column.name}, {say.period(column.period, language())}"))
    return found[:4]


def _csv(lines: tuple[heat.Line, ...], columns: tuple[heat.Column, ...]) -> HttpResponse:
    head = (_("Đơn vị"), *(f"{column.name}, {column.period}, {column.unit}" for column in columns))
    return csv_response(
        "don-vi.csv",
        head,
        (
            (
                line.unit.name,
                *(say.amount(cell.value.amount, unit=False) if cell.value.amount else (cell.words or "") for cell in line.cells),
            )
            for line in lines
        ),
    )
