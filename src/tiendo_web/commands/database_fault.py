"""What an error of the database means to the person who gave a command: what is wrong, what to do."""

from __future__ import annotations

import sys

from tiendo_web.storage_faults import Cause, cause_of

_MEANS = {
    Cause.NO_RECORD: (
        "sổ chưa dựng hoặc chưa nâng lên bản này; chạy tiendo serve một lần, hoặc kiểm tra TIENDO_VAR và DATABASE_URL",
        "there is no record yet, or it is of an older release; run tiendo serve once, or check TIENDO_VAR and DATABASE_URL",
    ),
    Cause.NO_ANSWER: (
        "cơ sở dữ liệu không trả lời; kiểm tra máy chủ và DATABASE_URL, rồi chạy lại",
        "the database does not answer; check the server and DATABASE_URL, then run again",
    ),
    Cause.READ_ONLY: (
        "cơ sở dữ liệu chỉ cho đọc; kiểm tra quyền ghi và đĩa",
        "the database is read-only; check permissions and the disk",
    ),
    Cause.FULL: (
        "đĩa đầy, chưa có gì thay đổi; dọn bớt rồi chạy lại",
        "the disk is full, nothing was changed; free some space, then run again",
    ),
    Cause.DISK: (
        "đĩa không nhận dữ liệu (đầy hoặc hỏng), chưa có gì thay đổi; kiểm tra đĩa rồi chạy lại",
        "the disk takes no data (full or broken), nothing was changed; check the disk, then run again",
    ),
    Cause.CLOSED: (
        "không mở được tệp cơ sở dữ liệu; kiểm tra TIENDO_VAR và quyền ghi của thư mục đó",
        "the database file cannot be opened; check TIENDO_VAR and the right to write in that folder",
    ),
    Cause.BUSY: (
        "cơ sở dữ liệu đang bận, chưa có gì thay đổi; chạy lại sau ít phút",
        "the database is busy, nothing was changed; run again in a few minutes",
    ),
    Cause.DAMAGED: (
        "tệp cơ sở dữ liệu hỏng; phục hồi bản sao lưu vào thư mục mới",
        "the database file is damaged; restore a copy into a new folder",
    ),
}


def database_fault(error: Exception) -> tuple[str, str] | None:
    """The Vietnamese and the English of it; ``None`` when the error is not one of the database."""
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured

    if isinstance(error, ImproperlyConfigured):
        return str(error), str(error)
    cause = cause_of(error)
    return _MEANS[cause] if cause is not None else None
