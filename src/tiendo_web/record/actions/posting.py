"""Posting: the accepted statements of a document enter the ledger, approved by a second person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tiendo.catalogue import indicators
from tiendo.ledger.entering import Left, Setting, entry_of
from tiendo.ledger.naming import OWN
from tiendo.values import Observation as ObservationValue

from ..models import Decision, Document, Observation, Plan, ReviewState, Role, Target, User
from ..places import territory_of, unit_finder
from ..queries import visible
from .base import Action, Outcome, Refused, Subject
from .rows import locked, unchanged


@dataclass(frozen=True)
class Posted:
    """What posting a document did.

    Attributes:
        observations, targets: keys of what entered the ledger now.
        held: how many figures the ledger held already.
        left: pairs of statement row and the reason why it has no place in the ledger.
    """

    observations: tuple[str, ...]
    targets: tuple[str, ...]
    held: int
    left: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class PostStatements(Action[Posted]):
    """The approver posts a submitted document. Posting it again changes nothing."""

    roles = frozenset({Role.APPROVER})

    document: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor).select_related("unit"), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Posted]:
        """Store the entries, and close the document to further decisions."""
        row: Document = subject.row
        if row.review == ReviewState.POSTED:
            return Outcome(_store(row), None)
        unchanged(row, self.seen)
        if row.review != ReviewState.SUBMITTED:
            raise Refused(_("Văn bản chưa được gửi duyệt."))
        _four_eyes(row, actor)
        posted = _store(row)
        row.review, row.posted_by = ReviewState.POSTED, actor
        row.version += 1
        row.save(update_fields=("review", "posted_by", "version"))
        detail = {"observations": list(posted.observations), "targets": list(posted.targets), "left": len(posted.left)}
        return Outcome(posted, detail)


def _four_eyes(row: Document, actor: User) -> None:
    worked = row.statements.filter(decided_by=actor).exists() or actor.pk in (row.submitted_by_id, row.uploaded_by_id)
    if worked:
        raise Refused(_("Người duyệt phải khác người đã gửi hoặc đã soát số liệu của văn bản này."))


def _store(row: Document) -> Posted:
    setting = setting_of(row)
    observations: list[Observation] = []
    targets: list[Target] = []
    left: list[tuple[int, str]] = []
    for statement in row.statements.filter(decision=Decision.ACCEPTED):
        statement.document = row
        entry = entry_of(statement.as_value, setting)
        if isinstance(entry, Left):
            left.append((statement.pk, entry.reason))
        elif isinstance(entry, ObservationValue):
            observations.append(Observation.of(entry, document=row.pk, statement=statement.pk))
        else:
            targets.append(Target.of(entry, document=row.pk))
    new_observations = _new(Observation, observations)
    new_targets = _new(Target, [target for target in targets if not _known_target(target)])
    held = len(observations) + len(targets) - len(new_observations) - len(new_targets)
    return Posted(tuple(new_observations), tuple(new_targets), held, tuple(left))


def _known_target(target: Target) -> bool:
    """The plan has this target already with the same value: read from another source, or posted before."""
    held = Target.objects.filter(plan=target.plan_id, unit=target.unit_id, indicator=target.indicator)
    return any((one.value, one.upper) == (target.value, target.upper) for one in held)


def _new(table: Any, rows: list[Any]) -> list[str]:
    by_key = {row.pk: row for row in rows}
    held = set(table.objects.filter(pk__in=by_key).values_list("pk", flat=True))
    fresh = [row for key, row in by_key.items() if key not in held]
    table.objects.bulk_create(fresh, batch_size=500)
    return [row.pk for row in fresh]


def setting_of(row: Document) -> Setting:
    """What posting needs to know of a document besides its statements."""
    day = row.issued or row.uploaded_at.date()
    home = territory_of(row.unit)
    plans = Plan.objects.filter(unit__above_rows__above=home)
    return Setting(
        unit_of=unit_finder(day, home),
        home=home,
        plans=[plan.as_value for plan in plans],
        known=day,
        better=better_way,
        own=frozenset(Observation.objects.filter(indicator__startswith=OWN).values_list("indicator", flat=True).distinct()),
    )


def better_way(indicator: str) -> str:
    """Which way is good for an indicator, as the catalogue says; up where it does not."""
    known = indicators().get(indicator)
    return known.direction if known else "up"
