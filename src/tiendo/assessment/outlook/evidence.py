"""What a forecast of a target rests on: its yearly series, and what has already been told of the due year itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tiendo.values import Measure

from ..aim import threshold
from ..nature import Nature, is_growth
from ..observed import Figure, rounding, running_totals, years
from ..standing import Standing
from ..term_sum import term_sum
from ..wording import Words
from .learned import learned
from .priors import is_change, lean, planned, usual_step
from .season import whole_flow, whole_rate, whole_span

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The material of one forecast, in the units of the way (sums and logarithms for targets over a term).

    Attributes:
        points: the yearly series before the due time, oldest first.
        due, goal, direction: what is asked.
        told: values of the due time with their standard errors, as told by an estimate, a part of the year, or a yearly plan.
        keys: the observations used, oldest first.
        basis: what it rests on.
        usual: usual yearly step of such a series, relative to its level.
        lean: yearly step towards the good side that such series usually make, relative to the level.
        years: for a target over its whole term, what each known year added; then ``points`` is the running total.
        missing: years of the term, already over, whose part of the total is not known.
        margin: by how much the value may miss the goal and still be printed as meeting it.
    """

    points: Points
    due: float
    goal: float
    direction: int
    told: Points
    keys: tuple[str, ...]
    basis: Words
    usual: float
    lean: float = 0.0
    years: tuple[float, ...] = ()
    missing: int = 0
    margin: float = 0.0


def evidence(stand: Standing) -> Evidence | None:
    """The material for a target, ``None`` when there is nothing to forecast from or nothing to be reached."""
    target = stand.target
    aim = threshold(target, stand.value if stand.value is not None else float(target.value or 0))
    if aim is None or not stand.figures:
        return None
    if stand.over_term:
        return _summed(stand, aim[1])
    growth = is_growth(target) or target.measure is Measure.GROWTH
    flow = stand.nature is Nature.FLOW and not growth
    known = running_totals(stand.figures) if flow else stand.figures
    if flow and not target.due.is_year and target.due.years == 1:
        points, told, used = _part_year(stand, known)
    else:
        points, told, used = _whole_years(stand, known, flow=flow, growth=growth)
    if not points and not told:
        return None
    by_plan = stand.annual and stand.result is None
    return Evidence(
        points=points,
        due=years(target.due.last),
        goal=aim[0],
        direction=aim[1],
        told=(*told, planned(*aim)) if by_plan else told,
        keys=tuple(dict.fromkeys(one.key for one in used)),
        basis=_basis(points, used[-1] if told else None, by_plan=by_plan),
        usual=usual_step(stand, points, growth=growth),
        lean=lean(stand, growth=growth),
        margin=rounding(target, stand.figures),
    )


def _whole_years(stand: Standing, known: Sequence[Figure], *, flow: bool, growth: bool) -> tuple[Points, Points, list[Figure]]:
    """The yearly series before the due time, what was told of the due time, and the figures used with the teller last."""
    target, due = stand.target, years(stand.target.due.last)
    yearly = dict(_yearly(known, partial=flow or growth, growth=growth))
    series = {time: value for time, (value, _) in yearly.items() if time < due}
    used = [one for time, (_, one) in sorted(yearly.items()) if time < due]
    if target.baseline is not None and target.baseline_period is not None:
        series.setdefault(years(target.baseline_period.last), float(target.baseline))
    points = tuple(sorted((time, value) for time, value in series.items() if time < due))
    if stand.result is not None:
        return points, (_result(stand, stand.result, growth=growth),), [*used, stand.result]
    inside = [one for one in known if one.period.last.year == target.due.last.year and _is_part(one)]
    if not (flow or growth) or not inside or target.due.last.month != 12:
        return points, (), used
    newest = inside[-1]
    telling = whole_rate(newest, points) if growth else whole_flow(newest, known)
    return points, (telling,), [*used, newest]


def _yearly(known: Sequence[Figure], *, partial: bool, growth: bool) -> Iterable[tuple[float, tuple[float, Figure]]]:
    """Time, value and figure of each year; where only a part of a year is known, the whole that it tells."""
    whole_years = {one.period.last.year for one in known if one.period.is_year}
    newest = {one.period.last.year: one for one in known if _is_part(one)}  # a year's later parts replace its earlier ones
    for one in known:
        if one.period.is_year or (not partial and one.period.years == 1):
            yield one.time, (one.value, one)
        elif partial and newest.get(one.period.last.year) is one and one.period.last.year not in whole_years:
            yield float(one.period.last.year), (one.value if growth else whole_flow(one, known)[0], one)


def _is_part(one: Figure) -> bool:
    return one.period.is_cumulative or one.period.is_point


def _result(stand: Standing, result: Figure, *, growth: bool) -> tuple[float, float]:
    """The due period's own figure, with the error that estimates have had."""
    use = learned()
    step = use.change_step if growth or is_change(stand) else use.local_step
    error = step * use.estimate_share * abs(result.value) if result.estimate else 0.0
    return result.value, max(error, result.half_step)


def _part_year(stand: Standing, known: Sequence[Figure]) -> tuple[Points, Points, list[Figure]]:
    """A flow of a part of the year: the same part of earlier years, and what is done of this one."""
    span = stand.target.due
    same = [one for one in known if one.period.years == 1 and one.period.moved(span.last.year - one.period.last.year) == span]
    before = [one for one in same if one.period.last < span.last]
    points = tuple((one.time, one.value) for one in before)
    if stand.result is not None:
        return points, (_result(stand, stand.result, growth=False),), [*before, stand.result]
    inside = [one for one in known if one.period.first == span.first and one.period.last < span.last]
    return points, tuple(whole_span(one, span) for one in inside[-1:]), [*before, *inside[-1:]]


def _summed(stand: Standing, side: int) -> Evidence | None:
    """A total or average over the term: what is done, and what its years, and those before the term, added."""
    way, found = stand.way, term_sum(stand.target, stand.figures)
    if way is None or way.target is None or way.due is None or not found.years:
        return None
    return Evidence(
        points=way.points,
        due=way.due,
        goal=way.target,
        direction=side,
        told=(),
        keys=tuple(one.key for one in stand.figures),
        basis=_total_basis(stand.figures),
        usual=0.0,
        years=found.years,
        missing=0 if stand.target.measure is Measure.YEARLY_AVERAGE else len(found.gaps),
    )


def _total_basis(used: Sequence[Figure]) -> Words:
    first, last = used[0].period.first.year, used[-1].period.last.year
    span = str(last) if first == last else f"{first}–{last}"
    return Words(f"{len(used)} số liệu năm {span}", f"{len(used)} figures of {span}")


def _basis(points: Points, teller: Figure | None, *, by_plan: bool = False) -> Words:
    vi, en = [], []
    if points:
        first, last = math.ceil(points[0][0]), math.ceil(points[-1][0])
        span = str(last) if first == last else f"{first}–{last}"
        vi.append(f"{len(points)} số liệu năm {span}")
        en.append(f"{len(points)} figures of {span}")
    if teller is not None:
        kind = ("số ước", "an estimate") if teller.estimate else ("số đã có", "a figure")
        vi.append(f"{kind[0]} của kỳ {teller.period}")
        en.append(f"{kind[1]} of {teller.period}")
    if by_plan:
        vi.append("mức kế hoạch năm")
        en.append("the yearly plan")
    return Words(", ".join(vi), ", ".join(en))
