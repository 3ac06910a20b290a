"""A table as WordprocessingML, written at once: python-docx builds a cell in twenty steps, a report has thousands of cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .paper import Column, Figure, Grid, Line, Row

Mark = Callable[[Figure], tuple[str, str]]
"""What stands before and after the run of a figure: a bookmark, or a content control."""

_MM = 56.6929  # twentieths of a point in a millimetre
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
_MARGINS = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'


def table_element(block: Grid, widths: tuple[float, ...], size: float, mark: Mark) -> Any:
    """The element ``w:tbl`` of a grid: full thin borders, the head repeated, rows that do not break.

    Args: widths: of the columns, in millimetres; size: of the letters, in points.
    """
    twips = [round(width * _MM) for width in widths]
    head = _row(tuple(column.head for column in block.columns), ("center",) * len(twips), twips, size, mark, bold=True, head=True)
    rows = "".join(_body_row(row, block.columns, twips, size, mark) for row in block.rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _body_row(row: Row, columns: tuple[Column, ...], twips: list[int], size: float, mark: Mark) -> str:
    aligns = tuple(column.align for column in columns)
    return _row(row.cells, aligns, twips, size, mark, bold=row.section, keep=row.section)


def _row(
    cells: tuple[Line, ...],
    aligns: tuple[str, ...],
    twips: list[int],
    size: float,
    mark: Mark,
    *,
    bold: bool = False,
    head: bool = False,
    keep: bool = False,
) -> str:
    made = "".join(
        _cell(line, align, width, size, mark, bold=bold, keep=keep or head)
        for line, align, width in zip(cells, aligns, twips, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{made}</w:tr>"


def _cell(line: Line, align: str, width: int, size: float, mark: Mark, *, bold: bool, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    runs = "".join(_run(inline, size, mark, bold=bold) for inline in line)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr>{kept}<w:spacing w:before="20" w:after="20"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p></w:tc>'
    )


def _run(inline: Any, size: float, mark: Mark, *, bold: bool) -> str:
    half_points = round(size * 2)
    weight = "<w:b/>" if bold else ""
    text = escape(inline.text)
    run = f'<w:r><w:rPr>{weight}<w:sz w:val="{half_points}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    if not isinstance(inline, Figure):
        return run
    before, after = mark(inline)
    return before + run + after


def bookmark(number: int) -> tuple[str, str]:
    """A bookmark around a figure, invisible to readers of the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="so_{number}"/>', f'<w:bookmarkEnd w:id="{number}"/>'


def link(number: int) -> tuple[str, str]:
    """A link to the bookmark of a figure."""
    return f'<w:hyperlink w:anchor="so_{number}" w:history="1">', "</w:hyperlink>"


def control(number: int, key: str) -> tuple[str, str]:
    """A locked content control that carries the figure's key; Word allows 64 characters in a tag."""
    properties = f'<w:tag w:val={quoteattr(key[:64])}/><w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"
