"""``/metrics``: counts for a monitoring program (Prometheus text format). They name nobody and tell no figure of a document.

The address is there only when ``TIENDO_METRICS_TOKEN`` is set, and answers only who sends it as a bearer token.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from . import operation
from .signs import Copy


@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """200 with the counts; 404 for everybody else, as if the address did not exist."""
    wanted = os.environ.get("TIENDO_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not wanted or not secrets.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    return HttpResponse("".join(f"{line}\n" for line in _lines()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _lines() -> Iterator[str]:
    work, kept = operation.jobs(), operation.storage()
    yield from _head("tiendo_documents", "gauge", "documents by state of reading")
    for state, count in work.documents.items():
        yield f'tiendo_documents{{state="{state}"}} {count}'
    for name, kind, words, value in (
        ("tiendo_queue_oldest_seconds", "gauge", "how long the oldest document has been waiting to be read", f"{work.waited:.0f}"),
        ("tiendo_checks_waiting", "gauge", "documents that wait for a new check", work.checks),
        ("tiendo_letters_waiting", "gauge", "letters that the mail server has not taken", work.letters),
        ("tiendo_worker_up", "gauge", "whether the worker gave a sign lately", int(work.worker_runs)),
        ("tiendo_findings_open", "gauge", "findings that nobody has settled", operation.open_findings()),
        ("tiendo_audit_entries_total", "counter", "entries of the audit trail", operation.trail_length()),
        ("tiendo_faults", "gauge", "faults of ours in the last two weeks", sum(row.count for row in operation.faults())),
        ("tiendo_database_bytes", "gauge", "size of the database", kept.database),
        ("tiendo_files_bytes", "gauge", "size of the files handed in", kept.files),
        ("tiendo_disk_free_bytes", "gauge", "free space where the record lies", kept.free),
        ("tiendo_last_copy_seconds", "gauge", "when the last copy was written, 0 for never", _when(kept.copy)),
    ):
        yield from _head(name, kind, words)
        yield f"{name} {value}"


def _when(copy: Copy | None) -> str:
    return f"{copy.at.timestamp():.0f}" if copy else "0"


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"
