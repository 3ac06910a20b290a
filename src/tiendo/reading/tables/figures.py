"""The numbers of a table, and how they become amounts."""

from __future__ import annotations

from decimal import Decimal

from tiendo.values import Amount, Direction, Kind

from .cells import CellAmount, parse_cell
from .frame import Frame
from .grid import Grid
from .units import unit_of

_LONGEST = 80


def values_of(grid: Grid, frame: Frame) -> dict[int, dict[int, CellAmount]]:
    """Every number of the value columns."""
    found: dict[int, dict[int, CellAmount]] = {}
    for column in frame.values:
        for row in range(frame.header_rows, grid.rows):
            cell = grid.own(row, column.index)
            words = "" if cell is None else grid.text[cell.start : cell.end]
            if words and len(words) <= _LONGEST and (amount := parse_cell(words, english=frame.english)) is not None:
                found.setdefault(column.index, {})[row] = amount
    return found


def amount_of(amount: CellAmount, unit: str) -> Amount:
    """The amount of a cell in its unit; a count of things is exact, anything else stands for half a unit of its last digit."""
    known = unit_of(unit)
    counted = (known is None or known.kind == "counted_noun") and amount.decimals == 0 and bool(unit)
    half = Decimal(0) if counted else Decimal(1).scaleb(-amount.decimals) / 2
    return Amount(
        value=amount.value, unit=unit, half_step=half, upper=amount.upper, total=amount.total, hedge=amount.hedge,
        unit_code=None if known is None else known.code, other_reading=amount.other,
    )  # fmt: skip


def direction_of(kind: Kind, amount: CellAmount, *, ratio: bool) -> Direction | None:
    """Which way a comparison goes: a ratio by standing above or below 100, a gain or loss by its sign."""
    if kind is Kind.CHANGE:
        lower = amount.value < 100 if ratio else amount.sign < 0
        return Direction.DOWN if lower else Direction.UP
    if kind is Kind.SHARE_OF_TARGET and not ratio:
        return Direction.SHORT if amount.sign < 0 else Direction.OVER
    return None
