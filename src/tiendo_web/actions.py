"""Every action of the application, those of the record and those of the boards: what the permission table and the words cover."""

from __future__ import annotations

from typing import Any

from .boards.actions import ACTIONS as OF_BOARDS
from .record.actions import ACTIONS as OF_THE_RECORD
from .record.actions import Action

ACTIONS: tuple[type[Action[Any]], ...] = (*OF_THE_RECORD, *OF_BOARDS)
