"""“From A up to B” and the order of the numbers disagree."""

from ...relations import from_to
from ..rule import Rule

RULE = Rule(
    code="ORD01",
    name="from-to-against-words",
    bundle="order",
    what="Chữ “từ … lên”, “từ … xuống” trái với thứ tự của hai số.",
    certain="Chữ nói tăng mà số giảm, hoặc ngược lại, với mọi cách làm tròn.",
    vi="Văn bản nói {words}, nhưng {b} không lớn hơn {a}.",
    en="The text says {words}, but {b} is not larger than {a}.",
    form=from_to,
    finds=(
        "Tỷ lệ che phủ rừng tăng từ 73,4% lên 72,1%.",
        "Phấn đấu đưa chỉ số PCI của tỉnh từ thứ 39/63 năm 2019 lên thứ 45/63 năm 2025.",
    ),
    passes=(
        "Tỷ lệ che phủ rừng tăng từ 72,1% lên 73,4%.",
        "Phấn đấu đưa chỉ số PCI của tỉnh từ thứ 59/63 năm 2019 lên thứ 45/63 năm 2025.",
    ),
)
