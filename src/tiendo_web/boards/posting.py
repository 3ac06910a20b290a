"""The action that posts the figures of a board's workbook: approved by another person than who handed it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from tiendo.boards.board import Words
from tiendo.boards.figure_sheet import FigurePreview, preview
from tiendo.boards.figures import FigureBoard
from tiendo.boards.register import figure_board_named
from tiendo.boards.sheet import Effect
from tiendo.boards.typed import Lookup
from tiendo.catalogue import fold
from tiendo.values import Observation as ObservationValue
from tiendo.values import Target as TargetValue
from tiendo_web.record import options
from tiendo_web.record.actions.base import Action, NotFound, Outcome, Refused, Stale, Subject
from tiendo_web.record.actions.rows import locked
from tiendo_web.record.mapping import document_value
from tiendo_web.record.models import Document, Observation, OrgUnit, Plan, ReadingState, ReviewState, Role, Target, User
from tiendo_web.record.permissions import Person
from tiendo_web.record.places import territory_of
from tiendo_web.record.queries import visible

from .ledger import small_ledger


@dataclass(frozen=True, kw_only=True)
class PostFigures(Action[FigurePreview]):
    """The approver posts what a board's workbook holds.

    Attributes:
        seal: ``seal_of`` the preview that was shown.
    """

    roles = frozenset({Role.APPROVER})

    board: str
    document: int
    seal: str

    def find(self, actor: User) -> Subject:
        """The document, when the person may see it."""
        row = locked(visible.documents(actor).select_related("unit"), self.document, _("văn bản"))
        return Subject(row, row.unit_id, row.secrecy, f"document:{row.pk}")

    def change(self, subject: Subject, actor: User, at: datetime) -> Outcome[FigurePreview]:
        """Post every new or changed cell; what the ledger holds already is left out."""
        row: Document = subject.row
        board = figure_board_named(self.board)
        if board is None:
            raise NotFound(_("Không có bảng này."))
        if row.state != ReadingState.READ:
            raise Refused(_("Văn bản chưa đọc xong."))
        if row.uploaded_by_id == actor.pk:
            raise Refused(_("Người duyệt phải khác người đã gửi tệp."))
        shown = preview_of(actor, board, row)
        if seal_of(shown) != self.seal:
            raise Stale(_("Sổ đã thay đổi từ khi bạn xem trước. Xem lại rồi duyệt."))
        if not shown.entries:
            raise Refused(_("Không có ô nào đưa được vào sổ."))
        Plan.objects.bulk_create([Plan.of(plan) for plan in shown.plans])
        targets = {one.key: one for one in shown.entries if isinstance(one, TargetValue)}
        figures = {one.key: one for one in shown.entries if isinstance(one, ObservationValue)}
        Target.objects.bulk_create([Target.of(one, document=row.pk) for one in targets.values()])
        Observation.objects.bulk_create([Observation.of(one, document=row.pk) for one in figures.values()])
        row.review, row.posted_by = ReviewState.POSTED, actor
        row.version += 1
        row.save(update_fields=("review", "posted_by", "version"))
        counts = {effect.value: sum(one.effect is effect for one in shown.planned) for effect in Effect}
        return Outcome(shown, {"board": self.board, **counts, "refused": len(shown.refused)})


def preview_of(user: Person, board: FigureBoard, row: Document) -> FigurePreview:
    """What importing a stored workbook would do, as the person may see the ledger."""
    if row.state != ReadingState.READ:
        return FigurePreview(fault=Words("Tệp đang được đọc.", "The file is being read."))
    home = territory_of(row.unit)
    held = small_ledger(user, board.indicators, home)
    plans = {plan.pk: plan.as_value for plan in visible.plans(user).filter(pk__startswith=f"plan/bang-{board.slug}-")}
    day = row.issued or min(row.uploaded_at.date(), options.day())  # a demonstration lives in an earlier day
    return preview(board, held.grown(plans), document_value(row), _lookup(home, day), home=home, known=day)


def seal_of(shown: FigurePreview) -> str:
    """Hash of what a preview would post: it comes back with the action, so that what is posted is what was shown."""
    return sha256(repr(shown.entries).encode()).hexdigest()


def _lookup(home: str, day: object) -> Lookup:
    """Names of the unit and everything below it; of units with one name the one in being on the day is meant."""
    rows = OrgUnit.objects.filter(above_rows__above=home)
    return Lookup({fold(row.name): row.pk for row in sorted(rows, key=lambda row: row.as_value.alive(day))})  # type: ignore[arg-type]
