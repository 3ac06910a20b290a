"""A year of a province: 22,000 tasks of 400 units; how long the lists take to answer, as a signed-in officer asks for them.

``python -m bench.followup [--tasks N] [--units N]``: an installation of its own in a temporary folder (SQLite), or in the empty
PostgreSQL database that ``DATABASE_URL`` names; prints for each list the first answer, the median, the 95th percentile (of wall
time, and of this process's own time, which is what is left on a machine that does other work) and the slowest five, and the same
when somebody has just changed something before each question (nothing kept is of use then).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

ON = date(2025, 12, 15)
LISTS = {
    "danh sách": "/nhiem-vu/",
    "quá hạn": "/nhiem-vu/?han=overdue",
    "một đơn vị": "/nhiem-vu/?don-vi=bench/7&xem=tat-ca",
    "tìm": "/nhiem-vu/?tim=ho+ngheo",
    "trang 40": "/nhiem-vu/?trang=40",
    "kỷ luật": "/nhiem-vu/ky-luat/",
    "chờ tôi": "/nhiem-vu/cho-toi/",
}


def main() -> int:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=22_000)
    parser.add_argument("--units", type=int, default=400)
    parser.add_argument("--times", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tiendo-bench-") as folder:
        os.environ.update(TIENDO_VAR=folder, DJANGO_SETTINGS_MODULE="tiendo_web.settings")
        os.environ.setdefault("DATABASE_URL", "")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        begun = time.monotonic()
        fill(options.tasks, options.units)
        spent = time.monotonic() - begun
        base = "PostgreSQL" if os.environ["DATABASE_URL"] else "SQLite"
        print(f"python -m bench.followup ({base}): {options.tasks} nhiệm vụ, {options.units} đơn vị, nạp {spent:.0f} giây")
        from tiendo_web import warm

        warm.warm_up()  # as the server does before it answers
        ask(options.times, changing=False)
        ask(options.times, changing=True)
    return 0


def fill(tasks: int, units: int) -> None:
    """Units, an officer of the province, and tasks of a year."""
    from tiendo import values
    from tiendo_web.record import models, options
    from tiendo_web.record.models.units import rebuild_closure

    options.write("day", ON.isoformat())
    top = values.OrgUnit("bench/0", "0", "Tỉnh Đo", values.Level.PROVINCE, None, None, None)
    below = [
        values.OrgUnit(f"bench/{n}", str(n), f"Đơn vị {n}", values.Level.DISTRICT, top.key, None, None) for n in range(1, units)
    ]
    models.OrgUnit.objects.bulk_create([models.OrgUnit.of(unit) for unit in (top, *below)])
    rebuild_closure()
    officer = models.User.objects.create(username="canbo", full_name="Người Đo")
    other = models.User.objects.create(username="xacnhan", full_name="Người Xác Nhận")
    models.RoleAssignment.objects.create(user=officer, unit_id=top.key, role="reviewer")
    audited(officer)
    fill_tasks(tasks, top.key, [unit.key for unit in below], officer, other)


def fill_tasks(tasks: int, top: str, below: Sequence[str], officer: Any, other: Any) -> None:
    """Tasks that one unit follows and those below it do; their steps are those of a year, all through the library's replay."""
    from django.utils import timezone

    from tiendo.catalogue import bare
    from tiendo.followup.tasks import replay
    from tiendo_web.record import models
    from tiendo_web.record.following import followup_settings, stand, task_value

    chance, settings, now = random.Random(7), followup_settings(), timezone.now()
    first = (models.Task.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    rows, steps = [], []
    for number in range(tasks):
        text = f"{chance.choice(('Rà soát hộ nghèo', 'Lập kế hoạch đầu tư', 'Báo cáo giải ngân', 'Trình đề án'))} {number}"
        given = date(2025, 1, 2) + timedelta(days=chance.randrange(340))
        due = None if chance.random() < 0.1 else given + timedelta(days=chance.randrange(10, 150))
        row = models.Task(
            pk=first + number,
            unit_id=top,
            lead_id=chance.choice(below),
            text=text,
            given=given,
            first_due=due,
            folded=bare(text),
            entered_by=officer,
            entered_at=now,
        )
        events = story(chance, given, str(officer.pk), str(other.pk), now)
        stand(row, replay(task_value(row), events, settings), settings)
        rows.append(row)
        steps += [
            models.TaskStep(
                task_id=row.pk,
                position=at,
                by_id=int(event.by),
                at=now,
                day=event.day,
                move=event.move.value,
                reason=event.reason,
                evidence=list(event.evidence),
            )
            for at, event in enumerate(events)
        ]
    models.Task.objects.bulk_create(rows, batch_size=500)
    models.TaskStep.objects.bulk_create(steps, batch_size=500)


def audited(officer: Any) -> None:
    """One entry of the audit trail, as any installation in use has."""
    from tiendo_web.record import actions

    actions.MakeFeed(unit="bench/0").run(officer, via="command")


def story(chance: random.Random, given: date, owner: str, office: str, now: Any) -> list[Any]:
    """What happened to a task until the day: a random way along the table."""
    from tiendo.followup.stages import Move
    from tiendo.followup.tasks import TaskEvent

    ways = (
        (),
        (Move.RECEIVE,),
        (Move.RECEIVE, Move.START),
        (Move.RECEIVE, Move.START, Move.SUBMIT),
        (Move.RECEIVE, Move.START, Move.SUBMIT, Move.CONFIRM),
        (Move.RECEIVE, Move.START, Move.SUBMIT, Move.RETURN),
        (Move.RECEIVE, Move.START, Move.SUBMIT, Move.RETURN, Move.START, Move.SUBMIT, Move.CONFIRM),
    )
    events, day = [], given
    for move in chance.choices(ways, (3, 3, 20, 4, 60, 3, 7))[0]:
        day = day + timedelta(days=chance.randrange(0, 25))
        if day > ON:
            break
        by = office if move in (Move.CONFIRM, Move.RETURN) else owner
        reason = "thiếu số liệu" if move is Move.RETURN else ""
        events.append(TaskEvent(move, by, now, day, reason, ("biên bản",) if move is Move.SUBMIT else ()))
    return events


def ask(times: int, *, changing: bool) -> None:
    """Each list as the officer, one after another; ``changing``: somebody changes something before each question."""
    from django.test import Client

    from tiendo_web.record.models import User

    client, officer = Client(), User.objects.get(username="canbo")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    said = "sau mỗi thay đổi" if changing else "không ai thay đổi gì"
    print(f"{said}\n{'':14} {'lần đầu':>9} {'trung vị':>9} {'p95':>9} {'CPU p95':>9}   năm lần chậm nhất (ms)")
    for name, address in LISTS.items():
        taken, worked = [], []
        for _time in range(times + 1):
            if changing:
                audited(officer)
            begun, spent = time.perf_counter(), time.process_time()
            answer = client.get(address, SERVER_NAME="127.0.0.1")
            taken.append((time.perf_counter() - begun) * 1000)
            worked.append((time.process_time() - spent) * 1000)
            assert answer.status_code == 200, (address, answer.status_code)
        cold, warm, busy = taken[0], sorted(taken[1:]), sorted(worked[1:])
        at = min(len(warm) - 1, int(0.95 * len(warm)))
        slowest = " ".join(f"{one:.0f}" for one in warm[-5:])
        print(f"{name:14} {cold:9.0f} {statistics.median(warm):9.0f} {warm[at]:9.0f} {busy[at]:9.0f}   {slowest}")


if __name__ == "__main__":
    sys.exit(main())
