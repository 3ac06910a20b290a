"""Where a target stands on a day, before any method speaks: its figures, its way, and its result when there is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tiendo.values import Absence, Comparator, Measure, Observation, Period, Target

from .aim import bounds, threshold
from .method import Way
from .nature import Nature, is_growth, nature, over_term
from .observed import Figure, figures, running_totals, years
from .term_sum import share_of, term_sum
from .wording import Words

USUAL_TERM = 5  # years between two congresses; only for a target whose plan and baseline are not given


@dataclass(frozen=True, slots=True)
class Standing:
    """A target with what was known of it on a day.

    Attributes:
        figures: its usable figures up to the due time, oldest first.
        nature: what a figure of part of a year means.
        way: the way from base to target, ``None`` when ``problem`` says why there is none.
        result: the figure that settles it (the due period's own), actual or estimate; ``None`` before.
        value: for a target over its whole term, the total or average so far; else the latest figure's value.
        gaps: years of the term, already over, without a figure (only for targets over the whole term).
        absence: why there is no number, when the ledger says so.
        over_term: the target speaks of all its years together.
        annual: the target belongs to a plan of one year.
    """

    target: Target
    on: date
    figures: tuple[Figure, ...]
    nature: Nature
    way: Way | None
    problem: Words | None
    result: Figure | None
    value: float | None
    gaps: tuple[int, ...] = ()
    absence: Absence | None = None
    over_term: bool = False
    annual: bool = False

    @property
    def latest(self) -> Figure | None:
        """The newest figure."""
        return self.figures[-1] if self.figures else None


def standing(target: Target, observations: Iterable[Observation], *, on: date, term: Period | None = None) -> Standing:
    """Where the target stands on a day.

    Args:
        observations: any; those of other units or indicators, or not yet known, are passed over.
        term: the years of the plan that sets the target, when known; the way begins with them.
    """
    given = [one for one in observations if one.unit == target.unit and one.indicator == target.indicator and one.known <= on]
    found = tuple(one for one in figures(target, given, on) if one.period.last <= target.due.last)
    kind = nature(target, found)
    over = over_term(target)
    base = Standing(
        target=target,
        on=on,
        figures=found,
        nature=kind,
        way=None,
        problem=None,
        result=_result(target, found, over),
        value=found[-1].value if found else None,
        absence=_absence(given),
        over_term=over,
        annual=_annual(target, term),
    )
    if target.comparator is Comparator.QUALITATIVE:
        return replace(
            base, problem=Words("Chỉ tiêu định tính: người phụ trách đánh giá.", "A qualitative target: a person judges it.")
        )
    if bounds(target) is None:
        return replace(base, problem=Words("Chỉ tiêu theo mốc thời gian, không có mức.", "A target by date, without a value."))
    if not found:
        return replace(base, problem=Words("Chưa có số liệu.", "No figure is known."))
    if over:
        return _over_term(base)
    return _level(base, term)


def _annual(target: Target, term: Period | None) -> bool:
    """A plan of one year, set for that year: not the last year of a long plan that was known years before."""
    if term is None or term.years > 1 or target.due.years > 1:
        return False
    return target.known is None or target.known.year >= target.due.last.year - 1


def _absence(given: Sequence[Observation]) -> Absence | None:
    """The absence that the newest entry states, if it is newer than every number."""
    newest = max(given, key=lambda one: (one.period.last, one.known), default=None)
    return newest.absence if newest is not None and newest.amount is None else None


def _result(target: Target, found: Sequence[Figure], over: bool) -> Figure | None:
    """The figure of the due period itself."""
    whole = [one for one in found if one.period == target.due]
    if whole or over:
        return whole[-1] if whole else None
    last = Period.of_year(target.due.last.year) if target.due.last.month == 12 else None
    ends = [one for one in found if one.period == last or (one.period.is_point and one.period.last == target.due.last)]
    return ends[-1] if ends else None


def _level(base: Standing, term: Period | None) -> Standing:
    target, found = base.target, base.figures
    if base.nature is Nature.FLOW:
        found = running_totals(found)
    inside = [one for one in found if target.due.first <= one.period.first and one.period.last <= target.due.last]
    if base.nature is Nature.FLOW and target.due.years == 1 and inside:
        start = years(target.due.first - timedelta(days=1))
        points = ((start, 0.0), *_one_per_time(inside))
        return _with_way(base, points, from_zero=True)
    usable = [one for one in found if base.nature is not Nature.FLOW or one.period.is_year]
    usable = [one for one in usable if one.period.years == 1]
    points = _one_per_time(usable)
    if target.baseline is not None and target.baseline_period is not None:
        start = years(target.baseline_period.last)
        points = ((start, float(target.baseline)), *(point for point in points if point[0] > start))
    elif points:
        points = points[_base_index(points, target, term) :]
    if not points:
        problem = Words("Chưa có số liệu cả năm để đo quãng đường.", "There is no whole-year figure to measure a way.")
        return replace(base, problem=problem)
    return _with_way(base, points)


def _one_per_time(found: Sequence[Figure]) -> tuple[tuple[float, float], ...]:
    """Points in time order, the later entry of a moment in place of the earlier."""
    return tuple(sorted({one.time: one.value for one in found}.items()))


def _base_index(points: Sequence[tuple[float, float]], target: Target, term: Period | None) -> int:
    """Which point the way begins with: the last one before the term, else the first one of the usual term."""
    span = term or target.due
    before = [index for index, (time, _) in enumerate(points) if time <= span.first.year - 1]
    if before and (before[-1] < len(points) - 1 or term is not None):
        return before[-1]
    if term is None:
        since = target.due.last.year - USUAL_TERM
        return next((index for index, (time, _) in enumerate(points) if time >= since), len(points) - 1)
    return 0


def _over_term(base: Standing) -> Standing:
    """The way of a total or an average: a sum from zero over the years of the target."""
    found = term_sum(base.target, base.figures)
    stand = replace(base, value=found.value, gaps=found.gaps)
    if found.value is None:
        none = Words("Chưa có số liệu trong kỳ của chỉ tiêu.", "No figure of the target's term is known.")
        return replace(stand, problem=none)
    return _with_way(stand, found.points, from_zero=True)


def _with_way(base: Standing, points: tuple[tuple[float, float], ...], *, from_zero: bool = False) -> Standing:
    target = base.target
    growth = is_growth(target) or target.measure is Measure.GROWTH
    latest = points[-1][1]
    aim = threshold(target, base.value if base.over_term and base.value is not None else latest)
    if aim is None:
        return base
    goal, side = aim
    if target.measure is Measure.YEARLY_AVERAGE:
        goal = share_of(target, goal) * target.due.years
    share = base.nature is Nature.RATE and target.unit_of_measure.startswith("%") and not growth
    way = Way(
        base_time=points[0][0],
        base=points[0][1],
        time=points[-1][0],
        latest=latest,
        due=years(target.due.last),
        target=goal,
        direction=side,
        points=points,
        limit=(100.0 if side > 0 else 0.0) if share else None,
        quantity="growth_rate" if growth and not from_zero else "",
        from_zero=from_zero,
    )
    return replace(base, way=way)
