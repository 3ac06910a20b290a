"""Actions on explanations: a leader asks, the unit answers by a day, the answer is accepted. And the private calendar address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.utils.translation import gettext as _

from tiendo.followup.explanations import Answer, accept, answer, answer_day
from tiendo.followup.tasks import MoveError
from tiendo.followup.workdays import vietnamese_calendar

from .. import options
from ..following import explanation_value
from ..models import CalendarFeed, Explanation, ExplanationAnswer, OrgUnit, Role, Secrecy, User
from ..permissions import READING
from ..queries import visible
from .base import Action, NotFound, Outcome, Refused, Subject
from .rows import locked, unchanged
from .tasks import _shown, refused

ASKING = frozenset({Role.LEADER, Role.APPROVER})


@dataclass(frozen=True, kw_only=True)
class AskExplanation(Action[Explanation]):
    """A leader asks the unit that answers for a target, a finding or a task to explain.

    Attributes:
        kind: ``"target"``, ``"finding"`` or ``"task"``; about: its key.
        due: the day to answer by; so many working days as the office has set when ``None``.
    """

    roles = ASKING

    kind: str
    about: str
    question: str
    due: date | None = None

    def find(self, actor: User) -> Subject:
        """The thing asked about, when the person may see it."""
        if self.kind == "target":
            target = locked(visible.targets(actor), self.about, _("chỉ tiêu"))
            secrecy = target.document.secrecy if target.document else Secrecy.OPEN
            return Subject(target, target.unit_id, secrecy, f"target:{target.pk}")
        if self.kind == "finding" and self.about.isdigit():
            finding = locked(visible.findings(actor), int(self.about), _("phát hiện"))
            return Subject(finding, finding.document.unit_id, finding.document.secrecy, f"finding:{finding.pk}")
        if self.kind == "task" and self.about.isdigit():
            task = locked(visible.tasks(actor), int(self.about), _("nhiệm vụ"))
            return Subject(task, task.unit_id, task.secrecy, f"task:{task.pk}")
        raise NotFound(_("Không tìm thấy điều cần giải trình, hoặc tài khoản này không được xem."))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Explanation]:
        """Store the question."""
        question, today = " ".join(self.question.split()), options.day()
        if not question:
            raise Refused(_("Ghi điều cần giải trình."), field="question")
        set_by = options.read_many("explanation_")
        by_rule = answer_day(today, set_by["explanation_days"], vietnamese_calendar(), working=set_by["explanation_working_days"])
        due = self.due or by_rule
        if due < today:
            raise Refused(_("Hạn trả lời không thể trước hôm nay."), field="due")
        about: dict[str, Any] = {self.kind: subject.row}
        row = Explanation.objects.create(
            unit=_answering(self.kind, subject),
            asker=actor,
            question=question,
            asked=today,
            due=due,
            secrecy=subject.secrecy,
            **about,
        )
        return Outcome(row, {"explanation": row.pk, "question": question, "due": due.isoformat(), "unit": row.unit_id})


def _answering(kind: str, subject: Subject) -> OrgUnit:
    """The unit that answers: who leads a task or target, else the unit of the thing itself."""
    lead = subject.row.lead_id if kind == "task" else subject.row.as_value.lead if kind == "target" else None
    return OrgUnit.objects.filter(pk=lead).first() or OrgUnit.objects.get(pk=subject.unit)


@dataclass(frozen=True, kw_only=True)
class _OnExplanation(Action[Explanation]):
    """An action on a request for an explanation, as the person saw it."""

    explanation: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The request, when the person may see it."""
        row = locked(visible.explanations(actor), self.explanation, _("yêu cầu giải trình"))
        return Subject(row, row.unit_id, row.secrecy, f"explanation:{row.pk}")


@dataclass(frozen=True, kw_only=True)
class AnswerExplanation(_OnExplanation):
    """The unit answers; a further answer stands beside the first."""

    roles = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})

    text: str
    documents: tuple[str, ...] = ()

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Explanation]:
        """Add the answer."""
        row: Explanation = subject.row
        unchanged(row, self.seen)
        given = Answer(str(actor.pk), options.day(), self.text.strip(), _shown(self.documents, actor))
        before = explanation_value(row)
        try:
            answer(before, given)
        except MoveError as error:
            raise refused(error) from error
        ExplanationAnswer.objects.create(
            explanation=row,
            position=len(before.answers),
            by=actor,
            at=at,
            day=given.day,
            reason=given.text,
            documents=list(given.documents),
        )
        row.version += 1
        row.save(update_fields=("version",))
        return Outcome(row, {"answer": given.text})


@dataclass(frozen=True, kw_only=True)
class AcceptExplanation(_OnExplanation):
    """The answer is taken; nobody accepts their own."""

    roles = ASKING

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Explanation]:
        """Close the request."""
        row: Explanation = subject.row
        unchanged(row, self.seen)
        if row.accepted_by_id is not None:
            raise Refused(_("Giải trình đã được chấp nhận."))
        try:
            accept(explanation_value(row), str(actor.pk))
        except MoveError as error:
            raise refused(error) from error
        row.accepted_by, row.version = actor, row.version + 1
        row.save(update_fields=("accepted_by", "version"))
        return Outcome(row)


@dataclass(frozen=True, kw_only=True)
class MakeFeed(Action[str]):
    """A private calendar address for what waits for the person in a unit; an earlier one stops working. Gives its secret part."""

    roles = READING

    unit: str

    def find(self, actor: User) -> Subject:
        """The unit."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, Secrecy.OPEN, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[str]:
        """Keep the hash alone."""
        secret = token_urlsafe(32)
        CalendarFeed.objects.update_or_create(
            user=actor, unit=subject.row, defaults={"secret": sha256(secret.encode()).hexdigest(), "made_at": at}
        )
        return Outcome(secret)
