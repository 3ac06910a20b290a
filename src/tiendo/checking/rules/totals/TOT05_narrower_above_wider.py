"""A thing named more narrowly is larger than the total whose name it extends."""

from ....values import FindingClass
from ...relations import narrower_larger
from ..rule import Rule

RULE = Rule(
    code="TOT05",
    name="narrower-above-wider",
    bundle="totals",
    what="Số của một việc gọi tên hẹp hơn lại lớn hơn tổng số gọi tên rộng hơn.",
    certain="Tên hẹp thường là một phần của tên rộng, nhưng không phải luôn vậy, nên chỉ là nghi vấn.",
    vi="{a} gọi tên hẹp hơn {b} nhưng lại lớn hơn.",
    en="{a} is named more narrowly than {b} and yet is larger.",
    form=narrower_larger,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Năm 2023, tổng vốn đầu tư công của huyện là 214 tỷ đồng. Vốn đầu tư công của huyện bố trí cho giao thông là 341 tỷ đồng.",
        "Năm 2022, tổng nợ thuế của tỉnh là 96 tỷ đồng. Nợ thuế của tỉnh liên quan đến đất đai là 121 tỷ đồng.",
        "Hết quý II năm 2022, nợ thuế trên địa bàn lên đến 964 tỷ đồng. Khoản nợ thuế liên quan đến khoáng sản là 1.287 tỷ đồng.",
    ),
    passes=(
        "Hết quý II năm 2022, nợ thuế trên địa bàn lên đến 964 tỷ đồng. Khoản nợ thuế liên quan đến khoáng sản là 287 tỷ đồng.",
        "Năm 2023, tổng vốn đầu tư công của huyện là 214 tỷ đồng. Vốn đầu tư công của huyện bố trí cho giao thông là 134 tỷ đồng.",
    ),
)
