"""What a part of a year tells of the whole: "9 tháng", "tính đến 10/6"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tiendo.values import Period

from ..observed import Figure
from .learned import learned

SAME_PART = 1 / 24  # two parts of a year that end within a fortnight of each other are the same part
LEAST_PART = 1 / 24  # a part of a year shorter than a fortnight tells nothing of the year


def part_of_year(one: Figure) -> float:
    """The part of its year that is over at the end of a figure, 0 to 1."""
    return max(LEAST_PART, one.time - (one.period.last.year - 1))


def whole_flow(one: Figure, known: Sequence[Figure]) -> tuple[float, float]:
    """The whole year's flow that a part of the year tells, with its standard error.

    The share made by that day of the year is learned from many series; each earlier year of this one in which both the same
    part and the whole are known counts as much as that, so the series' own season takes over as it becomes known.
    """
    use = learned()
    part = part_of_year(one)
    shares = [use.season_power * math.log(part), *_own_shares(one, known)]
    whole = one.value / math.exp(math.fsum(shares) / len(shares))
    return whole, abs(whole) * use.season_spread * (1 - part) / math.sqrt(part * len(shares))


def whole_rate(one: Figure, points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The year's growth rate that a part of the year tells: the same value, less sure the earlier in the year."""
    values = [value for _, value in points] or [one.value]
    mean = math.fsum(values) / len(values)
    wide = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    error = max(wide, learned().change_step * abs(one.value)) * math.sqrt(1 - part_of_year(one))
    return one.value, max(error, one.half_step)


def whole_span(one: Figure, span: Period) -> tuple[float, float]:
    """The flow of a span shorter than a year ("6 tháng đầu năm") that its first part tells."""
    part = ((one.period.last - span.first).days + 1) / ((span.last - span.first).days + 1)
    whole = one.value / part
    return whole, max(abs(whole) * learned().season_spread * (1 - part) / math.sqrt(part), one.half_step)


def _own_shares(one: Figure, known: Sequence[Figure]) -> list[float]:
    """Logarithms of the share of the whole that the same part made in earlier years of this series."""
    wholes = {other.period.last.year: other.value for other in known if other.period.is_year}
    part, found = part_of_year(one), []
    for other in known:
        year = other.period.last.year
        if wholes.get(year, 0.0) <= 0 or year >= one.period.last.year or other.value <= 0:
            continue
        partial = other.period.is_cumulative or other.period.is_point
        if partial and abs(part_of_year(other) - part) < SAME_PART:
            found.append(math.log(other.value / wholes[year]))
    return found
