"""Two people at once: nothing is lost, nothing is done twice, the trail has no gap."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_person, make_statement, open_office
from tiendo import values
from tiendo.ledger import observe, seen
from tiendo_web.jobs import claims
from tiendo_web.record import actions as a
from tiendo_web.record import audit, files
from tiendo_web.record.holding import held_for
from tiendo_web.record.loading import load
from tiendo_web.record.models import AuditEntry, Decision, Document, Observation, ReadingState, Statement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return open_office()


def at_once(*works: Callable[[], object]) -> list[object]:
    """Run the works in threads that start together; each gives its result or its error."""
    together = Barrier(len(works))

    def start(work: Callable[[], object]) -> object:
        try:
            together.wait()
            return work()
        except a.ActionError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(start, works))


def test_two_decide_on_one_statement_and_one_of_them_is_told(office):
    accept = a.AcceptStatement(statement=office.grain.pk, seen=1)
    reject = a.RejectStatement(statement=office.grain.pk, seen=1)
    answers = at_once(lambda: accept.run(office.people["reviewer"]), lambda: reject.run(office.people["reporter"]))
    assert sorted(type(answer).__name__ for answer in answers) == ["Stale", "Statement"]
    assert AuditEntry.objects.count() == 1


def test_many_people_at_once_lose_nothing_and_the_trail_stays_whole(office):
    rows = []
    for number in range(24):
        document = make_document(office.people["reporter"], NORTH, sha256=f"{number:064d}")
        rows.append(make_statement(document, "1.250 tấn", Decimal(1250), "tấn", half_step=Decimal("0.5")))

    def accept_some(first: int) -> int:
        for row in rows[first::4]:
            a.AcceptStatement(statement=row.pk, seen=1).run(office.people["reviewer"])
        return len(rows[first::4])

    assert sum(at_once(*(lambda first=first: accept_some(first) for first in range(4)))) == 24
    assert Statement.objects.filter(decision=Decision.ACCEPTED).count() == 24
    assert AuditEntry.objects.count() == 24
    assert list(audit.verify()) == []


def test_two_people_post_at_once_and_both_are_in_the_roll_up(office):
    """Bốn người cùng vào sổ số của hai đơn vị qua hai năm: không số nào mất, mỗi lần vào sổ một số thứ tự."""
    person = make_person("chu-tich", "leader", PROVINCE)

    def post(unit: str, first: int) -> int:
        for year in range(first, 2025, 2):
            amount = values.Amount(Decimal(year), "hộ", Decimal(0))
            load([observe(unit, "poor_households", values.Period.of_year(year), amount, modality=values.Modality.ACTUAL,
                          origin=values.Citation(f"{unit}.example", "Báo cáo", "2024"), known=date(2024, 12, 31))])  # fmt: skip
        return len(range(first, 2025, 2))

    works = [lambda unit=unit, first=first: post(unit, first) for unit in (NORTH, SOUTH) for first in (2017, 2018)]
    assert sum(at_once(*works)) == 16
    positions = list(Observation.objects.filter(indicator="poor_households").values_list("position", flat=True))
    assert len(set(positions)) == len(positions) == 16
    held = held_for(person, date(2025, 1, 31))
    sums = [seen(held, PROVINCE, "poor_households", values.Period.of_year(year)).amount.value for year in range(2017, 2025)]
    assert sums == [2 * year for year in range(2017, 2025)]


def test_the_same_file_handed_in_twice_at_once_is_one_document(office):
    stored = files.store([b"mot tep"])
    handing = a.UploadDocument(unit=NORTH, name="a.txt", content=stored)
    one, two = at_once(*(lambda: handing.run(office.people["reporter"]) for _ in range(2)))
    assert one == two
    assert Document.objects.filter(sha256=stored.sha256).count() == 1


def test_two_workers_never_take_the_same_document(office):
    for number in range(10):
        make_document(office.people["reporter"], NORTH, sha256=f"{number:064d}", state=ReadingState.QUEUED)

    def take_all() -> list[int]:
        taken = []
        while (document := claims.claim()) is not None:
            taken.append(document.pk)
        return taken

    one, two = at_once(take_all, take_all)
    assert len(one) + len(two) == 10
    assert not set(one) & set(two)


def test_work_of_a_dead_worker_goes_back_in_the_queue_and_a_file_that_kills_workers_fails(office):
    row = make_document(
        office.people["reporter"],
        NORTH,
        sha256="d" * 64,
        state=ReadingState.READING,
        claimed_by=f"{claims.me().split(':')[0]}:999999999",
    )
    claims.release_abandoned()
    row.refresh_from_db()
    assert row.state == ReadingState.QUEUED
    for _ in range(claims.TRIES):
        taken = claims.claim()
        Document.objects.filter(pk=taken.pk).update(claimed_by=f"{claims.me().split(':')[0]}:999999999")
    assert claims.claim() is None
    row.refresh_from_db()
    assert (row.state, f"{claims.TRIES} lần" in row.error) == (ReadingState.FAILED, True)
