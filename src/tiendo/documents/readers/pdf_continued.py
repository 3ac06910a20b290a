"""Tables that run over a page end: the part on the next page joins the part above, its repeated header left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..draft import GridCell, one_line
from .pdf_layout import Line, PageLayout, PageTable

_SAME_EDGE = 6.0


def with_joined_tables(pages: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """Pages in which a table that fills the foot of one and goes on at the head of the next is one table of the first."""
    joined: list[PageLayout] = []
    host = None  # index of the page whose last table may go on
    for page in pages:
        first = min(page.tables, key=lambda table: table.top, default=None)
        if host is not None and first is not None and not _above(page, first):
            table = max(joined[host].tables, key=lambda each: each.bottom)
            if _same_columns(table, first):
                longer = _joined(table, first)
                joined[host] = replace(
                    joined[host], tables=tuple(longer if each is table else each for each in joined[host].tables)
                )
                page = replace(page, lines=_outside(page, first), tables=tuple(each for each in page.tables if each is not first))
                joined.append(page)
                host = host if not page.lines and not page.tables else _open(joined)
                continue
        joined.append(page)
        host = _open(joined)
    return tuple(joined)


def _open(pages: Sequence[PageLayout]) -> int | None:
    """Index of the last page when its last table has nothing below it."""
    page = pages[-1]
    last = max(page.tables, key=lambda table: table.bottom, default=None)
    if last is None or any(line.top > last.bottom for line in page.lines):
        return None
    return len(pages) - 1


def _above(page: PageLayout, table: PageTable) -> bool:
    return any(line.bottom < table.top for line in page.lines)


def _outside(page: PageLayout, table: PageTable) -> tuple[Line, ...]:
    return tuple(line for line in page.lines if not table.top - 1 <= (line.top + line.bottom) / 2 <= table.bottom + 1)


def _same_columns(one: PageTable, other: PageTable) -> bool:
    edges = abs(one.left - other.left) < _SAME_EDGE and abs(one.right - other.right) < _SAME_EDGE
    return edges and _width(one) == _width(other)


def _width(table: PageTable) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _height(cells: Sequence[GridCell]) -> int:
    return max(cell.row + cell.rows for cell in cells)


def _joined(upper: PageTable, lower: PageTable) -> PageTable:
    repeated = _repeated(upper.cells, lower.cells)
    down = _height(upper.cells) - repeated
    rest = tuple(replace(cell, row=cell.row + down) for cell in lower.cells if cell.row >= repeated)
    return replace(upper, cells=upper.cells + rest)


def _repeated(upper: Sequence[GridCell], lower: Sequence[GridCell]) -> int:
    """How many rows at the top of the lower part print the header again."""
    rows = 0
    while rows < _height(lower) and _row(upper, rows) == _row(lower, rows) and any(words for _, words in _row(lower, rows)):
        rows += 1
    return rows


def _row(cells: Sequence[GridCell], row: int) -> list[tuple[int, str]]:
    return [(cell.column, one_line(cell.text)) for cell in cells if cell.row == row]
