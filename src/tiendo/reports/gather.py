"""From a ledger to what a report prints. The ledger holds only what the person who asks may see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tiendo.assessment import assess
from tiendo.catalogue import indicators
from tiendo.ledger import Ledger, Value, value
from tiendo.values import Observation, Period, Plan, Target

from .input import Dispute, Issuer, Remarks, ReportInput, ReportKind, TargetLine, ValueLine
from .issuers import issuer_of
from .target_table import sector_names

# "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI)"
_EXPLAINED = re.compile(r"\([A-Z&]{2,}(?: [A-Z]+)?\)")


class NothingToReportError(ValueError):
    """The ledger holds neither targets nor values of the unit for the period; the message names both."""


@dataclass(frozen=True)
class Shelf:
    """A ledger with its targets and series by unit, so that a thousand reports do not each search all of it.

    Attributes:
        names: wording of indicators that the catalogue lacks, by code.
        documents: name of each document by its hash.
    """

    ledger: Ledger
    names: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def targets(self) -> Mapping[str, tuple[Target, ...]]:
        """Targets in force by unit; a target that another one amends is left out."""
        amended = {target.amends for target in self.ledger.targets.values() if target.amends}
        found: dict[str, list[Target]] = {}
        for target in self.ledger.targets.values():
            if target.key not in amended:
                found.setdefault(target.unit, []).append(target)
        return {unit: tuple(group) for unit, group in found.items()}

    @cached_property
    def series(self) -> Mapping[str, Mapping[str, tuple[Period, ...]]]:
        """Observed periods by unit and indicator."""
        found: dict[str, dict[str, tuple[Period, ...]]] = {}
        for (unit, indicator), periods in self.ledger.series.items():
            found.setdefault(unit, {})[indicator] = periods
        return found

    def name(self, indicator: str) -> str:
        """What an indicator is called, empty when neither the catalogue nor the record names it."""
        known = indicators().get(indicator)
        return known.name if known is not None else self.names.get(indicator, "")

    def observations(self, unit: str, indicator: str) -> tuple[Observation, ...]:
        """Every observation of one series."""
        periods = self.series.get(unit, {}).get(indicator, ())
        return tuple(one for period in periods for one in self.ledger.cells[unit, indicator, period])


def report_input(
    shelf: Shelf,
    unit: str,
    kind: ReportKind,
    period: Period,
    *,
    day: date,
    known: date,
    family: str = "party",
    issuer: Issuer | None = None,
    plan: str | None = None,
    remarks: Remarks | None = None,
) -> ReportInput:
    """Everything that the periodic report of a unit prints.

    Args:
        shelf: the ledger as known on ``known`` (``ledger.as_known``); a later one would let in what was not known yet.
        period: what the report covers; for a term its years so far (``2021..2023``).
        day: of issue; ``known`` the day from which the record is seen.
        issuer: who signs; the unit's own committee of the ``family`` when ``None``.
        plan: key of the plan to report on; every plan of the unit when ``None``.
        remarks: sentences of the record to take over (:func:`tiendo.reports.remarks.remarks_of`).
    Raises: NothingToReportError when there is nothing to print; KeyError when the ledger lacks the unit.
    """
    subject = shelf.ledger.units[unit]
    above = shelf.ledger.units.get(subject.parent or "")
    targets = tuple(_target_line(shelf, target, kind, period, known) for target in _chosen(shelf, unit, kind, period, plan))
    taken = {line.target.indicator for line in targets}
    values = tuple(_values(shelf, unit, period, taken, term=kind.of_term))
    if not targets and not values and kind is not ReportKind.OPINION:
        raise NothingToReportError(f"{subject.name}: không có chỉ tiêu, số liệu nào của kỳ {period}")
    indicators_used = [*taken, *(line.current.indicator for line in values)]
    return ReportInput(
        kind=kind,
        unit=subject,
        issuer=issuer or issuer_of(subject, family, above),
        period=period,
        day=day,
        known=known,
        plan=_plan(shelf, targets, plan),
        targets=targets,
        values=values,
        remarks=remarks or Remarks(),
        disputes=tuple(_disputes(shelf, unit, indicators_used, period)),
        documents=tuple(sorted(shelf.documents.items())),
    )


def _chosen(shelf: Shelf, unit: str, kind: ReportKind, period: Period, plan: str | None) -> list[Target]:
    """The targets that a report speaks of, each wanted value once, in the order of the catalogue."""
    order = {sector: at for at, sector in enumerate(sector_names())}
    chosen: dict[tuple[object, ...], Target] = {}
    for target in shelf.targets.get(unit, ()):
        if (plan is None or target.plan == plan) and _speaks_of(shelf, target, kind, period):
            chosen.setdefault((target.indicator, str(target.due), target.value, target.upper, target.assigned_by), target)
    return sorted(chosen.values(), key=lambda target: (order[_sector(target.indicator)], target.indicator_words, target.key))


def _speaks_of(shelf: Shelf, target: Target, kind: ReportKind, period: Period) -> bool:
    if kind is ReportKind.OPINION:
        return False
    held = shelf.ledger.plans.get(target.plan)
    of_term = target.due.years > 1 or (held is not None and held.period.years > 1)
    if kind.of_term:
        return of_term and target.due.last >= period.first and (held is None or held.period.first <= period.last)
    return target.due.last.year == period.last.year and (not of_term or target.due.is_year)


def _target_line(shelf: Shelf, target: Target, kind: ReportKind, period: Period, known: date) -> TargetLine:
    seen = shelf.observations(target.unit, target.indicator)
    held = shelf.ledger.plans.get(target.plan)
    years = tuple(_years(shelf, target, period)) if kind.of_term else ()
    current = years[-1][1] if years else _held(shelf, target, period)
    lead = shelf.ledger.units.get(target.lead or "")
    return TargetLine(
        target=target,
        name=target.indicator_words or shelf.name(target.indicator) or target.indicator,
        sector=_sector(target.indicator),
        current=current,
        partial=None if current is not None or kind.of_term else _partial(shelf, target, period),
        previous=None if kind.of_term else _held(shelf, target, period.same_period_last_year()),
        years=years,
        assessment=assess(target, seen, on=known, term=held.period if held is not None else None),
        lead=lead.name if lead is not None else "",
    )


def _partial(shelf: Shelf, target: Target, period: Period) -> Observation | None:
    """The newest observation of part of the period, from its start or as of a day."""
    seen = shelf.series.get(target.unit, {}).get(target.indicator, ())
    parts = [one for one in seen if one != period and _belongs(one, period, term=False)]
    found = (_held(shelf, target, one) for one in sorted(parts, key=lambda one: one.last, reverse=True))
    return next((one for one in found if one is not None), None)


def _years(shelf: Shelf, target: Target, period: Period) -> list[tuple[int, Observation]]:
    years = range(period.first.year, period.last.year + 1)
    found = [(year, _held(shelf, target, Period.of_year(year))) for year in years]
    return [(year, one) for year, one in found if one is not None and one.amount is not None]


def _held(shelf: Shelf, target: Target, period: Period) -> Observation | None:
    return _first(value(shelf.ledger, target.unit, target.indicator, period))


def _first(held: Value) -> Observation | None:
    return held.observations[0] if held.amount is not None and held.observations else None


def _values(shelf: Shelf, unit: str, period: Period, taken: set[str], *, term: bool) -> list[ValueLine]:
    order = {sector: at for at, sector in enumerate(sector_names())}
    lines = []
    for indicator, periods in shelf.series.get(unit, {}).items():
        name = shelf.name(indicator)
        fit = [one for one in periods if _belongs(one, period, term=term)]
        if indicator in taken or not name or not fit:
            continue
        # The period itself when it is there, else the newest part of it.
        best = period if period in fit else fit[-1]
        seen = _first(value(shelf.ledger, unit, indicator, best))
        if seen is not None:
            before = None if best.is_point else _first(value(shelf.ledger, unit, indicator, best.same_period_last_year()))
            lines.append(ValueLine(name, _sector(indicator), seen, before, _spoken(indicator)))
    return sorted(lines, key=lambda line: (order[line.sector], line.name, line.current.key))


def _belongs(one: Period, period: Period, *, term: bool) -> bool:
    if not period.covers(one):
        return False
    return one == period or one.is_point or (one.first == period.first and not term) or (term and one.is_year)


def _disputes(shelf: Shelf, unit: str, used: list[str], period: Period) -> list[Dispute]:
    found = []
    for indicator in dict.fromkeys(used):
        for one in shelf.series.get(unit, {}).get(indicator, ()):
            held = value(shelf.ledger, unit, indicator, one) if period.covers(one) else None
            if held is not None and held.disputed and held.observations:
                found.append(Dispute(shelf.name(indicator) or indicator, one, (held.observations[0], *held.disputed)))
    return found


def _plan(shelf: Shelf, lines: tuple[TargetLine, ...], asked: str | None) -> Plan | None:
    """The plan that the report is about: the one asked for, else the one that all its targets share."""
    keys = {asked} if asked is not None else {line.target.plan for line in lines}
    return shelf.ledger.plans.get(keys.pop() or "") if len(keys) == 1 else None


def _spoken(indicator: str) -> str:
    """The usual short name of an indicator whose official one explains its abbreviation in brackets."""
    known = indicators().get(indicator)
    return known.aliases[0] if known is not None and known.aliases and _EXPLAINED.search(known.name) else ""


def _sector(indicator: str) -> str:
    known = indicators().get(indicator)
    return known.sector if known is not None else "other"
