"""A target over its whole term: the running total of its years, or of what they add to an average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.values import Measure, Target

from .nature import is_growth
from .observed import Figure, running_totals


@dataclass(frozen=True, slots=True)
class TermSum:
    """The years of the term so far.

    Attributes:
        points: ``(time, running total)`` from zero at the start of the term; averages as the sum of their years, averages of growth
            rates as the sum of logarithms.
        value: the total, or the average, of the time reported; ``None`` when nothing of the term is known.
        years: what each reported year adds, before the term too, oldest first; the mean year where only their total is known.
        gaps: years between reported ones without a figure; an average fills them with the mean of the others, a total cannot.
    """

    points: tuple[tuple[float, float], ...]
    value: float | None
    years: tuple[float, ...]
    gaps: tuple[int, ...]


def term_sum(target: Target, figures: Sequence[Figure]) -> TermSum:
    """Add up the figures of a target's term.

    A figure that speaks of the term from its first year on ("2021–2023") counts as the total, or the average, of those years;
    whole years follow it, and for a total the part of the year that is not over.
    """
    first, last = target.due.first.year, target.due.last.year
    average = target.measure is Measure.YEARLY_AVERAGE
    covered, total = _from_the_start(target, figures)
    years = {one.period.last.year: share_of(target, one.value) for one in figures if one.period.is_year}
    reported = [year for year in sorted(years) if max(first - 1, covered) < year <= last]
    points = [(float(first - 1), 0.0)] + ([(float(covered), total)] if covered >= first else [])
    newest = reported[-1] if reported else covered
    mean = math.fsum(years[year] for year in reported) / len(reported) if average and reported else 0.0
    for year in range(covered + 1, newest + 1):
        total += years[year] if year in reported else mean
        points.append((float(year), total))
    running = None if average else _running(figures, newest + 1, last)
    if running is not None:
        points.append((running.time, total + running.value))
    gaps = tuple(year for year in range(covered + 1, newest) if year not in reported)
    value = points[-1][1] if len(points) > 1 else None
    if value is not None and average:
        value = average_of(target, value, newest - first + 1)
    spread_out = (total / (covered - first + 1),) if covered >= first and not years else ()
    return TermSum(tuple(points), value, spread_out or tuple(years[year] for year in sorted(years)), gaps)


def share_of(target: Target, value: float) -> float:
    """What one year, or a year at the target's own value, adds to the running total."""
    if target.measure is Measure.YEARLY_AVERAGE and is_growth(target):
        return math.log1p(max(value, -99.0) / 100)
    return value


def average_of(target: Target, total: float, years: int) -> float:
    """The yearly average behind a running total."""
    return 100 * math.expm1(total / years) if is_growth(target) else total / years


def _from_the_start(target: Target, figures: Sequence[Figure]) -> tuple[int, float]:
    """The last year that a figure of several years from the start covers, and the running total then."""
    first, last = target.due.first.year, target.due.last.year
    spans = [one for one in figures if one.period.first.year == first and one.period.years > 1 and one.period.last.year < last]
    if not spans:
        return first - 1, 0.0
    newest = spans[-1]
    many = newest.period.years if target.measure is Measure.YEARLY_AVERAGE else 1
    return newest.period.last.year, share_of(target, newest.value) * many


def _running(figures: Sequence[Figure], year: int, last: int) -> Figure | None:
    """The newest figure of a part of the year that is not over."""
    parts = [one for one in running_totals(figures) if one.period.is_cumulative and one.period.last.year == year <= last]
    return parts[-1] if parts else None
