"""Actions on targets: a person decides otherwise than the computed class, and takes that back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tiendo.values import TargetClass

from .. import options
from ..models import ClassOverride, Role, Secrecy, Target, TargetStanding, User
from ..queries import visible
from .base import Action, Outcome, Refused, Subject
from .rows import locked, reason_of, unchanged

DECIDING = frozenset({Role.APPROVER, Role.LEADER})


@dataclass(frozen=True, kw_only=True)
class OverrideClass(Action[ClassOverride]):
    """A person's own class for a target, with the reason; shown beside the computed one."""

    roles = DECIDING

    target: str
    cls: str
    reason: str

    def find(self, actor: User) -> Subject:
        """The target, when the person may see it."""
        row = locked(visible.targets(actor).select_related("document"), self.target, _("chỉ tiêu"))
        secrecy = row.document.secrecy if row.document else Secrecy.OPEN
        return Subject(row, row.unit_id, secrecy, f"target:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[ClassOverride]:
        """Add it; an earlier one stays in the history."""
        target: Target = subject.row
        if self.cls not in [cls.value for cls in TargetClass]:
            raise Refused(_("Không có mức đánh giá này."), field="cls")
        override = ClassOverride.objects.create(
            target=target, cls=self.cls, reason=reason_of(self.reason), day=options.day(), by=actor
        )
        TargetStanding.forget_targets([target.pk])
        return Outcome(override, {"override": override.pk, "cls": self.cls, "reason": override.reason})


@dataclass(frozen=True, kw_only=True)
class WithdrawOverride(Action[ClassOverride]):
    """The computed class holds again."""

    roles = DECIDING

    override: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The override, when the person may see its target."""
        rows = ClassOverride.objects.filter(target__in=visible.targets(actor)).select_related("target")
        row = locked(rows, self.override, _("đánh giá này"))
        return Subject(row, row.target.unit_id, Secrecy.OPEN, f"override:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[ClassOverride]:
        """It stays in the history, with the day until which it counted."""
        row: ClassOverride = subject.row
        unchanged(row, self.seen)
        if row.withdrawn is not None:
            raise Refused(_("Đánh giá này đã rút."))
        row.withdrawn = options.day()
        row.version += 1
        row.save(update_fields=("withdrawn", "version"))
        TargetStanding.forget_targets([row.target_id])
        return Outcome(row, {"target": row.target_id})
