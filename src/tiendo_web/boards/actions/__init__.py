"""Every change a person can make to a board. ``tiendo_web.actions`` joins them to those of the record."""

from __future__ import annotations

from typing import Any

from tiendo_web.record.actions.base import Action

from ..posting import PostFigures
from .importing import HandInWorkbook, ImportRows, preview_of, seal_of
from .rows import CorrectRow, WithdrawRow, WriteRow
from .versions import RowFacts, new_row, next_item, said

ACTIONS: tuple[type[Action[Any]], ...] = (WriteRow, CorrectRow, WithdrawRow, HandInWorkbook, ImportRows, PostFigures)

__all__ = [
    "ACTIONS",
    "CorrectRow",
    "HandInWorkbook",
    "ImportRows",
    "PostFigures",
    "RowFacts",
    "WithdrawRow",
    "WriteRow",
    "new_row",
    "next_item",
    "preview_of",
    "said",
    "seal_of",
]
