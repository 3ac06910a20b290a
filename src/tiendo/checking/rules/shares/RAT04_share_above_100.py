"""A share of a whole is above 100%."""

from ...relations import share_bound
from ..rule import Rule

RULE = Rule(
    code="RAT04",
    name="share-above-100",
    bundle="shares",
    what="Tỷ lệ một phần chiếm trong tổng thể lớn hơn 100%.",
    certain="Không phần nào lớn hơn tổng thể của nó.",
    vi="{a}: một phần không thể chiếm hơn 100% tổng thể.",
    en="{a}: no part takes more than 100% of its whole.",
    form=share_bound,
    finds=("Vốn ngân sách trung ương chiếm 118% tổng mức đầu tư.",),
    passes=("Vốn ngân sách trung ương chiếm 81% tổng mức đầu tư.",),
)
