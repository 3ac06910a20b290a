"""Tasks, orders, proposals and explanations of the small office, made through the actions or as they would be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar
from unittest.mock import patch

from tests.web.office import NORTH, Office, make_document, make_person
from tiendo.documents import open_document
from tiendo.followup.stages import Move, rule
from tiendo.values import Source
from tiendo.values.records import Directive, Meeting, Proposal
from tiendo_web.record import actions as a
from tiendo_web.record import audit, models, options
from tiendo_web.record.codec import to_json
from tiendo_web.record.mapping import structure_of
from tiendo_web.record.models.shapes import place_columns

DAY = date(2024, 12, 31)
DUE = date(2025, 3, 31)
ORDERS = (
    "Giao Huyện Bắc rà soát hộ nghèo, trình kế hoạch trước ngày 31/3/2025. "
    "Giao Huyện Bắc báo cáo kết quả. Đề nghị tỉnh bố trí kinh phí sửa tuyến đường liên xã."
)


def office_hand(name: str = "van-phong") -> models.User:
    """A reviewer of the north district who is nobody's person of the standard table."""
    found = models.User.objects.filter(username=name).first()
    return found or make_person(name, "reviewer", NORTH)


def make_task(
    text: str = "Rà soát hộ nghèo", *, due: date | None = DUE, lead: str = NORTH, unit: str = NORTH, **facts: Any
) -> models.Task:
    options.write("day", DAY.isoformat())
    given = a.GiveTasks(unit=unit, tasks=(a.TaskFacts(text=text, lead=lead, due=due, **facts),))
    giver = office_hand() if unit == NORTH else make_person(f"giao-{unit}-{models.User.objects.count()}", "reviewer", unit)
    return given.run(giver)[0]


def moved(task: models.Task, *moves: str, by: models.User | None = None, **facts: Any) -> models.Task:
    for move in moves:
        row = rule(Move(move))
        told = {"reason": "lý do" if row.reason else "", "evidence": ("biên bản",) if row.evidence else ()} | facts
        task.refresh_from_db()
        a.MoveTask(task=task.pk, seen=task.version, move=move, **told).run(by or office_hand())
    task.refresh_from_db()
    return task


def read_record(office: Office, kind: str, words: str, *, deadline: str | None = None) -> models.ReadRecord:
    """A record as the reader stores it, over the office's document, whose text gets the words when they are missing."""
    document = office.document
    if words not in document.text:
        document.text = f"{document.text} {ORDERS}" if words in ORDERS else f"{document.text} {words}"
        document.save()
    start = document.text.index(words)
    source = Source(document.sha256, "", start, start + len(words), words)
    body = {
        "order": Directive(source, None, "Huyện Bắc", "giao", "pending", deadline=deadline),
        "proposal": Proposal(source, None, "tỉnh", "đề nghị"),
        "meeting": Meeting(source, "hội nghị", "2024-12-20", None, None, (), None, words),
    }[kind]
    return models.ReadRecord.objects.create(document=document, kind=kind, body=to_json(body), **place_columns(source))


def an_order(office: Office) -> models.ReadRecord:
    return read_record(office, "order", "rà soát hộ nghèo, trình kế hoạch trước ngày 31/3/2025", deadline="2025-03-31")


def a_request(office: Office) -> models.ReadRecord:
    return read_record(office, "proposal", "bố trí kinh phí sửa tuyến đường liên xã")


LIST = "Mã nhiệm vụ,Nội dung nhiệm vụ,Đơn vị chủ trì,Thời hạn\nQG-7,Rà soát hộ nghèo,Huyện Bắc,31/3/2025\n"


def a_list(office: Office, text: str = LIST) -> models.Document:
    """A list of tasks that another system handed out, as it was read."""
    opened = open_document("nhiem-vu.csv", data=text.encode())
    columns = {"structure": structure_of(opened), "format": "csv", "name": "nhiem-vu.csv"}
    return make_document(office.people["reporter"], NORTH, text=opened.text, sha256=opened.sha256, **columns)


def asked_of(task: models.Task) -> models.Explanation:
    asker = models.User.objects.filter(username="nguoi-hoi").first() or make_person("nguoi-hoi", "leader", NORTH)
    return a.AskExplanation(kind="task", about=str(task.pk), question="Vì sao chậm?").run(asker)


def answered(explanation: models.Explanation) -> models.Explanation:
    a.AnswerExplanation(explanation=explanation.pk, seen=explanation.version, text="Mưa lũ.").run(office_hand())
    explanation.refresh_from_db()
    return explanation


FACTS = a.TaskFacts(text="Rà soát hộ nghèo", lead="Huyện Bắc", due=DUE)
T = TypeVar("T")


def quiet(make: Callable[[], T]) -> T:
    """What is made without a trace in the audit trail, so that a test sees the one entry it is about."""
    with patch.object(audit, "append"):
        return make()


def left(office: Office) -> models.ReadRecord:
    row = an_order(office)
    row.state = models.RecordState.LEFT
    row.save()
    return row


def followed(office: Office) -> models.Proposal:
    row = a_request(office)
    return a.FollowProposal(record=row.pk, seen=1, text=row.surface, receiver="tỉnh").run(office_hand())


def planned() -> models.Meeting:
    return a.PlanMeeting(unit=NORTH, subject="kế hoạch năm", day=date(2025, 1, 9)).run(office_hand())


def followed_by(office: Office) -> models.Proposal:
    """The request of the office that was read already, taken up."""
    row = office.request  # type: ignore[attr-defined]
    return a.FollowProposal(record=row.pk, seen=1, text=row.surface, receiver="tỉnh").run(office_hand())
