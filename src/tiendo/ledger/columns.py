"""Every vintage of many units as columns in memory: what stood in a cell on any past day, for who may see what, in milliseconds.

A *line* holds all vintages of one indicator in one period, one packed row each (22 bytes), in the order of units and of
arrival. A figure is a whole number of its last printed digit, so sums are exact. A cell that needs more than that (a
correction, a settlement, a range, x/y, sources that disagree) is marked *odd* and is asked of the record itself. The ledger
stays the record; columns only answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiendo.values import Amount, Hedge, Modality, Period

Rows = NDArray[Any]
Mask = NDArray[np.bool_]
LineKey = tuple[str, Period]
ROW = np.dtype(
    [("unit", "<i4"), ("known", "<i4"), ("scaled", "<i8"), ("form", "<i2"), ("gate", "<i2"), ("places", "i1"), ("modality", "i1")]
)
ACTUAL, ESTIMATE, AIM = 0, 1, 2
MODALITIES = {Modality.ACTUAL: ACTUAL, Modality.ESTIMATE: ESTIMATE, Modality.TARGET: AIM}
OPEN = 0
"""The gate of a figure that everybody sees who sees its unit."""
BARE, ABSENT = -1, -2
"""Forms of a figure that the columns cannot hold, and of an absence; their cells are odd."""
_MOST = 2**62
_MOST_COUNTS = 32
Counts = Mapping[LineKey, int]


@dataclass(frozen=True, slots=True)
class Form:
    """How some figures are printed: their unit of measure, their hedge, and whether they count things (no half step)."""

    unit: str
    unit_code: str | None
    hedge: Hedge
    counted: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One vintage on its way into the columns.

    Attributes:
        gate: number of the gate that hides it (``Columns.gate``).
        odd: the cell needs the record itself, whatever the figure looks like.
    """

    unit: str
    indicator: str
    period: Period
    amount: Amount | None
    modality: Modality
    known: date
    gate: int = OPEN
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a line on a day: one entry for each unit with a figure, in the order of units.

    Attributes:
        units: their numbers.
        rows: the packed row that holds.
        odd: cells to be asked of the record.
    """

    units: NDArray[np.int32]
    rows: Rows
    odd: Mask


@dataclass
class Columns:
    """The columns of one process. Lines are replaced, never changed, so that readers need no lock; writers take turns."""

    units: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    gates: dict[str, int] = field(default_factory=lambda: {"": OPEN})
    lines: dict[LineKey, Rows] = field(default_factory=dict)
    odd: dict[LineKey, frozenset[int]] = field(default_factory=dict)
    of_indicator: dict[str, set[Period]] = field(default_factory=dict)
    changed: dict[LineKey, int] = field(default_factory=dict)
    version: int = 0
    _forms: dict[Form, int] = field(default_factory=dict)
    _counts: dict[tuple[bytes, date, bytes], tuple[int, Counts]] = field(default_factory=dict)

    def unit(self, key: str) -> int:
        """The number of a unit; a new one gets the next."""
        number = self.units.setdefault(key, len(self.units))
        if number == len(self.names):
            self.names.append(key)
        return number

    def gate(self, name: str) -> int:
        """The number of a gate."""
        return self.gates.setdefault(name, len(self.gates))

    def form(self, amount: Amount | None) -> int:
        """The number of a figure's form; ``BARE`` or ``ABSENT`` when the columns cannot hold it."""
        if amount is None:
            return ABSENT
        places = -int(amount.value.as_tuple().exponent)
        printed = amount.half_step in (0, Decimal(5).scaleb(-places - 1))
        whole = (amount.upper, amount.total, amount.other_reading) == (None, None, None)
        if not (printed and whole and 0 <= places <= 12) or abs(amount.value.scaleb(places)) >= _MOST:
            return BARE
        form = Form(amount.unit, amount.unit_code, amount.hedge, amount.half_step == 0)
        number = self._forms.setdefault(form, len(self._forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number

    def add(self, figures: Iterable[Figure]) -> None:
        """Take in some vintages; every later question sees them."""
        found: dict[LineKey, list[tuple[int, ...]]] = {}
        odd: dict[LineKey, set[int]] = {}
        for one in figures:
            key, unit, form = (one.indicator, one.period), self.unit(one.unit), self.form(one.amount)
            places = -int(one.amount.value.as_tuple().exponent) if one.amount is not None and form >= 0 else 0
            scaled = int(one.amount.value.scaleb(places)) if one.amount is not None and form >= 0 else 0
            row = (unit, one.known.toordinal(), scaled, form, one.gate, places, MODALITIES[one.modality])
            found.setdefault(key, []).append(row)
            if one.odd or form < 0:
                odd.setdefault(key, set()).add(unit)
        for key, rows in found.items():
            self.extend(key, np.array(rows, dtype=ROW))
        for key, units in odd.items():
            self.mark_odd(key, units)

    def extend(self, key: LineKey, rows: Rows) -> None:
        """Add packed rows to a line, behind what it holds of each unit."""
        held = self.lines.get(key)
        joined = rows if held is None else np.concatenate((held, rows))
        self.lines[key] = joined[np.argsort(joined["unit"], kind="stable")]
        self.of_indicator.setdefault(key[0], set()).add(key[1])
        self._touch(key)

    def mark_odd(self, key: LineKey, units: Iterable[int]) -> None:
        """From now on the record itself answers for these cells."""
        self.odd[key] = self.odd.get(key, frozenset()) | frozenset(units)
        self._touch(key)

    def _touch(self, key: LineKey) -> None:
        self.version += 1
        self.changed[key] = self.version

    def seen(self, key: LineKey, day: date, gates: Mask) -> Rows:
        """The rows of a line that were known on a day and that some gates let through."""
        rows = self.lines.get(key)
        if rows is None:
            return np.empty(0, dtype=ROW)
        seen: Rows = rows[(rows["known"] <= day.toordinal()) & gates[rows["gate"]]]
        return seen

    def standing(self, key: LineKey, day: date, gates: Mask) -> Standing:
        """What stands in a line: of each unit the last actual figure to become known, else the last estimate."""
        rows = self.seen(key, day, gates)
        order = np.lexsort((rows["known"], rows["modality"] == ACTUAL, rows["unit"]))
        rows = rows[order]
        last = np.append(rows["unit"][1:] != rows["unit"][:-1], True) if rows.size else np.empty(0, dtype=np.bool_)
        held = rows[last]
        odd = np.isin(held["unit"], list(self.odd.get(key, ()))) | _contested(rows, last)
        return Standing(held["unit"], held, odd)

    def counts(self, units: NDArray[np.int32], day: date, gates: Mask) -> Counts:
        """Of how many of some units each line holds a reported figure on a day; lines without any are left out.

        Remembered for each question: after a posting only the lines that it touched are counted again.

        Args: units: their numbers, in order.
        """
        question = units.tobytes(), day, gates.tobytes()
        version, held = self.version, self._counts.pop(question, None)
        since, counted = (0, {}) if held is None else (held[0], dict(held[1]))
        for key, changed in list(self.changed.items()):
            if changed > since:
                counted[key] = _reporting(self.lines[key], units, day, gates) if key in self.lines else 0
        found = {key: count for key, count in counted.items() if count}
        while len(self._counts) >= _MOST_COUNTS:
            self._counts.pop(next(iter(self._counts)), None)
        self._counts[question] = version, found
        return found

    def size(self) -> tuple[int, int]:
        """Number of vintages, and bytes in memory."""
        return sum(rows.size for rows in self.lines.values()), sum(rows.nbytes for rows in self.lines.values())

    def amount(self, row: Any) -> Amount:
        """The printed amount of a packed row whose form the columns hold."""
        return amount_of(int(row["scaled"]), int(row["places"]), self.forms[int(row["form"])])


def amount_of(scaled: int, places: int, form: Form) -> Amount:
    """An amount from a whole number of its last digit."""
    half = Decimal(0) if form.counted else Decimal(5).scaleb(-places - 1)
    return Amount(Decimal(scaled).scaleb(-places), form.unit, half, hedge=form.hedge, unit_code=form.unit_code)


def numbers(columns: Columns, keys: Sequence[str]) -> NDArray[np.int32]:
    """Numbers of some units, -1 for one that has no figure anywhere."""
    return np.array([columns.units.get(key, -1) for key in keys], dtype=np.int32)


def _reporting(rows: Rows, units: NDArray[np.int32], day: date, gates: Mask) -> int:
    """How many of some units (their numbers, in order) have a figure in a line: an absence and an aim are none."""
    of = rows["unit"].copy()
    first, behind = np.searchsorted(of, units), np.searchsorted(of, units, side="right")
    each = behind - first
    at = np.repeat(first - (np.cumsum(each) - each), each) + np.arange(each.sum())
    near = rows[at]
    usable = (near["known"] <= day.toordinal()) & gates[near["gate"]] & (near["form"] != ABSENT) & (near["modality"] != AIM)
    mine = near["unit"][usable]
    return int(np.count_nonzero(mine[1:] != mine[:-1])) + 1 if mine.size else 0


def _contested(rows: Rows, last: Mask) -> Mask:
    """For each unit whether its actual figures differ, or others of one day: which one holds is then the record's to say."""
    if not rows.size:
        return np.empty(0, dtype=np.bool_)
    same_unit = rows["unit"][1:] == rows["unit"][:-1]
    alike = rows["modality"][1:] == rows["modality"][:-1]
    rivals = alike & ((rows["modality"][1:] == ACTUAL) | (rows["known"][1:] == rows["known"][:-1]))
    differs = np.zeros(rows.size - 1, dtype=np.bool_)
    for name in ("scaled", "places", "form"):
        differs |= rows[name][1:] != rows[name][:-1]
    rival = np.append(False, same_unit & rivals & differs)
    groups = np.cumsum(np.append(0, last[:-1]))
    return np.bincount(groups, weights=rival).astype(np.bool_)
