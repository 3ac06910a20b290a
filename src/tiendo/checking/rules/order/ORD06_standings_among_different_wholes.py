"""Standings of one document are counted among different numbers of provinces."""

from ....values import FindingClass
from ...relations import rank_total
from ..rule import Rule

RULE = Rule(
    code="ORD06",
    name="standings-among-different-wholes",
    bundle="order",
    what="Các thứ hạng trong một văn bản xếp trên những tổng số tỉnh, thành phố khác nhau.",
    certain="Có chỉ số không xếp hạng đủ các tỉnh, nên chỉ là nghi vấn.",
    vi="{a} và {b} xếp trên hai tổng số khác nhau.",
    en="{a} and {b} are counted among different wholes.",
    form=rank_total,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Chỉ số PAPI xếp thứ 24/63 tỉnh, thành phố. Chỉ số PCI xếp thứ 31/36 tỉnh, thành phố.",
        "Chỉ số PCI năm 2022 xếp thứ 40/63 tỉnh, thành phố; chỉ số PAR INDEX xếp thứ 52/68 tỉnh, thành phố.",
    ),
    passes=("Chỉ số PAPI xếp thứ 24/63 tỉnh, thành phố. Chỉ số PCI xếp thứ 31/63 tỉnh, thành phố.",),
)
