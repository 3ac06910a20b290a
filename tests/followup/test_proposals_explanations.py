"""Answered is not settled; the same request in an earlier year is found; an explanation is closed by another person."""

from datetime import date

import pytest

from tiendo.followup.explanations import Answer, Explanation, accept, answer, answer_day, reminders
from tiendo.followup.proposals import FollowedProposal, ProposalStage, ProposalStep, asked_before, counted, move_proposal
from tiendo.followup.tasks import MoveError
from tiendo.followup.workdays import vietnamese_calendar

ROAD = FollowedProposal(
    "p1", "bố trí kinh phí nâng cấp tuyến đường Giáo Hiệu - Cao Tân", "huyện Nà Mò", "UBND tỉnh", date(2024, 6, 13)
)


def step(stage: ProposalStage, day: date = date(2024, 7, 1), **facts: str) -> ProposalStep:
    facts.setdefault("document", "12/UBND-TH")
    return ProposalStep(stage, "lan", day, **facts)


def test_an_answer_does_not_settle_a_request() -> None:
    asked = move_proposal(ROAD, step(ProposalStage.SENT))
    accepted = move_proposal(asked, step(ProposalStage.ACCEPTED))
    assert not accepted.settled
    assert move_proposal(accepted, step(ProposalStage.DONE)).settled


@pytest.mark.parametrize(
    ("moves", "message"),
    [
        ([step(ProposalStage.DONE)], "không thể chuyển"),
        ([step(ProposalStage.SENT), step(ProposalStage.REFUSED, reason="")], "lý do"),
        ([step(ProposalStage.SENT), step(ProposalStage.ACCEPTED, document="")], "văn bản trả lời"),
        ([step(ProposalStage.SENT), step(ProposalStage.RECEIVED, date(2024, 1, 1))], "sớm hơn"),
    ],
)
def test_moves_that_do_not_follow_are_refused(moves: list[ProposalStep], message: str) -> None:
    with pytest.raises(MoveError, match=message):
        proposal = ROAD
        for move in moves:
            proposal = move_proposal(proposal, move)


def test_the_same_request_of_an_earlier_year_is_found() -> None:
    again = FollowedProposal(
        "p2",
        "đề nghị tỉnh bố trí vốn nâng cấp đường Giáo Hiệu - Cao Tân do xuống cấp",
        "Huyện Nà Mò",
        "UBND tỉnh",
        date(2025, 5, 1),
    )
    other = FollowedProposal("p3", "bổ sung biên chế giáo viên mầm non", "huyện Nà Mò", "UBND tỉnh", date(2023, 5, 1))
    assert asked_before(again, [ROAD, other]) == (ROAD,)
    assert asked_before(ROAD, [again]) == ()


def test_counts_add_up() -> None:
    assert sum(counted([ROAD, move_proposal(ROAD, step(ProposalStage.SENT))]).values()) == 2


WHY = Explanation("e1", "target", "t1", "so-nn", "chủ tịch", "Vì sao giải ngân chậm?", date(2025, 4, 28), date(2025, 5, 8))


def test_an_explanation_is_closed_by_another_person() -> None:
    answered = answer(WHY, Answer("lan", date(2025, 5, 5), "Vướng giải phóng mặt bằng."))
    with pytest.raises(MoveError, match="không tự chấp nhận"):
        accept(answered, "lan")
    assert not accept(answered, "minh").open
    with pytest.raises(MoveError):
        accept(WHY, "minh")


def test_days_to_answer_by_working_and_by_calendar_days() -> None:
    calendar = vietnamese_calendar()
    assert answer_day(date(2025, 4, 28), 3, calendar, working=True) == date(2025, 5, 6)
    assert answer_day(date(2025, 4, 28), 3, calendar, working=False) == date(2025, 5, 1)


def test_reminders_fall_on_set_days_and_stop_when_answered() -> None:
    calendar = vietnamese_calendar()
    days = [date(2025, 5, day) for day in range(5, 13)]
    assert [reminders(WHY, day, calendar) for day in days] == [3, None, 1, 0, -1, -1, -1, -2]
    assert reminders(answer(WHY, Answer("lan", date(2025, 5, 5), "x")), date(2025, 5, 7), calendar) is None
