"""Follow-up of the demonstration: tasks of its conclusion, requests, a session, a question. Who does what and when is an example.

Everything goes through the actions, as an office would do it; some orders stay for a visitor to give.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import override

from tiendo.followup.drafts import TaskDraft, merge, worded
from tiendo_web.record.actions import (
    AskExplanation,
    FollowProposal,
    GiveTasks,
    MoveProposal,
    MoveTask,
    PlanMeeting,
    TaskFacts,
)
from tiendo_web.record.models import OrgUnit, ReadRecord, RecordKind, Task, User
from tiendo_web.record.reading_records import draft_of

from .scene import DAY, PROVINCE

CONCLUSION = "06-KL/VD"
PAC_NAM = "Huyện Pác Nặm"
EXAMPLE = "(ví dụ)"

# For each item of the conclusion what was done, as (move, day, reason, evidence, until); items that are not named stay to be given.
STORY: dict[str, tuple[tuple[str, date, str, str, date | None], ...]] = {
    "1.": (
        ("receive", date(2023, 7, 18), "", "", None),
        ("start", date(2023, 7, 20), "", "", None),
        ("submit", date(2023, 9, 27), f"Đã trình kế hoạch {EXAMPLE}.", f"Kế hoạch nông thôn mới {EXAMPLE}", None),
        ("confirm", date(2023, 10, 2), "", "", None),
    ),
    "2.": (
        ("receive", date(2023, 7, 19), "", "", None),
        ("start", date(2023, 8, 1), "", "", None),
        ("ask_extension", date(2023, 12, 20), f"Còn hộ chưa thống nhất đơn giá bồi thường {EXAMPLE}.", "", date(2024, 6, 30)),
        ("grant_extension", date(2023, 12, 25), "", "", None),
        ("submit", date(2024, 6, 28), f"Báo cáo kết quả {EXAMPLE}.", f"Báo cáo giải phóng mặt bằng {EXAMPLE}", None),
        ("return", date(2024, 7, 5), f"Chưa nêu diện tích còn lại và ngày xong {EXAMPLE}.", "", None),
    ),
    "3.": (
        ("receive", date(2023, 7, 20), "", "", None),
        ("start", date(2023, 9, 5), "", "", None),
        ("submit", date(2023, 12, 18), f"Đã trình chính sách {EXAMPLE}.", f"Tờ trình chính sách du lịch {EXAMPLE}", None),
        ("confirm", date(2023, 12, 22), "", "", None),
    ),
    "4.": (
        ("receive", date(2023, 7, 17), "", "", None),
        ("start", date(2023, 7, 17), "", "", None),
        ("submit", date(2024, 12, 27), f"Đã rà soát từng dự án {EXAMPLE}.", f"Biểu rà soát dự án {EXAMPLE}", None),
    ),
}
BY_HAND = (
    ("Tổng hợp kết quả rà soát hộ nghèo cuối năm 2024 (ví dụ)", date(2025, 1, 6), "Biểu tổng hợp (ví dụ)", 2),
    ("Báo cáo kế hoạch khắc phục thiếu giáo viên trên địa bàn huyện (ví dụ)", date(2025, 3, 31), "", 0),
    ("Theo dõi chất lượng tiêu chí nông thôn mới của các xã đã đạt chuẩn (ví dụ)", None, "", 1),
)


def follow(officer: User, leader: User) -> None:
    """Everything, in the order in which it came about."""
    with override("vi"):
        _conclusion(officer, leader)
        _by_hand(officer)
        _requests(officer)
        PlanMeeting(
            unit=PROVINCE,
            subject="Làm việc về thực hiện nghị quyết đại hội và nhiệm vụ năm 2024 (ví dụ)",
            day=date(2024, 6, 13),
            host="Ban Thường vụ Tỉnh ủy",
            guest=_unit(PAC_NAM),
        ).run(officer, via="command")
        PlanMeeting(
            unit=PROVINCE,
            subject="Làm việc về kết quả năm 2024 và nhiệm vụ năm 2025 (ví dụ)",
            day=date(2025, 1, 15),
            host="Ban Thường vụ Tỉnh ủy",
            guest=_unit(PAC_NAM),
        ).run(officer, via="command")


def _conclusion(officer: User, leader: User) -> None:
    orders = ReadRecord.objects.filter(kind=RecordKind.ORDER, document__number=CONCLUSION).order_by("start")
    groups: dict[str, list[ReadRecord]] = {}
    for row in orders:
        groups.setdefault(row.body["item"] or "", []).append(row)
    for item, steps in STORY.items():
        if item not in groups:
            continue
        task = _give(groups[item], officer)
        for move, day, reason, evidence, until in steps:
            by = officer if move in ("receive", "start", "submit", "ask_extension") else leader
            task.refresh_from_db()
            MoveTask(
                task=task.pk,
                seen=task.version,
                move=move,
                reason=reason,
                evidence=(evidence,) if evidence else (),
                until=until,
                day=day,
            ).run(by, via="command")
        if item == "2.":
            AskExplanation(
                kind="task",
                about=str(task.pk),
                question=f"Vì sao quá hạn đã gia hạn mà chưa xong giải phóng mặt bằng {EXAMPLE}?",
                due=date(2025, 1, 8),
            ).run(leader, via="command")


def _give(rows: Sequence[ReadRecord], officer: User) -> Task:
    drafts: list[TaskDraft] = [draft_of(row) for row in rows]
    draft = merge(drafts)
    facts = TaskFacts(
        text=worded(draft),
        lead=draft.lead,
        joining=draft.joining,
        product=draft.product,
        due=draft.due,
        authority=draft.authority,
        assigner=draft.assigner,
    )
    orders = tuple((row.pk, row.version) for row in rows)
    return GiveTasks(orders=orders, tasks=(facts,), example=True).run(officer, via="command")[0]


def _by_hand(officer: User) -> None:
    for text, due, product, steps in BY_HAND:
        facts = TaskFacts(text=text, lead=PAC_NAM, due=due, product=product)
        task = GiveTasks(unit=PROVINCE, tasks=(facts,), given=date(2024, 12, 2), example=True).run(officer, via="command")[0]
        for move in ("receive", "start")[:steps]:
            task.refresh_from_db()
            MoveTask(task=task.pk, seen=task.version, move=move, day=date(2024, 12, 5)).run(officer, via="command")


def _requests(officer: User) -> None:
    rows = list(ReadRecord.objects.filter(kind=RecordKind.PROPOSAL, document__unit__name=PAC_NAM).order_by("start")[:2])
    answers = (("received", "", ""), ("answered_in_part", f"Công văn trả lời {EXAMPLE}", ""))
    for row, (stage, document, reason) in zip(rows, answers, strict=False):
        followed = FollowProposal(record=row.pk, seen=row.version, text=row.surface, receiver="Ủy ban nhân dân tỉnh Bắc Kạn").run(
            officer, via="command"
        )
        MoveProposal(proposal=followed.pk, seen=followed.version, stage=stage, document=document, reason=reason, day=DAY).run(
            officer, via="command"
        )


def _unit(name: str) -> str:
    return OrgUnit.objects.filter(Q(start=None) | Q(start__lte=DAY), name=name).values_list("pk", flat=True).first() or ""
