"""Which documents wait for a new check, because their statements changed since the last one."""

from __future__ import annotations

from django.db.models import F, QuerySet

from .models import Document, ReadingState


def ask(document: Document) -> None:
    """The worker checks the document again; call it in the transaction of the change."""
    Document.objects.filter(pk=document.pk).update(changes=F("changes") + 1)


def waiting() -> QuerySet[Document]:
    """Read documents whose statements changed since they were last checked."""
    return Document.objects.filter(state=ReadingState.READ).exclude(checked=F("changes")).order_by("pk")
