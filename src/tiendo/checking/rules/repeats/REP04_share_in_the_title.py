"""The share in the title is not what the amounts of the text come to."""

from ....values import FindingClass
from ...relations import title_share
from ..rule import Rule

RULE = Rule(
    code="REP04",
    name="share-in-the-title",
    bundle="repeats",
    what="Tỷ lệ nêu ở tiêu đề không khớp với hai lượng mà bài viết nêu.",
    certain="Tiêu đề và bài viết nói về cùng số vật; nhưng tổng thể ở tiêu đề có thể khác tổng thể trong bài, nên chỉ là nghi vấn.",
    vi="Tiêu đề ghi {c}, nhưng {shown} là {computed}%.",
    en="The title says {c}, yet {shown} is {computed}%.",
    form=title_share,
    gravest=FindingClass.SUSPICION,
    finds=(
        "9 công ty chiếm hơn 60% tổng nợ thuế của tỉnh\n\nNăm 2023, nợ thuế của tỉnh là 1.420 tỷ đồng.\n\nTrong đó, riêng 9 công ty nợ 310 tỷ đồng.",
    ),
    passes=(
        "9 công ty chiếm hơn 60% tổng nợ thuế của tỉnh\n\nNăm 2023, nợ thuế của tỉnh là 1.420 tỷ đồng.\n\nTrong đó, riêng 9 công ty nợ 910 tỷ đồng.",
    ),
    since="0.2",
    life="trial",
)
