"""A table of targets and values as officers keep it: rows of indicators, columns of plans and periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tiendo.ledger.precision import unit_of_measure
from tiendo.values import Document, Source, Table

from .cell_numbers import CellKind, CellReading, Style, read_cell, style_of
from .columns import Column, ColumnKind, Grid, columns_of, grid_of, head_of, is_numbering

# "Đơn vị tính: triệu đồng" above a table holds for every row without a unit of its own.
_UNIT_ABOVE = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^);]+)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?P<unit>[^()]+)\)\s*$")
VALUES = (ColumnKind.TARGET, ColumnKind.ACTUAL, ColumnKind.ESTIMATE)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell of values: where it stands, what it says."""

    column: Column
    source: Source
    reading: CellReading


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row under the head.

    Attributes:
        number: what stands in the column STT, empty without one.
        words: the indicator as printed; a section's title for a row without values.
        unit: unit of measure as printed.
        above: the indicator that a row beginning with a dash belongs to, empty otherwise.
        cells: the cells of values that hold something.
        lead, note: words of those columns.
        reference: the name of the row's first cell (``"Biểu 01!B7"``).
    """

    number: str
    words: str
    unit: str
    above: str
    cells: tuple[SheetCell, ...]
    lead: str = ""
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of targets.

    Attributes:
        title: the words above the table.
        name: the name of the workbook's sheet, empty for a table of another kind of file.
        problems: what keeps the table or a column from being read, one Vietnamese sentence each.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[str, ...] = ()
    name: str = ""


def sheets_of(document: Document, *, year: int | None = None) -> tuple[Sheet, ...]:
    """Every table of a document that has a column of indicators.

    Args: year: for heads that name no year; the last year named above the table when ``None``.
    """
    found = []
    for table in document.tables:
        grid = grid_of(document, table)
        head = head_of(grid)
        if head is not None:
            found.append(_sheet(document, table, grid, head, year))
    return tuple(found)


def _sheet(document: Document, table: Table, grid: Grid, head: range, year: int | None) -> Sheet:
    above = document.text[: table.start].rstrip().splitlines()[-6:]
    within = [grid.text(row, column) for row in range(head.start) for column in range(grid.columns)]
    name = next((cell.reference.rpartition("!")[0] for cell in table.cells if "!" in cell.reference), "")
    title = " ".join(dict.fromkeys(word for word in (*above, *within) if word.strip() not in {"", name}))
    years = re.findall(r"(?:19|20)\d{2}", title)
    columns = columns_of(grid, head, year or (int(years[-1]) if years else None))
    problems = tuple(
        f"Cột “{' / '.join(column.head)}” không nêu năm; ghi năm vào đầu cột rồi nhập lại."
        for column in columns
        if column.kind in VALUES and column.period is None
    )
    stated = _UNIT_ABOVE.search(title)
    unit = stated["unit"].strip() if stated and unit_of_measure(stated["unit"].strip()) else ""
    rows = tuple(_rows(document, grid, head, columns, unit))
    return Sheet(title, columns, rows, problems, name)


def _rows(document: Document, grid: Grid, head: range, columns: tuple[Column, ...], unit_above: str) -> Iterator[SheetRow]:
    lines = range(head.stop, grid.rows)
    place = {kind: column.index for column in reversed(columns) for kind in (column.kind,)}
    styles = {column.index: style_of(grid.text(row, column.index) for row in lines) for column in columns if column.kind in VALUES}
    above = ""
    for row in lines:
        words = grid.text(row, place[ColumnKind.INDICATOR])
        if not words or is_numbering(grid, row) or words == grid.text(head.start, place[ColumnKind.INDICATOR]):
            continue  # a head is printed again at the top of each page
        inner = words.startswith(("-", "–", "+", "•", "*"))
        words = words.lstrip("-–+•* ")
        beside = _beside(grid, row, place, ColumnKind.UNIT)
        words, unit = _unit_of(words, beside, unit_above)
        cells = tuple(_cells(document, grid, row, columns, unit, styles))
        unit = unit if cells or beside else ""  # the table's unit says nothing of a section's title
        if not inner:
            above = words
        yield SheetRow(
            number=_beside(grid, row, place, ColumnKind.NUMBER),
            words=words,
            unit=unit,
            above=above if inner else "",
            cells=cells,
            lead=_beside(grid, row, place, ColumnKind.LEAD),
            note=_beside(grid, row, place, ColumnKind.NOTE),
            reference=grid.cells[row, place[ColumnKind.INDICATOR]].reference,
        )


def _unit_of(words: str, beside: str, above: str) -> tuple[str, str]:
    """An indicator's words and unit: of its own column, else in brackets after the words, else the table's."""
    aside = _ASIDE.search(words)
    if not beside and aside is not None and unit_of_measure(aside["unit"]) is not None:
        return words[: aside.start()], aside["unit"]
    return words, beside or above


def _beside(grid: Grid, row: int, place: dict[ColumnKind, int], kind: ColumnKind) -> str:
    return grid.text(row, place[kind]) if kind in place else ""


def _cells(
    document: Document, grid: Grid, row: int, columns: tuple[Column, ...], unit: str, styles: dict[int, Style]
) -> Iterator[SheetCell]:
    for column in columns:
        cell = grid.cells.get((row, column.index))
        if column.kind not in VALUES or cell is None:
            continue
        text = document.text[cell.start : cell.end]
        reading = read_cell(text, unit, styles[column.index])
        if cell.columns > 1 and reading.kind is not CellKind.EMPTY:
            reading = CellReading(CellKind.UNREAD, problem=f"ô gộp qua {cell.columns} cột, không rõ số của cột nào; bỏ gộp ô")
        if reading.kind is not CellKind.EMPTY:
            yield SheetCell(column, Source(document.sha256, cell.reference, cell.start, cell.end, text), reading)
