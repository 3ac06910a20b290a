"""From printed lines to paragraphs: a line goes on where the line above was full and the next word would not have fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...values import Printed
from ..draft import DraftBuilder
from ..outline import number_of
from .pdf_layout import Line, PageLayout, PageTable

_BULLET = re.compile(r"\s*(?:[-–—+*•●▪◦o]\s|[-–+]\S|\(\d{1,2}\))")
_CLOSED = re.compile(r"[.;:!?…/]\s*$")
_SHOWN = 12
_INDENT, _GAP, _SIZE_CHANGE = 6.0, 0.75, 1.15


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float


def flow(pages: Sequence[PageLayout], builder: DraftBuilder) -> None:
    """Write all pages into the builder."""
    words: list[str] = []
    printed: list[Printed] = []
    page_of_words = 1
    above: Line | None = None
    for page in pages:
        columns = _columns(page.lines)
        first = True
        for item in _items(page):
            if isinstance(item, PageTable):
                _end(builder, words, page_of_words, printed)
                above = None
                builder.table(item.cells, page=page.number)
                continue
            if above is not None and not _goes_on(above, item, columns, new_page=first):
                _end(builder, words, page_of_words, printed)
            if not words:
                page_of_words = page.number
            if page.recognised:
                begin = sum(len(word) + 1 for word in words)
                printed.append(Printed(begin, begin + len(item.text), page.box(item.left, item.top, item.right, item.bottom)))
            words.append(item.text)
            above, first = item, False
    _end(builder, words, page_of_words, printed)


def doubtful_warning(builder: DraftBuilder, unsure: Sequence[str] = ()) -> tuple[str, ...]:
    """What to tell when cells, or figures of running text, were read in two ways."""
    told = []
    if count := builder.doubtful_cells:
        told.append(f"{count} ô số trong bảng ảnh chụp có hai cách đọc khác nhau; người xem quyết định.")
    if unsure:
        shown = "; ".join(unsure[:_SHOWN]) + ("; …" if len(unsure) > _SHOWN else "")
        told.append(f"{len(unsure)} số trong văn bản ảnh chụp có hai cách đọc khác nhau, cần đối chiếu: {shown}.")
    return tuple(told)


def _end(builder: DraftBuilder, words: list[str], page: int, printed: list[Printed]) -> None:
    builder.paragraph(" ".join(words), page=page, printed=printed)
    words.clear()
    printed.clear()


def _items(page: PageLayout) -> Iterator[Line | PageTable]:
    """Lines and tables in reading order; the lines inside a table are the table's."""
    waiting = sorted(page.tables, key=lambda table: table.top)
    for line in page.lines:
        middle = (line.top + line.bottom) / 2
        inside = next((table for table in page.tables if _holds(table, line, middle)), None)
        while waiting and (inside is waiting[0] or (inside is None and waiting[0].bottom <= middle and line.column == 0)):
            yield waiting.pop(0)
        if inside is None:
            yield line
    yield from waiting


def _holds(table: PageTable, line: Line, middle: float) -> bool:
    return table.top - 1 <= middle <= table.bottom + 1 and line.left < table.right and line.right > table.left


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    columns = {}
    for number in {line.column for line in lines}:
        mine = [line for line in lines if line.column == number]
        columns[number] = _Column(min(line.left for line in mine), max(line.right for line in mine))
    return columns


def _goes_on(above: Line, line: Line, columns: dict[int, _Column], *, new_page: bool) -> bool:
    """True when a line continues the paragraph of the line above it."""
    if number_of(line.text) is not None or _BULLET.match(line.text) or "\t" in above.text or "\t" in line.text:
        return False
    if max(above.size, line.size) > _SIZE_CHANGE * min(above.size, line.size):
        return False
    moved = new_page or line.column != above.column
    column = columns[line.column]
    right = column.right if line.column == above.column else above.right
    if not moved and line.top - above.bottom > _GAP * line.size:
        return False
    if not moved and _same_centre(above, line):
        return True
    indented = line.left > column.left + _INDENT and line.left > above.left + _INDENT
    if indented or (moved and _CLOSED.search(above.text)):
        return False
    if moved:
        return True
    return above.right + _first_word(line) > right - 1


def _first_word(line: Line) -> float:
    """Width of the first word with the space before it."""
    letters = max(1, len(line.text))
    return (line.right - line.left) * (len(line.text.split(" ", 1)[0]) + 1) / letters


def _same_centre(above: Line, line: Line) -> bool:
    """Two lines of one centred title: the first word of the second would have made the first the wider."""
    centred = abs((above.left + above.right) - (line.left + line.right)) < 8
    fitted = above.right - above.left + _first_word(line) < max(above.right - above.left, line.right - line.left)
    return centred and not fitted and abs(above.left - line.left) > _INDENT and above.text.isupper() == line.text.isupper()
