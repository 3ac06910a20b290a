"""From a ledger's observations to the figures that count on a day: one per period, in the target's unit, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from tiendo.catalogue import fold, units_of_measure
from tiendo.values import Amount, Modality, Observation, Part, Period, Target


@dataclass(frozen=True, slots=True)
class Figure:
    """One usable value.

    Attributes:
        key: key of its observation.
        period: what it is about.
        value: in the target's unit of measure.
        estimate: True for an expected value ("ước").
        half_step: half a unit of its last printed digit, in the target's unit.
    """

    key: str
    period: Period
    value: float
    estimate: bool
    half_step: float

    @property
    def time(self) -> float:
        """The end of its period in years: the whole of 2023 and 31 December 2023 are 2023.0."""
        return years(self.period.last)


def years(day: date) -> float:
    """A day as a number of years; the last day of 2023 is 2023.0."""
    length = (date(day.year, 12, 31) - date(day.year - 1, 12, 31)).days
    return day.year - 1 + (day - date(day.year - 1, 12, 31)).days / length


def figures(target: Target, observations: Iterable[Observation], on: date) -> tuple[Figure, ...]:
    """The figures known on a day: corrections and later vintages replace earlier ones, actual values replace estimates.

    Observations of another unit, of a plan ("mục tiêu"), without a number, in a unit of measure that cannot be converted, or not
    yet known on the day are left out.
    """
    known = [one for one in observations if one.known <= on]
    corrected = {one.corrects for one in known if one.corrects}
    best: dict[tuple[date, date, bool], Observation] = {}
    for one in sorted(known, key=lambda one: (one.modality is Modality.ACTUAL, one.known, one.key)):
        fits = one.unit == target.unit and one.indicator == target.indicator and one.key not in corrected
        if fits and one.amount is not None and one.modality is not Modality.TARGET:
            best[one.period.first, one.period.last, one.period.is_point] = one
    found = []
    for one in best.values():
        factor = _factor(one.amount.unit, target.unit_of_measure) if one.amount is not None else None
        if one.amount is not None and factor is not None:
            found.append(
                Figure(
                    key=one.key,
                    period=one.period,
                    value=float(_middle(one.amount) * factor),
                    estimate=one.modality is Modality.ESTIMATE,
                    half_step=float(one.amount.half_step * factor),
                )
            )
    return tuple(sorted(found, key=lambda figure: (figure.period.last, figure.period.first, figure.key)))


def running_totals(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """The totals from January on of a flow: those reported as such, whole years, and sums of stretches that follow each other.

    ``2024-Q1`` and ``2024-Q2`` give the first half of the year; a stretch whose forerunners are unknown gives nothing.
    """
    totals = [one for one in found if one.period.is_year or one.period.is_cumulative or one.period.is_point]
    ending: dict[date, Figure] = {}
    for one in totals:
        ending.setdefault(one.period.last, one)
    for one in sorted(found, key=lambda one: one.period.last):
        if one.period.is_point or one.period.years > 1 or one.period.last in ending:
            continue
        before = ending.get(one.period.first - timedelta(days=1))
        if before is not None and before.period.last.year == one.period.last.year:
            period = Period(Part(one.period.last.year, month=1), Part(one.period.last.year, month=one.period.last.month))
            estimate = before.estimate or one.estimate
            total = Figure(one.key, period, before.value + one.value, estimate, before.half_step + one.half_step)
            totals.append(total)
            ending[one.period.last] = total
    return tuple(sorted(totals, key=lambda one: (one.period.last, one.period.first, one.key)))


def rounding(target: Target, found: Sequence[Figure]) -> float:
    """Half a step of the value as it will be printed: a result of 71,96 that is printed 72,0 meets a target of 72."""
    unit = _by_name().get(_plain(target.unit_of_measure))
    counted = unit is not None and unit.kind == "counted_noun"
    if counted and all(one.value == round(one.value) for one in found):
        return 0.5
    return found[-1].half_step if found else 0.0


def _middle(amount: Amount) -> Decimal:
    return amount.value if amount.upper is None else (amount.value + amount.upper) / 2


@cache
def _factor(printed: str, wanted: str) -> Decimal | None:
    """What a value in one unit is multiplied by to stand in another; ``None`` when the two do not convert."""
    mine, theirs = _plain(printed), _plain(wanted)
    if mine == theirs or not mine:
        return Decimal(1)
    by_name = _by_name()
    left, right = by_name.get(mine), by_name.get(theirs)
    if left is None or right is None:
        return None
    if left.kind == right.kind == "counted_noun":
        return left.factor / right.factor
    return left.factor / right.factor if left.base == right.base else None


def _plain(unit: str) -> str:
    return fold(unit).removesuffix("/năm").strip()


@cache
def _by_name() -> dict[str, _Unit]:
    named: dict[str, _Unit] = {}
    for unit in units_of_measure().values():
        for name in (unit.code, *unit.printed):
            named.setdefault(_plain(name), _Unit(unit.kind, unit.base, unit.factor))
    return named


@dataclass(frozen=True, slots=True)
class _Unit:
    kind: str
    base: str
    factor: Decimal
