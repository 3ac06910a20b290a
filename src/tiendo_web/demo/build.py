"""Building the demonstration in the folder that ``TIENDO_VAR`` names; run as a process of its own by ``tiendo demo``.

Everything goes the way it would in an office: documents are uploaded, read by the worker's code, decided on and posted through
the same actions, by example accounts, so that the audit trail of the demonstration is a real one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import django

T = TypeVar("T")


def build(folder: Path) -> None:
    """Build the whole demonstration; ``folder`` is the one that ``TIENDO_VAR`` names."""
    from django.core.management import call_command

    tell("Tạo cơ sở dữ liệu")
    call_command("migrate", verbosity=0)
    tell("Nạp chỉ tiêu, số liệu và đơn vị của Bắc Kạn")
    load_facts()
    load_registers()
    people = make_accounts()
    tell("Dựng các văn bản trình diễn")
    paths = make_documents(folder / "van-ban")
    upload(paths, people)
    read_all()
    decide(people)
    set_options()
    follow_up(people)
    open_round(people)
    release(people)


def release(people: Mapping[str, Any]) -> None:
    """The leader has released the review of the last closed year, so that the public pages have something to show."""
    from tiendo.reports.gather import report_input
    from tiendo.reports.input import ReportKind
    from tiendo.values import Period
    from tiendo_web.pages.views.reports import release_of
    from tiendo_web.record.queries.reports import shelf_for

    from .scene import LEADER, PROVINCE, RELEASED, RELEASED_ON

    leader = people[LEADER.username]
    shelf = shelf_for(leader, known=RELEASED_ON)
    report = report_input(
        shelf, PROVINCE, ReportKind.YEAR, Period.parse(RELEASED), day=RELEASED_ON, known=RELEASED_ON, family="party"
    )
    release_of(report).run(leader, via="command")


def tell(line: str) -> None:
    """One line of progress, to standard error."""
    sys.stderr.write(f"  {line}\n")
    sys.stderr.flush()


def counted(items: Sequence[T], what: str) -> Iterator[T]:
    """The items, with a line that says how many are done, how many are left and the rate; one line alone without a screen."""
    begun, screen = time.monotonic(), sys.stderr.isatty()
    for done, item in enumerate(items, start=1):
        yield item
        left, rate = len(items) - done, done / max(time.monotonic() - begun, 1e-6)
        if screen or not left:
            sys.stderr.write(
                f"{chr(13) if screen else ''}  {what}: xong {done}, còn {left}, {rate:.1f}/giây{'' if left else chr(10)}"
            )
            sys.stderr.flush()


def load_facts() -> None:
    """Units, plans, targets and observations with their citations."""
    from tiendo.catalogue import bodies_of, org_units
    from tiendo.exchange.facts import read_facts
    from tiendo_web.record.loading import load

    from .scene import FACTS, PROVINCE

    load([*read_facts(FACTS), *bodies_of(org_units()[PROVINCE])])


def load_registers() -> None:
    """Documents issued, sessions held and the storm of 2024, with their citations (``registers``, ``boards``)."""
    from .boards import load_boards
    from .registers import load_registers as load_rows

    load_rows()
    load_boards()


def make_accounts() -> Mapping[str, Any]:
    """The example accounts, by user name. The first accounts of a record are made by nobody: the trail begins after them."""
    from tiendo_web.record.models import RoleAssignment, User

    from .scene import ACCOUNTS, PASSWORD

    people = {}
    for account in ACCOUNTS:
        user = User(username=account.username, full_name=account.full_name, position=account.position, example=True)
        user.set_password(PASSWORD)
        user.save()
        for role in account.roles:
            RoleAssignment.objects.create(user=user, unit_id=account.unit, role=role)
        people[account.username] = user
    return people


def make_documents(folder: Path) -> tuple[Path, ...]:
    """All documents as files; those that are not loaded stay there for a visitor to upload."""
    from .documents import build as write_documents

    return write_documents(folder)


def upload(paths: Iterable[Path], people: Mapping[str, Any]) -> None:
    """Hand in every document of the scene up to its day, as the officer, to the unit that issued it."""
    from tiendo.catalogue import units_named
    from tiendo_web.record.actions import UploadDocument

    from .documents import documents
    from .scene import DAY, LEFT_TO_TRY, OFFICER

    by_file = {path.name: path for path in paths}
    for document in sorted(documents(), key=lambda one: one.day):
        if document.day > DAY or document.file.rpartition(".")[0] in LEFT_TO_TRY:
            continue
        UploadDocument(
            unit=units_named(document.unit, document.day)[0].key,
            name=document.file,
            content=[by_file[document.file].read_bytes()],
        ).run(people[OFFICER.username], via="command")


def read_all() -> None:
    """Do the worker's work, one document after another."""
    from tiendo_web.jobs.worker import work_once, work_until_done
    from tiendo_web.record.models import Document, ReadingState

    waiting = list(Document.objects.filter(state=ReadingState.QUEUED).values_list("pk", flat=True))
    for _key in counted(waiting, "Đọc và kiểm tra văn bản"):
        work_once()
    work_until_done()


def decide(people: Mapping[str, Any]) -> None:
    """What the example office has decided so far (``decisions``)."""
    from tiendo_web.record.models import Document

    from .decisions import decide_on
    from .scene import LEADER, OFFICER

    documents = list(Document.objects.order_by("issued", "pk"))
    for document in counted(documents, "Soát số liệu (ví dụ)"):
        decide_on(document.pk, officer=people[OFFICER.username], leader=people[LEADER.username])


def follow_up(people: Mapping[str, Any]) -> None:
    """Tasks, requests and a session, on the day that the pages speak of (``followup``)."""
    from .followup import follow
    from .scene import LEADER, OFFICER

    tell("Giao việc từ kết luận (ví dụ)")
    follow(people[OFFICER.username], people[LEADER.username])


def open_round(people: Mapping[str, Any]) -> None:
    """The round in which the districts report the year (``rounds``)."""
    from .rounds import report_round
    from .scene import APPROVER, OFFICER, REPORTER

    report_round(people[OFFICER.username], people[REPORTER.username], people[APPROVER.username])


def set_options() -> None:
    """The day and the unit that the pages open with."""
    from tiendo_web.record import options

    from .scene import DAY, PLAN, PROVINCE

    options.write("day", DAY.isoformat())
    options.write("unit", PROVINCE)
    options.write("plan", PLAN)
    options.write("demonstration", True)


def main() -> int:
    """Entry point of the building process."""
    django.setup()
    from django.conf import settings
    from django.db import connection

    build(Path(settings.VAR))
    connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
