"""Reviewing a document: the text with its numbers, the panel beside it, and what a person decides.

Every decision works as a plain form (then the page comes back at the next number) and through htmx (then the panel, the
mark, its tick and the counters are swapped). The state is on the server and in the address: ``?so=s12``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tiendo_web.pages.review.desk import Desk
from tiendo_web.pages.review.entries import (
    count,
    find,
    next_undecided,
)
from tiendo_web.pages.review.form import candidates, changes, form_of, unread_fields, unread_form
from tiendo_web.pages.review.panel import fields_of
from tiendo_web.pages.review.text import text_of
from tiendo_web.pages.templatetags.pages import language, number
from tiendo_web.record.actions import (
    AcceptMany,
    AcceptStatement,
    Action,
    ActionError,
    CorrectStatement,
    DismissUnread,
    PostStatements,
    ReadUnread,
    Refused,
    RejectStatement,
    ReturnDocument,
    SubmitDocument,
    UndoDecision,
)
from tiendo_web.record.models import Document as DocumentRow
from tiendo_web.record.models import ReadingState, Statement, UnreadNumber
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.review import acceptable


def seen_document(request: HttpRequest, pk: int) -> DocumentRow:
    """The document, when the person may see it. Raises: Http404."""
    row = visible.documents(request.user).select_related("unit").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@login_required
@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The review page; while the file is being read, its progress."""
    row = seen_document(request, pk)
    if row.state != ReadingState.READ:
        return render(request, "pages/documents/reading.html", {"document": row})
    desk = Desk(request, row)
    current = find(desk.entries, request.GET.get("so"))
    context = desk.panel(current) | text_of(row, desk.entries, desk.findings, current, request.GET.get("to", ""))
    context |= _asked_form(request, row, context)
    return render(request, "pages/review/page.html", context)


@login_required
@require_GET
def panel(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The panel of one number (htmx)."""
    row = seen_document(request, pk)
    desk = Desk(request, row)
    current = find(desk.entries, name)
    if current is None or current.name != name:
        raise Http404
    context = desk.panel(current)
    context |= _asked_form(request, row, context)
    response = render(request, "pages/review/_panel.html", context)
    response["HX-Replace-Url"] = f"{reverse('document', args=[pk])}?so={name}"
    return response


@login_required
@require_POST
def accept(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    """Take a number."""
    return _decide(request, pk, f"s{statement}", AcceptStatement(statement=statement, seen=_version(request)))


@login_required
@require_POST
def reject(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    """Drop a number."""
    return _decide(request, pk, f"s{statement}", RejectStatement(statement=statement, seen=_version(request)))


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last decision back and look at its number again."""
    name = request.POST.get("so", "")
    statement = int(name[1:]) if name[1:].isdecimal() else 0
    action = UndoDecision(statement=statement, seen=_version(request))
    return _decide(request, pk, name, action, stay=lambda row: f"s{row.pk}")


@login_required
@require_POST
def correct(request: HttpRequest, pk: int, statement: int) -> HttpResponse:
    """Say what a number should say; what was typed stays when something is wrong."""
    row = seen_document(request, pk)
    held = row.statements.live().filter(pk=statement).first()
    if held is None:
        raise Http404
    typed = _typed(request)
    fields, errors = changes(held, typed)
    action = CorrectStatement(statement=statement, seen=_version(request), fields=fields)
    new, errors = _tried(request, action, errors)
    if new is not None:
        return _answer(request, row, f"s{new.pk}", replaced=f"s{statement}")
    return _form_again(request, row, f"s{statement}", _correction(row, held, typed, errors), errors)


@login_required
@require_POST
def dismiss(request: HttpRequest, pk: int, unread: int) -> HttpResponse:
    """Say that an unread number is no figure."""
    return _decide(request, pk, f"u{unread}", DismissUnread(unread=unread, seen=_version(request)))


@login_required
@require_POST
def read_number(request: HttpRequest, pk: int, unread: int) -> HttpResponse:
    """Read a number that the machine could not."""
    row = seen_document(request, pk)
    held = row.unread.filter(pk=unread, statement=None).first()
    if held is None:
        raise Http404
    typed = _typed(request)
    fields, errors = unread_fields(typed)
    done, errors = _tried(request, ReadUnread(unread=unread, seen=_version(request), fields=fields), errors)
    if done is not None:
        return _answer(request, row, f"s{done.statement_id}", replaced=f"u{unread}")
    return _form_again(request, row, f"u{unread}", _reading(row, held, typed, errors), errors)


@login_required
def many(request: HttpRequest, pk: int) -> HttpResponse:
    """Take all numbers that no finding touches: first the list of what it takes, then the decision."""
    row = seen_document(request, pk)
    desk = Desk(request, row)
    if not desk.may.decide:
        raise Http404
    if request.method == "POST":
        pairs = tuple(tuple(int(part) for part in pair.split(".")) for pair in request.POST.getlist("so"))
        try:
            taken = AcceptMany(document=pk, statements=pairs).run(request.user)  # type: ignore[arg-type]
            messages.success(request, _("Đã nhận %(n)s số.") % {"n": number(taken)})
            return HttpResponseRedirect(reverse("document", args=[pk]))
        except ActionError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)
    lines = [(statement, fields_of(statement, row, language())) for statement in acceptable(row)]
    return render(request, "pages/review/many.html", {"document": row, "lines": lines, "counts": count(desk.entries)})


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the document to the approver."""
    return _on_document(request, pk, SubmitDocument(document=pk, seen=_version(request)), _("Đã gửi duyệt."))


@login_required
@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """The approver lets the numbers into the ledger."""
    return _on_document(request, pk, PostStatements(document=pk, seen=_version(request)), _("Số liệu đã vào sổ."))


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The approver sends the document back with a reason."""
    action = ReturnDocument(document=pk, seen=_version(request), reason=request.POST.get("reason", ""))
    return _on_document(request, pk, action, _("Đã trả lại."))


@login_required
@require_GET
def indicator_candidates(request: HttpRequest) -> HttpResponse:
    """Indicators of the catalogue that the typed words may mean (htmx)."""
    words = request.GET.get("indicator_words", "")
    return render(request, "pages/review/_candidates.html", {"candidates": candidates(words), "chosen": ""})


def _decide(
    request: HttpRequest, pk: int, name: str, action: Action[Any], *, stay: Callable[[Statement], str] | None = None
) -> HttpResponse:
    row = seen_document(request, pk)
    try:
        result = action.run(request.user)  # type: ignore[arg-type]
    except ActionError as error:
        return _answer(request, row, name, problem=str(error), stay=True)
    return _answer(request, row, stay(result) if stay else name, replaced=name, stay=stay is not None)


def _answer(
    request: HttpRequest, row: DocumentRow, name: str, *, replaced: str = "", problem: str = "", stay: bool = False
) -> HttpResponse:
    """The page again at the next number, or the parts of it that changed."""
    if not getattr(request, "htmx", False):
        if problem:
            messages.error(request, problem)
        desk = Desk(request, row)
        changed = find(desk.entries, name)
        target = changed if stay or changed is None else next_undecided(desk.entries, changed)
        anchor = f"?so={target.name}#{target.name}" if target else ""
        return HttpResponseRedirect(reverse("document", args=[row.pk]) + anchor)
    desk = Desk(request, row)
    changed = find(desk.entries, name)
    current = changed if stay or changed is None else next_undecided(desk.entries, changed)
    context = desk.panel(current, problem=problem) | {"changed": changed, "was": replaced or name}
    response = render(request, "pages/review/_decided.html", context)
    if current is not None:
        response["HX-Replace-Url"] = f"{reverse('document', args=[row.pk])}?so={current.name}"
    return response


def _on_document(request: HttpRequest, pk: int, action: Action[Any], done: str) -> HttpResponse:
    seen_document(request, pk)
    try:
        action.run(request.user)  # type: ignore[arg-type]
        messages.success(request, done)
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("document", args=[pk]))


def _asked_form(request: HttpRequest, row: DocumentRow, context: dict[str, Any]) -> dict[str, Any]:
    """The form that the page shows without being sent: the correction when asked for, the reading of an unread number always."""
    if not context["may"].decide:
        return {}
    if context.get("unread") is not None:
        return _reading(row, context["unread"], {}, {})
    if context.get("statement") is not None and request.GET.get("sua"):
        return _correction(row, context["statement"], {}, {})
    return {}


def _tried(request: HttpRequest, action: Action[Any], errors: dict[str, str]) -> tuple[Any, dict[str, str]]:
    """The result of the action, or the errors by field; nothing is tried while the form has errors."""
    if errors:
        return None, errors
    try:
        return action.run(request.user), {}  # type: ignore[arg-type]
    except Refused as error:
        return None, {error.field: str(error)}
    except ActionError as error:
        return None, {"": str(error)}


def _form_again(request: HttpRequest, row: DocumentRow, name: str, form: dict[str, Any], errors: dict[str, str]) -> HttpResponse:
    """The form as it was typed, with what is wrong."""
    desk = Desk(request, row)
    current = find(desk.entries, name)
    context = desk.panel(current, problem=errors.get("")) | form
    if getattr(request, "htmx", False):
        return render(request, "pages/review/_panel.html", context)
    context |= text_of(row, desk.entries, desk.findings, current, "")
    return render(request, "pages/review/page.html", context, status=422)


def _correction(row: DocumentRow, statement: Statement, typed: dict[str, str], errors: dict[str, str]) -> dict[str, Any]:
    """The context of the form that corrects a statement."""
    chosen = typed.get("code", statement.indicator_code or "")
    words = typed.get("indicator_words", statement.indicator_words or "")
    action = reverse("document-correct", args=[row.pk, statement.pk])
    return {
        "editing": True,
        "form": form_of(statement, action, typed, errors),
        "candidates": candidates(words, chosen),
        "chosen": chosen,
    }


def _reading(row: DocumentRow, unread: UnreadNumber, typed: dict[str, str], errors: dict[str, str]) -> dict[str, Any]:
    """The context of the form that reads an unread number."""
    chosen = typed.get("code", "")
    action = reverse("document-read", args=[row.pk, unread.pk])
    found = candidates(typed.get("indicator_words", ""), chosen)
    return {"form": unread_form(unread, action, typed, errors), "candidates": found, "chosen": chosen}


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: value for name, value in request.POST.items() if isinstance(value, str)}


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else 0
