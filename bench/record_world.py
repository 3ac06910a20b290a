"""The made-up record of ``bench.record``: real units, invented figures, put straight into the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
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
    """One figure for each unit, indicator and month; returns their number. Indexes and references are built afterwards."""
    from django.db import connection, transaction

    if connection.vendor == "postgresql":
        return _copy(_lines(reporting, of, months))
    count = 0
    marks = ", ".join("?" * len(_HEAD))
    insert = f"INSERT INTO record_observation ({', '.join(_HEAD)}) VALUES ({marks})"
    with transaction.atomic(), connection.cursor() as cursor:
        for lines, number in _lines(reporting, of, months):
            cursor.connection.executemany(insert, (line.split("\t") for line in lines.splitlines()))
            count += number
    return count


def _lines(reporting: list[str], of: list[str], months: int) -> Iterator[tuple[str, int]]:
    """The rows of one indicator and month at a time, as PostgreSQL's COPY reads them, and how many."""
    rng = np.random.default_rng(1)
    for code in of:
        for number in range(months):
            period = month_of(number)
            last, known = period.last.isoformat(), min(period.last + timedelta(days=5), date(2025, 12, 31)).isoformat()
            before = f"\t{code}\t\t{period}\t{last}\tactual\t{known}\t\t"
            after = "\tđơn vị\t0.005\texact\t\t\thttps://so-lieu.example\tBảng đo\t2025\t1\n"
            keys = rng.integers(0, 2**63, len(reporting)).tolist()
            scaled = rng.integers(100, 1_000_000, len(reporting)).tolist()
            rows = zip(keys, reporting, scaled, strict=True)
            yield (
                "".join(f"obs/{key:016x}\t{unit}{before}{whole // 100}.{whole % 100:02d}{after}" for key, unit, whole in rows),
                len(reporting),
            )


def _copy(pages: Iterator[tuple[str, int]]) -> int:
    """COPY into the table without its indexes and references, which are put back in the same transaction."""
    from django.db import connection, transaction

    count = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute(
            "SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid), contype FROM pg_constraint "
            "WHERE contype IN ('f', 'p') AND 'record_observation'::regclass IN (conrelid, confrelid) ORDER BY contype = 'p'"
        )
        constraints = cursor.fetchall()
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'record_observation' AND indexdef !~ 'UNIQUE'")
        indexes = cursor.fetchall()
        for name, table, _, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        with cursor.copy(f"COPY record_observation ({', '.join(_HEAD)}) FROM STDIN") as copy:
            for page, number in pages:
                copy.write(page)
                count += number
        for name, table, made, _ in reversed(constraints):
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {made}')
        for _, made in indexes:
            cursor.execute(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
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
