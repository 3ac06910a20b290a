"""The ledger itself: every entry ever posted, in order, and what follows from them as of any day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from tiendo.values import Observation, OrgUnit, Period, Plan, Succession, Target

from .entries import Entry, Settlement, Withdrawal, key_of, known_on
from .rounds import Round, Step
from .territory import Territory, territory_of

T = TypeVar("T")
Cell = tuple[str, str, Period]
"""What an observation is about: unit, indicator, period."""


@dataclass(frozen=True)
class Ledger:
    """Entries in the order of posting; nothing is ever changed or removed.

    Attributes:
        entries: by key, in order. The views below leave out what was withdrawn.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def as_known(self, day: date) -> Ledger:
        """The ledger as it stood at the end of a day: what became known later is not in it."""
        return Ledger({key: entry for key, entry in self.entries.items() if known_on(entry) <= day})

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
        found: dict[Cell, list[Observation]] = {}
        for observation in self.observations.values():
            found.setdefault((observation.unit, observation.indicator, observation.period), []).append(observation)
        return {cell: tuple(sorted(seen, key=lambda one: one.known)) for cell, seen in found.items()}

    @cached_property
    def series(self) -> Mapping[tuple[str, str], tuple[Period, ...]]:
        """Periods observed for each unit and indicator, in order of their last day."""
        found: dict[tuple[str, str], list[Period]] = {}
        for unit, indicator, period in self.cells:
            found.setdefault((unit, indicator), []).append(period)
        return {pair: tuple(sorted(periods, key=lambda one: (one.last, one.first))) for pair, periods in found.items()}

    def _of(self, kind: type[T]) -> dict[str, T]:
        gone = self.withdrawn
        return {key: entry for key, entry in self.entries.items() if isinstance(entry, kind) and key not in gone}


def ledger_of(entries: Iterable[Entry]) -> Ledger:
    """A ledger of entries that are known to be sound (read back from storage); for new ones use ``post_all``."""
    return Ledger({key_of(entry): entry for entry in entries})
