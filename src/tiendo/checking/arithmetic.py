"""Arithmetic of intervals of numbers that are never negative, in exact fractions; ``None`` is an end without bound."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from ..values import Interval

_ONE = cast("Fraction", 1)  # a whole number meets fractions and floats alike at no cost
ONE = Interval(_ONE, _ONE)
ANYTHING = Interval(None, None)


def exactly(number: Fraction | int) -> Interval:
    """The interval of one number."""
    return Interval(Fraction(number), Fraction(number))


def add(*terms: Interval) -> Interval:
    """Every sum of one number from each."""
    return total(terms)


def total(terms: Iterable[Interval]) -> Interval:
    """Every sum of one number from each."""
    rest = iter(terms)
    first = next(rest, None)
    if first is None:
        return exactly(0)
    low, high = first.low, first.high
    for term in rest:
        low = None if low is None or term.low is None else low + term.low
        high = None if high is None or term.high is None else high + term.high
    return Interval(low, high)


def subtract(a: Interval, b: Interval) -> Interval:
    """Every difference a − b; it may be negative."""
    low = None if a.low is None or b.high is None else a.low - b.high
    high = None if a.high is None or b.low is None else a.high - b.low
    return Interval(low, high)


def times(a: Interval, factor: Fraction | int) -> Interval:
    """Every number of ``a`` times a factor above zero."""
    return Interval(None if a.low is None else a.low * factor, None if a.high is None else a.high * factor)


def multiply(a: Interval, b: Interval) -> Interval:
    """Every product of two numbers that are not negative."""
    low = (a.low or Fraction(0)) * (b.low or Fraction(0))
    high = None if a.high is None or b.high is None else a.high * b.high
    return Interval(low, high)


def divide(a: Interval, b: Interval) -> Interval:
    """Every quotient of two numbers that are not negative; division by zero gives an end without bound."""
    low = Fraction(0) if b.high is None or a.low is None else (a.low / b.high if b.high > 0 else None)
    high = None if a.high is None or not b.low or b.low <= 0 else a.high / b.low
    return Interval(low, high)


def absolute(a: Interval) -> Interval:
    """The sizes of the numbers in ``a``."""
    if a.low is not None and a.low >= 0:
        return a
    if a.high is not None and a.high <= 0:
        return Interval(-a.high, None if a.low is None else -a.low)
    if a.low is None or a.high is None:
        return Interval(Fraction(0), None)
    return Interval(Fraction(0), max(-a.low, a.high))


def can_be_at_most(a: Interval, b: Interval) -> bool:
    """Whether some number of ``a`` is no larger than some number of ``b``."""
    return a.low is None or b.high is None or a.low <= b.high


def can_be_below(a: Interval, b: Interval) -> bool:
    """Whether some number of ``a`` is smaller than some number of ``b``."""
    return a.low is None or b.high is None or a.low < b.high


def hull(terms: Iterable[Interval]) -> Interval:
    """The smallest interval around all of them."""
    kept = list(terms)
    lows = [term.low for term in kept]
    highs = [term.high for term in kept]
    return Interval(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )
