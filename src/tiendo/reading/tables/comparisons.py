"""Which two columns a comparison column compares, found by doing the arithmetic.

A heading such as "So sánh (%)" does not say with what; the figures do. A pair is taken when it explains most rows within the
rounding of what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .cells import CellAmount

Values = Mapping[int, Mapping[int, CellAmount]]
"""column -> row -> amount."""

_ENOUGH = 0.6
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A column that equals ``first`` against ``second``, as ``ratio`` (105,2), ``growth`` (5,2) or ``difference``."""

    first: int
    second: int
    way: str


def explained(column: int, levels: Sequence[int], values: Values) -> Comparison | None:
    """The pair of columns that explains a comparison column best, ``None`` when none explains most of its rows.

    Args: column: the comparison column. levels: columns of plain values, left to right. values: every number of the table.
    """
    best: tuple[float, int, Comparison] | None = None
    for first in levels:
        for second in levels:
            if first == second:
                continue
            for way in ("ratio", "growth", "difference"):
                fitting, rows = _fit(values.get(column, {}), values.get(first, {}), values.get(second, {}), way)
                if rows and fitting >= _ENOUGH * rows and (rows >= 2 or way != "difference"):
                    found = (fitting / rows, fitting, Comparison(first, second, way))
                    if best is None or found[:2] > best[:2]:
                        best = found
    return None if best is None else best[2]


def _fit(
    shown: Mapping[int, CellAmount], first: Mapping[int, CellAmount], second: Mapping[int, CellAmount], way: str
) -> tuple[int, int]:
    """How many rows fit, of how many that can be tried."""
    fitting = rows = 0
    for row, amount in shown.items():
        above, below = first.get(row), second.get(row)
        if above is None or below is None or below.value == 0 or above.upper or below.upper:
            continue
        rows += 1
        computed = _computed(_signed(above), _signed(below), way)
        error = Decimal(1).scaleb(-amount.decimals) + _spread(above, below, way)
        signs = (_signed(amount),) if way != "growth" or amount.sign else (amount.value, -amount.value)
        fitting += any(abs(computed - value) <= error for value in signs)
    return fitting, rows


def _signed(amount: CellAmount) -> Decimal:
    return -amount.value if amount.sign < 0 else amount.value


def _computed(above: Decimal, below: Decimal, way: str) -> Decimal:
    if way == "difference":
        return above - below
    ratio = above / below * _HUNDRED
    return ratio - _HUNDRED if way == "growth" else ratio


def _spread(above: CellAmount, below: CellAmount, way: str) -> Decimal:
    """How far rounding of the two figures can move the result."""
    steps = [Decimal(1).scaleb(-amount.decimals) / 2 for amount in (above, below)]
    if way == "difference":
        return sum(steps, Decimal(0))
    if above.value == 0:
        return Decimal(1)
    relative = steps[0] / above.value + steps[1] / below.value
    return above.value / below.value * _HUNDRED * relative
