"""Short ways to say what a passage should read as."""

from __future__ import annotations

from datetime import date

from tiendo.reading import read_text
from tiendo.values import Statement


def read(passage: str, published: date | None = date(2024, 6, 15)) -> list[Statement]:
    """The statements of a passage, in order."""
    return list(read_text(passage, published=published).statements)


def told(passage: str, published: date | None = date(2024, 6, 15)) -> list[tuple[str, str, str]]:
    """Surface, unit and kind (with direction) of every statement."""
    return [
        (s.source.surface, s.amount.unit, s.kind.value + (f"/{s.direction.value}" if s.direction else ""))
        for s in read(passage, published)
    ]
