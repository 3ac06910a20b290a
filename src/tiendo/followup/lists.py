"""Lists of tasks as other systems print them: a table whose headings say which column is which fact."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..catalogue import bare
from ..values.document import Cell, Document, Table

HEADINGS: dict[str, tuple[str, ...]] = {
    "national": ("ma nhiem vu quoc gia", "ma nhiem vu", "ma dinh danh", "ma so", "ma nv", "ma"),
    "text": ("noi dung nhiem vu", "ten nhiem vu", "noi dung cong viec", "nhiem vu", "nhiem vu giao", "noi dung"),
    "lead": ("don vi chu tri", "co quan chu tri", "don vi thuc hien", "co quan thuc hien", "chu tri", "don vi xu ly chinh"),
    "joining": ("don vi phoi hop", "co quan phoi hop", "phoi hop"),
    "product": ("san pham", "san pham dau ra", "ket qua dau ra", "san pham du kien"),
    "due": ("han ban dau", "han hoan thanh", "thoi han hoan thanh", "thoi gian hoan thanh", "han xu ly", "han", "thoi han"),
    "given": ("ngay giao", "ngay giao nhiem vu", "ngay van ban"),
    "person": ("nguoi chiu trach nhiem", "nguoi chu tri", "nguoi phu trach", "can bo phu trach"),
    "assigner": ("don vi giao", "co quan giao", "nguoi giao"),
    "authority": ("tham quyen",),
}
"""The wordings of each fact's heading, without marks, the surest first."""
_HEAD_ROWS = 12
_NOTE = re.compile(r"\s*\([^)]*\)")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})[/.-](\d{4})")
_QUARTER = re.compile(r"quy (i{1,3}|iv|[1-4])[ /.-]+(?:nam )?(\d{4})")
_YEAR = re.compile(r"(?:nam |trong nam )?(\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task of a list.

    Attributes:
        national: its code in the other system, empty without one.
        start, end: the cell of its words in the document's text.
        fault: what could not be read in Vietnamese, empty when all was.
    """

    text: str
    lead: str
    national: str
    joining: str
    product: str
    due: date | None
    given: date | None
    person: str
    assigner: str
    authority: str
    start: int
    end: int
    fault: str = ""


def listed_tasks(document: Document) -> tuple[ListedTask, ...]:
    """The tasks of every table that has columns for what and who; other tables give none."""
    return tuple(task for table in document.tables for task in _of_table(table, document.text))


def _of_table(table: Table, text: str) -> Iterator[ListedTask]:
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    head = next(((at, columns) for at in sorted(rows)[:_HEAD_ROWS] if (columns := _columns(rows[at], text))), None)
    if head is None:
        return
    at, columns = head
    for number in sorted(row for row in rows if row > at):
        if (task := _of_row(rows[number], columns, text)) is not None:
            yield task


def _columns(cells: Mapping[int, Cell], text: str) -> dict[str, int]:
    """Which column holds which fact; empty when the row is no heading of a list of tasks."""
    words = {column: _NOTE.sub("", bare(text[cell.start : cell.end])).strip(" .:") for column, cell in cells.items()}
    found = {}
    for name, wordings in HEADINGS.items():
        ranked = [(wordings.index(said), column) for column, said in words.items() if said in wordings]
        if ranked:
            found[name] = min(ranked)[1]
    return found if {"text", "lead"} <= set(found) else {}


def _of_row(cells: Mapping[int, Cell], columns: Mapping[str, int], text: str) -> ListedTask | None:
    """One row; ``None`` when it says no work (an empty row, a heading of a group, the row of column numbers)."""
    said = {name: " ".join(text[cells[at].start : cells[at].end].split()) for name, at in columns.items() if at in cells}
    if not said.get("text") or not said.get("lead") or said["text"].isdigit():
        return None
    due, given = day_of(said.get("due", "")), day_of(said.get("given", ""))
    unread = [said[name] for name, day in (("due", due), ("given", given)) if said.get(name) and day is None]
    place = cells[columns["text"]]
    facts = {name: said.get(name, "") for name in HEADINGS if name not in ("due", "given")}
    fault = f"không đọc được ngày “{'”, “'.join(unread)}”" if unread else ""
    return ListedTask(**facts, due=due, given=given, start=place.start, end=place.end, fault=fault)


def day_of(words: str) -> date | None:
    """The day by which something is due: a day, else the last day of a month, quarter or year; ``None`` for anything else."""
    plain = bare(words)
    try:
        if found := _ISO.match(plain):
            return date(*(int(part) for part in found.groups()))
        if found := _DAY.search(plain):
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day)
        if found := _QUARTER.search(plain):
            return _end(int(found[2]), 3 * (_ROMAN.get(found[1]) or int(found[1])))
        if found := _MONTH.search(plain):
            return _end(int(found[2]), int(found[1]))
        if found := _YEAR.fullmatch(plain):
            return date(int(found[1]), 12, 31)
    except ValueError:
        return None
    return None


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
