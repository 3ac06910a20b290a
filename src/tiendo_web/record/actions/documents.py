"""Actions on documents: upload, say what it is, submit, return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from tiendo.values import Period
from tiendo_web.storage_faults import Cause, cause_of

from .. import files
from ..holding import sight_changed
from ..models import Decision, Document, OrgUnit, ReadingState, ReviewState, Role, Secrecy, User
from ..permissions import holds
from ..queries import visible
from .base import Action, NotFound, NotPermitted, Outcome, Refused, Subject
from .rows import locked, open_to_review, reason_of, unchanged

WORKING = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER})


@dataclass(frozen=True, kw_only=True)
class UploadDocument(Action[Document]):
    """A unit hands in a file; it waits for the background reading. The same file again gives the document that is there.

    Attributes:
        unit: key of the unit.
        name: file name as received; a path in it is dropped.
        content: the bytes in chunks (an uploaded file's ``chunks()``), or a file stored already.
        title, number, issued, period, secrecy: what the person says of it; empty where the file may say it itself.
    """

    roles = WORKING

    unit: str
    name: str
    content: Iterable[bytes] | files.StoredFile
    title: str = ""
    number: str = ""
    issued: date | None = None
    period: Period | None = None
    secrecy: int = Secrecy.OPEN

    def run(self, actor: User, *, via: str = "screen") -> Document:
        """Store the file (durable, outside the transaction), then the row.

        Raises: as ``Action.run``; Refused when the file is too large or the disk does not take it.
        """
        if isinstance(self.content, files.StoredFile):
            return super().run(actor, via=via)
        if not self.allowed(actor, self.unit, self.secrecy):
            if not visible.units(actor).filter(pk=self.unit).exists():
                raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không được xem."))
            raise NotPermitted(_("Tài khoản này không được gửi văn bản cho đơn vị đã chọn ở mức mật này."))
        try:
            stored = files.store(self.content)
        except files.TooLarge as error:
            raise Refused(_("%(name)s: tệp lớn hơn mức nhận được. Chia nhỏ tệp rồi gửi lại.") % {"name": self.name}) from error
        except OSError as error:
            words = {Cause.FULL: _("đĩa đầy"), Cause.READ_ONLY: _("đĩa chỉ cho đọc")}
            why = words.get(cause_of(error) or Cause.DISK, error.strerror)
            raise Refused(_("Không ghi được tệp vào kho (%(why)s). Báo quản trị kiểm tra đĩa.") % {"why": why}) from error
        return replace(self, content=stored).run(actor, via=via)

    def find(self, actor: User) -> Subject:
        """The unit, when the person may know of it; locked, so that the same file handed in twice at once is one document."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, self.secrecy, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Document]:
        """Add the document unless the unit has this file already."""
        unit: OrgUnit = subject.row
        stored = self.content
        if not isinstance(stored, files.StoredFile):
            raise TypeError("the file is stored before the transaction")
        held = Document.objects.filter(unit=unit, sha256=stored.sha256).first()
        if held is not None:
            if not visible.documents(actor).filter(pk=held.pk).exists():
                raise Refused(_("Đơn vị đã có tệp này ở mức mật cao hơn quyền của tài khoản."))
            return Outcome(held, None)
        row = Document.objects.create(
            unit=unit,
            sha256=stored.sha256,
            size=stored.size,
            name=clean_name(self.name),
            title=" ".join(self.title.split()),
            number=self.number.strip(),
            issued=self.issued,
            period=self.period,
            secrecy=self.secrecy,
            uploaded_by=actor,
            uploaded_at=at,
        )
        return Outcome(row, {"document": row.pk, "name": row.name, "sha256": row.sha256, "secrecy": row.secrecy})


def clean_name(name: str) -> str:
    """The last part of a file name, without control characters, at most 255 characters with its ending kept."""
    base = PurePath(name.replace("\\", "/")).name
    base = "".join(letter for letter in base if letter.isprintable()) or "khong-ten"
    stem, dot, ending = base.rpartition(".")
    return base if len(base) <= 255 else (f"{stem[: 254 - len(ending)]}{dot}{ending}" if dot and len(ending) < 20 else base[:255])


@dataclass(frozen=True, kw_only=True)
class _OnDocument(Action[Document]):
    """An action on one document, as the person saw it."""

    document: int
    seen: int

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")


@dataclass(frozen=True, kw_only=True)
class DescribeDocument(_OnDocument):
    """A person says what a document is. Fields left ``None`` stay as they are."""

    roles = WORKING

    title: str | None = None
    number: str | None = None
    kind: str | None = None
    issued: date | None = None
    period: Period | None = None
    secrecy: int | None = None

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Document]:
        """Write the fields given; a secrecy level only within the person's own clearance."""
        row: Document = subject.row
        unchanged(row, self.seen)
        if self.secrecy is not None and not holds(actor, self.roles, row.unit_id, max(self.secrecy, row.secrecy)):
            raise NotPermitted(_("Mức mật này cao hơn quyền của tài khoản."))
        given = {name: getattr(self, name) for name in ("title", "number", "kind", "issued", "period", "secrecy")}
        changed: dict[str, Any] = {
            name: value for name, value in given.items() if value is not None and value != getattr(row, name)
        }
        if not changed:
            return Outcome(row, None)
        before = {name: str(getattr(row, name)) for name in changed}
        for name, value in changed.items():
            setattr(row, name, value)
        _grown(row, *changed)
        if "secrecy" in changed:
            sight_changed()
        return Outcome(row, {"before": before, "after": {name: str(value) for name, value in changed.items()}})


@dataclass(frozen=True, kw_only=True)
class ReadAgain(_OnDocument):
    """Put a document whose reading failed back in the queue."""

    roles = WORKING

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Document]:
        """Queue it."""
        row: Document = subject.row
        unchanged(row, self.seen)
        if row.state != ReadingState.FAILED:
            raise Refused(_("Chỉ đọc lại văn bản đã đọc hỏng."))
        row.state, row.error, row.phase, row.progress, row.attempts = ReadingState.QUEUED, "", "", 0, 0
        _grown(row, "state", "error", "phase", "progress", "attempts")
        return Outcome(row)


@dataclass(frozen=True, kw_only=True)
class SubmitDocument(_OnDocument):
    """The statements of a document are decided on; another person is asked to approve them."""

    roles = WORKING

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Document]:
        """Refused while statements wait for a decision."""
        row: Document = subject.row
        unchanged(row, self.seen)
        open_to_review(row)
        waiting = row.statements.filter(decision=Decision.PENDING).count()
        if waiting:
            raise Refused(_("Còn %(n)d số chưa quyết định.") % {"n": waiting})
        row.review, row.submitted_by, row.review_note = ReviewState.SUBMITTED, actor, ""
        _grown(row, "review", "submitted_by", "review_note")
        return Outcome(row, {"accepted": row.statements.filter(decision=Decision.ACCEPTED).count()})


@dataclass(frozen=True, kw_only=True)
class ReturnDocument(_OnDocument):
    """The approver sends a submitted document back with a reason."""

    roles = frozenset({Role.APPROVER})

    reason: str

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Document]:
        """Open it to decisions again."""
        row: Document = subject.row
        unchanged(row, self.seen)
        if row.review != ReviewState.SUBMITTED:
            raise Refused(_("Chỉ trả lại văn bản đang chờ duyệt."))
        row.review, row.review_note = ReviewState.RETURNED, reason_of(self.reason)
        _grown(row, "review", "review_note")
        return Outcome(row, {"reason": row.review_note})


def _grown(row: Document, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=(*fields, "version"))
