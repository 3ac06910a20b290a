"""Xếp hạng: each index by year with score, rank, number ranked and places moved, its components, its targets and tasks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tiendo.boards.rankings import RANKINGS, Ranking, YearOfRank, findings_of, parts_of, years_of
from tiendo.ledger import Ledger
from tiendo_web.pages.charts import Point
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import pick
from tiendo_web.pages.views.documents import upload_units
from tiendo_web.pages.views.typed import person
from tiendo_web.pages.words import FINDING_CLASSES
from tiendo_web.record.models import Observation, User
from tiendo_web.record.queries import visible

from .. import tabs
from ..ledger import ledger_of_rankings
from .figures import top_of, tops


@login_required
@require_GET
def rankings(request: HttpRequest) -> HttpResponse:
    """The rankings of one unit as known on the day that the page is seen from."""
    user, on = person(request), frame_of(request).as_of
    top = top_of(request)
    held = ledger_of_rankings(user, top.pk) if top is not None else Ledger()
    told = [(one, years_of(one, held, top.pk if top else "", on)) for one in RANKINGS]
    if request.GET.get("tai") == "csv":
        return _csv(told)
    context = {
        "top": top,
        "tops": [(one.pk, one.name) for one in tops(user)],
        "tabs": tabs.tabs_of("xep-hang", "xep-hang"),
        "rankings": [_shown(one, years, held, user, top.pk if top else "", on) for one, years in told],
        "empty": not any(years for _one, years in told),
        "may": bool(upload_units(user)),
    }
    return render(request, "boards/rankings.html", context)


def _shown(ranking: Ranking, years: tuple[YearOfRank, ...], held: Ledger, user: User, unit: str, on: Any) -> dict[str, Any]:
    points = [Point(one.year, -float(one.rank.value)) for one in reversed(years) if one.rank is not None]
    targets = visible.targets(user).filter(unit=unit, indicator__in=(ranking.score, ranking.rank), amended_by=None)
    rows = {
        row.pk: row
        for row in Observation.objects.filter(pk__in=[key for one in years for key in one.keys]).select_related("document")
    }
    return {
        "code": ranking.code,
        "short": pick(ranking.words),
        "full": pick(ranking.full),
        "years": [(one, [rows[key] for key in one.keys if key in rows]) for one in years],
        "points": points,
        "parts": parts_of(ranking, held, unit, on),
        "findings": [(FINDING_CLASSES[one.cls], one.code, pick(one.words)) for one in findings_of(ranking, years)],
        "targets": list(targets.select_related("plan").order_by("due_last")[:8]),
        "tasks": list(visible.tasks(user).filter(targets__in=targets).distinct().order_by("due")[:8]),
    }


def _csv(told: list[tuple[Ranking, tuple[YearOfRank, ...]]]) -> HttpResponse:
    head = ("chi_so", "nam", "diem", "hang", "so_duoc_xep_hang", "so_bac_tang", "diem_tang")
    lines = (
        (
            ranking.words.vi,
            one.year,
            one.score.value if one.score else "",
            one.rank.value if one.rank else "",
            one.rank.total if one.rank and one.rank.total else "",
            one.moved if one.moved is not None else "",
            one.gained if one.gained is not None else "",
        )
        for ranking, years in told
        for one in years
    )
    return csv_response("xep-hang.csv", head, lines)
