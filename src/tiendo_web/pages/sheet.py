"""A document's text laid out for reading, with marks over the numbers and notes under the paragraphs.

Pure: text, blocks, tables and marks in, pieces out. No character is dropped: what no block covers becomes a paragraph of
its own. Long documents are cut into leaves so that one page stays light.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiendo.values import Block, BlockKind, Document, Table

LEAF = 30_000
"""Characters of text on one leaf, at least one block."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: its offsets, the name that its anchor carries, CSS classes, the words for a reader of the screen."""

    start: int
    end: int
    name: str
    css: str
    spoken: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that carry the same mark or none."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of a table with its runs and its span; ``head`` for the first row."""

    runs: tuple[Run, ...]
    rows: int
    columns: int
    head: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One block as shown. ``number`` counts the paragraphs; ``rows`` is filled for a table alone."""

    kind: BlockKind
    start: int
    end: int
    part: str = ""
    page: int | None = None
    number: int | None = None
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[CellView, ...], ...] = ()


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Blocks that cover all of the text: the document's own, and a paragraph for each line between them."""
    found: list[Block] = []
    at = 0
    for block in document.blocks:
        found.extend(_lines(document.text, at, block.start))
        if block.end > at:
            found.append(block)
        at = max(at, block.end)
    found.extend(_lines(document.text, at, len(document.text)))
    return tuple(found)


def leaves(blocks: Sequence[Block], size: int = LEAF) -> tuple[tuple[Block, ...], ...]:
    """Blocks grouped into leaves of about ``size`` characters; at least one leaf."""
    grouped: list[list[Block]] = [[]]
    room = size
    for block in blocks:
        if grouped[-1] and block.end - block.start > room:
            grouped.append([])
            room = size
        grouped[-1].append(block)
        room -= block.end - block.start
    return tuple(tuple(group) for group in grouped)


def lay_out(document: Document, blocks: Sequence[Block], marks: Sequence[Mark], *, first_number: int = 1) -> tuple[Piece, ...]:
    """The pieces of some blocks. Where two marks overlap the earlier (and of two that start together the longer) is drawn."""
    drawn = _apart(marks)
    starts = [mark.start for mark in drawn]
    pieces = []
    number = first_number
    for block in blocks:
        table = _table_at(document, block)
        inside = drawn[bisect_left(starts, block.start) : bisect_right(starts, block.end)]
        counted = block.kind is BlockKind.PARAGRAPH
        pieces.append(
            Piece(
                block.kind if block.kind is not BlockKind.TABLE or table else BlockKind.PARAGRAPH,
                block.start,
                block.end,
                block.part,
                block.page,
                number if counted else None,
                () if table else tuple(_runs(document.text, block.start, block.end, inside)),
                _rows(document.text, table, inside) if table else (),
            )
        )
        number += counted
    return tuple(pieces)


def context(text: str, start: int, end: int, *, reach: int = 220) -> tuple[str, str, str]:
    """The words before a passage, the passage, the words after, cut at the line and at whole words."""
    before = text[max(0, start - reach) : start].rsplit("\n", 1)[-1]
    after = text[end : end + reach].split("\n", 1)[0]
    if start > reach and len(before) == reach:
        before = "…" + before.split(" ", 1)[-1]
    if len(after) == reach:
        after = after.rsplit(" ", 1)[0] + "…"
    return before, text[start:end], after


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Block(BlockKind.PARAGRAPH, at, at + len(line))
        at += len(line) + 1


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    at = start
    for mark in marks:
        if mark.start < at or mark.start >= end:
            continue
        if mark.start > at:
            yield Run(text[at : mark.start])
        at = min(mark.end, end)  # a passage may run on into the next cell; its mark stays in the one where it begins
        yield Run(text[mark.start : at], mark)
    if at < end:
        yield Run(text[at:end])


def _table_at(document: Document, block: Block) -> Table | None:
    if block.kind is not BlockKind.TABLE:
        return None
    return next((table for table in document.tables if table.start < block.end and block.start < table.end), None)


def _rows(text: str, table: Table, marks: Sequence[Mark]) -> tuple[tuple[CellView, ...], ...]:
    rows: dict[int, list[CellView]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        inside = [mark for mark in marks if cell.start <= mark.start < cell.end]
        view = CellView(tuple(_runs(text, cell.start, cell.end, inside)), cell.rows, cell.columns, cell.row == 0)
        rows.setdefault(cell.row, []).append(view)
    return tuple(tuple(row) for _, row in sorted(rows.items()))
