"""From orders to tasks; what is missing; what waits; the quarterly basis."""

from datetime import UTC, date, datetime

from tiendo.followup.discipline import discipline, quarterly_basis
from tiendo.followup.drafts import drafts, merge, split
from tiendo.followup.gaps import GapKind, gaps
from tiendo.followup.ics import calendar_feed
from tiendo.followup.stages import Move, Part
from tiendo.followup.tasks import FollowupSettings, Task, TaskEvent, TaskState, begin, replay
from tiendo.followup.waiting import to_remind, waiting_for
from tiendo.reading import read_text
from tiendo.reading.records import read_records

SETTINGS = FollowupSettings()
TODAY = date(2025, 4, 15)
NOTICE = (
    "THÔNG BÁO KẾT LUẬN\n\nĐồng chí Chủ tịch UBND tỉnh kết luận như sau:\n\n2. Nhiệm vụ trong thời gian tới\n"
    "2.1. Sở Tài chính: Phối hợp với Sở Xây dựng tham mưu kế hoạch phân bổ vốn, trình UBND tỉnh trước ngày 30/4/2025.\n"
    "2.2. UBND các huyện: Rà soát hộ nghèo theo chuẩn mới; đẩy nhanh tiến độ các dự án chuyển tiếp."
)


def given(key: str, due: date | None, *events: TaskEvent, lead: str = "stc") -> TaskState:
    return replay(Task(key, f"việc {key}", "ubnd", lead, due, date(2025, 1, 2)), events, SETTINGS)


def did(move: Move, day: date, by: str = "lan", **facts: object) -> TaskEvent:
    return TaskEvent(move, by, datetime(day.year, day.month, day.day, tzinfo=UTC), day, **facts)  # type: ignore[arg-type]


def finished(key: str, due: date, day: date) -> TaskState:
    return given(
        key,
        due,
        did(Move.RECEIVE, date(2025, 1, 3)),
        did(Move.START, date(2025, 1, 4)),
        did(Move.SUBMIT, day, evidence=("kq.pdf",)),
        did(Move.CONFIRM, day, by="minh"),
    )


def test_a_conclusion_becomes_drafts_with_the_six_facts_it_prints() -> None:
    found = drafts(read_records(read_text(NOTICE, published=date(2025, 4, 1))))
    first = found[0]
    assert (first.lead, first.joining, first.due) == ("Sở Tài chính", "Sở Xây dựng", date(2025, 4, 30))
    assert first.product.startswith("kế hoạch phân bổ vốn")
    assert first.authority == "trình UBND tỉnh trước ngày 30/4/2025"
    assert [draft.lead for draft in found[1:]] == ["UBND các huyện", "UBND các huyện"]


def test_merging_keeps_every_sentence_and_splitting_gives_each_action() -> None:
    found = drafts(read_records(read_text(NOTICE, published=date(2025, 4, 1))))
    joined = merge(found[1:])
    assert len(joined.sources) == 2 and "; " in joined.text
    assert split(found[1]) == (found[1],)


def test_gaps_name_what_is_missing() -> None:
    found = gaps(
        upper_documents={"57-NQ/TW": "khoa học, công nghệ"},
        carried_out=(),
        orders={"o1": "rà soát hộ nghèo", "o2": "phân bổ vốn"},
        tasked_orders={"o2"},
        tasks=[given("t1", None)],
        targets=[],
        on=TODAY,
    )
    assert [gap.kind for gap in found] == [
        GapKind.DOCUMENT_NOT_CARRIED_OUT,
        GapKind.ORDER_WITHOUT_TASK,
        GapKind.TASK_WITHOUT_REPORT,
    ]
    assert "03/2025" in found[2].message


def test_what_waits_is_sorted_by_urgency_and_reminded_once_a_day() -> None:
    tasks = [given("a", date(2025, 5, 1)), given("b", date(2025, 4, 1)), given("c", None), finished("d", TODAY, TODAY)]
    waiting = waiting_for(unit="stc", part=Part.OWNER, tasks=tasks, explanations=(), on=TODAY, settings=SETTINGS)
    assert [item.about for item in waiting] == ["b", "a", "c"]
    assert waiting[0].overdue
    sent = {(item.kind, item.about, TODAY) for item in waiting}
    assert to_remind(waiting, sent, TODAY) == ()
    assert waiting_for(unit="sxd", part=Part.OWNER, tasks=tasks, explanations=(), on=TODAY, settings=SETTINGS) == ()


def test_the_feed_is_a_calendar_with_folded_lines() -> None:
    waiting = waiting_for(
        unit="stc", part=Part.OWNER, tasks=[given("a" * 80, date(2025, 5, 1))], explanations=(), on=TODAY, settings=SETTINGS
    )
    feed = calendar_feed(waiting, name="Việc, của tôi", address="tiendo", stamped=datetime(2025, 4, 15, tzinfo=UTC))
    assert "DTSTART;VALUE=DATE:20250501\r\n" in feed
    assert "X-WR-CALNAME:Việc\\, của tôi" in feed
    assert all(len(line.encode()) <= 75 for line in feed.split("\r\n"))


def test_figures_add_up_to_what_was_given() -> None:
    tasks = [
        finished("a", date(2025, 3, 1), date(2025, 2, 1)),
        finished("b", date(2025, 3, 1), date(2025, 3, 2)),
        given("c", date(2025, 4, 1)),
        given("d", date(2025, 6, 1)),
        given("e", None),
        begin(Task("f", "việc f", "ubnd", "stc", date(2025, 4, 20), date(2025, 1, 2))),
    ]
    seen = discipline("stc", tasks, TODAY, SETTINGS)
    assert seen.given == seen.on_time + seen.late + seen.running + seen.overdue + seen.no_date + seen.set_aside == 6
    assert (seen.on_time, seen.late, seen.overdue, seen.no_date, seen.due) == (1, 1, 1, 1, 3)


def test_the_quarterly_basis_holds_evidence_and_no_grade() -> None:
    basis = quarterly_basis("stc", "2025-Q1", [finished("b", date(2025, 3, 1), date(2025, 3, 2))], TODAY, SETTINGS)
    assert {line.axis for line in basis.lines} == {"result", "discipline"}
    assert basis.lines[0].met is False and basis.lines[0].evidence == ("kq.pdf",)
    assert "unity" in basis.silent
    assert not hasattr(basis, "grade")
