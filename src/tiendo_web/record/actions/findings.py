"""Actions on findings: settle with a reason, open again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ..models import Finding, FindingState, Role, User
from ..queries import visible
from .base import Action, Outcome, Refused, Subject
from .rows import locked, reason_of, unchanged


@dataclass(frozen=True, kw_only=True)
class _OnFinding(Action[Finding]):
    """An action on one finding, as the person saw it."""

    roles = frozenset({Role.REVIEWER, Role.APPROVER})

    finding: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The finding, when the person may see every passage of it."""
        row = locked(visible.findings(actor).select_related("document"), self.finding, _("phát hiện"))
        return Subject(row, row.document.unit_id, row.document.secrecy, f"finding:{row.pk}")


@dataclass(frozen=True, kw_only=True)
class SettleFinding(_OnFinding):
    """A person has looked into a finding and says what came of it."""

    reason: str

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Finding]:
        """Open becomes settled, with the reason and the name."""
        row: Finding = subject.row
        unchanged(row, self.seen)
        if row.state != FindingState.OPEN:
            raise Refused(_("Phát hiện này không còn chờ xử lý."))
        row.state, row.reason_given, row.settled_by, row.settled_at = FindingState.SETTLED, reason_of(self.reason), actor, at
        _saved(row)
        return Outcome(row, {"code": row.code, "reason": row.reason_given})


@dataclass(frozen=True, kw_only=True)
class ReopenFinding(_OnFinding):
    """The settlement does not hold; the finding waits again."""

    reason: str

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Finding]:
        """Settled becomes open; the trail keeps the former reason."""
        row: Finding = subject.row
        unchanged(row, self.seen)
        if row.state != FindingState.SETTLED:
            raise Refused(_("Chỉ mở lại phát hiện đã xử lý."))
        former, reason = row.reason_given, reason_of(self.reason)
        row.state, row.reason_given, row.settled_by, row.settled_at = FindingState.OPEN, "", None, None
        _saved(row)
        return Outcome(row, {"code": row.code, "former": former, "reason": reason})


def _saved(row: Finding) -> None:
    row.version += 1
    row.save(update_fields=("state", "reason_given", "settled_by", "settled_at", "version"))
