"""Every roll-up of a ledger at once: for each indicator, period and unit what it reported and what its parts make.

The work is dealt out by indicator and year. A task gets the figures that its roll-ups need (the parts of a ratio, the weights of
a mean, last year's level for a growth rate) and asks ``tiendo.ledger.seen`` and ``composed``, as a page does for one cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tiendo.catalogue import indicators
from tiendo.exchange.text import print_entry, read_entries
from tiendo.ledger import Ledger, Settlement, Value, Withdrawal, composed, key_of, ledger_of, seen
from tiendo.ledger.merging import MergeKind, rule_of
from tiendo.values import Observation, OrgUnit, Period, Succession

from .ledger_pieces import Piece, pieces_of
from .writing import write_lines

Task = tuple[str, int]
"""An indicator, and the year in which its periods end."""
Rows = list[dict[str, Any]]
_MADE_OF_OTHERS = {MergeKind.RATIO, MergeKind.GROWTH}
"""Rules that give a value where nobody reported one of this indicator."""
_STRUCTURE = (OrgUnit, Succession, Settlement, Withdrawal)


@dataclass(frozen=True, slots=True)
class Days:
    """Which ledger is rolled up, for which units.

    Attributes:
        known_by: only what was known on this day counts; everything when ``None``.
        units_of: the units of this day (*as it is now*); of the last day of each period (*as it was*) when ``None``.
    """

    known_by: date | None = None
    units_of: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What every task needs besides figures: units, successions, settlements and withdrawals as text, and the days."""

    structure: str
    days: Days


Rollers = Callable[[Sequence[Piece], Days], Iterator[tuple[Task, Rows]]]
"""Does all tasks of a ledger, in their order."""


def roll_up_file(path: Path, out: Path, rollers: Rollers, days: Days) -> int:
    """Roll up a ledger printed as text and write ``rollup.jsonl``; returns the number of rows.

    Raises: TextError naming the line, OSError, and what ``rollers`` raises.
    """
    pieces = pieces_of(path)
    out.mkdir(parents=True, exist_ok=True)
    return write_lines(out, {"rollup": (row for _, rows in rollers(pieces, days) for row in rows)})["rollup"]


def structure_of(piece: Piece) -> str:
    """The entries of a piece that every task needs, as text."""
    return "".join(map(print_entry, piece.entries(_STRUCTURE)))


def dealt(piece: Piece) -> dict[Task, list[Observation]]:
    """The figures of a piece in their order, under each task that needs them."""
    found: dict[Task, list[Observation]] = {}
    for entry in piece.entries([Observation]):
        assert isinstance(entry, Observation)
        year = entry.period.last.year
        for indicator, later in _asked_by(entry.indicator):
            for needed in range(year, year + later + 1):
                found.setdefault((indicator, needed), []).append(entry)
    return found


def rolled_up(task: Task, figures: Iterable[Observation], ground: Ground) -> Rows:
    """One row for each period and unit with something to say, in order of periods and units."""
    indicator, year = task
    added = {key_of(one): one for one in figures}
    if rule_of(indicator).kind not in _MADE_OF_OTHERS and all(one.indicator != indicator for one in added.values()):
        return []
    ledger = _base(ground.structure).grown(added)
    if ground.days.known_by is not None:
        ledger = ledger.as_known(ground.days.known_by)
    periods = {one.period for one in ledger.observations.values() if one.period.last.year == year}
    return [
        row
        for period in sorted(periods, key=lambda one: (one.last, one.first, str(one)))
        for unit in _units(ledger, ground.days.units_of or period.last)
        if (row := _row(ledger, unit, indicator, period))
    ]


def _units(ledger: Ledger, day: date) -> list[OrgUnit]:
    land = ledger.territory
    return [unit for key, unit in sorted(land.units.items()) if land.alive(key, day)]


def _row(ledger: Ledger, unit: OrgUnit, indicator: str, period: Period) -> dict[str, Any] | None:
    """``None`` when neither the unit nor a part of it has a figure."""
    value = seen(ledger, unit.key, indicator, period)
    parts = composed(ledger, unit.key, indicator, period) if ledger.territory.below(unit.key, period.last) else None
    if not value.observations and not (parts and parts.observations):
        return None
    row = {"indicator": indicator, "period": str(period), "unit": unit.key, "name": unit.name, "value": _told(value)}
    return row if parts is None else row | {"of_parts": _told(parts)}


def _told(value: Value) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if value.amount is not None:
        told = {"value": str(value.amount.value), "measure": value.amount.unit, "half_step": str(value.amount.half_step)}
    told |= {"modality": value.modality and value.modality.value, "absence": value.absence and value.absence.value}
    told |= {"reason": value.reason, "missing": list(value.missing), "disputed": [key_of(one) for one in value.disputed]}
    return {name: held for name, held in told.items() if held}


@lru_cache(maxsize=1)
def _base(structure: str) -> Ledger:
    """The ledger without figures; its territory is reckoned once in each process."""
    ledger = ledger_of(read_entries(structure))
    _ = ledger.units, ledger.successions, ledger.territory.strands, ledger.withdrawn, ledger.settlements, ledger.set_aside
    return ledger


@cache
def _asked_by(indicator: str) -> tuple[tuple[str, int], ...]:
    """The indicators whose roll-up needs this one, itself included, with the years that it is needed for later."""
    codes = {indicator, *indicators()}
    needs = {code: needs_of(code) for code in sorted(codes)}
    return tuple((code, later) for code, (needed, later) in needs.items() if indicator in needed)


@cache
def needs_of(indicator: str) -> tuple[frozenset[str], int]:
    """Codes that a roll-up needs, itself included, and how many years back."""
    needed, years, left = {indicator}, 0, [indicator]
    while left:
        rule = rule_of(left.pop())
        years = max(years, int(rule.kind is MergeKind.GROWTH))
        more = {*rule.inputs, *((rule.weight,) if rule.weight else ())} - needed
        needed |= more
        left += more
    return frozenset(needed), years
