from datetime import date

import pytest

from tiendo.ledger import Act, Ledger, LedgerError, Round, Stage, Step, StepError, post_all, progress, submission
from tiendo.values import Period

from .build import unit

ASKED = Round(
    "r", "Báo cáo tháng 9", Period.parse("2024-09"), ("A", "B", "C"), ("state_revenue_area",), date(2024, 10, 5), date(2024, 9, 20)
)


def step(act, day, *, of="A", by="xã", reason=""):
    return Step(f"{of}/{act}/{day}", "r", of, Act(act), by, date(2024, 10, day), reason)


def test_a_returned_report_is_sent_again_approved_by_another_and_locked():
    steps = [
        step("submit", 3),
        step("return", 4, by="tỉnh", reason="thiếu biểu 2"),
        step("submit", 6),
        step("approve", 7, by="tỉnh"),
        step("lock", 8, by="tỉnh"),
    ]
    state = submission("A", steps)
    assert (state.stage, state.first) == (Stage.LOCKED, date(2024, 10, 3))
    assert submission("A", steps[:2]).reason == "thiếu biểu 2"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([step("approve", 3)], "không thể approve"),
        ([step("submit", 3), step("approve", 4)], "người duyệt phải khác người gửi"),
        ([step("submit", 3), step("return", 4, by="tỉnh")], "phải ghi lý do"),
        (
            [
                step("submit", 3),
                step("approve", 4, by="tỉnh"),
                step("lock", 5, by="tỉnh"),
                step("return", 6, by="tỉnh", reason="x"),
            ],
            "không thể return",
        ),
    ],
)
def test_what_a_stage_does_not_allow(steps, words):
    with pytest.raises(StepError, match=words):
        submission("A", steps)
    with pytest.raises(LedgerError, match=words):
        post_all(Ledger(), [unit("A"), ASKED, *steps])


def test_completeness_and_timeliness_as_of_any_day():
    """A gửi ngày 3, B gửi muộn ngày 8, C không gửi; hạn ngày 5."""
    steps = [step("submit", 3), step("submit", 8, of="B")]
    early, late = progress(ASKED, steps, on=date(2024, 10, 5)), progress(ASKED, steps, on=date(2024, 10, 9))
    assert (early.submitted, early.missing) == (1, ())
    assert (late.asked, late.submitted, late.approved, late.on_time, late.late, late.missing) == (3, 2, 0, 1, 1, ("C",))
