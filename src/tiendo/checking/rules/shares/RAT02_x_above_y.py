"""The first number of an x/y is larger than its whole."""

from ...relations import ratio_bound
from ..rule import Rule

RULE = Rule(
    code="RAT02",
    name="x-above-y",
    bundle="shares",
    what="Trong một tỷ số x/y, x lớn hơn y.",
    certain="x được đếm trong y: thứ hạng trong số đơn vị xếp hạng, điểm trong thang điểm, xã trong tổng số xã. Nơi y có thể là kế hoạch, phát hiện chỉ là nghi vấn.",
    vi="{a}: số đứng trước lớn hơn số đứng sau, phần lớn hơn tổng thể.",
    en="{a}: the first number is larger than the second, the part larger than the whole.",
    form=ratio_bound,
    finds=(
        "Chỉ số PAPI của tỉnh xếp thứ 67/63 tỉnh, thành phố.",
        "Đã thành lập tổ công nghệ số tại 123/112 xã, phường.",
    ),
    passes=(
        "Chỉ số PAPI của tỉnh xếp thứ 37/63 tỉnh, thành phố.",
        "Toàn huyện kết nạp 131/120 đảng viên, vượt kế hoạch giao.",
    ),
)
