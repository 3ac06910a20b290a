"""A version of a row before it is stored: what was typed, where it comes from, its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.boards import Board, Words, board_named
from tiendo.boards.rows import Draft, Problem, labels, read_row
from tiendo.catalogue import bare
from tiendo.values import Citation, Source
from tiendo_web.record import audit, options
from tiendo_web.record.actions.base import NotFound, Refused
from tiendo_web.record.actions.documents import WORKING
from tiendo_web.record.models import Document as DocumentRow
from tiendo_web.record.models import Role, Secrecy, User
from tiendo_web.record.models.shapes import origin_columns
from tiendo_web.record.queries import visible

from .. import queries
from ..models import BoardEntry, stored_of

WRITERS = WORKING | {Role.LEADER}
"""Roles that some board lets write; which of them a board lets is ``Board.writers``."""


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


def board_of(slug: str) -> Board:
    """The board with an address. Raises: NotFound."""
    board = board_named(slug)
    if board is None:
        raise NotFound(_("Không có bảng này."))
    return board


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
