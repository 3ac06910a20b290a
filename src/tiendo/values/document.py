"""A file as Tiendo holds it: its text, its blocks and tables, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text is in the layout of its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of ``Document.text`` with its kind; blocks never overlap and stand in order.

    Attributes:
        part: heading path above it (``"II.1"``), empty when there is none.
        page: page number from 1, ``None`` where the format has no pages.
    """

    kind: BlockKind
    start: int
    end: int
    part: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. Merged cells appear once, with their span.

    Attributes:
        row, column: position from 0.
        start, end: offsets of its text in ``Document.text``.
        rows, columns: how many rows and columns it covers.
        reference: the format's own name of it (``"Biểu 03!D12"``), empty where there is none.
        doubtful: True when the characters were recognised from a picture and two readings disagree.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    reference: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside a document; ``start`` and ``end`` bound its stretch of the text.

    Attributes:
        caption: span of the caption printed above it, ``None`` when there is none.
        page: page number from 1, ``None`` where the format has no pages.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page: lengths as shares of its width and height, ``top`` and ``bottom`` from the upper edge."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a stretch of the text, a line or a cell, stands on the picture of its page."""

    start: int
    end: int
    box: PageBox


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text and structure. The text is what was printed; it is never altered afterwards.

    Attributes:
        name: the path or file name it came by.
        sha256: hash of the bytes as received.
        format: ``"txt"``, ``"docx"``, ``"pdf"`` …
        text: the whole text; every offset in Tiendo counts its characters.
        published: day printed in the document or given by the person, ``None`` when neither settles it.
        warnings: what a person should know about the reading of the file (tracked changes, recognised pages …).
        printed: where lines and cells stand on pages that were read from pictures; empty for other pages.
    """

    name: str
    sha256: str
    format: str
    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    published: date | None = None
    warnings: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
