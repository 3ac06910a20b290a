"""The ledger itself: every entry ever posted, in order, and what follows from them as of any day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tiendo.values import Observation, OrgUnit, Period, Plan, Succession, Target

from .entries import Entry, Settlement, Withdrawal, key_of, known_on
from .rounds import Round, Step
from .territory import Territory, territory_of

if TYPE_CHECKING:
    from .vintages import Value

T = TypeVar("T")
Cell = tuple[str, str, Period]
"""What an observation is about: unit, indicator, period."""
# A page asks of few past days at once; each holds a ledger of its own.
_MOST_PASTS = 8
# The kinds of entry that each view rests on.
_RESTS_ON: Mapping[str, set[type]] = {
    "units": {OrgUnit},
    "successions": {Succession},
    "territory": {OrgUnit, Succession},
    "plans": {Plan},
    "targets": {Target},
    "settlements": {Settlement},
    "set_aside": {Settlement},
    "observations": {Observation},
    "corrected": {Observation},
    "series": {Observation},
    "rounds": {Round},
    "steps": {Step},
    "withdrawn": {Withdrawal},
}


@dataclass(frozen=True)
class Ledger:
    """Entries in the order of posting; nothing is ever changed or removed.

    Attributes:
        entries: by key, in order. The views below leave out what was withdrawn.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def as_known(self, day: date) -> Ledger:
        """The ledger as it stood at the end of a day: what became known later is not in it."""
        past = self._past
        if day not in past:
            if len(past) >= _MOST_PASTS:
                past.pop(next(iter(past)))
            past[day] = Ledger({key: entry for key, entry in self.entries.items() if known_on(entry) <= day})
        return past[day]

    def grown(self, added: Mapping[str, Entry]) -> Ledger:
        """A ledger with more entries; the views that they do not touch are carried over, not built again."""
        ledger = Ledger({**self.entries, **added})
        kinds = {type(entry) for entry in added.values()}
        if Withdrawal not in kinds:
            carried = {name: held for name, held in self.__dict__.items() if name in _RESTS_ON and not kinds & _RESTS_ON[name]}
            if "cells" in self.__dict__:
                carried["cells"] = _with(self.cells, (entry for entry in added.values() if isinstance(entry, Observation)))
            ledger.__dict__.update(carried)
        return ledger

    @cached_property
    def _past(self) -> dict[date, Ledger]:
        return {}

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Keys of the entries that a person took back."""
        return frozenset(entry.entry for entry in self.entries.values() if isinstance(entry, Withdrawal))

    @cached_property
    def units(self) -> Mapping[str, OrgUnit]:
        """Units by key."""
        return self._of(OrgUnit)

    @cached_property
    def successions(self) -> tuple[Succession, ...]:
        """What became of units, earliest first."""
        return tuple(sorted(self._of(Succession).values(), key=lambda event: (event.day, event.before)))

    @cached_property
    def territory(self) -> Territory:
        """The land that the units stand for."""
        return territory_of(self.units, self.successions)

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """Plans by key."""
        return self._of(Plan)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Targets by key, amended ones included."""
        return self._of(Target)

    @cached_property
    def observations(self) -> Mapping[str, Observation]:
        """Observations by key, all vintages."""
        return self._of(Observation)

    @cached_property
    def settlements(self) -> Mapping[str, Settlement]:
        """Settled conflicts by key."""
        return self._of(Settlement)

    @cached_property
    def rounds(self) -> Mapping[str, Round]:
        """Reporting rounds by key."""
        return self._of(Round)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Acts on submissions, in order."""
        return tuple(self._of(Step).values())

    @cached_property
    def cells(self) -> Mapping[Cell, tuple[Observation, ...]]:
        """Observations by what they are about, in the order they became known."""
        return _with({}, self.observations.values())

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Keys of the observations that another one corrects."""
        return frozenset(one.corrects for one in self.observations.values() if one.corrects)

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """Keys of the observations that a settlement did not keep."""
        return frozenset(key for one in self.settlements.values() for key in one.observations if key != one.kept)

    @cached_property
    def series(self) -> Mapping[tuple[str, str], tuple[Period, ...]]:
        """Periods observed for each unit and indicator, in order of their last day."""
        found: dict[tuple[str, str], list[Period]] = {}
        for unit, indicator, period in self.cells:
            found.setdefault((unit, indicator), []).append(period)
        return {pair: tuple(sorted(periods, key=lambda one: (one.last, one.first))) for pair, periods in found.items()}

    def tally(self, parts: Sequence[str], indicator: str, period: Period) -> tuple[Value | None, tuple[str, ...]] | None:
        """A quick sum of parts, for ledgers that can (``held.Held``); ``None`` when each part must be looked at."""
        return None

    def _of(self, kind: type[T]) -> dict[str, T]:
        gone = self.withdrawn
        return {key: entry for key, entry in self.entries.items() if isinstance(entry, kind) and key not in gone}


def _with(cells: Mapping[Cell, tuple[Observation, ...]], added: Iterable[Observation]) -> dict[Cell, tuple[Observation, ...]]:
    """Cells with some more observations, each cell in the order its own became known."""
    found: dict[Cell, list[Observation]] = {}
    for one in added:
        found.setdefault((one.unit, one.indicator, one.period), []).append(one)
    held = dict(cells)
    for cell, more in found.items():
        held[cell] = tuple(sorted((*held.get(cell, ()), *more), key=lambda one: one.known))
    return held


def ledger_of(entries: Iterable[Entry]) -> Ledger:
    """A ledger of entries that are known to be sound (read back from storage); for new ones use ``post_all``."""
    return Ledger({key_of(entry): entry for entry in entries})
