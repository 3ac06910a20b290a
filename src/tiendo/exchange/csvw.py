"""Released figures as CSV on the Web: a CSV file and the metadata that says what its columns are.

Source: W3C, Metadata Vocabulary for Tabular Data (2015).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from .figures import COLUMNS, CellKind, Figure, FigureColumn, cells_of, harmless, ordered

FILE, METADATA = "so-lieu.csv", "so-lieu.csv-metadata.json"
_TYPES = {CellKind.TEXT: "string", CellKind.NUMBER: "decimal", CellKind.DAY: "date"}


def figures_csv(figures: Iterable[Figure]) -> bytes:
    """The table as CSV: UTF-8, comma, decimal point, one head line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([harmless(cell) for cell in cells_of(figure).values()] for figure in ordered(figures))
    return out.getvalue().encode()


def csvw_metadata(title: str, *, url: str = FILE) -> bytes:
    """The metadata beside the CSV file, as JSON."""
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"language": "vi"}],
        "url": url,
        "dc:title": title,
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": [_column(column) for column in COLUMNS], "primaryKey": "khoa"},
    }
    return json.dumps(described, ensure_ascii=False, indent=2).encode()


def _column(column: FigureColumn) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": [column.name],
        "dc:description": {"@value": f"{column.vi} / {column.en}", "@language": "vi"},
        "datatype": _TYPES[column.kind],
    }
    return {**described, "required": True} if column.required else described
