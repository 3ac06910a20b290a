"""The plan behind a result lies below last year's result."""

from ....values import FindingClass
from ...relations import plan_below_last_year
from ..rule import Rule

RULE = Rule(
    code="SUS01",
    name="plan-below-last-year",
    bundle="suspicions",
    what="Kế hoạch suy ra từ “đạt p% kế hoạch” thấp hơn kết quả năm trước suy ra từ “tăng g%”.",
    certain="Hai khoảng suy ra không chạm nhau. Kế hoạch thấp hơn năm trước là có thể, nên chỉ là nghi vấn.",
    vi="Kế hoạch suy ra là {printed}{unit}, thấp hơn năm trước suy ra là {computed}{unit}.",
    en="The plan implied is {printed}{unit}, below last year's {computed}{unit}.",
    form=plan_below_last_year,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Doanh thu du lịch năm 2023 đạt 940 tỷ đồng, đạt 128% kế hoạch, tăng 12,5% so với cùng kỳ năm trước.",
        "Sản lượng gỗ khai thác năm 2022 đạt 215,4 nghìn m3, đạt 117,3% kế hoạch, tăng 4,2% so với năm 2021.",
    ),
    passes=("Doanh thu du lịch năm 2023 đạt 940 tỷ đồng, đạt 104% kế hoạch, tăng 12,5% so với cùng kỳ năm trước.",),
)
