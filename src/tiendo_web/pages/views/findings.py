"""Phát hiện: the list, gravest first, and one finding with its passages side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.catalogue import bare, indicators
from tiendo.values import Certainty, FindingClass, Kind
from tiendo_web.pages import format as say
from tiendo_web.pages.charts import Band, two_intervals
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.paging import chosen, page_of
from tiendo_web.pages.review.panel import Field, fields_of, meaning
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.words import CERTAINTIES, FINDING_CLASSES, Mark
from tiendo_web.record.actions import ActionError, Refused, ReopenFinding, SettleFinding
from tiendo_web.record.models import Document, Finding, FindingPlace, FindingState, Statement
from tiendo_web.record.queries import visible

SORTS = {"nang": ("grave", "-found_at", "pk"), "moi": ("-found_at", "pk"), "van-ban": ("document__title", "grave", "pk")}
SORT_WORDS: tuple[tuple[str, str | Promise], ...] = (
    ("nang", gettext_lazy("nặng nhất trước")),
    ("moi", gettext_lazy("mới nhất trước")),
    ("van-ban", gettext_lazy("theo văn bản")),
)
LETTERS = "ABCDEFGHIJKLMNOP"
CONCLUSIONS: tuple[tuple[str, str | Promise], ...] = (
    ("a", gettext_lazy("A đúng, B phải sửa")),
    ("b", gettext_lazy("B đúng, A phải sửa")),
    ("both", gettext_lazy("Cả hai đúng, khác phạm vi, thời điểm hoặc định nghĩa")),
    ("ask", gettext_lazy("Chưa đủ căn cứ, phải hỏi đơn vị")),
)
SINGLE: tuple[tuple[str, str | Promise], ...] = (
    ("wrong", gettext_lazy("Số in sai, phải sửa")),
    ("right", gettext_lazy("Số đúng")),
    ("ask", gettext_lazy("Chưa đủ căn cứ, phải hỏi đơn vị")),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a finding: its letter, its document, the words around the number, what the number says."""

    letter: str
    document: Document | None
    title: str
    address: str
    before: str
    surface: str
    after: str
    fields: tuple[Field, ...]
    meaning: str
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the list."""

    finding: Finding
    mark: Mark
    title: str
    message: str
    documents: tuple[str, ...]


@login_required
def findings(request: HttpRequest) -> HttpResponse:
    """The list; what waits comes first, gravest first."""
    everything = visible.findings(request.user)
    state = chosen(request, "tinh-trang", ("open", "settled", "gone"), "open")
    rows = everything.filter(state=state)
    cls = chosen(request, "loai", tuple(cls.value for cls in FindingClass))
    rows = rows.filter(cls=cls) if cls else rows
    for word in bare(request.GET.get("tim", "")).split():
        rows = rows.filter(Q(places__document__folded__contains=word) | Q(code__iexact=word)).distinct()
    sort = chosen(request, "xep", tuple(SORTS), "nang")
    rows = gravest_first(rows).order_by(*SORTS[sort])
    if request.GET.get("tai") == "csv":
        return _csv(lines_of(rows))
    page = page_of(request, rows)
    tallies = Counter(everything.filter(state=FindingState.OPEN).values_list("cls", flat=True))
    context = {
        "page": page,
        "lines": lines_of(page.object_list),
        "state": state,
        "sort": sort,
        "sorts": SORT_WORDS,
        "cls": cls,
        "words": request.GET.get("tim", ""),
        "tallies": [(kind.value, mark, tallies[kind.value]) for kind, mark in FINDING_CLASSES.items()],
        "states": [("open", _("chưa xử lý")), ("settled", _("đã xử lý")), ("gone", _("không còn"))],
        "settled": everything.filter(state=FindingState.SETTLED).count(),
    }
    return render(request, "pages/findings/list.html", context)


@login_required
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding; settling it needs a reason."""
    row = visible.findings(request.user).select_related("document", "settled_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    error = ""
    if request.method == "POST":
        try:
            return _settle(request, row)
        except Refused as refused:
            error = str(refused)
        except ActionError as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)
    passages = passages_of(row)
    order = list(gravest_first(visible.findings(request.user).filter(state=FindingState.OPEN)).values_list("pk", flat=True))
    context = {
        "finding": row,
        "mark": FINDING_CLASSES[FindingClass(row.cls)],
        "title": title_of(row, [passage.statement for passage in passages], [passage.surface for passage in passages]),
        "message": message_of(row),
        "certainty": CERTAINTIES[Certainty(row.certainty)] if row.cls == FindingClass.CONTRADICTION else "",
        "passages": passages,
        "pair": len(passages) > 1,
        "drawing": drawing_of(passages),
        "others": _others(request, row, passages),
        "conclusions": CONCLUSIONS if len(passages) > 1 else SINGLE,
        "may": SettleFinding.allowed(request.user, row.document.unit_id, row.document.secrecy),  # type: ignore[arg-type]
        "error": error,
        "typed": request.POST.get("reason", ""),
        "chosen": request.POST.get("conclusion", ""),
        "position": order.index(row.pk) + 1 if row.pk in order else None,
        "of": len(order),
        **_around(order, row.pk),
    }
    return render(request, "pages/findings/one.html", context, status=422 if error else 200)


def gravest_first(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """Contradictions, suspicions, notes; within each the newest first."""
    grave = Case(
        *(When(Q(cls=cls.value), then=Value(n)) for n, cls in enumerate(FINDING_CLASSES)),
        default=Value(9),
        output_field=IntegerField(),
    )
    return rows.annotate(grave=grave).order_by("grave", "-found_at", "pk")


def lines_of(rows: Iterable[Finding]) -> list[Line]:
    """The lines of some findings: two queries for all of them."""
    found = list(rows)
    places: dict[int, list[FindingPlace]] = {}
    asked = FindingPlace.objects.filter(finding__in=[row.pk for row in found]).select_related(
        "document", "statement", "observation"
    )
    for place in asked.defer("document__text", "document__structure", "document__folded").order_by("finding", "position"):
        places.setdefault(place.finding_id, []).append(place)
    lines = []
    for row in found:
        here = places.get(row.pk, [])
        titles = tuple(dict.fromkeys(_title_of_place(place) for place in here))
        title = title_of(row, [place.statement for place in here], [_printed(place) for place in here])
        lines.append(Line(row, FINDING_CLASSES[FindingClass(row.cls)], title, message_of(row), titles))
    return lines


def message_of(row: Finding) -> str:
    """The sentence of a finding in the language of the page."""
    return row.message_en if language() == "en" and row.message_en else row.message


def title_of(row: Finding, statements: Sequence[Statement | None], printed: Sequence[str]) -> str:
    """The question that the finding asks: ``Số chỉ tiêu không đạt năm 2024: 04/28 hay 05/28?``"""
    about = next((statement for statement in statements if statement is not None), None)
    name = _name(about) if about else ""
    if about is not None and about.period is not None:
        name = f"{name}, {say.period(about.period, language())}" if name else say.period(about.period, language())
    if len(printed) == 2 and printed[0] != printed[1]:
        question = _("%(a)s hay %(b)s?") % {"a": printed[0], "b": printed[1]}
        return f"{name}: {question}" if name else question
    if name and printed:
        return f"{name}: {printed[0]}"
    return name or message_of(row)


def passages_of(row: Finding) -> list[Passage]:
    """The passages in the order of the finding."""
    places = row.places.select_related("document__unit", "statement", "observation").order_by("position")
    return [_passage(LETTERS[n % len(LETTERS)], place) for n, place in enumerate(places)]


def drawing_of(passages: Sequence[Passage]) -> SafeString | None:
    """The two printed intervals on one axis, when both are levels in the same unit of measure and do not touch."""
    if len(passages) != 2:
        return None
    statements = [passage.statement for passage in passages]
    amounts = [statement.amount if statement and statement.kind == Kind.LEVEL else None for statement in statements]
    first, second = amounts
    if first is None or second is None or first.unit != second.unit:
        return None
    lang = language()
    bands = [
        Band(
            say.printed_interval(amount),
            say.interval(say.printed_interval(amount), "", lang),
            _("%(letter)s in “%(words)s”") % {"letter": passage.letter, "words": passage.surface},
            solid=n == 0,
        )
        for n, (amount, passage) in enumerate(zip((first, second), passages, strict=True))
    ]
    label = _("Hai khoảng trên một trục: %(a)s và %(b)s") % {"a": bands[0].title, "b": bands[1].title}
    return two_intervals(bands[0], bands[1], first.unit, label, lang)


def _passage(letter: str, place: FindingPlace) -> Passage:
    lang = language()
    document, statement = place.document, place.statement
    if document is not None:
        before, surface, after = words_around(document.text, place.start or 0, place.end or 0)
        fields = _telling(fields_of(statement, document, lang)) if statement else ()
        said = meaning(statement, lang) if statement else ""
        address = reverse("document-at", args=[document.pk, place.start or 0])
        return Passage(letter, document, document.heading, address, before, surface, after, fields, said, statement)
    held = place.observation
    title = held.citation_title if held else ""
    fields = (Field(_("Kỳ"), say.period(held.period, lang)), Field(_("Biết từ"), say.day(held.known))) if held else ()
    address = held.citation_address if held and held.citation_address.startswith("http") else ""
    return Passage(letter, None, title or _("Sổ số liệu"), address, "", _printed(place), "", fields, "", None)


def _printed(place: FindingPlace) -> str:
    """The number as its document prints it, or as the ledger holds it."""
    if place.surface or place.observation is None or place.observation.amount is None:
        return place.surface
    return say.amount(place.observation.amount, language())


def _telling(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Period, place and nature: what tells two figures of one indicator apart. The rest stands in the title."""
    wanted = (_("Kỳ"), _("Nơi"), _("Tính chất"))
    return tuple(field for field in fields if field.label in wanted)


def _title_of_place(place: FindingPlace) -> str:
    if place.document is not None:
        return place.document.heading
    return (place.observation.citation_title if place.observation else "") or _("Sổ số liệu")


def _name(statement: Statement) -> str:
    known = indicators().get(statement.indicator_code or "")
    name = known.name if known else (statement.indicator_words or "")
    place = say.place(statement.place_words, statement.document.unit.name) if statement.place_words else ""
    name = name[:1].upper() + name[1:]
    return f"{name}, {place}" if place and name else name or place


def _others(request: HttpRequest, row: Finding, passages: Sequence[Passage]) -> list[Statement]:
    """Other statements of the same indicator in documents the person may see."""
    about = next((passage.statement for passage in passages if passage.statement is not None), None)
    if about is None or not (about.indicator_code or about.indicator_words):
        return []
    taken = [passage.statement.pk for passage in passages if passage.statement is not None]
    same = {"indicator_code": about.indicator_code} if about.indicator_code else {"indicator_words": about.indicator_words}
    rows = visible.statements(request.user).counted().filter(kind=about.kind, **same)
    if about.place_code:
        rows = rows.filter(place_code=about.place_code)
    return list(rows.exclude(pk__in=taken).select_related("document__unit").defer("document__text", "document__structure")[:8])


def _settle(request: HttpRequest, row: Finding) -> HttpResponse:
    seen = int(request.POST.get("version", "0") or 0)
    reason = " ".join(request.POST.get("reason", "").split())
    if request.POST.get("reopen"):
        ReopenFinding(finding=row.pk, seen=seen, reason=reason).run(request.user)  # type: ignore[arg-type]
        messages.success(request, _("Đã mở lại."))
        return HttpResponseRedirect(request.path)
    words = dict((*CONCLUSIONS, *SINGLE)).get(request.POST.get("conclusion", ""))
    if words is None:
        raise Refused(_("Chọn một kết luận."), field="conclusion")
    if not reason:
        raise Refused(_("Cần ghi lý do trước khi đóng."), field="reason")
    SettleFinding(finding=row.pk, seen=seen, reason=f"{words}. {reason}").run(request.user)  # type: ignore[arg-type]
    messages.success(request, _("Đã xử lý, lý do được giữ cạnh con số."))
    return HttpResponseRedirect(reverse("findings"))


def _around(order: Sequence[int], pk: int) -> dict[str, int | None]:
    if pk not in order:
        return {"before": None, "after": order[0] if order else None}
    at = order.index(pk)
    return {"before": order[at - 1] if at else None, "after": order[at + 1] if at + 1 < len(order) else None}


def _csv(lines: Sequence[Line]) -> HttpResponse:
    head = ("ma", "loai", "cau_hoi", "dien_giai", "tinh", "ly_do_co_the", "van_ban", "tinh_trang", "ket_luan")
    return csv_response(
        "phat-hien.csv",
        head,
        (
            (
                line.finding.code,
                str(line.mark.word),
                line.title,
                line.message,
                line.finding.computed,
                line.finding.reason,
                "; ".join(line.documents),
                line.finding.get_state_display(),
                line.finding.reason_given,
            )
            for line in lines
        ),
    )
