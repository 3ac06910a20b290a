"""The table specimens: what they print, what a careful reader says of each cell, and their making as real files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "tables"
FIELDS = ("unit", "kind", "direction", "modality", "hedge", "period", "base_period", "indicator", "place", "of")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of the specimen: place, span and words."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class TableSpecimen:
    """One table with its truth: ``expected[row, column]`` gives the fields of the statement in that cell.

    ``exported``: another program wrote the numbers as text, so a sheet holds them as text too.
    """

    name: str
    title: str
    published: date
    caption: tuple[str, ...]
    cells: tuple[PrintedCell, ...]
    expected: dict[tuple[int, int], dict[str, Any]]
    exported: bool = False


def table_specimens() -> tuple[TableSpecimen, ...]:
    """Every specimen, by name."""
    return tuple(_load(path) for path in sorted(FOLDER.glob("*.yaml")))


def _load(path: Path) -> TableSpecimen:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    cells = tuple(_cells(data["grid"]))
    return TableSpecimen(
        path.stem,
        data["title"],
        data["published"],
        tuple(data["caption"]),
        cells,
        _expected(data, cells),
        data.get("exported", False),
    )


def _cells(grid: list[list[str]]) -> Iterator[PrintedCell]:
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            if text in ("<", "^"):
                continue
            columns = 1
            while column + columns < len(line) and line[column + columns] == "<":
                columns += 1
            rows = 1
            while row + rows < len(grid) and grid[row + rows][column] == "^":
                rows += 1
            yield PrintedCell(row, column, rows, columns, text)


def _expected(data: dict[str, Any], cells: tuple[PrintedCell, ...]) -> dict[tuple[int, int], dict[str, Any]]:
    truth = data["truth"]
    common = {key: value for key, value in truth.items() if key in ("place", "also_place")}
    expected = {}
    for cell in cells:
        if cell.row not in truth["rows"] or cell.column not in truth["columns"]:
            continue
        own = truth.get("cells", {}).get(f"{cell.row},{cell.column}", {})
        if own is None:
            continue
        column = truth["columns"][cell.column]
        row = truth["rows"][cell.row]
        fields = {"hedge": "exact", **common, **row, **column, **own}
        if "modality" in row:
            fields["modality"] = row["modality"]
        if "value" not in fields:
            fields["value"] = float(cell.text.replace(".", "").replace(",", "."))
        expected[cell.row, cell.column] = fields
    return expected


def as_docx(specimen: TableSpecimen) -> bytes:
    """A Word file: title, caption, and the table with real merged cells."""
    import docx

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "Liberation Serif"
    document.add_paragraph(specimen.title)
    for line in specimen.caption:
        document.add_paragraph(line)
    rows = max(cell.row + cell.rows for cell in specimen.cells)
    columns = max(cell.column + cell.columns for cell in specimen.cells)
    table = document.add_table(rows=rows, cols=columns, style="Table Grid")
    for cell in specimen.cells:
        place = table.cell(cell.row, cell.column)
        if cell.rows > 1 or cell.columns > 1:
            place = place.merge(table.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
        place.text = cell.text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_xlsx(specimen: TableSpecimen) -> bytes:
    """An Excel file: plain numbers as numbers with their shown decimals, everything else as text."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu"
    for number, line in enumerate((specimen.title, *specimen.caption), 1):
        sheet.cell(number, 1, line)
    first = len(specimen.caption) + 2
    for cell in specimen.cells:
        place = sheet.cell(first + cell.row, 1 + cell.column)
        place.value, place.number_format = (cell.text, "@") if specimen.exported else _sheet_value(cell.text)
        if cell.rows > 1 or cell.columns > 1:
            row, column = first + cell.row, 1 + cell.column
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + cell.rows - 1, end_column=column + cell.columns - 1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet_value(text: str) -> tuple[Any, str]:
    plain = text.replace(".", "").replace(",", ".")
    if not text[:1].isdigit() or not plain.replace(".", "").isdigit() or text.count(",") > 1:
        return text, "General"
    decimals = len(text.partition(",")[2])
    grouped = "#,##0" if "." in text else "0"
    return (float(plain) if decimals else int(plain)), grouped + ("." + "0" * decimals if decimals else "")


def as_html(specimen: TableSpecimen) -> bytes:
    """A web page with a menu before and a list of links after."""
    from html import escape

    rows: dict[int, list[str]] = {}
    for cell in specimen.cells:
        span = "".join(f' {name}="{size}"' for name, size in (("rowspan", cell.rows), ("colspan", cell.columns)) if size > 1)
        rows.setdefault(cell.row, []).append(f"<td{span}>{escape(cell.text)}</td>")
    table = "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items()))
    lines = "".join(f"<p>{escape(line)}</p>" for line in specimen.caption)
    page = (
        "<!doctype html><html><body><nav><a href='/'>Trang chủ</a><a href='/tin'>Tin tức</a></nav>"
        f"<main><h1>{escape(specimen.title)}</h1>{lines}<table>{table}</table></main>"
        "<div class='related'><a href='/1'>Tin khác 1</a><a href='/2'>Tin khác 2</a></div></body></html>"
    )
    return page.encode("utf-8")
