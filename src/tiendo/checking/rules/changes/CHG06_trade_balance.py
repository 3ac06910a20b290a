"""A trade balance does not agree with exports and imports."""

from ...relations import balance
from ..rule import Rule

RULE = Rule(
    code="CHG06",
    name="trade-balance",
    bundle="changes",
    what="Cán cân thương mại không khớp với xuất khẩu và nhập khẩu.",
    certain="Xuất khẩu, nhập khẩu và cán cân cùng một kỳ; hiệu của hai số không thể là số đã in.",
    vi="{shown} là {computed}{unit}, văn bản ghi {c}.",
    en="{shown} is {computed}{unit}; the text prints {c}.",
    form=balance,
    finds=(
        "Năm 2023, tổng kim ngạch xuất nhập khẩu đạt 683 triệu USD, trong đó xuất khẩu đạt 361 triệu USD, nhập khẩu đạt 322 triệu USD. Năm 2023, tỉnh xuất siêu 93 triệu USD.",
    ),
    passes=(
        "Năm 2023, tổng kim ngạch xuất nhập khẩu đạt 683 triệu USD, trong đó xuất khẩu đạt 361 triệu USD, nhập khẩu đạt 322 triệu USD. Năm 2023, tỉnh xuất siêu 39 triệu USD.",
    ),
)
