"""The total is met while at most half of its parts have met theirs."""

from ....values import FindingClass
from ..rule import Rule

RULE = Rule(
    code="SUS04",
    name="total-met-parts-not",
    bundle="suspicions",
    what="Toàn tỉnh đạt 100% kế hoạch trong khi không quá một nửa địa phương hoàn thành.",
    certain="Một bên có thể bù cho bên khác, hoặc hai ngày chốt số khác nhau, nên chỉ là nghi vấn.",
    vi="Cả địa bàn đạt {b} kế hoạch nhưng mới có {c} hoàn thành.",
    en="The whole meets {b} of its plan, yet only {c} have met theirs.",
    gravest=FindingClass.SUSPICION,
    finds=(
        "Tổng thu ngân sách năm 2023 ước đạt 812 tỷ đồng, đạt 100% kế hoạch. Đến nay mới có 3/8 địa phương hoàn thành dự toán thu ngân sách được giao.",
        "Thu ngân sách năm 2022 trên địa bàn huyện đạt 46 tỷ đồng, đạt 101,5% dự toán. Có 5/12 xã hoàn thành dự toán thu ngân sách.",
    ),
    passes=(
        "Tổng thu ngân sách năm 2023 ước đạt 812 tỷ đồng, đạt 100% kế hoạch. Đến nay có 7/8 địa phương hoàn thành dự toán thu ngân sách được giao.",
    ),
)
