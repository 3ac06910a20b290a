"""Bảng theo dõi: the index of boards, and one board with its filters, totals and findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tiendo.boards import BOARDS, Board, FieldType, RegisterEntry, Shelf, board_named
from tiendo.boards.board import BoardFinding
from tiendo.boards.sheet import export, template
from tiendo.boards.typed import TypedError, period_text, read_day, read_period
from tiendo.catalogue import bare
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import pick
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.views.typed import person
from tiendo_web.pages.words import FINDING_CLASSES, Mark
from tiendo_web.record.models import User

from .. import queries, shown, tabs
from ..extras import EXTRAS
from ..models import BoardEntry

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice that narrows the list: name in the address, label, (code, word) pairs, the one chosen."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    value: str


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every board with how many rows it has and when it was last written."""
    on = frame_of(request).as_of
    tallies = dict(queries.standing(request.user, on).order_by().values_list("board").annotate(n=Count("pk")))
    context = {"groups": tabs.groups(), "tallies": tallies, "registers": [board.slug for board in BOARDS]}
    return render(request, "boards/index.html", context)


def named(slug: str) -> Board:
    """The board with an address. Raises: Http404."""
    board = board_named(slug)
    if board is None:
        raise Http404
    return board


@login_required
@require_GET
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """One board: filtered, sorted, in pages; as a file with ``?tai=xlsx`` or ``?tai=csv``."""
    board, user, on = named(slug), person(request), frame_of(request).as_of
    everything = queries.standing(user, on, board)
    related = [one for one in queries.related(board) if one is not board]
    rows = list(_narrowed(request, board, everything))
    aside = queries.shelf_for(user, on, related)
    entries = {row.pk: row.as_value for row in rows}
    shelf = Shelf(on, {**aside.entries, board.slug: tuple(entries.values())}, aside.unit_names)
    flag = next((one for one in board.flags if one.name == request.GET.get("tinh-trang")), None)
    if flag is not None:
        rows = [row for row in rows if flag.holds(entries[row.pk], shelf)]
    rows = _sorted(request, board, rows, entries, shelf)
    if request.GET.get("tai") in ("xlsx", "csv"):
        return _file(request.GET["tai"], board, [entries[row.pk] for row in rows], shelf)
    page = page_of(request, rows)
    held = tuple(entries[row.pk] for row in rows)
    context = {
        "board": board,
        "title": pick(board.words),
        "tabs": tabs.tabs_of(board.group, slug),
        "page": page,
        "lines": shown.lines_of(board, page.object_list, shelf, user),
        "columns": _columns(request, board),
        "totals": shown.totals_of(board, held),
        "findings": [_finding(board, one) for check in board.checks for one in check.find(held, shelf)],
        "flags": [(one.name, Mark(pick(one.words), shown.ICONS[one.tone], one.tone), n) for one, n in _flagged(board, held, shelf)],
        "filters": _filters(request, board, everything, queries.names_of(aside)),
        "words": request.GET.get("tim", ""),
        "days": (request.GET.get("tu", ""), request.GET.get("den", "")),
        "empty": not everything.exists(),
        "first_step": pick(board.first_step),
        "noun": pick(board.noun),
        "may": queries.writable_units(user, board).exists(),
        "extras": [(pick(words), name) for words, name in EXTRAS.get(slug, ())],
        "checks": [(check.code, pick(check.words)) for check in board.checks],
    }
    return render(request, "boards/listing.html", context)


@login_required
@require_GET
def empty_workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The template to fill in."""
    board = named(slug)
    return attached(template(board), f"mau-{board.slug}.xlsx", XLSX)


def _narrowed(request: HttpRequest, board: Board, rows: QuerySet[BoardEntry]) -> QuerySet[BoardEntry]:
    given = request.GET
    if given.get("don-vi"):
        rows = rows.filter(unit__above_rows__above=given["don-vi"])
    if given.get("ky"):
        try:
            rows = rows.filter(period=read_period(given["ky"]))
        except TypedError:
            rows = rows.none()
    for name, lookup in (("tu", "day__gte"), ("den", "day__lte")):
        if day := _day(given.get(name, "")):
            rows = rows.filter(**{lookup: day})
    for name in board.filters:
        if given.get(name):
            rows = rows.filter(**{f"fields__{name}": given[name]})
    for word in bare(given.get("tim", "")).split():
        rows = rows.filter(Q(folded__contains=word))
    return rows


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip()) if text.strip() else None
    except TypedError:
        return None


def _filters(request: HttpRequest, board: Board, rows: QuerySet[BoardEntry], names: dict[str, str]) -> list[Filter]:
    """Unit and period of the rows there are, then the board's own choices."""
    given = request.GET
    bare_rows = rows.order_by()
    units = shown.unit_choices(bare_rows.values_list("unit__key", "unit__name").distinct())
    found = [Filter("don-vi", pick(("Đơn vị", "Unit")), units, given.get("don-vi", ""))]
    if board.period is not None:
        periods = {one for one in bare_rows.values_list("period", flat=True).distinct() if one is not None}
        ordered = sorted(periods, key=lambda one: (one.last, one.first), reverse=True)
        shown_periods = [(period_text(one), say.period(one, language())) for one in ordered]
        found.append(Filter("ky", pick(board.period), shown_periods, given.get("ky", "")))
    for name in board.filters:
        field = board.field(name)
        if field.type is FieldType.CHOICE:
            choices = [(one.code, pick(one.words)) for one in field.choices]
        else:
            choices = sorted(
                ((key, word) for key, word in names.items() if key.startswith(f"{field.links}/")), key=lambda one: one[1]
            )
        found.append(Filter(name, pick(field.words), choices, given.get(name, "")))
    return [one for one in found if one.choices]


def _columns(request: HttpRequest, board: Board) -> list[shown.Column]:
    asked = request.GET.get("xep", "")
    frame = [
        (n, w, "", False) for n, w in (("day", board.day), ("period", board.period), ("number", board.number)) if w is not None
    ]
    own = [(one.name, one.words, one.unit, one.numeric) for one in shown.listed_fields(board)]
    derived = [(one.name, one.words, one.unit, bool(one.unit)) for one in shown.listed_derived(board)]
    columns = []
    for name, words, unit, numeric in [*frame, *own, *derived]:
        way = {name: "ascending", f"-{name}": "descending"}.get(asked, "")
        columns.append(shown.Column(name, pick(words), unit, numeric, f"-{name}" if way == "ascending" else name, way))
    return columns


def _sorted(
    request: HttpRequest, board: Board, rows: list[BoardEntry], entries: dict[int, RegisterEntry], shelf: Shelf
) -> list[BoardEntry]:
    asked = request.GET.get("xep", "")
    values = _sorters(board)
    name = asked.lstrip("-") if asked.lstrip("-") in values else board.sort.lstrip("-") or "day"
    falling = (asked if asked.lstrip("-") in values else board.sort or "-day").startswith("-")
    keyed = [(values[name](entries[row.pk], shelf), row) for row in rows]
    there = sorted(((key, row) for key, row in keyed if key is not None), key=lambda one: one[0], reverse=falling)
    ordered = [row for _key, row in there] + [row for key, row in keyed if key is None]
    if asked.lstrip("-") in values:
        return ordered
    urgent = {
        row.pk for row in rows if any(one.tone in ("bad", "warn") and one.holds(entries[row.pk], shelf) for one in board.flags)
    }
    return [row for row in ordered if row.pk in urgent] + [row for row in ordered if row.pk not in urgent]


def _sorters(board: Board) -> dict[str, Any]:
    """What each name sorts by; the value of a row is ``None`` where it has nothing."""

    def of_field(name: str) -> Any:
        return lambda entry, shelf: entry.get(name)

    sorters: dict[str, Any] = {
        "day": lambda entry, shelf: entry.day,
        "period": lambda entry, shelf: entry.period.last if entry.period else None,
        "number": lambda entry, shelf: entry.number or None,
        "unit": lambda entry, shelf: shelf.unit_names.get(entry.unit, entry.unit),
    }
    sorters |= {one.name: of_field(one.name) for one in board.public_fields}
    return sorters | {one.name: one.of for one in board.derived}


def _flagged(board: Board, entries: tuple[RegisterEntry, ...], shelf: Shelf) -> Iterable[tuple[Any, int]]:
    counted = ((flag, sum(flag.holds(one, shelf) for one in entries)) for flag in board.flags)
    return [(flag, n) for flag, n in counted if n]


def _finding(board: Board, one: BoardFinding) -> tuple[Mark, str, str, list[tuple[str, int]]]:
    items = [(key.rpartition("/")[0], int(key.rpartition("/")[2])) for key in one.entries]
    return FINDING_CLASSES[one.cls], one.code, pick(one.words), items


def _file(form: str, board: Board, entries: list[RegisterEntry], shelf: Shelf) -> HttpResponse:
    names = queries.names_of(shelf)
    if form == "xlsx":
        return attached(export(board, entries, names), f"{board.slug}.xlsx", XLSX)
    fields = board.public_fields
    head = ("don_vi", "ngay", "ky", "so", *(one.name for one in fields), *(one.name for one in board.derived))
    lines = (
        (
            names.get(one.unit, one.unit),
            one.day.isoformat() if one.day else "",
            str(one.period) if one.period else "",
            one.number,
            *(_plain(one.get(field.name), names) for field in fields),
            *(_plain(figure.of(one, shelf), names) for figure in board.derived),
        )
        for one in entries
    )
    return csv_response(f"{board.slug}.csv", head, lines)


def _plain(value: Any, names: dict[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else names.get(value, value)


def attached(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def unit_of_person(user: User, board: Board) -> str:
    """Name of the unit that a form proposes: the highest that the person writes for."""
    rows = queries.writable_units(user, board).annotate(above_it=Count("above_rows")).order_by("above_it", "name")
    return rows.values_list("name", flat=True).first() or ""
