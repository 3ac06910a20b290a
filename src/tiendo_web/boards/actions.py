"""Actions on boards: write a row, write its next version, take it back, hand in a workbook, write its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.boards import Board, Words, board_named
from tiendo.boards.rows import Draft, Problem, labels, read_row, says_the_same
from tiendo.boards.sheet import Preview, preview
from tiendo.catalogue import bare
from tiendo.documents import DocumentError, open_document
from tiendo.values import Citation, Source
from tiendo_web.record import audit, files, options
from tiendo_web.record.actions.base import Action, NotFound, NotPermitted, Outcome, Refused, Stale, Subject
from tiendo_web.record.actions.documents import clean_name
from tiendo_web.record.actions.rows import locked, reason_of
from tiendo_web.record.models import Document as DocumentRow
from tiendo_web.record.models import Role, Secrecy, User
from tiendo_web.record.models.shapes import origin_columns
from tiendo_web.record.queries import visible

from . import queries
from .models import BoardEntry, BoardFile, stored_of
from .posting import PostFigures

WRITERS = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER, Role.LEADER})
"""Roles that some board lets write; which of them a board lets is ``Board.writers``."""
FILE_LIMIT = 10 * 1024 * 1024
"""Bytes of a workbook that is read while its sender waits."""


@dataclass(frozen=True, kw_only=True)
class RowFacts:
    """What a person says of a row besides its fields.

    Attributes:
        texts: the frame (``unit``, ``day``, ``period``, ``number``) and the board's fields, as typed.
        secrecy: level of the row.
        title, address, cited_day: a citation, where no document is held.
        document, start, end: a place in a held document; ``start`` and ``end`` may be ``None`` for the document as a whole.
    """

    texts: Mapping[str, str]
    secrecy: int = Secrecy.OPEN
    title: str = ""
    address: str = ""
    cited_day: str = ""
    document: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class _OnBoard(Action[BoardEntry]):
    """An action on a row of a board."""

    roles = WRITERS

    board: str

    def specification(self) -> Board:
        """The board. Raises: NotFound."""
        board = board_named(self.board)
        if board is None:
            raise NotFound(_("Không có bảng này."))
        return board

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
        named = {row.name: row for row in visible.units(actor)} | {row.pk: row for row in visible.units(actor)}
        if not words:
            raise Refused(_("Cần chọn đơn vị."), field="unit")
        if words not in named:
            raise NotFound(_("Không tìm thấy đơn vị, hoặc tài khoản này không được xem."))
        unit = named[words]
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
        board = _board(self.board)
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
        if not queries.may_write(actor, _board(self.board), subject.unit, subject.secrecy):
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
        if not queries.may_write(actor, _board(subject.row.board), subject.unit, subject.secrecy):
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
        board, rows = _board(file.board), []
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


ACTIONS: tuple[type[Action[Any]], ...] = (WriteRow, CorrectRow, WithdrawRow, HandInWorkbook, ImportRows, PostFigures)


def preview_of(user: User, file: BoardFile, on: date) -> Preview:
    """What importing a workbook would do, as the person may see the board. Raises: nothing; a bad file is the preview's fault."""
    board = _board(file.board)
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


def drafted(board: Board, texts: Mapping[str, str], actor: User) -> Draft:
    """A row as typed. Raises: Refused with the first problem, naming its field."""
    on = options.day()
    shelf = queries.shelf_for(actor, on, queries.related(board))
    draft, problems = read_row(board, texts, queries.lookup_for(actor, board, shelf, on))
    if draft is None:
        raise Refused(said(board, problems[0]), field=problems[0].field)
    return draft


def said(board: Board, problem: Problem) -> str:
    """A problem as one sentence in the language of the screen."""
    english = (get_language() or "vi").startswith("en")
    label = dict(labels(board)).get(problem.field, Words("", ""))
    return f"{label.en}: {problem.words.en}." if english else f"{label.vi}: {problem.words.vi}."


def origin_of(facts: RowFacts, actor: User) -> dict[str, Any]:
    """The columns of the source that a person gave; empty when none was given. Raises: Refused."""
    if facts.document is not None:
        held = visible.documents(actor).filter(pk=facts.document).first()
        if held is None:
            raise Refused(_("Không tìm thấy văn bản nguồn, hoặc tài khoản này không được xem."), field="document")
        return origin_columns(_place(held, facts.start, facts.end), held.pk)
    title = " ".join(facts.title.split())
    if not title:
        if facts.address.strip() or facts.cited_day.strip():
            raise Refused(_("Nguồn: cần ghi tên văn bản hoặc trang."), field="title")
        return {}
    return origin_columns(Citation(facts.address.strip(), title, facts.cited_day.strip()[:10]))


def _place(held: DocumentRow, start: int | None, end: int | None) -> Source:
    begin, stop = start or 0, end if end is not None else start or 0
    if not 0 <= begin <= stop <= len(held.text):
        raise Refused(_("Văn bản nguồn không có đoạn này."), field="document")
    return Source(held.sha256, "", begin, stop, held.text[begin:stop])


def next_item() -> int:
    """The number of the next new row; whoever asks holds the turn until the transaction ends."""
    audit.take_turn()
    return (BoardEntry.objects.aggregate(last=Max("item"))["last"] or 0) + 1


def new_row(board: Board, draft: Draft, item: int, version: int, actor: User | None, at: datetime, **columns: Any) -> BoardEntry:
    """A version, not yet stored; ``known`` is the day that the installation lives in unless it is given."""
    public = {one.name for one in board.public_fields}
    words = [draft.number, *(str(value) for name, value in draft.fields if name in public and isinstance(value, str))]
    return BoardEntry(
        board=board.slug,
        item=item,
        version=version,
        unit_id=draft.unit,
        day=draft.day,
        period=draft.period,
        period_last=draft.period.last if draft.period else None,
        number=draft.number[:120],
        fields=stored_of(draft.fields),
        folded=bare(" ".join(words)),
        by=actor,
        at=at,
        **{"known": options.day(), **columns},
    )


def _board(slug: str) -> Board:
    board = board_named(slug)
    if board is None:
        raise NotFound(_("Không có bảng này."))
    return board


def _same_origin(row: BoardEntry) -> dict[str, Any]:
    names = ("document_id", "part", "start", "end", "surface", "citation_address", "citation_title", "citation_day", "file_id")
    return {name: getattr(row, name) for name in names}


def _part(held: Any, name: str) -> Any:
    return getattr(held, name) if name in ("unit", "day", "period", "number") else dict(held.fields).get(name)
