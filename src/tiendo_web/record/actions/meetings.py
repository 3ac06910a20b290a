"""Actions on meetings, and the closing of a quarterly sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from .. import options
from ..codec import to_json
from ..models import Meeting, OrgUnit, QuarterSheet, Secrecy, User
from ..queries import visible
from ..queries.quarter import basis_of, quarter_ended
from .base import Action, Outcome, Refused, Subject
from .rows import locked, unchanged
from .tasks import GIVING


@dataclass(frozen=True, kw_only=True)
class PlanMeeting(Action[Meeting]):
    """Enter a meeting or working session, planned or held.

    Attributes:
        guest: key of the unit that comes or reports, empty without one.
        documents: documents on the table or that came out of it.
    """

    roles = GIVING

    unit: str
    subject: str
    day: date
    kind: str = ""
    host: str = ""
    guest: str = ""
    chairs: str = ""
    place: str = ""
    documents: tuple[int, ...] = ()

    def find(self, actor: User) -> Subject:
        """The unit that holds it."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Meeting]:
        """Store it."""
        words = " ".join(self.subject.split())
        if not words:
            raise Refused(_("Ghi nội dung cuộc họp."), field="subject")
        row = Meeting.objects.create(
            unit=subject.row,
            kind=self.kind.strip() or _("buổi làm việc"),
            day=self.day,
            host=self.host.strip(),
            guest=_guest(self.guest, actor),
            chairs=self.chairs.strip(),
            place=self.place.strip(),
            subject=words,
            entered_by=actor,
            entered_at=at,
        )
        row.documents.set(visible.documents(actor).filter(pk__in=self.documents))
        return Outcome(row, {"meeting": row.pk, "day": self.day.isoformat(), "subject": words})


@dataclass(frozen=True, kw_only=True)
class DescribeMeeting(Action[Meeting]):
    """Change what was entered of a meeting; ``None`` leaves a field, documents are the whole list."""

    roles = GIVING

    meeting: int
    seen: int
    day: date | None = None
    chairs: str | None = None
    place: str | None = None
    documents: tuple[int, ...] | None = None

    def find(self, actor: User) -> Subject:
        """The meeting, when the person may see it."""
        row = locked(visible.meetings(actor), self.meeting, _("cuộc họp"))
        return Subject(row, row.unit_id, Secrecy.OPEN, f"meeting:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Meeting]:
        """Write the fields given; documents that the person may not see stay."""
        row: Meeting = subject.row
        unchanged(row, self.seen)
        given = {name: getattr(self, name) for name in ("day", "chairs", "place")}
        changed = {name: value for name, value in given.items() if value is not None and value != getattr(row, name)}
        before = {name: str(getattr(row, name)) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        if self.documents is not None:
            seen = visible.documents(actor)
            hidden = row.documents.exclude(pk__in=seen)
            row.documents.set([*hidden, *seen.filter(pk__in=self.documents)])
        row.version += 1
        row.save()
        documents = sorted(row.documents.values_list("pk", flat=True))
        return Outcome(
            row, {"before": before, "after": {name: str(value) for name, value in changed.items()}, "documents": documents}
        )


def _guest(key: str, actor: User) -> OrgUnit | None:
    return locked(visible.units(actor), key, _("đơn vị")) if key else None


@dataclass(frozen=True, kw_only=True)
class CloseQuarter(Action[QuarterSheet]):
    """Freeze a unit's quarterly basis (``"2024-Q4"``): what it rests on is kept as it stands. It holds no grade."""

    roles = visible.JUDGING

    unit: str
    quarter: str

    def find(self, actor: User) -> Subject:
        """The unit."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[QuarterSheet]:
        """Refused before the quarter has ended, and a second time."""
        day = options.day()
        if not quarter_ended(self.quarter, day):
            raise Refused(_("Quý này chưa hết nên chưa đóng được."), field="quarter")
        if QuarterSheet.objects.filter(unit=subject.row, quarter=self.quarter).exists():
            raise Refused(_("Căn cứ của quý này đã đóng."))
        basis = basis_of(actor, subject.row.pk, self.quarter, day, closed=day)
        row = QuarterSheet.objects.create(
            unit=subject.row, quarter=self.quarter, body=to_json(basis), closed_by=actor, closed_at=at
        )
        return Outcome(row, {"quarter": self.quarter, "lines": len(basis.lines)})
