"""Actions on tasks: give them (by hand or from orders), move them along the one table, complete what is not said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.catalogue import bare
from tiendo.followup.stages import TABLE, Move, Part, rule
from tiendo.followup.tasks import MoveError, TaskEvent, advance, begin

from .. import options
from ..following import followup_settings, stand, state_of, task_value
from ..models import Document, OrgUnit, ReadRecord, RecordKind, RecordState, Role, Secrecy, Task, TaskStep, User
from ..permissions import holds
from ..queries import visible
from ..unit_words import keep_unit, unit_named, unit_namer
from .base import Action, NotFound, NotPermitted, Outcome, Refused, Stale, Subject
from .rows import locked, unchanged

GIVING = frozenset({Role.REVIEWER, Role.APPROVER, Role.LEADER})
"""The office: who gives tasks and says what they are."""

PARTS: dict[Part, frozenset[Role]] = {
    Part.OWNER: frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER}),
    Part.OFFICE: frozenset({Role.REVIEWER, Role.APPROVER}),
    Part.ASSIGNER: frozenset({Role.APPROVER, Role.LEADER}),
}
"""Who plays which part; the owner in the unit that leads, the two others in the unit that follows. A reader only looks."""


def refused(error: MoveError) -> Refused:
    """A move that the table does not allow, in the language of the screen."""
    return Refused(error.en if (get_language() or "vi").startswith("en") else str(error))


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """The six plain facts of a task to be given, as an officer writes them.

    Attributes:
        lead: name or key of the unit; joining: names, separated by commas.
        targets: keys of the targets it serves.
        start, end: its sentence in the document of its orders.
    """

    text: str
    lead: str
    joining: str = ""
    product: str = ""
    due: date | None = None
    authority: str = ""
    person: str = ""
    assigner: str = ""
    national: str = ""
    targets: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class GiveTasks(Action[tuple[Task, ...]]):
    """Give tasks: from the orders of one document, which are then taken together, or by hand in a unit.

    Attributes:
        unit: key of the unit whose office follows; with orders it is the unit of their document.
        orders: (row, version seen) of each order.
        given: the day of giving; when ``None`` the day of the document, else today. secrecy: level of tasks entered by hand.
        example: marks tasks of the demonstration.
    """

    roles = GIVING

    tasks: tuple[TaskFacts, ...]
    unit: str = ""
    orders: tuple[tuple[int, int], ...] = ()
    given: date | None = None
    secrecy: int = Secrecy.OPEN
    example: bool = False

    def find(self, actor: User) -> Subject:
        """The orders with their document, or the unit."""
        if not self.orders:
            unit = locked(visible.units(actor), self.unit, _("đơn vị"))
            return Subject((unit, ()), unit.pk, self.secrecy, f"unit:{unit.pk}")
        rows = [
            locked(visible.read_records(actor).filter(kind=RecordKind.ORDER), key, _("chỉ đạo"))
            for key, _seen in sorted(self.orders)
        ]
        documents = {row.document_id for row in rows}
        if len(documents) != 1:
            raise NotFound(_("Các chỉ đạo phải ở cùng một văn bản."))
        document = Document.objects.select_related("unit").get(pk=documents.pop())
        return Subject((document.unit, tuple(rows)), document.unit_id, document.secrecy, f"document:{document.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[tuple[Task, ...]]:
        """Store the tasks; the orders count as taken."""
        unit, rows = subject.row
        if subject.secrecy >= Secrecy.TOP_SECRET:
            raise Refused(_("Việc tuyệt mật không nhập vào hệ thống này."))
        if not self.tasks:
            raise Refused(_("Cần ít nhất một nhiệm vụ."))
        seen = dict(self.orders)
        for row in rows:
            unchanged(row, seen[row.pk])
            if row.state == RecordState.TAKEN:
                raise Stale(_("Chỉ đạo này đã được giao thành nhiệm vụ. Tải lại trang để xem."))
        issued = rows[0].document.issued if rows else None
        day = min(self.given or issued or options.day(), options.day())
        made = tuple(
            store_task(facts, unit, subject.secrecy, actor, at, day, _place(facts, rows), example=self.example)
            for facts in self.tasks
        )
        for task in made:
            task.orders.set(rows)
        for row in rows:
            row.state, row.reason, row.version = RecordState.TAKEN, "", row.version + 1
            row.save(update_fields=("state", "reason", "version"))
        return Outcome(made, {"tasks": [one.pk for one in made], "orders": sorted(seen)})


def _unknown(name: str) -> Refused:
    return Refused(_("Không rõ đơn vị “%(name)s”. Ghi tên đầy đủ, đang hoạt động, thuộc địa bàn.") % {"name": name}, field="lead")


def store_task(
    facts: TaskFacts,
    unit: OrgUnit,
    secrecy: int,
    actor: User,
    at: datetime,
    day: date,
    place: dict[str, Any],
    *,
    example: bool = False,
) -> Task:
    """Store one task as given, without its orders.

    Raises: Refused for facts that cannot stand.
    """
    text = " ".join(facts.text.split())
    if not text:
        raise Refused(_("Ghi rõ việc phải làm."), field="text")
    lead = unit_named(facts.lead, unit, day)
    if lead is None:
        raise _unknown(facts.lead)
    if facts.due is not None and facts.due < day:
        raise Refused(_("Hạn không thể trước ngày giao."), field="due")
    held = keep_unit(lead)
    row = Task(
        unit=unit,
        lead=held,
        text=text,
        first_due=facts.due,
        given=day,
        assigner=facts.assigner.strip()[:250],
        person=facts.person.strip()[:250],
        product=facts.product.strip(),
        authority=facts.authority.strip(),
        national=facts.national.strip()[:80],
        secrecy=secrecy,
        folded=bare(f"{text} {held.name} {facts.product} {facts.national}"),
        example=example,
        entered_by=actor,
        entered_at=at,
        **place,
    )
    stand(row, begin(task_value(row)), followup_settings())
    row.save()
    _join(row, facts.joining, unit, day)
    row.targets.set(visible.targets(actor).filter(pk__in=facts.targets))
    return row


def _place(facts: TaskFacts, rows: tuple[ReadRecord, ...]) -> dict[str, Any]:
    """Where the task's sentence stands: the part of an order that an officer split off, else its first order."""
    if not rows:
        return {}
    first, document = rows[0], rows[0].document
    start = facts.start if facts.start is not None else first.start
    end = facts.end if facts.end is not None else first.end
    inside = any((row.start or 0) <= (start or 0) and (end or 0) <= (row.end or 0) for row in rows)
    if not inside:
        raise Refused(_("Câu của nhiệm vụ phải nằm trong chỉ đạo đã chọn."))
    return {"document": document, "part": first.part, "start": start, "end": end, "surface": document.text[start:end]}


def _join(row: Task, words: str, unit: OrgUnit, day: date) -> None:
    """Units that join by name; what names no unit stays as words."""
    names = [" ".join(name.split()) for name in re.split(r"[,;]", words) if name.strip()]
    find = unit_namer(unit, day) if names else None
    named = [(name, find(name) if find else None) for name in names]
    row.joining.set([keep_unit(found) for _name, found in named if found is not None])
    row.joining_words = ", ".join(name for name, found in named if found is None)
    row.save(update_fields=("joining_words",))


@dataclass(frozen=True, kw_only=True)
class _OnTask(Action[Task]):
    """An action on one task, as the person saw it."""

    task: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The task, when the person may see it."""
        row = locked(visible.tasks(actor), self.task, _("nhiệm vụ"))
        return Subject(row, row.unit_id, row.secrecy, f"task:{row.pk}")


@dataclass(frozen=True, kw_only=True)
class MoveTask(_OnTask):
    """One move of the table (``tiendo.followup.stages.TABLE``) by who plays its part.

    Attributes:
        day: the day it speaks of, today when ``None``; it is neither after today nor before the last step.
        evidence: ``"document:12"`` or words that name what shows the result.
        lead: name or key of the unit that takes the task over.
    """

    roles = PARTS[Part.OWNER] | PARTS[Part.ASSIGNER]

    move: str
    reason: str = ""
    evidence: tuple[str, ...] = ()
    until: date | None = None
    month: str = ""
    nothing: bool = False
    day: date | None = None
    lead: str = ""

    def permit(self, actor: User, subject: Subject) -> None:
        """Raises: NotPermitted when another part makes this move."""
        if not may_move(actor, subject.row, rule(self._move()).part):
            raise NotPermitted(_("Bước này do người khác làm: đơn vị chủ trì cập nhật, văn phòng xác nhận, người giao thu hồi."))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Task]:
        """Add the step if the table allows it."""
        row: Task = subject.row
        unchanged(row, self.seen)
        settings = followup_settings()
        state, day = state_of(row, settings), self.day or options.day()
        if day > options.day() or day < max([row.given, *(event.day for event in state.events)]):
            raise Refused(_("Ngày phải từ bước trước đến hôm nay."), field="day")
        sent = [n for n, event in enumerate(state.events) if event.move is Move.REPORT and event.month == self.month]
        correcting = sent[-1] if self._move() is Move.REPORT and sent and self.reason.strip() else None
        event = TaskEvent(
            self._move(),
            str(actor.pk),
            at,
            day,
            " ".join(self.reason.split()),
            _shown(self.evidence, actor),
            self.until,
            self.month,
            self.nothing,
            correcting,
            self._heir(row, day),
        )
        try:
            after = advance(state, event, settings)
        except MoveError as error:
            raise refused(error) from error
        TaskStep.objects.create(
            task=row,
            position=len(state.events),
            by=actor,
            at=at,
            day=day,
            move=event.move.value,
            reason=event.reason,
            evidence=list(event.evidence),
            until=event.until,
            month=event.month,
            nothing=event.nothing,
            corrects=event.corrects,
            lead_id=event.lead or None,
        )
        stand(row, after, settings)
        before, row.lead_id = row.lead_id, after.lead
        row.version += 1
        row.save()
        handed = {"lead": [before, row.lead_id]} if event.lead else {}
        return Outcome(row, {"move": self.move, "stage": row.stage, "day": day.isoformat(), "reason": event.reason, **handed})

    def _heir(self, row: Task, day: date) -> str:
        """Key of the unit that takes the task over, empty for every other move."""
        if self._move() is not Move.HAND_OVER or not self.lead.strip():
            return ""
        named = unit_named(self.lead, row.unit, day)
        if named is None:
            raise _unknown(self.lead)
        if keep_unit(named).pk == row.lead_id:
            raise Refused(_("Đơn vị nhận việc phải khác đơn vị đang chủ trì."), field="lead")
        return keep_unit(named).pk

    def _move(self) -> Move:
        if self.move not in {row.move.value for row in TABLE}:
            raise Refused(_("Không có bước này."), field="move")
        return Move(self.move)


def _shown(evidence: tuple[str, ...], actor: User) -> tuple[str, ...]:
    """What shows a result; a document must be one that the person may see."""
    given = tuple(" ".join(one.split()) for one in evidence if one.strip())
    numbers = {one.removeprefix("document:") for one in given if one.startswith("document:")}
    held = {
        str(key) for key in visible.documents(actor).filter(pk__in=[n for n in numbers if n.isdigit()]).values_list("pk", flat=True)
    }
    if numbers - held:
        raise Refused(_("Không tìm thấy văn bản minh chứng, hoặc tài khoản này không được xem."), field="evidence")
    return given


def may_move(actor: User, row: Task, part: Part) -> bool:
    """Whether a person plays a part in a task."""
    unit = row.lead_id if part is Part.OWNER else row.unit_id
    return holds(actor, PARTS[part], unit, row.secrecy)


@dataclass(frozen=True, kw_only=True)
class DescribeTask(_OnTask):
    """Complete what a task does not say. What, who leads and the first day stay as they were given; ``None`` leaves a field."""

    roles = GIVING

    product: str | None = None
    authority: str | None = None
    person: str | None = None
    national: str | None = None
    joining: str | None = None
    targets: tuple[str, ...] | None = None

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Task]:
        """Write the fields given; the trail keeps what stood there."""
        row: Task = subject.row
        unchanged(row, self.seen)
        given = {name: getattr(self, name) for name in ("product", "authority", "person", "national")}
        changed = {
            name: value.strip() for name, value in given.items() if value is not None and value.strip() != getattr(row, name)
        }
        before = {name: getattr(row, name) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        if self.joining is not None:
            _join(row, self.joining, row.unit, options.day())
        if self.targets is not None:
            row.targets.set(visible.targets(actor).filter(pk__in=self.targets))
        row.version += 1
        row.save()
        return Outcome(row, {"before": before, "after": changed})
