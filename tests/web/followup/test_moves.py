"""Who may make which move, by screen and command alike; two people at once; columns that repeat what the steps say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.followup import following as f
from tests.web.office import NORTH, PROVINCE, SOUTH, make_person, open_office
from tests.web.record.test_together import at_once
from tiendo import values
from tiendo.followup.gaps import GapKind
from tiendo.followup.stages import TABLE, Move, Part, Stage
from tiendo.followup.timing import clock
from tiendo_web.record import actions as a
from tiendo_web.record import audit, options
from tiendo_web.record.actions.tasks import PARTS
from tiendo_web.record.following import followup_settings, state_of
from tiendo_web.record.models import OrgUnit, Role, Succession, Task, TaskStep
from tiendo_web.record.models.units import rebuild_closure
from tiendo_web.record.queries import followup, visible
from tiendo_web.record.queries.gaps import gap_list


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("move", [row.move for row in TABLE])
def test_every_move_is_refused_to_who_does_not_play_its_part(office, move, role):
    """The lead is the north district, the office that follows is the province."""
    task = f.make_task(unit=PROVINCE, lead=NORTH)
    part = next(row.part for row in TABLE if row.move is move)
    for unit in (NORTH, PROVINCE, SOUTH):
        person = make_person(f"{role.value}-{unit}", role.value, unit)
        step = a.MoveTask(task=task.pk, seen=task.version, move=move.value, reason="lý do", evidence=("x",), month="2024-12")
        plays = role in PARTS[part] and (unit == PROVINCE or (unit == NORTH and part is Part.OWNER))
        before = TaskStep.objects.count()
        try:
            with transaction.atomic():
                step.run(person, via="command")
                transaction.set_rollback(True)
        except a.Refused:
            assert plays, (role, unit, move)
        except (a.NotPermitted, a.NotFound):
            assert not plays, (role, unit, move)
        else:
            assert plays, (role, unit, move)
        assert TaskStep.objects.count() == before


@pytest.mark.django_db
def test_a_step_is_never_changed_or_removed_even_behind_the_programs_back(office):
    f.moved(f.make_task(), "receive")
    step = TaskStep.objects.get()
    with pytest.raises(TypeError):
        step.save()
    for words in ("UPDATE record_taskstep SET reason = 'khác'", "DELETE FROM record_taskstep"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(words)
    assert TaskStep.objects.count() == 1


MOVES = st.lists(st.tuples(st.sampled_from(list(Move)), st.integers(0, 40), st.integers(0, 1)), max_size=14)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES, late=st.integers(-60, 60), extensions=st.sampled_from([0, 1, None]), default_days=st.sampled_from([None, 30]))
def test_the_columns_and_the_database_say_what_the_steps_say(office, moves, late, extensions, default_days):
    with transaction.atomic():
        options.write("followup_extensions", extensions)
        options.write("followup_days_without_date", default_days)
        task = f.make_task(due=None if late % 7 == 0 else f.DAY + timedelta(days=20))
        options.write("day", (f.DAY + timedelta(days=80)).isoformat())
        people = [f.office_hand(), f.office_hand("nguoi-hai")]
        day = f.DAY
        for move, forward, who in moves:
            step = a.MoveTask(
                task=task.pk,
                seen=task.version,
                move=move.value,
                reason="lý do",
                evidence=("x",),
                until=day + timedelta(days=45),
                month="2024-12",
                day=day + timedelta(days=forward),
            )
            try:
                task = step.run(people[who])
                day += timedelta(days=forward)
            except a.ActionError:
                task.refresh_from_db()
        rules, on = followup_settings(), f.DAY + timedelta(days=30 + late)
        state = state_of(task, rules)
        row = followup.timed(Task.objects.filter(pk=task.pk), on).get()
        assert (row.stage, row.due, row.finished, row.returned) == (state.stage, state.due, state.finished, state.returned)
        assert row.time == clock(state, on, rules).now
        assert row.first_due == state.task.due
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_figures_of_units_add_up_to_the_matrix(office):
    f.make_task()
    f.moved(f.make_task(), "receive", "start", "submit")
    f.make_task(unit=PROVINCE, lead=SOUTH, due=None)
    tallies = followup.tallies(Task.objects.all(), date(2025, 6, 1))
    units = followup.per_unit(tallies)
    assert sum(one.given for one in units) == sum(followup.counted(tallies).values()) == 3
    for one in units:
        assert one.given == one.on_time + one.late + one.running + one.overdue + one.no_date + one.set_aside


@pytest.mark.django_db
def test_top_secret_work_is_never_entered_and_secret_work_is_hidden(office):
    facts = (a.TaskFacts(text="việc kín", lead=NORTH),)
    cleared = make_person("duoc-xem", "approver", NORTH, clearance=3)
    with pytest.raises(a.Refused):
        a.GiveTasks(unit=NORTH, tasks=facts, secrecy=3).run(cleared)
    task = a.GiveTasks(unit=NORTH, tasks=facts, secrecy=2).run(cleared)[0]
    assert list(visible.tasks(cleared)) == [task]
    assert not visible.tasks(office.people["approver"]).exists()


class TestTogether:
    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture
    def desk(self, settings, tmp_path):
        settings.FILES = tmp_path / "files"
        return open_office()

    def test_two_judge_one_result_and_one_of_them_is_told(self, desk):
        task = f.moved(f.make_task(), "receive", "start", "submit")
        one, two = make_person("mot", "approver", NORTH), make_person("hai", "approver", NORTH)
        confirm = a.MoveTask(task=task.pk, seen=task.version, move="confirm")
        back = a.MoveTask(task=task.pk, seen=task.version, move="return", reason="thiếu biểu")
        answers = at_once(lambda: confirm.run(one), lambda: back.run(two))
        assert sorted(type(answer).__name__ for answer in answers) == ["Stale", "Task"]
        task.refresh_from_db()
        assert task.stage in (Stage.DONE, Stage.RETURNED)
        assert task.steps.count() == 4
        assert list(audit.verify()) == []

    def test_one_order_given_by_two_at_once_is_one_task(self, desk):
        order = f.an_order(desk)
        give = a.GiveTasks(orders=((order.pk, 1),), tasks=(f.FACTS,))
        answers = at_once(lambda: give.run(desk.people["reviewer"]), lambda: give.run(desk.people["approver"]))
        assert sorted(type(answer).__name__ for answer in answers) == ["Stale", "tuple"]
        assert Task.objects.count() == 1


@pytest.mark.django_db
def test_a_task_of_a_unit_that_ended_is_shown_and_handed_to_its_heir(office, signed_in):
    """The district of the north becomes part of the south; its open work goes on there, and the history says since when."""
    task = f.make_task(unit=PROVINCE, lead=NORTH)
    day = f.DAY + timedelta(days=1)
    OrgUnit.objects.filter(pk=NORTH).update(end=f.DAY)
    merged = values.Succession(day, values.SuccessionKind.MERGE, (NORTH,), (SOUTH,))
    Succession.of("merge", merged).save()
    rebuild_closure()
    options.write("day", day.isoformat())
    found = {group.kind: group.gaps for group in gap_list(make_person("xem", "reader", PROVINCE), day)}
    assert [(gap.message, page) for gap, page, _key in found[GapKind.TASK_OF_ENDED_UNIT]] == [
        ("Đơn vị chủ trì đã kết thúc; chuyển cho Huyện Nam: “Rà soát hộ nghèo”.", "task")
    ]
    office_hand = make_person("van-phong-tinh", "approver", PROVINCE)
    step = a.MoveTask(task=task.pk, seen=task.version, move="hand_over", reason="sáp nhập huyện", lead="Huyện Nam")
    step.run(office_hand)
    task.refresh_from_db()
    assert (task.lead_id, task.stage, task.first_due) == (SOUTH, "not_received", f.DUE)
    f.moved(task, "receive", by=make_person("nhan-viec", "reporter", SOUTH))
    assert {group.kind: group.gaps for group in gap_list(office_hand, day)}[GapKind.TASK_OF_ENDED_UNIT] == ()


@pytest.mark.django_db
def test_a_task_is_handed_over_only_to_another_unit_that_is_known(office):
    task = f.make_task(unit=PROVINCE, lead=NORTH)
    hand = make_person("van-phong-tinh", "approver", PROVINCE)
    for name, told in (
        ("", "Ghi đơn vị nhận việc"),
        ("Huyện Bắc", "phải khác đơn vị đang chủ trì"),
        ("Huyện Mơ", "Không rõ đơn vị"),
    ):
        with pytest.raises(a.Refused, match=told):
            a.MoveTask(task=task.pk, seen=task.version, move="hand_over", reason="sáp nhập", lead=name).run(hand)
