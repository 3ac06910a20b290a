"""The named end of a range is not the end that is printed."""

from ...relations import range_end
from ..rule import Rule

RULE = Rule(
    code="REP02",
    name="end-of-range",
    bundle="repeats",
    what="Đầu mút được nhắc lại không phải đầu mút của khoảng đã in.",
    certain="Văn bản gọi tên đầu mút; số khác với đầu mút đó với mọi cách làm tròn.",
    vi="Mức {words} của {a} là {shown}, văn bản ghi {b}.",
    en="The named end of {a} is {shown}; the text prints {b}.",
    form=range_end,
    finds=(
        "Chỉ tiêu tăng trưởng năm 2024 là 7,5-8,5%. Để đạt mức thấp nhất theo chỉ tiêu là 6,5%, các tháng cuối năm phải tăng nhanh.",
    ),
    passes=(
        "Chỉ tiêu tăng trưởng năm 2024 là 7,5-8,5%. Để đạt mức thấp nhất theo chỉ tiêu là 7,5%, các tháng cuối năm phải tăng nhanh.",
    ),
)
