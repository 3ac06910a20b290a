"""Boards with many rows: the page of a board, its export, the preview of a workbook; ``python -m bench.boards [ROWS]``.

One installation of its own in a temporary folder (SQLite): a province with eight districts, projects spread over them with two
versions each. Prints cold and the slowest of five warm.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

UNITS = 8


def main(rows: int) -> int:
    """Fill, ask, print."""
    os.environ["TIENDO_VAR"] = tempfile.mkdtemp(prefix="tiendo-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tiendo_web.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    officer = _filled(rows)
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    print(f"python -m bench.boards {rows}: {rows} hàng, hai bản mỗi hàng, {UNITS} huyện, SQLite")
    for name, address in (
        ("trang đầu, xếp theo tỷ lệ", "/bang/du-an/"),
        ("lọc một huyện", "/bang/du-an/?don-vi=district/1/1990"),
        ("tìm hai chữ", "/bang/du-an/?tim=cau+7"),
        ("như đã biết một năm trước", "/bang/du-an/?ngay=2024-06-30"),
        ("xuất Excel", "/bang/du-an/?ngay=nay&tai=xlsx"),
        ("một hàng", "/bang/du-an/1/"),
    ):
        _told(name, lambda address=address: client.get(address, headers={"host": "localhost"}))
    content = client.get("/bang/du-an/?tai=xlsx", headers={"host": "localhost"}).content
    _told(f"xem trước {rows} hàng nhập lại", lambda: _previewed(officer, content), times=2)
    # Altered input: every tenth row says something else; the preview must find exactly these.
    altered = content if rows < 10 else _altered(content)
    shown = _previewed(officer, altered)
    counts = {effect: sum(one.effect.value == effect for one in shown.planned) for effect in ("new", "changed", "same")}
    print("tệp sửa mỗi hàng thứ mười:", counts, "không nhận", len(shown.refused))
    return 0


def _filled(rows: int):
    from django.utils import timezone

    from tiendo import values
    from tiendo.boards import board_named
    from tiendo.boards.rows import Draft
    from tiendo_web.boards.actions import new_row
    from tiendo_web.boards.models import BoardEntry
    from tiendo_web.record import models, options
    from tiendo_web.record.models.units import rebuild_closure

    top = values.OrgUnit("province/0/1990", "0", "Tỉnh Đo", values.Level.PROVINCE, None, None, None)
    below = [
        values.OrgUnit(f"district/{n}/1990", str(n), f"Huyện Số {n}", values.Level.DISTRICT, top.key, None, None)
        for n in range(1, UNITS + 1)
    ]
    models.OrgUnit.objects.bulk_create([models.OrgUnit.of(unit) for unit in (top, *below)])
    rebuild_closure()
    officer = models.User.objects.create(username="do", full_name="Người đo")
    models.RoleAssignment.objects.create(user=officer, unit_id=top.key, role="reporter")
    options.write("day", "2025-06-30")
    board, at, found = board_named("du-an"), timezone.now(), []
    for n in range(1, rows + 1):
        for version, known in ((1, date(2024, 1, 1)), (2, date(2025, 1, 1) + timedelta(days=n % 90))):
            fields = {"ten": f"Dự án cầu {n}", "ke_hoach": Decimal(1000 + n), "giai_ngan": Decimal(version * n % 1000)}
            draft = Draft(below[n % UNITS].key, date(2025, 6, 1), values.Period.of_year(2025), "", tuple(fields.items()))
            found.append(new_row(board, draft, n, version, officer, at, known=known))
    BoardEntry.objects.bulk_create(found, batch_size=2000)
    return officer


def _previewed(officer, content: bytes):
    from tiendo.boards import board_named
    from tiendo.boards.sheet import preview
    from tiendo.documents import open_document
    from tiendo_web.boards import queries
    from tiendo_web.record import options

    board, on = board_named("du-an"), options.day()
    shelf = queries.shelf_for(officer, on, queries.related(board))
    document = open_document("bang.xlsx", data=content)
    return preview(board, document, shelf.of(board.slug), queries.lookup_for(officer, board, shelf, on))


def _altered(content: bytes) -> bytes:
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    column = next(cell.column for cell in sheet[3] if str(cell.value).startswith("Đã giải ngân"))
    for line in range(4, sheet.max_row + 1, 10):
        sheet.cell(line, column).value = 1_000_001
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _told(name: str, ask: Callable[[], object], times: int = 6) -> None:
    taken, worked = [], []
    for _n in range(times):
        begun, busy = time.perf_counter(), time.process_time()
        answer = ask()
        taken.append(time.perf_counter() - begun)
        worked.append(time.process_time() - busy)
        assert getattr(answer, "status_code", 200) == 200, answer
    print(
        f"  {name}: lần đầu {taken[0]:.2f} s, chậm nhất của {times - 1} lần sau {max(taken[1:]):.2f} s"
        f" (bộ xử lý {worked[0]:.2f} và {max(worked[1:]):.2f} s)"
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
