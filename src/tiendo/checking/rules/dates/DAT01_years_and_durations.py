"""Years and a duration printed side by side do not agree."""

from ...relations import dates
from ..rule import Rule

RULE = Rule(
    code="DAT01",
    name="years-and-durations",
    bundle="dates",
    what="Năm và khoảng thời gian in cạnh nhau không khớp.",
    certain="Phép trừ hai năm không thể cho số đã in; nơi có hai cách đếm, cả hai được thử.",
    vi="“{a}”: {shown} là {computed}.",
    en="“{a}”: the years give {computed}.",
    form=dates,
    finds=(
        "Lễ kỷ niệm 85 năm Ngày truyền thống (03/02/1930 - 03/02/2024) được tổ chức trang trọng.",
        "Đây là kế hoạch 7 năm 2021 - 2025 của tỉnh.",
    ),
    passes=(
        "Lễ kỷ niệm 94 năm Ngày truyền thống (03/02/1930 - 03/02/2024) được tổ chức trang trọng.",
        "Đây là kế hoạch 5 năm 2021 - 2025 của tỉnh.",
    ),
)
