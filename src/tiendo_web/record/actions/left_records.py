"""What was read and gives nothing to follow: left with its reason, taken up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ..models import ReadRecord, RecordState, User
from ..queries import visible
from .base import Action, Outcome, Stale, Subject
from .rows import locked, reason_of, unchanged
from .tasks import GIVING


@dataclass(frozen=True, kw_only=True)
class _OnRecord(Action[ReadRecord]):
    """An action on a record that was read, as the person saw it."""

    roles = GIVING

    record: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The record, when the person may see its document."""
        row = locked(visible.read_records(actor), self.record, _("mục đã đọc"))
        return Subject(row, row.document.unit_id, row.document.secrecy, f"record:{row.pk}")


@dataclass(frozen=True, kw_only=True)
class LeaveRecord(_OnRecord):
    """An order or proposal that was read gives nothing to follow, with the reason."""

    reason: str

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[ReadRecord]:
        """Read becomes left."""
        return _put(subject.row, self.seen, RecordState.READ, RecordState.LEFT, reason_of(self.reason))


@dataclass(frozen=True, kw_only=True)
class TakeUpRecord(_OnRecord):
    """What was left is looked at again."""

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[ReadRecord]:
        """Left becomes read."""
        return _put(subject.row, self.seen, RecordState.LEFT, RecordState.READ, "")


def _put(row: ReadRecord, seen: int, before: RecordState, after: RecordState, reason: str) -> Outcome[ReadRecord]:
    unchanged(row, seen)
    if row.state != before:
        raise Stale(_("Mục này đã được xử lý. Tải lại trang để xem."))
    row.state, row.reason, row.version = after, reason, row.version + 1
    row.save(update_fields=("state", "reason", "version"))
    return Outcome(row, {"state": after.value, "reason": reason})
