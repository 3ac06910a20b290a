"""Bàn làm việc: what waits for me, how the targets stand, the worst first, what is new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tiendo.values import FindingClass, TargetClass
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.kept import rows_of
from tiendo_web.pages.templatetags.pages import number
from tiendo_web.pages.views.documents import STATES
from tiendo_web.pages.views.findings import gravest_first, lines_of
from tiendo_web.pages.views.targets import ATTENTION, shares_of
from tiendo_web.pages.views.typed import may_give
from tiendo_web.record.actions import PostStatements
from tiendo_web.record.models import Decision, FindingState, Observation, RecordKind, RecordState, RoleAssignment, User
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.queries.ledger import newest

WORST = (TargetClass.UNLIKELY, TargetClass.HARD)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: how many, what, a word on which, where to go, the button's word, the tone of the number."""

    count: int
    what: str
    which: str
    address: str
    verb: str
    tone: str = ""


@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """The page that opens every morning."""
    frame = frame_of(request)
    unit = frame.unit_key
    rows = rows_of(request.user, frame.as_of, unit=unit).running(frame.as_of)
    worst = rows.where(Q(cls__in=WORST))
    findings = visible.findings(request.user).filter(state=FindingState.OPEN)
    graves = Counter(findings.values_list("cls", flat=True))
    waiting = _waiting(request, graves)
    base = reverse("targets") + (f"?{urlencode({'don-vi': unit})}&" if unit else "?")
    context = {
        "waiting": waiting,
        "waiting_total": sum(one.count for one in waiting),
        "shares": shares_of(rows, base),
        "targets_address": base.rstrip("?&"),
        "attention_address": f"{base}lop={ATTENTION}",
        "total": len(rows),
        "worst": worst[:6],
        "attention": len(worst),
        "findings": lines_of(gravest_first(findings)[:4]),
        "finding_total": graves.total(),
        "news": _news(request),
    }
    return render(request, "pages/desk.html", context)


def _waiting(request: HttpRequest, graves: Counter[str]) -> list[Waiting]:
    documents = visible.documents(request.user)
    review = documents.filter(STATES["cho-soat"])
    submitted = documents.filter(STATES["cho-duyet"])
    failed = documents.filter(STATES["loi"])
    numbers = visible.statements(request.user).filter(document__in=review, decision=Decision.PENDING).count()
    found = [
        Waiting(
            review.count(),
            _("văn bản chờ duyệt số"),
            _("%(n)s số chưa quyết định") % {"n": number(numbers)},
            reverse("documents") + "?tinh-trang=cho-soat",
            _("Duyệt tiếp"),
        ),
        Waiting(
            submitted.count() if _approves(request) else 0,
            _("văn bản chờ vào sổ"),
            _("đã soát xong, chờ người duyệt thứ hai"),
            reverse("documents") + "?tinh-trang=cho-duyet",
            _("Duyệt"),
        ),
        Waiting(
            graves[FindingClass.CONTRADICTION],
            _("mâu thuẫn phải xử lý"),
            _("các số không thể cùng đúng"),
            reverse("findings") + "?loai=contradiction",
            _("Xem"),
            "bad",
        ),
        Waiting(
            graves[FindingClass.SUSPICION],
            _("số đáng ngờ"),
            _("có thể đúng, nhưng lạ; mỗi số có lý do"),
            reverse("findings") + "?loai=suspicion",
            _("Xem"),
            "warn",
        ),
        Waiting(
            failed.count(),
            _("tệp không đọc được"),
            _("mỗi tệp có một dòng nói rõ vì sao và phải làm gì"),
            reverse("documents") + "?tinh-trang=loi",
            _("Xem"),
            "bad",
        ),
    ]
    urgent = {"bad": 0, "warn": 1}
    return sorted((one for one in [*_following(request), *found] if one.count), key=lambda one: urgent.get(one.tone, 2))


def _following(request: HttpRequest) -> list[Waiting]:
    """Lines of follow-up, for the parts that the person plays."""
    user = request.user
    if not isinstance(user, User):
        return []
    mine, here = followup.my_counts(user, frame_of(request).today), reverse("waiting")
    late = _("%(n)s việc quá hạn") % {"n": number(mine.late)} if mine.late else _("không việc nào quá hạn")
    overdue = _("%(n)s yêu cầu quá hạn trả lời") % {"n": number(mine.explain_late)}
    asked = overdue if mine.explain_late else _("còn trong hạn trả lời")
    read = visible.read_records(user).filter(state=RecordState.READ)
    orders = read.filter(kind=RecordKind.ORDER).count() if may_give(user) else 0
    requests = read.filter(kind=RecordKind.PROPOSAL, document__unit__in=followup.desk_of(user).owner).count()
    return [
        Waiting(mine.explain, _("yêu cầu giải trình"), asked, here, _("Giải trình"), "bad" if mine.explain_late else "warn"),
        Waiting(mine.tasks, _("nhiệm vụ đang làm"), late, here, _("Xem"), "bad" if mine.late else ""),
        Waiting(mine.confirm, _("kết quả chờ xác nhận"), _("đơn vị đã gửi kèm minh chứng"), here, _("Xác nhận"), "warn"),
        Waiting(mine.extend, _("đề nghị gia hạn"), _("gửi trước ngày đến hạn, chờ trả lời"), here, _("Trả lời"), "warn"),
        Waiting(mine.accept, _("giải trình đã trả lời"), _("chờ người hỏi chấp nhận"), here, _("Xem")),
        Waiting(orders, _("chỉ đạo chưa giao"), _("đọc từ kết luận, thông báo"), reverse("task-sources"), _("Giao")),
        Waiting(requests, _("kiến nghị chưa theo dõi"), _("đọc từ báo cáo, buổi làm việc"), reverse("proposals"), _("Xem")),
    ]


def _approves(request: HttpRequest) -> bool:
    return RoleAssignment.objects.filter(user=request.user.pk, role__in=list(PostStatements.roles)).exists()


def _news(request: HttpRequest) -> list[Observation]:
    """The figures that became known last and were known by the day of the page."""
    return newest(request.user, frame_of(request).as_of, 6)
