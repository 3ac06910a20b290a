"""A cumulative figure is smaller than a part of it."""

from ...relations import cumulative
from ..rule import Rule

RULE = Rule(
    code="ORD04",
    name="cumulative-below-part",
    bundle="order",
    what="Số lũy kế nhỏ hơn số của một kỳ nằm trong đó.",
    certain="Cùng chỉ tiêu, cùng nơi, là số phát sinh; kỳ ngắn nằm trong kỳ dài nên không thể lớn hơn.",
    vi="{a} của kỳ ngắn lớn hơn {b} của cả kỳ.",
    en="{a} of the shorter time is larger than {b} of the whole.",
    form=cumulative,
    finds=(
        "Thu ngân sách tháng 5 năm 2024 đạt 238,6 tỷ đồng; thu ngân sách 5 tháng năm 2024 đạt 214,5 tỷ đồng.",
        "Trạm y tế tháng 5 khám cho 1.385 lượt người, lũy kế từ đầu năm 1.346 lượt người.",
    ),
    passes=(
        "Thu ngân sách tháng 5 năm 2024 đạt 38,6 tỷ đồng; thu ngân sách 5 tháng năm 2024 đạt 214,5 tỷ đồng.",
        "Trạm y tế tháng 5 khám cho 285 lượt người, lũy kế từ đầu năm 1.346 lượt người.",
    ),
)
