"""Units side by side: one row for each unit, one column for an indicator in a period, shaded by how much it needs attention.

Built on the pure ledger: a value that a unit never reported is composed from its parts where the indicator allows it, and
where it does not the cell says why. Shades compare within one column only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tiendo.catalogue import indicators, units_of_measure
from tiendo.ledger import Ledger, Value, seen
from tiendo.ledger.held import Held
from tiendo.values import Absence, Modality, OrgUnit, Period
from tiendo_web.pages import format as say

SHADES = 5
USUAL_COLUMNS = 7
LEAST_UNITS = 2
MOST_PERIODS = 2


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator in a period. ``better`` is ``up``, ``down`` or ``range`` (then nothing is shaded)."""

    indicator: str
    period: Period
    name: str
    unit: str
    better: str
    reported: int

    @property
    def code(self) -> str:
        """How the address names it."""
        return f"{self.indicator}@{self.period}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's value in a column; ``shade`` 1 (little attention) to 5, 0 without."""

    value: Value
    shade: int
    words: str

    @property
    def absent(self) -> bool:
        """Whether there is no figure."""
        return self.value.amount is None

    @property
    def divided(self) -> bool:
        """Whether there is a figure of another unit that cannot be split or compared."""
        return self.value.amount is None and self.value.absence is Absence.NOT_COMPARABLE

    @property
    def estimate(self) -> bool:
        """Whether the figure is an estimate."""
        return self.value.modality is Modality.ESTIMATE

    @property
    def composed(self) -> bool:
        """Whether the figure was composed from other units' figures."""
        return self.value.amount is not None and bool(self.value.reason)


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with its cells, and the units it came from when it is younger than the figures."""

    unit: OrgUnit
    parts: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as drawn: over how many rows, and whether it is the old unit's figure, which cannot be divided."""

    cell: Cell
    rows: int
    former: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Units on the land of one old unit; a cell is ``None`` where one above it spans it."""

    former: OrgUnit | None
    lines: tuple[tuple[Line, tuple[Shown | None, ...]], ...]


def grouped(ledger: Ledger, lines: Sequence[Line], old: Sequence[Line]) -> tuple[Group, ...]:
    """New units under the old unit whose land they are on; where none of them has a figure, the old unit's one spans them."""
    strands = ledger.territory.strands
    groups = []
    left = list(lines)
    for former in old:
        inside = [line for line in left if strands[line.unit.key] & strands[former.unit.key]]
        left = [line for line in left if line not in inside]
        if inside:
            groups.append(Group(former.unit, tuple(_spanned(inside, former))))
    return tuple(groups) + ((Group(None, tuple(_spanned(left, None))),) if left else ())


def _spanned(lines: Sequence[Line], former: Line | None) -> Iterator[tuple[Line, tuple[Shown | None, ...]]]:
    columns = range(len(lines[0].cells))
    empty = [former is not None and all(line.cells[n].absent for line in lines) for n in columns]
    for at, line in enumerate(lines):
        yield (
            line,
            tuple(
                Shown(line.cells[n], 1, False)
                if not empty[n]
                else (Shown(former.cells[n], len(lines), True) if at == 0 and former else None)
                for n in columns
            ),
        )


def units_below(ledger: Ledger, top: str, day: date) -> tuple[OrgUnit, ...]:
    """The units of a day on the land of ``top``: those right below it, or the smallest of that day when it had ended by then."""
    land = ledger.territory
    if land.alive(top, day):
        return tuple(sorted(land.below(top, day), key=lambda unit: unit.name))
    mine = land.strands[top]
    alive = (key for key in land.units if key not in land.children and land.strands[key] & mine and land.alive(key, day))
    return tuple(sorted((land.units[key] for key in alive), key=lambda unit: unit.name))


def changes_of(ledger: Ledger, top: str) -> tuple[date, ...]:
    """Days on which the tree under ``top`` changed as a whole: when the unit itself ended."""
    end = ledger.territory.ends.get(top)
    return (end + timedelta(days=1),) if end else ()


def columns_of(ledger: Held, units: Sequence[OrgUnit], names: Mapping[str, str]) -> tuple[Column, ...]:
    """Columns in which at least two of the units reported, the fullest first, then the latest."""
    found = [
        _column(indicator, period, names, number)
        for (indicator, period), number in ledger.reported([unit.key for unit in units]).items()
        if number >= LEAST_UNITS
    ]
    return tuple(sorted(found, key=lambda column: (-column.reported, -column.period.last.toordinal(), column.name)))


def as_printed(ledger: Held, columns: Sequence[Column], units: Sequence[OrgUnit]) -> tuple[Column, ...]:
    """The columns with the unit of measure in which their figures were printed."""
    keys = [unit.key for unit in units]
    printed = [ledger.printed_in((column.indicator, column.period), keys) for column in columns]
    return tuple(replace(column, unit=unit or column.unit) for column, unit in zip(columns, printed, strict=True))


def usual(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns shown when nobody chose: the fullest, at most two periods of one indicator."""
    taken: list[Column] = []
    periods: Counter[str] = Counter()
    for column in columns:
        if len(taken) < USUAL_COLUMNS and periods[column.indicator] < MOST_PERIODS:
            taken.append(column)
            periods[column.indicator] += 1
    return tuple(taken)


def lines_of(ledger: Ledger, units: Sequence[OrgUnit], columns: Sequence[Column], *, until: date) -> tuple[Line, ...]:
    """The table. ``until`` names the units of the day before which a younger unit's parts are looked for."""
    values = {column.code: [seen(ledger, unit.key, column.indicator, column.period) for unit in units] for column in columns}
    shades = {column.code: _shades(column, values[column.code]) for column in columns}
    origins = _origins(ledger, until)
    return tuple(
        Line(
            unit,
            origins.get(unit.key, ()),
            tuple(
                Cell(values[column.code][n], shades[column.code][n], say.days_in(values[column.code][n].reason))
                for column in columns
            ),
        )
        for n, unit in enumerate(units)
    )


def ranked(lines: Sequence[Line], at: int, better: str) -> tuple[tuple[Line, Cell], ...]:
    """The units that reported in column ``at``, the one that needs most attention first (the largest first for a plain fact)."""
    known = [(line, line.cells[at]) for line in lines if not line.cells[at].absent]
    return tuple(sorted(known, key=lambda pair: number_of(pair[1].value), reverse=better != "up"))


def _column(indicator: str, period: Period, names: Mapping[str, str], reported: int) -> Column:
    known = indicators().get(indicator)
    name = known.name if known else names.get(indicator) or indicator
    unit = units_of_measure()[known.units[0]].printed[0] if known and known.units else ""
    return Column(indicator, period, name, unit, known.direction if known else "range", reported)


def _origins(ledger: Ledger, until: date) -> dict[str, tuple[str, ...]]:
    """For each unit that others became by a day, the names of those."""
    units = ledger.territory.units
    found: dict[str, tuple[str, ...]] = {}
    for event in ledger.territory.successions:
        if event.day <= until:
            names = tuple(units[key].name for key in event.before if key in units)
            for key in event.after:
                found.setdefault(key, names)
    return found


def number_of(value: Value) -> float:
    """A figure as one number, x/y as its share; zero without a figure."""
    amount = value.amount
    if amount is None:
        return 0.0
    return float(amount.value / amount.total) if amount.total else float(amount.value)


def _shades(column: Column, values: Sequence[Value]) -> list[int]:
    known = sorted({number_of(value) for value in values if value.amount is not None}, reverse=column.better == "up")
    if column.better not in ("up", "down") or len(known) < LEAST_UNITS:
        return [0] * len(values)
    place = {number: 1 + round((SHADES - 1) * n / (len(known) - 1)) for n, number in enumerate(known)}
    return [place[number_of(value)] if value.amount is not None else 0 for value in values]
