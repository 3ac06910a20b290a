"""What a printed number stands for: all the values that print that way.

Two readings are kept apart. *Sure* is the widest anyone could mean: a unit of the last digit either way (rounded up, rounded
down, cut off), trailing zeros of large amounts taken as rounding, hedges open without end on their side. *Plain* is what the
characters say: half a unit of the last digit, hedges that reach a little. What fails under *sure* is impossible.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from math import inf
from typing import cast

from ..catalogue.fold import fold
from ..catalogue.tables import units_of_measure
from ..values import Amount, Hedge, Interval

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
PERCENT = "%"
POINTS = "điểm %"
TIMES = "times"  # base of «lần» in the catalogue of units
_POINT_SPELLINGS = {"điểm %", "điểm phần trăm", "đpt", "điểm phần trăm/năm", "điểm %/năm"}
_ZEROS_OF_COUNTS = 1000  # a count below it is exact
_ZEROS_OF_MEASURES = 10
_UPWARDS = {Hedge.OVER, Hedge.AT_LEAST}
_DOWNWARDS = {Hedge.ALMOST, Hedge.UNDER, Hedge.AT_MOST}
_NOTHING = Fraction(0)
_BASES = frozenset(("vnd", "usd"))
_REACH = Fraction(1, 100)  # how far a hedge reaches at least as people use it; two units of its last digit when that is more


class Mode(Enum):
    """Which reading of a printed number is meant."""

    SURE = "sure"
    PLAIN = "plain"
    ROUGH = "rough"  # plain in floats: what holds with room to spare needs no exact work
    ROUGHLY_SURE = "roughly sure"  # sure in floats, likewise

    __hash__ = object.__hash__  # members are themselves alone; the hash of their names takes four times as long


@lru_cache(maxsize=65536)
def measured(unit: str) -> tuple[str, Fraction]:
    """Dimension and factor of a printed unit: ``"triệu đồng/người"`` gives ``("đồng/người", 1000000)``.

    Two amounts may be compared when their dimensions are equal; value × factor is the value in that dimension.
    """
    words = fold(unit).replace(" /", "/").replace("/ ", "/").split()
    factor = 1
    while words and words[0] in SCALES:
        factor *= SCALES[words.pop(0)]
    rest = " ".join(words)
    if rest in _POINT_SPELLINGS:
        return POINTS, Fraction(1)
    if rest in ("%", "%/năm", "phần trăm"):
        return PERCENT, Fraction(1)
    head, slash, per = rest.partition("/")
    base, own = _by_spelling().get(rest) or _by_spelling().get(head, (head, Fraction(1)))
    return (base if rest in _by_spelling() else base + slash + per), own * factor


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, tuple[str, Fraction]]:
    """Spelling of each measure that converts into another one; counted nouns stay as printed."""
    found: dict[str, tuple[str, Fraction]] = {}
    for unit in units_of_measure().values():
        if unit.kind != "measure":
            continue
        for spelling in unit.printed:
            found.setdefault(fold(spelling), (unit.base, Fraction(unit.factor)))
    return found


def step(amount: Amount, mode: Mode, value: Decimal | None = None) -> Fraction:
    """How far the true value may lie from the printed one, in the printed unit, hedges left aside."""
    value = amount.value if value is None else value
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    measure = (
        amount.half_step > 0 if amount.total is None else _is_measure(amount.unit)
    )  # «673/550 ha» is rounded, «35/49 xã» counted
    if mode is Mode.PLAIN:
        return _half(decimals) if decimals or measure else _NOTHING
    whole_step = 2 * _half(decimals) if decimals or measure else _NOTHING
    if decimals or amount.total is not None or measured(amount.unit)[0] in (PERCENT, POINTS):
        return whole_step
    zeros = _trailing_zeros(int(value))
    if zeros and value >= (_ZEROS_OF_MEASURES if measure else _ZEROS_OF_COUNTS):
        return max(whole_step, Fraction(10**zeros))
    return whole_step


@lru_cache(maxsize=4096)
def _is_measure(unit: str) -> bool:
    return bool(unit) and (measured(unit)[0] in _BASES or fold(unit) in _by_spelling())


@cache
def _half(decimals: int) -> Fraction:
    return Fraction(1, 2 * 10**decimals)


def _trailing_zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0")) if number else 0


def interval(amount: Amount, mode: Mode, value: Decimal | None = None, *, hedged: bool = True) -> Interval:
    """All values that one printed number stands for, in the dimension of its unit (``measured``).

    Args:
        amount: the number with its unit, precision and hedge.
        value: which of its numbers is meant (``upper`` or ``total``); ``amount.value`` when ``None``.
        hedged: False leaves the hedge out, for the whole of an x/y or a printed bound.
    """
    value = amount.value if value is None else value
    if mode is Mode.ROUGH:
        return _rough(amount, value, hedged)
    if mode is Mode.ROUGHLY_SURE:
        return _roughly_sure(amount, value, hedged)
    around = step(amount, mode, value)
    factor = measured(amount.unit)[1]
    if amount.hedge is Hedge.EXACT or not hedged:
        return _within(value, around, factor)
    centre = Fraction(value)
    least, most = _hedged(amount.hedge, max(centre - around, _NOTHING), centre + around, centre, mode)
    return Interval(None if least is None else least * factor, None if most is None else most * factor)


def _within(value: Decimal, around: Fraction, factor: Fraction) -> Interval:
    """From value − around (not below zero) to value + around, times the factor; in whole numbers, for fractions take their time."""
    top, bottom = value.as_integer_ratio()
    step_top, step_bottom = around.numerator, around.denominator
    below = bottom * step_bottom * factor.denominator
    middle, way = top * step_bottom * factor.numerator, step_top * bottom * factor.numerator
    high = Fraction(middle + way, below)
    return Interval(Fraction(max(middle - way, 0), below) if way else high, high)


def _rough(amount: Amount, value: Decimal, hedged: bool) -> Interval:
    """The plain interval in floats, hedges left without their reach (so never wider than the exact one, but for the last bits)."""
    exponent = value.as_tuple().exponent
    around = 0.0
    if isinstance(exponent, int) and exponent < 0:
        around = 0.5 * 10.0**exponent
    elif amount.half_step and amount.total is None:
        around = 0.5
    scale = _scale(amount.unit)
    low: float | None = max(float(value) - around, 0.0) * scale
    high: float | None = (float(value) + around) * scale
    if hedged and amount.hedge is Hedge.AT_LEAST:
        high = None
    elif hedged and amount.hedge is Hedge.AT_MOST:
        low = 0.0
    return Interval(cast("Fraction | None", low), cast("Fraction | None", high))


def _roughly_sure(amount: Amount, value: Decimal, hedged: bool) -> Interval:
    """The sure interval in floats, never wider than the exact one but for the last bits."""
    exponent = value.as_tuple().exponent
    around = 0.0
    if isinstance(exponent, int) and exponent < 0:
        around = 10.0**exponent
    elif amount.total is None:
        around = 1.0 if amount.half_step else 0.0
        whole = int(value)
        rounded = not whole % 10 and whole >= (_ZEROS_OF_MEASURES if amount.half_step else _ZEROS_OF_COUNTS)
        if rounded and measured(amount.unit)[0] not in (PERCENT, POINTS):
            around = max(around, 10.0 ** _trailing_zeros(whole))
    centre, scale = float(value), _scale(amount.unit)
    low: float | None = max(centre - around, 0.0) * scale
    high: float | None = (centre + around) * scale
    if hedged and amount.hedge is not Hedge.EXACT:
        if amount.hedge not in _UPWARDS:
            low = 0.0
        if amount.hedge not in _DOWNWARDS:
            high = None
    return Interval(cast("Fraction | None", low), cast("Fraction | None", high))


@lru_cache(maxsize=65536)
def _scale(unit: str) -> float:
    return float(measured(unit)[1])


def _hedged(
    hedge: Hedge, low: Fraction | None, high: Fraction | None, centre: Fraction, mode: Mode
) -> tuple[Fraction | None, Fraction | None]:
    """Open the interval on the side that the hedge names. Printed amounts are never negative, so downwards ends at zero."""
    endless = mode is Mode.SURE or hedge in (Hedge.AT_LEAST, Hedge.AT_MOST)
    reach = Fraction(0) if endless else max(centre * _REACH, 2 * last_significant(centre))
    assert low is not None and high is not None
    if hedge in _UPWARDS:
        return low, None if endless else high + reach
    if hedge in _DOWNWARDS:
        return Fraction(0) if endless else max(low - reach, Fraction(0)), high
    if endless:
        return Fraction(0), None
    return max(low - reach, Fraction(0)), high + reach


def last_significant(number: Fraction) -> Fraction:
    """One unit of the last digit that is not a trailing zero: 720 gives 10, 96,5 gives 0,1."""
    if number == 0:
        return Fraction(0)
    unit = Fraction(1)
    while number.denominator != 1:
        number, unit = number * 10, unit / 10
    whole = int(number)
    while whole % 10 == 0:
        whole, unit = whole // 10, unit * 10
    return unit


def about(amount: Amount) -> tuple[float, float]:
    """The sure interval in floats, for sorting out quickly what cannot be in conflict; ends may be infinite."""
    value = amount.value
    exponent = value.as_tuple().exponent
    around = 0.0
    if isinstance(exponent, int) and exponent < 0:
        around = 10.0**exponent
    elif amount.half_step and amount.total is None:
        around = 1.0
    dimension, factor = measured(amount.unit)
    if not (isinstance(exponent, int) and exponent < 0) and amount.total is None and dimension not in (PERCENT, POINTS):
        whole = int(value)
        if whole and not whole % 10 and whole >= (_ZEROS_OF_MEASURES if amount.half_step else _ZEROS_OF_COUNTS):
            around = max(around, 10.0 ** _trailing_zeros(whole))
    centre, scale = float(value), float(factor)
    low, high = max(centre - around, 0.0), (float(amount.upper) if amount.upper is not None else centre) + around
    if amount.hedge in _UPWARDS or amount.hedge is Hedge.ABOUT:
        high = inf
    if amount.hedge in _DOWNWARDS or amount.hedge is Hedge.ABOUT:
        low = 0.0
    return low * scale, high * scale
