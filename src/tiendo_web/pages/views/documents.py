"""Văn bản: the library, handing in many files with progress, the original of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tiendo.catalogue import bare
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import SIZE, chosen
from tiendo_web.pages.views.review import seen_document
from tiendo_web.record import files
from tiendo_web.record.actions import ActionError, ReadAgain, UploadDocument
from tiendo_web.record.models import (
    Decision,
    Document,
    FindingPlace,
    FindingState,
    OrgUnit,
    ReadingState,
    ReviewState,
    RoleAssignment,
    Secrecy,
    Statement,
)
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.keyed import KeyedPages

STATES: dict[str, Q] = {
    "cho-soat": Q(state=ReadingState.READ, review__in=(ReviewState.OPEN, ReviewState.RETURNED)),
    "cho-duyet": Q(review=ReviewState.SUBMITTED),
    "vao-so": Q(review=ReviewState.POSTED),
    "dang-doc": Q(state__in=(ReadingState.QUEUED, ReadingState.READING)),
    "loi": Q(state=ReadingState.FAILED),
}
SORTS = {
    "ngay": ("-issued", "-uploaded_at", "pk"),
    "nhan": ("-uploaded_at", "pk"),
    "ten": ("title", "name", "pk"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the library with how far the work on it is."""

    document: Document
    decided: int
    total: int
    contradictions: int
    suspicions: int

    @property
    def left(self) -> int:
        """Statements without a decision."""
        return self.total - self.decided


@login_required
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The library."""
    everything = visible.documents(request.user)
    rows = _filtered(request, everything)
    sort = chosen(request, "xep", tuple(SORTS), "ngay")
    rows = rows.select_related("unit").defer("text", "structure", "folded").order_by(*SORTS[sort])
    if request.GET.get("tai") == "csv":
        return _csv(rows)
    page = KeyedPages(rows, SIZE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": lines_of(page.object_list),
        "sort": sort,
        "state": request.GET.get("tinh-trang", ""),
        "state_choices": _state_choices(),
        "tallies": _tallies(everything),
        "unit": request.GET.get("don-vi", ""),
        "units": OrgUnit.objects.filter(pk__in=everything.order_by().values("unit")),
        "words": request.GET.get("tim", ""),
        "upload_units": upload_units(request.user),
        "secrecies": Secrecy.choices,
        "reading": everything.filter(STATES["dang-doc"]).exists(),
    }
    return render(request, "pages/documents/list.html", context)


@login_required
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Take one file or many; a script asks for the line of each (htmx header), a plain form gets the library back."""
    taken, refused = [], []
    for received in request.FILES.getlist("files"):
        try:
            taken.append(_take(request, received))
        except ActionError as error:
            refused.append(f"{received.name}: {error}")
    if not request.FILES:
        refused.append(_("Chọn ít nhất một tệp."))
    if request.headers.get("X-Requested-With") == "tiendo":
        status = 200 if taken else 422
        context = {"lines": lines_of(taken), "refused": refused}
        return render(request, "pages/documents/_taken.html", context, status=status)
    for words in refused:
        messages.error(request, words)
    if taken:
        messages.success(request, _("Đã nhận %(n)s tệp, đang đọc.") % {"n": len(taken)})
    return HttpResponseRedirect(reverse("documents"))


@login_required
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The line of one document while it is being read (htmx asks again until it is done)."""
    return render(request, "pages/documents/_progress.html", {"line": lines_of([seen_document(request, pk)])[0]})


@login_required
@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as received, always as a download: it comes from outside and is not opened here."""
    row = seen_document(request, pk)
    path = files.path_of(row.sha256)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=row.name, content_type="application/octet-stream")


@login_required
@require_GET
def page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The picture of a scanned page, to who may see the document; drawn by us, so it may be shown in the page."""
    path = files.page_path(seen_document(request, pk).sha256, page)
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/webp")


@login_required
@require_GET
def at(request: HttpRequest, pk: int, start: int) -> HttpResponse:
    """The number that stands at a place of the text."""
    row = seen_document(request, pk)
    there = row.statements.live().filter(start__lte=start, end__gt=start).order_by("-start").values_list("pk", flat=True).first()
    return HttpResponseRedirect(reverse("document", args=[pk]) + (f"?so=s{there}#s{there}" if there else ""))


@login_required
@require_POST
def read_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a file that could not be read back in the queue."""
    row = seen_document(request, pk)
    try:
        ReadAgain(document=pk, seen=row.version).run(request.user)  # type: ignore[arg-type]
    except ActionError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("document", args=[pk]))


def lines_of(rows: Iterable[Document]) -> list[Line]:
    """The lines of some documents: two queries for all of them."""
    found = list(rows)
    keys = [row.pk for row in found]
    decisions = Counter(Statement.objects.live().filter(document__in=keys).values_list("document", "decision"))
    places = FindingPlace.objects.filter(document__in=keys, finding__state=FindingState.OPEN)
    graves = Counter((document, cls) for document, _pk, cls in places.values_list("document", "finding", "finding__cls").distinct())
    lines = []
    for row in found:
        by = {decision: decisions[row.pk, decision.value] for decision in Decision}
        total = by[Decision.PENDING] + by[Decision.ACCEPTED] + by[Decision.REJECTED]
        lines.append(Line(row, total - by[Decision.PENDING], total, graves[row.pk, "contradiction"], graves[row.pk, "suspicion"]))
    return lines


def upload_units(person: Person) -> list[OrgUnit]:
    """Units the person may hand files in for: those of the roles first, then what stands below them."""
    own = RoleAssignment.objects.filter(user=person, role__in=list(UploadDocument.roles)).values("unit")
    first = list(OrgUnit.objects.filter(pk__in=own))
    below = OrgUnit.objects.filter(above_rows__above__in=own, end=None).exclude(pk__in=own).distinct()[:400]
    return [*first, *below]


def _take(request: HttpRequest, received: UploadedFile) -> Document:
    secrecy = request.POST.get("secrecy", "0")
    return UploadDocument(
        unit=request.POST.get("unit", ""),
        name=received.name or "",
        content=received.chunks(),
        secrecy=int(secrecy) if secrecy.isdecimal() and int(secrecy) in Secrecy.values else Secrecy.OPEN,
    ).run(request.user)  # type: ignore[arg-type]


def _filtered(request: HttpRequest, rows: QuerySet[Document]) -> QuerySet[Document]:
    for word in bare(request.GET.get("tim", "")).split():
        rows = rows.filter(folded__contains=word)
    if unit := request.GET.get("don-vi"):
        rows = rows.filter(unit=unit)
    state = request.GET.get("tinh-trang", "")
    return rows.filter(STATES[state]) if state in STATES else rows


def _state_choices() -> list[tuple[str, str]]:
    return [
        ("cho-soat", _("chờ duyệt số")),
        ("cho-duyet", _("chờ người duyệt")),
        ("vao-so", _("đã vào sổ")),
        ("dang-doc", _("đang đọc")),
        ("loi", _("không đọc được")),
    ]


def _tallies(rows: QuerySet[Document]) -> list[tuple[str, str, int]]:
    """How many documents stand in each state: one query."""
    pairs = rows.order_by().values_list("state", "review").annotate(n=Count("pk"))
    tally: Counter[str] = Counter()
    for state, review, count in pairs:
        tally[_state_of(state, review)] += count
    return [(code, words, tally[code]) for code, words in _state_choices() if tally[code]]


def _state_of(state: str, review: str) -> str:
    if state == ReadingState.FAILED:
        return "loi"
    if state != ReadingState.READ:
        return "dang-doc"
    return {ReviewState.SUBMITTED: "cho-duyet", ReviewState.POSTED: "vao-so"}.get(ReviewState(review), "cho-soat")


def _csv(rows: QuerySet[Document]) -> HttpResponse:
    head = ("ten", "so_ky_hieu", "ngay", "don_vi", "tep", "tinh_trang", "da_quyet_dinh", "tong_so_lieu")
    words = dict(_state_choices())
    return csv_response(
        "van-ban.csv",
        head,
        (
            (
                line.document.heading,
                line.document.number,
                line.document.issued.isoformat() if line.document.issued else "",
                line.document.unit.name,
                line.document.name,
                words[_state_of(line.document.state, line.document.review)],
                line.decided,
                line.total,
            )
            for line in lines_of(rows)
        ),
    )
