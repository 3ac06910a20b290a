"""A result said to fall short is not below the target."""

from ....values import FindingClass
from ...relations import below_said
from ..rule import Rule

RULE = Rule(
    code="ORD05",
    name="short-of-target-as-said",
    bundle="order",
    what="Kết quả được nói là chưa đạt nhưng không thấp hơn chỉ tiêu.",
    certain="Chỉ là nghi vấn: lời văn và hai số không đi cùng nhau.",
    vi="Văn bản nói chưa đạt, nhưng {a} không thấp hơn {b}.",
    en="The text says it falls short, but {a} is not below {b}.",
    gravest=FindingClass.SUSPICION,
    form=below_said,
    finds=("Chỉ tiêu tăng trưởng GRDP năm 2023 là 7,5%. Tuy nhiên, 9 tháng đầu năm tỉnh chỉ tăng 8,9%.",),
    passes=("Chỉ tiêu tăng trưởng GRDP năm 2023 là 7,5%. Tuy nhiên, 9 tháng đầu năm tỉnh chỉ tăng 5,9%.",),
)
