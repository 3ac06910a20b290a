"""What a conflict is, and the readings under which figures are held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tiendo.values import Amount, Hedge, Observation

from ..precision import in_base, plain_bounds, sure_bounds

Range = tuple[Fraction | None, Fraction | None]
"""Least and largest value in the base unit; ``None`` is an open end."""


class ConflictKind(StrEnum):
    """What does not fit."""

    VALUES = "values"
    ESTIMATES = "estimates"
    DEFINITIONS = "definitions"
    ARITHMETIC = "arithmetic"
    PARTS = "parts"
    TARGETS = "targets"
    SERIES = "series"


class Reading(StrEnum):
    """How generously a printed number is read, the most generous first."""

    SURE = "sure"
    PLAIN = "plain"
    NEAR = "near"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Entries of the ledger that cannot all be right, or cannot all mean the same.

    Attributes:
        reading: the most generous reading under which they still disagree; ``near`` takes "trên 720" as 720 to 730, ``bare``
            leaves the hedge aside and calls one percent a difference.
        unit, indicator, period: what it is about; ``period`` as written.
        entries: keys of the observations or targets, the earliest known first.
        computed: the figures or the arithmetic, in Vietnamese number style.
        reason: the likely reason, one Vietnamese phrase.
    """

    kind: ConflictKind
    reading: Reading
    unit: str
    indicator: str
    period: str
    entries: tuple[str, ...]
    computed: str
    reason: str


def range_of(amount: Amount, reading: Reading) -> Range:
    """The values that an amount stands for under a reading, in the base unit."""
    low: Decimal | None
    high: Decimal | None
    if reading in {Reading.NEAR, Reading.BARE}:
        low, high = _near(amount) if reading is Reading.NEAR else _bare(amount)
    else:
        low, high = sure_bounds(amount) if reading is Reading.SURE else plain_bounds(amount)
    return None if low is None else Fraction(low), None if high is None else Fraction(high)


def _near(amount: Amount) -> tuple[Decimal, Decimal]:
    """A hedge reaches as far as the last digit that is not zero: "trên 36.800" is 36.800 to 36.900."""
    step = Decimal(10) ** int(amount.value.normalize().as_tuple().exponent) if amount.value else Decimal(0)
    down = step if amount.hedge in {Hedge.ABOUT, Hedge.ALMOST, Hedge.UNDER, Hedge.AT_MOST} else amount.half_step
    up = step if amount.hedge in {Hedge.ABOUT, Hedge.OVER, Hedge.AT_LEAST} else amount.half_step
    top = amount.value if amount.upper is None else amount.upper
    return in_base(amount.value - down, amount), in_base(top + up, amount)


def _bare(amount: Amount) -> tuple[Decimal, Decimal]:
    slack = max(amount.half_step, abs(amount.value) / 200)
    top = amount.value if amount.upper is None else amount.upper
    return in_base(amount.value - slack, amount), in_base(top + slack, amount)


def reading_of(disagree: Callable[[Reading], bool]) -> Reading | None:
    """The most generous reading under which something disagrees, ``None`` when none does.

    The bare reading is not tried: arithmetic on numbers without their hedges proves nothing.
    """
    return next((reading for reading in (Reading.SURE, Reading.PLAIN, Reading.NEAR) if disagree(reading)), None)


def apart(one: Range, other: Range) -> bool:
    """True when no value lies in both."""
    return (one[1] is not None and other[0] is not None and one[1] < other[0]) or (
        other[1] is not None and one[0] is not None and other[1] < one[0]
    )


def plus(one: Range, other: Range) -> Range:
    """Every sum of two values."""
    return (
        None if one[0] is None or other[0] is None else one[0] + other[0],
        None if one[1] is None or other[1] is None else one[1] + other[1],
    )


def minus(one: Range, other: Range) -> Range:
    """Every difference of two values."""
    return (
        None if one[0] is None or other[1] is None else one[0] - other[1],
        None if one[1] is None or other[0] is None else one[1] - other[0],
    )


def times(one: Range, factor: Fraction) -> Range:
    """Every value times a positive factor."""
    return None if one[0] is None else one[0] * factor, None if one[1] is None else one[1] * factor


def over(one: Range, other: Range) -> Range:
    """Every quotient of two values that are not negative; an end that a zero would open is open."""
    low = None if one[0] is None or other[1] is None or other[1] <= 0 else one[0] / other[1]
    high = None if one[1] is None or other[0] is None or other[0] <= 0 else one[1] / other[0]
    return low, high


def vietnamese(number: Decimal | Fraction, places: int = 2) -> str:
    """A number in Vietnamese style, ``1.234,5``; a fraction is rounded to ``places`` decimals."""
    if isinstance(number, Fraction):
        number = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(Decimal(1).scaleb(-places))
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def conflict(
    kind: ConflictKind, reading: Reading, about: Observation, parties: Iterable[Observation], computed: str, reason: str
) -> Conflict:
    """A conflict among observations, about the cell of one of them."""
    keys = tuple(dict.fromkeys(one.key for one in parties))
    return Conflict(kind, reading, about.unit, about.indicator, str(about.period), keys, computed, reason)


def shown(amount: Amount) -> str:
    """An amount as people read it: hedge, number, unit."""
    words = {Hedge.OVER: "trên ", Hedge.ALMOST: "gần ", Hedge.ABOUT: "khoảng ", Hedge.AT_LEAST: "ít nhất "}
    whole = "" if amount.total is None else f"/{vietnamese(amount.total)}"
    noun = amount.unit if amount.unit.startswith("%") else f" {amount.unit}"
    return f"{words.get(amount.hedge, '')}{vietnamese(amount.value)}{whole}{noun}"
