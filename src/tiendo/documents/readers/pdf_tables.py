"""Ruled tables of a PDF page: pdfplumber finds the grid of drawn lines, pdfium reads the words in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..draft import GridCell
from .pdf_layout import PageLayout, PageTable

_SAME_EDGE = 3.0
_SMALLEST = 2


def tables_of(plumber_page: Any, page: Any, layout: PageLayout) -> tuple[PageTable, ...]:
    """Tables of a page with at least two rows or columns that hold words."""
    text = page.get_textpage()
    try:
        found = (_table(table, text, layout) for table in plumber_page.find_tables())
        return tuple(table for table in found if table is not None)
    finally:
        text.close()


def _table(table: Any, text: Any, layout: PageLayout) -> PageTable | None:
    boxes = [box for box in table.cells if box is not None]
    rows, columns = (
        edges([box[1] for box in boxes] + [box[3] for box in boxes]),
        edges([box[0] for box in boxes] + [box[2] for box in boxes]),
    )
    if len(rows) < _SMALLEST + 1 or len(columns) < _SMALLEST + 1:
        return None
    cells = []
    for left, top, right, bottom in boxes:
        first_row, first_column = nearest(rows, top), nearest(columns, left)
        words = text.get_text_bounded(left + 0.5, layout.height - bottom + 0.5, right - 0.5, layout.height - top - 0.5)
        cells.append(
            GridCell(first_row, first_column, words, nearest(rows, bottom) - first_row, nearest(columns, right) - first_column)
        )  # fmt: skip
    if not any(cell.text.strip() for cell in cells):
        return None
    return PageTable(columns[0], columns[-1], rows[0], rows[-1], tuple(cells))


def edges(places: Sequence[float]) -> list[float]:
    """Distinct edges in order; those within three points are one."""
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _SAME_EDGE:
            distinct.append(place)
    return distinct


def nearest(places: Sequence[float], place: float) -> int:
    """Index of the edge closest to a place."""
    return min(range(len(places)), key=lambda index: abs(places[index] - place))
