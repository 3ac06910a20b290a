"""The map of the units for one indicator: values written on it, five shades that differ in hatch too, the table beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.catalogue import indicators
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.maps import middle
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.record import options
from tiendo_web.record.models import Observation, OrgUnit
from tiendo_web.record.queries import visible

SHADES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the map and its newest value as of the day.

    Attributes: shade: from 0 (least) to 4; ``None`` when it is not reported, or of another period than most units.
    """

    key: str
    name: str
    observation: Observation | None
    shade: int | None


@login_required
@require_GET
def unit_map(request: HttpRequest) -> HttpResponse:
    """The map; where the office has given none, how to give one."""
    held: dict[str, Any] | None = options.read("map")
    if held is None:
        return render(request, "pages/map.html", {"held": None})
    units = {row.pk: row for row in visible.units(request.user).filter(pk__in=list(held["units"]))}
    rows = visible.observations(request.user).filter(unit__in=list(units), absence=None, known__lte=frame_of(request).as_of)
    choices = _choices(rows.order_by().values_list("indicator", "indicator_words").distinct())
    chosen = request.GET.get("chi-tieu", "")
    if chosen not in choices:
        chosen = _widest(rows) if choices else ""
    places = _places(units, rows.filter(indicator=chosen).order_by("period_last", "known", "pk"))
    if request.GET.get("tai") == "csv":
        return _csv(chosen, places)
    context = {
        "held": held,
        "choices": sorted(choices.items(), key=lambda pair: pair[1]),
        "chosen": chosen,
        "title": choices.get(chosen, ""),
        "places": places,
        "reported": sum(one.observation is not None for one in places),
        "drawing": drawing(held, places),
    }
    return render(request, "pages/map.html", context)


def _choices(pairs: Any) -> dict[str, str]:
    """Indicators with values in units of the map, by code, in the words of the catalogue or else of the record."""
    return {code: indicators()[code].name if code in indicators() else words or code for code, words in pairs}


def _widest(rows: Any) -> str:
    """The indicator that most units of the map have a value of."""
    from django.db.models import Count

    most = rows.order_by().values("indicator").annotate(n=Count("unit", distinct=True)).order_by("-n", "indicator").first()
    return str(most["indicator"]) if most else ""


def _places(units: Mapping[str, OrgUnit], rows: Any) -> list[Place]:
    """Units of the map, greatest value first, those that have not reported last."""
    newest: dict[str, Observation] = {row.unit_id: row for row in rows}
    periods = Counter(row.period for row in newest.values())
    common = max(periods, key=lambda one: (periods[one], one.last), default=None)
    numbers = sorted({row.value for row in newest.values() if row.value is not None and row.period == common})
    found = [
        Place(key, unit.name, row, _shade(row.value, numbers) if row and row.value in numbers and row.period == common else None)
        for key, unit in units.items()
        for row in (newest.get(key),)
    ]
    return sorted(
        found, key=lambda one: (one.observation is None, -(one.observation.value or 0) if one.observation else 0, one.name)
    )


def _shade(value: Decimal, numbers: Sequence[Decimal]) -> int:
    """The fifth of the ranking that a value lies in."""
    return min(SHADES - 1, numbers.index(value) * SHADES // len(numbers))


def drawing(held: Mapping[str, Any], places: Sequence[Place]) -> SafeString:
    """The map as SVG; every shape carries its name and value, and the value is written on it."""
    by_key = {one.key: one for one in places}
    width, height = held["size"]
    shapes, words = [], []
    for key, path in held["units"].items():
        place = by_key.get(key)
        if place is None or not path:
            continue
        said = _said(place)
        shade = f"s{place.shade}" if place.shade is not None else "other" if place.observation else "nil"
        shapes.append(format_html('<path class="{}" d="{}"><title>{}: {}</title></path>', shade, path, place.name, said))
        x, y = middle(path)
        words.append(
            format_html(
                '<text x="{}" y="{}">{}<tspan x="{}" dy="1.15em">{}</tspan></text>', round(x), round(y), place.name, round(x), said
            )
        )
    label = _("Bản đồ đơn vị; bảng bên cạnh ghi cùng các số")
    head = format_html('<svg class="map" viewBox="-10 -10 {} {}" role="img" aria-label="{}">', width + 20, height + 20, label)
    return mark_safe(head + _PATTERN + "".join(shapes) + "".join(words) + "</svg>")  # noqa: S308 - parts made by format_html


_PATTERN = (
    '<defs><pattern id="chua" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatch" d="M0 0V12"/></pattern></defs>'
)


def _said(place: Place) -> str:
    if place.observation is None or place.observation.amount is None:
        return _("chưa báo cáo")
    words = say.amount(place.observation.amount, language(), unit=False)
    return words if place.shade is not None else f"{words} ({say.period(place.observation.period, language())})"


def _csv(indicator: str, places: Sequence[Place]) -> HttpResponse:
    head = ("don_vi", "ma", "chi_tieu", "gia_tri", "don_vi_tinh", "ky", "biet_tu")
    rows = (
        (one.name, one.key, indicator, row.value, row.unit_of_measure, str(row.period), row.known.isoformat())
        if (row := one.observation)
        else (one.name, one.key, indicator, "", "", "", "")
        for one in places
    )
    return csv_response("ban-do.csv", head, rows)
