"""What is done with the documents of one shard, and what it tells of them; the same in a process and on a machine of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..values import Finding, Implied, Observation, Reading, Source
from .checker import Checker
from .network.exchange import Part, mark, split
from .network.implied import implied_values
from .network.missed import Count, Name
from .towns import Met
from .units_there_are import UnitCount


@dataclass(frozen=True, slots=True)
class Aside:
    """What a shard tells besides documents, handed through as it is: a file that could not be read."""

    row: object


Shard = Callable[[], Iterable[Reading | Aside]]
"""Gives the documents of one shard, one at a time."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What is told of a shard before anything is exchanged.

    Attributes:
        names, published, found, met, units, held: as in ``Checker``; documents of ``units`` are numbered within the shard.
        cells: mark of every cell.
        counts: names of its counts with a place, and of those without.
        asides: what the shard told besides.
    """

    names: list[str]
    published: list[date | None]
    found: list[Finding]
    met: list[Met]
    units: list[UnitCount]
    held: int
    cells: frozenset[int]
    counts: tuple[frozenset[Name], frozenset[Name]]
    asides: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """What is told then: findings across the documents where all there is is here, and what is not here alone."""

    found: list[Finding]
    part: Part
    counts: dict[Name, list[Count]]


class Work:
    """The documents of one shard under check. Can be pickled; its answers may be asked of a copy.

    Args: record: as in ``check``.
    """

    def __init__(self, shard: Shard, record: Sequence[Observation] = ()) -> None:
        self._checker = Checker(record)
        self._asides: list[object] = []
        self._marked: list[int] = []
        for one in shard():
            if isinstance(one, Aside):
                self._asides.append(one.row)
            else:
                self._checker.add(one)

    def digest(self) -> Digest:
        """First: what it holds."""
        held = self._checker
        cells = frozenset(self._marks())
        return Digest(
            held.names, held.published, held.found, held.met, held.units, held.held, cells, held.counts.names, tuple(self._asides)
        )

    def rest(self, shared: frozenset[int], names: frozenset[Name]) -> Rest:
        """Then: what it finds in the cells that are its own, and the components that hold a shared one."""
        part, own = self._split(shared)
        return Rest(self._checker.across(own), part, self._checker.counts.part(names))

    def values(self, wrong: frozenset[Source], shared: frozenset[int]) -> list[Implied]:
        """At last: values that follow in its own cells, none from a place that a contradiction names."""
        return list(implied_values(self._checker.network, wrong, self._split(shared)[1]))

    def _split(self, shared: frozenset[int]) -> tuple[Part, list[int]]:
        network = self._checker.network
        return split(network, [number for number, one in enumerate(self._marks()) if one in shared])

    def _marks(self) -> list[int]:
        """The mark of each cell, reckoned once."""
        if len(self._marked) < len(self._checker.network.keys):
            self._marked = list(map(mark, self._checker.network.keys))
        return self._marked
