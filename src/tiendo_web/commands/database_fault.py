"""What an error of the database means to the person who gave a command: what is wrong, what to do."""

from __future__ import annotations

import sys

_NO_RECORD = (
    "sổ chưa dựng hoặc chưa nâng lên bản này; chạy tiendo serve một lần, hoặc kiểm tra TIENDO_VAR và DATABASE_URL",
    "there is no record yet, or it is of an older release; run tiendo serve once, or check TIENDO_VAR and DATABASE_URL",
)
_NO_ANSWER = (
    "cơ sở dữ liệu không trả lời; kiểm tra máy chủ và DATABASE_URL, rồi chạy lại",
    "the database does not answer; check the server and DATABASE_URL, then run again",
)
_READ_ONLY = (
    "cơ sở dữ liệu chỉ cho đọc; kiểm tra quyền ghi và đĩa",
    "the database is read-only; check permissions and the disk",
)
_FULL = (
    "đĩa đầy, chưa có gì thay đổi; dọn bớt rồi chạy lại",
    "the disk is full, nothing was changed; free some space, then run again",
)
_CLOSED = (
    "không mở được tệp cơ sở dữ liệu; kiểm tra TIENDO_VAR và quyền ghi của thư mục đó",
    "the database file cannot be opened; check TIENDO_VAR and the right to write in that folder",
)
_BUSY = (
    "cơ sở dữ liệu đang bận, chưa có gì thay đổi; chạy lại sau ít phút",
    "the database is busy, nothing was changed; run again in a few minutes",
)
_DAMAGED = (
    "tệp cơ sở dữ liệu hỏng; phục hồi bản sao lưu vào thư mục mới",
    "the database file is damaged; restore a copy into a new folder",
)
# Words by which SQLite and PostgreSQL tell the cause; the first that is found decides.
_CAUSES = (
    ("no such table", _NO_RECORD),
    ("no such column", _NO_RECORD),
    ("does not exist", _NO_RECORD),
    ("unable to open database file", _CLOSED),
    ("readonly", _READ_ONLY),
    ("read-only", _READ_ONLY),
    ("disk is full", _FULL),
    ("no space left", _FULL),
    ("locked", _BUSY),
    ("not a database", _DAMAGED),
    ("malformed", _DAMAGED),
)


def database_fault(error: Exception) -> tuple[str, str] | None:
    """The Vietnamese and the English of it; ``None`` when the error is not one of the database."""
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError, OperationalError

    if isinstance(error, ImproperlyConfigured):
        return str(error), str(error)

    if not isinstance(error, (DatabaseError, InterfaceError)):
        return None
    said = str(error).lower()
    for words, meaning in _CAUSES:
        if words in said:
            return meaning
    return _NO_ANSWER if isinstance(error, (OperationalError, InterfaceError)) else None
