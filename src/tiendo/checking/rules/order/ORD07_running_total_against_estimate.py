"""The running total and the estimate leave different amounts for the earlier months."""

from ...relations import month_split
from ..rule import Rule

RULE = Rule(
    code="ORD07",
    name="running-total-against-estimate",
    bundle="order",
    what="Số ước cả kỳ trừ số ước tháng cuối không bằng số lũy kế trừ số đã có của tháng đó.",
    certain="Cả hai phép trừ đều cho số của các tháng trước; hai khoảng giá trị không chạm nhau.",
    vi="{shown} là {computed}{unit} cho các tháng trước, nhưng {c} trừ {d} là {printed}{unit}.",
    en="{shown} leaves {computed}{unit} for the earlier months, but {c} less {d} leaves {printed}{unit}.",
    form=month_split,
    finds=(
        "Số thu ngân sách từ 1 - 27/6/2023 đạt 41,2 tỷ đồng. Lũy kế từ 1/1 đến 27/6/2023 đạt 312,5 tỷ đồng. Ước thu tháng 6/2023 đạt 96,4 tỷ đồng, tổng thu ngân sách 6 tháng năm 2023 ước đạt 318,8 tỷ đồng.",
    ),
    passes=(
        "Số thu ngân sách từ 1 - 27/6/2023 đạt 41,2 tỷ đồng. Lũy kế từ 1/1 đến 27/6/2023 đạt 312,5 tỷ đồng. Ước thu tháng 6/2023 đạt 46,4 tỷ đồng, tổng thu ngân sách 6 tháng năm 2023 ước đạt 317,7 tỷ đồng.",
    ),
)
