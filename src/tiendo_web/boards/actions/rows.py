"""Actions on rows: write one, write its next version, take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tiendo.boards import Board
from tiendo.boards.rows import Draft, labels, says_the_same
from tiendo_web.record import audit, options
from tiendo_web.record.actions.base import Action, NotFound, NotPermitted, Outcome, Refused, Stale, Subject
from tiendo_web.record.actions.rows import reason_of
from tiendo_web.record.models import User
from tiendo_web.record.queries import visible

from .. import queries
from ..models import BoardEntry
from .versions import WRITERS, RowFacts, board_of, drafted, new_row, next_item, origin_of


@dataclass(frozen=True, kw_only=True)
class _OnBoard(Action[BoardEntry]):
    """An action on a row of a board."""

    roles = WRITERS

    board: str

    def specification(self) -> Board:
        """The board. Raises: NotFound."""
        return board_of(self.board)

    def permit(self, actor: User, subject: Subject) -> None:
        """Raises: NotPermitted when the board is written by others in this unit."""
        if not queries.may_write(actor, self.specification(), subject.unit, subject.secrecy):
            raise NotPermitted(_("Tài khoản này không được ghi vào bảng này ở đơn vị đã chọn."))


@dataclass(frozen=True, kw_only=True)
class WriteRow(_OnBoard):
    """A new row, by hand."""

    facts: RowFacts

    def find(self, actor: User) -> Subject:
        """The unit, when the person may know of it."""
        words = self.facts.texts.get("unit", "").strip()
        if not words:
            raise Refused(_("Cần chọn đơn vị."), field="unit")
        found = visible.units(actor).filter(Q(pk=words) | Q(name__iexact=words))
        # Of units with one name the one in being is meant.
        unit = max(found, key=lambda row: row.as_value.alive(options.day()), default=None)
        if unit is None:
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không được xem."))
        return Subject(unit, unit.pk, self.facts.secrecy, f"unit:{unit.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[BoardEntry]:
        """Store version 1."""
        board = self.specification()
        draft = drafted(board, {**self.facts.texts, "unit": subject.unit}, actor)
        columns = origin_of(self.facts, actor)
        row = new_row(board, draft, next_item(), 1, actor, at, secrecy=self.facts.secrecy, **columns)
        row.save()
        return Outcome(row, {"row": row.key, "secrecy": row.secrecy})


@dataclass(frozen=True, kw_only=True)
class _OnRow(_OnBoard):
    """An action on one row as the person saw it (``seen`` is the version shown)."""

    item: int
    seen: int
    reason: str

    def find(self, actor: User) -> Subject:
        """The newest version, when the person may see the row. The head of the trail makes writers take turns."""
        audit.take_turn()
        rows = queries.versions(actor).filter(board=self.board, item=self.item)
        row = rows.select_related("unit").order_by("-version").first()
        if row is None:
            raise NotFound(_("Không tìm thấy mục này, hoặc tài khoản này không được xem."))
        return Subject(row, row.unit_id, row.secrecy, f"row:{row.key}")

    def standing(self, row: BoardEntry) -> None:
        """Raises: Stale when there is a newer version than the one seen; Refused when the row was taken back."""
        if row.version != self.seen:
            raise Stale(_("Có người vừa ghi bản mới của mục này. Tải lại trang để xem; thay đổi của bạn chưa được ghi."))
        if row.withdrawn:
            raise Refused(_("Mục này đã rút."))


@dataclass(frozen=True, kw_only=True)
class CorrectRow(_OnRow):
    """The next version of a row; the old one stays and can be read."""

    facts: RowFacts

    def permit(self, actor: User, subject: Subject) -> None:
        """The person must be cleared for the new level too."""
        super().permit(actor, replace(subject, secrecy=max(subject.secrecy, self.facts.secrecy)))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[BoardEntry]:
        """Store it, unless it says what the row says already."""
        board, row = self.specification(), subject.row
        self.standing(row)
        draft = drafted(board, {**self.facts.texts, "unit": row.unit_id}, actor)
        held = row.as_value
        columns = origin_of(self.facts, actor)
        if says_the_same(held, draft) and row.secrecy == self.facts.secrecy and not columns:
            raise Refused(_("Chưa có gì thay đổi."))
        reason = reason_of(self.reason)
        if not columns:
            columns = _same_origin(row)
        new = new_row(board, draft, row.item, row.version + 1, actor, at, secrecy=self.facts.secrecy, reason=reason, **columns)
        new.save()
        changed = [name for name, _words in labels(board) if _part(held, name) != _part(draft, name)]
        return Outcome(new, {"version": new.version, "changed": changed, "secrecy": new.secrecy, "reason": reason})


@dataclass(frozen=True, kw_only=True)
class WithdrawRow(_OnRow):
    """Take a row back; its versions stay, with the reason."""

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[BoardEntry]:
        """Store a last version that says so."""
        row = subject.row
        self.standing(row)
        reason = reason_of(self.reason)
        draft = Draft(row.unit_id, row.day, row.period, row.number, row.as_value.fields)
        new = new_row(self.specification(), draft, row.item, row.version + 1, actor, at, secrecy=row.secrecy, reason=reason)
        new.withdrawn = True
        for name, value in _same_origin(row).items():
            setattr(new, name, value)
        new.save()
        return Outcome(new, {"version": new.version, "reason": reason})


def _same_origin(row: BoardEntry) -> dict[str, Any]:
    names = ("document_id", "part", "start", "end", "surface", "citation_address", "citation_title", "citation_day", "file_id")
    return {name: getattr(row, name) for name in names}


def _part(held: Any, name: str) -> Any:
    return getattr(held, name) if name in ("unit", "day", "period", "number") else dict(held.fields).get(name)
