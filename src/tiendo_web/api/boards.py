"""Reading boards through the API: which there are, and the rows that the account may see, as of a day; nothing personal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import StringConstraints

from tiendo.boards import BOARDS, Board, Shelf, board_named
from tiendo_web.boards import queries
from tiendo_web.boards.models import BoardEntry
from tiendo_web.record import options
from tiendo_web.record.actions import NotFound

from .door import PROBLEMS, router
from .reading import Filters, Page

Slug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$")]


class FieldOut(Schema):
    """A column of a board; ``derived`` ones follow from the others."""

    name: str
    title: str
    type: str
    unit: str
    derived: bool


class BoardOut(Schema):
    """A board with its columns, those of personal data left out."""

    slug: str
    title: str
    fields: list[FieldOut]


class EntryOut(Schema):
    """A row as it stood on the day; numbers are texts with a decimal point, days are ISO, an empty field is left out."""

    key: str
    version: int
    unit: str
    known: date
    day: date | None
    period: str | None
    number: str
    secrecy: int
    fields: dict[str, str]
    derived: dict[str, str]
    source: str


class EntryFilters(Filters):
    """Rows of a unit and what is below it, as known on a day; without one, the day that the installation lives in."""

    known_by: date | None = None


@router.get("/boards", response={200: list[BoardOut], **PROBLEMS}, tags=["boards"], summary="Các bảng theo dõi")
def boards(request: HttpRequest) -> Any:
    """Every board, in the order of the index."""
    return [BoardOut(slug=one.slug, title=one.words.vi, fields=_fields(one)) for one in BOARDS]


@router.get("/boards/{slug}/entries", response={200: Page[EntryOut], **PROBLEMS}, tags=["boards"], summary="Các hàng của một bảng")
def entries(request: HttpRequest, slug: Slug, asked: Query[EntryFilters]) -> Any:
    """Rows in the order they were first written."""
    board = board_named(slug)
    if board is None:
        raise NotFound("Không có bảng này.")
    on = asked.known_by or options.day()
    rows = queries.standing(request.user, on, board)
    rows = rows if asked.unit is None else rows.filter(unit__above_rows__above=asked.unit)
    inside = rows.order_by("item")[asked.offset : asked.offset + asked.limit]
    shelf = queries.shelf_for(request.user, on, queries.related(board))
    return {"count": rows.count(), "items": [_entry(board, row, shelf) for row in inside]}


def _fields(board: Board) -> list[FieldOut]:
    own = [
        FieldOut(name=one.name, title=one.words.vi, type=one.type.value, unit=one.unit, derived=False)
        for one in board.public_fields
    ]
    derived = [FieldOut(name=one.name, title=one.words.vi, type="", unit=one.unit, derived=True) for one in board.derived]
    return own + derived


def _entry(board: Board, row: BoardEntry, shelf: Shelf) -> EntryOut:
    entry = row.as_value
    public = {one.name for one in board.public_fields}
    figures = ((one.name, one.of(entry, shelf)) for one in board.derived)
    return EntryOut(
        key=entry.key,
        version=entry.version,
        unit=entry.unit,
        known=entry.known,
        day=entry.day,
        period=str(entry.period) if entry.period else None,
        number=entry.number,
        secrecy=entry.secrecy,
        fields={name: _text(value) for name, value in entry.fields if name in public},
        derived={name: _text(value) for name, value in figures if value is not None},
        source=_source(row),
    )


def _source(row: BoardEntry) -> str:
    """The source in words; of a workbook only its name and the cell, since its words may be personal."""
    if row.file is not None:
        return f"{row.file.name}!{row.part}"
    return row.citation_title or (row.surface if row.document_id is not None else "")


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)
