"""Registers, people and units at the size of a province: ``python -m bench.registers [ROWS]`` (10,000).

ROWS issued documents in the register, a third as many documents in the library (every second one not in the register), ten
mentions of people in each. Whole pages are asked through the application (signed in, rights, templates): the first answer, then
the middle and the slowest of five, and the processor time. Then the same register with every number altered by a space and a
leading zero: what waits must stay the same.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from typing import Any

PAGES = (
    ("sổ văn bản, trang đầu", "/bang/van-ban-ban-hanh/"),
    ("sổ văn bản, lọc loại và ngày", "/bang/van-ban-ban-hanh/?loai=ke-hoach&tu=2023-01-01&den=2023-12-31"),
    ("chờ ghi", "/bang/van-ban-ban-hanh/cho-ghi/"),
    ("đối chiếu với báo cáo", "/bang/van-ban-ban-hanh/doi-chieu/"),
    ("người, trang đầu", "/nguoi/"),
    ("một người", "/nguoi/nguoi-thu-so-7/"),
    ("một huyện", "/don-vi/ho-so/district/901/1990/"),
)
TURNS = 5
KINDS = (
    ("nghi-quyet", "NQ", "resolution"),
    ("ke-hoach", "KH", "plan"),
    ("ket-luan", "KL", "conclusion"),
    ("chi-thi", "CT", "directive"),
)


def main() -> int:
    """Fill an installation of its own and print the table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TIENDO_VAR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tiendo_web.settings"}
        from tiendo_web.commands.start import database_ready, django_ready

        django_ready()
        database_ready()
        client = _filled(rows)
        print(f"python -m bench.registers {rows}: {rows} hàng trong sổ, {rows // 3} văn bản, {rows // 3 * 10} lần nêu tên")
        print(f"{'trang':32} {'lần đầu':>9} {'giữa':>9} {'chậm nhất':>10} {'bộ xử lý':>9}   (mili giây, {TURNS} lần)")
        for name, address in PAGES:
            _timed(client, name, address)
        before = _waiting()
        _alter_numbers()
        after = _waiting()
        print(f"chờ ghi: {before}; sau khi đổi cách viết mọi số trong sổ: {after}")
        print(f"bộ nhớ cao nhất: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0 if before == after else 1


def _timed(client: Any, name: str, address: str) -> None:
    taken, cpu = [], []
    for _turn in range(TURNS + 1):
        wall, processor = time.perf_counter(), time.process_time()
        answer = client.get(address, SERVER_NAME="localhost")
        assert answer.status_code == 200, (address, answer.status_code)
        taken.append((time.perf_counter() - wall) * 1000)
        cpu.append((time.process_time() - processor) * 1000)
    warm = sorted(taken[1:])
    print(f"{name:32} {taken[0]:9.0f} {warm[len(warm) // 2]:9.0f} {warm[-1]:10.0f} {sorted(cpu[1:])[len(warm) // 2]:9.0f}")


def _waiting() -> int:
    """How many numbered documents of the library the register lacks."""
    from tiendo_web.boards import issued
    from tiendo_web.record import options
    from tiendo_web.record.models import User

    issued.MOST = 1_000_000
    user = User.objects.get()
    return len(issued.proposals(user, issued.numbered(user, options.day())))


def _filled(rows: int) -> Any:
    """An office with one approver of the province, its register, library and people; returns a client that is signed in."""
    from django.test import Client
    from tests.web.office import NORTH, PROVINCE, make_person, make_units

    from tiendo_web.record import options

    chance = random.Random(11)
    make_units()
    options.write("day", "2025-12-31")
    user = make_person("bench", "approver", PROVINCE)
    _register(rows, NORTH, user, chance)
    _library(rows // 3, NORTH, user, chance)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _number(n: int, letters: str) -> str:
    return f"{n}-{letters}/HU"


def _register(rows: int, unit: str, user: Any, chance: random.Random) -> None:
    from django.utils import timezone

    from tiendo.boards.rows import Draft
    from tiendo.boards.specs.issued import ISSUED
    from tiendo_web.boards.actions import new_row
    from tiendo_web.boards.models import BoardEntry

    made = []
    for n in range(1, rows + 1):
        code, letters, _kind = KINDS[n % len(KINDS)]
        day = date(2021, 1, 1) + timedelta(days=n * 1800 // rows)
        fields: list[tuple[str, str]] = [("loai", code), ("trich_yeu", f"Việc thứ {n} của sổ thử")]
        if n % 3 == 0:
            fields.append(("thuc_hien", _number(chance.randrange(1, n + 1), "NQ")))
        draft = Draft(unit, day, None, _number(n, letters), tuple(fields))
        made.append(new_row(ISSUED, draft, n, 1, user, timezone.now(), known=day))
    BoardEntry.objects.bulk_create(made, batch_size=2000)


def _library(count: int, unit: str, user: Any, chance: random.Random) -> None:
    """Documents of which every second one stands in the register, each naming ten people, and one report that counts."""
    from tests.web.office import make_document

    from tiendo.values import Source
    from tiendo.values.records import Person
    from tiendo_web.record.codec import to_json
    from tiendo_web.record.models import ReadRecord, RecordKind

    mentions = []
    for n in range(1, count + 1):
        _code, letters, kind = KINDS[n % len(KINDS)]
        number = _number(n, letters) if n % 2 else f"{n}-QĐ/HU"
        day = date(2021, 1, 1) + timedelta(days=n % 1800)
        head = {"number": number, "kind": kind, "issued": day, "title": f"Văn bản thử {n}"}
        row = make_document(user, unit, text=f"Số {number}", sha256=f"{n:064d}", name=f"{n}.txt", **head)
        for at in range(10):
            who = chance.randrange(400)
            person = Person(Source(row.sha256, "", at, at + 1, "x"), f"Người Thử Số {who}", (f"Chức vụ {who % 90}",), None)
            body = to_json(person)
            mentions.append(ReadRecord(document=row, kind=RecordKind.PERSON, body=body, start=at, end=at + 1, surface="x"))
    ReadRecord.objects.bulk_create(mentions, batch_size=2000)


def _alter_numbers() -> None:
    """Write every number of the register another way: a leading zero, a space; versions are never changed but in a bench."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'boards_boardentry'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute("UPDATE boards_boardentry SET number = '0' || replace(number, '-', ' - ')")


if __name__ == "__main__":
    sys.exit(main())
