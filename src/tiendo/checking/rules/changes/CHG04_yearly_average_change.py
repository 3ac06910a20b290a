"""The yearly average of a change does not agree with its two ends."""

from ...relations import yearly_average
from ..rule import Rule

RULE = Rule(
    code="CHG04",
    name="yearly-average-change",
    bundle="changes",
    what="Mức tăng giảm bình quân năm không khớp với giá trị đầu và cuối.",
    certain="Cả hai cách hiểu được thử: chia đều từng năm, và tốc độ bình quân nhân; không cách nào cho số đã in.",
    vi="{shown} là {computed}{unit} mỗi năm, văn bản ghi {c}.",
    en="{shown} is {computed}{unit} a year; the text prints {c}.",
    form=yearly_average,
    finds=(
        "Tỷ lệ hộ nghèo giảm từ 31,4% năm 2021 xuống còn 22,4% năm 2024 (giảm bình quân 4,5%/năm).",
        "Thu ngân sách tăng bình quân 10 - 12%/năm, đến năm 2025 đạt 2.150 tỷ đồng (năm 2020 đạt 750 tỷ đồng).",
    ),
    passes=(
        "Tỷ lệ hộ nghèo giảm từ 31,4% năm 2021 xuống còn 22,4% năm 2024 (giảm bình quân 3%/năm).",
        "Thu ngân sách tăng bình quân 10 - 12%/năm, đến năm 2025 đạt 1.250 tỷ đồng (năm 2020 đạt 750 tỷ đồng).",
    ),
)
