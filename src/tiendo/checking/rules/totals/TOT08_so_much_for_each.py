"""A count times a rate for each is not the amount printed."""

from ....values import FindingClass
from ...relations import per_unit
from ..rule import Rule

RULE = Rule(
    code="TOT08",
    name="so-much-for-each",
    bundle="totals",
    what="Diện tích nhân năng suất không ra sản lượng; số đơn vị nhân mức bình quân không ra tổng.",
    certain="Diện tích gieo trồng có thể khác diện tích thu hoạch, mức bình quân có thể tính trên tập khác, nên chỉ là nghi vấn.",
    vi="{shown} được {computed}{unit}, văn bản ghi {c}.",
    en="{shown} is {computed}{unit}; the text prints {c}.",
    form=per_unit,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Năm 2023, toàn huyện gieo cấy 3.182 ha lúa, năng suất 56,6 tạ/ha, sản lượng 12.010 tấn.",
        "Năm 2023, toàn huyện có 30.923 học sinh. Ngành có 1.819 giáo viên, bình quân 27,0 học sinh/giáo viên.",
    ),
    passes=(
        "Năm 2023, toàn huyện gieo cấy 3.182 ha lúa, năng suất 56,6 tạ/ha, sản lượng 18.010 tấn.",
        "Năm 2023, toàn huyện có 30.923 học sinh. Ngành có 1.819 giáo viên, bình quân 17,0 học sinh/giáo viên.",
    ),
    since="0.2",
    life="trial",
)
