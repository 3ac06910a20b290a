"""A board as a workbook: the empty template, the export, and what importing a workbook would do, row by row.

The layout is the same for all three: the title, one line that says what must be filled in, the head, the rows. Exporting and
importing what was exported changes nothing. Columns of personal data are in the template only; the export leaves them out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import xlsxwriter

from tiendo.catalogue import fold
from tiendo.values import Cell, Document, Source, Table

from .board import Board, Field, FieldType, Words
from .entry import RegisterEntry
from .rows import Draft, Problem, identity_of, labels, read_row, says_the_same, texts_of
from .typed import Lookup

# A workbook that is the same each time carries the same day inside.
_CREATED = datetime(2025, 7, 1, tzinfo=UTC)
_WIDE = {FieldType.LONG: 46, FieldType.TEXT: 30, FieldType.PERSON: 24, FieldType.UNIT: 24, FieldType.ENTRY: 24}
_MOST_ROWS = 20_000


class Effect(StrEnum):
    """What importing a row will do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that can be written.

    Attributes:
        source: the first cell of the row in the file. held: the row that it is the next version of.
        changes: labels of the columns that differ from the held row.
    """

    effect: Effect
    draft: Draft
    source: Source
    held: RegisterEntry | None = None
    changes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be written: where it stands, its first words, what to mend in it."""

    reference: str
    surface: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a file will do; nothing is written yet.

    Attributes:
        ignored: heads of columns that the board does not have.
        fault: why no row was looked at, ``None`` when a table was found.
    """

    planned: tuple[PlannedRow, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    ignored: tuple[str, ...] = ()
    fault: Words | None = None

    @property
    def to_write(self) -> tuple[PlannedRow, ...]:
        """The rows that say something new."""
        return tuple(one for one in self.planned if one.effect is not Effect.SAME)


def template(board: Board) -> bytes:
    """An empty workbook to fill in."""
    return _workbook(board, [name for name, _ in labels(board)], [])


def export(board: Board, entries: Sequence[RegisterEntry], names: Mapping[str, str]) -> bytes:
    """A workbook of some rows; ``names`` gives names of units and headings of rows by key."""
    closed = {one.name for one in board.fields if one.personal}
    columns = [name for name, _ in labels(board) if name not in closed]
    held = [(dict(one.fields), texts_of(board, one, names)) for one in entries]
    rows = [[_cell(fields.get(name), texts[name]) for name in columns] for fields, texts in held]
    return _workbook(board, columns, rows)


def preview(board: Board, document: Document, held: Sequence[RegisterEntry], lookup: Lookup) -> Preview:
    """Hold the tables of a workbook against a board's rows as they stand."""
    by_identity = {identity_of(board, one): one for one in held}
    planned: list[PlannedRow] = []
    refused: list[RefusedRow] = []
    ignored: list[str] = []
    seen: dict[tuple[object, ...], str] = {}
    found = False
    for table in document.tables:
        grid = {(cell.row, cell.column): cell for cell in table.cells}
        head = _head(board, document, table, grid)
        if head is None:
            continue
        found = True
        line, columns, unknown = head
        ignored.extend(unknown)
        for source, texts in _rows(document, table, grid, line, columns):
            one = _planned(board, source, texts, lookup, by_identity, seen)
            (planned if isinstance(one, PlannedRow) else refused).append(one)  # type: ignore[arg-type]
    fault = None if found else _no_head(board)
    return Preview(tuple(planned), tuple(refused), tuple(dict.fromkeys(ignored)), fault)


def _no_head(board: Board) -> Words:
    needed = ", ".join(f"“{one.words.vi}”" for one in board.fields if one.required) or f"“{board.field(board.heading).words.vi}”"
    vi = f"Không thấy bảng nào có dòng đầu của bảng này (cần các cột {needed}). Tải mẫu về, điền rồi nhập lại."
    return Words(vi, f"No table with this board's head (columns {needed}). Download the template, fill it in, import again.")


def _planned(
    board: Board,
    source: Source,
    texts: Mapping[str, str],
    lookup: Lookup,
    held: Mapping[tuple[object, ...], RegisterEntry],
    seen: dict[tuple[object, ...], str],
) -> PlannedRow | RefusedRow:
    surface = texts.get(board.heading, "") or source.surface
    draft, problems = read_row(board, texts, lookup)
    if draft is None:
        return RefusedRow(source.part, surface, problems)
    identity = identity_of(board, draft)
    if identity in seen:
        words = Words(
            f"trùng với hàng ở ô {seen[identity]} của tệp; giữ một hàng", f"the same as the row at {seen[identity]}; keep one"
        )
        return RefusedRow(source.part, surface, (Problem(board.heading, words),))
    seen[identity] = source.part
    before = held.get(identity)
    if before is None:
        return PlannedRow(Effect.NEW, draft, source)
    draft = _kept(board, draft, before, texts)
    if says_the_same(before, draft):
        return PlannedRow(Effect.SAME, draft, source, before)
    return PlannedRow(Effect.CHANGED, draft, source, before, _changes(board, before, draft))


def _kept(board: Board, draft: Draft, before: RegisterEntry, texts: Mapping[str, str]) -> Draft:
    """A column that the file does not have says nothing: the row keeps what it holds there."""
    absent = {one.name for one in board.fields if one.name not in texts}
    held = {**{name: value for name, value in before.fields if name in absent}, **dict(draft.fields)}
    return Draft(
        draft.unit,
        draft.day if "day" in texts else before.day,
        draft.period if "period" in texts else before.period,
        draft.number if "number" in texts else before.number,
        tuple((one.name, held[one.name]) for one in board.fields if one.name in held),
    )


def _changes(board: Board, before: RegisterEntry, draft: Draft) -> tuple[Words, ...]:
    old, new = dict(before.fields), dict(draft.fields)
    frame = {name: (getattr(before, name), getattr(draft, name)) for name in ("day", "period", "number")}
    return tuple(
        words
        for name, words in labels(board)
        if name != "unit" and (frame[name][0] != frame[name][1] if name in frame else old.get(name) != new.get(name))
    )


def _head(
    board: Board, document: Document, table: Table, grid: Mapping[tuple[int, int], Cell]
) -> tuple[int, dict[int, str], list[str]] | None:
    """The line of the head, which column holds what, and heads that are not the board's."""
    known = _heads(board)
    needed = {one.name for one in board.fields if one.required} or {board.heading}
    for row in range(min(30, 1 + max((cell.row for cell in table.cells), default=-1))):
        columns: dict[int, str] = {}
        unknown: list[str] = []
        for (at, column), cell in grid.items():
            text = _text(document, cell)
            if at != row or not text:
                continue
            name = known.get(_bare_head(text))
            if name is not None and name not in columns.values():
                columns[column] = name
            elif name is None and fold(text) not in {"stt", "tt", "số tt"}:
                unknown.append(text)
        if needed <= set(columns.values()):
            return row, columns, unknown
    return None


def _heads(board: Board) -> dict[str, str]:
    heads = {_bare_head(word): one.name for one in board.fields for word in (*one.words, *one.aliases)}
    return {**{_bare_head(word): name for name, words in labels(board) for word in words}, **heads}


def _bare_head(text: str) -> str:
    """A head without the unit of measure in brackets and the mark of a required column."""
    return fold(text.split("(")[0].replace("*", " "))


def _rows(
    document: Document, table: Table, grid: Mapping[tuple[int, int], Cell], head: int, columns: Mapping[int, str]
) -> Iterator[tuple[Source, dict[str, str]]]:
    last = min(max(cell.row for cell in table.cells), head + _MOST_ROWS)
    for row in range(head + 1, last + 1):
        texts = {name: _text(document, grid[row, column]) if (row, column) in grid else "" for column, name in columns.items()}
        filled = [grid[row, column] for column in columns if (row, column) in grid and _text(document, grid[row, column])]
        if filled and not _numbering(list(texts.values())):
            first = min(filled, key=lambda cell: cell.column)
            yield Source(document.sha256, first.reference, first.start, first.end, document.text[first.start : first.end]), texts


def _numbering(texts: Sequence[str]) -> bool:
    """True for the line under a head that numbers its columns."""
    said = [text for text in texts if text]
    return len(said) > 2 and said == [str(int(said[0]) + at) if said[0].isdigit() else "" for at in range(len(said))]


def _text(document: Document, cell: Cell) -> str:
    return " ".join(document.text[cell.start : cell.end].split())


def _cell(value: object, text: str) -> str | Decimal:
    return value if isinstance(value, Decimal) else text


def _workbook(board: Board, columns: Sequence[str], rows: Sequence[Sequence[str | Decimal]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _CREATED, "title": board.words.vi})
    sheet = book.add_worksheet("Bảng")
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    sheet.write_string(0, 0, board.words.vi, book.add_format({"bold": True, "font_size": 13}))
    sheet.write_string(1, 0, "Cột có dấu * phải điền. Số ghi kiểu 1.234,5; ngày ghi kiểu 31/3/2025.")
    fields = {one.name: one for one in board.fields}
    words = dict(labels(board))
    for index, name in enumerate(columns):
        field = fields.get(name)
        sheet.write_string(2, index, _head_text(words[name], field, _frame_required(board, name)), head)
        sheet.set_column(index, index, _WIDE.get(field.type, 16) if field else 20)
        if field is not None and field.choices:
            shown = [one.words.vi for one in field.choices]
            if sum(len(one) + 1 for one in shown) < 255:  # the longest list that the format takes
                sheet.data_validation(3, index, 3 + max(500, len(rows)), index, {"validate": "list", "source": shown})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    formats: dict[int, Any] = {}
    for line, row in enumerate(rows, start=3):
        for index, held in enumerate(row):
            _write(book, sheet, line, index, held, text, formats)
    sheet.freeze_panes(3, 0)
    book.close()
    return out.getvalue()


def _frame_required(board: Board, name: str) -> bool:
    return name == "unit" or (name == "day" and board.day_required) or (name == "period" and board.period_required)


def _head_text(words: Words, field: Field | None, required: bool) -> str:
    unit = f" ({field.unit})" if field is not None and field.unit else ""
    return f"{words.vi}{unit}{' *' if required or (field is not None and field.required) else ''}"


def _write(book: Any, sheet: Any, line: int, index: int, held: str | Decimal, text: Any, formats: dict[int, Any]) -> None:
    """A number keeps its printed decimals in its format; texts are never formulas."""
    if isinstance(held, str):
        sheet.write_string(line, index, held, text)
        return
    places = max(0, -int(held.as_tuple().exponent))
    if places not in formats:
        formats[places] = book.add_format({"border": 1, "num_format": "#,##0" + ("." + "0" * places if places else "")})
    sheet.write_number(line, index, float(held), formats[places])
