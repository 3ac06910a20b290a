"""What importing a workbook would do, as a person may see the ledger; nothing is posted here."""

from __future__ import annotations

from hashlib import sha256

from tiendo.exchange.importing import Preview, preview
from tiendo.exchange.sheet import sheets_of

from ..mapping import document_value
from ..models import Document
from ..permissions import Person
from ..places import territory_of
from .ledger import ledger_for


def preview_of(user: Person, document: Document) -> Preview:
    """The sheets of a stored workbook held against the ledger, one after another."""
    day = document.issued or document.uploaded_at.date()
    home = territory_of(document.unit)
    held = ledger_for(user, units=[home])
    parts = [preview(held, sheet, unit=home, known=day) for sheet in sheets_of(document_value(document), year=day.year)]
    return Preview(
        plans=tuple({plan.key: plan for part in parts for plan in part.plans}.values()),
        planned=tuple(one for part in parts for one in part.planned),
        not_read=tuple(one for part in parts for one in part.not_read),
    )


def seal_of(shown: Preview) -> str:
    """Hash of what a preview would post: it comes back with the action, so that what is posted is what was shown."""
    return sha256(repr(shown.entries).encode()).hexdigest()
