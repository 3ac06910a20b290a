"""The shares of one structure do not add up to 100%."""

from ...relations import hundred
from ..rule import Rule

RULE = Rule(
    code="TOT03",
    name="shares-to-100",
    bundle="totals",
    what="Các tỷ trọng của một cơ cấu cộng lại không bằng 100%.",
    certain="Cơ cấu được nêu đủ các thành phần; khi thiếu một thành phần, chỉ báo khi tổng vượt 100%.",
    vi="Các tỷ trọng cộng lại ({shown}) được {computed}%, không phải 100%.",
    en="The shares ({shown}) make {computed}%, not 100%.",
    form=hundred,
    finds=(
        "Cơ cấu kinh tế: nông, lâm nghiệp, thủy sản 24,5%; công nghiệp - xây dựng 25,1%; dịch vụ 52,3%; thuế sản phẩm trừ trợ cấp 3,4%.",
    ),
    passes=(
        "Cơ cấu kinh tế: nông, lâm nghiệp, thủy sản 24,5%; công nghiệp - xây dựng 20,1%; dịch vụ 52,1%; thuế sản phẩm trừ trợ cấp 3,4%.",
    ),
)
