"""Which land a unit stands for, across merges and splits: the base of every comparison between old units and new.

Each line of descent (an old commune, the commune it went to, what became of that …) is one *strand*. A unit stands for the
strands that pass through it or through a unit below it. Two units can be compared, added or exchanged for each other exactly
as far as their strands agree: a new commune made of three old ones has their strands together, and an old commune that was
divided has strands in several new ones, so no new one can claim its figures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, reduce
from operator import or_

from tiendo.values import OrgUnit, Succession, Tree

Strands = int
"""A set of strands, one bit for each."""


@dataclass(frozen=True)
class Territory:
    """The territorial units of a ledger and what became of them.

    Attributes:
        units: territories by key.
        successions: events between them, earliest first.
    """

    units: Mapping[str, OrgUnit]
    successions: tuple[Succession, ...]

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Keys of the units right below each unit, over its whole life."""
        found: dict[str, list[str]] = {}
        for unit in self.units.values():
            if unit.parent is not None:
                found.setdefault(unit.parent, []).append(unit.key)
        return {key: tuple(below) for key, below in found.items()}

    @cached_property
    def lineages(self) -> tuple[tuple[str, ...], ...]:
        """Every line of descent, from the first unit known to the last."""
        after = {key: event for event in self.successions if event.after for key in event.before}
        born = {key for event in self.successions for key in event.after}
        first = [key for key in self.units if key not in self.children and key not in born]
        return tuple(line for key in first for line in _descend((key,), after))

    @cached_property
    def strands(self) -> Mapping[str, Strands]:
        """The strands that each unit stands for."""
        own: dict[str, Strands] = {}
        for number, line in enumerate(self.lineages):
            for key in line:
                own[key] = own.get(key, 0) | 1 << number
        whole: dict[str, Strands] = {}
        for key in self.units:
            self._gather(key, own, whole)
        return whole

    def _gather(self, key: str, own: Mapping[str, Strands], whole: dict[str, Strands]) -> Strands:
        if key not in whole:
            strands = own.get(key, 0)
            for child in self.children.get(key, ()):
                strands |= self._gather(child, own, whole)
            whole[key] = strands
        return whole[key]

    @cached_property
    def ends(self) -> Mapping[str, date]:
        """Last day of each unit that ended, by its own record or by the event that ended it."""
        found = {unit.key: unit.end for unit in self.units.values() if unit.end is not None}
        for event in self.successions:
            for key in event.before:
                last = event.day - timedelta(days=1)
                found[key] = min(found.get(key, last), last)
        return found

    @cached_property
    def starts(self) -> Mapping[str, date]:
        """First day of each unit whose first day is known, by its own record or by the event that made it."""
        found = {key: event.day for event in self.successions for key in event.after}
        return found | {unit.key: unit.start for unit in self.units.values() if unit.start is not None}

    def alive(self, key: str, day: date) -> bool:
        """True when the unit is in being on the day."""
        return self.starts.get(key, date.min) <= day <= self.ends.get(key, date.max)

    def below(self, key: str, day: date) -> tuple[OrgUnit, ...]:
        """The units right below a unit that are in being on the day."""
        return tuple(self.units[child] for child in self.children.get(key, ()) if self.alive(child, day))

    def line(self, key: str) -> tuple[str, ...]:
        """Keys from the unit itself up to the top."""
        keys = [key]
        while (parent := self.units[keys[-1]].parent) is not None:
            keys.append(parent)
        return tuple(keys)

    def cover(self, strands: Strands, day: date, *, without: Iterable[str] = ()) -> tuple[tuple[str, ...], Strands]:
        """The largest units in being on a day that lie whole inside some strands.

        Returns: their keys, and the strands that none of them covers.
        """
        left, chosen = strands, []
        for key in self._touching(strands):
            mine = self.strands[key]
            if mine and mine & ~left == 0 and key not in without and self.alive(key, day):
                chosen.append(key)
                left &= ~mine
            if not left:
                break
        return tuple(chosen), left

    def parts(self, key: str, day: date) -> tuple[tuple[str, ...], Strands]:
        """The largest other units that stand for a unit's land on a day, and the strands that none of them covers whole.

        Remembered until the next day on which some unit begins or ends.
        """
        place = key, bisect_right(self._turns, day)
        if place not in self._parts:
            self._parts[place] = self._find_parts(key, day)
        return self._parts[place]

    def _find_parts(self, key: str, day: date) -> tuple[tuple[str, ...], Strands]:
        mine = self.strands[key]
        if self.alive(key, day):
            children = [unit.key for unit in self.below(key, day)]
            if children and not mine & ~reduce(or_, (self.strands[one] for one in children)):
                return tuple(sorted(children, key=self._place.__getitem__)), 0
        return self.cover(mine, day, without=self.line(key))

    @cached_property
    def _parts(self) -> dict[tuple[str, int], tuple[tuple[str, ...], Strands]]:
        return {}

    @cached_property
    def _turns(self) -> list[date]:
        """The days on which some unit is in being for the first time, or no more."""
        return sorted({*self.starts.values(), *(day + timedelta(days=1) for day in self.ends.values())})

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self._by_size)}

    def across(self, strands: Strands, day: date) -> tuple[str, ...]:
        """Smallest units in being on a day that hold some of the strands and others beside them."""
        near = {key for number in _numbers(strands) for key in self.lineages[number]}
        found = (key for key in near if self.strands[key] & ~strands and key not in self.children and self.alive(key, day))
        return tuple(sorted(found, key=self._place.__getitem__))

    def _touching(self, strands: Strands) -> Sequence[str]:
        """The units through which some of the strands pass, and those above them, the largest first."""
        near = {key for number in _numbers(strands) for key in self.lineages[number]}
        return sorted({above for key in near for above in self.line(key)}, key=self._place.__getitem__)

    @cached_property
    def _by_size(self) -> Sequence[str]:
        return sorted(self.units, key=lambda key: -self.strands[key].bit_count())


def _numbers(strands: Strands) -> Iterable[int]:
    """The numbers of the strands in a set, the lowest first."""
    while strands:
        lowest = strands & -strands
        yield lowest.bit_length() - 1
        strands ^= lowest


def territory_of(units: Mapping[str, OrgUnit], successions: Iterable[Succession]) -> Territory:
    """The territories among some units; bodies of the Party and the State stay out, their events too."""
    land = {key: unit for key, unit in units.items() if unit.tree is Tree.TERRITORY}
    return Territory(land, tuple(event for event in successions if all(key in land for key in event.before)))


def _descend(line: tuple[str, ...], after: Mapping[str, Succession]) -> Iterable[tuple[str, ...]]:
    event = after.get(line[-1])
    if event is None:
        yield line
        return
    for heir in _heirs(event, line):
        yield from _descend((*line, heir), after)


def _heirs(event: Succession, line: tuple[str, ...]) -> Sequence[str]:
    """The units that a line of descent goes on in; a unit that continues an earlier one takes only what came through it."""
    if not event.continues:
        return event.after
    own = [heir for heir, old in zip(event.after, event.continues, strict=True) if old in line]
    return own or [heir for heir, old in zip(event.after, event.continues, strict=True) if old is None] or event.after
