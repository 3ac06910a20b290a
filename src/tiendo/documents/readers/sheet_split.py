"""A sheet holds a title, a table and remarks; this parts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..draft import GridCell


def split_sheet(cells: Sequence[GridCell]) -> tuple[list[str], list[GridCell], list[str]]:
    """Lines above the table, the table's cells, lines below it.

    A line belongs above or below when its row has one text that is not a number, or two that stand in the upper corners of the
    page (issuer and motto), while the table's rows have three or more cells, or two where no row of the sheet has more. A row of
    two right below the table is its total.
    """
    rows: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        if cell.text.strip():
            rows[cell.row].append(cell)
    numbers = sorted(rows)
    widest = max((len(rows[row]) for row in numbers), default=0)
    needed = 3 if widest >= 3 else 2
    tabular = [row for row in numbers if len(rows[row]) >= needed]
    if not tabular or widest < 2:
        return [cell.text for row in numbers for cell in rows[row]], [], []
    first, last = tabular[0], tabular[-1]
    while first - 1 in rows and _spans_several(rows[first - 1]):
        first -= 1
    while last + 1 in rows and len(rows[last + 1]) >= 2:
        last += 1
    above = [cell.text for row in numbers if row < first for cell in rows[row]]
    below = [cell.text for row in numbers if row > last for cell in rows[row]]
    table = [cell for row in numbers if first <= row <= last for cell in rows[row]]
    return above, _from_zero(table), below


def _spans_several(row: Sequence[GridCell]) -> bool:
    """True for the upper row of a header: two or more cells, one of them wide or tall."""
    return len(row) >= 2 and any(cell.rows > 1 or cell.columns > 1 for cell in row)


def _from_zero(table: Sequence[GridCell]) -> list[GridCell]:
    """The same cells counted from the table's own first row and column."""
    if not table:
        return []
    top, left = min(cell.row for cell in table), min(cell.column for cell in table)
    return [
        GridCell(cell.row - top, cell.column - left, cell.text, cell.rows, cell.columns, cell.reference, cell.doubtful)
        for cell in table
    ]
