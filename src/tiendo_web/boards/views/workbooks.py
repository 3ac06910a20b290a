"""Importing a workbook into a board: handing it in, what it would do row by row, writing it."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tiendo.boards.sheet import Effect
from tiendo_web.pages.following import pick
from tiendo_web.pages.views.typed import person, whole
from tiendo_web.record import files as store
from tiendo_web.record import options
from tiendo_web.record.actions import ActionError
from tiendo_web.record.models import Secrecy

from .. import queries
from ..actions import HandInWorkbook, ImportRows, preview_of, said, seal_of
from .listing import XLSX, named

SHOWN = 200
"""Rows of a preview on the page; the counts are of all."""


@login_required
def hand_in(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to hand a workbook in, and the workbooks handed in before."""
    board, user = named(slug), person(request)
    units = queries.writable_units(user, board)
    if not units.exists():
        raise Http404
    if request.method == "POST":
        given = request.FILES.get("file")
        if given is None:
            messages.error(request, _("Chọn một tệp."))
            return HttpResponseRedirect(request.path)
        action = HandInWorkbook(
            board=slug,
            unit=request.POST.get("unit", ""),
            name=given.name or "",
            content=given.chunks(),
            secrecy=whole(request.POST.get("secrecy", "0")),
        )
        try:
            return HttpResponseRedirect(reverse("board-file", args=[slug, action.run(user).pk]))
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    context = {
        "board": board,
        "title": pick(board.words),
        "units": queries.writable_units(user, board, on=options.day())[:600],
        "secrecies": Secrecy.choices,
        "level": board.secrecy,
        "files": queries.files(user, board).select_related("unit", "uploaded_by")[:50],
    }
    return render(request, "boards/hand_in.html", context)


@login_required
def workbook(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What importing a workbook would do; sending the form writes it."""
    board, user = named(slug), person(request)
    file = queries.files(user, board).select_related("unit", "uploaded_by").filter(pk=pk).first()
    if file is None:
        raise Http404
    if request.method == "POST":
        try:
            done = ImportRows(file=pk, seal=request.POST.get("seal", "")).run(user)
            n = len(done.to_write)
            messages.success(request, ngettext("Đã ghi %(n)s hàng.", "Đã ghi %(n)s hàng.", n) % {"n": n})
            return HttpResponseRedirect(reverse("board", args=[slug]))
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    shown = preview_of(user, file, options.day())
    counts = Counter(one.effect for one in shown.planned)
    context = {
        "board": board,
        "title": pick(board.words),
        "file": file,
        "fault": pick(shown.fault) if shown.fault else "",
        "ignored": shown.ignored,
        "new": counts[Effect.NEW],
        "changed": counts[Effect.CHANGED],
        "same": counts[Effect.SAME],
        "planned": [
            (one, dict(one.draft.fields).get(board.heading, ""), [pick(w) for w in one.changes]) for one in shown.to_write[:SHOWN]
        ],
        "more": max(0, len(shown.to_write) - SHOWN),
        "refused": [(one, [said(board, problem) for problem in one.problems]) for one in shown.refused[:SHOWN]],
        "refused_count": len(shown.refused),
        "seal": seal_of(shown),
        "may": file.taken is None and bool(shown.to_write) and queries.may_write(user, board, file.unit_id, file.secrecy),
    }
    return render(request, "boards/workbook.html", context)


@login_required
def original(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The workbook as it was handed in."""
    board = named(slug)
    file = queries.files(person(request), board).filter(pk=pk).first()
    if file is None:
        raise Http404
    return FileResponse(store.path_of(file.sha256).open("rb"), as_attachment=True, filename=file.name, content_type=XLSX)
