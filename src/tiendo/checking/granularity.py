"""Which counts can stand behind a printed share or mean: the test of granularity (GRIM; Brown and Heathers, 2017)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from ..values import Interval


def counts_behind(values: Interval, among: int, per: int = 1) -> range:
    """The counts x for which x × ``per`` ÷ ``among`` lies in the interval; empty when the printed number cannot be.

    Args:
        values: what the printed share or mean stands for, with both ends.
        among: how many things (times answers for each) were counted, above zero.
        per: 100 for a percentage, 1 for a mean.

    >>> counts_behind(Interval(Fraction("71.35"), Fraction("71.45")), 49, 100)
    range(35, 36)
    """
    assert values.low is not None and values.high is not None
    return range(max(0, ceil(values.low * among / per)), floor(values.high * among / per) + 1)


def nearest_counts(value: Fraction, among: int, per: int = 1) -> tuple[int, int]:
    """The counts on both sides of a share or mean, the nearer one first."""
    exact = value * among / per
    below = floor(exact)
    return (below, below + 1) if exact - below <= Fraction(1, 2) else (below + 1, below)
