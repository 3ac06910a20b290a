"""A total over years and its yearly average do not agree."""

from ...relations import period_average
from ..rule import Rule

RULE = Rule(
    code="CHG05",
    name="average-of-a-period",
    bundle="changes",
    what="Tổng của cả giai đoạn và mức bình quân năm không khớp nhau.",
    certain="Số năm in trong câu; tổng chia số năm không thể được mức bình quân đã in.",
    vi="{shown} là {computed}{unit}, văn bản ghi {b}.",
    en="{shown} is {computed}{unit}; the text prints {b}.",
    form=period_average,
    finds=("Giai đoạn 2021 - 2025 huy động 24.500 tỷ đồng, bình quân 6.900 tỷ đồng/năm.",),
    passes=("Giai đoạn 2021 - 2025 huy động 24.500 tỷ đồng, bình quân 4.900 tỷ đồng/năm.",),
)
