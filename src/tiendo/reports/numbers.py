"""Vietnamese printing of numbers, the only door from a value to a figure's text.

Decimal comma, thousands dot, no space before ``%``; the decimals are those of the value, never more.
"""

from __future__ import annotations

from decimal import Decimal

from tiendo.values import Amount, Hedge

_TIGHT = ("%",)
_HEDGES = {
    Hedge.ABOUT: "khoảng ",
    Hedge.ALMOST: "gần ",
    Hedge.OVER: "trên ",
    Hedge.UNDER: "dưới ",
    Hedge.AT_LEAST: "ít nhất ",
    Hedge.AT_MOST: "không quá ",
}


def number(value: Decimal) -> str:
    """``Decimal("1257.50")`` → ``1.257,50``; the sign is kept, with a real minus."""
    sign, digits, exponent = value.as_tuple()
    decimals = -int(exponent) if int(exponent) < 0 else 0
    whole, _, fraction = f"{abs(value):.{decimals}f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    return ("−" if sign and any(digits) else "") + groups + (f",{fraction}" if fraction else "")


def with_unit(printed: str, unit: str) -> str:
    """A printed number and its unit: ``73,35%``, ``1.035 tỷ đồng``, ``46,3 điểm/100``."""
    if not unit:
        return printed
    return f"{printed}{unit}" if unit.startswith(_TIGHT) else f"{printed} {unit}"


def count(value: int) -> str:
    """A small count as offices write it, two digits: ``05``, ``28``, ``1.292``."""
    return f"{value:02d}" if value < 10 else number(Decimal(value))


def amount(value: Amount, *, unit: bool = True, hedge: bool = True) -> str:
    """An amount as a text prints it: range, x/y and hedge included.

    Args: unit: whether the unit is printed (a table has it in a column); hedge: whether the hedge is.
    """
    printed = number(value.value)
    if value.upper is not None:
        printed = f"{printed} - {number(value.upper)}"
    if value.total is not None:
        printed = f"{printed}/{number(value.total)}"
    printed = with_unit(printed, value.unit) if unit else printed
    return (_HEDGES.get(value.hedge, "") if hedge else "") + printed
