"""One file of a corpus to plain rows; what runs in each process and on each machine of a cluster."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tiendo.documents import DocumentError, open_documents
from tiendo.documents.opening import load
from tiendo.reading import read
from tiendo.reading.lines import statement_line, unread_line
from tiendo.reading.records import as_rows, read_records
from tiendo.values import Document

READING_SECONDS = 600
"""Time for the grammar on one document; opening has limits of its own (``tiendo.documents.limits``)."""

KINDS = ("documents", "statements", "unread", "records", "skipped")
"""The kinds of rows, each a file of the result."""

Rows = dict[str, list[dict[str, Any]]]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read; its row says why."""

    row: dict[str, Any]


def read_one(folder: str, path: str, name: str, published: date | None = None) -> Rows:
    """Everything one file says, as rows by kind; it never raises for what a file holds.

    Args:
        folder, path: where the file is.
        name: how rows name it; documents in an archive are ``name/member``.
        published: the day of issue, when it is the same for all.
    """
    rows: Rows = {kind: [] for kind in KINDS}
    for found in documents_of(folder, path, name, published, _rows_of):
        if isinstance(found, Skipped):
            rows["skipped"].append(found.row)
            continue
        for kind, more in found.items():
            rows[kind] += more
    return rows


def documents_of(
    folder: str, path: str, name: str, published: date | None, made: Callable[[Document], Made]
) -> Iterator[Made | Skipped]:
    """What is made of every document of one file, or the row that says why it could not be.

    Args: folder, path, name, published: as for :func:`read_one`.
    """
    try:
        data = load(Path(folder, path))
    except DocumentError as error:
        yield Skipped(_skipped(name, error))
        return
    for document in open_documents(name, data=data, published=published):
        if isinstance(document, DocumentError):
            yield Skipped(_skipped(document.name, document))
            continue
        try:
            with _bounded(READING_SECONDS):
                found = made(document)
        except Exception as error:  # a fault of ours on one document must not end a run over a hundred thousand
            yield Skipped(stopped(document.name, type(error).__name__))
            continue
        yield found


def _rows_of(document: Document) -> Rows:
    reading = read(document)
    statements = [statement_line(reading, item) for item in reading.statements]
    unread = [unread_line(reading, item) for item in reading.unread]
    records = as_rows(read_records(reading), document.name)
    about = {
        "doc": document.name,
        "sha256": document.sha256,
        "format": document.format,
        "published": document.published.isoformat() if document.published else None,
        "characters": len(document.text),
        "statements": len(statements),
        "unread": len(unread),
        "warnings": list(document.warnings),
    }
    return {
        "documents": [about],
        "statements": statements,
        "unread": unread,
        "records": [{"record": key, **row} for key, several in records.items() for row in several],
    }


def _skipped(name: str, error: DocumentError) -> dict[str, Any]:
    return {
        "doc": name,
        "cause": type(error).__name__,
        "reason": error.reason,
        "advice": error.advice,
        "reason_en": error.reason_en,
        "advice_en": error.advice_en,
    }


def stopped(name: str, cause: str) -> dict[str, Any]:
    """The row of a document whose reading had to be stopped."""
    return {
        "doc": name,
        "cause": cause,
        "reason": "đọc quá lâu, quá nhiều bộ nhớ hoặc gặp lỗi của chương trình nên đã dừng",
        "advice": "đọc riêng tệp này bằng “tiendo read”; nếu vẫn lỗi thì báo cho người phụ trách",
        "reason_en": "took too long or too much memory, or met a fault of the program, and was stopped",
        "advice_en": "read this file alone with 'tiendo read'; if it fails again, report it",
    }


@contextmanager
def _bounded(seconds: int) -> Iterator[None]:
    """Ends what is inside after a time; Raises: TimeoutError."""

    def late(number: int, frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
