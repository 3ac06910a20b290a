"""Two results and two shares lead back to two different plans."""

from ...relations import one_plan
from ..rule import Rule

RULE = Rule(
    code="PLN02",
    name="two-results-one-plan",
    bundle="plans",
    what="Hai kết quả và hai tỷ lệ thực hiện của cùng một kế hoạch dẫn đến hai kế hoạch khác nhau.",
    certain="Hai tỷ lệ gọi kế hoạch bằng cùng một tên, cùng chỉ tiêu, cùng năm; hai khoảng giá trị suy ra không chạm nhau.",
    vi="{shown} suy ra {words} {computed}{unit}, còn {a} và {b} suy ra {printed}{unit}.",
    en="{shown} implies a plan of {computed}{unit}, but {a} and {b} imply {printed}{unit}.",
    form=one_plan,
    finds=(
        "Thu ngân sách 5 tháng năm 2024 đạt 412 tỷ đồng, bằng 41,2% dự toán. Ước thu ngân sách 6 tháng năm 2024 đạt 498 tỷ đồng, bằng 61,8% dự toán.",
        "Đến chiều 31/12/2023, cục mới hoàn thành 97,62% dự toán. Cụ thể, số thu năm 2023 của cục là 236,3 tỷ đồng. Trước đó, năm 2023 cục đạt 94,84% dự toán, tương đương 226,1 tỷ đồng.",
    ),
    passes=(
        "Thu ngân sách 5 tháng năm 2024 đạt 412 tỷ đồng, bằng 41,2% dự toán. Ước thu ngân sách 6 tháng năm 2024 đạt 498 tỷ đồng, bằng 49,8% dự toán.",
        "Đến chiều 31/12/2023, cục mới hoàn thành 97,62% dự toán. Cụ thể, số thu năm 2023 của cục là 236,3 tỷ đồng. Trước đó, năm 2023 cục đạt 94,84% dự toán, tương đương 229,6 tỷ đồng.",
    ),
)
