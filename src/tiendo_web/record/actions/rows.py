"""Finding the row that an action is about: visible to the person, locked, and still as the person saw it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models as db
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from .. import models
from .base import NotFound, Refused, Stale

M = TypeVar("M", bound=db.Model)


def locked(rows: QuerySet[M], key: Any, what: str) -> M:
    """The row with this key among visible rows, locked until the transaction ends.

    Raises: NotFound, worded with ``what`` (a Vietnamese noun).
    """
    row = rows.select_for_update(of=("self",), no_key=True).filter(pk=key).first()
    if row is None:
        raise NotFound(_("Không tìm thấy %(what)s, hoặc tài khoản này không được xem.") % {"what": what})
    return row


def unchanged(row: Any, seen: int) -> None:
    """Raises: Stale when the row has a newer version than the person saw."""
    if row.version != seen:
        raise Stale(_("Có người vừa thay đổi mục này. Tải lại trang để xem bản mới; thay đổi của bạn chưa được ghi."))


def open_to_review(document: models.Document) -> None:
    """Raises: Refused when the document's statements may not be decided on now."""
    if document.review == models.ReviewState.SUBMITTED:
        raise Refused(_("Văn bản đang chờ duyệt. Người duyệt trả lại thì mới sửa được."))
    if document.review == models.ReviewState.POSTED:
        raise Refused(_("Số liệu của văn bản này đã vào sổ. Muốn sửa thì ghi số đính chính."))
    if document.state != models.ReadingState.READ:
        raise Refused(_("Văn bản chưa đọc xong."))


def reason_of(text: str) -> str:
    """A reason without surrounding spaces. Raises: Refused when it is empty."""
    reason = " ".join(text.split())
    if not reason:
        raise Refused(_("Cần ghi lý do."), field="reason")
    return reason
