"""Every number of a table's cells as a statement with its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from tiendo.values import BlockKind, Document, Period, Place, Statement, Table, Unread

from ..periods import Now, resolve
from ..places import PlaceMark, Places, provinces
from ..view import View, view
from .columns import Setting, meanings
from .figures import values_of
from .frame import Frame, frame_of
from .grid import Grid
from .rows import RowReader
from .senses import modality_of, times_in, unit_in
from .wording import plain

_HEAD, _TITLE_BLOCKS, _TITLE_LENGTH = 2000, 12, 300
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) (?:ủy|uỷ) (?P<name>[A-ZĐÀ-Ỹ][^\W\d_]+(?: [A-ZĐÀ-Ỹ][^\W\d_]+){0,3})")


@dataclass(frozen=True, slots=True)
class TableReading:
    """The statements of a document's tables, and the cells whose numbers were not understood, both in order of place."""

    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the document says outside its tables; ``seen`` and ``places`` speak of its whole text."""

    year: int | None
    place: Place | None
    seen: View = field(repr=False)
    places: Places = field(repr=False)

    def named(self, start: int, end: int) -> str | None:
        """The first unit printed in a stretch of the document, as printed with its kind or else at its fullest."""
        first, last = _in_view(self.seen, start), _in_view(self.seen, end)
        for mark in self.places.marks(first, last):
            if not mark.group and mark.name.split()[0] not in ("ủy", "uỷ"):
                return _as_printed(mark, self.seen.text, self.places)
        return None


def read_tables(document: Document) -> tuple[Statement, ...]:
    """The statements of all tables of a document, in order of place."""
    return read_tables_fully(document).statements


def read_tables_fully(document: Document) -> TableReading:
    """The same, with the cells that hold a number which was not understood."""
    if not document.tables:
        return TableReading()
    around = _surroundings(document)
    statements: list[Statement] = []
    unread: list[Unread] = []
    for number, table in enumerate(document.tables, 1):
        grid = Grid.of(document.text, table, number)
        frame = frame_of(grid)
        if frame is None:
            continue
        reader = _reader(document, grid, frame, around)
        found, missed = reader.read()
        statements += found
        unread += missed
    return TableReading(tuple(sorted(statements, key=_start)), tuple(sorted(unread, key=_start)))


def _start(item: Statement | Unread) -> int:
    return item.source.start


def _surroundings(document: Document) -> _Surroundings:
    seen = view(document.text)
    places = Places(seen.text, seen.low, (0, min(_HEAD, len(seen.text))))
    around = _Surroundings(_year_of(document), None, seen, places)
    words = _place_of_title(document, around) or places.of_main()
    return replace(around, place=Place(words) if words else None)


def _place_of_title(document: Document, around: _Surroundings) -> str | None:
    """The unit that the first lines name, or whose committee they name ("Huyện ủy Thượng Lâm")."""
    for block in document.blocks[:_TITLE_BLOCKS]:
        end = min(block.end, block.start + _TITLE_LENGTH)
        named = around.named(block.start, end)
        if named is not None:
            return named
        committee = _COMMITTEE.search(document.text, block.start, end)
        if committee is not None:
            return committee["name"]
    return None


def _in_view(seen: View, offset: int) -> int:
    """Where a place of the document's text stands in the view of it."""
    return offset if seen.offsets is None else bisect_left(seen.offsets, offset)


def _as_printed(mark: PlaceMark, text: str, places: Places) -> str:
    """A place as printed where its kind is printed with it and not all in capitals, else at its fullest in the document."""
    surface = text[mark.start : mark.end]
    if mark.full and not surface.isupper():
        return surface
    fullest = places.fullest(mark.name, surface)
    return provinces().get(mark.name, fullest) if fullest.isupper() else fullest


def _year_of(document: Document) -> int | None:
    """The year a document is about: that of its title, else of its day."""
    for block in document.blocks[:20]:
        if block.kind is BlockKind.HEADING:
            years = [mark.year for mark in times_in(document.text[block.start : block.end][:300]) if mark.year]
            if years:
                return years[-1]
    return document.published.year if document.published else None


def _reader(document: Document, grid: Grid, frame: Frame, around: _Surroundings) -> RowReader:
    caption = _caption(document, grid.table)
    now = Now(published=document.published, year=_caption_year(caption) or around.year)
    setting = Setting(_caption_period(caption, now), now.year, modality_of(_title(caption)), now)
    values = values_of(grid, frame)
    return RowReader(
        document, grid, frame, meanings(frame, setting, values), values, unit_in(caption), _place(grid.table, around), now
    )


def _caption(document: Document, table: Table) -> str:
    return document.text[table.caption[0] : table.caption[1]] if table.caption else ""


def _title(caption: str) -> str:
    """The folded title without the lines of unit and of the report it goes with."""
    lines = [line for line in caption.split("\n") if not re.match(r"\s*(?:\(|đơn vị|đvt)", line, re.IGNORECASE)]
    return plain(" ".join(lines))


def _caption_year(caption: str) -> int | None:
    years = [mark.year for mark in times_in(caption) if mark.year]
    return years[-1] if years else None


def _caption_period(caption: str, now: Now) -> Period | None:
    """The time that the caption says the results are of: in its last line that prints one, the longest there."""
    for line in reversed(caption.split("\n")):
        if re.match(r"\s*\(\s*(?:kèm|ban hành)", line, re.IGNORECASE):
            continue
        found = [period for mark in times_in(line) if mark.form != "same" and (period := resolve(mark, now)) is not None]
        if found:
            return max(found, key=lambda period: (period.last - period.first).days)
    return None


def _place(table: Table, around: _Surroundings) -> Place | None:
    """The unit that the caption names, else the one the document is about."""
    named = around.named(*table.caption) if table.caption else None
    return Place(named) if named else around.place
