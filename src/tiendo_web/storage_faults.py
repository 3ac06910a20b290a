"""What an error of the database or of the disk comes down to, so that commands, pages and the worker tell it alike."""

from __future__ import annotations

import errno
from enum import Enum


class Cause(Enum):
    """Why the record could not be read or written."""

    NO_RECORD = "there is no record yet, or one of another release"
    NO_ANSWER = "the database does not answer"
    READ_ONLY = "the disk or the database takes no changes"
    FULL = "the disk is full"
    DISK = "the disk does not take what is written: full, or broken"
    CLOSED = "the database's file cannot be opened"
    BUSY = "another change takes too long"
    DAMAGED = "the database's file is damaged"


PASSING = frozenset({Cause.NO_ANSWER, Cause.READ_ONLY, Cause.FULL, Cause.DISK, Cause.CLOSED, Cause.BUSY})
"""Causes that lie outside the program and end when the machine is mended: work that met one is done again."""
# Words by which SQLite and PostgreSQL tell the cause; the first that is found decides.
_WORDS = (
    ("no such table", Cause.NO_RECORD),
    ("no such column", Cause.NO_RECORD),
    ("does not exist", Cause.NO_RECORD),
    ("unable to open database file", Cause.CLOSED),
    ("readonly", Cause.READ_ONLY),
    ("read-only", Cause.READ_ONLY),
    ("disk is full", Cause.FULL),
    ("no space left", Cause.FULL),
    ("disk i/o error", Cause.DISK),
    ("locked", Cause.BUSY),
    ("not a database", Cause.DAMAGED),
    ("malformed", Cause.DAMAGED),
)
_SERVER_STATES = ("08", "53", "57")
"""Classes of SQLSTATE: connection, resources, the operator's intervention."""
_NUMBERS = {errno.ENOSPC: Cause.FULL, errno.EDQUOT: Cause.FULL, errno.EROFS: Cause.READ_ONLY, errno.EIO: Cause.DISK}


def cause_of(error: BaseException | None) -> Cause | None:
    """The cause; ``None`` when the error is neither of the database nor of the disk, or a fault of ours."""
    from django.db import DatabaseError, InterfaceError, OperationalError

    if isinstance(error, OSError):
        return _NUMBERS.get(error.errno or 0)
    if not isinstance(error, (DatabaseError, InterfaceError)):
        return None
    said = str(error).lower()
    found = next((cause for words, cause in _WORDS if words in said), None)
    lost = isinstance(error, InterfaceError) or (isinstance(error, OperationalError) and _of_the_server(error.__cause__))
    return found or (Cause.NO_ANSWER if lost else None)


def _of_the_server(raised: BaseException | None) -> bool:
    """Whether what a driver raised says that its server is away or at its limits; SQLite has no server to lose."""
    if type(raised).__module__.startswith("sqlite3"):
        return False
    state = getattr(raised, "sqlstate", None)
    return state is None or state[:2] in _SERVER_STATES
