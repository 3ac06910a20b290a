"""One row: what it says and where from, all its versions, the form for a new one or for the next version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tiendo.boards import BOARDS, Board, Field, FieldType, RegisterEntry, Shelf
from tiendo.boards.rows import labels, texts_of
from tiendo_web.pages import format as say
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import pick
from tiendo_web.pages.views.typed import person, whole
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError, Refused
from tiendo_web.record.models import Secrecy, User
from tiendo_web.record.queries import visible

from .. import queries, shown
from ..actions import CorrectRow, RowFacts, WithdrawRow, WriteRow
from ..models import BoardEntry
from .listing import named, unit_of_person


@dataclass(frozen=True, slots=True)
class Input:
    """A field of the form: its name, label, what to write, what was typed, the choices of a closed list."""

    name: str
    label: str
    hint: str
    value: str
    kind: str
    required: bool = False
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A version as the history tells it: the row, and (label, before, after) of what it changed."""

    row: BoardEntry
    changes: tuple[tuple[str, str, str], ...]


@login_required
def row(request: HttpRequest, slug: str, item: int) -> HttpResponse:
    """One row as of the day that the page is seen from."""
    board, user, on = named(slug), person(request), frame_of(request).as_of
    held = queries.standing(user, on, board).filter(item=item).first() or _withdrawn(user, board, item)
    if held is None:
        raise Http404
    shelf = queries.shelf_for(user, on, queries.related(board))
    entry, names = held.as_value, queries.names_of(shelf)
    links = shown.links_of(user, board, [entry])
    personal = queries.sees_personal(user, held)
    newest = queries.versions(user).filter(item=item).order_by("-version").first()
    findings = [
        (one.code, pick(one.words))
        for check in board.checks
        for one in check.find(shelf.of(slug), shelf)
        if entry.key in one.entries
    ]
    context = {
        "board": board,
        "title": pick(board.words),
        "row": held,
        "entry": entry,
        "heading": shown.heading_text(board, entry, shelf, names, links),
        "marks": () if held.withdrawn else shown.marks_of(board, entry, shelf),
        "frame_cells": shown.frame_cells(board, entry),
        "cells": [shown.cell_of(one, entry.get(one.name), names, links) for one in board.fields if personal or not one.personal],
        "closed": sum(1 for one in board.fields if one.personal) if not personal else 0,
        "derived": [shown.derived_cell(one, entry, shelf) for one in board.derived],
        "joined": _joined(board, entry, shelf, user),
        "findings": findings,
        "history": _history(board, user, item, names, personal=personal),
        "latest": newest is not None and newest.version == held.version,
        "may": not held.withdrawn and queries.may_write(user, board, held.unit_id, held.secrecy),
        "typed": request.POST,
    }
    return render(request, "boards/row.html", context)


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for a new row; ``?van-ban=12&dau=5&cuoi=40`` names the passage that it comes from."""
    board, user = named(slug), person(request)
    if not queries.writable_units(user, board).exists():
        raise Http404
    refused: Refused | None = None
    if request.method == "POST":
        try:
            made = WriteRow(board=slug, facts=facts_of(board, request.POST)).run(user)
            messages.success(request, _("Đã ghi."))
            return HttpResponseRedirect(reverse("board-row", args=[slug, made.item]))
        except Refused as error:
            refused = error
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    given = request.POST if refused else request.GET
    typed = {name: given.get(name, "") for name, _w in labels(board)}
    typed["unit"] = typed["unit"] or unit_of_person(user, board)
    return _form(request, board, user, typed, refused, None)


@login_required
def correct(request: HttpRequest, slug: str, item: int) -> HttpResponse:
    """The form for the next version."""
    board, user, on = named(slug), person(request), frame_of(request).today
    held = queries.standing(user, on, board).filter(item=item).first()
    if held is None or not queries.may_write(user, board, held.unit_id, held.secrecy):
        raise Http404
    refused: Refused | None = None
    if request.method == "POST":
        post = request.POST
        try:
            facts = facts_of(board, post)
            CorrectRow(board=slug, item=item, seen=whole(post.get("seen", "")), reason=post.get("reason", ""), facts=facts).run(
                user
            )
            messages.success(request, _("Đã ghi bản mới; bản cũ vẫn giữ."))
            return HttpResponseRedirect(reverse("board-row", args=[slug, item]))
        except Refused as error:
            refused = error
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("board-row", args=[slug, item]))
    names = queries.names_of(queries.shelf_for(user, on, queries.related(board)))
    typed = request.POST.dict() if refused else texts_of(board, held.as_value, names)
    return _form(request, board, user, typed, refused, held)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, item: int) -> HttpResponse:
    """Take a row back, with the reason."""
    board, user = named(slug), person(request)
    try:
        WithdrawRow(
            board=board.slug, item=item, seen=whole(request.POST.get("seen", "")), reason=request.POST.get("reason", "")
        ).run(user)
        messages.success(request, _("Đã rút mục này; các bản đã ghi vẫn giữ trong nhật ký."))
        return HttpResponseRedirect(reverse("board", args=[slug]))
    except ActionError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("board-row", args=[slug, item]))


def facts_of(board: Board, post: Any) -> RowFacts:
    """What a form sends."""
    document = post.get("document", "")
    level = whole(post.get("secrecy", "0"))
    if level not in Secrecy.values:
        raise Refused(_("Không có mức mật này."), field="secrecy")
    return RowFacts(
        texts={name: post.get(name, "") for name, _words in labels(board)},
        secrecy=level,
        title=post.get("source_title", ""),
        address=post.get("source_address", ""),
        cited_day=say.read_day(post.get("source_day", "")),
        document=int(document) if document.isdigit() else None,
        start=int(post["start"]) if post.get("start", "").isdigit() else None,
        end=int(post["end"]) if post.get("end", "").isdigit() else None,
    )


def _form(
    request: HttpRequest, board: Board, user: User, typed: Mapping[str, str], refused: Refused | None, held: BoardEntry | None
) -> HttpResponse:
    given = request.POST if refused else request.GET
    document = given.get("document", "") or given.get("van-ban", "")
    source = visible.documents(user).filter(pk=document).first() if document.isdigit() else None
    level = whole(request.POST.get("secrecy", "")) if refused else (held.secrecy if held else board.secrecy)
    context = {
        "board": board,
        "title": pick(board.words),
        "inputs": _inputs(board, user, typed, refused, held),
        "row": held,
        "error": str(refused) if refused else "",
        "field": refused.field if refused else "",
        "secrecies": Secrecy.choices,
        "level": level,
        "source": source,
        "start": given.get("start", "") or given.get("dau", ""),
        "end": given.get("end", "") or given.get("cuoi", ""),
        "typed": request.POST,
    }
    return render(request, "boards/form.html", context, status=422 if refused else 200)


def _inputs(board: Board, user: User, typed: Mapping[str, str], refused: Refused | None, held: BoardEntry | None) -> list[Input]:
    def made(name: str, label: str, kind: str, **more: Any) -> Input:
        error = str(refused) if refused is not None and refused.field == name else ""
        return Input(name, label, more.pop("hint", ""), typed.get(name, ""), kind, error=error, **more)

    inputs = []
    if held is None:
        units = tuple(queries.writable_units(user, board, on=options.day()).values_list("name", flat=True)[:600])
        inputs.append(made("unit", _("Đơn vị"), "unit", required=True, choices=tuple((one, one) for one in dict.fromkeys(units))))
    if board.day is not None:
        inputs.append(made("day", pick(board.day), "day", required=board.day_required, hint=_("như 31/3/2025")))
    if board.period is not None:
        hint = _("như 2024, quý I/2024, tháng 5/2024")
        inputs.append(made("period", pick(board.period), "text", required=board.period_required, hint=hint))
    if board.number is not None:
        inputs.append(made("number", pick(board.number), "text"))
    shelf = queries.shelf_for(user, options.day(), queries.related(board))
    return [*inputs, *(_own(one, made, shelf, user, board) for one in board.fields)]


def _own(field: Field, made: Any, shelf: Shelf, user: User, board: Board) -> Input:
    common = {"hint": pick(field.hint), "required": field.required, "unit": field.unit}
    if field.type is FieldType.CHOICE:
        return made(
            field.name,
            pick(field.words),
            "choice",
            choices=tuple((one.words.vi, pick(one.words)) for one in field.choices),
            **common,
        )
    if field.type is FieldType.ENTRY:
        names = queries.names_of(shelf)
        rows = tuple((names[one.key], names[one.key]) for one in shelf.of(field.links))
        return made(field.name, pick(field.words), "choice", choices=rows, **common)
    if field.type is FieldType.UNIT:
        units = queries.writable_units(user, board, on=options.day()).values_list("name", flat=True)[:600]
        return made(field.name, pick(field.words), "unit", choices=tuple((one, one) for one in dict.fromkeys(units)), **common)
    kind = {FieldType.LONG: "long", FieldType.DAY: "day"}.get(field.type, "number" if field.numeric else "text")
    return made(field.name, pick(field.words), kind, **common)


def _withdrawn(user: User, board: Board, item: int) -> BoardEntry | None:
    """The last version of a row that was taken back: its page stays, so that addresses hold."""
    rows = (
        queries.versions(user).filter(board=board.slug, item=item, withdrawn=True).select_related("unit", "by", "file", "document")
    )
    return rows.order_by("-version").first()


def _joined(board: Board, entry: RegisterEntry, shelf: Shelf, user: User) -> list[tuple[Board, str, tuple[shown.Line, ...]]]:
    """Rows of other boards that name this one."""
    found = []
    for other in BOARDS:
        for field in other.fields:
            if field.links != board.slug:
                continue
            keys = {int(one.key.rpartition("/")[2]) for one in shelf.linked(other.slug, field.name, entry.key)}
            rows = queries.standing(user, shelf.on, other).filter(item__in=keys)
            if keys:
                found.append((other, pick(other.words), shown.lines_of(other, rows, shelf, user)))
    return found


def _history(board: Board, user: User, item: int, names: Mapping[str, str], *, personal: bool) -> list[Version]:
    """All versions, newest first, each with what it changed."""
    rows = list(
        queries.versions(user).filter(board=board.slug, item=item).select_related("by", "file", "document").order_by("version")
    )
    closed = set() if personal else {one.name for one in board.fields if one.personal}
    said = [texts_of(board, one.as_value, names) for one in rows]
    found = []
    for at, one in enumerate(rows):
        before = said[at - 1] if at else {}
        changes = tuple(
            (pick(words), before.get(name, ""), said[at][name])
            for name, words in labels(board)
            if at and name not in closed and before.get(name) != said[at][name]
        )
        found.append(Version(one, changes))
    return found[::-1]
