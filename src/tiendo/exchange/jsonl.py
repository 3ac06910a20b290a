"""Released figures as JSON Lines: one object a line, numbers exactly as printed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from .figures import Cell, Figure, cells_of, ordered, plain


def jsonl(figures: Iterable[Figure]) -> bytes:
    """UTF-8 text. A number is a JSON number with its printed decimals (``5.0`` stays ``5.0``); a missing cell is null."""
    return "".join(f"{_object(cells_of(figure))}\n" for figure in ordered(figures)).encode()


def _object(cells: dict[str, Cell]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)}: {_value(cell)}" for name, cell in cells.items()) + "}"


def _value(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell)
    return "null" if cell is None else json.dumps(plain(cell), ensure_ascii=False)
