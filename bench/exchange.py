"""Open formats, the REST API and the public portal at half a million figures: ``python -m bench.exchange [OBSERVATIONS]``.

Files are written from 20,000 figures in memory; pages of the API and of the portal are asked through the application on SQLite
over the made-up province of ``bench.record``, all of it released. Prints
the first answer, the slowest of five warm ones, sizes; times are those of the processor, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.exchange.csvw import figures_csv
from tiendo.exchange.datapackage import data_package
from tiendo.exchange.figures import Figure
from tiendo.exchange.jsonl import jsonl
from tiendo.exchange.parquet import parquet
from tiendo.exchange.sdmx import sdmx
from tiendo.values import Amount, Citation, Modality, Observation, Period

FIGURES, RUNS = 20_000, 5
MONTHS, INDICATORS = 60, 40


def main() -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("observations", nargs="?", type=int, default=500_000)
    wanted = parser.parse_args().observations
    print(f"lệnh: python -m bench.exchange {wanted}")
    _files()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TIENDO_VAR": folder, "DATABASE_URL": ""}
        _pages(wanted)
    print(f"bộ nhớ lớn nhất: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


def _files() -> None:
    rows = tuple(_figure(number) for number in range(FIGURES))
    formats: dict[str, Callable[[], bytes]] = {
        "CSV": lambda: figures_csv(rows),
        "gói dữ liệu": lambda: data_package(rows, "Số liệu"),
        "JSON Lines": lambda: jsonl(rows),
        "Parquet": lambda: parquet(rows),
        "SDMX (csv + xml + cấu trúc)": lambda: (
            b"".join((found := sdmx(rows, prepared=date(2025, 1, 1))).csv for _ in (0,)) + found.xml
        ),
    }
    print(f"\n{FIGURES} số liệu ra tệp{'':17} {'MB':>7} {'lần đầu':>9} {'chậm nhất':>10}  (giây bộ xử lý, {RUNS} lần)")
    for name, make in formats.items():
        taken, size = [], 0
        for _ in range(RUNS):
            begun = time.process_time()
            size = len(make())
            taken.append(time.process_time() - begun)
        print(f"{name:36} {size / 1e6:7.1f} {taken[0]:9.2f} {max(taken[1:]):10.2f}")


def _figure(number: int) -> Figure:
    unit, month = f"district/{number % 200:03d}/1990", number // 200 % 60
    period = Period.parse(f"{2020 + month // 12}-{month % 12 + 1:02d}")
    amount = Amount(Decimal(number * 37 % 99991).scaleb(-2), "tỷ đồng", Decimal("0.005"))
    seen = Observation(
        f"o/{number}",
        unit,
        f"chi_tieu_{number // 12_000}",
        period,
        amount,
        Modality.ACTUAL,
        Citation("", "Báo cáo", "2024"),
        date(2025, 1, 1),
    )
    return Figure(seen, f"Huyện {number % 200}", "Thu ngân sách", "Báo cáo")


def _pages(wanted: int) -> None:
    from tiendo_web.commands.start import database_ready, django_ready

    django_ready()
    database_ready()
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    from . import record_world as world

    reporting, top = world.units(nation=False, most=max(1, wanted // (MONTHS * INDICATORS)))
    of = world.codes(INDICATORS)
    begun = time.process_time()
    count = world.load_figures(reporting, of, MONTHS)
    person = world.people(top)
    _release(person, top[0])
    print(f"\n{count} số liệu trong sổ, đều đã công bố ({time.process_time() - begun:.0f} s nạp); SQLite")
    client, token = Client(), _token(top[0])
    key = {"Authorization": f"Bearer {token}"}
    api = "/api/v1/observations?unit={}&limit=200&offset={}"
    asked = (
        ("API: 200 dòng đầu của tỉnh", api.format(top[0], 0), key),
        ("API: 200 dòng, lùi 400.000", api.format(top[0], min(400_000, count - 200)), key),
        ("API: một chỉ tiêu của một xã", f"/api/v1/observations?unit={reporting[0]}&indicator={of[0]}", key),
        ("API: danh sách đơn vị", "/api/v1/units?limit=200", key),
        ("API: mô tả OpenAPI", "/api/v1/openapi.json", {}),
        ("Cổng: trang đầu", "/du-lieu-mo/", {}),
        ("Cổng: tìm một chỉ tiêu", "/du-lieu-mo/?tim=dien+tich", {}),
        ("Cổng: một chuỗi số", f"/du-lieu-mo/{reporting[0]}/chuoi/{of[0]}/", {}),
        ("Cổng: báo cáo mới (RSS)", "/du-lieu-mo/tep/bao-cao.rss", {}),
    )
    print(f"\n{'':36} {'KB':>7} {'lần đầu':>9} {'chậm nhất':>10}  (mili giây bộ xử lý, {RUNS} lần)")
    for name, address, headers in asked:
        first, *warm = [_asked(client, address, headers) for _ in range(RUNS + 1)]
        print(f"{name:36} {first[1] / 1000:7.1f} {first[0]:9.0f} {max(taken for taken, _ in warm):10.0f}")


def _asked(client: Any, address: str, headers: dict[str, str]) -> tuple[float, int]:
    begun = time.process_time()
    answer = client.get(address, headers=headers)
    taken = 1000 * (time.process_time() - begun)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return taken, len(answer.content)


def _release(person: Any, unit: str) -> None:
    """One released report that names every figure; the rows of its list are written at once."""
    from django.db import connection

    from tiendo_web.record.actions import ReleaseReport

    ReleaseReport(unit=unit, title="Bảng đo", day=date(2025, 12, 31), content=b"do", observations=(), targets=()).run(person)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_release_observations (release_id, observation_id) "
            "SELECT (SELECT max(id) FROM record_release), key FROM record_observation"
        )


def _token(unit: str) -> str:
    from tiendo_web.record.actions import MakeToken
    from tiendo_web.record.models import RoleAssignment, User

    admin = User.objects.create(username="quan-tri", full_name="Người Quản Trị")
    RoleAssignment.objects.create(user=admin, unit_id=unit, role="administrator")
    made = MakeToken(unit=unit, name="may-do", role="reader", clearance=0, expires=date(2099, 12, 31)).run(admin)
    return str(made.secret)


if __name__ == "__main__":
    sys.exit(main())
