"""A ledger whose figures lie in columns: the same views, at the size of a nation, for one day and one person's sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from tiendo.values import Citation, Modality, Observation, OrgUnit, Period, Succession

from .columns import MODALITIES, Columns, LineKey, Mask, Standing, amount_of, numbers
from .merging import added
from .state import Cell, Ledger
from .territory import Territory
from .vintages import Value

Exact = Callable[[str, Period, Sequence[str]], Mapping[str, tuple[Observation, ...]]]
"""Asks the record for some cells of a line: by unit, all vintages known on the day that the person may see."""
_NOWHERE = Citation("", "", "")
_MODALITY = {number: modality for modality, number in MODALITIES.items()}


@dataclass(frozen=True)
class Sight:
    """What is looked at: from which day, which units, through which gates.

    Attributes:
        units: for each unit of the columns whether the person sees it; ``None`` for all of them.
        gates: for each gate of the columns whether it lets the person through.
        set_aside: keys of observations that a settlement known by the day did not keep.
        withdrawn: keys of entries taken back by the day.
    """

    day: date
    units: Mask | None
    gates: Mask
    set_aside: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Held(Ledger):
    """A ledger for ``views.seen``. Observations that it gives carry no origin: for that, ask the record."""

    columns: Columns = field(default_factory=Columns)
    sight: Sight = field(default_factory=lambda: Sight(date.max, None, np.ones(1, dtype=np.bool_)))
    land: Territory = field(default_factory=lambda: Territory({}, ()))
    exact: Exact = field(default=lambda indicator, period, units: {})
    _lines: dict[LineKey, Standing] = field(default_factory=dict)
    _odd: dict[LineKey, Mapping[str, tuple[Observation, ...]]] = field(default_factory=dict)
    _corrected: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def units(self) -> Mapping[str, OrgUnit]:
        """Territories by key."""
        return self.land.units

    @property
    def successions(self) -> tuple[Succession, ...]:
        """What became of them."""
        return self.land.successions

    @property
    def territory(self) -> Territory:
        """The land, shared by all who ask."""
        return self.land

    @property
    def set_aside(self) -> frozenset[str]:
        """Keys of the observations that a settlement did not keep."""
        return self.sight.set_aside

    @property
    def corrected(self) -> frozenset[str]:
        """Keys of the observations that another one corrects, as far as their cells were asked."""
        return self._corrected.get(len(self._odd), frozenset())

    @property
    def cells(self) -> Mapping[Cell, tuple[Observation, ...]]:
        """Observations by cell, made when asked."""
        return _Cells(self)

    def as_known(self, day: date) -> Held:
        """The same columns seen from another day."""
        return (
            self if day == self.sight.day else replace(self, sight=replace(self.sight, day=day), _lines={}, _odd={}, _corrected={})
        )

    def line(self, key: LineKey) -> Standing:
        """What stands in a line, within sight; remembered as long as this ledger."""
        if key not in self._lines:
            line = self.columns.standing(key, self.sight.day, self.sight.gates)
            if self.sight.units is not None:
                inside = self.sight.units[line.units]
                line = Standing(line.units[inside], line.rows[inside], line.odd[inside])
            self._lines[key] = line
        return self._lines[key]

    def odd_cell(self, unit: str, key: LineKey) -> tuple[Observation, ...]:
        """The vintages of an odd cell, from the record."""
        if key not in self._odd:
            line = self.line(key)
            found = self.exact(*key, [self.columns.names[number] for number in line.units[line.odd].tolist()])
            gone = self.sight.withdrawn
            cells = {at: tuple(one for one in seen if one.key not in gone) for at, seen in found.items()}
            more = frozenset(one.corrects for seen in cells.values() for one in seen if one.corrects)
            self._corrected[len(self._odd) + 1] = self.corrected | more
            self._odd[key] = cells
        return self._odd[key].get(unit, ())

    def tally(self, parts: Sequence[str], indicator: str, period: Period) -> tuple[Value | None, tuple[str, ...]] | None:
        """The sum of parts that all reported plain figures, or which of them did not; ``None`` when the slow way must look.

        Returns: the value (without reason) and the parts that lack a figure.
        """
        line = self.line((indicator, period))
        wanted = numbers(self.columns, parts)
        at = np.searchsorted(line.units, wanted)
        there = at < line.units.size
        there[there] = line.units[at[there]] == wanted[there]
        rows, odd = line.rows[at[there]], line.odd[at[there]]
        lacking = tuple(key for key, has in zip(parts, there.tolist(), strict=True) if not has)
        if odd.any() or any(self.territory.below(key, period.last) for key in lacking):
            return None
        if lacking:
            return None, lacking
        total = self._sum(rows)
        return None if total is None else (total, ())

    def _sum(self, rows: np.ndarray[tuple[int], np.dtype[np.void]]) -> Value | None:
        """Figures of each form and number of places added as whole numbers, then these few as amounts."""
        kinds = rows["form"].astype(np.int32) * 16 + rows["places"]
        amounts = []
        for kind in np.unique(kinds).tolist():
            of = rows["scaled"][kinds == kind]
            safe = int(np.abs(of).max()) * of.size < 2**62
            whole = int(of.sum()) if safe else sum(of.tolist())
            one = amount_of(whole, kind % 16, self.columns.forms[kind // 16])
            amounts.append(replace(one, half_step=one.half_step * of.size))
        total = added(amounts)
        if total is None:
            return None
        estimate = bool((rows["modality"] == MODALITIES[Modality.ESTIMATE]).any())
        return Value(total, Modality.ESTIMATE if estimate else Modality.ACTUAL)

    def printed_in(self, key: LineKey, units: Sequence[str]) -> str:
        """The unit of measure in which one of some units printed its figure; empty when the columns hold none of them."""
        line = self.line(key)
        near = line.rows[np.isin(line.units, numbers(self.columns, units)) & (line.rows["form"] >= 0)]
        return self.columns.forms[int(near[0]["form"])].unit if near.size else ""

    def reported(self, units: Sequence[str]) -> Mapping[LineKey, int]:
        """For each indicator and period how many of some units reported a figure; lines without any are left out."""
        mine = np.unique(numbers(self.columns, units))
        mine = mine[mine >= 0]
        if (sees := self.sight.units) is not None:
            mine = mine[mine < sees.size]
            mine = mine[sees[mine]]
        return self.columns.counts(mine, self.sight.day, self.sight.gates)


class _Cells(Mapping[Cell, tuple[Observation, ...]]):
    """Cells of the columns as observations without origin."""

    def __init__(self, held: Held) -> None:
        self.held = held

    def __getitem__(self, cell: Cell) -> tuple[Observation, ...]:
        unit, indicator, period = cell
        held, key = self.held, (indicator, period)
        number = held.columns.units.get(unit)
        if number is None or (held.sight.units is not None and not held.sight.units[number]):
            raise KeyError(cell)
        line = held.line(key)
        at = int(np.searchsorted(line.units, number))
        if at >= line.units.size or line.units[at] != number:
            raise KeyError(cell)
        if line.odd[at]:
            return held.odd_cell(unit, key)
        row = line.rows[at]
        return (
            Observation(
                key=f"{unit} {indicator} {period}",
                unit=unit,
                indicator=indicator,
                period=period,
                amount=held.columns.amount(row),
                modality=_MODALITY[int(row["modality"])],
                origin=_NOWHERE,
                known=date.fromordinal(int(row["known"])),
            ),
        )

    def __iter__(self) -> Iterator[Cell]:
        held = self.held
        for key in list(held.columns.lines):
            for number in held.line(key).units.tolist():
                yield held.columns.names[number], *key

    def __len__(self) -> int:
        return sum(1 for _ in self)
