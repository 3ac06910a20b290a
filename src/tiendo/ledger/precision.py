"""What a printed amount stands for: its values in the base unit, and whether two amounts can be the same figure."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from tiendo.catalogue import UnitOfMeasure, fold, units_of_measure
from tiendo.values import Amount, Hedge, Observation

Bounds = tuple[Decimal | None, Decimal | None]
"""Least and largest value, in the base unit; ``None`` is an open end."""

_OPEN_LOW = {Hedge.ABOUT, Hedge.ALMOST, Hedge.UNDER, Hedge.AT_MOST}
_OPEN_HIGH = {Hedge.ABOUT, Hedge.OVER, Hedge.AT_LEAST}


@cache
def unit_of_measure(printed: str) -> UnitOfMeasure | None:
    """The unit of measure behind a printed spelling or a catalogue code; ``None`` when the catalogue lacks it."""
    if printed in units_of_measure():
        return units_of_measure()[printed]
    return _by_spelling().get(_squeezed(printed))


@cache
def _by_spelling() -> dict[str, UnitOfMeasure]:
    found: dict[str, UnitOfMeasure] = {}
    for unit in units_of_measure().values():
        for spelling in unit.printed:
            found.setdefault(_squeezed(spelling), unit)
    return found


def _squeezed(printed: str) -> str:
    return fold(printed).replace(" /", "/").replace("/ ", "/").replace("²", "2").replace("³", "3")


def measured(amount: Amount) -> UnitOfMeasure | None:
    """The unit of measure of an amount, by its code, else by its printed form."""
    return unit_of_measure(amount.unit_code or amount.unit)


def base_unit(amount: Amount) -> str:
    """Code of the unit that the amount converts to; its printed unit when the catalogue lacks it.

    "Per year" is left out: an indicator of a year is printed with it or without. A noun that is counted stands for any other
    ("lao động", "người"), since the indicator says what is counted.
    """
    unit = measured(amount)
    if unit is not None and unit.kind == "counted_noun":
        return "count"
    return (unit.base if unit else fold(amount.unit).replace("/năm", "/year")).removesuffix("/year")


def in_base(value: Decimal, amount: Amount) -> Decimal:
    """A number in the amount's unit as a number in the base unit; exact."""
    unit = measured(amount)
    return value * unit.factor if unit else value


def half_step_of(value: Decimal, unit: str) -> Decimal:
    """Half a unit of the last printed digit; zero for a count of things."""
    known = unit_of_measure(unit)
    exponent = value.as_tuple().exponent
    if known is not None and known.kind in {"counted_noun", "rank"} and known.factor == 1 and exponent == 0:
        return Decimal(0)
    return Decimal(5).scaleb(int(exponent) - 1)


def plain_bounds(amount: Amount) -> Bounds:
    """The values that the amount stands for as printed."""
    return _bounds(amount, amount.half_step)


def sure_bounds(amount: Amount) -> Bounds:
    """The same with every doubt in the number's favour: cut instead of rounded, trailing zeros of 1,000 and more as rounding."""
    return _bounds(amount, max(amount.half_step * 2, _zeros(amount.value)))


def _bounds(amount: Amount, slack: Decimal) -> Bounds:
    top = amount.value if amount.upper is None else amount.upper
    low = None if amount.hedge in _OPEN_LOW else in_base(amount.value - slack, amount)
    high = None if amount.hedge in _OPEN_HIGH else in_base(top + slack, amount)
    return low, high


def _zeros(value: Decimal) -> Decimal:
    whole = value == value.to_integral_value()
    if not whole or abs(value) < 1000:
        return Decimal(0)
    digits = str(int(abs(value)))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if digits.endswith("0") else Decimal(0)


def apart(one: Bounds, other: Bounds) -> bool:
    """True when no value lies in both."""
    return (one[1] is not None and other[0] is not None and one[1] < other[0]) or (
        other[1] is not None and one[0] is not None and other[1] < one[0]
    )


def disagree(one: Observation, other: Observation, *, sure: bool = False) -> bool:
    """True when two observations of one cell cannot both be right.

    Args: sure: only when they cannot under the most generous reading either.
    A figure against an absence disagrees; amounts whose units do not convert into each other are not compared here.
    """
    if one.amount is None or other.amount is None:
        return one.amount is not other.amount or one.absence is not other.absence
    if base_unit(one.amount) != base_unit(other.amount):
        return False
    bounds = sure_bounds if sure else plain_bounds
    return apart(bounds(one.amount), bounds(other.amount))
