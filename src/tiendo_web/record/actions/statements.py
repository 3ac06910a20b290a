"""Decisions on single statements: accept, correct, reject, undo; and many at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from .. import checks
from ..correction import corrected, said
from ..models import Decision, Document, Role, Statement, User
from ..queries import visible
from .base import Action, Outcome, Refused, Stale, Subject
from .rows import locked, open_to_review, unchanged

DECIDING = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})


@dataclass(frozen=True, kw_only=True)
class _OnStatement(Action[Statement]):
    """An action on one statement, as the person saw it (``seen`` is its version)."""

    roles = DECIDING

    statement: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The statement, when the person may see its document."""
        row = locked(visible.statements(actor).select_related("document"), self.statement, _("số này"))
        return Subject(row, row.document.unit_id, row.document.secrecy, f"statement:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Statement]:
        """Check that it may be decided on now, then decide."""
        unchanged(subject.row, self.seen)
        open_to_review(subject.row.document)
        return self.decide(subject.row, actor, at)

    def decide(self, row: Statement, actor: User, at: datetime) -> Outcome[Statement]:
        """What the action does with the row."""
        raise NotImplementedError


def _set(row: Statement, decision: Decision, actor: User | None, at: datetime | None) -> None:
    row.decision, row.decided_by, row.decided_at = decision, actor, at
    row.version += 1
    row.save(update_fields=("decision", "decided_by", "decided_at", "version"))


def _must_wait(row: Statement) -> None:
    if row.decision != Decision.PENDING:
        raise Refused(_("Số này đã được quyết định. Hoàn tác trước rồi quyết định lại."))


@dataclass(frozen=True, kw_only=True)
class AcceptStatement(_OnStatement):
    """The statement says what the document says."""

    def decide(self, row: Statement, actor: User, at: datetime) -> Outcome[Statement]:
        """Pending becomes accepted."""
        _must_wait(row)
        _set(row, Decision.ACCEPTED, actor, at)
        return Outcome(row, {"surface": row.surface})


@dataclass(frozen=True, kw_only=True)
class RejectStatement(_OnStatement):
    """The number is no figure worth keeping (a number of a law, a slip of the reader)."""

    reason: str = ""

    def decide(self, row: Statement, actor: User, at: datetime) -> Outcome[Statement]:
        """Pending becomes rejected."""
        _must_wait(row)
        _set(row, Decision.REJECTED, actor, at)
        checks.ask(row.document)
        return Outcome(row, {"surface": row.surface, "reason": self.reason.strip()})


@dataclass(frozen=True, kw_only=True)
class CorrectStatement(_OnStatement):
    """The statement should say something else: a new row says it, names the old one, and is accepted.

    Attributes:
        fields: what differs, by field name (``record.correction.CORRECTABLE``), as typed by the person.
    """

    fields: dict[str, str]

    def decide(self, row: Statement, actor: User, at: datetime) -> Outcome[Statement]:
        """Pending or accepted becomes corrected; returns the new row."""
        if row.decision not in (Decision.PENDING, Decision.ACCEPTED):
            raise Refused(_("Số này đã được quyết định. Hoàn tác trước rồi quyết định lại."))
        new = corrected(row, self.fields)
        before, after = said(row, self.fields), said(new, self.fields)
        if before == after:
            raise Refused(_("Chưa có gì khác với bản đã đọc."))
        new.decided_by, new.decided_at = actor, at
        new.save()
        _set(row, Decision.CORRECTED, actor, at)
        checks.ask(row.document)
        return Outcome(new, {"new": new.pk, "before": before, "after": after})


@dataclass(frozen=True, kw_only=True)
class UndoDecision(_OnStatement):
    """Take the last decision back. Undoing a correction withdraws it and opens the row that it replaced."""

    def decide(self, row: Statement, actor: User, at: datetime) -> Outcome[Statement]:
        """Returns the row that waits again."""
        if row.decision in (Decision.ACCEPTED, Decision.REJECTED):
            was, old = row.decision, row.corrects
            checks.ask(row.document)
            if old is None:
                _set(row, Decision.PENDING, None, None)
                return Outcome(row, {"was": was})
            _set(row, Decision.WITHDRAWN, actor, at)
            _set(old, Decision.PENDING, None, None)
            return Outcome(old, {"was": "corrected", "withdrawn": row.pk})
        raise Refused(_("Không có quyết định nào để hoàn tác."))


@dataclass(frozen=True, kw_only=True)
class AcceptMany(Action[int]):
    """Accept a list of statements of one document at once; the list is what the screen showed, with versions.

    Attributes:
        statements: pairs of row number and version seen (``queries.review.acceptable`` makes the list).
    """

    roles = DECIDING

    document: int
    statements: tuple[tuple[int, int], ...]

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[int]:
        """All of them or none: Stale when one was changed since the list was shown."""
        document: Document = subject.row
        open_to_review(document)
        seen = dict(self.statements)
        rows: list[Any] = list(
            document.statements.select_for_update(of=("self",)).filter(pk__in=seen, decision=Decision.PENDING).order_by("pk")
        )
        if len(rows) != len(seen) or any(row.version != seen[row.pk] for row in rows):
            raise Stale(_("Danh sách đã thay đổi từ khi bạn xem. Tải lại trang; chưa số nào được nhận."))
        for row in rows:
            row.decision, row.decided_by, row.decided_at = Decision.ACCEPTED, actor, at
            row.version += 1
        Statement.objects.bulk_update(rows, ("decision", "decided_by", "decided_at", "version"), batch_size=200)
        return Outcome(len(rows), {"accepted": [row.pk for row in rows]} if rows else None)
