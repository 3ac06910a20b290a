"""From a sheet to entries of the ledger, with a preview: what will change, and which cells cannot be read and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tiendo.catalogue import fold, indicators
from tiendo.ledger import Entry, Ledger, in_force, indicator_code, is_own, observe, value
from tiendo.ledger.naming import own_code
from tiendo.ledger.precision import base_unit, in_base
from tiendo.values import (
    Absence,
    Amount,
    Comparator,
    Hedge,
    Level,
    Measure,
    Modality,
    Observation,
    Period,
    Plan,
    Source,
    Target,
)

from .cell_numbers import CellKind
from .columns import Column, ColumnKind
from .sheet import Sheet, SheetCell, SheetRow

_AT_LEAST = {Hedge.AT_LEAST, Hedge.OVER}
_AT_MOST = {Hedge.AT_MOST, Hedge.UNDER}


class Effect(StrEnum):
    """What posting a cell will do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Planned:
    """A cell that can be posted.

    Attributes:
        before: the figure that the ledger holds now, ``None`` for a new one.
        doubt: what a person should look at (two readings of one cell, an indicator that the catalogue lacks), else empty.
    """

    effect: Effect
    entry: Observation | Target
    before: Amount | None
    source: Source
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A cell or a row that cannot be posted, and why, in one Vietnamese sentence."""

    reference: str
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a sheet will do; nothing is posted yet.

    Attributes:
        plans: plans that the sheet needs and the ledger lacks.
        planned: cell by cell, in the order of the sheet.
        not_read: what a person must mend in the file.
    """

    plans: tuple[Plan, ...]
    planned: tuple[Planned, ...]
    not_read: tuple[NotRead, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What to post; cells that say what the ledger holds already are left out."""
        return (*self.plans, *(one.entry for one in self.planned if one.effect is not Effect.SAME))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a sheet is held against."""

    ledger: Ledger
    unit: str
    known: date
    plan: Plan | None


def preview(ledger: Ledger, sheet: Sheet, *, unit: str, known: date, plan: Plan | None = None) -> Preview:
    """Hold a sheet against the ledger.

    Args:
        unit: key of the unit whose figures the sheet holds.
        known: the day the file came in.
        plan: the plan that the sheet's targets belong to; one named after the column's head when ``None``.
    """
    setting = _Setting(ledger, unit, known, plan)
    planned: list[Planned] = []
    not_read = [NotRead("", "", problem) for problem in sheet.problems]
    plans: dict[str, Plan] = {}
    first: dict[tuple[object, ...], Planned] = {}
    for row in sheet.rows:
        for cell in row.cells:
            found = _cell(setting, row, cell)
            if isinstance(found, Planned):
                found = _once(found, first)
            if isinstance(found, NotRead):
                not_read.append(found)
            elif found is not None:
                planned.append(found)
                if isinstance(found.entry, Target) and found.effect is not Effect.SAME and found.entry.plan not in ledger.plans:
                    plans[found.entry.plan] = plan or _plan(cell.column, unit)
    return Preview(tuple(plans.values()), tuple(planned), (*not_read, *_silent(sheet)))


def _once(found: Planned, first: dict[tuple[object, ...], Planned]) -> Planned | NotRead | None:
    """A sheet may say a thing twice in the same words; in other words it must be mended first."""
    entry = found.entry
    about = entry.due if isinstance(entry, Target) else (entry.period, entry.modality)
    before = first.setdefault((type(entry), entry.indicator, about), found)
    if before is found:
        return found
    if _figure(before.entry) == _figure(entry):
        return None
    reason = f"chỉ tiêu này đã có số khác ở ô {before.source.part}; giữ một hàng"
    return NotRead(found.source.part, found.source.surface, reason)


def _figure(entry: Observation | Target) -> tuple[object, ...]:
    if isinstance(entry, Target):
        return entry.value, entry.upper, entry.comparator, entry.unit_of_measure, entry.amendment
    return entry.amount, entry.absence


def _cell(setting: _Setting, row: SheetRow, cell: SheetCell) -> Planned | NotRead | None:
    reading, period = cell.reading, cell.column.period
    if period is None:
        return None
    if reading.kind is CellKind.UNREAD:
        return _not_read(cell, reading.problem)
    target = cell.column.kind is ColumnKind.TARGET
    if not row.unit and reading.kind is CellKind.NUMBER:
        return _not_read(cell, "hàng không có đơn vị tính; ghi đơn vị vào cột ĐVT")
    if reading.kind is CellKind.WORDS and not target:
        return _not_read(cell, f"“{cell.source.surface.strip()}” không phải số; ghi số, hoặc để trống khi chưa có")
    if target and reading.kind is CellKind.NOT_REPORTED:
        return None
    if target:
        return _planned_target(setting, _target(setting, row, cell, period), cell.source, _doubt(setting, row, cell))
    return _planned_value(setting, row, cell, period)


def _doubt(setting: _Setting, row: SheetRow, cell: SheetCell) -> str:
    """What a person should look at before the cell is posted."""
    doubts = [cell.reading.problem]
    if is_own(_code(row)):
        doubts.append("chỉ tiêu chưa có trong danh mục; sổ giữ mã riêng")
    if cell.column.kind is ColumnKind.TARGET and row.lead and _body(setting.ledger, row.lead) is None:
        doubts.append(f"cơ quan “{row.lead}” chưa có trong sổ; chưa ghi cơ quan chủ trì")
    return "; ".join(one for one in doubts if one)


def _body(ledger: Ledger, words: str) -> str | None:
    """Key of the body that a name in the column of responsible bodies names."""
    wanted = fold(words)
    return next((unit.key for unit in ledger.units.values() if unit.level is Level.BODY and fold(unit.name) == wanted), None)


def _not_read(cell: SheetCell, reason: str) -> NotRead:
    return NotRead(cell.source.part, cell.source.surface, reason)


def row_codes(sheet: Sheet) -> tuple[str, ...]:
    """The indicator of each row of a sheet, empty for a section's title."""
    return tuple(_code(row) if row.unit or row.cells else "" for row in sheet.rows)


def _code(row: SheetRow) -> str:
    """A row that begins with a dash and that the catalogue does not know by itself is a part of the row above it."""
    code = indicator_code(row.words)
    return own_code(f"{row.above} {row.words}") if row.above and is_own(code) else code


def _planned_value(setting: _Setting, row: SheetRow, cell: SheetCell, period: Period) -> Planned:
    modality = Modality.ESTIMATE if cell.column.kind is ColumnKind.ESTIMATE else Modality.ACTUAL
    amount, code, doubt = cell.reading.amount, _code(row), _doubt(setting, row, cell)
    held = value(setting.ledger, setting.unit, code, period)
    current = held.observations[0] if held.observations else None
    if current is not None and current.modality is modality and _alike(current.amount, amount):
        return Planned(Effect.SAME, current, current.amount, cell.source, doubt)
    replaces = modality is Modality.ACTUAL and current is not None and current.modality is modality and _from_workbook(current)
    entry = observe(
        setting.unit,
        code,
        period,
        amount,
        modality=modality,
        origin=cell.source,
        known=setting.known,
        absence=None if amount is not None else Absence.NOT_REPORTED,
        corrects=current.key if current is not None and replaces else None,
        note=row.note,
        indicator_words=row.words,
    )
    return Planned(Effect.CHANGED if held.amount is not None else Effect.NEW, entry, held.amount, cell.source, doubt)


def _alike(held: Amount | None, read: Amount | None) -> bool:
    """Whether two amounts say the same, in whichever unit of measure each is written (1,5 tỷ đồng, 1.500 triệu đồng)."""
    if held is None or read is None:
        return held is read
    if base_unit(held) != base_unit(read) or (held.hedge, held.total) != (read.hedge, read.total):
        return False
    tops = [None if one.upper is None else in_base(one.upper, one) for one in (held, read)]
    return in_base(held.value, held) == in_base(read.value, read) and tops[0] == tops[1]


def _from_workbook(held: Observation) -> bool:
    """True for a figure that came in a workbook: the next one from there corrects it, one from elsewhere contradicts it."""
    return isinstance(held.origin, Source) and "!" in held.origin.part


def _target(setting: _Setting, row: SheetRow, cell: SheetCell, due: Period) -> Target:
    amount, code = cell.reading.amount, _code(row)
    indicator = indicators().get(code)
    better = indicator.direction if indicator else "up"
    chosen = setting.plan or _plan(cell.column, setting.unit)
    return Target(
        key=f"target/{chosen.key}/{code}/{due}",
        plan=chosen.key,
        unit=setting.unit,
        indicator=code,
        indicator_words=row.words,
        comparator=_comparator(amount, better),
        value=amount.value if amount else None,
        upper=amount.upper if amount else None,
        unit_of_measure=row.unit,
        due=due,
        origin=cell.source,
        measure=Measure.GROWTH if indicator is not None and indicator.quantity == "growth_rate" else Measure.LEVEL,
        better="down" if amount is not None and amount.hedge in _AT_MOST else better,
        lead=_body(setting.ledger, row.lead) if row.lead else None,
        known=setting.known,
        amendment="" if amount else cell.source.surface.strip(),
    )


def _comparator(amount: Amount | None, better: str) -> Comparator:
    if amount is None:
        return Comparator.QUALITATIVE
    if amount.upper is not None:
        return Comparator.RANGE
    if amount.hedge in _AT_MOST or (better == "down" and amount.hedge not in _AT_LEAST):
        return Comparator.AT_MOST
    return Comparator.AT_LEAST if better == "up" or amount.hedge in _AT_LEAST else Comparator.EQUAL


def _planned_target(setting: _Setting, entry: Target, source: Source, doubt: str) -> Planned:
    alike = [
        one
        for one in in_force(setting.ledger, on=date.max, unit=entry.unit)
        if (one.plan, one.indicator, one.due) == (entry.plan, entry.indicator, entry.due)
    ]
    if not alike:
        return Planned(Effect.NEW, entry, None, source, doubt)
    held = alike[-1]
    before = None if held.value is None else Amount(held.value, held.unit_of_measure, held.value * 0, held.upper)
    says = (held.value, held.upper, held.comparator, held.unit_of_measure)
    if says == (entry.value, entry.upper, entry.comparator, entry.unit_of_measure):
        return Planned(Effect.SAME, held, before, source, doubt)
    return Planned(Effect.CHANGED, _amended(entry, held), before, source, doubt)


def _amended(entry: Target, held: Target) -> Target:
    key = f"{entry.key}/{entry.known}/{entry.value}"
    return replace(entry, key=key, amends=held.key, amendment=entry.amendment or "theo tệp nhập")


def _plan(column: Column, unit: str) -> Plan:
    title = " ".join(column.head)
    return Plan(own_code(title).replace("ledger/", "plan/", 1) + f"/{unit}", title, unit, column.period or Period.of_year(1900))


def _silent(sheet: Sheet) -> Iterator[NotRead]:
    """Rows that name a unit of measure and hold no value: forgotten, or not yet reported."""
    for row in sheet.rows:
        if row.unit and not row.cells:
            yield NotRead(row.reference, row.words, "hàng có đơn vị tính mà chưa có số nào")
