"""The standing figures of many units as columns in memory: every roll-up of a nation in milliseconds, to the last decimal.

A figure is kept as a whole number of the smallest step that its indicator prints (6,33% as 633 with two places), so sums are
exact. Nothing is summed ahead: a roll-up adds the cells it needs when it is asked, and a figure that was just posted is in
every roll-up at once. The ledger stays the record (vintages, sources, conflicts); the cube holds what it answers now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiendo.values import Period

_MOST = 2**62
Integers = NDArray[np.int64]


class CubeError(ValueError):
    """A figure that the cube cannot hold; the message says which and why."""


@dataclass(frozen=True)
class Grouping:
    """Which group each unit belongs to: the provinces as they were, as they are now, or any other.

    Attributes:
        names: keys of the groups.
        of: for each unit of the cube the number of its group, -1 for none.
    """

    names: tuple[str, ...]
    of: Integers

    @cached_property
    def order(self) -> Integers:
        """Units with a group, group by group."""
        order = np.argsort(self.of, kind="stable")
        return order[np.searchsorted(self.of[order], 0) :]

    @cached_property
    def starts(self) -> Integers:
        """Where each group begins in ``order``."""
        return np.searchsorted(self.of[self.order], np.arange(len(self.names)))


@dataclass(frozen=True, slots=True)
class RollUp:
    """One line for each group.

    Attributes:
        sums: exact sums of the figures present, ``None`` where a group has none.
        present, asked: how many units of the group have a figure, and how many it has.
    """

    names: tuple[str, ...]
    sums: tuple[Decimal | None, ...]
    present: tuple[int, ...]
    asked: tuple[int, ...]


class Cube:
    """Figures by indicator, period and unit.

    Args:
        units, indicators, periods: the three axes; keys and codes as in the ledger.
        places: decimals kept for each indicator; two when not given. A figure with more widens its indicator.
    """

    def __init__(
        self,
        units: Sequence[str],
        indicators: Sequence[str],
        periods: Sequence[Period],
        places: Mapping[str, int] | None = None,
    ) -> None:
        self.units, self.indicators, self.periods = tuple(units), tuple(indicators), tuple(periods)
        self._unit = {key: number for number, key in enumerate(self.units)}
        self._indicator = {code: number for number, code in enumerate(self.indicators)}
        self._period = {period: number for number, period in enumerate(self.periods)}
        self.places = [(places or {}).get(code, 2) for code in self.indicators]
        shape = (len(self.indicators), len(self.periods), len(self.units))
        self.scaled: Integers = np.zeros(shape, dtype=np.int64)
        self.held: NDArray[np.bool_] = np.zeros(shape, dtype=np.bool_)

    def put(self, unit: str, indicator: str, period: Period, value: Decimal | None) -> None:
        """Set one figure, or take it away with ``None``; every later question sees it.

        Raises: CubeError for a unit, indicator or period outside the axes, or a number too large to be kept exactly.
        """
        row = self._row(indicator)
        place = (row, self._number(self._period, period), self._number(self._unit, unit))
        if value is None:
            self.held[place] = False
            self.scaled[place] = 0
            return
        self._widen(row, -int(value.as_tuple().exponent))
        whole = int(value.scaleb(self.places[row]))
        if abs(whole) >= _MOST:
            raise CubeError(f"{indicator}, {unit}: {value} quá lớn để giữ chính xác với {self.places[row]} chữ số thập phân")
        self.scaled[place], self.held[place] = whole, True

    def load(self, indicators: Integers, periods: Integers, units: Integers, scaled: Integers) -> None:
        """Set many figures at once.

        Args: positions on the three axes, and the figures as whole steps of their indicator's last place; same length.
        """
        if scaled.size and int(np.abs(scaled).max()) >= _MOST:
            raise CubeError("có số quá lớn để giữ chính xác")
        self.scaled[indicators, periods, units] = scaled
        self.held[indicators, periods, units] = True

    def get(self, unit: str, indicator: str, period: Period) -> Decimal | None:
        """One figure."""
        row = self._row(indicator)
        place = (row, self._number(self._period, period), self._number(self._unit, unit))
        return self._decimal(row, int(self.scaled[place])) if self.held[place] else None

    def series(self, unit: str, indicator: str) -> tuple[Decimal | None, ...]:
        """The figures of one unit over all periods."""
        row, column = self._row(indicator), self._number(self._unit, unit)
        pairs = zip(self.scaled[row, :, column].tolist(), self.held[row, :, column].tolist(), strict=True)
        return tuple(self._decimal(row, whole) if held else None for whole, held in pairs)

    def roll_up(self, indicator: str, period: Period, groups: Grouping) -> RollUp:
        """Sums by group for one period, exact."""
        row, line = self._row(indicator), self._number(self._period, period)
        whole = self._sums(self.scaled[row, line][groups.order], groups)
        present = _added(self.held[row, line][groups.order].astype(np.int64), groups)
        asked = np.bincount(groups.of[groups.order], minlength=len(groups.names))
        sums = tuple(self._decimal(row, int(one)) if count else None for one, count in zip(whole, present.tolist(), strict=True))
        return RollUp(groups.names, sums, tuple(present.tolist()), tuple(asked.tolist()))

    def rolled_series(self, indicator: str, groups: Grouping) -> tuple[tuple[Decimal | None, ...], ...]:
        """Sums by group over all periods: one tuple for each group."""
        lines = [self.roll_up(indicator, period, groups).sums for period in self.periods]
        return tuple(zip(*lines, strict=True))

    def table(self, indicators: Iterable[str], period: Period, groups: Grouping) -> dict[str, RollUp]:
        """Several indicators by group: the heat table."""
        return {code: self.roll_up(code, period, groups) for code in indicators}

    def mean(self, indicator: str, weight: str, period: Period, groups: Grouping, *, places: int = 2) -> tuple[Decimal | None, ...]:
        """Weighted means by group; ``None`` for a group in which a unit lacks its figure or its weight."""
        row, by, line = self._row(indicator), self._row(weight), self._number(self._period, period)
        both = (self.held[row, line] & self.held[by, line])[groups.order]
        values, weights = self.scaled[row, line][groups.order], self.scaled[by, line][groups.order]
        if values.size and int(np.abs(values).max()) * int(np.abs(weights).max()) * values.size < _MOST:
            mass = _added(values * weights, groups).tolist()
        else:
            mass = _added(values.astype(object) * weights.astype(object), groups).tolist()
        total = self._sums(weights, groups)
        lacking = _added((~both).astype(np.int64), groups).tolist()
        step = Decimal(1).scaleb(-places)
        return tuple(
            None if gap or not heavy else (self._decimal(row, one) / heavy).quantize(step)
            for one, heavy, gap in zip(mass, total, lacking, strict=True)
        )

    def worst(
        self, period: Period, wanted: Mapping[str, Decimal], *, better: Mapping[str, str], count: int
    ) -> list[tuple[str, str, Decimal]]:
        """The cells furthest from what is wanted, worst first: unit, indicator, share of the target reached.

        Args:
            wanted: the target of each indicator, not zero.
            better: ``"down"`` for an indicator where less is better.
        """
        line = self._number(self._period, period)
        rows = [self._row(code) for code in wanted]
        goals = np.array([float(goal.scaleb(self.places[row])) for row, goal in zip(rows, wanted.values(), strict=True)])
        figures = self.scaled[rows, line].astype(np.float64)
        down = np.array([better.get(code) == "down" for code in wanted])[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where(down, goals[:, None] / figures, figures / goals[:, None])
        shares[~self.held[rows, line]] = np.inf
        flat = shares.ravel()
        first = np.argpartition(flat, min(count, flat.size - 1))[:count]
        codes = tuple(wanted)
        ranked = sorted((number for number in first.tolist() if np.isfinite(flat[number])), key=lambda number: float(flat[number]))
        return [self._share(codes[number // len(self.units)], number % len(self.units), line, wanted, better) for number in ranked]

    def _share(
        self, code: str, unit: int, line: int, wanted: Mapping[str, Decimal], better: Mapping[str, str]
    ) -> tuple[str, str, Decimal]:
        """The share again in exact numbers: floats only chose which cells to show."""
        row = self._row(code)
        figure = self._decimal(row, int(self.scaled[row, line, unit]))
        share = wanted[code] / figure if better.get(code) == "down" else figure / wanted[code]
        return self.units[unit], code, share.quantize(Decimal("0.0001"))

    def _sums(self, figures: Integers, groups: Grouping) -> list[int]:
        safe = not figures.size or int(np.abs(figures).max()) * figures.size < _MOST
        return [int(one) for one in _added(figures if safe else figures.astype(object), groups).tolist()]

    def _row(self, indicator: str) -> int:
        return self._number(self._indicator, indicator)

    @staticmethod
    def _number(axis: Mapping[object, int] | Mapping[str, int] | Mapping[Period, int], key: object) -> int:
        try:
            return axis[key]  # type: ignore[index]
        except KeyError:
            raise CubeError(f"{key} không có trong bảng số liệu") from None

    def _widen(self, row: int, places: int) -> None:
        """Keep more decimals for an indicator: its figures are multiplied once."""
        more = places - self.places[row]
        if more <= 0:
            return
        if int(np.abs(self.scaled[row]).max(initial=0)) * 10**more >= _MOST:
            raise CubeError(f"{self.indicators[row]}: không giữ chính xác được {places} chữ số thập phân")
        self.scaled[row] *= 10**more
        self.places[row] = places

    def _decimal(self, row: int, whole: int) -> Decimal:
        return Decimal(whole).scaleb(-self.places[row])


def _added(figures: NDArray[Any], groups: Grouping) -> NDArray[Any]:
    """Sums of figures already in the grouping's order; zero for an empty group."""
    sizes = np.diff(np.append(groups.starts, figures.size))
    out: NDArray[Any] = np.zeros(len(groups.names), dtype=figures.dtype)
    filled = sizes > 0
    if filled.any():
        out[filled] = np.add.reduceat(figures, groups.starts[filled])
    return out


def grouping(units: Sequence[str], group_of: Mapping[str, str | None]) -> Grouping:
    """A grouping of the units of a cube.

    Args: group_of: key of each unit's group; units that it leaves out belong to none.
    """
    names = tuple(dict.fromkeys(group for unit in units if (group := group_of.get(unit)) is not None))
    number = {name: index for index, name in enumerate(names)}
    of = np.array([number.get(group_of.get(unit) or "", -1) for unit in units], dtype=np.int64)
    return Grouping(names, of)
