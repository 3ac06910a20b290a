"""Công khai: what was released to the public, when and by whom, and what would be printed otherwise by now."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare, indicators
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.views.typed import day_typed, person
from tiendo_web.record.actions import Refused
from tiendo_web.record.models import Observation
from tiendo_web.record.queries import publication, visible


@login_required
@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """The list, the latest release first: filtered by words, unit and day; as CSV."""
    user, on = person(request), frame_of(request).as_of
    given = {name: request.GET.get(name, "") for name in ("tim", "don-vi", "tu", "den")}
    rows = publication.releases(user).filter(day__lte=on)
    if given["don-vi"]:
        rows = rows.filter(unit__above_rows__above=given["don-vi"])
    for name, lookup in (("tu", "day__gte"), ("den", "day__lte")):
        try:
            day = day_typed(given[name], name)
        except Refused:
            day = None
        rows = rows.filter(**{lookup: day}) if day else rows
    words = bare(given["tim"]).split()
    found = [row for row in rows if all(word in bare(f"{row.title} {row.unit.name}") for word in words)]
    if request.GET.get("tai") == "csv":
        return _csv(publication.since(user, found, on), found)
    page = page_of(request, found)
    since = publication.since(user, page.object_list, on)
    context = {
        "page": page,
        "lines": [(row, since[row.pk].count) for row in page.object_list],
        "given": given,
        "since_day": given["tu"],
        "until_day": given["den"],
        "unit": given["don-vi"],
        "units": visible.units(user).filter(releases__isnull=False).distinct().order_by("level", "name"),
        "total": len(found),
        "filtered": any(given.values()),
    }
    return render(request, "pages/publication/list.html", context)


@login_required
@require_GET
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """One release: the file with its hash, who released it, and every figure that the record says otherwise by now."""
    user, on = person(request), frame_of(request).as_of
    row = publication.releases(user).filter(pk=pk).first()
    if row is None:
        raise Http404
    found = publication.since(user, [row], on)[row.pk]
    context = {
        "row": row,
        "intact": publication.intact(row),
        "trail": publication.trail_of(row),
        "figures": [(one, name_of(one.released)) for one in found.figures],
        "targets": found.targets,
        "on": on,
    }
    return render(request, "pages/publication/one.html", context)


def name_of(row: Observation) -> str:
    """The name of its indicator."""
    known = indicators().get(row.indicator)
    return known.name if known else row.indicator_words or row.indicator


def _csv(since: dict[int, publication.Since], rows: list[publication.Release]) -> HttpResponse:
    head = ("ngay", "don_vi", "bao_cao", "nguoi_cong_bo", "luc", "so_lieu", "chi_tieu", "nay_khac", "sha256")
    return csv_response(
        "cong-khai.csv",
        head,
        (
            (
                row.day,
                row.unit.name,
                row.title,
                row.released_by.get_full_name(),
                row.released_at.isoformat(timespec="seconds"),
                row.figure_count,  # type: ignore[attr-defined]
                row.target_count,  # type: ignore[attr-defined]
                since[row.pk].count,
                row.content_hash,
            )
            for row in rows
        ),
    )
