"""A rate or score that no province has had."""

from ....values import FindingClass
from ...relations import out_of_range
from ..rule import Rule

RULE = Rule(
    code="SUS07",
    name="beyond-what-is-possible",
    bundle="suspicions",
    what="Tỷ lệ hoặc điểm số nằm ngoài khoảng mà danh mục chỉ tiêu coi là có thể của một tỉnh.",
    certain="Khoảng trong danh mục cố ý rộng, nhưng không phải là giới hạn tự nhiên, nên chỉ là nghi vấn.",
    vi="{a} nằm ngoài khoảng thường có của một tỉnh (từ {lowest} đến {highest}).",
    en="{a} lies outside what a province can usually have ({lowest} to {highest}).",
    form=out_of_range,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Năm 2023, tỷ lệ hộ nghèo của tỉnh Bắc Lâm là 81,2%.",
        "Năm 2023, tỷ lệ che phủ rừng của tỉnh Bắc Lâm đạt 93,4%.",
    ),
    passes=(
        "Năm 2023, tỷ lệ hộ nghèo của tỉnh Bắc Lâm là 18,2%.",
        "Năm 2023, tỷ lệ hộ nghèo của xã Nà Mò là 81,2%.",
    ),
    since="0.2",
    life="trial",
)
