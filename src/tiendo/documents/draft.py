"""What a reader of a format hands over, and the builder that lays it out as one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..values import Block, BlockKind, Cell, PageBox, Printed, Table
from .furniture import belongs_above_table, is_table_title
from .outline import Outline

_CAPTION_LINES = 4


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell before it has a place in the text: position from 0, span, words, the format's name of it, its box on a page."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    reference: str = ""
    doubtful: bool = False
    box: PageBox | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document without its name and hash.

    Attributes:
        text, blocks, tables, warnings, printed: as in ``Document``.
        published: ISO day that the format itself states (an HTML page's own mark), else empty.
        format: the format that was really read, when it is not the one asked for.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    published: str = ""
    format: str = ""
    printed: tuple[Printed, ...] = ()


@dataclass(slots=True)
class DraftBuilder:
    """Collects paragraphs and tables in reading order; each ends with a line end, cells of a row with a tab."""

    outline: Outline = field(default_factory=Outline)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _warnings: list[str] = field(default_factory=list)
    _printed: list[Printed] = field(default_factory=list)

    def _write(self, text: str) -> tuple[int, int]:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return start, self._length

    def paragraph(
        self,
        text: str,
        *,
        kind: BlockKind | None = None,
        page: int | None = None,
        level: int | None = None,
        printed: Sequence[Printed] = (),
    ) -> None:
        """One paragraph or heading.

        Args:
            kind: what the format says it is; when ``None`` its own words decide between heading and paragraph.
            level: the format's own heading level (1 is the highest), used where the words carry no number.
            printed: where its lines stand on the picture of their page, offsets counted from the start of ``text``.
        """
        text = text.strip("\n")
        if not text.strip():
            return
        is_body = kind in (None, BlockKind.HEADING, BlockKind.PARAGRAPH)
        found, part = self.outline.see(text, level) if is_body else (BlockKind.PARAGRAPH, self.outline.part)
        start, end = self._write(text)
        self._printed += (replace(one, start=start + one.start, end=start + one.end) for one in printed)
        self._write("\n")
        self._blocks.append(Block(kind or found, start, end, part, page))

    def table(self, cells: Sequence[GridCell], *, page: int | None = None) -> None:
        """One table, its cells in any order; an empty table is left out. The lines just above it become its caption."""
        if not any(cell.text.strip() for cell in cells):
            return
        span = self._take_caption()
        placed, row, opened = [], None, self._length
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            if row is not None:
                self._write("\t" if cell.row == row else "\n")
            row = cell.row
            start, end = self._write(one_line(cell.text))
            if cell.box is not None:
                self._printed.append(Printed(start, end, cell.box))
            placed.append(Cell(cell.row, cell.column, start, end, cell.rows, cell.columns, cell.reference, cell.doubtful))
        closed = self._length
        self._write("\n")
        self._tables.append(Table(opened, closed, tuple(placed), span, page))
        self._blocks.append(Block(BlockKind.TABLE, opened, closed, self.outline.part, page))

    def _take_caption(self) -> tuple[int, int] | None:
        """The span of the title and unit lines that stand directly above; they are marked as caption where they are one."""
        first = len(self._blocks)
        while (
            first > 0 and len(self._blocks) - first < _CAPTION_LINES and belongs_above_table(self._text_of(self._blocks[first - 1]))
        ):
            first -= 1
        taken = self._blocks[first:]
        for place, block in enumerate(taken, first):
            if block.kind is BlockKind.PARAGRAPH or is_table_title(self._text_of(block)):
                self._blocks[place] = replace(block, kind=BlockKind.CAPTION)
        return (taken[0].start, taken[-1].end) if taken else None

    def _text_of(self, block: Block) -> str:
        """Words of one of the last blocks; a table gives none."""
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION):
            return ""
        end, words = self._length, []
        for piece in reversed(self._pieces):
            end -= len(piece)
            if end < block.start:
                break
            if end < block.end:
                words.append(piece)
        return "".join(reversed(words))

    @property
    def doubtful_cells(self) -> int:
        """How many cells so far were recognised from a picture with two readings that disagree."""
        return sum(cell.doubtful for table in self._tables for cell in table.cells)

    def warn(self, message: str) -> None:
        """Something that a person should know, said once."""
        if message not in self._warnings:
            self._warnings.append(message)

    def warn_all(self, messages: Iterable[str]) -> None:
        """Several of them."""
        for message in messages:
            self.warn(message)

    def done(self, *, published: str = "", format: str = "") -> Draft:
        """Everything laid out."""
        return Draft(
            text="".join(self._pieces),
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            warnings=tuple(self._warnings),
            published=published,
            format=format,
            printed=tuple(self._printed),
        )


def one_line(text: str) -> str:
    """The words of a cell in one line: line breaks and tabs of its layout become spaces."""
    return " ".join(text.split())
