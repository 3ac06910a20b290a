"""From the ledger to the cube: what it answers now, in one unit of measure for each indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.values import Modality, OrgUnit, Period

from .cube import Cube, Grouping, grouping
from .precision import in_base
from .state import Ledger
from .vintages import value


@dataclass(frozen=True, slots=True)
class Standing:
    """The figure that a cell answers with.

    Attributes:
        value: in the base unit of its unit of measure.
        disputed: True when other sources disagree and nobody has settled it.
    """

    unit: str
    indicator: str
    period: Period
    value: Decimal
    modality: Modality
    disputed: bool


def standing_figures(ledger: Ledger, *, known_by: date | None = None) -> Iterator[Standing]:
    """The answer of every cell that has a number.

    Args: known_by: as of this day; ``None`` for everything the ledger holds.
    """
    held = ledger if known_by is None else ledger.as_known(known_by)
    for unit, indicator, period in held.cells:
        found = value(held, unit, indicator, period)
        if found.amount is not None and found.modality is not None:
            number = in_base(found.amount.value, found.amount)
            yield Standing(unit, indicator, period, number, found.modality, bool(found.disputed))


def cube_of(ledger: Ledger, *, units: Sequence[str], indicators: Sequence[str], periods: Sequence[Period]) -> Cube:
    """A cube of some units, indicators and periods, filled from the ledger; figures outside stay out."""
    cube = Cube(units, indicators, periods, dict.fromkeys(indicators, 0))
    axes = set(units), set(indicators), set(periods)
    for one in standing_figures(ledger):
        if one.unit in axes[0] and one.indicator in axes[1] and one.period in axes[2]:
            cube.put(one.unit, one.indicator, one.period, one.value)
    return cube


def groups_on(ledger: Ledger, units: Sequence[str], tops: Sequence[str], *, day: date) -> Grouping:
    """Which of some higher units each unit belonged to on a day, by the land it stands for.

    A unit whose land lay in several of them belongs to none: its figure cannot be told apart.
    """
    land = ledger.territory
    alive = [top for top in tops if land.alive(top, day)]
    inside: Mapping[str, str | None] = {
        unit: next((top for top in alive if land.strands[unit] and not land.strands[unit] & ~land.strands[top]), None)
        for unit in units
        if unit in land.units
    }
    return grouping(units, inside)


def below(ledger: Ledger, top: str, *, day: date) -> tuple[OrgUnit, ...]:
    """The lowest units under a unit that are in being on a day."""
    land = ledger.territory
    found: list[OrgUnit] = []
    ahead = [top]
    while ahead:
        children = land.below(ahead.pop(), day)
        for child in children:
            if land.below(child.key, day):
                ahead.append(child.key)
            else:
                found.append(child)
    return tuple(sorted(found, key=lambda unit: unit.code))
