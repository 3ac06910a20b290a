"""``/metrics``: counts for a monitoring program (Prometheus text format). They name nobody and tell no figure of a document.

The address is there only when ``TIENDO_METRICS_TOKEN`` is set, and answers only who sends it as a bearer token.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from .record.models import AuditHead, Document, Finding, FindingState, ReadingState


@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """200 with the counts; 404 for everybody else, as if the address did not exist."""
    wanted = os.environ.get("TIENDO_METRICS_TOKEN", "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not wanted or not secrets.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    return HttpResponse("".join(f"{line}\n" for line in _lines()), content_type="text/plain; version=0.0.4; charset=utf-8")


def _lines() -> Iterator[str]:
    yield from _head("tiendo_documents", "gauge", "documents by state of reading")
    counts = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    for state in ReadingState.values:
        yield f'tiendo_documents{{state="{state}"}} {counts.get(state, 0)}'
    yield from _head("tiendo_queue_oldest_seconds", "gauge", "how long the oldest document has been waiting to be read")
    oldest = Document.objects.filter(state=ReadingState.QUEUED).aggregate(oldest=Min("uploaded_at"))["oldest"]
    waited = (timezone.now() - oldest).total_seconds() if oldest else 0
    yield f"tiendo_queue_oldest_seconds {max(0, waited):.0f}"
    yield from _head("tiendo_findings_open", "gauge", "findings that nobody has settled")
    yield f"tiendo_findings_open {Finding.objects.filter(state=FindingState.OPEN).count()}"
    yield from _head("tiendo_audit_entries_total", "counter", "entries of the audit trail")
    yield f"tiendo_audit_entries_total {AuditHead.objects.values_list('number', flat=True).first() or 0}"
    yield from _head("tiendo_disk_free_bytes", "gauge", "free space where the record lies")
    yield f"tiendo_disk_free_bytes {shutil.disk_usage(settings.VAR).free}"


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"
