"""Actions on requests to bodies above: take one up, say what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.followup.proposals import ProposalStage, move_proposal
from tiendo.followup.proposals import ProposalStep as ProposalStepValue
from tiendo.followup.tasks import MoveError

from .. import options
from ..following import proposal_value
from ..models import Proposal, ProposalStep, ReadRecord, RecordKind, RecordState, Role, Secrecy, User
from ..queries import visible
from .base import Action, NotFound, Outcome, Refused, Stale, Subject
from .rows import locked, unchanged
from .tasks import refused

WORKING = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})


@dataclass(frozen=True, kw_only=True)
class FollowProposal(Action[Proposal]):
    """Follow a request: one that was read in a document (``record``, ``seen``), or one entered by hand in a unit.

    Attributes:
        more: (row, version seen) of further records of the same document that are one request with the first.
        asked: the day it was made; the day of its document, else today, when ``None``.
        ground: the legal ground; amount: the money asked for, as printed.
    """

    roles = WORKING

    text: str
    receiver: str
    record: int | None = None
    seen: int = 0
    more: tuple[tuple[int, int], ...] = ()
    unit: str = ""
    sender: str = ""
    asked: date | None = None
    amount: str = ""
    ground: str = ""

    def find(self, actor: User) -> Subject:
        """The records with their document, or the unit."""
        if self.record is None:
            unit = locked(visible.units(actor), self.unit, _("đơn vị"))
            return Subject((unit, ()), unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")
        read = visible.read_records(actor).filter(kind=RecordKind.PROPOSAL)
        rows = [locked(read, key, _("kiến nghị")) for key, _seen in sorted(self._seen())]
        if len({row.document_id for row in rows}) != 1:
            raise NotFound(_("Các câu của một kiến nghị phải ở cùng một văn bản."))
        document = rows[0].document
        return Subject((document.unit, tuple(rows)), document.unit_id, document.secrecy, f"record:{self.record}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Proposal]:
        """Store it; what was read in an issued document counts as sent."""
        unit, records = subject.row
        text, receiver = " ".join(self.text.split()), " ".join(self.receiver.split())
        if not text:
            raise Refused(_("Ghi nội dung kiến nghị."), field="text")
        if not receiver:
            raise Refused(_("Ghi cơ quan nhận kiến nghị."), field="receiver")
        _take(records, dict(self._seen()))
        document = records[0].document if records else None
        asked = self.asked or (document.issued if document is not None else None) or options.day()
        row = Proposal.objects.create(
            unit=unit,
            sender=(" ".join(self.sender.split()) or unit.name)[:250],
            receiver=receiver[:250],
            text=text,
            asked=asked,
            amount=self.amount.strip()[:160],
            ground=self.ground.strip(),
            secrecy=subject.secrecy,
            record=next((one for one in records if one.pk == self.record), None),
            folded=bare(f"{text} {receiver}"),
            entered_by=actor,
            entered_at=at,
            document=document,
            **_place(records),
        )
        if document is not None:
            _add(row, ProposalStepValue(ProposalStage.SENT, str(actor.pk), asked, document.number or document.heading), actor, at)
        return Outcome(row, {"proposal": row.pk, "records": [one.pk for one in records]})

    def _seen(self) -> tuple[tuple[int, int], ...]:
        """The first record and those that are one request with it, each with the version seen."""
        return ((self.record or 0, self.seen), *self.more)


def _take(records: tuple[ReadRecord, ...], seen: dict[int, int]) -> None:
    for record in records:
        unchanged(record, seen[record.pk])
        if record.state == RecordState.TAKEN:
            raise Stale(_("Kiến nghị này đã được theo dõi. Tải lại trang để xem."))
        record.state, record.version = RecordState.TAKEN, record.version + 1
        record.save(update_fields=("state", "version"))


def _place(records: tuple[ReadRecord, ...]) -> dict[str, Any]:
    """Where the request stands: from the first of its records to the last."""
    if not records:
        return {}
    start, end = min(one.start or 0 for one in records), max(one.end or 0 for one in records)
    return {"part": records[0].part, "start": start, "end": end, "surface": records[0].document.text[start:end]}


@dataclass(frozen=True, kw_only=True)
class MoveProposal(Action[Proposal]):
    """What became of a request: sent, received, answered, refused with reason, settled."""

    roles = WORKING

    proposal: int
    seen: int
    stage: str
    document: str = ""
    reason: str = ""
    day: date | None = None

    def find(self, actor: User) -> Subject:
        """The request, when the person may see it."""
        row = locked(visible.proposals(actor), self.proposal, _("kiến nghị"))
        return Subject(row, row.unit_id, row.secrecy, f"proposal:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Proposal]:
        """Add the step if it follows."""
        row: Proposal = subject.row
        unchanged(row, self.seen)
        day = self.day or options.day()
        if day > options.day():
            raise Refused(_("Ngày không thể sau hôm nay."), field="day")
        if self.stage not in {stage.value for stage in ProposalStage}:
            raise Refused(_("Không có bước này."), field="stage")
        step = ProposalStepValue(ProposalStage(self.stage), str(actor.pk), day, self.document.strip(), self.reason.strip())
        _add(row, step, actor, at)
        row.version += 1
        row.save(update_fields=("version",))
        return Outcome(row, {"stage": self.stage, "document": step.document, "reason": step.reason})


def _add(row: Proposal, step: ProposalStepValue, actor: User, at: datetime) -> None:
    before = proposal_value(row)
    try:
        after = move_proposal(before, step)
    except MoveError as error:
        raise refused(error) from error
    ProposalStep.objects.create(
        proposal=row,
        position=len(before.steps),
        by=actor,
        at=at,
        day=step.day,
        stage=step.stage.value,
        document=step.document,
        reason=step.reason,
    )
    row.stage = after.stage.value
    row.save(update_fields=("stage",))
