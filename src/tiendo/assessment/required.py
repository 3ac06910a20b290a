"""What would have to happen for a target to be met: value this year, change each year, amount each month."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from tiendo.values import Measure, Required

from .method import Way
from .nature import Nature, is_growth
from .observed import years
from .standing import Standing
from .term_sum import average_of

DIGITS = 4  # significant digits of a required value: it is a pace to aim at, not a result


def required(stand: Standing) -> Required | None:
    """What is still needed, in the target's unit; ``None`` when the target is reached, over, or has no way to it."""
    way, newest = stand.way, stand.latest
    if way is None or way.target is None or way.due is None or newest is None or way.reached or stand.on > stand.target.due.last:
        return None
    months = _months(newest.period.last, stand.target.due.last)
    if months <= 0:
        return None
    if stand.target.measure is Measure.YEARLY_AVERAGE:
        return Required(per_year=_rounded(_yearly_average(stand, way)), months_left=months)
    if is_growth(stand.target) or stand.target.measure is Measure.GROWTH:
        return Required(this_year=_rounded(way.target) if stand.on.year == stand.target.due.last.year else None, months_left=months)
    left = way.target - way.latest
    per_year = left / (way.due - way.time)
    adds_up = way.from_zero or stand.nature is Nature.STOCK
    return Required(
        per_year=None if stand.target.due.years == 1 and way.from_zero else _rounded(per_year),
        this_year=_rounded(_this_year(way, stand.on)),
        per_month=_rounded(left / months) if adds_up else None,
        months_left=months,
    )


def _this_year(way: Way, on: date) -> float:
    """The value on a straight line from the latest figure to the target at the end of the current year."""
    assert way.target is not None and way.due is not None
    end = min(years(date(on.year, 12, 31)), way.due)
    if end <= way.time:
        return way.latest
    return way.latest + (way.target - way.latest) * (end - way.time) / (way.due - way.time)


def _yearly_average(stand: Standing, way: Way) -> float:
    """The average of the years left that brings the whole term to its target."""
    assert way.target is not None and way.due is not None
    needed = (way.target - way.latest) / (way.due - way.time)
    return average_of(stand.target, needed, 1)


def _months(start: date, end: date) -> int:
    """Whole months from the end of one day to the end of another."""
    return (end.year - start.year) * 12 + end.month - start.month


def _rounded(value: float) -> Decimal:
    if value == 0:
        return Decimal(0)
    places = DIGITS - 1 - math.floor(math.log10(abs(value)))
    return Decimal(str(round(value, places))).normalize() + Decimal(0)
