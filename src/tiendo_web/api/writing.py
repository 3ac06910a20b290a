"""Changing through the API: each address is one action, with the permission, the four eyes and the audit entry it always has."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from tiendo.values import Period
from tiendo_web.record import actions as a

from .door import WRITING, carry_out, router
from .shapes import (
    DecisionIn,
    DescriptionIn,
    DocumentOut,
    FindingOut,
    Key,
    Number,
    OverrideIn,
    PeriodText,
    ReasonIn,
    ReleaseOut,
    SeenIn,
    SettlementIn,
    StatementOut,
    WithdrawalIn,
    Words,
)


class UploadIn(Schema):
    """What a person says of a file that is handed in; empty where the file may say it itself."""

    unit: Key
    title: Words = ""
    issued: date | None = None
    period: PeriodText | None = None
    secrecy: Annotated[int, Field(ge=0, le=3)] = 0


class ReleaseIn(Schema):
    """A report to release, with the keys of the figures it prints."""

    unit: Key
    title: Words
    day: date
    observations: Annotated[list[Key], Field(default_factory=list, max_length=5000)]
    targets: Annotated[list[Key], Field(default_factory=list, max_length=5000)]


class EntryOut(Schema):
    """The key of what was added."""

    key: str


class PostedOut(Schema):
    """What posting a document put into the ledger: new keys, how many it held already, which statements found no place."""

    observations: list[str]
    targets: list[str]
    held: int
    left: list[tuple[int, str]]


@router.post("/documents", response={201: DocumentOut, **WRITING}, tags=["documents"], summary="Gửi văn bản")
def upload(request: HttpRequest, said: Form[UploadIn], file: File[UploadedFile]) -> Any:
    """Hand in a file; it is read in the background. The same file again gives the document that is there."""
    period = Period.parse(said.period) if said.period else None
    row = carry_out(
        request,
        a.UploadDocument(
            unit=said.unit,
            name=file.name or "",
            content=file.chunks(),
            title=said.title,
            issued=said.issued,
            period=period,
            secrecy=said.secrecy,
        ),
    )
    return Status(201, DocumentOut.of(row))


@router.patch("/documents/{number}", response={200: DocumentOut, **WRITING}, tags=["documents"], summary="Ghi thông tin văn bản")
def describe(request: HttpRequest, number: Number, said: DescriptionIn) -> Any:
    """Say what a document is."""
    period = Period.parse(said.period) if said.period else None
    action = a.DescribeDocument(
        document=number, seen=said.seen, title=said.title, number=said.number, issued=said.issued, period=period
    )
    return DocumentOut.of(carry_out(request, action))


@router.post("/documents/{number}/submit", response={200: DocumentOut, **WRITING}, tags=["documents"], summary="Gửi duyệt")
def submit(request: HttpRequest, number: Number, said: SeenIn) -> Any:
    """Every statement is decided on; another person is asked to approve."""
    return DocumentOut.of(carry_out(request, a.SubmitDocument(document=number, seen=said.seen)))


@router.post("/documents/{number}/return", response={200: DocumentOut, **WRITING}, tags=["documents"], summary="Trả lại")
def send_back(request: HttpRequest, number: Number, said: ReasonIn) -> Any:
    """Send a submitted document back."""
    return DocumentOut.of(carry_out(request, a.ReturnDocument(document=number, seen=said.seen, reason=said.reason)))


@router.post("/documents/{number}/post", response={200: PostedOut, **WRITING}, tags=["documents"], summary="Vào sổ")
def post(request: HttpRequest, number: Number, said: SeenIn) -> Any:
    """The accepted statements of a submitted document become observations and targets of the ledger."""
    posted = carry_out(request, a.PostStatements(document=number, seen=said.seen))
    return {
        "observations": list(posted.observations),
        "targets": list(posted.targets),
        "held": posted.held,
        "left": list(posted.left),
    }


@router.post("/statements/{number}/decision", response={200: StatementOut, **WRITING}, tags=["documents"], summary="Quyết định")
def decide(request: HttpRequest, number: Number, said: DecisionIn) -> Any:
    """Accept, reject, correct or undo; a correction gives the new statement."""
    on: dict[str, Any] = {"statement": number, "seen": said.seen}
    if said.decision == "correct":
        action: Any = a.CorrectStatement(**on, fields=said.fields)
    elif said.decision == "reject":
        action = a.RejectStatement(**on, reason=said.reason)
    else:
        action = (a.AcceptStatement if said.decision == "accept" else a.UndoDecision)(**on)
    return StatementOut.of(carry_out(request, action))


@router.post("/findings/{number}/settle", response={200: FindingOut, **WRITING}, tags=["findings"], summary="Xử lý phát hiện")
def settle(request: HttpRequest, number: Number, said: ReasonIn) -> Any:
    """Say what came of a finding."""
    return FindingOut.of(carry_out(request, a.SettleFinding(finding=number, seen=said.seen, reason=said.reason)))


@router.post("/findings/{number}/reopen", response={200: FindingOut, **WRITING}, tags=["findings"], summary="Mở lại phát hiện")
def reopen(request: HttpRequest, number: Number, said: ReasonIn) -> Any:
    """The settlement does not hold."""
    return FindingOut.of(carry_out(request, a.ReopenFinding(finding=number, seen=said.seen, reason=said.reason)))


@router.post("/assessments/override", response={201: EntryOut, **WRITING}, tags=["ledger"], summary="Đổi mức đánh giá")
def override(request: HttpRequest, said: OverrideIn) -> Any:
    """A person's own class for a target, with the reason."""
    row = carry_out(request, a.OverrideClass(target=said.target, cls=said.cls, reason=said.reason))
    return Status(201, {"key": str(row.pk)})


@router.post("/observations/withdraw", response={201: EntryOut, **WRITING}, tags=["ledger"], summary="Rút một mục trong sổ")
def withdraw(request: HttpRequest, said: WithdrawalIn) -> Any:
    """An observation or target that was wrong stays in the ledger and stops counting."""
    return Status(201, {"key": carry_out(request, a.WithdrawEntry(entry=said.entry, reason=said.reason)).pk})


@router.post("/observations/settle", response={201: EntryOut, **WRITING}, tags=["ledger"], summary="Chọn số khi các số khác nhau")
def settle_conflict(request: HttpRequest, said: SettlementIn) -> Any:
    """Of observations of one cell that disagree, which one holds."""
    action = a.SettleConflict(observations=tuple(said.observations), kept=said.kept, reason=said.reason)
    return Status(201, {"key": carry_out(request, action).pk})


@router.post("/releases", response={201: ReleaseOut, **WRITING}, tags=["releases"], summary="Công bố báo cáo")
def release(request: HttpRequest, said: Form[ReleaseIn], file: File[UploadedFile]) -> Any:
    """Release a report: its figures may be shown to anyone from then on. Figures of secret documents are refused."""
    row = carry_out(
        request,
        a.ReleaseReport(
            unit=said.unit,
            title=said.title,
            day=said.day,
            content=file.read(),
            observations=tuple(said.observations),
            targets=tuple(said.targets),
        ),
    )
    return Status(201, ReleaseOut.of(row))
