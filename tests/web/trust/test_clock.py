"""The clock is put back: the trail keeps its order, sessions end, nobody is reminded twice, work of a dead worker is taken up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.followup import following as f
from tiendo_web import sessions
from tiendo_web.jobs import claims
from tiendo_web.jobs.reminding import remind
from tiendo_web.record import actions as a
from tiendo_web.record import audit
from tiendo_web.record.actions import base
from tiendo_web.record.models import AuditEntry, Document, ReadingState, Reminder


@pytest.fixture
def clock(monkeypatch):
    """A clock that tests put back by hours, for the server and for what it writes."""

    class Clock:
        now, seconds = timezone.now(), sessions.time.time()

        def back(self, hours: float) -> None:
            self.now, self.seconds = self.now - timedelta(hours=hours), self.seconds - hours * 3600

    clock = Clock()
    monkeypatch.setattr(base.timezone, "now", lambda: clock.now)
    monkeypatch.setattr(sessions.time, "time", lambda: clock.seconds)
    return clock


def test_the_trail_is_in_the_order_in_which_things_happened(office, clock):
    reviewer = office.people["reviewer"]
    a.AcceptStatement(statement=office.grain.pk, seen=1).run(reviewer)
    clock.back(30)
    a.UndoDecision(statement=office.grain.pk, seen=2).run(reviewer)
    rows = list(AuditEntry.objects.order_by("number").values_list("action", flat=True))
    assert rows == ["AcceptStatement", "UndoDecision"]
    first, second = AuditEntry.objects.order_by("number")
    assert second.at < first.at, "the time is that of the clock; the order is that of the chain"
    assert list(audit.verify()) == []


def test_a_session_that_began_in_the_future_ends(signed_in, clock):
    person = signed_in("reporter")
    assert person.get("/van-ban/").status_code == 200
    clock.back(0.05)
    assert person.get("/van-ban/").status_code == 200, "a clock that is set right by minutes sends nobody away"
    clock.back(5)
    assert person.get("/van-ban/").status_code == 302


def test_nobody_is_reminded_twice_of_a_day(office):
    f.make_task(due=date(2025, 1, 3))
    assert remind(date(2025, 1, 3)) > 0
    count = Reminder.objects.count()
    remind(date(2025, 1, 2))
    assert remind(date(2025, 1, 3)) == 0
    assert Reminder.objects.filter(day=date(2025, 1, 3)).count() == count


def test_a_claim_from_the_future_does_not_hold_a_document(office):
    ahead = timezone.now() + timedelta(hours=3)
    claimed = {"state": ReadingState.READING, "claimed_by": "may-khac:1", "claimed_at": ahead, "attempts": 1}
    Document.objects.filter(pk=office.document.pk).update(**claimed)
    taken = claims.claim()
    assert taken is not None and taken.pk == office.document.pk


def test_what_a_worker_had_in_hand_when_the_machine_failed_goes_back_untried(office):
    Document.objects.filter(pk=office.document.pk).update(state=ReadingState.QUEUED)
    taken = claims.claim()
    assert taken is not None and taken.attempts == 1
    assert claims.give_back() == 1
    office.document.refresh_from_db()
    assert (office.document.state, office.document.attempts) == (ReadingState.QUEUED, 0)
