"""Old Excel, binary Excel and OpenDocument sheets: by LibreOffice where it is, else the bare values."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import python_calamine

from ...values import BlockKind
from ..draft import Draft, DraftBuilder, GridCell
from ..errors import Damaged, Encrypted, TooManyCells
from ..limits import LIMITS
from ..office import converted, office_program
from ..sniffing import ending_of
from . import workbook
from .cell_text import shown
from .sheet_split import split_sheet


def read(data: bytes, name: str) -> Draft:
    """Raises: Encrypted, Damaged, TooManyCells, TookTooLong."""
    sheets = _sheets(data, name)
    if office_program() is not None:
        draft = workbook.read(converted(data, name, ending_of(name) or "xls", "xlsx"), name)
        return replace(draft, warnings=(*draft.warnings, "Đã chuyển từ định dạng cũ bằng LibreOffice trước khi đọc."))
    return _bare(sheets)


def _sheets(data: bytes, name: str) -> list[tuple[str, list[list[object]]]]:
    """Values by sheet; opening them here first also tells a locked or broken file quickly."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [(title, book.get_sheet_by_name(title).to_python(skip_empty_area=False)) for title in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise Encrypted(name) from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise Damaged(name, kind="Excel") from error
    if sum(len(row) for _, rows in sheets for row in rows) > LIMITS.cells:
        raise TooManyCells(name, limit=LIMITS.cells)
    return [(title, [list(row) for row in rows]) for title, rows in sheets]


def _bare(sheets: list[tuple[str, list[list[object]]]]) -> Draft:
    builder = DraftBuilder()
    for title, rows in sheets:
        cells = [
            GridCell(row, column, shown(_whole(value)))
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
            if value not in (None, "")
        ]
        above, table, below = split_sheet(cells)
        builder.paragraph(title, kind=BlockKind.HEADING)
        for words in above:
            builder.paragraph(words)
        builder.table(table)
        for words in below:
            builder.paragraph(words)
    builder.warn("Máy này không có LibreOffice: bảng tính cũ được đọc theo giá trị thô, không theo định dạng hiển thị (%, số lẻ).")
    return builder.done()


def _whole(value: object) -> object:
    """Old sheets hold every number as a float."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
