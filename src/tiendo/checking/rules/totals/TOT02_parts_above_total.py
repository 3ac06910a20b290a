"""The parts named beside a total add up to more than it."""

from ...relations import parts_within
from ..rule import Rule

RULE = Rule(
    code="TOT02",
    name="parts-above-total",
    bundle="totals",
    what="Các phần nêu cạnh tổng cộng lại lớn hơn tổng.",
    certain="Các phần không trùng nhau, nên cộng lại không thể vượt tổng. Nơi các phần có thể trùng nhau, phát hiện chỉ là nghi vấn.",
    vi="Các phần cộng lại ({shown}) được {computed}{unit}, lớn hơn tổng {a}.",
    en="The parts ({shown}) make {computed}{unit}, more than the total {a}.",
    form=parts_within,
    finds=(
        "Sản lượng tôm đạt 61 nghìn tấn (tôm thẻ 48 nghìn tấn, tôm sú 19 nghìn tấn).",
        "Có 9/14 nhiệm vụ hoàn thành đúng hạn (64,3%), 50 nhiệm vụ quá hạn.",
        "Trong 22 dự án, có 13 dự án hoàn thành; 19 dự án đang thi công.",
    ),
    passes=(
        "Sản lượng tôm đạt 61 nghìn tấn (tôm thẻ 41 nghìn tấn, tôm sú 12 nghìn tấn).",
        "Có 9/14 nhiệm vụ hoàn thành đúng hạn (64,3%), 5 nhiệm vụ quá hạn.",
        "Trong 22 dự án, có 13 dự án hoàn thành; 9 dự án đang thi công.",
    ),
)
