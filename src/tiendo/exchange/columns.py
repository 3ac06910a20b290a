"""The head of a table of targets: what each column holds, for which period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tiendo.catalogue import fold
from tiendo.values import Cell, Document, Period, Table


class ColumnKind(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    INDICATOR = "indicator"
    UNIT = "unit"
    TARGET = "target"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    LEAD = "lead"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        index: position from 0.
        head: the words of its head from top to bottom, one for each line of the head.
        period: what the values are about, or when the target is due; ``None`` where the head names no time.
    """

    index: int
    head: tuple[str, ...]
    kind: ColumnKind
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its merged cells spread out.

    Attributes:
        cells: cell by (row, column), a merged cell at every place it covers.
        rows, columns: size.
    """

    cells: Mapping[tuple[int, int], Cell]
    texts: Mapping[tuple[int, int], str]
    rows: int
    columns: int

    def text(self, row: int, column: int) -> str:
        """The words of a place, empty where there are none."""
        return self.texts.get((row, column), "")


_INDICATOR = re.compile(r"(?:tên |các |nhóm |hệ thống )*(?:chỉ tiêu|chỉ số|tiêu chí|nội dung)(?: chủ yếu| phát triển.*)?")
_KINDS = tuple(
    (kind, re.compile(fold(pattern)))
    for kind, pattern in (
        (ColumnKind.NUMBER, r"^(?:stt|tt|số tt|số thứ tự)$"),
        (ColumnKind.NOTE, r"ghi chú|nguồn số liệu|căn cứ"),
        (ColumnKind.LEAD, r"cơ quan|chủ trì|phụ trách|đơn vị (?:thực hiện|báo cáo|theo dõi)"),
        (ColumnKind.UNIT, r"^(?:đvt|đơn vị(?: tính)?|đv tính)$"),
        (ColumnKind.OTHER, r"so sánh|so với|so cùng|%|tỷ lệ|tăng|giảm|chênh lệch|đánh giá|/\s*kh\b|/\s*\d{4}$"),
        (ColumnKind.ESTIMATE, r"\bước|dự kiến|\bưth\b"),
        (ColumnKind.TARGET, r"mục tiêu|kế hoạch|\bkh\b|nghị quyết|\bnq\b|dự toán|chỉ tiêu|giao"),
        (ColumnKind.ACTUAL, r"thực hiện|\bth\b|kết quả|đạt được|số liệu"),
    )
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_TIMES = (
    (re.compile(rf"(?P<from>(?:19|20)\d{{2}})\s*[-–]\s*{_YEAR}"), "{from}..{year}"),
    (re.compile(rf"quý\s+(?P<quarter>[1-4]|iv|i{{1,3}})\D*{_YEAR}"), "{year}-Q{quarter}"),
    (re.compile(rf"(?P<months>\d+)\s*tháng\s+cuối\s+năm\D*{_YEAR}"), "{year}-{after}..{year}-12"),
    (re.compile(rf"(?P<months>\d+)\s*tháng\D*{_YEAR}"), "{year}-01..{year}-{months}"),
    (re.compile(rf"tháng\s+(?P<month>\d{{1,2}})\D+{_YEAR}"), "{year}-{month}"),
    (re.compile(_YEAR), "{year}"),
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def grid_of(document: Document, table: Table) -> Grid:
    """A table of a document with its merged cells spread out."""
    cells: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                cells[row, column] = cell
    texts = {place: " ".join(document.text[cell.start : cell.end].split()) for place, cell in cells.items()}
    return Grid(cells, texts, 1 + max((row for row, _ in cells), default=-1), 1 + max((column for _, column in cells), default=-1))


def head_of(grid: Grid) -> range | None:
    """The rows of the head; ``None`` when no row names a column of indicators."""
    for row in range(min(grid.rows, 30)):
        for column in range(min(grid.columns, 6)):
            if _INDICATOR.fullmatch(fold(grid.text(row, column))) and _says_more(grid, row, column):
                return range(row, _last_head_row(grid, row, column) + 1)
    return None


def columns_of(grid: Grid, head: range, year: int | None = None) -> tuple[Column, ...]:
    """What each column holds.

    Args: year: the year of the table, for heads that name none ("6 tháng đầu năm").
    """
    found = []
    for index in range(grid.columns):
        words = _words(grid, head, index)
        kind = _kind(words)
        period = period_of_head(" ".join(words), year) if kind in _TIMED else None
        found.append(Column(index, words, kind, period))
    return tuple(_one_indicator(found))


_ALONE = {ColumnKind.NUMBER, ColumnKind.INDICATOR, ColumnKind.UNIT, ColumnKind.NOTE}
_TIMED = {ColumnKind.TARGET, ColumnKind.ACTUAL, ColumnKind.ESTIMATE}


def period_of_head(words: str, year: int | None = None) -> Period | None:
    """The time that a head names; a head without a year takes the table's."""
    text = fold(words)
    if not re.search(_YEAR, text):
        if year is None:
            return None
        text = f"{text} {year}"
    for pattern, form in _TIMES:
        match = pattern.search(text)
        if match is not None:
            parts = match.groupdict()
            if parts.get("months"):
                parts["after"] = f"{13 - int(parts['months']):02d}"
                parts["months"] = f"{int(parts['months']):02d}"
            if parts.get("month"):
                parts["month"] = f"{int(parts['month']):02d}"
            if parts.get("quarter"):
                parts["quarter"] = _ROMAN.get(parts["quarter"], parts["quarter"])
            return _parsed(form.format(**parts))
    return None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _words(grid: Grid, head: range, index: int) -> tuple[str, ...]:
    """The head's lines over a column; a line left empty takes the words to its left when the line below has some.

    Nothing is taken from the columns of numbers, indicators and units: they head no others.
    """
    lines: list[str] = []
    for row in head:
        text = grid.text(row, index)
        below = any(grid.text(lower, index) for lower in range(row + 1, head.stop))
        column = index
        while not text and below and column > 0:
            column -= 1
            text = grid.text(row, column)
        if column < index and _kind([text]) in _ALONE:
            text = ""
        if text and text not in lines[-1:]:
            lines.append(text)
    return tuple(lines)


def _kind(words: Sequence[str]) -> ColumnKind:
    text = fold(" ".join(words))
    if _INDICATOR.fullmatch(text):
        return ColumnKind.INDICATOR
    for kind, pattern in _KINDS:
        if pattern.search(text):
            return kind
    return ColumnKind.ACTUAL if re.fullmatch(rf"(?:năm )?{_YEAR}", text) else ColumnKind.OTHER


def _one_indicator(columns: Sequence[Column]) -> list[Column]:
    first = next((column.index for column in columns if column.kind is ColumnKind.INDICATOR), None)
    extra = [column for column in columns if column.kind is ColumnKind.INDICATOR and column.index != first]
    return [replace(column, kind=ColumnKind.OTHER) if column in extra else column for column in columns]


def _says_more(grid: Grid, row: int, column: int) -> bool:
    return any(grid.text(row, other) for other in range(column + 1, grid.columns))


def _last_head_row(grid: Grid, row: int, column: int) -> int:
    """The head goes down as far as its cell is merged, and over lines that name times with no indicator beside them."""
    last = row + grid.cells[row, column].rows - 1
    while last + 1 < grid.rows and _is_head_line(grid, last + 1, column):
        last += 1
    return last


def _is_head_line(grid: Grid, row: int, column: int) -> bool:
    first = grid.text(row, 0)
    if grid.text(row, column) or (first and _kind([first]) is not ColumnKind.NUMBER):
        return False
    words = [grid.text(row, other) for other in range(grid.columns) if grid.text(row, other)]
    return bool(words) and all(not re.fullmatch(r"[\d.,\s]+", one) or re.fullmatch(_YEAR, one) for one in words)


def is_numbering(grid: Grid, row: int) -> bool:
    """True for the line under a head that numbers its columns (``A  B  1  2  3=2/1``)."""
    words = [grid.text(row, column) for column in range(grid.columns) if grid.text(row, column)]
    return len(words) > 2 and all(re.fullmatch(r"\(?[A-Z0-9]{1,2}\)?|\(?\d+\s*=.*", one) for one in words)
