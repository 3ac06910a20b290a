"""Where the total or average of a whole term will end: what is done, and as many years more as the term has left."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .learned import Learned
from .spread import Spread


def total_spread(done: float, years: Sequence[float], left: float, direction: int, *, growth: bool, numbers: Learned) -> Spread:
    """The spread of a total.

    Args:
        done: the running total so far.
        years: what each known year added, before the term too; at least one.
        left: years of the term that are still to come.
        direction: 1 when more is better, -1 when less is.
        growth: the years are growth rates, which differ more from year to year than amounts do.
    Source: the mean year goes on; years differ from it as they did so far, and one more year differs as usual in the record.
    """
    mean = math.fsum(years) / len(years)
    usual = (numbers.growth_year_spread if growth else numbers.year_spread) * abs(mean)
    variance = (math.fsum((year - mean) ** 2 for year in years) + usual**2) / len(years)
    error = max(math.sqrt(variance * left * (1 + left / len(years))), abs(done) * 1e-9, 1e-12)
    end = done + mean * left
    return Spread(end, error, end, error, 0.0, numbers.trend, numbers.level, direction)
