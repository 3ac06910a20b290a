"""A board of figures as a workbook: one row for each unit and period, one column for each indicator and its plan.

Importing gives entries of the ledger (observations, and targets for the plan columns) with a preview; another person than who
handed the file in approves them. Nothing is stored here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter

from tiendo.catalogue import fold, indicators
from tiendo.ledger import Ledger, in_force, observe, value
from tiendo.ledger.precision import half_step_of
from tiendo.values import (
    Absence,
    Amount,
    Cell,
    Comparator,
    Document,
    Hedge,
    Modality,
    Observation,
    Period,
    Plan,
    Source,
    Table,
    Target,
)

from .board import Words
from .figures import Column, FigureBoard, UnitLine
from .sheet import Effect
from .typed import Lookup, TypedError, number_text, period_text, read_number, read_period, read_unit

_CREATED = datetime(2025, 7, 1, tzinfo=UTC)
UNIT, PERIOD = "Đơn vị", "Kỳ"
_SILENT = {"chưa có", "chưa báo cáo", "không có số liệu", "chưa có số liệu"}


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """A cell that can be posted: what it does, the entry, the figure held before."""

    effect: Effect
    entry: Observation | Target
    before: Amount | None
    source: Source


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell or row that cannot be posted, and why."""

    reference: str
    surface: str
    words: Words


@dataclass(frozen=True, slots=True)
class FigurePreview:
    """What importing a file will do; nothing is posted yet. ``fault``: why no row was looked at."""

    plans: tuple[Plan, ...] = ()
    planned: tuple[PlannedFigure, ...] = ()
    refused: tuple[RefusedCell, ...] = ()
    fault: Words | None = None

    @property
    def entries(self) -> tuple[Observation | Target, ...]:
        """What to post; what the ledger holds already is left out."""
        return tuple(one.entry for one in self.planned if one.effect is not Effect.SAME)


@dataclass(frozen=True, slots=True)
class _Setting:
    board: FigureBoard
    ledger: Ledger
    lookup: Lookup
    home: str
    known: date


def heads(board: FigureBoard) -> tuple[str, ...]:
    """The head of the workbook."""
    own = [head for column in board.columns for head in (_plan_head(column), _head(column)) if head]
    return (UNIT, PERIOD, *own)


def _head(column: Column) -> str:
    return f"{column.words.vi} ({column.unit})"


def _plan_head(column: Column) -> str:
    return f"Kế hoạch: {column.words.vi} ({column.unit})" if column.planned else ""


def template(board: FigureBoard) -> bytes:
    """An empty workbook to fill in."""
    return _workbook(board, [])


def export(board: FigureBoard, lines: tuple[UnitLine, ...], period: Period, names: Mapping[str, str]) -> bytes:
    """The figures of a period as a workbook in the layout of the template."""
    rows = []
    for line in lines:
        row = [names.get(line.unit, line.unit), period_text(period)]
        for column in board.columns:
            figure = line.figures[column.name]
            if column.planned:
                row.append(number_text(figure.plan.value) if figure.plan is not None and figure.plan.value is not None else "")
            row.append(_shown(figure.amount, column))
        rows.append(row)
    return _workbook(board, rows)


def _shown(amount: Amount | None, column: Column) -> str:
    if amount is None:
        return ""
    total = f"/{number_text(amount.total)}" if amount.total is not None else ""
    word = next((one for one, hedge in _HEDGES.items() if hedge is amount.hedge), "")
    return f"{word} {number_text(amount.value)}{total}".strip()


def preview(board: FigureBoard, ledger: Ledger, document: Document, lookup: Lookup, *, home: str, known: date) -> FigurePreview:
    """Hold the tables of a workbook against the ledger.

    Args: home: key of the unit that handed the file in, which sets the plans in it. known: the day the file came in.
    """
    setting = _Setting(board, ledger, lookup, home, known)
    planned: list[PlannedFigure] = []
    refused: list[RefusedCell] = []
    seen: dict[tuple[object, ...], str] = {}
    found = False
    for table in document.tables:
        grid = {(cell.row, cell.column): cell for cell in table.cells}
        head = _head_of(board, document, table, grid)
        if head is None:
            continue
        found = True
        for one in _table(setting, document, table, grid, head, seen):
            (planned if isinstance(one, PlannedFigure) else refused).append(one)  # type: ignore[arg-type]
    plans = {
        one.entry.plan: _plan_of(setting, one.entry.due)
        for one in planned
        if isinstance(one.entry, Target) and one.effect is not Effect.SAME and one.entry.plan not in ledger.plans
    }
    fault = Words(
        f"Không thấy bảng nào có các cột “{UNIT}”, “{PERIOD}” và một cột số liệu. Tải mẫu về, điền rồi nộp lại.",
        "No table with the columns of unit and period and one of figures. Download the template, fill it in, hand it in again.",
    )
    return FigurePreview(tuple(plans.values()), tuple(planned), tuple(refused), None if found else fault)


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    unit: int
    period: int
    figures: tuple[tuple[int, Column, bool], ...]


def _head_of(board: FigureBoard, document: Document, table: Table, grid: Mapping[tuple[int, int], Cell]) -> _Head | None:
    known = {
        _bare(word): (column, False) for column in board.columns for word in (column.words.vi, column.words.en, *column.aliases)
    }
    known |= {_bare(_plan_head(column)): (column, True) for column in board.columns if column.planned}
    for line in range(min(30, 1 + max((cell.row for cell in table.cells), default=-1))):
        texts = {at: _bare(_text(document, cell)) for (row, at), cell in grid.items() if row == line}
        unit = next((at for at, text in texts.items() if text in {"đơn vị", "địa phương", "unit"}), None)
        period = next((at for at, text in texts.items() if text in {"kỳ", "kỳ báo cáo", "tháng", "năm", "period"}), None)
        figures = tuple((at, *known[text]) for at, text in texts.items() if text in known)
        if unit is not None and period is not None and figures:
            return _Head(line, unit, period, figures)
    return None


def _bare(text: str) -> str:
    return fold(text.split("(")[0])


def _text(document: Document, cell: Cell | None) -> str:
    return "" if cell is None else " ".join(document.text[cell.start : cell.end].split())


def _table(
    setting: _Setting,
    document: Document,
    table: Table,
    grid: Mapping[tuple[int, int], Cell],
    head: _Head,
    seen: dict[tuple[object, ...], str],
) -> Iterator[PlannedFigure | RefusedCell]:
    for row in range(head.line + 1, 1 + max(cell.row for cell in table.cells)):
        unit_cell, period_cell = grid.get((row, head.unit)), grid.get((row, head.period))
        said = [(grid[row, at], column, plan) for at, column, plan in head.figures if _text(document, grid.get((row, at)))]
        if not said:
            continue
        try:
            unit = read_unit(_text(document, unit_cell), setting.lookup)
            period = read_period(_text(document, period_cell))
        except TypedError as error:
            yield RefusedCell(said[0][0].reference, _text(document, unit_cell), error.words)
            continue
        if period is None:
            yield RefusedCell(said[0][0].reference, _text(document, unit_cell), Words("hàng chưa ghi kỳ", "the row has no period"))
            continue
        for cell, column, plan in said:
            source = Source(document.sha256, cell.reference, cell.start, cell.end, document.text[cell.start : cell.end])
            yield _cell(setting, unit, period, column, plan, source, seen)


def _cell(
    setting: _Setting, unit: str, period: Period, column: Column, plan: bool, source: Source, seen: dict[tuple[object, ...], str]
) -> PlannedFigure | RefusedCell:
    text = " ".join(source.surface.split())
    try:
        amount = None if fold(text) in _SILENT else _amount(text, column)
    except TypedError as error:
        return RefusedCell(source.part, text, error.words)
    about = (unit, period, column.name, plan)
    if about in seen:
        words = Words(f"đã có số của ô {seen[about]} cho cùng đơn vị và kỳ; giữ một hàng", f"{seen[about]} says the same; keep one")
        return RefusedCell(source.part, text, words)
    seen[about] = source.part
    if plan:
        return _target(setting, unit, period, column, amount, source)
    return _observed(setting, unit, period, column, amount, source)


_HEDGES = {"≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST, "ít nhất": Hedge.AT_LEAST, "trên": Hedge.OVER, "hơn": Hedge.OVER,
           ">": Hedge.OVER, "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST, "dưới": Hedge.UNDER, "<": Hedge.UNDER,
           "gần": Hedge.ALMOST, "khoảng": Hedge.ABOUT, "ước": Hedge.ABOUT}  # fmt: skip


def _amount(text: str, column: Column) -> Amount:
    """``57/63`` is a number out of a total; a percentage may carry its sign; ``≥ 100`` and ``khoảng 5`` keep their word."""
    word = next((one for one in _HEDGES if fold(text).startswith(one)), "")
    part, slash, whole = text[len(word) :].removesuffix("%").strip().partition("/")
    number = read_number(part.strip())
    total = read_number(whole.strip()) if slash else None
    if number < 0 or (total is not None and (total <= 0 or number > total)):
        raise TypedError(Words(f"“{text}”: số âm hoặc lớn hơn tổng số", f"“{text}”: negative, or beyond its total"))
    return Amount(number, column.unit, half_step_of(number, column.unit), total=total, hedge=_HEDGES.get(word, Hedge.EXACT))


def _observed(setting: _Setting, unit: str, period: Period, column: Column, amount: Amount | None, source: Source) -> PlannedFigure:
    held = value(setting.ledger, unit, column.indicator, period)
    current = held.observations[0] if held.observations else None
    if current is not None and current.modality is Modality.ACTUAL and _same(current.amount, amount):
        return PlannedFigure(Effect.SAME, current, current.amount, source)
    from_workbook = current is not None and isinstance(current.origin, Source) and "!" in current.origin.part
    entry = observe(
        unit,
        column.indicator,
        period,
        amount,
        modality=Modality.ACTUAL,
        origin=source,
        known=setting.known,
        absence=Absence.NOT_REPORTED if amount is None else None,
        corrects=current.key if current is not None and from_workbook and current.modality is Modality.ACTUAL else None,
        indicator_words=column.words.vi,
    )
    return PlannedFigure(Effect.CHANGED if held.amount is not None else Effect.NEW, entry, held.amount, source)


def _same(held: Amount | None, said: Amount | None) -> bool:
    if held is None or said is None:
        return held is said
    return (held.value, held.total, held.hedge, fold(held.unit)) == (said.value, said.total, said.hedge, fold(said.unit))


def _plan_of(setting: _Setting, due: Period) -> Plan:
    title = f"Dự toán, kế hoạch {period_text(due)}: {setting.board.words.vi}"
    return Plan(f"plan/bang-{setting.board.slug}-{due}/{setting.home}", title, setting.home, due, known=setting.known)


def _target(
    setting: _Setting, unit: str, due: Period, column: Column, amount: Amount | None, source: Source
) -> PlannedFigure | RefusedCell:
    if amount is None:
        return RefusedCell(
            source.part, source.surface, Words("kế hoạch phải là số; để trống khi chưa giao", "a plan must be a number")
        )
    plan = _plan_of(setting, due)
    known = indicators().get(column.indicator)
    key = f"target/{plan.key}/{column.indicator}/{unit}/{due}"
    entry = Target(
        key=key,
        plan=plan.key,
        unit=unit,
        indicator=column.indicator,
        indicator_words=column.words.vi,
        comparator=Comparator.AT_LEAST,
        value=amount.value,
        unit_of_measure=column.unit,
        due=due,
        origin=source,
        better=known.direction if known else "up",
        known=setting.known,
    )
    alike = [one for one in in_force(setting.ledger, on=date.max, unit=unit) if (one.indicator, one.due) == (entry.indicator, due)]
    held = next(
        (one for one in alike if (one.value, fold(one.unit_of_measure)) == (entry.value, fold(entry.unit_of_measure))), None
    )
    if held is not None:
        return PlannedFigure(Effect.SAME, held, _as_amount(held), source)
    mine = next((one for one in alike if one.plan == plan.key), None)
    if mine is None:
        return PlannedFigure(Effect.NEW, entry, None, source)
    amended = replace(entry, key=f"{key}/{setting.known}/{entry.value}", amends=mine.key, amendment="theo tệp nhập")
    return PlannedFigure(Effect.CHANGED, amended, _as_amount(mine), source)


def _as_amount(target: Target) -> Amount | None:
    return None if target.value is None else Amount(target.value, target.unit_of_measure, Decimal(0))


def _workbook(board: FigureBoard, rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _CREATED, "title": board.words.vi})
    sheet = book.add_worksheet("Bảng")
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
    sheet.write_string(0, 0, board.words.vi, book.add_format({"bold": True, "font_size": 13}))
    sheet.write_string(
        1, 0, "Kỳ ghi như 2024, quý I/2024, tháng 5/2024, 9 tháng 2024; hạng ghi như 57/63; chưa có số thì để trống."
    )
    for index, words in enumerate(heads(board)):
        sheet.write_string(2, index, words, head)
        sheet.set_column(index, index, 26 if index == 0 else 16)
    right = book.add_format({"border": 1, "align": "right"})
    left = book.add_format({"border": 1})
    for line, row in enumerate(rows, start=3):
        for index, text in enumerate(row):
            sheet.write_string(line, index, text, right if index > 1 else left)
    sheet.freeze_panes(3, 2)
    book.close()
    return out.getvalue()
