"""Importing a workbook: its cells enter the ledger as they were previewed, approved by another person than who handed it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tiendo.exchange.importing import Effect, Preview
from tiendo.values import Observation as ObservationValue

from ..models import Document, Observation, Plan, ReadingState, ReviewState, Role, Target, User
from ..queries import visible
from ..queries.importing import preview_of, seal_of
from .base import Action, Outcome, Refused, Stale, Subject
from .rows import locked


@dataclass(frozen=True, kw_only=True)
class ImportWorkbook(Action[Preview]):
    """The approver posts what a workbook holds.

    Attributes:
        seal: ``queries.importing.seal_of`` the preview that was shown.
    """

    roles = frozenset({Role.APPROVER})

    document: int
    seal: str

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor).select_related("unit"), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Preview]:
        """Post every new or changed cell; what the ledger holds already is left out."""
        row: Document = subject.row
        if row.state != ReadingState.READ:
            raise Refused(_("Văn bản chưa đọc xong."))
        if row.uploaded_by_id == actor.pk:
            raise Refused(_("Người duyệt phải khác người đã gửi tệp."))
        shown = preview_of(actor, row)
        if row.review == ReviewState.POSTED and not shown.entries:
            return Outcome(shown, None)
        if seal_of(shown) != self.seal:
            raise Stale(_("Sổ đã thay đổi từ khi bạn xem trước. Xem lại rồi duyệt."))
        if not shown.entries:
            raise Refused(_("Không có ô nào đưa được vào sổ."))
        _store(shown, row)
        row.review, row.posted_by = ReviewState.POSTED, actor
        row.version += 1
        row.save(update_fields=("review", "posted_by", "version"))
        counts = {effect.value: sum(one.effect is effect for one in shown.planned) for effect in Effect}
        return Outcome(shown, {**counts, "not_read": len(shown.not_read)})


def _store(shown: Preview, row: Document) -> None:
    Plan.objects.bulk_create([Plan.of(plan) for plan in shown.plans])
    entries = [one.entry for one in shown.planned if one.effect is not Effect.SAME]
    observations = {entry.key: entry for entry in entries if isinstance(entry, ObservationValue)}
    targets = {entry.key: entry for entry in entries if not isinstance(entry, ObservationValue)}
    Target.objects.bulk_create([Target.of(one, document=row.pk) for one in targets.values()])
    Observation.objects.bulk_create([Observation.of(one, document=row.pk) for one in observations.values()])
