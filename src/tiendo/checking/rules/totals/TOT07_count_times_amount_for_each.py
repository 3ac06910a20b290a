"""So many things at so much each do not make the amount printed for all."""

from ...relations import price_total
from ..rule import Rule

RULE = Rule(
    code="TOT07",
    name="count-times-amount-for-each",
    bundle="totals",
    what="Số lượng nhân với mức của mỗi phần không bằng tổng số tiền ghi bên cạnh.",
    certain="Lời văn nói rõ mỗi phần bao nhiêu và tất cả bao nhiêu; không giá trị nào làm tròn thành các số đã in mà nhân lại đúng.",
    vi="{shown} là {computed}{unit}, văn bản ghi {c}.",
    en="{shown} makes {computed}{unit}, the text prints {c}.",
    form=price_total,
    finds=("Huyện trao 620 suất quà (mỗi suất 500.000 đồng, tổng trị giá 130 triệu đồng).",),
    passes=("Huyện trao 620 suất quà (mỗi suất 500.000 đồng, tổng trị giá 310 triệu đồng).",),
    since="0.2",
)
