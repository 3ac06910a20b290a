"""An x/y and the percentage printed beside it do not agree."""

from ...relations import ratio_percent
from ..rule import Rule

RULE = Rule(
    code="RAT01",
    name="percentage-of-x-of-y",
    bundle="shares",
    what="Một tỷ số x/y và tỷ lệ phần trăm in bên cạnh không khớp nhau.",
    certain="Mọi giá trị làm tròn thành số đã in đều được thử; không giá trị nào cho cả hai.",
    vi="{shown} là {computed}%, văn bản ghi {b}.",
    en="{shown} is {computed}%; the text prints {b}.",
    form=ratio_percent,
    finds=(
        "Đến nay huyện có 31/46 tiêu chí hoàn thành, đạt 76,4%.",
        "Toàn xã có 17/24 thôn có nhà văn hóa đạt chuẩn (chiếm 80,8%).",
        "Toàn huyện có 56 trên 98 xã đạt tiêu chí y tế, tỷ lệ 67,14%.",
    ),
    passes=(
        "Đến nay huyện có 31/46 tiêu chí hoàn thành, đạt 67,4%.",
        "Toàn xã có 17/24 thôn có nhà văn hóa đạt chuẩn (chiếm 70,8%).",
        "Toàn huyện có 56 trên 98 xã đạt tiêu chí y tế, tỷ lệ 57,14%.",
    ),
)
