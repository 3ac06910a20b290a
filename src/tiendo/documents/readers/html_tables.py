"""HTML tables as grids: ``rowspan`` and ``colspan`` laid out as a browser does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..draft import GridCell

_WIDEST, _LONG_CELL = 200, 1500


def grid_of(table: Any, words: Callable[[Any], str]) -> list[GridCell]:
    """Cells with their place; ``words`` gives the text of a cell."""
    grid: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, element in enumerate(rows_of(table)):
        column = 0
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= {(row + down, column + across) for down in range(height) for across in range(width)}
            grid.append(GridCell(row, column, words(cell), height, width))
            column += width
    return grid


def rows_of(table: Any) -> Iterator[Any]:
    """Rows of a table, not those of tables inside it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if row.tag == "tr")


def is_layout(table: Any) -> bool:
    """True for a table that only places words on the page."""
    if table.find(".//table") is not None:
        return True
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows_of(table)]
    columns = max(map(len, rows), default=0)
    if columns <= 1:
        return True
    several = any(len(cell.findall(".//p")) + len(cell.findall(".//br")) > 1 for row in rows for cell in row)
    long = any(sum(map(len, cell.itertext())) > _LONG_CELL for row in rows for cell in row)
    return long or (columns == 2 and len(rows) <= 3 and several)


def _span(cell: Any, name: str) -> int:
    digits = (cell.get(name) or "1").strip()
    return max(1, min(int(digits), _WIDEST)) if digits.isdigit() and len(digits) < 6 else 1
