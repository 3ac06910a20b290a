"""The frame of a table: how many rows its header has, and what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cells import CellAmount, is_absent, parse_cell, uses_english_marks
from .grid import Grid
from .senses import PLACE_HEAD, TIME_HEAD, Role, Sense, names_a_thing, names_labels, role_of, sense_of, times_in
from .units import unit_of
from .wording import plain

_INDEX = re.compile(r"\(?\s*(?:\d{1,2}|[A-HĐ])\s*\)?(?:\s*=\s*.*)?|\[\s*\d{1,2}\s*\]")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,6}|[A-HĐ]|[a-zđ])[.)\-]*|[-+*•]")
_PLACE = re.compile(r"(?:tỉnh|huyện|thành phố|tp\.?|thị xã|quận|xã|phường|thị trấn|đặc khu|toàn tỉnh|toàn huyện)\s", re.IGNORECASE)
_LONGEST_HEADER, _LONGEST_CELL = 8, 80


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, role and what its heading says."""

    index: int
    role: Role
    sense: Sense


@dataclass(frozen=True, slots=True)
class Frame:
    """How to read a table.

    Attributes:
        header_rows: rows of the header; the data begin after them.
        label: index of the column that says what each row is about.
        unit: index of the unit column, ``None`` without one.
        values: the columns of numbers.
        rows_are: ``"indicators"``, ``"places"``, ``"times"``, or ``"groups"`` of what the columns count.
        english: True when numbers are written 1,234.5.
    """

    header_rows: int
    label: int
    unit: int | None
    values: tuple[Column, ...]
    rows_are: str
    english: bool


_UNIT_HEADS = frozenset({"đvt", "đơn vị tính"})


def frame_of(grid: Grid) -> Frame | None:
    """Read the frame; ``None`` for a table that has no header or no numbers."""
    header = header_rows(grid)
    if header == 0 or header >= grid.rows or grid.columns < 2:
        return None
    english = uses_english_marks(grid.words(row, column) for row in range(header, grid.rows) for column in range(grid.columns))
    named = [row for row in range(header) if not is_index_row(list(grid.row(row)))]
    headings = [grid.heading(column, named) for column in range(grid.columns)]
    roles = [_role(grid, column, headings[column], header, english) for column in range(grid.columns)]
    label = _label(headings, roles)
    if label is None:
        return None
    roles[label] = Role.LABEL
    values = tuple(Column(index, Role.VALUE, sense_of(headings[index])) for index, role in enumerate(roles) if role is Role.VALUE)
    unit = next((index for index, role in enumerate(roles) if role is Role.UNIT), None)
    rows_are = _rows_are(grid, label, headings[label], header)
    if rows_are == "indicators" and unit is None and len(values) > 1 and all(names_a_thing(column.sense) for column in values):
        rows_are = "groups"
    return Frame(header, label, unit, values, rows_are, english) if values else None


def header_rows(grid: Grid) -> int:
    """How many rows at the top name the columns."""
    spanned = max((cell.row + cell.rows for cell in grid.table.cells if cell.row == 0 and cell.columns < grid.columns), default=1)
    row = 0
    while row < min(grid.rows, _LONGEST_HEADER):
        words = list(grid.row(row))
        if row >= spanned and not _is_header(words, only_titles_above=_only_titles(grid, row)):
            break
        if row == 0 and any(_is_data(text) for _, text in words):
            return 0
        row += 1
    return row


def _only_titles(grid: Grid, row: int) -> bool:
    return all(len(list(grid.row(above))) <= 1 for above in range(row))


def _is_header(words: list[tuple[int, str]], *, only_titles_above: bool) -> bool:
    if (
        words
        and all(_INDEX.fullmatch(text) for _, text in words)
        and len(words) >= 3
        and any(text.strip("() ") == "1" for _, text in words)
    ):
        return True
    if any(_is_data(text) for _, text in words):
        return False
    return not words or only_titles_above or sum(1 for column, _ in words if column >= 2) >= 2


def is_index_row(words: list[tuple[int, str]]) -> bool:
    """True for the row that numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
    return (
        len(words) >= 3 and all(_INDEX.fullmatch(text) for _, text in words) and any(text.strip("() ") == "1" for _, text in words)
    )


def _is_data(text: str) -> bool:
    """True for a cell of numbers, or of a mark that stands for none."""
    if is_absent(text):
        return True
    if len(text) > _LONGEST_CELL or (_INDEX.fullmatch(text) and "(" in text):
        return False
    amount = parse_cell(text)
    return amount is not None and not _is_year(text) and not times_in(text)


def _is_year(text: str) -> bool:
    return len(text.strip()) == 4 and text.strip().isdigit() and 1900 <= int(text) <= 2100


def _column_words(grid: Grid, column: int, header: int) -> list[str]:
    found = []
    for row in range(header, grid.rows):
        cell = grid.own(row, column)
        if cell is not None and (words := grid.text[cell.start : cell.end].strip()):
            found.append(words)
    return found


def _role(grid: Grid, column: int, heading: str, header: int, english: bool) -> Role:
    """By the heading where it names a role, else by what stands below it."""
    below = _column_words(grid, column, header)
    named = role_of(heading)
    surely = plain(heading).strip(" :.") in _UNIT_HEADS
    if named is Role.UNIT and not surely and below and 2 * sum(unit_of(words) is not None for words in below) < len(below):
        return Role.LABEL
    if named is not None:
        return named
    numbers = sum(1 for words in below if _amount(words, english) is not None)
    filled = sum(1 for words in below if not is_absent(words))
    if not heading.strip() and filled and all(_ORDINAL.fullmatch(words) for words in below):
        return Role.ORDER
    if names_labels(heading) or not numbers or numbers < 0.4 * filled:
        return Role.LABEL if names_labels(heading) or column <= 1 else Role.NOTE
    return Role.VALUE


def _amount(words: str, english: bool) -> CellAmount | None:
    return parse_cell(words, english=english) if len(words) <= _LONGEST_CELL else None


def _label(headings: list[str], roles: list[Role]) -> int | None:
    """The column that says what a row is about: the first that is named so, else the first of words."""
    named = [index for index, role in enumerate(roles) if role is Role.LABEL and names_labels(headings[index])]
    return next(iter(named or [index for index, role in enumerate(roles) if role is Role.LABEL]), None)


def _rows_are(grid: Grid, label: int, heading: str, header: int) -> str:
    words, head = _column_words(grid, label, header), plain(heading).strip(" :.")
    if TIME_HEAD.fullmatch(head) or (words and sum(1 for each in words if len(each) < 24 and times_in(each)) > 0.7 * len(words)):
        return "times"
    if PLACE_HEAD.fullmatch(head) or (words and sum(1 for each in words if _PLACE.match(each)) > 0.5 * len(words)):
        return "places"
    return "indicators"
