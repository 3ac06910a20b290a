"""Released figures as a Frictionless Data Package: one zip with the CSV file, its CSVW metadata and ``datapackage.json``.

Source: Frictionless Data, Tabular Data Package 1.0 and Table Schema 1.0.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from .csvw import FILE, METADATA, csvw_metadata, figures_csv
from .figures import COLUMNS, CellKind, Figure, FigureColumn

DESCRIPTOR = "datapackage.json"
_TYPES = {CellKind.TEXT: "string", CellKind.NUMBER: "number", CellKind.DAY: "date"}
# An archive that is the same each time carries the same time inside; this is the earliest a zip can hold.
_STAMP = (1980, 1, 1, 0, 0, 0)


def descriptor(title: str, table: bytes) -> bytes:
    """``datapackage.json`` for a table that ``figures_csv`` wrote."""
    resource = {
        "name": "so-lieu",
        "path": FILE,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table),
        "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
        "schema": {"fields": [_field(column) for column in COLUMNS], "primaryKey": "khoa", "missingValues": [""]},
    }
    package = {"name": "tiendo-du-lieu-mo", "title": title, "profile": "tabular-data-package", "resources": [resource]}
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def data_package(figures: Iterable[Figure], title: str) -> bytes:
    """The package as a zip; the same figures give the same bytes."""
    table = figures_csv(figures)
    return zipped({DESCRIPTOR: descriptor(title, table), FILE: table, METADATA: csvw_metadata(title)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip, in the order given, without times of their own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def _field(column: FigureColumn) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.vi,
        "description": column.en,
    }
    return {**described, "constraints": {"required": True}} if column.required else described
