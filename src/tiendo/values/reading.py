"""What was read from one document."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document
from .statement import Statement, Unread


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its statements and the numbers that were seen and not understood, both in order of place."""

    document: Document
    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...] = ()
