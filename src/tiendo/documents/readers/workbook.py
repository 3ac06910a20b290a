"""Excel files: each sheet a table, each cell as the sheet shows it, in Vietnamese number style.

Values are the ones that the file holds; formulas are never computed, macros and outside links never touched.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from ...values import BlockKind
from ..draft import Draft, DraftBuilder, GridCell
from ..errors import Damaged, TooManyCells
from ..limits import LIMITS
from ..xml_parts import Package
from .cell_text import shown
from .sheet_split import split_sheet

_KIND = "Excel"
_PARTS = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")


def read(data: bytes, name: str) -> Draft:
    """Raises: Damaged, Hostile, Bomb, TooManyCells."""
    package = Package.open(data, name, _KIND)
    _check_parts(package, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:
        raise Damaged(name, kind=_KIND) from error
    builder = DraftBuilder()
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            builder.warn(f"Trang tính “{sheet.title}” bị ẩn, không đọc.")
            continue
        _sheet(sheet, builder)
    if any(member.endswith("vbaProject.bin") for member in package.archive.namelist()):
        builder.warn("Tệp có macro; Tiendo không chạy và không đọc macro.")
    if _uncomputed(package):
        builder.warn("Một số ô có công thức chưa có kết quả; mở và lưu lại bằng Excel để đọc được các ô đó.")
    return builder.done()


def _check_parts(package: Package, name: str) -> None:
    """Every XML part within the limits and free of entities, and not too many cells, before openpyxl sees them."""
    cells = 0
    for member in package.archive.namelist():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            cells += (package.bytes(member) or b"").count(b"</c>")
            if cells > LIMITS.cells:
                raise TooManyCells(name, limit=LIMITS.cells)
        elif member in _PARTS:
            package.root(member)


def _uncomputed(package: Package) -> bool:
    parts = (member for member in package.archive.namelist() if member.startswith("xl/worksheets/") and member.endswith(".xml"))
    return any(
        b"</f></c>" in (package.bytes(member) or b"") or b"</f><v></v>" in (package.bytes(member) or b"") for member in parts
    )


def _sheet(sheet: Any, builder: DraftBuilder) -> None:
    cells = list(_cells(sheet))
    above, table, below = split_sheet(cells)
    builder.paragraph(sheet.title, kind=BlockKind.HEADING)
    for words in above:
        builder.paragraph(words)
    builder.table(table)
    for words in below:
        builder.paragraph(words)


def _cells(sheet: Any) -> Iterator[GridCell]:
    """Cells that hold something, merged ones once, hidden rows and columns left out."""
    spans, covered = {}, set()
    for merged in sheet.merged_cells.ranges:
        spans[merged.min_row, merged.min_col] = (merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1)
        if merged.size["rows"] * merged.size["columns"] < 100_000:
            covered |= {(row, column) for row, column in merged.cells}
    hidden_columns = {key for key, dimension in sheet.column_dimensions.items() if dimension.hidden}
    for row in sheet.iter_rows():
        if row and sheet.row_dimensions[row[0].row].hidden:
            continue
        for cell in row:
            place = (cell.row, cell.column)
            if cell.value is None or (place in covered and place not in spans) or cell.column_letter in hidden_columns:
                continue
            height, width = spans.get(place, (1, 1))
            words = shown(cell.value, cell.number_format)
            yield GridCell(cell.row - 1, cell.column - 1, words, height, width, f"{sheet.title}!{cell.coordinate}")
