"""Parts beside a total miss it, and one mistyped digit would explain it."""

from ....values import FindingClass
from ...relations import nearly_total
from ..rule import Rule

RULE = Rule(
    code="TOT06",
    name="parts-beside-total-off-by-a-slip",
    bundle="totals",
    what="Các phần nêu cạnh tổng cộng lại không bằng tổng, và chỉ một lỗi gõ là đủ để lệch như vậy.",
    certain="Chỉ là nghi vấn: lời văn không nói các phần là toàn bộ; nhưng sửa một chữ số thì chúng cộng đúng bằng tổng.",
    vi="Các phần cộng lại ({shown}) được {computed}{unit}, tổng ghi {a}; sửa một chữ số là khớp.",
    en="The parts ({shown}) make {computed}{unit}, the total is printed as {a}; one digit would mend it.",
    gravest=FindingClass.SUSPICION,
    form=nearly_total,
    finds=(
        "Mưa lũ làm 742 nhà bị ảnh hưởng, trong đó sập đổ 19 nhà, hư hỏng nặng 54 nhà, ngập nước 418 nhà, sạt lở 188 nhà.",
        "Đảng bộ tỉnh có 542 tổ chức cơ sở đảng (223 đảng bộ, 391 chi bộ cơ sở).",
    ),
    passes=(
        "Mưa lũ làm 742 nhà bị ảnh hưởng, trong đó sập đổ 19 nhà, hư hỏng nặng 54 nhà, ngập nước 481 nhà, sạt lở 188 nhà.",
        "Toàn huyện có 3.412 đảng viên, trong đó nữ 1.205 đảng viên, dân tộc thiểu số 2.960 đảng viên.",
    ),
    since="0.2",
)
