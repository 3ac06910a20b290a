"""The outlook of one target on one day."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tiendo.values import Measure, Observation, Outlook, Period, Target

from ..aim import bounds
from ..nature import Nature, is_growth
from ..standing import Standing, standing
from ..term_sum import average_of, share_of
from .evidence import Evidence, evidence
from .learned import learned
from .spread import Spread, spread_of
from .term_total import total_spread

WIDE, NARROW = 0.8, 0.5
LONGEST_FAN = 15
LEAST_ERROR = 1e-9


def outlook_of(target: Target, observations: Iterable[Observation], *, on: date, term: Period | None = None) -> Outlook | None:
    """Probability that the target is met by its day, with an 80% interval of its due value and a fan of the years until then.

    Args:
        observations: any; those of other units or indicators, or not yet known on the day, are passed over.
        on: the day from which it is seen.
        term: the years of the plan that sets the target, when known.
    Returns: ``None`` for a target without a quantified value or without any figure.
    """
    return outlook_from(standing(target, observations, on=on, term=term))


def outlook_from(stand: Standing) -> Outlook | None:
    """The outlook of a target whose standing is already known."""
    found = evidence(stand)
    if found is None:
        return None
    spread = _spread(stand, found, found.due)
    shown = _shown(stand)
    low, high = spread.interval(WIDE)
    fan = _fan(stand, found, shown)
    return Outlook(
        probability=_probability(stand, found, spread),
        low=shown(low),
        middle=shown(spread.value_at(0.5)),
        high=shown(high),
        points=len(found.keys),
        fan=fan,
        basis=found.basis.vi,
        basis_en=found.basis.en,
        rests_on=found.keys,
    )


def _spread(stand: Standing, found: Evidence, due: float) -> Spread:
    """The spread at a time; what was told of the due year counts at the due time only."""
    use = learned()
    if found.years:
        time, done = found.points[-1]
        left = max(0.0, due - time) + found.missing
        return total_spread(done, found.years, left, found.direction, growth=is_growth(stand.target), numbers=use)
    told = list(found.told) if due == found.due else []
    if found.points:
        numbers = replace(use, usual_step=found.usual)
        spread = spread_of(found.points, due, found.direction, size=found.goal, lean=found.lean, numbers=numbers)
    else:
        (value, error), *told = found.told
        error = max(error, abs(value) * LEAST_ERROR, LEAST_ERROR)
        spread = Spread(value, error, value, error, 0.0, use.trend, use.level, found.direction)
    for value, error in told:
        spread = spread.told(value, error)
    return spread


def _probability(stand: Standing, found: Evidence, spread: Spread) -> float:
    """Chance of the good side; between two ends, the chance of lying between them."""
    ends = bounds(stand.target)
    if ends is None or math.isinf(ends[0]) or math.isinf(ends[1]):
        return spread.chance(found.goal - found.direction * found.margin)
    if stand.target.measure is Measure.YEARLY_AVERAGE:
        ends = (share_of(stand.target, ends[0]) * stand.target.due.years, share_of(stand.target, ends[1]) * stand.target.due.years)
    upwards = replace(spread, direction=1, intercept=0.0)
    return max(0.0, upwards.chance(ends[0] - found.margin) - upwards.chance(ends[1] + found.margin))


def _shown(stand: Standing) -> Callable[[float], float]:
    """From the units of the way to the target's unit, kept within what the quantity can be."""
    target = stand.target
    growth = is_growth(target) or target.measure is Measure.GROWTH
    count = target.due.years
    if target.measure is Measure.YEARLY_AVERAGE:
        return lambda total: average_of(target, total, count)
    least = min(0.0, *(one.value for one in stand.figures)) if not growth else -math.inf
    share = stand.nature is Nature.RATE and target.unit_of_measure.strip() == "%" and not growth
    most = max(100.0, *(one.value for one in stand.figures)) if share else math.inf
    return lambda value: min(max(value, least), most)


def _fan(
    stand: Standing, found: Evidence, shown: Callable[[float], float]
) -> tuple[tuple[int, float, float, float, float, float], ...]:
    """One row a year from the last figure to the due time."""
    last = found.points[-1][0] if found.points else found.due - 1
    times = [float(year) for year in range(math.floor(last) + 1, math.ceil(found.due))][-LONGEST_FAN:]
    rows = []
    for time in (*times, found.due):
        spread = _spread(stand, found, time)
        (low80, high80), (low50, high50) = spread.interval(WIDE), spread.interval(NARROW)
        middle = spread.value_at(0.5)
        rows.append((math.ceil(time), shown(low80), shown(low50), shown(middle), shown(high50), shown(high80)))
    return tuple(rows)
