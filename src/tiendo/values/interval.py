"""Closed, open and half-open intervals of exact numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; an end that is ``None`` has no bound.

    Attributes:
        low, high: the ends as exact fractions, in the unit of whatever the interval speaks of.
        low_open, high_open: whether the end itself is left out.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """True when no number lies in the interval."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def exact(self) -> bool:
        """True when exactly one number lies in the interval."""
        return self.low is not None and self.low == self.high and not self.low_open and not self.high_open

    def __contains__(self, number: Fraction | int) -> bool:
        if self.low is not None and (number < self.low or (self.low_open and number == self.low)):
            return False
        return self.high is None or number < self.high or (number == self.high and not self.high_open)

    def meet(self, other: Interval) -> Interval:
        """The numbers in both intervals (may be empty)."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, larger=True)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, larger=False)
        return Interval(low, high, low_open, high_open)

    def touches(self, other: Interval) -> bool:
        """True when some number lies in both."""
        return not self.meet(other).empty


def _tighter(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, larger: bool) -> tuple[Fraction | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a > b) is larger else (b, b_open)
