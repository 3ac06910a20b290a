"""A ranking told in words and the order of the numbers disagree."""

from ...relations import ranked_list
from ..rule import Rule

RULE = Rule(
    code="ORD03",
    name="ranking-as-said",
    bundle="order",
    what="Thứ tự kể bằng lời (“lớn nhất”, “tiếp đến”) trái với thứ tự của các số.",
    certain="“Tiếp đến” đứng ngay sau “lớn nhất”: số sau không thể lớn hơn. Với “cao nhất trong …” phát hiện chỉ là nghi vấn.",
    vi="{b} được nói là lớn nhất, nhưng {a} lớn hơn.",
    en="{b} is said to be the largest, but {a} is larger.",
    form=ranked_list,
    finds=("Mặt hàng xuất khẩu lớn nhất là gỗ dán đạt 12,4 triệu USD. Tiếp đến là tinh quặng chì đạt 18,9 triệu USD.",),
    passes=("Mặt hàng xuất khẩu lớn nhất là gỗ dán đạt 18,9 triệu USD. Tiếp đến là tinh quặng chì đạt 12,4 triệu USD.",),
)
