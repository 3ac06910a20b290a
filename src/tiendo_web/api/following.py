"""Follow-up through the API: tasks, requests, meetings, explanations, the quarterly basis; each change is one action."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Schema, Status
from pydantic import Field

from tiendo_web.record import actions as a
from tiendo_web.record import models, options
from tiendo_web.record.actions import NotFound
from tiendo_web.record.codec import to_json
from tiendo_web.record.permissions import holds
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.quarter import basis_of

from .door import PROBLEMS, WRITING, carry_out, router
from .follow_shapes import (
    AnswerIn,
    ExplanationOut,
    FollowIn,
    GiveIn,
    ListIn,
    MeetingChangeIn,
    MeetingIn,
    MeetingOut,
    MoveIn,
    ProposalMoveIn,
    ProposalOut,
    Quarter,
    QuarterIn,
    QuestionIn,
    RecordOut,
    StepOut,
    TaskDescriptionIn,
    TaskWholeOut,
    UnitIn,
)
from .reading import Page, Paging, one_of, page_of, person_of
from .shapes import Key, Number, ReasonIn, SeenIn, TaskOut


class RecordFilters(Paging):
    """Orders and requests as read, by what became of them."""

    kind: Literal["order", "proposal"] = "order"
    state: Literal["read", "taken", "left"] | None = None
    document: Number | None = None


class ProposalFilters(Paging):
    """Requests by stage."""

    stage: str | None = Field(default=None, max_length=20)


class ExplanationFilters(Paging):
    """Questions that are open, or all of them."""

    open: bool = False


class BasisOut(Schema):
    """The basis of a quarter, as frozen once it was closed. It holds no grade."""

    unit: str
    quarter: str
    closed: date | None
    basis: dict[str, Any]


class AddressOut(Schema):
    """An address that is said once."""

    address: str


def whole(row: models.Task, user: Any) -> TaskWholeOut:
    """A task with everything that the person may see of it."""
    same = {name: getattr(row, name) for name in ("assigner", "authority", "start", "end", "surface")}
    joining = [*row.joining.values_list("name", flat=True), *([row.joining_words] if row.joining_words else [])]
    return TaskWholeOut(
        **TaskOut.of(row).model_dump(),
        **same,
        document=row.document_id,
        joining=joining,
        targets=list(visible.targets(user).filter(tasks=row).values_list("pk", flat=True)),
        steps=[StepOut.of(step) for step in row.steps.select_related("by")],
    )


@router.get("/tasks/{number}", response={200: TaskWholeOut, **PROBLEMS}, tags=["tasks"], summary="Một nhiệm vụ")
def task(request: HttpRequest, number: Number) -> Any:
    """One task with its sentence and its steps."""
    return whole(one_of(visible.tasks(person_of(request)), number), request.user)


@router.post("/tasks", response={201: list[TaskOut], **WRITING}, tags=["tasks"], summary="Giao nhiệm vụ")
def give(request: HttpRequest, said: GiveIn) -> Any:
    """Give tasks from orders of one document, or by hand."""
    facts = tuple(a.TaskFacts(**{**one.model_dump(), "targets": tuple(one.targets)}) for one in said.tasks)
    orders = tuple((one.record, one.seen) for one in said.orders)
    action = a.GiveTasks(tasks=facts, unit=said.unit or "", orders=orders, given=said.given, secrecy=said.secrecy)
    return Status(201, [TaskOut.of(row) for row in carry_out(request, action)])


@router.post("/documents/{number}/tasks", response={201: list[TaskOut], **WRITING}, tags=["tasks"], summary="Nhập danh sách")
def take_list(request: HttpRequest, number: Number, said: ListIn) -> Any:
    """Tasks of the list in a document's table that name a unit and are not followed yet."""
    leads = tuple((one.at, one.lead) for one in said.leads)
    made = carry_out(request, a.ImportTasks(document=number, seen=said.seen, leads=leads))
    return Status(201, [TaskOut.of(row) for row in made])


@router.post("/tasks/{number}/moves", response={200: TaskOut, **WRITING}, tags=["tasks"], summary="Chuyển bước nhiệm vụ")
def move(request: HttpRequest, number: Number, said: MoveIn) -> Any:
    """One move by who plays its part."""
    fields = {**said.model_dump(), "move": said.move.value, "evidence": tuple(said.evidence)}
    return TaskOut.of(carry_out(request, a.MoveTask(task=number, **fields)))


@router.patch("/tasks/{number}", response={200: TaskOut, **WRITING}, tags=["tasks"], summary="Bổ sung nhiệm vụ")
def describe(request: HttpRequest, number: Number, said: TaskDescriptionIn) -> Any:
    """Complete what a task does not say."""
    fields = said.model_dump(exclude={"targets"})
    targets = None if said.targets is None else tuple(said.targets)
    return TaskOut.of(carry_out(request, a.DescribeTask(task=number, targets=targets, **fields)))


@router.get("/records", response={200: Page[RecordOut], **PROBLEMS}, tags=["tasks"], summary="Chỉ đạo, kiến nghị đọc được")
def records(request: HttpRequest, asked: Query[RecordFilters]) -> Any:
    """Orders or requests read in visible documents, in the order of the text."""
    given = {name: value for name, value in (("state", asked.state), ("document", asked.document)) if value is not None}
    rows = visible.read_records(person_of(request)).filter(kind=asked.kind, **given).order_by("document", "start", "pk")
    return page_of(rows, asked, RecordOut.of)


@router.post("/records/{number}/leave", response={200: RecordOut, **WRITING}, tags=["tasks"], summary="Để lại, kèm lý do")
def leave(request: HttpRequest, number: Number, said: ReasonIn) -> Any:
    """What was read gives nothing to follow."""
    return RecordOut.of(carry_out(request, a.LeaveRecord(record=number, seen=said.seen, reason=said.reason)))


@router.post("/records/{number}/take-up", response={200: RecordOut, **WRITING}, tags=["tasks"], summary="Xem lại mục đã để lại")
def take_up(request: HttpRequest, number: Number, said: SeenIn) -> Any:
    """What was left is looked at again."""
    return RecordOut.of(carry_out(request, a.TakeUpRecord(record=number, seen=said.seen)))


@router.get("/proposals", response={200: Page[ProposalOut], **PROBLEMS}, tags=["proposals"], summary="Kiến nghị")
def proposals(request: HttpRequest, asked: Query[ProposalFilters]) -> Any:
    """Requests, those that wait longest first."""
    rows = visible.proposals(person_of(request)).prefetch_related("steps__by")
    rows = rows.filter(stage=asked.stage) if asked.stage else rows
    return page_of(rows.order_by("asked", "pk"), asked, ProposalOut.of)


@router.post("/proposals", response={201: ProposalOut, **WRITING}, tags=["proposals"], summary="Theo dõi kiến nghị")
def follow(request: HttpRequest, said: FollowIn) -> Any:
    """Follow a request that was read, or one entered here."""
    fields = said.model_dump(exclude={"seen", "unit", "more"})
    more = tuple((one.record, one.seen) for one in said.more)
    action = a.FollowProposal(seen=said.seen or 0, unit=said.unit or "", more=more, **fields)
    return Status(201, ProposalOut.of(carry_out(request, action)))


@router.post("/proposals/{number}/moves", response={200: ProposalOut, **WRITING}, tags=["proposals"], summary="Bước kiến nghị")
def move_proposal(request: HttpRequest, number: Number, said: ProposalMoveIn) -> Any:
    """What became of a request."""
    fields = {**said.model_dump(), "stage": said.stage.value}
    return ProposalOut.of(carry_out(request, a.MoveProposal(proposal=number, **fields)))


@router.get("/meetings", response={200: Page[MeetingOut], **PROBLEMS}, tags=["meetings"], summary="Cuộc họp")
def meetings(request: HttpRequest, asked: Query[Paging]) -> Any:
    """Meetings that a unit of the account holds or comes to, the latest first."""
    return page_of(visible.meetings(person_of(request)), asked, MeetingOut.of)


@router.post("/meetings", response={201: MeetingOut, **WRITING}, tags=["meetings"], summary="Ghi cuộc họp")
def plan(request: HttpRequest, said: MeetingIn) -> Any:
    """Enter a meeting or working session."""
    fields = {**said.model_dump(), "guest": said.guest or "", "documents": tuple(said.documents)}
    return Status(201, MeetingOut.of(carry_out(request, a.PlanMeeting(**fields))))


@router.patch("/meetings/{number}", response={200: MeetingOut, **WRITING}, tags=["meetings"], summary="Sửa cuộc họp")
def change_meeting(request: HttpRequest, number: Number, said: MeetingChangeIn) -> Any:
    """Change what was entered of a meeting."""
    fields = said.model_dump(exclude={"documents"})
    documents = None if said.documents is None else tuple(said.documents)
    return MeetingOut.of(carry_out(request, a.DescribeMeeting(meeting=number, documents=documents, **fields)))


@router.get("/explanations", response={200: Page[ExplanationOut], **PROBLEMS}, tags=["explanations"], summary="Giải trình")
def explanations(request: HttpRequest, asked: Query[ExplanationFilters]) -> Any:
    """Questions to units of the account, by the day to answer."""
    rows = visible.explanations(person_of(request)).select_related("asker", "accepted_by").prefetch_related("answers__by")
    rows = rows.filter(accepted_by=None) if asked.open else rows
    return page_of(rows.order_by("due", "pk"), asked, ExplanationOut.of)


@router.post("/explanations", response={201: ExplanationOut, **WRITING}, tags=["explanations"], summary="Yêu cầu giải trình")
def ask(request: HttpRequest, said: QuestionIn) -> Any:
    """A leader asks."""
    return Status(201, ExplanationOut.of(carry_out(request, a.AskExplanation(**said.model_dump()))))


@router.post(
    "/explanations/{number}/answers", response={200: ExplanationOut, **WRITING}, tags=["explanations"], summary="Giải trình"
)
def answer(request: HttpRequest, number: Number, said: AnswerIn) -> Any:
    """The unit answers."""
    action = a.AnswerExplanation(explanation=number, seen=said.seen, text=said.text, documents=tuple(said.documents))
    return ExplanationOut.of(carry_out(request, action))


@router.post(
    "/explanations/{number}/accept",
    response={200: ExplanationOut, **WRITING},
    tags=["explanations"],
    summary="Chấp nhận",
)
def accept(request: HttpRequest, number: Number, said: SeenIn) -> Any:
    """The answer is taken."""
    return ExplanationOut.of(carry_out(request, a.AcceptExplanation(explanation=number, seen=said.seen)))


@router.get("/quarter", response={200: BasisOut, **PROBLEMS}, tags=["discipline"], summary="Căn cứ đánh giá quý")
def quarter(request: HttpRequest, unit: Key, quarter: Quarter) -> Any:
    """The basis of a unit's quarter, for who approves or leads there; nobody else is told that it exists."""
    user = person_of(request)
    if not holds(user, visible.JUDGING, unit):
        raise NotFound("Không tìm thấy, hoặc tài khoản này không được xem.")
    sheet = visible.quarter_sheets(user).filter(unit=unit, quarter=quarter).first()
    body = sheet.body if sheet else to_json(basis_of(user, unit, quarter, options.day()))
    return {"unit": unit, "quarter": quarter, "closed": body.get("closed"), "basis": body}


@router.post("/quarter/close", response={201: BasisOut, **WRITING}, tags=["discipline"], summary="Đóng căn cứ quý")
def close_quarter(request: HttpRequest, said: QuarterIn) -> Any:
    """Freeze the basis of a quarter that has ended."""
    row = carry_out(request, a.CloseQuarter(unit=said.unit, quarter=said.quarter))
    return Status(201, {"unit": row.unit_id, "quarter": row.quarter, "closed": row.body.get("closed"), "basis": row.body})


@router.post("/calendar", response={201: AddressOut, **WRITING}, tags=["discipline"], summary="Tạo địa chỉ lịch")
def feed(request: HttpRequest, said: UnitIn) -> Any:
    """The private calendar address of what waits for the account in a unit; an earlier one stops working."""
    secret = carry_out(request, a.MakeFeed(unit=said.unit))
    return Status(201, {"address": request.build_absolute_uri(reverse("calendar", args=[secret]))})
