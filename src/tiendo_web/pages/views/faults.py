"""What is shown instead of a page: not found, not allowed, not understood, a fault of ours; each says what to do next."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import requires_csrf_token

from tiendo_web.storage_faults import Cause, cause_of


@dataclass(frozen=True, slots=True)
class Fault:
    """What happened, why it may have happened, what to do."""

    title: str | Promise
    why: str | Promise
    what: str | Promise


# Who may not see a thing is told that it is not there: whether it exists is part of what is kept from them.
NOT_FOUND = Fault(
    _("Không tìm thấy trang này"),
    _("Địa chỉ có thể sai hoặc thiếu một phần, hoặc nội dung nằm ngoài quyền xem của tài khoản này."),
    _("Mở lại từ danh sách của mục, hoặc tìm bằng một từ trong tên. Nếu cần xem, hỏi người quản trị của cơ quan."),
)
NOT_ALLOWED = Fault(
    _("Tài khoản này không làm được việc đó"),
    _("Việc này cần một vai trò khác ở đơn vị này."),
    _("Không có gì thay đổi. Nhờ người có vai trò ấy, hoặc hỏi người quản trị của cơ quan."),
)
FORM_TOO_OLD = Fault(
    _("Biểu mẫu đã quá hạn"),
    _("Trang được mở quá lâu, hoặc bạn đã đăng nhập lại ở một cửa sổ khác."),
    _("Không có gì thay đổi. Quay lại, tải lại trang rồi gửi lần nữa; những gì đã gõ thường vẫn còn trong ô."),
)
NOT_UNDERSTOOD = Fault(
    _("Không hiểu được yêu cầu này"),
    _("Địa chỉ hoặc nội dung gửi lên có chỗ không đọc được, hoặc lớn quá mức cho phép."),
    _("Không có gì thay đổi. Quay lại trang trước và thử lần nữa."),
)

# What the machine under us does: told as such, since the person's work is not at fault and is not lost.
MACHINE: dict[Cause, Fault] = {
    cause: Fault(title, _("Chưa có gì thay đổi, những gì đã ghi trước đó vẫn còn."), what)
    for title, what, causes in (
        (
            _("Cơ sở dữ liệu chưa trả lời"),
            _("Chờ một phút rồi tải lại trang. Nếu vẫn vậy, báo người quản trị."),
            (Cause.NO_ANSWER, Cause.BUSY, Cause.CLOSED),
        ),
        (
            _("Đĩa của máy chủ không còn chỗ ghi"),
            _("Báo người quản trị dọn đĩa, rồi làm lại việc vừa rồi. Xem thì vẫn được."),
            (Cause.FULL, Cause.DISK),
        ),
        (
            _("Máy chủ đang chỉ cho đọc"),
            _("Báo người quản trị, rồi làm lại việc vừa rồi. Xem thì vẫn được."),
            (Cause.READ_ONLY,),
        ),
    )
    for cause in causes
}
RETRY_SECONDS = "30"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _told(request, NOT_FOUND, 404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _told(request, NOT_ALLOWED, 403)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _told(request, NOT_UNDERSTOOD, 400)


@requires_csrf_token
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose secret does not fit (``CSRF_FAILURE_VIEW``)."""
    return _told(request, FORM_TOO_OLD, 403)


def our_fault(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it is the machine: a page that asks nothing of the database, of the person or of the menu, since one of
    them may be what failed."""
    cause = cause_of(sys.exc_info()[1])
    fault = MACHINE.get(cause) if cause else None
    if fault is None:
        return HttpResponse(render_to_string("pages/faults/ours.html"), status=500)
    if request.path.startswith("/api/"):
        response: HttpResponse = JsonResponse({"detail": str(fault.title), "field": ""}, status=503)
    else:
        response = HttpResponse(render_to_string("pages/faults/bare.html", {"fault": fault}), status=503)
    response["Retry-After"] = RETRY_SECONDS
    return response


def _told(request: HttpRequest, fault: Fault, status: int) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": str(fault.title), "field": ""}, status=status)
    # A request that was stopped before the person was known (a host that is not ours) gets the page without a frame.
    if not hasattr(request, "user"):
        return HttpResponse(render_to_string("pages/faults/bare.html", {"fault": fault}), status=status)
    return render(request, "pages/faults/told.html", {"fault": fault}, status=status)
