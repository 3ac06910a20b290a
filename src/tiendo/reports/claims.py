"""What a report states, figure by figure, in the terms of the reader: the expectation of the round trip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo.values import Direction, Kind, Modality, Observation, Period, Statement, Target

from .compare import Comparison, in_unit, share_of_plan, since_last_year
from .input import ReportInput, TargetLine, ValueLine
from .target_table import years_of
from .wording import spoken_name


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of the report with its meaning; fields as in ``Statement``."""

    value: Decimal
    unit: str
    kind: Kind
    modality: Modality
    indicator: str
    period: Period
    upper: Decimal | None = None
    total: Decimal | None = None
    direction: Direction | None = None
    base_period: Period | None = None

    def read_as(self, statement: Statement) -> bool:
        """True when a statement that was read says the same (number, unit, kind, direction, modality, periods, indicator)."""
        amount = statement.amount
        return (
            (self.value, self.upper, self.total) == (amount.value, amount.upper, amount.total)
            and self.unit.casefold() == amount.unit.casefold()
            and (self.kind, self.direction, self.modality) == (statement.kind, statement.direction, statement.modality)
            and (self.period, self.base_period) == (statement.period, statement.base_period)
            and _overlap(self.indicator, statement.indicator.words if statement.indicator else "") >= 0.5
        )


def claims(report: ReportInput) -> tuple[Claim, ...]:
    """Every claim of the sentences and of the target table; the counts of targets are left out, they restate the table."""
    return tuple(_sentences(report)) + tuple(_table(report))


def _sentences(report: ReportInput) -> Iterator[Claim]:
    told: set[tuple[Claim, ...]] = set()
    for line in report.targets:
        if line.shown is not None and line.shown.amount is not None:
            said = tuple(_sentence(line, line.shown))
            if said not in told:
                told.add(said)
                yield from said
    for value in report.values:
        if value.current.amount is not None and value.sector != "other":
            yield from _sentence(value, value.current)
    for value in report.values:
        if value.current.amount is not None and value.sector == "other":
            yield from _observed(value.current, value.name)


def _sentence(line: TargetLine | ValueLine, seen: Observation) -> Iterator[Claim]:
    name = spoken_name(line)
    yield from _observed(seen, name)
    if isinstance(line, TargetLine):
        yield from _against_plan(line, seen)
    change = since_last_year(seen, line.previous) if seen is line.current else None
    if change is not None and line.previous is not None:
        way, comparison = change
        direction = Direction.UP if way == "tăng" else Direction.DOWN
        value, unit = _printed(comparison)
        base = line.previous.period
        yield Claim(value, unit, Kind.CHANGE, seen.modality, name, seen.period, direction=direction, base_period=base)


def _observed(seen: Observation, name: str) -> Iterator[Claim]:
    if seen.amount is None:
        return
    amount = seen.amount
    rank = amount.unit == "hạng"
    kind = Kind.RANK if rank else Kind.LEVEL
    unit = "" if rank else amount.unit
    yield Claim(amount.value, unit, kind, seen.modality, name, seen.period, amount.upper, amount.total)


def _against_plan(line: TargetLine, seen: Observation) -> Iterator[Claim]:
    target = line.target
    share = share_of_plan(target, seen)
    if share is not None:
        value, unit = _printed(share)
        yield Claim(value, unit, Kind.SHARE_OF_TARGET, seen.modality, line.name, seen.period)
    elif target.implied is None:
        yield from _planned(target, line.name)


def _planned(target: Target, name: str) -> Iterator[Claim]:
    if target.value is None:
        return
    low, high = target.implied or (target.value, target.upper)
    high = high if high is not None and high > low else None
    rank = target.unit_of_measure == "hạng"
    kind, unit = (Kind.RANK, "") if rank else (Kind.LEVEL, target.unit_of_measure)
    yield Claim(low, unit, kind, Modality.TARGET, name, target.due, high)


def _table(report: ReportInput) -> Iterator[Claim]:
    for line in report.targets:
        by_year = dict(line.years)
        term = report.kind.of_term
        now = line.current if line.current is not None else line.partial
        seen = [by_year.get(year) for year in years_of(report)] if term else [line.previous, now]
        yield from _planned(line.target, line.name)
        for one in seen:
            if one is not None and one.amount is not None:
                yield from _cell(one, line)
        share = share_of_plan(line.target, line.current) if line.current is not None and not term else None
        if share is not None and line.current is not None:
            value, unit = _printed(share)
            yield Claim(value, unit, Kind.SHARE_OF_TARGET, line.current.modality, line.name, line.current.period)


def _cell(seen: Observation, line: TargetLine) -> Iterator[Claim]:
    value = in_unit(seen.amount, line.target.unit_of_measure) if seen.amount is not None else None
    for claim in _observed(seen, line.name):
        if value is None or claim.upper is not None or claim.total is not None:
            yield claim
        else:
            yield Claim(value, line.target.unit_of_measure, claim.kind, claim.modality, claim.indicator, claim.period)


def _printed(comparison: Comparison) -> tuple[Decimal, str]:
    number, _, unit = comparison.printed.replace("%", " %").partition(" ")
    return Decimal(number.replace(".", "").replace(",", ".")), unit


def _overlap(one: str, other: str) -> float:
    """Token F1 of two phrases."""
    left, right = one.casefold().split(), other.casefold().split()
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * common / (len(left) + len(right)) if left and right else 0.0
