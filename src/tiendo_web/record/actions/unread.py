"""Actions on numbers that the reader did not understand: a person reads one, or says that it needs no statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from tiendo.values import Hedge, Kind, Modality

from .. import checks
from ..correction import corrected
from ..models import Decision, Role, Statement, UnreadNumber, User
from ..queries import visible
from .base import Action, Outcome, Refused, Subject
from .rows import locked, open_to_review, unchanged


@dataclass(frozen=True, kw_only=True)
class _OnUnread(Action[UnreadNumber]):
    """An action on one unread number, as the person saw it."""

    roles = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})

    unread: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The number, when the person may see its document."""
        row = locked(visible.unread(actor).select_related("document"), self.unread, _("số này"))
        return Subject(row, row.document.unit_id, row.document.secrecy, f"unread:{row.pk}")

    def waiting(self, row: UnreadNumber) -> None:
        """Raises: Stale, Refused."""
        unchanged(row, self.seen)
        open_to_review(row.document)
        if row.dismissed or row.statement_id is not None:
            raise Refused(_("Số này đã được xử lý."))


@dataclass(frozen=True, kw_only=True)
class DismissUnread(_OnUnread):
    """It is no figure (a number of a house, a slip of the scanner)."""

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[UnreadNumber]:
        """The number waits no longer."""
        row: UnreadNumber = subject.row
        self.waiting(row)
        row.dismissed = True
        _decided(row, actor, at, "dismissed")
        return Outcome(row, {"surface": row.surface})


@dataclass(frozen=True, kw_only=True)
class ReadUnread(_OnUnread):
    """A person reads the number; ``fields`` as in ``CorrectStatement``, ``value`` at least."""

    fields: dict[str, str]

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[UnreadNumber]:
        """A new accepted statement stands at the number's place."""
        row: UnreadNumber = subject.row
        self.waiting(row)
        if not self.fields.get("value", "").strip():
            raise Refused(_("Cần ghi giá trị."), field="value")
        statement = _statement(row, self.fields)
        statement.decided_by, statement.decided_at = actor, at
        statement.save()
        row.statement = statement
        checks.ask(row.document)
        _decided(row, actor, at, "statement")
        return Outcome(row, {"surface": row.surface, "statement": statement.pk, "fields": self.fields})


def _statement(row: UnreadNumber, fields: dict[str, str]) -> Statement:
    blank = Statement(
        document=row.document,
        part=row.part,
        start=row.start,
        end=row.end,
        surface=row.surface,
        half_step=Decimal("0.5"),
        hedge=Hedge.EXACT.value,
        kind=Kind.LEVEL.value,
        modality=Modality.ACTUAL.value,
        rules=["person"],
    )
    statement = corrected(blank, fields)
    statement.corrects, statement.decision = None, Decision.ACCEPTED
    return statement


def _decided(row: UnreadNumber, actor: User, at: datetime, field: str) -> None:
    row.decided_by, row.decided_at = actor, at
    row.version += 1
    row.save(update_fields=(field, "decided_by", "decided_at", "version"))
