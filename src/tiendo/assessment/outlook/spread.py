"""Where a short yearly series may stand some years ahead: one smooth curve from which chance and interval both come.

Two simple forecasts are pooled. The *trend* goes on at the recent drift, newer steps weighing more, and its error is told from how
unevenly the series moved. The *level* falls back to the mean of the series, and its error from how widely it lay. Each gives the
distance of a value in its own standard errors; the chance that the series ends on the good side of the value is a logistic
curve of the two distances, flattened far out (asinh) since real series surprise more than a normal law allows.

Every number that enters is relative to the series itself, so nothing changes when the unit does.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .learned import Learned, learned

HALVINGS = 46  # the last halving moves the value by less than a billionth of a standard error
FAR = 1e4  # standard errors beyond which no value is looked for


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution of the value at one future time.

    Attributes:
        trend, trend_error: forecast and standard error of the going-on trend.
        level, level_error: the same for the return to the mean.
        intercept, trend_weight, level_weight: of the logistic curve; weights are never negative, so that a
            harder value is never likelier.
        direction: 1 when more is better, -1 when less is; the curve leans to the good side.
    """

    trend: float
    trend_error: float
    level: float
    level_error: float
    intercept: float
    trend_weight: float
    level_weight: float
    direction: int

    def chance(self, value: float) -> float:
        """Probability that the series ends on the good side of a value (or on it)."""
        return _logistic(self._log_odds(value))

    def value_at(self, chance: float) -> float:
        """The value that the series reaches or betters with this probability (0 < chance < 1)."""
        wanted = math.log(chance / (1 - chance))
        reach = FAR * (self.trend_error + self.level_error)
        good = max(self.trend * self.direction, self.level * self.direction) + reach
        bad = min(self.trend * self.direction, self.level * self.direction) - reach
        for _ in range(HALVINGS):
            middle = (good + bad) / 2
            if self._log_odds(middle * self.direction) > wanted:
                bad = middle
            else:
                good = middle
        return (good + bad) / 2 * self.direction

    def interval(self, share: float) -> tuple[float, float]:
        """The central interval that holds the value with this probability, lower end first."""
        ends = self.value_at((1 + share) / 2), self.value_at((1 - share) / 2)
        return min(ends), max(ends)

    def _log_odds(self, value: float) -> float:
        by_trend = math.asinh(self.direction * (self.trend - value) / self.trend_error)
        by_level = math.asinh(self.direction * (self.level - value) / self.level_error)
        return self.intercept + self.trend_weight * by_trend + self.level_weight * by_level

    def told(self, value: float, error: float) -> Spread:
        """This spread once the value itself has been told with a standard error (an estimate, a part of the year)."""
        trend, trend_error = _pool(self.trend, self.trend_error, value, error)
        level, level_error = _pool(self.level, self.level_error, value, error)
        kept = trend_error / self.trend_error
        return Spread(
            trend=trend,
            trend_error=trend_error,
            level=level,
            level_error=level_error,
            intercept=self.intercept * kept,
            trend_weight=self.trend_weight,
            level_weight=self.level_weight,
            direction=self.direction,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """What a series says of a later time before any weight is learned.

    Attributes:
        trend, trend_error, level, level_error: as in ``Spread``.
        short: 1 divided by the number of steps; 0 for a single point.
        faith: how much the level still means, 1 for a series without direction, less for one that moves steadily.
    """

    trend: float
    trend_error: float
    level: float
    level_error: float
    short: float
    faith: float


def spread_of(
    points: Sequence[tuple[float, float]],
    due: float,
    direction: int,
    *,
    size: float = 0.0,
    lean: float = 0.0,
    numbers: Learned | None = None,
) -> Spread:
    """The spread of a series at a later time.

    Args:
        points: ``(time in years, value)``, oldest first, at least one, all before ``due``.
        due: the time asked for.
        direction: 1 when more is better, -1 when less is.
        size: a magnitude to lean on when every value is zero (the target's).
        lean: the yearly step, relative to the level, that such series usually make towards the good side; a short series
            follows it.
    Raises: ValueError when there is no point, or the last is not before ``due``.
    """
    use = numbers or learned()
    shape = shape_of(points, due, size=size, lean=lean * direction, numbers=use)
    single = len(points) == 1
    return Spread(
        trend=shape.trend,
        trend_error=shape.trend_error,
        level=shape.level,
        level_error=shape.level_error,
        intercept=use.one_intercept if single else use.intercept + use.intercept_short * shape.short,
        trend_weight=use.one_trend if single else use.trend + use.trend_short * shape.short,
        level_weight=0.0 if single else (use.level + use.level_short * shape.short) * shape.faith,
        direction=direction,
    )


def shape_of(points: Sequence[tuple[float, float]], due: float, *, size: float, numbers: Learned, lean: float = 0.0) -> Shape:
    """Trend and level of a series at a later time, with their standard errors.

    Args: as in ``spread_of``; ``lean`` has the sign of the step itself. Raises: as there.
    """
    if not points or points[-1][0] >= due:
        raise ValueError("a spread needs at least one point before the due time")
    values = [value for _, value in points]
    mean = math.fsum(values) / len(values)
    scale = math.fsum(abs(value) for value in values) / len(values) or abs(size) or 1.0
    usual = numbers.usual_step * scale
    ahead = due - points[-1][0]
    if len(points) == 1:
        error, end = usual * math.sqrt(ahead * (1 + ahead)), mean + lean * scale * ahead
        return Shape(end, error, end, error, 0.0, 1.0)
    steps = [(b - a) / (t - s) for (s, a), (t, b) in pairwise(points)]
    count = len(steps)
    drift, uneven = _movement(steps, usual, lean * scale, numbers)
    wide = math.sqrt((math.fsum((value - mean) ** 2 for value in values) + uneven**2) / (count + 2))
    growth = math.sqrt(ahead * (1 + ahead / count))
    return Shape(
        trend=values[-1] + drift * ahead,
        trend_error=uneven * growth,
        level=mean,
        level_error=wide * growth,
        short=1 / count,
        faith=(1 + numbers.steady * (1 - 1 / count) * (drift / uneven) ** 2) ** -0.5,
    )


def _movement(steps: Sequence[float], usual: float, lean: float, use: Learned) -> tuple[float, float]:
    """Recent drift per year and the unevenness of the yearly steps."""
    count = len(steps)
    weights = [use.fading ** (count - 1 - index) for index in range(count)]
    recent = math.fsum(w * step for w, step in zip(weights, steps, strict=True)) / math.fsum(weights)
    even = math.fsum(steps) / count
    variance = (math.fsum((step - even) ** 2 for step in steps) + use.usual_weight * usual**2) / (count - 1 + use.usual_weight)
    return (recent * count + lean * use.caution) / (count + use.caution), math.sqrt(variance)


def _pool(first: float, first_error: float, second: float, second_error: float) -> tuple[float, float]:
    """Two independent tellings of one value, weighed by their precision."""
    if second_error <= 0:
        return second, first_error * 1e-9
    a, b = first_error**-2, second_error**-2
    return (a * first + b * second) / (a + b), (a + b) ** -0.5


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
