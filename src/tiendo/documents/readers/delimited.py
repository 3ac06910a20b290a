"""CSV and its kin: the file's own characters, one table, each cell a stretch of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Block, BlockKind, Cell, Table
from ..draft import Draft
from ..encoding import decode
from ..errors import TooManyCells
from ..limits import LIMITS
from .plain import encoding_warning

_MARKS = (";", "\t", ",", "|")
_PROBE = 50


def read(data: bytes, name: str) -> Draft:
    """Raises: UnknownEncoding, UnknownFormat, TooManyCells."""
    decoded = decode(data, name)
    text = decoded.text
    start = 1 if text.startswith("\ufeff") else 0
    cells = []
    for row, column, first, last in fields(text, start, delimiter_of(text[start:])):
        cells.append(Cell(row, column, first, last, reference=f"{_letters(column)}{row + 1}"))
        if len(cells) > LIMITS.cells:
            raise TooManyCells(name, limit=LIMITS.cells)
    end = len(text)
    return Draft(
        text, (Block(BlockKind.TABLE, start, end),), (Table(start, end, tuple(cells)),), encoding_warning(decoded.encoding)
    )


def delimiter_of(text: str) -> str:
    """The mark that parts the most lines into the same number of fields; a decimal comma speaks for the semicolon."""
    lines = [line for line in text[:20_000].splitlines()[:_PROBE] if line.strip()]

    def evenness(mark: str) -> tuple[float, int]:
        counts = [re.sub(r'"[^"]*"', "", line).count(mark) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) / max(1, len(counts)) if usual else 0.0), -_MARKS.index(mark)

    return max(_MARKS, key=evenness)


def fields(text: str, start: int, mark: str) -> Iterator[tuple[int, int, int, int]]:
    """Row, column, start and end of each field; quotes are left outside the span, a doubled quote stays as printed."""
    field = re.compile(rf'[ ]*"((?:[^"]|"")*)"[^{re.escape(mark)}\r\n]*|([^{re.escape(mark)}\r\n]*)')
    row = column = 0
    place = start
    while place < len(text):
        match = field.match(text, place)
        if match is None:
            return
        first, last = match.span(1) if match[1] is not None else _trimmed(text, *match.span(2))
        yield row, column, first, last
        place = match.end()
        if place < len(text) and text[place] == mark:
            place, column = place + 1, column + 1
            if place == len(text):
                yield row, column, place, place
        else:
            ending = 2 if text.startswith("\r\n", place) else 1
            place, row, column = place + ending, row + 1, 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \u00a0":
        start += 1
    while end > start and text[end - 1] in " \u00a0":
        end -= 1
    return start, end


def _letters(column: int) -> str:
    """Column name as a spreadsheet writes it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
