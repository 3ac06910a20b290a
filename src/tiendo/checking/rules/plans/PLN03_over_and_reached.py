"""“Over by x%” and “reaches y%” of one plan do not agree."""

from ...relations import over_reaches
from ..rule import Rule

RULE = Rule(
    code="PLN03",
    name="over-and-reached",
    bundle="plans",
    what="“Vượt x%” và “đạt y%” của cùng một kế hoạch không khớp nhau.",
    certain="Vượt x% chính là đạt 100% + x%.",
    vi="{shown} là {computed}%, văn bản ghi {b}.",
    en="{shown} is {computed}%; the text prints {b}.",
    form=over_reaches,
    finds=("Trồng rừng được 1.134 ha, vượt 8,1% kế hoạch (đạt 118,1% kế hoạch).",),
    passes=("Trồng rừng được 1.134 ha, vượt 8,1% kế hoạch (đạt 108,1% kế hoạch).",),
)
