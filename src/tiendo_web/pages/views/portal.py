"""Dữ liệu mở: what was released, for anyone, without an account."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo_web.pages import released
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.target import drawing_of
from tiendo_web.record.models import Observation

HEAD = (
    "don_vi", "ma_don_vi", "chi_tieu", "ma_chi_tieu", "ky", "gia_tri",
    "dvt", "nua_buoc", "tinh_chat", "biet_tu", "nguon", "dia_chi",
)  # fmt: skip


@require_GET
def portal(request: HttpRequest) -> HttpResponse:
    """Six series to begin with, all of them below, the released reports, the files."""
    everything = released.listed()
    words = request.GET.get("tim", "")
    found = everything.matching(words) if words else everything
    context = {
        "first": [] if words else everything[:6],
        "page": page_of(request, found),
        "words": words,
        "total": len(everything),
        "figures": released.figures(),
        "targets": released.targets_listed().count(),
        "releases": released.releases(),
    }
    return render(request, "pages/portal/front.html", context)


@require_GET
def portal_series(request: HttpRequest, unit: str, indicator: str) -> HttpResponse:
    """One released series: drawing, values with their sources, CSV."""
    rows = released.observations(unit, indicator)
    found = released.series_of(rows)
    if not found:
        raise Http404
    if request.GET.get("tai") == "csv":
        return csv_response("chuoi-so-lieu.csv", HEAD, _cells(rows))
    series = found[0]
    label = f"{series.name}, {series.unit_name}"
    drawing = drawing_of(series.points, series.last.unit_of_measure, label) if len(series.points) > 1 else None
    return render(request, "pages/portal/series.html", {"series": series, "rows": list(reversed(series.rows)), "drawing": drawing})


@require_GET
def portal_data(request: HttpRequest, form: str) -> HttpResponse:
    """Every released value as one file, CSV or JSON."""
    rows = released.observations()
    if form == "csv":
        return csv_response("du-lieu-mo.csv", HEAD, _cells(rows))
    return JsonResponse(
        {"values": [dict(zip(HEAD, cells, strict=True)) for cells in _cells(rows)]}, json_dumps_params={"ensure_ascii": False}
    )


@require_GET
def portal_targets(request: HttpRequest) -> HttpResponse:
    """Released targets as CSV."""
    head = ("don_vi", "ke_hoach", "chi_tieu", "ma_chi_tieu", "dau", "gia_tri", "can_tren", "dvt", "han")
    return csv_response(
        "chi-tieu-da-cong-bo.csv",
        head,
        (
            (
                row.unit.name,
                row.plan.title,
                row.indicator_words,
                row.indicator,
                row.comparator,
                "" if row.value is None else str(row.value),
                "" if row.upper is None else str(row.upper),
                row.unit_of_measure,
                str(row.due),
            )
            for row in released.targets()
        ),
    )


def _cells(rows: Iterable[Observation]) -> Iterable[tuple[str, ...]]:
    """Numbers in files for programs are written with a decimal point."""
    for row in rows:
        yield (
            row.unit.name,
            row.unit_id,
            row.indicator_words,
            row.indicator,
            str(row.period),
            "" if row.value is None else str(row.value),
            row.unit_of_measure,
            "" if row.half_step is None else str(row.half_step),
            row.modality,
            row.known.isoformat(),
            source_of(row),
            row.citation_address,
        )


def source_of(row: Observation) -> str:
    """The title of the document or page that a released value was read from."""
    if row.document is not None:
        return row.document.heading
    return row.citation_title or _("không rõ nguồn")
