"""Who works on which document, and what becomes of the work of a worker that died."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, InterfaceError, close_old_connections, connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from tiendo_web.record.models import Document, ReadingState

SILENCE = timedelta(seconds=90)
"""After this long without a sign a worker on another machine counts as dead."""
SIGN_EVERY = 10.0
TRIES = 10
"""So many workers may die over one document before it counts as the cause; those tried before wait behind the others."""


def me() -> str:
    """The name of this worker: machine and process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def claim() -> Document | None:
    """Take the document that was tried least and has waited longest; two workers never take the same one.

    Returns: ``None`` when none waits.
    """
    release_abandoned()
    for key in (
        Document.objects.filter(state=ReadingState.QUEUED)
        .order_by("attempts", "uploaded_at", "pk")
        .values_list("pk", flat=True)[:20]
    ):
        taken = Document.objects.filter(pk=key, state=ReadingState.QUEUED).update(
            state=ReadingState.READING,
            claimed_by=me(),
            claimed_at=timezone.now(),
            attempts=F("attempts") + 1,
            progress=0,
            error="",
        )
        if taken:
            return Document.objects.get(pk=key)
    return None


def release_abandoned() -> int:
    """Put documents of dead workers back in the queue; one that killed its worker several times fails instead."""
    now = timezone.now()
    # A sign from the future was given before the clock was put back: its worker gives another at once, or is dead.
    silent = Q(claimed_at__lt=now - SILENCE) | Q(claimed_at__gt=now + SILENCE) | Q(claimed_by__in=_dead_here())
    abandoned = Document.objects.filter(silent, state=ReadingState.READING)
    failed = abandoned.filter(attempts__gte=TRIES).update(
        state=ReadingState.FAILED,
        error=f"Đọc {TRIES} lần không xong: tệp làm dừng bộ đọc. Lưu tệp ở định dạng khác rồi gửi lại.",
        claimed_by="",
    )
    return failed + abandoned.update(state=ReadingState.QUEUED, claimed_by="", phase="", progress=0)


def give_back() -> int:
    """Put what this worker had in hand back in the queue, untried: the machine failed it, not the document."""
    mine = Document.objects.filter(state=ReadingState.READING, claimed_by=me())
    again = {"state": ReadingState.QUEUED, "claimed_by": "", "phase": "", "progress": 0}
    return mine.update(**again, attempts=F("attempts") - 1)


def _dead_here() -> list[str]:
    names = Document.objects.filter(state=ReadingState.READING).values_list("claimed_by", flat=True).distinct()
    return [name for name in names if not _alive(name)]


def _alive(name: str) -> bool:
    """False only for a process of this machine that is certainly gone."""
    machine, _, process = name.rpartition(":")
    if machine != socket.gethostname() or not Path("/proc/self").exists():
        return True
    return Path("/proc", process).exists()


def say(document: Document, progress: int, phase: str) -> None:
    """Show how far the work is; the document's other columns are left alone."""
    Document.objects.filter(pk=document.pk, claimed_by=me()).update(progress=progress, phase=phase, claimed_at=timezone.now())


@contextmanager
def signs_of_life(document: Document) -> Iterator[None]:
    """Renew the claim while a long step runs, from a thread with a connection of its own."""
    ended = threading.Event()

    def keep() -> None:
        try:
            while not ended.wait(SIGN_EVERY):
                with suppress(DatabaseError, InterfaceError):  # away for a moment: the next sign counts
                    close_old_connections()
                    Document.objects.filter(pk=document.pk, claimed_by=me()).update(claimed_at=timezone.now())
        finally:
            connection.close()

    thread = threading.Thread(target=keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def still_mine(document: Document) -> Iterator[Document]:
    """A transaction that holds the document's row, for writing results.

    Raises: Lost when the claim passed to another worker meanwhile; nothing is written then.
    """
    with transaction.atomic():
        row = Document.objects.select_for_update().get(pk=document.pk)
        if row.state != ReadingState.READING or row.claimed_by != me():
            raise Lost(document.pk)
        yield row


class Lost(Exception):
    """Another worker has the document now."""
