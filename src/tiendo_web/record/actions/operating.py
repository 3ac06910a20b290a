"""Acts of who keeps the installation running: they touch no content and name no document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ..models import Document, OrgUnit, ReadingState, Role, Secrecy, User
from .base import Action, NotFound, Outcome, Subject


@dataclass(frozen=True, kw_only=True)
class RetryReadings(Action[int]):
    """Every document of a unit, and of those below it, that could not be read goes back into the queue; gives how many.

    Who hands documents in retries one of them with ``ReadAgain``; an administrator sees none, and retries all after having
    mended the machine (a program was missing, the disk was full).
    """

    roles = frozenset({Role.ADMINISTRATOR})

    unit: str

    def find(self, actor: User) -> Subject:
        """The unit; administrators know the units there are."""
        unit = OrgUnit.objects.filter(pk=self.unit).first()
        if unit is None or not self.allowed(actor, unit.pk):
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không quản trị đơn vị đó."))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[int]:
        """Queue them; without one nothing changes."""
        failed = Document.objects.filter(unit__above_rows__above=subject.unit, state=ReadingState.FAILED)
        keys = list(failed.order_by("pk").values_list("pk", flat=True))
        if not keys:
            return Outcome(0, None)
        again = {"state": ReadingState.QUEUED, "error": "", "phase": "", "progress": 0, "attempts": 0}
        count = Document.objects.filter(pk__in=keys, state=ReadingState.FAILED).update(**again)
        return Outcome(count, {"documents": keys})
