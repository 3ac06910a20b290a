"""A table as rows and columns in which merged cells are seen from every place they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tiendo.values import Cell, Table

_LARGEST_SPAN = 10_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid over the text that holds its words.

    Attributes:
        text: the document's text.
        table: the table.
        rows, columns: its size.
        number: its number within the document, from 1.
    """

    text: str
    table: Table
    number: int
    rows: int
    columns: int
    _covering: dict[tuple[int, int], Cell] = field(repr=False)

    @classmethod
    def of(cls, text: str, table: Table, number: int) -> Grid:
        """Lay out a table."""
        covering: dict[tuple[int, int], Cell] = {}
        rows = columns = 0
        for cell in table.cells:
            rows, columns = max(rows, cell.row + cell.rows), max(columns, cell.column + cell.columns)
            if cell.rows * cell.columns > _LARGEST_SPAN:
                covering[cell.row, cell.column] = cell
                continue
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    covering.setdefault((row, column), cell)
        return cls(text, table, number, rows, columns, covering)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self._covering.get((row, column))

    def own(self, row: int, column: int) -> Cell | None:
        """The cell that begins at a place; a merged cell begins at one place only."""
        cell = self._covering.get((row, column))
        return cell if cell is not None and (cell.row, cell.column) == (row, column) else None

    def words(self, row: int, column: int) -> str:
        """The words seen at a place."""
        cell = self.cell(row, column)
        return "" if cell is None else self.text[cell.start : cell.end].strip()

    def row(self, row: int) -> Iterator[tuple[int, str]]:
        """Column and words of each cell that begins in a row and holds something."""
        for column in range(self.columns):
            cell = self.own(row, column)
            if cell is not None and (words := self.text[cell.start : cell.end].strip()):
                yield column, words

    def heading(self, column: int, rows: Iterable[int]) -> str:
        """The words of the header rows above a column, from the top, a line for each cell, merged cells once."""
        seen: list[Cell] = []
        for row in rows:
            cell = self.cell(row, column)
            if cell is not None and cell not in seen:
                seen.append(cell)
        return "\n".join(words for cell in seen if (words := self.text[cell.start : cell.end].strip()))

    def reference(self, cell: Cell) -> str:
        """Name of a cell for people: the sheet's own, else table, column letter and row ("Bảng 2!C4")."""
        if cell.reference:
            return cell.reference
        page = f"tr. {self.table.page}, " if self.table.page else ""
        return f"{page}Bảng {self.number}!{_letters(cell.column)}{cell.row + 1}"


def _letters(column: int) -> str:
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
