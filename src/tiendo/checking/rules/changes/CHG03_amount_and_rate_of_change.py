"""A change printed as an amount and as a rate does not agree with the value."""

from ...relations import change_growth
from ..rule import Rule

RULE = Rule(
    code="CHG03",
    name="amount-and-rate-of-change",
    bundle="changes",
    what="Mức tăng giảm tuyệt đối và tốc độ tăng giảm không khớp với giá trị.",
    certain="Giá trị trừ mức tăng là giá trị kỳ trước; chia ra không thể được tốc độ đã in.",
    vi="{shown} là {computed}%, văn bản ghi {c}.",
    en="{shown} is {computed}%; the text prints {c}.",
    form=change_growth,
    finds=("Đàn lợn có 21.640 con, tăng 1.640 con (tăng 18,2%) so với cùng kỳ.",),
    passes=("Đàn lợn có 21.640 con, tăng 1.640 con (tăng 8,2%) so với cùng kỳ.",),
)
