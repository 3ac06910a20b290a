"""The printed lines of one PDF page, in reading order, two columns included.

Lengths in points; ``top`` and ``bottom`` count downwards from the upper edge.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as raw

from ...values import PageBox
from ..draft import GridCell

_COLUMN_GAP = 1.8  # of the letter size: a wider gap inside a line parts two pieces
_COLUMN_LINES = 6
_RULINGS = 4
_OBJECTS = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline; ``size`` is the letter size, ``column`` 0, 1 … from the left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    column: int = 0


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table with its place on the page."""

    left: float
    right: float
    top: float
    bottom: float
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page: its lines in reading order and its tables.

    Attributes:
        rulings: whether it has drawn lines; recognised: whether it was read from its picture.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    tables: tuple[PageTable, ...] = ()
    rulings: bool = False
    recognised: bool = False

    def box(self, left: float, top: float, right: float, bottom: float) -> PageBox:
        """A rectangle of it, lengths in points, as shares of the page."""
        return PageBox(
            self.number,
            round(left / self.width, 4),
            round(top / self.height, 4),
            round(right / self.width, 4),
            round(bottom / self.height, 4),
        )


def layout_of(page: Any, number: int) -> PageLayout:
    """Lay out a page of pypdfium2."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        pieces = _without_ghosts(list(_pieces(text, height)))
    finally:
        text.close()
    rulings = sum(1 for _, _ in zip(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]), range(_OBJECTS), strict=False))
    return PageLayout(number, width, height, in_reading_order(pieces, width), rulings=rulings >= _RULINGS)


def _without_ghosts(pieces: Sequence[Line]) -> list[Line]:
    """Drop letters that some programs draw a second time inside their own line."""
    return [
        piece for before, piece in zip((None, *pieces), pieces, strict=False) if not (before is not None and _inside(piece, before))
    ]


def _inside(piece: Line, other: Line) -> bool:
    across = other.left <= piece.left and piece.right <= other.right
    return len(piece.text) <= 2 and across and abs(piece.top - other.top) < 2 and abs(piece.bottom - other.bottom) < 2


@dataclass(slots=True)
class _Piece:
    """A run of letters being collected."""

    letters: list[str]
    left: float
    right: float
    top: float
    bottom: float
    size: float

    def takes(self, left: float, top: float, bottom: float, size: float) -> bool:
        """True when the next letter goes on in the same run."""
        overlap = min(self.bottom, bottom) - max(self.top, top)
        gap = left - self.right
        return overlap > 0.4 * min(self.bottom - self.top, bottom - top) and -self.size < gap < _COLUMN_GAP * max(self.size, size)

    def line(self) -> Line:
        return Line(" ".join("".join(self.letters).split()), self.left, self.right, self.top, self.bottom, self.size)


def _pieces(text: Any, height: float) -> Iterator[Line]:
    """Runs of letters in the order of the file."""
    piece: _Piece | None = None
    for letter, left, right, top, bottom, size in _letters(text, height):
        if piece is None or not piece.takes(left, top, bottom, size):
            if piece is not None and "".join(piece.letters).strip():
                yield piece.line()
            piece = _Piece([], left, right, top, bottom, size)
        piece.letters.append(letter)
        if not letter.isspace():
            piece.right, piece.top, piece.bottom = max(piece.right, right), min(piece.top, top), max(piece.bottom, bottom)
            piece.size = max(piece.size, size)
    if piece is not None and "".join(piece.letters).strip():
        yield piece.line()


def _letters(text: Any, height: float) -> Iterator[tuple[str, float, float, float, float, float]]:
    box = raw.FS_RECTF()
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if code in (0, 2, 10, 13, 0xFFFE) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        if not raw.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box)) or (box.right <= box.left and code != 32):
            continue
        size = max(4.0, min(200.0, box.top - box.bottom))
        yield chr(code), box.left, box.right, height - box.top, height - box.bottom, size


def in_reading_order(pieces: Sequence[Line], width: float) -> tuple[Line, ...]:
    """Pieces joined to lines; where the page has two columns the left one comes whole before the right one."""
    gutter = _gutter(pieces, width)
    if gutter is None:
        return _joined(pieces)
    ordered: list[Line] = []
    for band in _bands(pieces, gutter):
        for column in (0, 1):
            side = [piece for piece in band if (piece.left >= gutter) == bool(column)]
            ordered += (
                replace(line, column=column) for line in _joined(sorted(side, key=lambda piece: (round(piece.top), piece.left)))
            )
    return tuple(ordered)


def _gutter(pieces: Sequence[Line], width: float) -> float | None:
    """Where the white space between two columns lies, ``None`` on a page of one column."""
    best = None
    for place in range(int(width * 0.35), int(width * 0.65), 3):
        across = sum(1 for piece in pieces if piece.left < place < piece.right)
        left = [piece for piece in pieces if piece.right <= place and piece.right - piece.left > width * 0.15]
        right = [piece for piece in pieces if piece.left >= place and piece.right - piece.left > width * 0.15]
        if min(len(left), len(right)) < _COLUMN_LINES or across * 4 > len(pieces):
            continue
        score = len(left) + len(right) - across
        if best is None or score > best[0]:
            best = (score, float(place))
    return None if best is None else best[1]


def _bands(pieces: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Stretches between the lines that run across both columns, from top to bottom."""
    band: list[Line] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if piece.left < gutter < piece.right:
            if band:
                yield band
            yield [piece]
            band = []
        else:
            band.append(piece)
    if band:
        yield band


def _joined(pieces: Sequence[Line]) -> tuple[Line, ...]:
    """Neighbouring pieces on one baseline become one line, a tab where the gap is wide."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and _same_baseline(last, piece) and piece.left >= last.right - 1:
            apart = "\t" if piece.left - last.right > _COLUMN_GAP * last.size else " "
            lines[-1] = Line(
                last.text + apart + piece.text, last.left, piece.right, min(last.top, piece.top), max(last.bottom, piece.bottom),
                max(last.size, piece.size),
            )  # fmt: skip
        else:
            lines.append(piece)
    return tuple(lines)


def _same_baseline(one: Line, other: Line) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.6 * min(one.bottom - one.top, other.bottom - other.top)
