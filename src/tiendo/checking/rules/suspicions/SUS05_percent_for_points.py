"""«tăng 2,3%» between two percentages where percentage points are meant."""

from ....values import FindingClass
from ...relations import percent_for_points
from ..rule import Rule

RULE = Rule(
    code="SUS05",
    name="percent-for-points",
    bundle="suspicions",
    what="Giữa hai tỷ lệ phần trăm, văn bản in “%” cho điểm phần trăm.",
    certain="Hiệu của hai tỷ lệ đúng là số đã in, còn tốc độ tăng thì không. Chỉ là ghi chú về cách viết.",
    vi="Từ {b} đến {a} là {c} tính bằng điểm phần trăm, không phải tốc độ tăng.",
    en="From {b} to {a} is {c} in percentage points, not a growth rate.",
    form=percent_for_points,
    gravest=FindingClass.NOTE,
    finds=(
        "Tỷ lệ hộ dùng nước sạch đạt 91,6%, tăng 3,4% so với năm 2022 (88,2%).",
        "Tỷ lệ bao phủ bảo hiểm y tế đạt 96,5%, tăng 4,1% so với cuối năm 2021 (92,4%).",
    ),
    passes=("Tỷ lệ hộ dùng nước sạch đạt 91,6%, tăng 3,4 điểm phần trăm so với năm 2022 (88,2%).",),
)
