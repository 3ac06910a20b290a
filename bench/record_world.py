"""The made-up record of ``bench.record``: real units, invented figures, put straight into the tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

import numpy as np

from tiendo import ledger, values
from tiendo.catalogue import indicators, org_successions, org_units

PROVINCE = "province/19/2025"
CITATION = values.Citation("https://so-lieu.example", "Bảng đo", "2025")
_HEAD = (
    "key", "unit_id", "indicator", "indicator_words", "period", "period_last", "modality", "known", "note", "value",
    "unit_of_measure", "half_step", "hedge", "part", "surface", "citation_address", "citation_title", "citation_day", "position",
)  # fmt: skip


def units(*, nation: bool, most: int) -> tuple[list[str], list[str]]:
    """Store the country's units of today and what they came from; returns the units that report, and those above them."""
    from tiendo_web.record.loading import load

    known = org_units()
    load([*known.values(), *org_successions()])
    alive = [unit for unit in known.values() if unit.end is None and unit.tree is values.Tree.TERRITORY]
    if nation:
        lowest = [unit.key for unit in alive if unit.level is values.Level.COMMUNE][:most]
        return lowest, [unit.key for unit in alive if unit.level is values.Level.PROVINCE]
    own = [unit for unit in alive if unit.parent == PROVINCE]
    rest = [unit for unit in alive if unit.parent and unit.parent != PROVINCE]
    reporting = [*own, *rest][:most]
    return [unit.key for unit in reporting], list(dict.fromkeys(unit.parent for unit in reporting if unit.parent))


def codes(most: int) -> list[str]:
    """Indicators that add up."""
    return [code for code, one in indicators().items() if one.aggregation == "sum"][:most]


def month_of(number: int) -> values.Period:
    """The month so many months after the first of 2021."""
    return values.Period.parse(f"{2021 + number // 12}-{number % 12 + 1:02d}")


def figure(unit: str, code: str, month: int, value: Decimal) -> values.Observation:
    """One figure as it is posted."""
    period = month_of(month)
    amount = values.Amount(value, "đơn vị", Decimal("0.005"))
    known = min(period.last + timedelta(days=5), date(2025, 12, 31))
    return ledger.observe(unit, code, period, amount, modality=values.Modality.ACTUAL, origin=CITATION, known=known)


def load_figures(reporting: list[str], of: list[str], months: int) -> int:
    """One figure for each unit, indicator and month; returns their number. Indexes of a new table are built afterwards."""
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        return _copy(_rows(reporting, of, months))
    count = 0
    marks = ", ".join("?" * len(_HEAD))
    insert = f"INSERT INTO record_observation ({', '.join(_HEAD)}) VALUES ({marks})"
    with transaction.atomic(), connection.cursor() as cursor:
        for code in of:
            rows = list(_rows(reporting, [code], months))
            cursor.connection.executemany(insert, rows)
            count += len(rows)
    return count


def _rows(reporting: list[str], of: list[str], months: int) -> Iterator[tuple[Any, ...]]:
    rng = np.random.default_rng(1)
    for code in of:
        for number in range(months):
            period = month_of(number)
            last, known = period.last.isoformat(), min(period.last + timedelta(days=5), date(2025, 12, 31)).isoformat()
            scaled = rng.integers(100, 1_000_000, len(reporting)).tolist()
            for unit, whole in zip(reporting, scaled, strict=True):
                key = f"obs/{sha256(f'{unit} {code} {number}'.encode()).hexdigest()[:16]}"
                value = f"{whole // 100}.{whole % 100:02d}"
                yield (
                    key, unit, code, "", str(period), last, "actual", known, "", value, "đơn vị", "0.005", "exact", "", "",
                    "https://so-lieu.example", "Bảng đo", "2025", 1,
                )  # fmt: skip


def _copy(rows: Iterator[tuple[Any, ...]]) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'record_observation'")
        indexes = [(name, made) for name, made in cursor.fetchall() if "UNIQUE" not in made]
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        count = 0
        with cursor.copy(
            f"COPY record_observation ({', '.join(_HEAD)}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL (note))"
        ) as copy:
            while True:
                page = io.StringIO()
                writer = csv.writer(page)
                took = 0
                for row in rows:
                    writer.writerow(["" if cell == "" else cell for cell in row])
                    took += 1
                    if took == 50_000:
                        break
                copy.write(page.getvalue().replace(",,", ',"",').replace(",,", ',"",'))
                count += took
                if took < 50_000:
                    break
        for _, made in indexes:
            cursor.execute(made)
        cursor.execute("ANALYZE record_observation")
    return count


def people(top: list[str]) -> Any:
    """A leader of everything, and the settings of the installation."""
    from tiendo_web.record import models

    person = models.User.objects.create(username="do", full_name="Người Đo")
    for unit in top:
        models.RoleAssignment.objects.create(user=person, unit_id=unit, role="leader")
    models.Setting.objects.create(name="unit", value=top[0])
    models.Setting.objects.create(name="day", value="2025-12-31")
    return person


def load_targets(reporting: list[str], of: list[str], *, every: int) -> int:
    """Targets of a five-year plan for ``every`` indicators of each unit and all indicators of the units above them."""
    from tiendo_web.record.loading import load

    known = org_units()
    rng = np.random.default_rng(2)
    above = sorted({known[unit].parent for unit in reporting if known[unit].parent})
    entries: list[Any] = []
    count = 0
    for unit, some in [*((unit, of) for unit in above), *((unit, of[:every]) for unit in reporting)]:
        plan = values.Plan(f"kh/{unit}", f"Kế hoạch 5 năm của {known[unit].name}", unit, values.Period.parse("2021..2025"))
        entries.append(plan)
        for code in some:
            entries.append(
                values.Target(
                    key=f"mt/{unit}/{code}", plan=plan.key, unit=unit, indicator=code, indicator_words=f"{indicators()[code].name}",
                    comparator=values.Comparator.AT_LEAST, value=Decimal(int(rng.integers(20_000, 100_000))),
                    unit_of_measure="đơn vị", due=values.Period.of_year(2025), origin=CITATION,
                )
            )  # fmt: skip
            count += 1
    load(entries)
    return count
