"""From rows to statements: label, unit, place or time of each row, and the number in each of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tiendo.values import (
    Cell,
    Document,
    IndicatorMention,
    Kind,
    Modality,
    Period,
    Place,
    Source,
    Statement,
    Unread,
)

from ..periods import Now, resolve
from .cells import CellAmount
from .columns import ColumnMeaning
from .comparisons import Values
from .figures import amount_of, direction_of
from .frame import Frame
from .grid import Grid
from .indicator_names import indicator_code
from .labels import label_span, names_something, unit_of_label
from .senses import Against, Sense, sense_of, tidy_unit, times_in
from .units import looks_like_unit
from .wording import plain

_TOTAL = re.compile(r"(?:tổng(?: số| cộng| toàn (?:tỉnh|huyện))?|cộng|toàn (?:tỉnh|huyện|thành phố|xã)|chung)")
_BARE = re.compile(r"(?:kế hoạch|thực hiện|ước thực hiện|kh|th)\b.*|(?:\S+ ){0,4}so với .*|tỷ lệ đạt.*|.*% .*kế hoạch")
_RANK = re.compile(r"(?:xếp hạng|thứ hạng|vị trí|xếp thứ|(?<!nâng )(?<!phân )hạng)\b|\(hạng\)|\(thứ hạng\)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about.

    Attributes:
        label: span of the words that name it, in the document's text.
        unit: its unit, from the unit column or its own brackets.
        modality, sense: what its label says of its numbers, where it does.
    """

    index: int
    label: tuple[int, int]
    unit: str
    sense: Sense


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table."""

    document: Document
    grid: Grid
    frame: Frame
    columns: tuple[ColumnMeaning, ...]
    values: Values
    unit: str
    place: Place | None
    now: Now
    _above: Row | None = None
    _spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def read(self) -> tuple[list[Statement], list[Unread]]:
        """Statements of the table, and cells with a number that is none."""
        statements: list[Statement] = []
        unread: list[Unread] = []
        for index in range(self.frame.header_rows, self.grid.rows):
            row = self._row(index)
            found = {
                column.index: amount
                for column in self.columns
                if (amount := self.values.get(column.index, {}).get(index)) is not None
            }
            unread += self._unread(index, found)
            if row is None or not found:
                continue
            named = self._named(row)
            statements += (self._statement(row, named, column, found) for column in self.columns if column.index in found)
            if named is row:
                self._above = row
        return statements, unread

    def _row(self, index: int) -> Row | None:
        cell = self.grid.cell(index, self.frame.label)
        if cell is None:
            return None
        span = label_span(self.document.text, cell)
        words = self.document.text[cell.start : cell.end]
        printed = "" if self.frame.unit is None else self.grid.words(index, self.frame.unit)
        unit = tidy_unit(printed) if printed and looks_like_unit(printed) else unit_of_label(words)
        return Row(index, span, unit, sense_of(words)) if span[0] < span[1] else None

    def _named(self, row: Row) -> Row:
        """The row that names the indicator: the one above for a row that only says "Kế hoạch" or "So với cùng kỳ"."""
        words = plain(self.document.text[slice(*row.label)])
        bare = (
            self.frame.rows_are == "indicators" and _BARE.fullmatch(words) is not None and indicator_code(words, row.unit) is None
        )
        return self._above if bare and self._above is not None else row

    def _statement(self, row: Row, named: Row, column: ColumnMeaning, found: Mapping[int, CellAmount]) -> Statement:
        amount = found[column.index]
        cell = self._cell(row.index, column.index)
        start, end = cell.start + amount.start, cell.start + amount.end
        kind, ratio, of = self._kind(row, named, column, found)
        unit, printed_at = self._unit(amount, row, column, kind)
        speaks = named is not row or self.frame.rows_are == "times"
        modality = (Modality.ESTIMATE if amount.estimate else row.sense.modality if speaks else None) or column.modality
        return Statement(
            source=Source(self.document.sha256, self.grid.reference(cell), start, end, self.document.text[start:end]),
            amount=amount_of(amount, unit),
            kind=kind,
            direction=direction_of(kind, amount, ratio=ratio),
            modality=modality,
            indicator=self._indicator(named, column, unit),
            period=self._period(row, column, amount),
            base_period=self._base(row, column, kind),
            place=self._place(row),
            of=of,
            rules=self._rules(amount, cell, column, printed_at),
        )

    def _rules(self, amount: CellAmount, cell: Cell, column: ColumnMeaning, printed_at: str) -> tuple[str, ...]:
        """Names of what was used, in the order of ``rule_words``."""
        used = {
            f"table-rows-are-{self.frame.rows_are}": True,
            f"table-column-{column.kind.value}": True,
            "table-comparison-computed": column.computed,
            f"table-unit-of-{printed_at}": printed_at != "cell",
            "table-english-marks": self.frame.english,
            "table-cell-estimate": amount.estimate,
            "table-cell-doubtful": cell.doubtful,
        }
        return ("table", *(name for name, holds in used.items() if holds))

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.grid.own(row, column)
        assert cell is not None  # values_of() took the number from it
        return cell

    def _kind(
        self, row: Row, named: Row, column: ColumnMeaning, found: Mapping[int, CellAmount]
    ) -> tuple[Kind, bool, tuple[int, int] | None]:
        """Kind of a number, whether it is a ratio, and the figure it qualifies."""
        if column.kind is not Kind.LEVEL:
            figure = self._span(row.index, column.of) if column.of in found else None
            return column.kind, column.ratio, figure
        against = row.sense.against if named is not row else None
        if against is not None:
            kind = Kind.CHANGE if against is Against.PAST else Kind.SHARE_OF_TARGET
            return kind, not row.sense.difference, self._span(named.index, column.index)
        named_rank = _RANK.search(plain(self.document.text[slice(*row.label)])) or _RANK.search(plain(column.heading))
        rank = named_rank or plain(row.unit) in ("hạng", "thứ hạng")
        return (Kind.RANK if rank else Kind.LEVEL), True, None

    def _span(self, row: int, column: int | None) -> tuple[int, int] | None:
        if column is None:
            return None
        amount, cell = self.values.get(column, {}).get(row), self.grid.own(row, column)
        return (cell.start + amount.start, cell.start + amount.end) if amount is not None and cell is not None else None

    def _unit(self, amount: CellAmount, row: Row, column: ColumnMeaning, kind: Kind) -> tuple[str, str]:
        """The unit of a number and where it is printed: its cell, the heading of its column, its row, or the caption."""
        if amount.unit:
            return tidy_unit(amount.unit), "cell"
        if kind is Kind.RANK:
            return ("bậc" if column.unit == "bậc" else ""), "cell"
        if column.unit:
            return column.unit, "column"
        return (row.unit, "row") if row.unit else (self.unit, "caption" if self.unit else "cell")

    def _indicator(self, row: Row, column: ColumnMeaning, unit: str) -> IndicatorMention | None:
        text = self.document.text
        if self.frame.rows_are == "indicators":
            words = text[slice(*row.label)]
            known_unit = row.unit or (unit if column.kind is Kind.LEVEL else self.unit)
            return IndicatorMention(words, *row.label, indicator_code(words, known_unit))
        cell = next(
            (
                c
                for r in range(self.frame.header_rows - 1, -1, -1)
                if (c := self.grid.cell(r, column.index)) and names_something(text, c)
            ),
            None,
        )
        if cell is None or column.kind is not Kind.LEVEL:
            cell = self._heading_of(column) or cell or self.grid.cell(self.frame.header_rows - 1, column.index)
        if cell is None:
            return None
        span = label_span(text, cell)
        words = text[slice(*span)]
        return IndicatorMention(words, *span, indicator_code(words, column.unit or unit))

    def _heading_of(self, column: ColumnMeaning) -> Cell | None:
        """The uppermost heading that still names something, for columns whose own words only say a time or a comparison."""
        for row in range(self.frame.header_rows):
            for index in (column.index, column.of):
                cell = None if index is None else self.grid.cell(row, index)
                if cell is not None and names_something(self.document.text, cell):
                    return cell
        return None

    def _period(self, row: Row, column: ColumnMeaning, amount: CellAmount) -> Period | None:
        for mark in times_in(amount.when):
            if (period := resolve(mark, self.now)) is not None:
                return period
        if self.frame.rows_are == "times":
            for mark in times_in(self.document.text[slice(*row.label)]):
                if (period := resolve(mark, self.now)) is not None:
                    return period
        return column.period

    def _base(self, row: Row, column: ColumnMeaning, kind: Kind) -> Period | None:
        if kind is not Kind.CHANGE:
            return None
        if column.kind is Kind.CHANGE:
            return column.base_period
        return column.period.same_period_last_year() if column.period is not None else None

    def _place(self, row: Row) -> Place | None:
        words = self.document.text[slice(*row.label)]
        if self.frame.rows_are != "places" or _TOTAL.match(plain(words)):
            return self.place
        return Place(" ".join(words.split()))

    def _unread(self, row: int, found: Mapping[int, CellAmount]) -> Iterator[Unread]:
        for column in self.columns:
            cell = self.grid.own(row, column.index)
            if cell is None or column.index in found:
                continue
            words = self.document.text[cell.start : cell.end]
            if _DIGIT.search(words) and not times_in(words):
                yield Unread(
                    Source(self.document.sha256, self.grid.reference(cell), cell.start, cell.end, words),
                    "ô bảng có nhiều số hoặc lời lẫn số",
                )
