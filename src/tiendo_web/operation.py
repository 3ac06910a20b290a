"""How the installation is doing: jobs, storage, faults, versions. One place for ``/metrics``, ``tiendo doctor`` and the page.

Nothing here names a person or says a word of a document.
"""

from __future__ import annotations

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Sum
from django.utils import timezone

from . import fault_log, signs
from .record import checks
from .record.models import AuditHead, Document, Finding, FindingState, Letter, ReadingState

LEAST_FREE = 2 * 1024**3
"""Bytes that should be free on the disk of the record."""
SILENT_SECONDS = 60
"""A worker gives a sign each few seconds; after so long without one it is not running."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """Work in the background.

    Attributes:
        documents: how many documents stand in each state of reading.
        waited: seconds that the oldest document has been waiting.
        checks: documents that wait for a new check.
        letters: letters that the mail server has not taken yet.
        worker: seconds since the worker's last sign; ``None`` when there never was one.
    """

    documents: dict[str, int]
    waited: float
    checks: int
    letters: int
    worker: float | None

    @property
    def worker_runs(self) -> bool:
        """Whether a worker gave a sign lately."""
        return self.worker is not None and self.worker < SILENT_SECONDS


@dataclass(frozen=True, slots=True)
class Storage:
    """Bytes: of the database, of the files handed in, and what is free; the last copy."""

    database: int
    files: int
    file_count: int
    free: int
    copy: signs.Copy | None

    @property
    def enough(self) -> bool:
        """Whether the disk has room for some time."""
        return self.free > LEAST_FREE


@dataclass(frozen=True, slots=True)
class Version:
    """A part of the installation and which one it is."""

    name: str
    number: str


def jobs(now: datetime | None = None) -> Jobs:
    """What the worker has before it."""
    at = now or timezone.now()
    counted = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    oldest = Document.objects.filter(state=ReadingState.QUEUED).aggregate(oldest=Min("uploaded_at"))["oldest"]
    waited = max(0.0, (at - oldest).total_seconds()) if oldest else 0.0
    signed = (
        Document.objects.filter(state=ReadingState.READING).order_by("-claimed_at").values_list("claimed_at", flat=True).first()
    )
    silent = [max(0.0, (at - signed).total_seconds())] if signed else []
    silent += [idle] if (idle := signs.worker_silent_seconds()) is not None else []
    return Jobs(
        {state: counted.get(state, 0) for state in ReadingState.values},
        waited,
        checks.waiting().count(),
        Letter.objects.unsent(at).count(),
        min(silent, default=None),
    )


def storage() -> Storage:
    """What lies on the disk."""
    held = Document.objects.order_by().values("sha256", "size").distinct().aggregate(bytes=Sum("size"), files=Count("sha256"))
    return Storage(
        database_bytes(), held["bytes"] or 0, held["files"] or 0, shutil.disk_usage(settings.VAR).free, signs.last_copy()
    )


def database_bytes() -> int:
    """Size of the database, what SQLite has not yet taken out of its log included."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    name = Path(str(connection.settings_dict["NAME"]))
    return sum(path.stat().st_size for path in (name, name.with_name(name.name + "-wal")) if path.exists())


def faults() -> tuple[fault_log.FaultCount, ...]:
    """Faults of the last days by kind and place."""
    return fault_log.counts(Path(settings.FAULTS))


def open_findings() -> int:
    """Findings that nobody has settled."""
    return Finding.objects.filter(state=FindingState.OPEN).count()


def trail_length() -> int:
    """Entries of the audit trail."""
    return AuditHead.objects.values_list("number", flat=True).first() or 0


def versions() -> tuple[Version, ...]:
    """What runs here."""
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder.Migration.objects.filter(app="record").order_by("-name").values_list("name", flat=True).first()
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()")
        database = str(cursor.fetchone()[0])
    return (
        Version("Tiendo", _package("tiendo")),
        Version("Python", platform.python_version()),
        Version("Django", _package("django")),
        Version({"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(connection.vendor, connection.vendor), database),
        Version("record", applied or ""),
    )


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
