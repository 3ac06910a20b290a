"""Requests and explanations by any sequence of actions of several people, and two people at once: nothing illegal, nothing lost."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.followup import following as f
from tests.web.office import NORTH, make_person, open_office
from tests.web.record.test_together import at_once
from tiendo.followup.proposals import _NEXT, ProposalStage
from tiendo_web.record import actions as a
from tiendo_web.record import audit, options
from tiendo_web.record.following import explanation_value, proposal_value
from tiendo_web.record.models import Explanation, Meeting, Proposal

FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
DAYS = st.integers(-3, 5)


@pytest.mark.django_db
@FEW
@given(steps=st.lists(st.tuples(st.sampled_from(list(ProposalStage)), DAYS, st.booleans(), st.booleans()), max_size=12))
def test_a_request_only_ever_goes_where_the_table_leads(office, steps):
    with transaction.atomic():
        options.write("day", f.DAY.isoformat())
        row = a.FollowProposal(unit=NORTH, text="bố trí vốn sửa đường", receiver="tỉnh", asked=date(2024, 1, 1)).run(
            f.office_hand()
        )
        day = date(2024, 2, 1)
        for stage, forward, document, reason in steps:
            step = a.MoveProposal(
                proposal=row.pk,
                seen=row.version,
                stage=stage.value,
                document="12/UBND" if document else "",
                reason="chưa cân đối được" if reason else "",
                day=day + timedelta(days=forward),
            )
            try:
                with transaction.atomic():
                    row = step.run(f.office_hand())
                day = max(day, step.day)
            except a.ActionError:
                row.refresh_from_db()
        value = proposal_value(row)
        way = [ProposalStage.DRAFTED, *(step.stage for step in value.steps)]
        assert all(after in _NEXT[before] for before, after in pairwise(way))
        assert row.stage == value.stage == way[-1]
        assert [step.day for step in value.steps] == sorted(step.day for step in value.steps)
        assert all(step.reason for step in value.steps if step.stage is ProposalStage.REFUSED)
        assert value.settled == (row.stage == "done")
        transaction.set_rollback(True)


@pytest.mark.django_db
@FEW
@given(acts=st.lists(st.tuples(st.sampled_from(["answer", "accept"]), st.integers(0, 2), st.booleans()), max_size=10))
def test_an_explanation_is_never_accepted_unanswered_nor_by_who_answered(office, acts):
    with transaction.atomic():
        people = [make_person(f"nguoi-{n}", "approver", NORTH) for n in range(3)]
        row = f.asked_of(f.make_task())
        for act, who, empty in acts:
            if act == "answer":
                action: a.Action = a.AnswerExplanation(explanation=row.pk, seen=row.version, text=" " if empty else "Mưa lũ.")
            else:
                action = a.AcceptExplanation(explanation=row.pk, seen=row.version)
            try:
                with transaction.atomic():
                    action.run(people[who])
            except a.ActionError:
                pass
            row.refresh_from_db()
        value = explanation_value(row)
        assert all(one.text.strip() for one in value.answers)
        if value.accepted:
            assert value.answers
            assert value.accepted not in {one.by for one in value.answers}
        assert row.version == 1 + len(value.answers) + bool(value.accepted)
        transaction.set_rollback(True)


class TestTogether:
    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture
    def desk(self, settings, tmp_path):
        settings.FILES = tmp_path / "files"
        return open_office()

    def kinds(self, *works):
        return sorted(type(answer).__name__ for answer in at_once(*works))

    def test_one_request_read_is_followed_once(self, desk):
        record = f.a_request(desk)
        follow = a.FollowProposal(record=record.pk, seen=1, text=record.surface, receiver="tỉnh")
        people = desk.people["reporter"], desk.people["approver"]
        assert self.kinds(lambda: follow.run(people[0]), lambda: follow.run(people[1])) == ["Proposal", "Stale"]
        assert Proposal.objects.count() == 1
        assert list(audit.verify()) == []

    def test_two_say_what_became_of_a_request_and_one_is_told(self, desk):
        row = f.followed(desk)
        yes = a.MoveProposal(proposal=row.pk, seen=row.version, stage="accepted", document="1/UBND")
        no = a.MoveProposal(proposal=row.pk, seen=row.version, stage="refused", document="2/UBND", reason="không đủ vốn")
        one, two = desk.people["reporter"], desk.people["approver"]
        assert self.kinds(lambda: yes.run(one), lambda: no.run(two)) == ["Proposal", "Stale"]
        row.refresh_from_db()
        assert row.steps.count() == 2
        assert row.stage in ("accepted", "refused")

    def test_two_answer_a_question_and_both_answers_are_not_lost_in_silence(self, desk):
        row = f.asked_of(f.make_task())
        one, two = desk.people["reporter"], desk.people["reviewer"]
        first = a.AnswerExplanation(explanation=row.pk, seen=1, text="Mưa lũ.")
        second = a.AnswerExplanation(explanation=row.pk, seen=1, text="Thiếu vốn.")
        assert self.kinds(lambda: first.run(one), lambda: second.run(two)) == ["Explanation", "Stale"]
        assert Explanation.objects.get().answers.count() == 1

    def test_two_change_a_meeting_and_one_is_told(self, desk):
        row = f.planned()
        one, two = desk.people["reviewer"], desk.people["approver"]
        room = a.DescribeMeeting(meeting=row.pk, seen=1, place="phòng một")
        hall = a.DescribeMeeting(meeting=row.pk, seen=1, place="hội trường")
        assert self.kinds(lambda: room.run(one), lambda: hall.run(two)) == ["Meeting", "Stale"]
        assert Meeting.objects.get().place in ("phòng một", "hội trường")

    def test_a_quarter_is_closed_once(self, desk):
        options.write("day", "2025-01-05")
        close = a.CloseQuarter(unit=NORTH, quarter="2024-Q4")
        one, two = desk.people["leader"], desk.people["approver"]
        assert self.kinds(lambda: close.run(one), lambda: close.run(two)) == ["QuarterSheet", "Refused"]
