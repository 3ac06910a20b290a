"""Releasing a report: from then on its figures may be shown to anyone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from .. import files
from ..models import Release, Role, Secrecy, User
from ..queries import visible
from ..released_series import list_release
from .base import Action, NotFound, Outcome, Refused, Subject
from .rows import locked


@dataclass(frozen=True, kw_only=True)
class ReleaseReport(Action[Release]):
    """A leader releases a report. The same file again gives the release that is there.

    Attributes:
        unit: key of the unit.
        title, day: of the report.
        content: the file.
        observations, targets: keys of what the report prints; each must be visible to the leader, and none may come from a
            document with a secrecy level.
    """

    roles = frozenset({Role.LEADER})

    unit: str
    title: str
    day: date
    content: bytes
    observations: tuple[str, ...]
    targets: tuple[str, ...]

    def find(self, actor: User) -> Subject:
        """The unit, when the person may know of it."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Release]:
        """Keep the file and name its figures."""
        stored = files.store([self.content])
        held = Release.objects.filter(unit=subject.row, content_hash=stored.sha256).first()
        if held is not None:
            return Outcome(held, None)
        observations = visible.observations(actor).filter(pk__in=self.observations)
        targets = visible.targets(actor).filter(pk__in=self.targets)
        if len(observations) != len(set(self.observations)) or len(targets) != len(set(self.targets)):
            raise NotFound(_("Có số liệu trong báo cáo mà tài khoản này không được xem."))
        if any(rows.filter(document__secrecy__gt=Secrecy.OPEN).exists() for rows in (observations, targets)):
            raise Refused(_("Báo cáo có số liệu lấy từ văn bản mật; không công bố được."))
        release = Release.objects.create(
            unit=subject.row,
            title=" ".join(self.title.split()),
            day=self.day,
            content_hash=stored.sha256,
            released_by=actor,
            released_at=at,
        )
        release.observations.set(observations)
        release.targets.set(targets)
        list_release(release)
        detail = {"release": release.pk, "sha256": stored.sha256, "observations": len(observations), "targets": len(targets)}
        return Outcome(release, detail)
