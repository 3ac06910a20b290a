"""A result, the plan printed beside it and the share reached do not agree."""

from ...relations import level_plan
from ..rule import Rule

RULE = Rule(
    code="PLN01",
    name="share-of-plan",
    bundle="plans",
    what="Kết quả, kế hoạch in bên cạnh và tỷ lệ thực hiện không khớp nhau.",
    certain="Kế hoạch in trong ngoặc ngay sau tỷ lệ; không giá trị nào làm tròn thành ba số đã in mà thỏa phép chia.",
    vi="{shown} là {computed}%, văn bản ghi {c}.",
    en="{shown} is {computed}%; the text prints {c}.",
    form=level_plan,
    finds=(
        "Giải ngân được 84,6 tỷ đồng, đạt 64,5% kế hoạch vốn (118 tỷ đồng).",
        "Năm 2018, Cục được giao dự toán 108.000 tỷ đồng nhưng khả năng chỉ đạt 103.400 tỷ đồng, tương đương 92,6% so với chỉ tiêu được giao.",
    ),
    passes=(
        "Giải ngân được 84,6 tỷ đồng, đạt 71,7% kế hoạch vốn (118 tỷ đồng).",
        "Năm 2018, Cục được giao dự toán 108.000 tỷ đồng nhưng khả năng chỉ đạt 100.000 tỷ đồng, tương đương 92,6% so với chỉ tiêu được giao.",
    ),
)
