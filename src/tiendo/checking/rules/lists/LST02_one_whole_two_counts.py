"""A count and the whole of the x/y that speaks of it differ."""

from ...relations import same_whole
from ..rule import Rule

RULE = Rule(
    code="LST02",
    name="one-whole-two-counts",
    bundle="lists",
    what="Số đếm và mẫu số của x/y cùng nói về một tổng thể nhưng khác nhau.",
    certain="“Trong N …, có x/y …” và “từ thứ x/y lên thứ z/y” nói về cùng một tổng thể; nơi khác phát hiện chỉ là nghi vấn.",
    vi="{a} và {b} nói về cùng một tổng thể nhưng số không khớp.",
    en="{a} and {b} speak of one whole and do not agree.",
    form=same_whole,
    finds=(
        "Trong 16 nhiệm vụ được giao, mới có 9/14 nhiệm vụ hoàn thành đúng hạn.",
        "Phấn đấu đưa chỉ số PCI của tỉnh từ thứ 59/62 năm 2019 lên thứ 45/63 năm 2025.",
    ),
    passes=(
        "Trong 14 nhiệm vụ được giao, mới có 9/14 nhiệm vụ hoàn thành đúng hạn.",
        "Phấn đấu đưa chỉ số PCI của tỉnh từ thứ 59/63 năm 2019 lên thứ 45/63 năm 2025.",
    ),
    since="0.2",
)
