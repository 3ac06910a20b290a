"""Actions on workbooks of a board: hand one in, write its rows as they were previewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from tiendo.boards import Words, board_named
from tiendo.boards.sheet import Preview, preview
from tiendo.documents import DocumentError, open_document
from tiendo_web.record import files, options
from tiendo_web.record.actions.base import Action, NotFound, NotPermitted, Outcome, Refused, Stale, Subject
from tiendo_web.record.actions.documents import clean_name
from tiendo_web.record.actions.rows import locked
from tiendo_web.record.models import Secrecy, User
from tiendo_web.record.queries import visible

from .. import queries
from ..models import BoardEntry, BoardFile
from .versions import WRITERS, board_of, new_row, next_item

FILE_LIMIT = 10 * 1024 * 1024
"""Bytes of a workbook that is read while its sender waits."""


@dataclass(frozen=True, kw_only=True)
class HandInWorkbook(Action[BoardFile]):
    """A workbook for a board; it is kept and previewed, nothing of it is written yet."""

    roles = WRITERS

    board: str
    unit: str
    name: str
    content: Iterable[bytes] | files.StoredFile
    secrecy: int = Secrecy.OPEN

    def run(self, actor: User, *, via: str = "screen") -> BoardFile:
        """Store the file (durable, outside the transaction), then the row. Raises: as ``Action.run``; Refused when too large."""
        if isinstance(self.content, files.StoredFile):
            return super().run(actor, via=via)
        board = board_of(self.board)
        if not visible.units(actor).filter(pk=self.unit).exists():
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không được xem."))
        if not queries.may_write(actor, board, self.unit, self.secrecy):
            raise NotPermitted(_("Tài khoản này không được ghi vào bảng này ở đơn vị đã chọn."))
        try:
            stored = files.store(self.content, limit=FILE_LIMIT)
        except files.TooLarge as error:
            raise Refused(_("%(name)s: tệp lớn hơn 10 MB. Chia nhỏ tệp rồi gửi lại.") % {"name": self.name}) from error
        return replace(self, content=stored).run(actor, via=via)

    def find(self, actor: User) -> Subject:
        """The unit, when the person may know of it."""
        unit = locked(visible.units(actor), self.unit, _("đơn vị"))
        return Subject(unit, unit.pk, self.secrecy, f"unit:{unit.pk}")

    def permit(self, actor: User, subject: Subject) -> None:
        """Raises: NotPermitted."""
        if not queries.may_write(actor, board_of(self.board), subject.unit, subject.secrecy):
            raise NotPermitted(_("Tài khoản này không được ghi vào bảng này ở đơn vị đã chọn."))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[BoardFile]:
        """Keep it."""
        if not isinstance(self.content, files.StoredFile):
            raise TypeError("the file is stored before the transaction")
        row = BoardFile.objects.create(
            board=self.board,
            unit=subject.row,
            sha256=self.content.sha256,
            size=self.content.size,
            name=clean_name(self.name),
            secrecy=self.secrecy,
            uploaded_by=actor,
            uploaded_at=at,
        )
        return Outcome(row, {"file": row.pk, "board": self.board, "name": row.name, "sha256": row.sha256})


@dataclass(frozen=True, kw_only=True)
class ImportRows(Action[Preview]):
    """Write the rows of a workbook as they were previewed; refused rows stay out.

    Attributes:
        seal: ``seal_of`` the preview that was shown.
    """

    roles = WRITERS

    file: int
    seal: str

    def find(self, actor: User) -> Subject:
        """The workbook, when the person may see it."""
        held = BoardFile.objects.filter(pk=self.file).first()
        board = board_named(held.board) if held else None
        if held is None or board is None:
            raise NotFound(_("Không tìm thấy tệp, hoặc tài khoản này không được xem."))
        row = locked(queries.files(actor, board), self.file, _("tệp"))
        return Subject(row, row.unit_id, row.secrecy, f"board-file:{row.pk}")

    def permit(self, actor: User, subject: Subject) -> None:
        """Raises: NotPermitted."""
        if not queries.may_write(actor, board_of(subject.row.board), subject.unit, subject.secrecy):
            raise NotPermitted(_("Tài khoản này không được ghi vào bảng này ở đơn vị đã chọn."))

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[Preview]:
        """Store every new or changed row as one transaction."""
        file: BoardFile = subject.row
        if file.taken is not None:
            raise Refused(_("Tệp này đã được ghi vào bảng."))
        item = next_item()  # first: writers take their turn before the preview is made again
        shown = preview_of(actor, file, options.day())
        if seal_of(shown) != self.seal:
            raise Stale(_("Bảng đã thay đổi từ khi bạn xem trước. Xem lại rồi ghi."))
        if not shown.to_write:
            raise Refused(_("Không có hàng nào mới để ghi."))
        board, rows = board_of(file.board), []
        for planned in shown.to_write:
            held = planned.held
            number, version = (int(held.key.rpartition("/")[2]), held.version + 1) if held else (item, 1)
            item += 0 if held else 1
            secrecy = max(file.secrecy, held.secrecy if held else 0)
            place = {"file": file, "part": planned.source.part, "surface": planned.source.surface}
            reason = _("nhập từ %(name)s") % {"name": file.name} if held else ""
            rows.append(new_row(board, planned.draft, number, version, actor, at, secrecy=secrecy, reason=reason, **place))
        BoardEntry.objects.bulk_create(rows, batch_size=500)
        file.taken = at
        file.save(update_fields=("taken",))
        return Outcome(shown, {"written": len(rows), "refused": len(shown.refused), "same": len(shown.planned) - len(rows)})


def preview_of(user: User, file: BoardFile, on: date) -> Preview:
    """What importing a workbook would do, as the person may see the board. Raises: nothing; a bad file is the preview's fault."""
    board = board_of(file.board)
    try:
        document = open_document(file.name, data=files.path_of(file.sha256).read_bytes())
    except DocumentError as error:
        return Preview(fault=Words(str(error), str(error)))
    shelf = queries.shelf_for(user, on, queries.related(board))
    return preview(board, document, shelf.of(board.slug), queries.lookup_for(user, board, shelf, on))


def seal_of(shown: Preview) -> str:
    """Hash of what a preview would write: it comes back with the action, so that what is written is what was shown."""
    said = [(one.effect.value, one.draft, one.held.version if one.held else 0) for one in shown.to_write]
    return sha256(repr(said).encode()).hexdigest()
