"""The reporting round of the demonstration (ví dụ): the province asks its districts for the figures of the year."""

from __future__ import annotations

from typing import Any

from tiendo.values import Period
from tiendo_web.record.actions import JudgeSubmission, OpenRound, SubmitToRound
from tiendo_web.record.models import OrgUnit

from .scene import DAY, DISTRICT, PROVINCE

SUBMITTED, APPROVED = 5, 2
"""So many districts have handed in, the first of them are approved; one of the others is sent back."""
REASON = "Thiếu số hộ nghèo cuối năm; bổ sung rồi nộp lại (ví dụ)."


def report_round(officer: Any, reporter: Any, approver: Any) -> None:
    """Open the round, hand in for some districts, the reporter's own first, approve two and return one."""
    below = OrgUnit.objects.filter(above=PROVINCE, level="district", tree="territory").order_by("name")
    units = [DISTRICT, *(key for key in below.values_list("pk", flat=True) if key != DISTRICT)]
    asked = OpenRound(
        unit=PROVINCE,
        title="Báo cáo thực hiện chỉ tiêu năm 2024 (ví dụ)",
        period=Period.of_year(DAY.year),
        units=tuple(units),
        indicators=(),
        due=DAY,
    ).run(officer, via="command")
    for unit in units[:SUBMITTED]:
        SubmitToRound(round=asked.pk, unit=unit).run(reporter if unit == DISTRICT else officer, via="command")
    for unit in units[:APPROVED]:
        JudgeSubmission(round=asked.pk, unit=unit, act="approve").run(approver, via="command")
    JudgeSubmission(round=asked.pk, unit=units[SUBMITTED - 1], act="return", reason=REASON).run(approver, via="command")
