"""The ledger as a workbook in the layout officers use, and the empty template of it.

The same ledger and layout give the same bytes; importing what was exported changes nothing.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from tiendo.catalogue import indicators, units_of_measure
from tiendo.ledger import Ledger, in_force, value
from tiendo.ledger.precision import measured, unit_of_measure
from tiendo.values import Absence, Amount, Comparator, Hedge, Modality, Period, Target

from .columns import ColumnKind
from .sheet import Sheet, SheetRow

_NAMES = {ColumnKind.TARGET: "Mục tiêu", ColumnKind.ACTUAL: "Thực hiện", ColumnKind.ESTIMATE: "Ước thực hiện"}
_HEDGES = {
    Hedge.OVER: "trên ", Hedge.AT_LEAST: "≥ ", Hedge.UNDER: "dưới ", Hedge.AT_MOST: "≤ ",
    Hedge.ALMOST: "gần ", Hedge.ABOUT: "khoảng ",
}  # fmt: skip
_SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.AT_MOST: "≤ "}
# A workbook that is the same each time carries the same day inside.
_CREATED = datetime(2025, 7, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of values: what it holds, for when, and its head."""

    kind: ColumnKind
    period: Period
    head: str


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A row: an indicator with its unit, or a section's title when ``code`` is empty."""

    number: str
    words: str
    unit: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows and columns a workbook has.

    Attributes:
        plan: key of the plan whose targets fill the columns of targets; any plan of the unit when ``None``.
        name: name of the sheet.
    """

    title: str
    rows: tuple[LayoutRow, ...]
    columns: tuple[LayoutColumn, ...]
    plan: str | None = None
    name: str = "Chỉ tiêu"


def layout(title: str, codes: Sequence[str], *, targets: Sequence[Period], years: Sequence[int], estimate: int | None) -> Layout:
    """The usual layout for some indicators of the catalogue.

    Args:
        targets: one column for each due time.
        years: one column of results for each.
        estimate: the year of the estimate's column, ``None`` for none.
    """
    columns = [LayoutColumn(ColumnKind.TARGET, due, f"Mục tiêu {_time(due)}") for due in targets]
    columns += [LayoutColumn(ColumnKind.ACTUAL, Period.of_year(year), f"Thực hiện năm {year}") for year in years]
    if estimate is not None:
        columns.append(LayoutColumn(ColumnKind.ESTIMATE, Period.of_year(estimate), f"Ước thực hiện năm {estimate}"))
    rows = (_row(number, code) for number, code in enumerate(codes, start=1))
    return Layout(title, tuple(rows), tuple(columns))


def layout_of(sheet: Sheet, codes: Sequence[str], *, plan: str | None = None) -> Layout:
    """The layout of a sheet that was read, to give it back with the ledger's figures.

    Args: codes: the indicator of each row, empty for a section (as ``importing.row_codes`` tells them).
    """
    columns = tuple(
        LayoutColumn(column.kind, column.period, " ".join(column.head))
        for column in sheet.columns
        if column.kind in _NAMES and column.period is not None
    )
    rows = tuple(_as_read(row, code) for row, code in zip(sheet.rows, codes, strict=True))
    return Layout(sheet.title, rows, columns, plan, sheet.name or "Chỉ tiêu")


def template(shape: Layout) -> bytes:
    """An empty workbook to fill in."""
    return _workbook(shape, [[""] * len(shape.columns) for _ in shape.rows])


def export(ledger: Ledger, unit: str, shape: Layout, *, on: date) -> bytes:
    """A workbook with what the ledger knew of a unit on a day."""
    known = ledger.as_known(on)
    targets = in_force(known, on=on, unit=unit)
    cells = [[_cell(known, unit, row, column, targets, shape.plan) for column in shape.columns] for row in shape.rows]
    return _workbook(shape, cells)


def _row(number: int, code: str) -> LayoutRow:
    known = indicators()[code]
    return LayoutRow(str(number), known.name, units_of_measure()[known.units[0]].printed[0], code)


def _as_read(row: SheetRow, code: str) -> LayoutRow:
    words = f"- {row.words}" if row.above else row.words
    return LayoutRow(row.number, words, row.unit, code, row.note)


def _time(due: Period) -> str:
    return f"năm {due.first.year}" if due.is_year else f"giai đoạn {due.first.year}-{due.last.year}"


def _cell(
    ledger: Ledger, unit: str, row: LayoutRow, column: LayoutColumn, targets: Sequence[Target], plan: str | None
) -> str | Decimal:
    if not row.code:
        return ""
    if column.kind is ColumnKind.TARGET:
        alike = [one for one in targets if (one.indicator, one.due) == (row.code, column.period) and plan in {None, one.plan}]
        return _target_text(alike[-1]) if alike else ""
    found = value(ledger, unit, row.code, column.period)
    wanted = Modality.ESTIMATE if column.kind is ColumnKind.ESTIMATE else Modality.ACTUAL
    if found.amount is not None:
        return _shown(_in_unit(found.amount, row.unit)) if found.modality is wanted else ""
    held = found.observations[0] if found.observations else None
    return "chưa có" if held is not None and held.absence is Absence.NOT_REPORTED and held.modality is wanted else ""


def _in_unit(amount: Amount, unit: str) -> Amount:
    """The amount in the unit of measure of its row, exact; as it is where the two do not convert by a power of ten."""
    mine, theirs = measured(amount), unit_of_measure(unit)
    if mine is None or theirs is None or mine.base != theirs.base or mine.factor == theirs.factor:
        return amount
    factor = (mine.factor / theirs.factor).normalize()
    if factor.as_tuple().digits != (1,):
        return amount
    place = int(factor.as_tuple().exponent)
    upper = None if amount.upper is None else _moved(amount.upper, place)
    return replace(amount, value=_moved(amount.value, place), upper=upper, unit=unit, unit_code=theirs.code)


def _moved(number: Decimal, place: int) -> Decimal:
    """A number with its decimal point moved, without an exponent."""
    moved = number.scaleb(place)
    return moved if int(moved.as_tuple().exponent) <= 0 else moved.quantize(Decimal(1))


def _target_text(target: Target) -> str | Decimal:
    if target.value is None:
        return target.amendment
    amount = Amount(target.value, target.unit_of_measure, target.value * 0, target.upper)
    known = indicators().get(target.indicator)
    usual = {"up": Comparator.AT_LEAST, "down": Comparator.AT_MOST}.get(known.direction if known else "up", Comparator.EQUAL)
    sign = "" if target.comparator is usual else _SIGNS.get(target.comparator, "")
    return f"{sign}{_vietnamese(target.value)}" if sign else _shown(amount)


def _shown(amount: Amount) -> str | Decimal:
    """A number cell, or text where a number cell cannot hold what the amount says."""
    if amount.upper is not None:
        return f"{_vietnamese(amount.value)} - {_vietnamese(amount.upper)}"
    if amount.total is not None:
        return f"{_vietnamese(amount.value)}/{_vietnamese(amount.total)}"
    if amount.hedge in _HEDGES:
        return _HEDGES[amount.hedge] + _vietnamese(amount.value)
    return amount.value


def _vietnamese(number: Decimal) -> str:
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def _workbook(shape: Layout, cells: Sequence[Sequence[str | Decimal]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _CREATED, "title": shape.title})
    sheet = book.add_worksheet(shape.name)
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    sheet.write_string(0, 0, shape.title, book.add_format({"bold": True, "font_size": 13}))
    notes = ("Ghi chú",) if any(row.note for row in shape.rows) else ()
    for index, words in enumerate(("STT", "Chỉ tiêu", "ĐVT", *(column.head for column in shape.columns), *notes)):
        sheet.write_string(2, index, words, head)
    text, wrapped = book.add_format({"border": 1}), book.add_format({"border": 1, "text_wrap": True})
    formats: dict[int, Any] = {}
    for line, (row, values) in enumerate(zip(shape.rows, cells, strict=True), start=3):
        for index, words in enumerate((row.number, row.words, row.unit)):
            sheet.write_string(line, index, words, wrapped)
        for index, held in enumerate(values, start=3):
            _write(book, sheet, line, index, held, text, formats)
        if notes:
            sheet.write_string(line, 3 + len(values), row.note, wrapped)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 46)
    sheet.set_column(2, 2, 16)
    sheet.set_column(3, 3 + len(shape.columns), 15)
    sheet.freeze_panes(3, 3)
    book.close()
    return out.getvalue()


def _write(book: Any, sheet: Any, line: int, index: int, held: str | Decimal, text: Any, formats: dict[int, Any]) -> None:
    """A number cell keeps its printed decimals in its format; a number too long for a spreadsheet goes in as text."""
    if isinstance(held, str):
        sheet.write_string(line, index, held, text)
        return
    if Decimal(repr(float(held))) != held or len(held.as_tuple().digits) > 15:
        sheet.write_string(line, index, _vietnamese(held), text)
        return
    places = max(0, -int(held.as_tuple().exponent))
    if places not in formats:
        formats[places] = book.add_format({"border": 1, "num_format": "#,##0" + ("." + "0" * places if places else "")})
    sheet.write_number(line, index, float(held), formats[places])
