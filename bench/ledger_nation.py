"""The nation of ``bench.ledger``: its units and figures, how they are loaded, and the questions asked of them three ways."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import psycopg

from tiendo.catalogue import org_successions, org_units
from tiendo.ledger.cube import Cube, Grouping, grouping
from tiendo.values import Level, Period

INDICATORS = tuple(f"indicator_{number:02d}" for number in range(40))
MONTHS = tuple(Period.parse(f"{2021 + number // 12}-{number % 12 + 1:02d}") for number in range(60))
TURNS = 40
_ROW = np.dtype(
    [("n", ">i2"), ("l1", ">i4"), ("indicator", ">i2"), ("l2", ">i4"), ("period", ">i2"), ("l3", ">i4"), ("unit", ">i4"),
     ("l4", ">i4"), ("scaled", ">i8")]
)  # fmt: skip
_HEAD, _TAIL = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
_CHUNK = 500_000


@dataclass(frozen=True)
class Nation:
    """The units of today, and the provinces that each belongs to now and belonged to before 1 July 2025."""

    units: tuple[str, ...]
    now: Grouping
    was: Grouping

    def children(self, group: str) -> np.ndarray[Any, Any]:
        """Numbers of the units of a province of today."""
        return np.flatnonzero(self.now.of == self.now.names.index(group))


def nation() -> Nation:
    """The 3,355 units in force, from the catalogue."""
    known = org_units()
    units = tuple(key for key, unit in known.items() if unit.end is None)
    now = {key: known[key].parent for key in units}
    old: dict[str, str | None] = {}
    for event in org_successions():
        for key in event.after:
            before = known[event.before[0]]
            while before.parent is not None:
                before = known[before.parent]
            if known[key].level is Level.COMMUNE:
                old.setdefault(key, before.key)
    return Nation(units, grouping(units, now), grouping(units, old))


def figures(units: int, seed: int = 20250701) -> dict[str, np.ndarray[Any, Any]]:
    """One figure for every indicator, month and unit, two decimals, as columns in the order of the axes."""
    rng = np.random.default_rng(seed)
    shape = (len(INDICATORS), len(MONTHS), units)
    indicator, period, unit = (axis.ravel() for axis in np.indices(shape, dtype=np.int32))
    return {"indicator": indicator, "period": period, "unit": unit, "scaled": rng.integers(100, 10_000_000, indicator.size)}


# --- PostgreSQL: the record's standing figures


def load_postgres(dsn: str, columns: dict[str, np.ndarray[Any, Any]]) -> float:
    """Seconds to load and index the table."""
    start = time.perf_counter()
    with psycopg.connect(dsn) as base:
        base.execute("drop table if exists standing")
        base.execute("create table standing (indicator smallint, period smallint, unit int, scaled bigint)")
        with base.cursor().copy("copy standing from stdin (format binary)") as copy:
            copy.write(_HEAD)
            for begin in range(0, columns["unit"].size, _CHUNK):
                copy.write(_packed({name: held[begin : begin + _CHUNK] for name, held in columns.items()}))
            copy.write(_TAIL)
        base.execute("alter table standing add primary key (indicator, period, unit)")
        base.execute("create index on standing (unit, indicator, period)")
        base.commit()
    with psycopg.connect(dsn, autocommit=True) as base:
        base.execute("vacuum analyze standing")
    return time.perf_counter() - start


def _packed(columns: dict[str, np.ndarray[Any, Any]]) -> bytes:
    rows = np.empty(columns["unit"].size, dtype=_ROW)
    rows["n"], rows["l1"], rows["l2"], rows["l3"], rows["l4"] = 4, 2, 2, 4, 8
    for name, held in columns.items():
        rows[name] = held
    return rows.tobytes()


def fill_from_postgres(dsn: str, cube: Cube) -> float:
    """Seconds to fill the cube from the table."""
    start = time.perf_counter()
    rest = b""
    with psycopg.connect(dsn) as base, base.cursor().copy("copy standing to stdout (format binary)") as copy:
        pieces: list[bytes] = []
        for piece in copy:
            pieces.append(bytes(piece))
            if len(pieces) >= 100_000:
                rest = _take(rest + b"".join(pieces), cube)
                pieces = []
        _take(rest + b"".join(pieces), cube)
    return time.perf_counter() - start


def _take(data: bytes, cube: Cube) -> bytes:
    begin = len(_HEAD) if data.startswith(_HEAD[:11]) else 0
    count = (len(data) - begin) // _ROW.itemsize
    rows = np.frombuffer(data, dtype=_ROW, count=count, offset=begin)
    cube.load(*(rows[name].astype(np.int64) for name in ("indicator", "period", "unit", "scaled")))
    return data[begin + count * _ROW.itemsize :]


# --- the questions a dashboard asks, three ways


def questions(country: Nation, rng: np.random.Generator) -> Iterator[tuple[str, dict[str, Any]]]:
    """A name and parameters, ``TURNS`` of each kind."""
    names = ("one series", "one unit's page", "children of a province", "nation as it is", "nation as it was", "heat table",
             "a province's series", "weighted mean", "worst first")  # fmt: skip
    for name in names:
        for _ in range(TURNS):
            yield (
                name,
                {
                    "unit": int(rng.integers(34, len(country.units))),
                    "indicator": int(rng.integers(len(INDICATORS))),
                    "weight": int(rng.integers(len(INDICATORS))),
                    "period": int(rng.integers(len(MONTHS))),
                    "group": int(rng.integers(len(country.now.names))),
                },
            )


def ask_cube(cube: Cube, country: Nation, name: str, at: dict[str, Any]) -> Any:
    """The answer as plain numbers (scaled by 100 where sums are exact)."""
    code, month, unit = INDICATORS[at["indicator"]], MONTHS[at["period"]], country.units[at["unit"]]
    match name:
        case "one series":
            return _hundred(cube.series(unit, code))
        case "one unit's page":
            return [_hundred(cube.series(unit, one)) for one in INDICATORS]
        case "children of a province":
            below = country.children(country.now.names[at["group"]])
            return [int(cube.scaled[at["indicator"], at["period"], one]) for one in below]
        case "nation as it is":
            return _hundred(cube.roll_up(code, month, country.now).sums)
        case "nation as it was":
            return _hundred(cube.roll_up(code, month, country.was).sums)
        case "heat table":
            return [_hundred(found.sums) for found in cube.table(INDICATORS, month, country.now).values()]
        case "a province's series":
            return _hundred(cube.rolled_series(code, country.now)[at["group"]])
        case "weighted mean":
            return [str(one) for one in cube.mean(code, INDICATORS[at["weight"]], month, country.now)]
        case _:
            goals = dict.fromkeys(INDICATORS, Decimal(50_000))
            return [(unit, code) for unit, code, _ in cube.worst(month, goals, better={}, count=50)]


def _hundred(values: tuple[Decimal | None, ...]) -> list[int | None]:
    return [None if one is None else int(one * 100) for one in values]


_GROUPED = (
    "select g, sum(scaled) from standing join {tree} using (unit) "
    "where indicator = %(indicator)s and period = %(period)s group by g order by g"
)
SQL = {
    "one series": "select scaled from standing where unit = %(unit)s and indicator = %(indicator)s order by period",
    "one unit's page": "select indicator, period, scaled from standing where unit = %(unit)s order by indicator, period",
    "children of a province": "select scaled from standing join now using (unit) where g = %(group)s and indicator = %(indicator)s "
    "and period = %(period)s order by unit",
    "nation as it is": _GROUPED.format(tree="now"),
    "nation as it was": _GROUPED.format(tree="was"),
    "heat table": "select indicator, g, sum(scaled) from standing join now using (unit) where period = %(period)s "
    "group by 1, 2 order by 1, 2",
    "a province's series": "select period, sum(scaled) from standing join now using (unit) where g = %(group)s "
    "and indicator = %(indicator)s group by period order by period",
    "weighted mean": "select g, round(sum(v.scaled::numeric * w.scaled) / sum(w.scaled) / 100, 2) from standing v "
    "join standing w using (period, unit) join now using (unit) where v.indicator = %(indicator)s and w.indicator = %(weight)s "
    "and period = %(period)s group by g order by g",
    "worst first": "select unit, indicator from standing where period = %(period)s order by scaled, indicator, unit limit 50",
}


def ask_sql(base: psycopg.Connection[Any], name: str, at: dict[str, Any]) -> Any:
    """The same answer from plain SQL."""
    rows = base.execute(SQL[name], at).fetchall()
    if name == "worst first":
        return rows
    flat = [int(row[-1]) if name != "weighted mean" else str(row[-1]) for row in rows]
    width = {"one unit's page": len(MONTHS), "heat table": len(flat) // len(INDICATORS)}.get(name)
    return [flat[begin : begin + width] for begin in range(0, len(flat), width)] if width else flat


def ask_pandas(frame: pd.DataFrame, country: Nation, name: str, at: dict[str, Any]) -> Any:
    """The same answer from a data frame with one row for each figure; ``None`` where pandas is not asked."""
    here = frame[frame["period"].to_numpy() == at["period"]] if name in _OF_A_MONTH else frame
    match name:
        case "one series":
            return frame.loc[(frame["unit"] == at["unit"]) & (frame["indicator"] == at["indicator"]), "scaled"].tolist()
        case "children of a province":
            return here.loc[(here["now"] == at["group"]) & (here["indicator"] == at["indicator"]), "scaled"].tolist()
        case "nation as it is" | "nation as it was":
            tree = "now" if name.endswith("is") else "was"
            mine = here[(here["indicator"] == at["indicator"]) & (here[tree] >= 0)]
            return mine.groupby(tree)["scaled"].sum().tolist()
        case "heat table":
            sums = here[here["now"] >= 0].groupby(["indicator", "now"])["scaled"].sum()
            return [sums.loc[number].tolist() for number in range(len(INDICATORS))]
        case "a province's series":
            mine = frame[(frame["now"] == at["group"]) & (frame["indicator"] == at["indicator"])]
            return mine.groupby("period")["scaled"].sum().tolist()
        case _:
            return None


_OF_A_MONTH = {"children of a province", "nation as it is", "nation as it was", "heat table"}
