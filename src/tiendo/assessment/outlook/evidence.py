"""What a forecast of a target rests on: its yearly series, and what has already been told of the due year itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.values import Measure

from ..aim import threshold
from ..observed import Figure, Nature, is_amount, is_growth, years
from ..standing import Standing
from ..term_sum import share_of
from ..wording import Words
from .learned import learned

LEAST_SHARE = 2.0  # percentage points: a share near a hundred still moves like one that has two points left
SAME_PART = 1 / 24  # two parts of a year that end within a fortnight of each other are the same part
LEAST_PART = 1 / 24  # a part of a year shorter than a fortnight tells nothing of the year


@dataclass(frozen=True, slots=True)
class Evidence:
    """The material of one forecast, in the units of the way (sums and logarithms for targets over a term).

    Attributes:
        points: the yearly series before the due time, oldest first.
        due, goal, direction: what is asked.
        told: values of the due time with their standard errors, as told by an estimate, a part of the year, or a yearly plan.
        usual: usual yearly step of such a series, relative to its level.
        lean: yearly step towards the good side that such series usually make, relative to the level.
        summed: the series is a running total, so it cannot fall back to its mean.
        keys: the observations used, oldest first.
        basis: what it rests on.
    """

    points: tuple[tuple[float, float], ...]
    due: float
    goal: float
    direction: int
    told: tuple[tuple[float, float], ...]
    usual: float
    lean: float
    summed: bool
    keys: tuple[str, ...]
    basis: Words


def evidence(stand: Standing) -> Evidence | None:
    """The material for a target, ``None`` when there is nothing to forecast from or nothing to be reached."""
    target = stand.target
    aim = threshold(target, stand.value if stand.value is not None else float(target.value or 0))
    if aim is None or not stand.figures:
        return None
    goal, side = aim
    due = years(target.due.last)
    if stand.over_term:
        return _summed(stand, due, side)
    growth = is_growth(target) or target.measure is Measure.GROWTH
    yearly, partial = _yearly(stand, growth)
    series = {time: value for time, (value, _) in yearly.items() if time < due}
    keys = [key for time, (_, key) in sorted(yearly.items()) if time < due]
    if target.baseline is not None and target.baseline_period is not None:
        series.setdefault(years(target.baseline_period.last), float(target.baseline))
    points = tuple(sorted((time, value) for time, value in series.items() if time < due))
    telling, teller = _told(stand, partial, points, growth)
    told = () if telling is None else (telling,)
    if teller:
        keys.append(teller.key)
    if not points and not told:
        return None
    planned = stand.annual and stand.result is None
    if planned:
        told = (*told, _planned(goal, side))
    usual = _usual(stand, points, growth=growth)
    return Evidence(
        points,
        due,
        goal,
        side,
        told,
        usual,
        _lean(stand, growth=growth),
        False,
        tuple(dict.fromkeys(keys)),
        _basis(points, teller, planned),
    )


def _usual(stand: Standing, points: Sequence[tuple[float, float]], *, growth: bool) -> float:
    """Usual yearly step relative to the level; a share of a hundred moves by the smaller of its two parts."""
    use = learned()
    if growth or _is_change(stand):
        return use.change_step
    usual = use.local_step if len(points) < 2 else use.usual_step
    mean = math.fsum(value for _, value in points) / len(points) if points else 0.0
    if stand.nature is Nature.RATE and stand.target.unit_of_measure.strip() == "%" and 50 < mean < 100:
        return usual * max(100 - mean, LEAST_SHARE) / mean
    return usual


def _lean(stand: Standing, *, growth: bool) -> float:
    """Amounts of a growing economy grow, shares improve more slowly, rates of change go nowhere by themselves."""
    if growth or _is_change(stand):
        return 0.0
    return learned().amount_lean if is_amount(stand.target, stand.figures) else learned().rate_lean


def _is_change(stand: Standing) -> bool:
    """True for an amount that is itself a change ("mức giảm tỷ lệ hộ nghèo")."""
    return stand.target.unit_of_measure.startswith("điểm %") or stand.target.unit_of_measure.startswith("điểm phần trăm")


def _yearly(stand: Standing, growth: bool) -> tuple[dict[float, tuple[float, str]], list[Figure]]:
    """Yearly values by time with their keys, and the partial figures of flows and growth rates."""
    yearly: dict[float, tuple[float, str]] = {}
    partial: list[Figure] = []
    whole_years = {one.period.last.year for one in stand.figures if one.period.is_year}
    for one in stand.figures:
        if one.period.years != 1:
            continue
        if one.period.is_year or not (stand.nature is Nature.FLOW or growth):
            yearly[one.time] = (one.value, one.key)
        elif one.period.is_cumulative or one.period.is_point:
            partial.append(one)
            if one.period.last.year not in whole_years:
                value = one.value if growth else _whole(one, stand.figures)[0]
                yearly[float(one.period.last.year)] = (value, one.key)
    return yearly, partial


def _whole(one: Figure, known: Sequence[Figure]) -> tuple[float, float]:
    """The whole year's flow that a part of the year tells, with its standard error.

    The share made by that day of the year is learned from many series; each earlier year of this one in which both the same
    part and the whole are known counts as much as that, so the series' own season takes over as it becomes known.
    """
    use = learned()
    part = _part_of_year(one)
    shares = [use.season_power * math.log(part)]
    wholes = {other.period.last.year: other.value for other in known if other.period.is_year}
    for other in known:
        year = other.period.last.year
        partial = other.period.is_cumulative or other.period.is_point
        same = partial and year < one.period.last.year and abs(_part_of_year(other) - part) < SAME_PART
        if same and other.value > 0 and wholes.get(year, 0.0) > 0:
            shares.append(math.log(other.value / wholes[year]))
    whole = one.value / math.exp(math.fsum(shares) / len(shares))
    error = use.season_spread * (1 - part) / math.sqrt(part * len(shares))
    return whole, abs(whole) * error


def _part_of_year(one: Figure) -> float:
    return max(LEAST_PART, one.time - (one.period.last.year - 1))


def _told(
    stand: Standing, partial: Sequence[Figure], points: Sequence[tuple[float, float]], growth: bool
) -> tuple[tuple[float, float] | None, Figure | None]:
    """What the due year's own figures tell of the due value."""
    target, use = stand.target, learned()
    if stand.result is not None:
        step = use.change_step if growth else use.local_step
        error = step * use.estimate_share * abs(stand.result.value) if stand.result.estimate else 0.0
        return (stand.result.value, max(error, stand.result.half_step)), stand.result
    inside = [one for one in partial if one.period.last.year == target.due.last.year]
    if not inside or target.due.last.month != 12:
        return None, None
    newest = inside[-1]
    if not growth:
        return _whole(newest, stand.figures), newest
    part = _part_of_year(newest)
    values = [value for _, value in points] or [newest.value]
    mean = math.fsum(values) / len(values)
    lay = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    error = max(lay, use.change_step * abs(newest.value)) * math.sqrt(1 - part)
    return (newest.value, max(error, newest.half_step)), newest


def _planned(goal: float, side: int) -> tuple[float, float]:
    """What a plan of one year tells of its year: those who set it knew the unit, and results lie near the plans."""
    use = learned()
    return goal * (1 + side * use.plan_lead), abs(goal) * use.plan_spread


def _summed(stand: Standing, due: float, side: int) -> Evidence | None:
    """A total or average over the term: the running sum, carried back before the term by the years known from then."""
    way = stand.way
    if way is None or way.target is None:
        return None
    first = way.points[0][0]
    before = {one.period.last.year: one for one in stand.figures if one.period.is_year and one.period.last.year <= first}
    points = list(way.points)
    year, total = int(first), 0.0
    while year in before:
        total -= share_of(stand.target, before[year].value)
        points.insert(0, (float(year - 1), total))
        year -= 1
    keys = tuple(one.key for one in stand.figures)
    used = tuple(point for point in points if point[0] < due)
    told = ((way.latest, 0.0),) if way.time >= due else ()
    return Evidence(used, due, way.target, side, told, learned().usual_step, 0.0, True, keys, _basis(used))


def _basis(points: Sequence[tuple[float, float]], teller: Figure | None = None, planned: bool = False) -> Words:
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
    if planned:
        vi.append("mức kế hoạch năm")
        en.append("the yearly plan")
    return Words(", ".join(vi), ", ".join(en))
