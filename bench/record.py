"""The record in its database: bulk load, what pages ask, one posting; ``python -m bench.record [OBSERVATIONS]``.

Uses a database of its own in a temporary folder: SQLite, or PostgreSQL with ``DATABASE_URL`` naming an empty database.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

UNITS, MONTHS = 108, 60
DAY = date(2025, 1, 1)


def main(wanted: int) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIENDO_VAR"] = folder
        from tiendo_web.commands.start import database_ready, django_ready

        django_ready()
        database_ready()
        from django.db import connection

        indicators = max(1, wanted // (UNITS * MONTHS))
        print(f"python -m bench.record {wanted}: {connection.vendor}, {UNITS} đơn vị × {indicators} chỉ số × {MONTHS} tháng")
        user, units = _people_and_units()
        _measure_load(units, indicators)
        _measure_queries(user, units, indicators)
        connection.close()
    return 0


def _people_and_units():
    from tiendo import values
    from tiendo_web.record import models
    from tiendo_web.record.loading import load

    top = values.OrgUnit("province/90/1990", "90", "Tỉnh Đo", values.Level.PROVINCE, None, None, None)
    below = [
        values.OrgUnit(f"commune/{9000 + n}/1990", str(9000 + n), f"Xã {n}", values.Level.COMMUNE, top.key, None, None)
        for n in range(UNITS)
    ]
    load([top, *below])
    user = models.User.objects.create(username="do", full_name="Người Đo")
    models.RoleAssignment.objects.create(user=user, unit_id=top.key, role="reviewer")
    return user, [unit.key for unit in below]


def _observation(unit: str, indicator: int, month: int):
    from tiendo import ledger, values

    period = values.Period.parse(f"{2020 + month // 12}-{month % 12 + 1:02d}")
    return ledger.observe(
        unit,
        f"indicator_{indicator}",
        period,
        values.Amount(Decimal(100 + indicator + month), "tấn", Decimal("0.5")),
        modality=values.Modality.ACTUAL,
        origin=values.Citation("https://example.vn", "Bảng", "2025"),
        known=period.last,
    )


def _measure_load(units: list[str], indicators: int) -> None:
    from tiendo_web.record.loading import load

    begun, count = time.perf_counter(), 0
    for indicator in range(indicators):
        batch = [_observation(unit, indicator, month) for unit in units for month in range(MONTHS)]
        count += load(batch).observations
    took = time.perf_counter() - begun
    print(f"  nạp {count} dòng: {took:.1f} s ({count / took:.0f} dòng/giây)")


def _measure_queries(user, units: list[str], indicators: int) -> None:
    from tiendo_web.record import models
    from tiendo_web.record.loading import load
    from tiendo_web.record.queries import visible
    from tiendo_web.record.queries.ledger import series, series_of_targets

    chance = random.Random(1)
    aims = [models.Target(key=str(n), unit_id=chance.choice(units), indicator=f"indicator_{n % indicators}") for n in range(50)]
    months = iter(range(MONTHS, MONTHS + 40))

    def post() -> None:
        posted = _observation(units[0], 0, next(months))
        load([posted])
        assert series(user, units[0], "indicator_0")[-1].key == posted.key

    _timed("một chuỗi", lambda: series(user, chance.choice(units), f"indicator_{chance.randrange(indicators)}", known_by=DAY))
    _timed("chuỗi của 50 chỉ tiêu", lambda: series_of_targets(user, aims, known_by=DAY))
    latest = date(2024, 12, 31)
    _timed(
        "bảng 108 đơn vị, một chỉ số, một tháng",
        lambda: list(visible.observations(user).filter(indicator=f"indicator_{chance.randrange(indicators)}", period_last=latest)),
    )
    _timed("vào sổ một số và thấy lại", post)


def _timed(name: str, work: Callable[[], object], times: int = 20) -> None:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    middle, worst = statistics.median(taken), sorted(taken)[int(0.95 * times) - 1]
    print(f"  {name}: lần đầu {taken[0]:.0f} ms, giữa {middle:.0f} ms, p95 {worst:.0f} ms")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
