"""Markdown: the file's own characters; pipe tables are tables, ``#`` lines are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...values import Block, BlockKind, Cell, Table
from ..draft import Draft
from ..encoding import decode
from ..furniture import belongs_above_table, is_table_title
from .plain import blocks_of, encoding_warning

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPED = re.compile(r"(?<!\\)\|")
_CELL = re.compile(r"[ \t]*(.*?)[ \t]*", re.DOTALL)


def read(data: bytes, name: str) -> Draft:
    """The text of a file as it stands. Raises: UnknownEncoding, UnknownFormat."""
    decoded = decode(data, name)
    text = decoded.text
    blocks = list(blocks_of(text))
    tables = []
    place = 0
    while place < len(blocks):
        end = _table_end(text, blocks, place)
        if end == place:
            if text[blocks[place].start] == "#":
                blocks[place] = replace(blocks[place], kind=BlockKind.HEADING)
            place += 1
            continue
        first = _caption_start(text, blocks, place)
        tables.append(_table(text, blocks[place:end], blocks[first:place]))
        for above in range(first, place):
            if is_table_title(text[blocks[above].start : blocks[above].end]):
                blocks[above] = replace(blocks[above], kind=BlockKind.CAPTION)
        blocks[place:end] = [Block(BlockKind.TABLE, blocks[place].start, blocks[end - 1].end, blocks[place].part)]
        place += 1
    return Draft(text, tuple(blocks), tuple(tables), encoding_warning(decoded.encoding))


def _table_end(text: str, blocks: Sequence[Block], first: int) -> int:
    """Index after the last row of a table that begins at a line; ``first`` itself when none does."""

    def line(index: int) -> str:
        return text[blocks[index].start : blocks[index].end]

    if first + 1 >= len(blocks) or "|" not in line(first) or not _RULE.fullmatch(line(first + 1)) or "|" not in line(first + 1):
        return first
    end = first + 2
    while end < len(blocks) and "|" in line(end) and text[blocks[end - 1].end : blocks[end].start].count("\n") == 1:
        end += 1
    return end


def _caption_start(text: str, blocks: Sequence[Block], table: int) -> int:
    first = table
    while first > 0 and table - first < 4 and blocks[first - 1].kind is not BlockKind.TABLE:
        if not belongs_above_table(text[blocks[first - 1].start : blocks[first - 1].end]):
            break
        first -= 1
    return first


def _table(text: str, rows: Sequence[Block], above: Sequence[Block]) -> Table:
    cells = []
    for row, block in enumerate((rows[0], *rows[2:])):
        for column, (start, end) in enumerate(_spans(text, block)):
            cells.append(Cell(row, column, start, end))
    caption = (above[0].start, above[-1].end) if above else None
    return Table(rows[0].start, rows[-1].end, tuple(cells), caption)


def _spans(text: str, row: Block) -> list[tuple[int, int]]:
    """Where the words of each cell of a row stand."""
    line = text[row.start : row.end]
    bars = [-1, *(bar.start() for bar in _PIPED.finditer(line)), len(line)]
    spans = []
    for left, right in pairwise(bars):
        match = _CELL.fullmatch(line, left + 1, right)
        start, end = match.span(1) if match else (left + 1, right)
        spans.append((row.start + start, row.start + end))
    opens, closes = line.lstrip().startswith("|"), line.rstrip().endswith("|")
    return spans[1 if opens else 0 : -1 if closes else None]
