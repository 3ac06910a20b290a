"""The one search box over a whole province: ``python -m bench.search [STATEMENTS]``.

Fills a database of its own (SQLite, or PostgreSQL with ``DATABASE_URL`` naming an empty database) with statements, documents,
tasks and targets made of the catalogue's own words, then asks questions as people type them, with and without marks, some of
them altered (a slip, a number, words in another order). Printed: the first time, the slowest of five, how many lines came.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal

UNITS, PER_DOCUMENT = 108, 50
QUESTIONS = (
    "hộ nghèo",
    "ho ngheo",
    "xa 7 ho ngheo",
    "nghèo hộ tỷ lệ",
    "tỉ lệ hộ nghèo xã 12",
    "thu nhap binh quan",
    "bao cao 2023",
    "báo cáo 35",
    "ho nghoe",
    "xa",
    "nam",
    "grdp",
)


def main(wanted: int) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIENDO_VAR"] = folder
        from tiendo_web.commands.start import database_ready, django_ready

        django_ready()
        database_ready()
        from django.db import connection

        begun = time.perf_counter()
        all_of_it, one_unit = _fill(wanted)
        took = time.perf_counter() - begun
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what a database does by itself within minutes of a load
        print(f"python -m bench.search {wanted}: {connection.vendor}; nạp {wanted} số liệu và chỉ mục trong {took:.0f} s")
        print(f"{'câu hỏi':<26}{'người xem':<12}{'lần đầu':>9}{'chậm nhất/5':>13}{'dòng':>6}   loại")
        for who, person in (("cả tỉnh", all_of_it), ("một xã", one_unit)):
            for question in QUESTIONS:
                _ask(who, person, question)
        _change_and_find(all_of_it)
        connection.close()
    return 0


def _ask(who: str, person, question: str) -> None:
    from tiendo_web.pages.searching import search

    taken = []
    for _time in range(6):
        begun = time.perf_counter()
        found = search(person, question)
        taken.append((time.perf_counter() - begun) * 1000)
    kinds = ", ".join(f"{kind.name} {len(kind.hits)}" for kind in found)
    lines = sum(len(kind.hits) for kind in found)
    print(f"{question:<26}{who:<12}{taken[0]:>9.0f}{max(taken[1:]):>13.0f}{lines:>6}   {kinds}")


def _change_and_find(person) -> None:
    """A word is found as soon as its row is stored."""
    from tiendo_web.pages.searching import search
    from tiendo_web.record.models import Statement

    row = Statement.objects.first()
    begun = time.perf_counter()
    Statement.objects.filter(pk=row.pk).update(indicator_words="sản lượng zzyzx")
    (kind,) = search(person, "zzyzx")
    print(f"đổi một dòng rồi tìm thấy ngay: {(time.perf_counter() - begun) * 1000:.0f} ms, {len(kind.hits)} dòng")


def _fill(wanted: int):
    from django.utils import timezone

    from tiendo import values
    from tiendo.catalogue import bare, indicators
    from tiendo_web.record import models
    from tiendo_web.record.loading import load

    chance = random.Random(7)
    top = values.OrgUnit("province/90/1990", "90", "Tỉnh Đo", values.Level.PROVINCE, None, None, None)
    communes = [
        values.OrgUnit(f"commune/{9000 + n}/1990", str(9000 + n), f"Xã {n}", values.Level.COMMUNE, top.key, None, None)
        for n in range(UNITS)
    ]
    load([top, *communes])
    people = []
    for name, unit in (("tinh", top.key), ("xa", communes[7].key)):
        person = models.User.objects.create(username=name, full_name=name)
        models.RoleAssignment.objects.create(user=person, unit_id=unit, role="reviewer")
        people.append(person)
    known = list(indicators().values())
    now = timezone.now()
    documents = [
        models.Document(
            unit_id=communes[n % UNITS].key,
            sha256=f"{n:064d}",
            name=f"bao-cao-{n}.docx",
            title=f"Báo cáo số {n} của xã {n % UNITS}",
            size=1,
            text=f"Báo cáo số {n}\n" + f"Năm 2023, xã {n % UNITS} có tỷ lệ hộ nghèo giảm.\n" * 40,
            folded=bare(f"Báo cáo số {n} của xã {n % UNITS} năm 2023, tỷ lệ hộ nghèo giảm " * 40),
            issued=date(2020, 1, 1) + timedelta(days=n % 1800),
            state="read",
            uploaded_by=people[0],
            uploaded_at=now,
        )
        for n in range(wanted // PER_DOCUMENT)
    ]
    models.Document.objects.bulk_create(documents, batch_size=500)
    period = values.Period.of_year(2023)
    rows = []
    for n in range(wanted):
        one = chance.choice(known)
        document = documents[n // PER_DOCUMENT]
        rows.append(
            models.Statement(
                document=document,
                surface=f"{n} {one.units[0] if one.units else ''}"[:80],
                start=n % PER_DOCUMENT,
                end=n % PER_DOCUMENT + 1,
                kind="level",
                modality="actual",
                indicator_words=chance.choice((one.name, *one.aliases)),
                indicator_code=one.code if n % 3 else None,
                period=period,
                place_words=communes[(n // PER_DOCUMENT) % UNITS].name,
                value=Decimal(n),
                half_step=Decimal("0.5"),
            )
        )
    models.Statement.objects.bulk_create(rows, batch_size=2000)
    tasks = [
        models.Task(
            unit_id=top.key,
            lead_id=communes[n % UNITS].key,
            text=f"Rà soát {chance.choice(known).name} (việc {n})",
            folded=bare(f"ra soat {chance.choice(known).name} viec {n} xa {n % UNITS}"),
            given=date(2023, 1, 1),
            entered_by=people[0],
            entered_at=now,
        )
        for n in range(wanted // 10)
    ]
    models.Task.objects.bulk_create(tasks, batch_size=1000)
    plan = values.Plan("plan/do", "Kế hoạch đo", top.key, values.Period.parse("2021..2025"))
    models.Plan.of(plan).save()
    targets = [
        models.Target(
            key=f"target/{n}",
            plan_id=plan.key,
            unit_id=communes[n % UNITS].key,
            indicator=one.code,
            indicator_words=one.name,
            folded=bare(one.name),
            comparator=">=",
            due=period,
            due_last=period.last,
            better="more",
            body={},
        )
        for n in range(wanted // 20)
        for one in (known[n % len(known)],)
    ]
    models.Target.objects.bulk_create(targets, batch_size=1000)
    return people


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
