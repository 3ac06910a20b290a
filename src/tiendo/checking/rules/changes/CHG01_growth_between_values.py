"""A value, the earlier value and the growth between them do not agree."""

from ...relations import level_growth
from ..rule import Rule

RULE = Rule(
    code="CHG01",
    name="growth-between-values",
    bundle="changes",
    what="Giá trị, giá trị kỳ trước và tốc độ tăng giảm không khớp nhau.",
    certain="Giá trị kỳ trước in trong ngoặc ngay sau tốc độ, hoặc ngay trước giá trị; giữa hai tỷ lệ phần trăm, cả cách hiểu điểm phần trăm cũng được thử.",
    vi="{shown} là {computed}{unit}, văn bản ghi {c}.",
    en="{shown} is {computed}{unit}; the text prints {c}.",
    form=level_growth,
    finds=("Doanh thu du lịch đạt 812 tỷ đồng, tăng 15,4% so với cùng kỳ năm trước (655 tỷ đồng).",),
    passes=("Doanh thu du lịch đạt 812 tỷ đồng, tăng 24% so với cùng kỳ năm trước (655 tỷ đồng).",),
)
