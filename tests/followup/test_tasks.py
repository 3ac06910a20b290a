"""No illegal move by any sequence of actions; the first day is never lost; a returned task is not done."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.followup.stages import TABLE, Move, Part, Stage, moves_from, rule
from tiendo.followup.tasks import FollowupSettings, MoveError, Task, TaskEvent, TaskState, advance, begin, monthly_rows, replay
from tiendo.followup.timing import Time, clock, four_labels, six_labels, sixteen_labels

DUE = date(2025, 3, 31)
TASK = Task("t1", "rà soát hộ nghèo", assigner="ubnd-tinh", lead="so-nn", due=DUE, given=date(2025, 1, 10))
SETTINGS = FollowupSettings()


def did(move: Move, day: date = date(2025, 3, 1), by: str = "lan", **facts: object) -> TaskEvent:
    row = rule(move)
    facts.setdefault("reason", "lý do" if row.reason or move is Move.REPORT else "")
    if row.evidence:
        facts.setdefault("evidence", ("bao-cao.docx",))
    return TaskEvent(move, by, datetime(day.year, day.month, day.day, 9, tzinfo=UTC), day, **facts)  # type: ignore[arg-type]


def after(*events: TaskEvent, settings: FollowupSettings = SETTINGS) -> TaskState:
    return replay(TASK, events, settings)


STARTED = (did(Move.RECEIVE), did(Move.START))


def test_from_receipt_to_confirmation_by_another_person() -> None:
    state = after(*STARTED, did(Move.SUBMIT, date(2025, 3, 28)), did(Move.CONFIRM, date(2025, 4, 2), by="minh"))
    assert (state.stage, state.finished) == (Stage.DONE, date(2025, 3, 28))
    assert clock(state, date(2025, 12, 1), SETTINGS).now is Time.DONE_BEFORE


def test_the_one_who_sent_the_result_cannot_confirm_it() -> None:
    with pytest.raises(MoveError, match="khác người gửi"):
        after(*STARTED, did(Move.SUBMIT), did(Move.CONFIRM))


def test_a_returned_task_is_not_done() -> None:
    state = after(*STARTED, did(Move.SUBMIT), did(Move.RETURN, by="minh"))
    assert (state.stage, state.returned, state.submitted) == (Stage.RETURNED, 1, None)
    assert clock(state, date(2025, 4, 5), SETTINGS).now is Time.OVERDUE


def test_an_extension_keeps_the_first_day() -> None:
    asked = did(Move.ASK_EXTENSION, date(2025, 3, 30), until=date(2025, 4, 30))
    state = after(
        *STARTED, asked, did(Move.GRANT_EXTENSION, by="minh"), did(Move.SUBMIT, date(2025, 4, 10)), did(Move.CONFIRM, by="minh")
    )
    seen = clock(state, date(2025, 5, 1), SETTINGS)
    assert (state.task.due, state.due) == (DUE, date(2025, 4, 30))
    assert (seen.now, seen.against_first) == (Time.DONE_BEFORE, Time.DONE_AFTER)


@pytest.mark.parametrize(
    ("day", "until", "message"),
    [
        (date(2025, 4, 1), date(2025, 4, 30), "trước hoặc trong ngày"),
        (date(2025, 3, 1), date(2025, 3, 31), "sau hạn hiện tại"),
    ],
)
def test_an_extension_is_asked_in_time_and_for_later(day: date, until: date, message: str) -> None:
    with pytest.raises(MoveError, match=message):
        after(*STARTED, did(Move.ASK_EXTENSION, day, until=until))


def test_one_extension_by_default_and_more_by_setting() -> None:
    first = (did(Move.ASK_EXTENSION, until=date(2025, 4, 30)), did(Move.GRANT_EXTENSION, by="minh"))
    second = did(Move.ASK_EXTENSION, date(2025, 4, 1), until=date(2025, 5, 31))
    with pytest.raises(MoveError, match="hết số lần"):
        after(*STARTED, *first, second)
    assert after(*STARTED, *first, second, settings=FollowupSettings(extensions=None)).asked == date(2025, 5, 31)


def test_a_month_is_locked_once_sent_and_corrected_by_a_new_version() -> None:
    sent = did(Move.REPORT, month="2025-02")
    with pytest.raises(MoveError, match="đính chính"):
        after(*STARTED, sent, did(Move.REPORT, month="2025-02"))
    state = after(*STARTED, sent, did(Move.REPORT, month="2025-02", reason="số đúng", corrects=2))
    assert monthly_rows(state)["2025-02"].reason == "số đúng"
    assert len([event for event in state.events if event.move is Move.REPORT]) == 2


def test_nothing_to_report_is_a_report() -> None:
    assert monthly_rows(after(*STARTED, did(Move.REPORT, month="2025-02", reason="", nothing=True)))["2025-02"].nothing


def test_a_result_without_evidence_is_refused() -> None:
    with pytest.raises(MoveError, match="minh chứng"):
        after(*STARTED, did(Move.SUBMIT, evidence=()))


def test_labels_of_other_systems_are_views() -> None:
    assert four_labels(Stage.DONE, Time.DONE_AFTER) == "Hoàn thành quá hạn"
    assert six_labels(Stage.NOT_STARTED, Time.IN_TERM) == "Chưa thực hiện đúng hạn"
    assert sixteen_labels(Stage.WAITING, Time.OVERDUE) == "Chờ xác nhận (quá hạn)"
    assert four_labels(Stage.WITHDRAWN, Time.NO_DATE) == ""


def test_every_stage_but_the_first_is_reached_and_only_a_withdrawn_task_is_final() -> None:
    reached = {row.after for row in TABLE if row.after}
    assert reached == set(Stage) - {Stage.NOT_RECEIVED}
    dead = {stage for stage in Stage if not any(row.after not in (None, stage) and stage in row.before for row in TABLE)}
    assert dead == {Stage.WITHDRAWN}


def test_inspection_has_no_move() -> None:
    assert {row.part for row in TABLE} == set(Part)
    assert [row.move for row in moves_from(Stage.WAITING, Part.OFFICE)][:3] == [Move.CONFIRM, Move.CONFIRM_PART, Move.RETURN]


EVENTS = st.builds(
    lambda move, offset, by, until, month: did(
        move, date(2025, 1, 15) + timedelta(days=offset), by, until=DUE + timedelta(days=until), month=month
    ),
    st.sampled_from(list(Move)),
    st.integers(0, 120),
    st.sampled_from(["lan", "minh"]),
    st.integers(-5, 60),
    st.sampled_from(["2025-01", "2025-02", ""]),
)


@given(st.lists(EVENTS, max_size=25))
def test_no_sequence_of_actions_makes_an_illegal_state(events: list[TaskEvent]) -> None:
    state = begin(TASK)
    for event in events:
        try:
            moved = advance(state, event, SETTINGS)
        except MoveError:
            continue
        assert state.stage in rule(event.move).before
        assert moved.task.due == DUE
        assert moved.extended <= 1
        assert moved.due is None or moved.due >= DUE
        assert (moved.stage is Stage.DONE) <= (moved.finished is not None)
        assert moved.events[:-1] == state.events
        state = moved
    assert replay(TASK, state.events, SETTINGS) == state
