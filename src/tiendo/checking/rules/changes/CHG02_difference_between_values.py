"""A value, the earlier value and the difference between them do not agree."""

from ...relations import difference
from ..rule import Rule

RULE = Rule(
    code="CHG02",
    name="difference-between-values",
    bundle="changes",
    what="Giá trị, giá trị kỳ trước và mức chênh lệch không khớp nhau.",
    certain="Giá trị kỳ trước in trong ngoặc ngay sau mức chênh lệch; phép trừ không thể cho số đã in.",
    vi="{shown} là {computed}{unit}, văn bản ghi {c}.",
    en="{shown} is {computed}{unit}; the text prints {c}.",
    form=difference,
    finds=(
        "Toàn đảng bộ có 5.218 đảng viên, tăng 142 đảng viên so với cuối năm 2022 (5.106 đảng viên).",
        "Lợi nhuận của công ty giảm 89,2 tỷ đồng, từ 525,6 tỷ đồng xuống 463,4 tỷ đồng.",
        "Năm 2023, sốt xuất huyết ghi nhận 835 ca mắc, cùng kỳ 241 ca, tăng 494 ca.",
    ),
    passes=(
        "Toàn đảng bộ có 5.218 đảng viên, tăng 112 đảng viên so với cuối năm 2022 (5.106 đảng viên).",
        "Lợi nhuận của công ty giảm 89,2 tỷ đồng, từ 525,6 tỷ đồng xuống 436,4 tỷ đồng.",
        "Năm 2023, sốt xuất huyết ghi nhận 835 ca mắc, cùng kỳ 241 ca, tăng 594 ca.",
    ),
)
