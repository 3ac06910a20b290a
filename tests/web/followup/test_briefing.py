"""A briefing pack takes from follow-up what the unit was told to do and what it asked for, as things stood on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.web.office import NORTH, PROVINCE, SOUTH, make_person
from tiendo.values import Citation
from tiendo_web.record import actions as a
from tiendo_web.record import models
from tiendo_web.record.queries.briefing import asked_of, instructions_of, last_session

from .following import DAY, followed, make_task, moved, office_hand, read_record

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=120)


def told(user: models.User, on: date = LATER) -> list[tuple[str, str, bool]]:
    return [(one.text, one.state, one.late) for one in instructions_of(user, NORTH, on=on)]


def test_a_task_says_where_it_stood_on_the_day_of_the_session(office):
    task = make_task(due=DAY + timedelta(days=30))
    models.Task.objects.filter(pk=task.pk).update(given=DAY - timedelta(days=60))
    moved(task, "receive", "start", day=DAY - timedelta(days=30))
    reader = office.people["reviewer"]
    assert told(reader, DAY - timedelta(days=45)) == [("Rà soát hộ nghèo", "chưa nhận, trong hạn", False)]
    assert told(reader) == [("Rà soát hộ nghèo", "đang thực hiện, quá hạn", True)]


def test_a_task_of_another_unit_and_a_closed_one_are_left_out(office):
    make_task("Việc của huyện khác", lead=SOUTH, unit=PROVINCE)
    task = make_task("Việc mật")
    models.Task.objects.filter(pk=task.pk).update(secrecy=models.Secrecy.SECRET)
    assert told(make_person("lanh-dao-tinh", "leader", PROVINCE, clearance=3)) == []


def test_what_was_typed_in_names_the_book_as_its_source(office):
    make_task()
    (one,) = instructions_of(office.people["reviewer"], NORTH, on=LATER)
    assert isinstance(one.origins[0], Citation)
    assert one.origins[0].day == DAY.isoformat()


def test_a_request_is_unanswered_until_a_reply_came(office):
    row = followed(office)
    user = office.people["reviewer"]
    day = DAY + timedelta(days=40)
    a.MoveProposal(proposal=row.pk, seen=row.version, stage="accepted", day=day, document="12-CV/TU").run(office_hand())
    assert [one.answer for one in asked_of(user, NORTH, on=DAY)] == [""]
    assert [one.answer for one in asked_of(user, NORTH, on=LATER)] == ["đồng ý (12-CV/TU)"]


def test_a_request_that_was_not_sent_is_no_request_yet(office):
    a.FollowProposal(unit=NORTH, text="Bố trí kinh phí", receiver="tỉnh").run(office_hand())
    assert list(asked_of(office.people["reviewer"], NORTH, on=LATER)) == []


def test_the_last_session_is_one_that_was_entered_or_read(office):
    hand, reader = office_hand(), office.people["reviewer"]
    assert last_session(reader, NORTH, before=LATER) is None
    a.PlanMeeting(unit=NORTH, subject="Làm việc", day=date(2024, 6, 13), guest=NORTH).run(hand)
    assert last_session(reader, NORTH, before=LATER) == date(2024, 6, 13)
    assert last_session(reader, NORTH, before=date(2024, 6, 13)) is None
    read_record(office, "meeting", "kết quả của Huyện Bắc")
    assert last_session(reader, NORTH, before=LATER) == date(2024, 12, 20)
