"""A ledger printed as text (``tiendo.exchange.text``) cut into pieces that several workers read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiendo.exchange.text import read_entries
from tiendo.ledger import Entry

PIECE = 8_000_000
"""Bytes, about twenty thousand figures."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole entries of a file: its bytes from ``begin`` to ``end``, of which the first line is line ``line`` of the file."""

    path: str
    begin: int
    end: int
    line: int

    def entries(self, kinds: Iterable[type[Any]]) -> Iterator[Entry]:
        """Its entries of some kinds.

        Raises: TextError naming the line of the file; UnicodeDecodeError when it is no UTF-8.
        """
        with Path(self.path).open("rb") as file:
            file.seek(self.begin)
            text = file.read(self.end - self.begin).decode("utf-8")
        return read_entries(text, first=self.line, kinds=kinds)


def pieces_of(path: Path, size: int = PIECE) -> list[Piece]:
    """The pieces of a file in order, each of about ``size`` bytes and none cut inside an entry.

    Raises: OSError.
    """
    found: list[Piece] = []
    begin, first, place = 0, 1, 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if place - begin >= size and _is_head(line):
                found.append(Piece(str(path.resolve()), begin, place, first))
                begin, first = place, number
            place += len(line)
    return [*found, Piece(str(path.resolve()), begin, place, first)] if place > begin else found


def _is_head(line: bytes) -> bool:
    return bool(line.strip()) and not line.startswith((b"  ", b"#"))
