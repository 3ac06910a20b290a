"""Released figures as Parquet: typed columns, decimals exact."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from .figures import COLUMNS, Cell, CellKind, Figure, FigureColumn, cells_of, ordered, plain

PRINTED = "gia_tri_in"
"""The value as text: a decimal column has one scale for all rows, so it cannot tell 5 from 5,0."""
_DIGITS = 38


def parquet(figures: Iterable[Figure]) -> bytes:
    """One row group per 100,000 figures, zstd; needs pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [cells_of(figure) for figure in ordered(figures)]
    columns = {column.name: _array(pa, column, [row[column.name] for row in rows]) for column in COLUMNS}
    columns[PRINTED] = pa.array([plain(row["gia_tri"]) for row in rows], pa.string())
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, compression="zstd", row_group_size=100_000)
    return out.getvalue()


def _array(pa: Any, column: FigureColumn, cells: Sequence[Cell]) -> Any:
    if column.kind is CellKind.DAY:
        return pa.array(cells, pa.date32())
    if column.kind is CellKind.TEXT:
        return pa.array(cells, pa.string())
    return pa.array(cells, _decimal(pa, [cell for cell in cells if isinstance(cell, Decimal)]))


def _decimal(pa: Any, numbers: Sequence[Decimal]) -> Any:
    """The narrowest decimal type that holds every number of a column without rounding."""
    scale = max((max(0, -int(number.as_tuple().exponent)) for number in numbers), default=0)
    whole = max((max(1, number.adjusted() + 1) for number in numbers), default=1)
    digits = max(_DIGITS, scale + whole)
    return pa.decimal128(digits, scale) if digits == _DIGITS else pa.decimal256(digits, scale)
