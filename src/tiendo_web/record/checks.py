"""Asking for a new check of a document whose statements changed."""

from __future__ import annotations

from .models import Document


def ask(document: Document) -> None:
    """The worker checks the document again; call it in the transaction of the change."""
    document.to_check = True
    document.save(update_fields=("to_check",))
